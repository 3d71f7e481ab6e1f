"""One label: what kind of speaker the words before a colon name, if any."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from onrecord.turns.names import TOKEN, is_initial, is_name_token, split_run_together, strip_place
from onrecord.turns.words import ENGLISH, POSTS, country_names

Kind = Literal[
    "question", "answer", "floor", "unnamed", "post", "titled", "full", "name", "word", "capitals", "outlet"
]
Strength = Literal["strong", "medium", "weak", "dependent", "asking"]

LONGEST = 200  # characters; the longest post seen before a name takes 150
NUMBERED = re.compile(r"[QA]\.?\d{1,3}[.)]?")  # "Q1", "Q.12", "A1."
LONGEST_OUTLET = 6  # words
SHORT = 50  # characters: "Response from the left side of the hall"
NOTE = re.compile(r"[(\[](?P<note>[^()\[\]]{0,120})[)\]]$")
NO_LABEL = re.compile(r'[?!;"“”„«»|=/<>@…\t]|\d[.,]\d|\.\.|—')
SMALL = re.compile(r"\b(?:Mc|Mac|de|la|von|van|al|bin|el|der)(?=[A-Z\s-])")


@dataclass(frozen=True, slots=True)
class Label:
    """The reading of one label.

    `core` is what is printed without the note in brackets and without the
    part after a comma (`aside`: an outlet, a post, a place); `strength` says
    how much else in the document it takes to believe it: `strong` nothing,
    `medium` another of its kind, `weak` a dialogue, `dependent` a dialogue
    and a neighbour, `asking` that the title's speaker answers it.
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
    if match := NOTE.search(printed):
        core, note = printed[: match.start()].rstrip(), match["note"]
    if not core or not core[0].isalpha() or NO_LABEL.search(core) or _has_full_stop(core):
        return None
    read = (
        _read_word(core) or (_read_capitals(core) if _is_capitals(core) else None) or _read_with_commas(core)
    )
    if read and note and read.kind == "post" and read_titled(note):
        read = replace(read, kind="full", strength="strong")
    return replace(read, printed=printed, note=note) if read else None


def read_titled(note: str) -> str | None:
    """Return the name in a note that gives it behind an honorific: "Shri Tim Vale" behind a post; else None."""
    first, _, name = note.partition(" ")
    is_titled = first.rstrip(".").casefold() in ENGLISH.honorifics and first[:1].isupper()
    return name if is_titled and name and all(map(is_name_token, name.split())) else None


def _has_full_stop(core: str) -> bool:
    """Return whether a word ends in a full stop that is no abbreviation's: "Okay. So"."""
    return any(
        token.endswith(".")
        and not is_initial(token)
        and (low := token[:-1].casefold()) not in ENGLISH.honorifics
        and low not in POSTS
        and low not in ENGLISH.particles
        for token in core.split()
        if len(token) > 2 and not (token.isupper() and len(token) <= 4)  # noqa: PLR2004
    )


def _label(core: str, kind: Kind, strength: Strength) -> Label:
    return Label(printed=core, core=core, kind=kind, strength=strength)


def _read_word(core: str) -> Label | None:
    """Read `Question`, `Q.`, `Answer`, `Remark`, `Question from Port Alder`, `Question 3`."""
    low = core.casefold().rstrip(".")
    first, _, rest = low.partition(" ")
    first = first.rstrip(".")
    linked = rest.split(" ", 1)[0] in ENGLISH.question_links or rest.isdigit()
    numbered = NUMBERED.fullmatch(core) is not None
    label = None
    if len(low) == 1 and not core[0].isupper():
        pass  # a variable or a bullet, not a transcript's letter
    elif low in ENGLISH.question or (first in ENGLISH.question and linked) or (core[0] == "Q" and numbered):
        label = _label(core, "question", "strong")
    elif low in ENGLISH.questioner:
        label = _label(core, "question", "dependent")
    elif low in ENGLISH.answer or (first == "answer" and rest.isdigit()) or numbered:
        label = _label(core, "answer", "dependent")
    elif low in ENGLISH.floor or (
        first in ENGLISH.floor and rest.startswith("from the ") and len(core) < SHORT
    ):
        label = _label(core, "floor", "dependent")
    return label


def _is_capitals(core: str) -> bool:
    bare = SMALL.sub("", core)
    return bare.upper() == bare and sum(map(str.isalpha, bare)) > 1


