"""Which lines of a document open a turn: candidates by shape, then evidence from the whole document."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.turns.labels import LONGEST, Label, fold_label, has_post, read_label
from onrecord.turns.names import is_initial
from onrecord.turns.words import ENGLISH, POSTS, country_names

# A line's words before its first colon. Possessive: one pass, no way back.
HEAD = re.compile(
    rf"^[ \t\xa0]*+(?P<head>[^\W\d_][^:\n]{{0,{LONGEST}}}+):(?P<after>[ \t\xa0]*+)(?P<next>.?)", re.MULTILINE
)
GAP = re.compile(r"\s*+")
# Briefings: `Q` and a space; `Q.` and `A.` without a colon; `A` only before a tab or several spaces.
LETTER = re.compile(
    r"^[ \t\xa0]*+(?P<head>Q|Q\.|A\.|[QA]\d{1,3}[.)]|A(?=\t|[ \xa0]{2}))(?P<after>[ \t\xa0]++)(?P<next>\S)",
    re.MULTILINE,
)
# A line that is nothing but a label in brackets: "[Reporter]", "[Minister Orr]".
BRACKETS = re.compile(r"^[ \t]*+\[(?P<head>[^\[\]\n]{2,80})\][ \t]*+\n", re.MULTILINE)
BRACKETED = frozenset({"question", "titled", "full", "post"})
SPOKEN = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|[Yy]our|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|[Tt]hank|[Tt]hanks|[Ww]elcome|[Gg]ood|[Yy]es|[Nn]o)\b"
)
SPEAKING = 2_000  # characters of a turn in which somebody who speaks says I, we or you
KNOWN_IN = 30_000  # characters at the head of a document where participants are listed
MOST_CHECKED = 64  # distinct bare surnames looked up there: the search stays linear
NOBODY_TWICE = 6  # floors: so many names, none of them twice, are a list
MOST_ALONE = 0.6  # of the labels of a document that stand on lines of their own
SHORTEST = 3  # letters of a surname by which a title's speaker is known
SHORTENED = 3  # lines under a surname or a post alone, after a line under both
LIVELY = 6  # turns of others after which a word alone, said twice, is taken for a first name
_ASKERS = frozenset({"outlet", "word", "name", "capitals"})
LIST_ITEM = re.compile(r"^[ \t]*B\. ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Floor:
    """A place where the floor passes: the label's span, where the words begin, and the reading."""

    start: int
    end: int
    text_start: int
    label: Label
    spaced: bool  # the colon is followed by a space or the line's end, as labels are
    alone: bool  # nothing else stands on the label's line


def find_candidates(text: str, start: int, end: int) -> tuple[Floor, ...]:
    """Return every line head of `text[start:end]` that has the shape of a label, in order."""
    found = [floor for match in HEAD.finditer(text, start, end) if (floor := _read_head(match))]
    if text.find("\n[", start, end) >= 0:
        found += [floor for match in BRACKETS.finditer(text, start, end) if (floor := _read_bracketed(match))]
        found.sort(key=lambda floor: floor.start)
    if text.find("\nQ", max(start - 1, 0), end) >= 0 or text.startswith("Q", start):
        letters = {
            floor.start: floor
            for match in LETTER.finditer(text, start, end)
            if (floor := _read_letter(match))
        }
        heads = {floor.start: floor for floor in found if not _is_asked(letters.get(floor.start))}
        found = sorted({**letters, **heads}.values(), key=lambda floor: floor.start)
    return tuple(found)


def _is_asked(letter: Floor | None) -> bool:
    """Return whether a line opens with `Q`: then a colon later on that line is the question's own."""
    return letter is not None and letter.label.key == "q"


def _read_head(match: re.Match[str]) -> Floor | None:
    head = match["head"]
    label = read_label(head.rstrip())
    if label is None:
        return None
    start = match.start("head")
    spaced = bool(match["after"]) or not match["next"]
    words = GAP.match(match.string, match.end("after"))  # the label may stand on a line of its own
    text_start = words.end() if words and not match["next"] else match.end("after")
    return Floor(start, start + len(head.rstrip()), text_start, label, spaced, not match["next"])


