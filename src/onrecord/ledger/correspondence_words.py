"""The forms and words of correspondence, loaded once from `words/correspondence.toml`."""

import re
import tomllib
from pathlib import Path
from typing import Final

import msgspec

from onrecord.ledger.commitments_words import any_of

_FACTS: Final = tomllib.loads((Path(__file__).parent / "words" / "correspondence.toml").read_text("utf-8"))


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One form of communication: how it is called, how formal it is, and whether its name alone tells it."""

    name: str
    nouns: tuple[str, ...]
    formality: int
    bare: bool = False
    asks: bool = False


_OPENER: Final = re.compile(r"[^\W_]+")
FORMS: Final = msgspec.convert(_FACTS["form"], tuple[Form, ...])
BY_NOUN: Final = {noun: form for form in FORMS for noun in form.nouns}
BY_OPENER: Final = {
    opener: tuple(noun for noun in BY_NOUN if _OPENER.findall(noun)[0] == opener)
    for opener in {_OPENER.findall(noun)[0] for noun in BY_NOUN}
}
"""Every noun by its first word, to look for only where that stands."""
OPENERS: Final = frozenset(BY_OPENER)
LONGEST_FIRST: Final = tuple(sorted(BY_NOUN, key=len, reverse=True))

_WORDS: Final = {name: tuple(words) for name, words in _FACTS["words"].items()}


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(_WORDS[name])})\b")


STRANGERS, FORMAL = frozenset(_WORDS["strangers"]), frozenset(_WORDS["formal"])
MANY: Final = _WORDS["many"]
SAID_NOW: Final = re.compile(rf"(?:\s+to\s+[^.;:,]{{2,60}}?)?\s+(?:{any_of(_WORDS['said_now'])})\b\s*[:,—]?")
SENDING, RECEIVING = _pattern("sending"), _pattern("receiving")
UNANSWERED, ACKNOWLEDGED = _pattern("unanswered"), _pattern("acknowledged")
REFUSED, PARTIAL = _pattern("refused"), _pattern("partial")
SENT_BACK: Final = _pattern("sent_back")
PUBLIC, LEAKED = _pattern("public"), _pattern("leaked")
NOT_OF: Final = re.compile(rf"\s+of\s+(?:{any_of(_WORDS['not_of'])})\b")
REPLY_STEMS: Final = (
    "repl",
    "answer",
    "respon",
    "comment",
    "acknowledg",
    "ignor",
    "unanswer",
    "declin",
    "return",
    "reject",
    "sent back",
)
"""What every cue of a reply has one of."""
