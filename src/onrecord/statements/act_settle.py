"""From a reading to an act: the links bend it; polarity, time and modality are told apart."""

from typing import Literal

from onrecord.model.base import Record
from onrecord.statements.act_chain import LEANING, Reading
from onrecord.statements.act_lexicon import PARTICIPLE, PAST, Lexicon
from onrecord.statements.act_words import Words

# "does not want to", "is not ready to": a refusal of what follows.
_WILLING = frozenset({"future", "intend", "vow"})


class Act(Record, frozen=True):
    """What a sentence does, in PLOVER's terms; polarity, time and modality stand apart.

    `reason` says in a sentence which words decided; `confidence` is in 0–1.
    """

    act: str
    act_mode: str | None
    polarity: Literal["positive", "negative"]
    time: Literal["past", "present", "future"]
    modality: Literal["asserted", "hypothetical", "conditional"]
    reason: str
    confidence: float


def compose(reading: Reading, lexicon: Lexicon) -> tuple[str, str | None]:
    """Return the act and mode of a cue once every link before it has bent it, inmost first."""
    act, mode = reading.row.act, reading.row.mode
    if reading.row.is_firm:
        return act, mode
    for n in range(len(reading.links) - 1, -1, -1):
        link = reading.links[n]
        if link == "not" and n + 1 < len(reading.links) and reading.links[n + 1] in _WILLING:
            link = "never"
        if link == "not" and reading.links[n + 1 : n + 2] == ("request",):
            # "does not want it to mediate".
            link = "refuse"
        table = lexicon.compose.get(link)
        if table is None:
            continue
        outer = table.get(act, table["else"])
        if outer not in ("*", act):
            modes = lexicon.modes.get(outer, {})
            act, mode = outer, modes.get(act, modes.get("else"))
    return act, mode


def time_of(words: Words, reading: Reading) -> Literal["past", "present", "future"]:
    """Return when the act is done: by its modal, then by the form of its verb."""
    if {"future", "never", "may"} & set(reading.links):
        return "future"
    past = reading.tense & (PAST | PARTICIPLE)
    if past or any("did" in words.roles(k) for k in range(reading.i - 3, reading.i)):
        return "past"
    return "present"


def modality_of(words: Words, reading: Reading) -> Literal["asserted", "hypothetical", "conditional"]:
    """Return whether the act is asserted, made to hang on a condition, or only thought of."""
    if any("condition" in words.roles(k) for k in range(len(words.text))):
        return "conditional"
    if {"may", "would"} & set(reading.links):
        return "hypothetical"
    return "asserted"


def settle_act(words: Words, reading: Reading | None) -> Act:
    """Return the act of a reading, with the words that decided it; STATEMENT where there is none."""
    if reading is None:
        return Act(
            "STATEMENT", None, "positive", "present", "asserted", "no cue of another act was found", 0.3
        )
    act, mode = compose(reading, words.lexicon)
    reason = f"“{words.text[reading.i]}” is a cue of {reading.row.act} (row {reading.row.name})"
    if reading.strength == LEANING:
        reason = (
            f"no cue was found; “{words.text[reading.i]}” leans to {reading.row.act} (row {reading.row.name})"
        )
    if act != reading.row.act:
        bent = ", ".join(dict.fromkeys(reading.links))
        reason += f"; what stands before it ({bent}) makes it {act}"
    return Act(
        act,
        mode,
        "negative" if {"not", "never"} & set(reading.links) else "positive",
        time_of(words, reading),
        modality_of(words, reading),
        reason,
        reading.strength,
    )
