"""What follows a noun that names a mechanism or an instrument: number, matter, parties, brackets, date."""

import re
from typing import Final

from onrecord.ledger.lifecycle_words import FORMS, WORDS
from onrecord.ledger.mechanisms_heads import LAST_WORDS, Place
from onrecord.ledger.mechanisms_left import OWNERS, codes_of
from onrecord.model import Span

_MOST_PARTS: Final = 6  # parts after a noun: matter, parties, brackets, date
_MOST_MATTER: Final = 16  # words of what it is about
_MOST_LIST: Final = 6  # words of a list in capitals
_MOST_SHARERS: Final = 22  # words of "with …", "between …"
_NUMBER: Final = re.compile(r"\d{1,4}(?:\(?[IVX]+\)?)?|[A-Z]/\d.*")
_YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")
_BRACKET: Final = re.compile(r"\s*\(([^()]{1,120})\)")
_ALIAS: Final = re.compile(r"(?:the )?[A-Z][\w-]*[A-Z][\w-]*(?: [A-Z][a-z]+)*")
_MEMBERS: Final = ("comprising", "including", "consisting", "made up of")
_LISTING: Final = frozenset({"comprising", "involving", "including"})
_BY: Final = frozenset({"statement", "declaration"})
_NO: Final = frozenset({"no", "no.", "number", "#"})
_PAUSES: Final = frozenset({"", ",", ".", "-", "–", "’"})
_BOUNDS: Final = WORDS["bounds"] | WORDS["aux"] | WORDS["modals"]
_ENDS: Final = WORDS["stops"] | WORDS["determiners"] | WORDS["matter"]


