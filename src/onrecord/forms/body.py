"""What the body says of its form, where the title is silent: its dateline, turns, headings."""

import re
from collections.abc import Sequence

from onrecord.forms.dateline import read_dateline
from onrecord.forms.title import TitleFacts
from onrecord.model import Turn

_SAYING = re.compile(r"\b(?:said|told|says|added|according to|stressed|noted)\b")
# An agency in brackets before the text, without a place: "(NARVAPRESS- Courier) ", "(NARVAPRESS) – ".
_SIGNED = re.compile(r"\s*\([A-Z]{3,}(?:\s?[-–]\s?[A-Z][\w. ]{1,30}\) (?=[A-Z])|[\w. ]{0,20}\) ?[–—-] )")
_SAID_OFTEN = 3
_OPENING_LINES = 4  # a dateline stands in the first lines of a body, after headline and lead
_HEADING_WORDS = 8
_ROUND_UP_HEADINGS = 4
_LONG_READOUT = 12_000  # characters; a longer text without turns is no readout


def read_form(facts: TitleFacts, text: str, turns: Sequence[Turn]) -> str | None:
    """Name the form of a document: the title's, else what body and turns show; None where neither does.

    `text` is the document's body. An agency's dateline makes a news
    account, or a round-up where headings part it; floors of question and
    answer an interview, an answer to one question, or remarks and answers; the
    title of a contact a readout, or a transcript where floors change.
    """
    if facts.form:
        return facts.form
    body = [line for line in text.split("\n", 400) if line.strip()]
    if _is_filed(body):
        return "round-up" if _count_headings(body) >= _ROUND_UP_HEADINGS else "news account"
    by_turns = _form_of_turns(turns)
    if by_turns:
        return by_turns
    if facts.contact and facts.contact != "visit":
        if len(turns) > 1:
            return "transcript"
        if not turns and facts.named and len(text) < _LONG_READOUT:
            return "readout"
    return None


def _is_filed(body: Sequence[str]) -> bool:
    """Say whether an agency filed the text: its name in the dateline, or a dateline and sayings told.

    A government's release may open "KESSIN — Today, President Okoro …": it
    needs three lines that report what somebody said.
    """
    for line in body[:_OPENING_LINES]:
        if _SIGNED.match(line):
            return True
        found = read_dateline(line.lstrip())
        if found:
            return bool(found.agency) or sum(bool(_SAYING.search(told)) for told in body) >= _SAID_OFTEN
    return False


def _count_headings(body: Sequence[str]) -> int:
    """Count the short lines without a closing mark that stand between paragraphs."""
    count = 0
    for line in body[:-1]:
        bare = line.strip()
        if bare[-1] not in ".?!:;,\"”’'" and len(bare.split()) <= _HEADING_WORDS and bare[0].isupper():
            count += 1
    return count


def _form_of_turns(turns: Sequence[Turn]) -> str | None:
    """Name the form that floors of question and answer show; None where they show none.

    One answering official only: several make a press conference or talks,
    which look alike.
    """
    asked = sum(turn.role == "question" for turn in turns)
    answered = [turn for turn in turns if turn.role == "answer"]
    if not asked or not answered:
        return None
    who = {turn.label for turn in answered if turn.label}
    if len(who) > 1:
        return None
    first = turns[0].role
    if first == "question":
        return "answer to a media question" if asked == 1 else "interview"
    if first in ("remarks", "answer") and asked > 1:
        return "remarks and answers"
    return None