def _read_capitals(core: str) -> Label | None:
    """Read `THE PRESIDENT`, `MR. KIRBY`, `SENIOR OFFICIAL`, `ACTING MINISTER ORR`, `SMITH`."""
    tokens = core.split()
    low = [token.strip(".,#").casefold() for token in tokens]
    if low[0] in ENGLISH.never or any(token in {"is", "are", "sheet", "dear"} for token in low):
        return None
    name, comma, post = core.partition(", ")
    if comma and has_post(post) and not has_post(name) and not _heads(low[: len(name.split())]):
        return Label(core, name, "capitals", "dependent", aside=post)  # "TIM VALE, HOST"
    words = low[1:] if low[0] == "the" and len(low) > 1 else low
    shape = _shape_capitals(words, led=words is not low)
    return _label(core, *shape) if shape else None


def _shape_capitals(words: list[str], *, led: bool) -> tuple[Kind, Strength] | None:
    """Return kind and strength of casefolded words that were printed in capitals; `led` by an article."""
    lead = _count_post_words(words)
    names = [word for word in words[lead:] if word not in ENGLISH.particles]
    plain = not any(word in ENGLISH.headings or word in ENGLISH.connectors for word in names)
    shape: tuple[Kind, Strength] | None = None
    if _is_unnamed(words):
        shape = ("unnamed", "dependent")
    elif lead == len(words):
        shape = ("post", "strong")
    elif lead and plain and not led:
        shape = ("titled", "strong" if len(names) <= 2 else "dependent")  # noqa: PLR2004
    elif lead and not plain and len(words) > 3 and not _heads(words[-2:]):  # noqa: PLR2004
        shape = ("full", "dependent")
    elif len(words) <= 3 and not _heads(words):  # noqa: PLR2004
        shape = ("capitals", "dependent")
    return shape


def _is_unnamed(words: list[str]) -> bool:
    """Return whether the words name a role on the floor and nobody: "senior official", "audience member"."""
    return any(word in ENGLISH.unnamed for word in words) and all(
        word in ENGLISH.unnamed or word in ENGLISH.beside_unnamed or word.isdigit() for word in words
    )


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
        if word in POSTS or word in ENGLISH.honorifics:
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
    last_part = core.rpartition(", ")[2]
    last = _read_plain(last_part)
    first = (_read_word(head) or _read_plain(head)) if _is_aside(aside) else None
    label = _read_plain(core) if has_post(core) else None
    if last and last.kind in {"full", "titled"} and has_post(last_part):
        label = _label(core, "full", "strong")
    elif last and last.kind in {"name", "word"} and is_outlet(head):
        label = Label(core, last_part, "name", "medium", aside=head)
    elif first and len(aside.split()) <= _longest_aside(first, aside):
        label = replace(first, printed=core, aside=aside)
    return label


def _longest_aside(first: Label, aside: str) -> int:
    """Return how many words may follow the comma after `first`: a post after a person, a place after a word."""
    if first.kind in {"full", "titled", "name", "question"}:
        return 14
    return 3 if first.kind == "word" and not has_post(aside) else 0


def _is_aside(text: str) -> bool:
    """Return whether `text` may stand after a comma: an outlet, a place, "reporter at …"; never a sentence."""
    words = text.split()
    small = [word for word in words if word[0].islower() and word not in ENGLISH.connectors]
    return bool(words) and not any(word in ENGLISH.never for word in small) and (not small or has_post(text))


def is_outlet(text: str) -> bool:
    """Return whether `text` looks like the name of an outlet: an acronym, or with a word such as "News"."""
    words = text.split()
    acronym = len(words) == 1 and text.isupper() and len(text) > 1
    return acronym or any(word.casefold() in ENGLISH.outlets for word in words)


def _read_outlet(core: str, tokens: list[str]) -> Label | None:
    """Read the name of an outlet that no person could have: "Port Alder News Agency", "The Courier"."""
    if not 1 < len(tokens) <= LONGEST_OUTLET or not (tokens[0] == "The" or is_outlet(core)):
        return None
    if has_post(core) or core.removeprefix("The ").casefold() in country_names():
        return None
    is_name = all(
        (token[0].isupper() and TOKEN.fullmatch(token)) or token in ENGLISH.connectors for token in tokens
    )
    return _label(core, "outlet", "asking") if is_name else None


def has_post(text: str) -> bool:
    """Return whether a word of `text` is a post: "Minister of Trade"."""
    return any(word.strip(".,").casefold() in POSTS for word in text.split())