def _read_bracketed(match: re.Match[str]) -> Floor | None:
    label = read_label(match["head"].strip())
    if label is None or label.kind not in BRACKETED:
        return None
    return Floor(match.start("head"), match.end("head"), match.end(), label, spaced=True, alone=False)


def _read_letter(match: re.Match[str]) -> Floor | None:
    label = read_label(match["head"])
    assert label is not None, "the pattern finds only letters that are labels"
    return Floor(match.start("head"), match.end("head"), match.end("after"), label, spaced=True, alone=False)


def choose_floors(text: str, candidates: tuple[Floor, ...], speakers: tuple[str, ...]) -> tuple[Floor, ...]:
    """Return the candidates that the document as a whole bears out.

    `speakers` are the folded names and posts of the title's speakers, whose
    label may stand on a line of its own. A strong label
    stands alone; a medium one needs a second; a weak one needs a dialogue.
    """
    above = _stand_above(candidates)
    live = tuple(floor for floor in candidates if above or _may_open(floor) or floor.label.key in speakers)
    evidence = Evidence(live, text, speakers)
    chosen = tuple(evidence.name_outlet(floor) for floor in live if evidence.bears_out(floor))
    return () if _is_list(text, chosen) else chosen


def _is_list(text: str, floors: tuple[Floor, ...]) -> bool:
    """Return whether the floors are a list's items: names with what is written of them, or with quotations.

    Only names in small letters are doubted. Most texts must not open with a
    quotation mark; where nobody has the floor twice, half of them must speak
    (I, we, you, thank), and there must be few.
    """
    if any(floor.label.kind == "question" or _is_shouted(floor.label) for floor in floors):
        return False
    openings = [
        text[floor.text_start : min(floor.text_start + SPEAKING, following)]
        for floor, following in pair_up(floors, len(text))
    ]
    quoted = sum(opening.startswith(("“", '"', "«", "‘")) for opening in openings)
    spoken = sum(SPOKEN.search(opening) is not None for opening in openings)
    once = len({floor.label.key for floor in floors}) == len(floors)
    return quoted * 2 > len(floors) or (once and (spoken * 2 < len(floors) or len(floors) >= NOBODY_TWICE))


def _is_shouted(label: Label) -> bool:
    """Return whether the label is a post or a title in capitals, as only transcripts print them."""
    return label.core.isupper() and label.kind in {"post", "titled", "unnamed"}


def pair_up(floors: tuple[Floor, ...], end: int) -> Iterator[tuple[Floor, int]]:
    """Yield each floor with the start of the next one, the last with `end`."""
    limits = [floor.start for floor in floors[1:]] + [end]
    return zip(floors, limits, strict=False)


def _may_open(floor: Floor) -> bool:
    if floor.label.strength == "strong":
        return floor.spaced or floor.label.kind != "full" or floor.label.core != floor.label.core.upper()
    return not floor.alone


def _stand_above(floors: tuple[Floor, ...]) -> bool:
    """Return whether the document prints its labels on lines of their own: most do, two at least, a questioner among them."""
    alone = [floor.label for floor in floors if floor.alone]
    keys = Counter(label.key for label in alone)
    asked = any(label.kind == "question" for label in alone)
    return asked and len(keys) > 1 and max(keys.values()) > 1 and len(alone) >= MOST_ALONE * len(floors)


