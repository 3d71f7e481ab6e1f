"""One question of the review queue."""

from typing import Final, Literal, get_args

from onrecord.model import Record

Sort = Literal["lost", "reply", "pair", "name", "speaker", "date", "statement", "entry"]
SORTS: Final[tuple[Sort, ...]] = get_args(Sort)
"""What may be asked, in the order in which it is."""


class Waiting(Record, frozen=True):
    """One question to a person: about `target`, with the words it rests on and why it is asked.

    `sort` says what the answer does: `lost` asks where a judgement (`other`)
    belongs whose words are gone; `reply` pairs `target` (a letter, or a
    note that was read) with `other`; `pair` an item of ours (`checklist:ID#N`) with their number;
    `name` whether a mention is the person `other`; `speaker` and `date`
    whether `guess` is who speaks, which day it is; `statement` and `entry`
    whether a reading that is not sure is right. `guess` is null where nothing
    is guessed and only a correction answers.
    """

    sort: Sort
    target: str
    other: str | None
    question: str
    reason: str
    words: tuple[str, ...]
    guess: str | None = None
