"""One label: what kind of speaker the words before a colon name, if any."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from onrecord.turns.names import is_initial, is_name_token, split_run_together, strip_place
from onrecord.turns.words import ENGLISH

Kind = Literal["question", "answer", "floor", "unnamed", "post", "titled", "full", "name", "word", "capitals"]
Strength = Literal["strong", "medium", "weak", "dependent"]

LONGEST = 200  # characters; the longest post seen before a name takes 150
NOTE = re.compile(r"(?P<core>[^()\[\]]*?)\s*[(\[](?P<note>[^()\[\]]{0,120})[)\]]\s*")
NO_LABEL = re.compile(r'[?!;"“”„«»|=/<>@…\t]|\d[.,]\d|\.\.|[^\W\d_]{5,}\. |—')
SMALL = re.compile(r"\b(?:Mc|Mac|de|la|von|van|al|bin|el|der)(?=[A-Z\s-])")


@dataclass(frozen=True, slots=True)
class Label:
    """The reading of one label.

    `core` is what is printed without the note in brackets and without the
    part after a comma (`aside`: an outlet, a post, a place); `strength` says
    how much else in the document it takes to believe it: `strong` nothing,
    `medium` another of its kind, `weak` a dialogue, `dependent` a dialogue
    and a neighbour.
    """

    printed: str
    core: str
    kind: Kind
    strength: Strength
    note: str | None = None
    aside: str | None = None

    @property
    def key(self) -> str:
        """The label folded for comparing: letters only, no case, no note."""
        return fold_label(self.core)


def fold_label(text: str) -> str:
    """Return the letters of `text`, casefolded, nothing between them."""
    return "".join(filter(str.isalpha, text)).casefold()


@lru_cache(maxsize=4096)
def read_label(head: str) -> Label | None:
    """Return the reading of `head`, the words before a colon, or None if they name no speaker."""
    printed = head.strip()
    core, note = printed, None
    if printed.endswith((")", "]")) and (match := NOTE.fullmatch(printed)):
        core, note = match["core"], match["note"]
    if not core or not core[0].isalpha() or NO_LABEL.search(core):
        return None
    read = (
        _read_word(core) or (_read_capitals(core) if _is_capitals(core) else None) or _read_with_commas(core)
    )
    return replace(read, printed=printed, note=note) if read else None


def _label(core: str, kind: Kind, strength: Strength) -> Label:
    return Label(printed=core, core=core, kind=kind, strength=strength)


def _read_word(core: str) -> Label | None:
    """Read `Question`, `Q.`, `Answer`, `Remark`, `Question from Port Alder`, `Question 3`."""
    low = core.casefold().rstrip(".")
    first, _, rest = low.partition(" ")
    first = first.rstrip(".")
    if low in {"q", "a"} and not core[0].isupper():
        return None
    if low in ENGLISH.question:
        return _label(core, "question", "strong")
    if first in ENGLISH.question and (rest.split(" ", 1)[0] in ENGLISH.question_links or rest.isdigit()):
        return _label(core, "question", "strong")
    if low in ENGLISH.questioner:
        return _label(core, "question", "dependent")
    if low in ENGLISH.answer:
        return _label(core, "answer", "dependent")
    if first in ENGLISH.answer and rest.isdigit() and len(first) > 1:
        return _label(core, "answer", "dependent")
    if low in ENGLISH.floor:
        return _label(core, "floor", "dependent")
    return None


def _is_capitals(core: str) -> bool:
    bare = SMALL.sub("", core)
    return bare.upper() == bare and sum(map(str.isalpha, bare)) > 1


def _read_capitals(core: str) -> Label | None:
    """Read `THE PRESIDENT`, `MR. KIRBY`, `SENIOR OFFICIAL`, `ACTING MINISTER ORR`, `SMITH`."""
    tokens = core.split()
    low = [token.strip(".,#").casefold() for token in tokens]
    if low[0] in ENGLISH.never or any(token in {"is", "are", "sheet", "dear"} for token in low):
        return None
    words = low[1:] if low[0] == "the" else low
    if any(word in ENGLISH.unnamed for word in words) and all(
        word in ENGLISH.unnamed or word in ENGLISH.beside_unnamed or word.isdigit() for word in words
    ):
        return _label(core, "unnamed", "strong")
    lead = _count_post_words(words)
    rest = words[lead:]
    if lead and not rest:
        return _label(core, "post", "strong")
    names = [word for word in rest if word not in ENGLISH.particles]
    plain = not any(word in ENGLISH.headings or word in ENGLISH.connectors for word in names)
    if lead and plain and low[0] != "the":
        return _label(core, "titled", "strong" if len(names) <= 2 else "dependent")  # noqa: PLR2004
    if lead and len(tokens) > 3 and plain is False and not _heads(low[-2:]):  # noqa: PLR2004
        return _label(core, "full", "dependent")
    if len(tokens) <= 3 and not _heads(low):  # noqa: PLR2004
        return _label(core, "capitals", "dependent")
    return None


def _heads(words: list[str]) -> bool:
    return any(
        word in ENGLISH.headings
        or word in ENGLISH.bodies
        or (word in ENGLISH.connectors and word not in ENGLISH.particles)
        for word in words
        if len(word) > 1
    )


def _count_post_words(words: list[str]) -> int:
    """Return how many of the first words are a post or an honorific; 0 if only words that go before one."""
    count, found = 0, False
    for word in words:
        if word in ENGLISH.posts or word in ENGLISH.honorifics:
            found = True
        elif word not in ENGLISH.before_posts:
            break
        count += 1
    return count if found else 0


def _read_with_commas(core: str) -> Label | None:
    """Read a label in small letters; a comma may set an outlet, a post or a place apart."""
    if ", " not in core:
        return _read_plain(core)
    head, _, _ = core.partition(", ")
    aside = core[len(head) + 2 :]
    last = _read_plain(core.rpartition(", ")[2])
    if last and last.kind in {"full", "titled"} and _has_post(core.rpartition(", ")[2]):
        return _label(core, "full", "strong")
    if last and last.kind == "name" and is_outlet(head):
        return Label(core, core.rpartition(", ")[2], "name", "medium", aside=head)
    first = _read_plain(head)
    if first and first.kind in {"full", "titled", "name"} and len(aside.split()) <= 8:  # noqa: PLR2004
        return replace(first, printed=core, aside=aside)
    if first and first.kind == "word" and len(aside.split()) <= 3 and not _has_post(aside):  # noqa: PLR2004
        return replace(first, printed=core, aside=aside)
    return _read_plain(core) if _has_post(core) else None


def is_outlet(text: str) -> bool:
    """Return whether `text` looks like the name of an outlet: an acronym, or with a word such as "News"."""
    words = text.split()
    acronym = len(words) == 1 and text.isupper() and len(text) > 1
    return acronym or any(word.casefold() in ENGLISH.outlets for word in words)


def _has_post(text: str) -> bool:
    return any(word.strip(".,").casefold() in ENGLISH.posts for word in text.split())


def _read_plain(core: str) -> Label | None:
    """Read a label of words in mixed case."""
    tokens = core.split()
    low = [token.strip(".,").casefold() for token in tokens]
    if (low[0] in ENGLISH.never and not tokens[0].isupper()) or _is_sentence(tokens, low):
        return None
    if low[0] == "the":
        return _label(core, "post", "weak") if _is_post_only(low[1:]) else None
    if low[0] in ENGLISH.honorifics and tokens[0][0].isupper():
        names = tokens[1:]
        good = 0 < len(names) <= 6 and all(is_name_token(name.rstrip(",")) for name in names)  # noqa: PLR2004
        return _label(core, "titled", "medium") if good else None
    if low[0] in ENGLISH.unnamed and all(word in ENGLISH.unnamed | ENGLISH.beside_unnamed for word in low):
        return _label(core, "unnamed", "weak")
    places = [at for at, word in enumerate(low) if word in ENGLISH.posts]
    if places:
        return _read_post(core, tokens, places[-1])
    return _read_name(core, tokens, low)


def _is_sentence(tokens: list[str], low: list[str]) -> bool:
    """Return whether a word in small letters, or a full stop, betrays a sentence."""
    for token, word in zip(tokens, low, strict=True):
        if token.endswith(".") and len(token) > 5 and word not in ENGLISH.posts:  # noqa: PLR2004
            return True
        if token[0].islower() and word in ENGLISH.never and word not in ENGLISH.connectors:
            return True
    return False


def _is_post_only(words: list[str]) -> bool:
    lead = _count_post_words(words)
    rest = words[lead:]
    return bool(lead) and (not rest or (rest[0] == "of" and len(rest) <= 4))  # noqa: PLR2004


def _read_post(core: str, tokens: list[str], at: int) -> Label | None:
    """Read a label with a post whose last word stands at `at`: post alone, post and surname, post and name."""
    tail = tokens[at + 1 :]
    if not tail:
        return _label(core, "post", "weak") if len(tokens) <= 6 else None  # noqa: PLR2004
    run = trailing_names(tail)
    if not run:
        return _read_reign(core, tokens, tail)
    rest = strip_place(run) if len(run) < len(tail) else run
    names = [token for token in rest if token.casefold() not in ENGLISH.particles]
    if _heads([token.strip(".,").casefold() for token in names[-2:]]):
        return _label(core, "post", "weak") if len(tokens) <= 8 and tokens[0][0].isupper() else None  # noqa: PLR2004
    if not names:
        return _label(core, "post", "weak")
    bracket = len(run) < len(tail) and tail[-len(run) - 1].endswith((")", "]"))
    sure = len(names) > 2 or len(run) == len(tail) or len(rest) < len(run) or bracket  # noqa: PLR2004
    if len(names) > 1 and sure and len(names) <= 6:  # noqa: PLR2004
        return _label(core, "full", "strong")
    return _label(core, "titled", "medium") if tokens[0][0].isupper() else None


def _read_reign(core: str, tokens: list[str], tail: list[str]) -> Label | None:
    """Read `Queen Ada II of Norland`: the name stands before its realm."""
    if not is_name_token(tail[0]) or "of" not in tail or not tokens[0][0].isupper():
        return None
    before, after = tail[: tail.index("of")], tail[tail.index("of") + 1 :]
    good = all(map(is_name_token, before)) and after and after[-1][0].isupper()
    return _label(core, "titled", "medium") if good else None


def trailing_names(tokens: list[str]) -> list[str]:
    """Return the tokens at the end that could be a name, a place before it included."""
    start = len(tokens)
    while start and is_name_token(tokens[start - 1]) and tokens[start - 1].casefold() not in ENGLISH.connectors:
        start -= 1
    while start < len(tokens) and tokens[start].casefold() in ENGLISH.particles:
        start += 1
    return tokens[start:]


def _read_name(core: str, tokens: list[str], low: list[str]) -> Label | None:
    """Read a name alone: two to six tokens, or one, or several run together by a typist."""
    if not tokens[0][0].isupper() or not all(map(is_name_token, tokens)) or _heads(low):
        return None
    names = [token for token in tokens if token.casefold() not in ENGLISH.particles]
    if len(names) == 1:
        whole = len(tokens) == 1 and len(split_run_together(tokens[0])) > 1
        if is_initial(names[0]):
            return None
        return _label(core, "name", "medium") if whole else _label(core, "word", "weak")
    return _label(core, "name", "medium") if len(tokens) <= 6 else None  # noqa: PLR2004
