"""Where a person is meant, packed: one place in a hundred has words, a post or a reason that others have not."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.archive.people_records import MentionRow
from onrecord.model import Record
from onrecord.people.decide import Told
from onrecord.people.figures import Mention
from onrecord.people.judgements import State, mention_id

_Kind = tuple[str | None, str | None, str | None, str | None, str | None, State, str]


class _Page(NamedTuple):
    """The mentions of one document, by place: of each the number of its kind, start and end."""

    id: str
    date: str | None
    mentions: tuple[tuple[int, int, int], ...]


class Places(Record, frozen=True):
    """The mentions of a person by document, the newest first; the words, the person and the reason once for all alike."""

    kinds: tuple[_Kind, ...]
    pages: tuple[_Page, ...]


def pack_places(told: Iterable[Told]) -> Places:
    """Pack what is told of a person."""
    kinds: dict[_Kind, int] = {}
    pages: dict[tuple[int, str, str | None], list[tuple[int, int, int]]] = {}
    for one in told:
        naming, answer = one.naming, one.answer
        kind = (naming.name, naming.post, naming.party, naming.words, *answer)
        page = pages.setdefault((-one.sheet.number, one.sheet.document_id, one.sheet.date), [])
        page.append((kinds.setdefault(kind, len(kinds)), *one.span))
    rows = tuple(
        _Page(id_, date, tuple(sorted(own, key=lambda row: row[1:])))
        for (_, id_, date), own in sorted(pages.items(), key=lambda row: row[0][:2])
    )
    return Places(tuple(kinds), rows)


def iter_places(places: Places) -> Iterator[tuple[str | None, MentionRow]]:
    """Yield every mention with its document's date, the newest document first."""
    for page in places.pages:
        for kind, start, end in page.mentions:
            span = (start, end)
            id_ = mention_id(Mention(page.id, span))
            yield page.date, MentionRow(id_, page.id, span, *places.kinds[kind])