class Right:
    """Walks over what follows a noun and remembers what it read."""

    def __init__(self, place: Place) -> None:
        self.text = place.sentence.scene.text
        self.head = place.head
        self.sentence = place.sentence
        self.words = place.sentence.words
        self.at = self.last = place.last
        self.alias_end = 0
        self.parties: list[str] = []
        self.matter = self.with_party = False
        self.number: str | None = None
        self.dated: str | None = None

    def read(self) -> None:
        """Read every part in turn until none follows."""
        self._read_number()
        parts = (self._read_bracket, self._read_of, self._read_dated, self._read_phrase)
        for _ in range(_MOST_PARTS):
            before = self.at
            # A part that is not there may still have read to the end.
            any(self.at < len(self.words) and part() for part in parts)
            if self.at == before:
                break

    def _read_number(self) -> None:
        """Read "2254", "No. 1701", "(2015)"."""
        at = self.at
        words = self.words
        if at < len(words) and words[at].key in _NO and not words[at].pause:
            at += 1
        if (
            at < len(words)
            and words[at].pause in ("", ".", "№", "#")
            and _NUMBER.fullmatch(words[at].key.upper())
        ):
            if self.head.needs != "number":
                return
            self.number = words[at].key
            self.at = self.last = at + 1

    def _read_bracket(self) -> bool:
        """Read what stands in brackets: a year, another name, members; anything else is left where it is."""
        if not self.words[self.at].pause.startswith("("):
            return False
        end = self.sentence.start + self.words[self.at - 1].end
        match = _BRACKET.match(self.text, end, self.sentence.end)
        if not match:
            return False
        inner, span = match[1].strip(), match.span(1)
        if _YEAR.fullmatch(inner):
            self.dated = inner
        elif inner.lower().startswith(_MEMBERS):
            self._take_parties(span)
        elif _ALIAS.fullmatch(inner):
            start = self.sentence.start + self.words[self.last - 1].end
            if ", the " not in self.text[start : match.start()]:  # else it is another thing's, of a list
                self.alias_end = match.end()
        elif (found := self.sentence.dates(span[0])) and found[0].start <= span[0] + 2 and not self.dated:
            self.dated = found[0].printed or found[0].value
        else:
            return False
        self._skip_to(match.end())
        return True

    def _read_of(self) -> bool:
        """Read "of understanding", "of October 2015", "of Friendship and Cooperation", "of Valmeria and Tarsund"."""
        words, at = self.words, self.at
        if words[at].key != "of" or words[at].pause or at + 1 >= len(words):
            return False
        start = self.sentence.start + words[at + 1].start
        times = self.sentence.dates(start)
        if times and times[0].start <= start + 4:  # "of the 14th of May"
            self.dated = self.dated or times[0].printed or times[0].value
            self._skip_to(times[0].end)
            self.last = self.at
            return True
        begin = at + 2 if words[at + 1].key == "the" else at + 1
        if begin >= len(words):
            return False
        span = self.sentence.start + words[begin].start, self.sentence.end
        owner = next((one for one in self.sentence.parties(span) if one.start == span[0]), None)
        if self.head.family == "representatives" or (owner and owner.kind in OWNERS):
            known = len(self.parties)
            is_read = self._read_sharers(begin)
            is_ones_own = (
                len(self.parties) == known + 1 and owner is not None and owner.kind == "organisation"
            )
            if is_read and is_ones_own and self.head.sort == "instrument":
                self.last = self.at  # "the Charter of the Harbour Union"
            return is_read
        if not words[begin].is_capital:
            return False
        self.matter = True
        self.at = self.last = self._end_of_matter(begin)
        return True

    def _read_dated(self) -> bool:
        """Read "dated November 9, 2011"."""
        words, at = self.words, self.at
        if words[at].key != "dated" or at + 1 >= len(words):
            return False
        start = self.sentence.start + words[at + 1].start
        times = self.sentence.dates(start)
        if not times or times[0].start > start + 4:
            return False
        self.dated = times[0].printed or times[0].value
        self._skip_to(times[0].end)
        return True

    def _read_phrase(self) -> bool:
        """Read "on pilotage", "between Valmeria and Tarsund", "with Tarsund"."""
        word = self.words[self.at]
        if self.at + 1 >= len(self.words) or (
            word.pause and not (word.pause == "," and word.key in _LISTING)
        ):
            return False
        if word.key in WORDS["sharing"] and (word.key != "by" or self.head.family in _BY):
            return self._read_sharers(self.at + 1, is_with=word.key == "with")
        if word.key in WORDS["matter"]:
            start = self.sentence.start + self.words[self.at + 1].start
            if any(one.start == start for one in self.sentence.dates(start)):
                return False  # "signed the treaty on 3 May"
            end = self._end_of_matter(self.at + 1)
            is_vague = word.key == "for" and not any(one.is_capital for one in self.words[self.at + 1 : end])
            is_bare = self.head.sort == "instrument" or self.head.family in ("line", "lists")
            if end == self.at + 1 or (is_vague and is_bare):
                return False
            self.matter = True
            self.at = self.last = end
            return True
        return False

    def _end_of_matter(self, at: int) -> int:
        """Give the index after the words that say what the thing is about."""
        words = self.words
        now = at
        stop = min(len(words), at + _MOST_MATTER)
        starts = {one.start for one in self.sentence.dates(self.sentence.start + words[at].start)}
        while now < stop:
            word = words[now]
            is_open = not word.pause or word.pause in ("-", "–", "’", "'") or self._is_list(now)
            if now > at and not is_open:
                break
            if now > at and self._ends_matter(now, starts):
                break
            now += 1
        while now > at and words[now - 1].key in _ENDS:
            now -= 1
        return now

    def _is_list(self, now: int) -> bool:
        """Say whether a comma before the word at `now` parts a list: "on friendship, cooperation and assistance"."""
        words = self.words
        if words[now].pause != "," or self.sentence.is_shouted:
            return False
        is_capital = words[now - 1].is_capital
        for n in range(now, min(len(words) - 1, now + _MOST_LIST)):
            if words[n].key == "and":
                is_alike = (
                    words[n + 1].is_capital == is_capital and words[n + 1].key not in WORDS["determiners"]
                )
                return n > now and is_alike and not words[n].pause.strip(",")
            if words[n].is_capital != is_capital or words[n].key in _ENDS or words[n].key in FORMS:
                return False
        return False

    def _ends_matter(self, now: int, starts: set[int]) -> bool:
        """Say whether the word at `now` is no part of the matter: a verb, a bound, a date, other parties."""
        word = self.words[now]
        if word.key in WORDS["aux"] | WORDS["modals"] | WORDS["bounds"] | WORDS["negators"]:
            return True
        if word.key in ("with", "by", "between", "at", "under", "to", "dated") or word.is_possessive:
            return True
        if self.sentence.start + word.start in starts:
            return True
        # After a name in capitals a word in lower case that joins nothing is a verb: "in the Hesk Strait extends".
        if (
            not word.is_capital
            and word.key not in _ENDS
            and self.words[now - 1].is_capital
            and word.key != "and"
        ):
            return True
        if not word.is_capital and word.key in FORMS and not word.key.endswith("ing"):
            return True
        return word.key == "and" and now + 1 < len(self.words) and self._opens_other(now + 1)

    def _opens_other(self, now: int) -> bool:
        """Say whether what follows "and", at `now`, is another thing: "and a memorandum", "and agreed"."""
        key = self.words[now].key
        is_lower = self.words[now - 2].is_capital and not self.words[now].is_capital
        if is_lower and key not in _ENDS:
            return True  # "the Convention on Harbour Lights and regional security"
        return key in WORDS["determiners"] or (key in FORMS and not key.endswith("ing"))

    def _read_sharers(self, at: int, *, is_with: bool = False) -> bool:
        """Read the parties of "between …", "with …", "by …", "of …" from the word at `at`."""
        words = self.words
        now = at
        stop = min(len(words), at + _MOST_SHARERS)
        end = at
        while now < stop:
            word = words[now]
            if self._ends_sharers(now):
                break
            now += 1
            if word.is_capital:
                end = now
        if end == at:
            return False
        found = self._take_parties(self.sentence.span(at, end))
        self.with_party = self.with_party or (is_with and found)
        self.at = end
        return found

    def _ends_sharers(self, now: int) -> bool:
        """Say whether the word at `now` is no part of a list of parties: a mark, a verb, a bound ("that of" is none)."""
        word = self.words[now]
        if word.pause not in _PAUSES or word.key in WORDS["matter"]:
            return True
        if word.pause == "," and self._opens_thing(now):
            return True
        if word.key == "that" and now + 1 < len(self.words) and self.words[now + 1].key == "of":
            return False
        return word.key in _BOUNDS or word.key.endswith("ing") or (not word.is_capital and word.key in FORMS)

    def _opens_thing(self, now: int) -> bool:
        """Say whether the next of a list is a text or a body of its own: "the Harbour Union, the Pilots Charter"."""
        for n in range(now + 1, min(len(self.words), now + _MOST_LIST)):
            if self.words[n].pause not in ("", "-", "–"):
                return False
            if self.words[n].key in LAST_WORDS:
                return True
        return False

    def _take_parties(self, span: Span) -> bool:
        """Keep the parties named within a span; those no table knows too, where two names stand alone."""
        found = [code for one in self.sentence.parties(span) if one.kind != "place" for code in codes_of(one)]
        self.parties.extend(code for code in found if code not in self.parties)
        return bool(found)

    def _skip_to(self, offset: int) -> None:
        """Step to the first word that begins at or after a character of the document."""
        while self.at < len(self.words) and self.sentence.start + self.words[self.at].start < offset:
            self.at += 1
