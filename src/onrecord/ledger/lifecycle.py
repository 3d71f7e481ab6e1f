"""The events that a sentence tells of a mechanism or an instrument it names."""

from collections.abc import Iterator, Sequence

from onrecord.ledger.lifecycle_found import Found
from onrecord.ledger.lifecycle_left import find_left
from onrecord.ledger.lifecycle_right import find_right
from onrecord.ledger.mechanisms_phrase import Sight


def find_events(sight: Sight, others: Sequence[Sight], *, is_title: bool) -> Iterator[Found]:
    """Yield what the sentence of a phrase tells of it: as the object of a verb before it, the subject of one after.

    `others` are all phrases of the sentence, for "signed a statement and a
    memorandum". What is denied, asked, wished or only possible is no event.
    """
    if sight.sentence.is_question:
        return
    if left := find_left(sight, others, is_title=is_title):
        yield left
    if not any(other.first < sight.first < other.last for other in others):
        yield from find_right(sight)
