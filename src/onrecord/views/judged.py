"""The ledger with what people have decided laid beside it: rejected entries out, accepted doubts in."""

from onrecord.archive import Archive, EntryFilters, EntryRow, Ruled
from onrecord.desk.judgements import Standing
from onrecord.model import Record
from onrecord.views.placing import place_judgements

_ENTRY = "entry:"


class JudgedRow(Record, frozen=True):
    """An entry as read, and what stands on it; `standing` is null where nobody has judged it."""

    row: EntryRow
    standing: Standing | None


class JudgedList(Record, frozen=True):
    """One page of entries; `total` is how many answer."""

    rows: tuple[JudgedRow, ...]
    total: int


def list_entries(
    archive: Archive, filters: EntryFilters, *, limit: int = 50, offset: int = 0, with_rejected: bool = False
) -> JudgedList:
    """Return entries that have the facts, less those rejected or merged into another, with accepted doubts.

    A judgement follows its entry when that joins another. Raises `QueryError`
    where a date is none.
    """
    standing = find_standing_now(archive)
    ruled = rule(standing, with_rejected=with_rejected)
    found = archive.ledger().find(filters, limit=limit, offset=offset, ruled=ruled)
    return JudgedList(tuple(JudgedRow(row, standing.get(row.id)) for row in found.rows), found.total)


def find_standing_now(archive: Archive) -> dict[str, Standing]:
    """Return what stands on entries, by the id each has now."""
    judged = {
        address.removeprefix(_ENTRY): standing
        for address, standing in archive.desk().standing("entry").items()
        if address.startswith(_ENTRY)
    }
    now = archive.ledger().now(judged)
    lost = [standing for id_, standing in judged.items() if id_ not in now]
    now |= {
        placed.judgement.target.removeprefix(_ENTRY): placed.target.removeprefix(_ENTRY)
        for standing in lost
        for placed in place_judgements(archive, standing.history)
        if placed.target is not None
    }
    return {now[id_]: standing for id_, standing in sorted(judged.items()) if id_ in now}


def rule(standing: dict[str, Standing], *, with_rejected: bool = False) -> Ruled:
    """Return which entries judgements take out of the ledger, and which doubts they settle."""
    rejected = {id_ for id_, stands in standing.items() if stands.verdict == "reject"}
    merged = {
        max(id_, far.removeprefix(_ENTRY))
        for id_, stands in standing.items()
        for far, verb in stands.pairs.items()
        if verb == "merge"
    }
    sure = {id_ for id_, stands in standing.items() if stands.verdict == "accept"}
    return Ruled(frozenset(merged if with_rejected else merged | rejected), frozenset(sure))