class Evidence:
    """What the labels of one document say about each other."""

    def __init__(self, floors: tuple[Floor, ...], text: str, speakers: tuple[str, ...]) -> None:
        self.text = text
        self.speakers = speakers
        self.count = Counter(floor.label.key for floor in floors if floor.spaced)
        by_key = {floor.label.key: floor.label for floor in floors}
        self.labels = by_key
        self.accepted: set[str] = set()
        self.surnames: set[str] = set()
        self.outlets: set[str] = set()
        self._accept(
            label for label in by_key.values() if label.strength == "strong" or self._is_titled_speaker(label)
        )
        if self.accepted == {"q"} and not any(text.startswith(":", floor.end) for floor in floors):
            self._drop_lone_letter()
        self._accept_shortened(by_key)
        dependent = [label for label in by_key.values() if label.strength == "dependent"]
        self._accept_crowd([label for label in dependent if label.kind in {"unnamed", "question"}])
        self._accept_medium([label for label in by_key.values() if label.strength == "medium"])
        self._accept_weak([label for label in by_key.values() if label.strength == "weak"])
        self._accept_dependent(dependent)
        self._accept_asking(floors)

    def bears_out(self, floor: Floor) -> bool:
        """Return whether `floor` opens a turn."""
        if floor.label.key not in self.accepted:
            return False
        return floor.spaced or self.count[floor.label.key] > 0 or floor.label.strength == "strong"

    def name_outlet(self, floor: Floor) -> Floor:
        """Return the floor, its label an outlet's where it is one word that only asks: "Courier: … ?".

        With an outlet behind it, the word is a name: "Norwin, Courier: … ?".
        """
        if floor.label.key not in self.outlets:
            return floor
        return replace(floor, label=replace(floor.label, kind="name" if floor.label.aside else "outlet"))

    def _accept(self, labels: Iterator[Label]) -> None:
        for label in labels:
            self.accepted.add(label.key)
            self.surnames.add(surname_key(label))

    def _is_titled_speaker(self, label: Label) -> bool:
        if label.kind == "titled":  # "Foreign Minister Norwin" where the title names Ada Norwin
            surname = surname_key(label)
            return len(surname) >= SHORTEST and any(speaker.endswith(surname) for speaker in self.speakers)
        return label.kind in {"name", "word", "titled", "full", "post"} and label.key in self.speakers

    def _drop_lone_letter(self) -> None:
        """One `Q` at the head of one line is a letter: "Q fever …"."""
        if self.count["q"] < 2:  # noqa: PLR2004
            self.accepted.clear()
            self.surnames.clear()

    def _accept_shortened(self, by_key: dict[str, Label]) -> None:
        """Accept people who are introduced by name and post and called by one of them from then on.

        "Ada Norwin, Host: …" and "Tim Vale, Foreign Minister: …", then
        "Norwin: …" and "Foreign Minister: …": two people so, or one who has the
        floor three times more.
        """
        short: dict[str, str] = {}
        for label in by_key.values():
            if (
                label.kind in {"name", "full", "capitals"}
                and (post := label.aside or label.note)
                and has_post(post)
            ):
                for key in (surname_key(label), fold_label(post)):
                    if key in by_key and key != label.key:
                        short[key] = label.key
        if len(set(short.values())) > 1 or sum(self.count[key] for key in short) >= SHORTENED:
            self._accept(by_key[key] for key in {**short, **dict.fromkeys(short.values(), "")})

    def _accept_medium(self, labels: list[Label]) -> None:
        """Titled surnames need two lines; bare names need a strong label, or a dialogue of their own."""
        total = sum(self.count[label.key] for label in labels)
        titled = sum(self.count[label.key] for label in labels if label.kind in {"titled", "full"})
        repeated = any(self.count[label.key] > 1 for label in labels)
        if self.accepted or titled > 1 or (len(labels) > 1 and repeated and total > 3):  # noqa: PLR2004
            self._accept(label for label in labels if self.count[label.key])
        elif (
            len(labels) == 1
            and labels[0].kind == "name"
            and self.text.count(labels[0].core) > self.count[labels[0].key]
        ):
            self._accept(iter(labels))

    def _accept_weak(self, labels: list[Label]) -> None:
        words = [
            label for label in labels if label.kind == "word" and label.core.casefold() not in country_names()
        ]
        known = {label.key for label in words[:MOST_CHECKED] if self._is_known(label)}
        posts = [label for label in labels if label.kind != "word"]
        dialogue = sum(self.count[key] for key in self.accepted)
        alone = sum(self.count[key] for key in known)
        repeated = any(self.count[key] > 1 for key in known)
        if dialogue > 1 or (len(known) > 1 and repeated and alone > 3):  # noqa: PLR2004
            self._accept(label for label in words if label.key in known)
            dialogue += alone
        if dialogue >= LIVELY:
            self._accept(label for label in words if label.aside or self.count[label.key] > 1)
        if dialogue > 1 or (len(posts) > 1 and sum(self.count[label.key] for label in posts) > 3):  # noqa: PLR2004
            self._accept(iter(posts))

    def _is_known(self, label: Label) -> bool:
        """Return whether a bare surname is printed with a title or a given name elsewhere."""
        if label.key in self.surnames or label.key in self.speakers:
            return True
        word, at = label.core, 0
        while (at := self.text.find(word, at, KNOWN_IN)) >= 0:
            before = self.text[max(at - 24, 0) : at].split("\n")[-1].split()
            after = self.text[at + len(word) : at + len(word) + 1]
            if before and not after.isalnum() and _leads_to_surname(before[-1]):
                return True
            at += len(word)
        return False

    def _accept_crowd(self, labels: list[Label]) -> None:
        """Officials and reporters without names make a dialogue of their own once they have the floor twice."""
        if sum(self.count[label.key] for label in labels) > 1:
            self._accept(iter(labels))

    def _accept_dependent(self, labels: list[Label]) -> None:
        if not self.accepted:
            return
        asked = any(self.labels[key].kind == "question" for key in self.accepted)
        for label in labels:
            if label.kind == "answer" and (not asked or (label.key == "a" and LIST_ITEM.search(self.text))):
                continue
            self.accepted.add(label.key)

    def _accept_asking(self, floors: tuple[Floor, ...]) -> None:
        """Outlets and names that ask before each of several answers of the title's speaker are who asks.

        "Port Alder News: … ?", then the speaker: each time the label is
        printed, his label is the next, and there is a question in between.
        """
        answering = {
            key
            for key in self.accepted
            if any(
                speaker.endswith(name) or speaker.startswith(name)
                for name in [surname_key(self.labels[key]) or key]
                for speaker in self.speakers
            )
        }
        if sum(self.count[key] for key in answering) < 2:  # noqa: PLR2004
            return
        held = [floor for floor in floors if floor.label.kind in _ASKERS or floor.label.key in self.accepted]
        asks: dict[str, bool] = {}
        for floor, following in pairwise(held):
            key = floor.label.key
            if key not in self.accepted and floor.spaced:
                asked = (
                    following.label.key in answering and "?" in self.text[floor.text_start : following.start]
                )
                asks[key] = asked and asks.get(key, True)
        found = [self.labels[key] for key, asked in asks.items() if asked]
        self._accept(iter(found))
        words = [label for label in found if label.kind == "word"][:MOST_CHECKED]
        self.outlets |= {label.key for label in words if not self._is_known(label)}


def _leads_to_surname(token: str) -> bool:
    word = token.strip(".,").casefold()
    if word in ENGLISH.honorifics or word in POSTS or is_initial(token):
        return True
    plain = word not in ENGLISH.never and word not in ENGLISH.headings and word not in ENGLISH.connectors
    return token[0].isupper() and token.isalpha() and plain


def surname_key(label: Label) -> str:
    """Return the folded last word of a label that names a person, else nothing."""
    if label.kind not in {"titled", "full", "name", "capitals"}:
        return ""
    tokens = label.core.split()
    start = len(tokens) - 1
    while start and tokens[start - 1].casefold() in ENGLISH.particles:
        start -= 1
    return fold_label("".join(tokens[start:]))