def _read_plain(core: str) -> Label | None:
    """Read a label of words in mixed case."""
    tokens = core.split()
    low = [token.strip(".,").casefold() for token in tokens]
    if (low[0] in ENGLISH.never and not tokens[0].isupper()) or _is_sentence(tokens, low):
        return None
    if low[0] == "the":
        return _label(core, "post", "weak") if _is_post_only(low[1:]) else _read_outlet(core, tokens)
    if low[0] in ENGLISH.honorifics and tokens[0][0].isupper():
        names = tokens[1:]
        good = 0 < len(names) <= 6 and all(is_name_token(name.rstrip(",")) for name in names)  # noqa: PLR2004
        good = good and not all(word in POSTS or word in ENGLISH.before_posts for word in low[1:])
        return _label(core, "titled", "medium") if good else None
    if low[0] in ENGLISH.unnamed and all(word in ENGLISH.unnamed | ENGLISH.beside_unnamed for word in low):
        return _label(core, "unnamed", "weak")
    places = [at for at, word in enumerate(low) if word in POSTS]
    if places:
        return _read_post(core, tokens, places[-1])
    return _read_name(core, tokens, low) or _read_outlet(core, tokens)


def _is_sentence(tokens: list[str], low: list[str]) -> bool:
    """Return whether a word in small letters betrays a sentence."""
    if "dear" in low:
        return True
    verbs = pairwise(low)  # "… to Host Vaccine Sites" heads a list, "… to Head Talks" reports
    if any(word == "to" and following in POSTS for word, following in verbs):
        return True
    return any(
        token[0].islower() and word in ENGLISH.never and word not in ENGLISH.connectors
        for token, word in zip(tokens, low, strict=True)
    )


def _is_post_only(words: list[str]) -> bool:
    lead = _count_post_words(words)
    rest = words[lead:]
    return bool(lead) and (not rest or (rest[0] == "of" and len(rest) <= 4))  # noqa: PLR2004


def _read_post(core: str, tokens: list[str], at: int) -> Label | None:
    """Read a label with a post whose last word stands at `at`: post alone, post and surname, post and name."""
    tail = tokens[at + 1 :]
    if not tail:
        return _label(core, "post", "weak") if len(tokens) <= 6 else None  # noqa: PLR2004
    if _is_reign(tokens, tail):
        return _label(core, "titled", "medium")
    run = trailing_names(tail)
    if not run:
        return None
    rest = strip_place(run) if len(run) < len(tail) else run
    names = [token for token in rest if token.casefold() not in ENGLISH.particles]
    capital = tokens[0][0].isupper()
    bracket = len(run) < len(tail) and tail[-len(run) - 1].endswith((")", "]"))
    sure = len(names) > 2 or len(run) == len(tail) or len(rest) < len(run) or bracket  # noqa: PLR2004
    label = None
    if not names or _heads([token.strip(".,").casefold() for token in names[-2:]]):
        short = capital and len(tokens) <= 8  # noqa: PLR2004
        label = _label(core, "post", "weak") if short or not names else None
    elif len(names) > 1 and sure and len(names) <= 6:  # noqa: PLR2004
        label = _label(core, "full", "strong")
    elif capital:
        label = _label(core, "titled", "medium")
    return label


def _is_reign(tokens: list[str], tail: list[str]) -> bool:
    """Return whether a name stands before its realm: `Queen Ada II of Norland`."""
    if "of" not in tail or tail[0] in ENGLISH.connectors or not tokens[0][0].isupper():
        return False
    before, after = tail[: tail.index("of")], tail[tail.index("of") + 1 :]
    plain = not _heads([token.casefold() for token in before]) and before[0][0].isupper()
    return plain and all(map(is_name_token, before)) and bool(after) and after[-1][0].isupper()


def trailing_names(tokens: list[str]) -> list[str]:
    """Return the tokens at the end that could be a name, a place before it included."""
    start = len(tokens)
    while (
        start and is_name_token(tokens[start - 1]) and tokens[start - 1].casefold() not in ENGLISH.connectors
    ):
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
        whole = len(tokens) == 1 and (len(split_run_together(tokens[0])) > 1 or tokens[0][1:2] == ".")
        if is_initial(names[0]):
            return None
        return _label(core, "name", "medium") if whole else _label(core, "word", "weak")
    return _label(core, "name", "medium") if len(tokens) <= 6 else None  # noqa: PLR2004
