"""The register of correspondence with what the ledger has read beside it, and its chronology."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from onrecord.archive import Archive, EntryFilters, EntryRow, Source
from onrecord.desk.marking import Gate
from onrecord.desk.register import Clock, Filed, find_unanswered, read_clock
from onrecord.model import Correspondence, Record
from onrecord.text.fold import fold_words
from onrecord.views.replies import find_linked_replies

_MOST_READ: Final = 2_000
_FORMULA: Final = tuple("=+-@\t\r")


class CorrespondenceRow(Record, frozen=True):
    """A letter of the register (`filed`, with its clock) or one that was read in documents (`entry` is its id).

    `sides` says from whom to whom; a letter of the register that has an entry
    among its links, or its number, stands for that entry too.
    """

    id: str
    day: str | None
    form: str
    sides: str
    reference: str | None
    subject: str | None
    reply: str
    is_read: bool
    filed: Filed | None = None
    clock: Clock | None = None


def list_correspondence(
    archive: Archive,
    *,
    on: str,
    parties: Sequence[str] = (),
    is_unanswered: bool = False,
    gate: Gate | None = None,
) -> list[CorrespondenceRow]:
    """Return the register as it stood on a day and the correspondence the ledger has read, by day.

    With `parties`, what was sent or received by each of them; with
    `is_unanswered`, what waits for a reply, the longest first. A `gate` lets
    through only what may leave.
    """
    desk = archive.desk()
    register = [each for each in desk.register.all(until=on) if _may_be_seen(each, parties, gate)]
    if is_unanswered:
        return [_filed_row(filed, clock) for filed, clock in find_unanswered(register, on)]
    rows = [_filed_row(filed, read_clock(filed, on)) for filed in register]
    linked = {link.removeprefix("entry:") for filed in register for link in filed.letter.links}
    numbered = {_number_of(filed.letter.reference) for filed in register} - {None}
    asked = EntryFilters(entry="correspondence", parties=tuple(parties), to_on=on)
    replies = find_linked_replies(archive)
    for entry in archive.ledger().find(asked, limit=_MOST_READ).rows:
        if entry.id not in linked:
            sources = archive.ledger().sources(entry.id)
            addresses = [f"entry:{entry.id}", *(f"document:{source.document.id}" for source in sources)]
            row = _read_row(entry, sources)
            if entry.id in replies:
                told = archive.ledger().row(replies[entry.id])
                row = msgspec.structs.replace(row, reply=told.status or row.reply)
            if _number_of(row.reference) not in numbered and (gate is None or gate.lets_all(addresses)):
                rows.append(row)
    return sorted(rows, key=lambda row: (row.day or "9999", row.id))


def _number_of(reference: str | None) -> str | None:
    """Return what tells a reference from others: "No. 114" and "114" are one number."""
    words = [word for word in fold_words(reference or "") if any(map(str.isdigit, word))]
    return " ".join(words) or None


def _may_be_seen(filed: Filed, parties: Sequence[str], gate: Gate | None) -> bool:
    sides = {filed.letter.sender, filed.letter.addressee}
    if gate is not None and not (gate.lets_marked(filed.marking) and gate.lets_all(filed.letter.links)):
        return False
    return set(parties) <= sides


def _filed_row(filed: Filed, clock: Clock) -> CorrespondenceRow:
    letter = filed.letter
    return CorrespondenceRow(
        id=filed.id,
        day=filed.day,
        form=letter.form,
        sides=f"{letter.sender} – {letter.addressee}",
        reference=letter.reference,
        subject=letter.subject,
        reply=clock.state,
        is_read=False,
        filed=filed,
        clock=clock,
    )


def _read_row(entry: EntryRow, sources: Sequence[Source]) -> CorrespondenceRow:
    told = [source.entry for source in sources if isinstance(source.entry, Correspondence)]
    subject = next((each.subject for each in told if each.subject), entry.name)
    sides = [actor.party or actor.name for each in told[:1] for actor in (each.sender, each.to) if actor]
    return CorrespondenceRow(
        id=entry.id,
        day=entry.date,
        form=entry.kind,
        sides=" – ".join(filter(None, sides)) or " – ".join(entry.parties),
        reference=next((each.reference for each in told if each.reference), None),
        subject=subject if subject and fold_words(subject) != fold_words(entry.kind) else None,
        reply=entry.status or "none",
        is_read=True,
    )


class _Line(Record, frozen=True):
    """One dated line of a chronology."""

    day: str
    what: str
    id: str


def write_chronology(rows: Iterable[CorrespondenceRow], format_: str) -> str:
    """Return what was sent, answered and said by day, as a Markdown list (`md`) or CSV (`csv`)."""
    lines = sorted((line for row in rows for line in _lines_of(row)), key=lambda line: (line.day, line.id))
    if format_ == "csv":
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(["day", "what", "id"])
        writer.writerows([line.day, _guard(line.what), line.id] for line in lines)
        return out.getvalue()
    return "".join(f"- **{line.day}** {' '.join(line.what.split())} (`{line.id}`)\n" for line in lines)


def _guard(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def _lines_of(row: CorrespondenceRow) -> Iterable[_Line]:
    name = " ".join(part for part in (row.form, row.reference) if part)
    about = f": {row.subject}" if row.subject else ""
    read = ", as read" if row.is_read else ""
    sides = f"{row.sides}: " if row.sides else ""
    yield _Line(row.day or "undated", f"{sides}{name}{about}{read}", row.id)
    if row.filed is None:
        return
    letter = row.filed.letter
    if letter.disclosed_on and letter.disclosed_on != row.day:
        yield _Line(
            letter.disclosed_on,
            f"{name} of {row.day or 'no known day'} becomes known ({letter.known_by})",
            row.id,
        )
    for day, reply in row.filed.replies:
        form = f", {reply.form} {reply.reference or ''}".rstrip() if reply.form else ""
        summary = f": {reply.summary}" if reply.summary else ""
        yield _Line(
            day,
            f"{letter.addressee} – {letter.sender}: reply to {name}, {reply.reply}{form}{summary}",
            row.id,
        )
    for day, stated in row.filed.stated:
        yield _Line(day, f"{stated.side} of {name}: “{stated.status}”", row.id)
