"""The check lists of a desk: made, worked on, sent and received."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from onrecord.archive.desk_acts import choose_id, load_paper
from onrecord.archive.desk_things import Things
from onrecord.desk.acts import Act, Hand, Step
from onrecord.desk.cells import ASIDE
from onrecord.desk.checklist import (
    Added,
    Checklist,
    Edited,
    Heading,
    Made,
    Marked,
    Moved,
    Paired,
    Received,
    Sent,
    Stated,
    freeze_version,
    next_number,
)
from onrecord.desk.compare import compare_versions
from onrecord.desk.items import Remark, Row, Version, read_day, read_side, tidy, tidy_line
from onrecord.desk.marking import LEVELS, Marking, read_marking
from onrecord.desk.paper import read_paper, write_papers
from onrecord.errors import DeskError
from onrecord.model import Record

_TEXTS = ("ask",)


AS_IN_FILE: Final = Heading()


class Checklists(Things[Checklist]):
    """The check lists of a desk, by id: a list's title in small letters. Raises as `Things` says."""

    kind = "checklist"

    def make(self, title: str, side: str, other: str, hand: Hand, marking: Marking = "internal") -> Checklist:
        """Begin `side`'s list of what strains its relations with `other`."""
        body = _make(Heading(title, side, other, marking))
        return self._open(body.title, body, hand)

    def make_of(
        self, name: str, data: bytes, hand: Hand, heading: Heading = AS_IN_FILE
    ) -> tuple[Checklist, tuple[Remark, ...]]:
        """Begin a list of our own with the items of a file, as an edited draft is; all or none.

        Items get numbers in the file's order. Returns the list and, item by item, what is odd about the file or has
        no place on a list of ours. Raises `InputError` where the bytes are no text, `DeskError` where an item has no
        title, a day is none, or neither file nor heading says whose list it is.
        """
        version, remarks = read_paper(data, name)
        printed = version.marking if version.marking in LEVELS else None
        body = _make(
            Heading(
                heading.title or version.title,
                heading.side or version.side,
                heading.other or version.other,
                heading.marking or (read_marking(printed) if printed else None),
            )
        )
        steps: list[tuple[Record, Hand]] = [(body, hand)]
        for n, row in enumerate(version.rows, 1):
            steps.append((Added(msgspec.structs.replace(_tidy_row(row), number=str(n))), hand))
            steps += (
                (Stated(str(n), said.side, said.status), hand._replace(on=said.on or hand.on))
                for said in row.said
            )
        with self._writing() as connection:
            address = choose_id(connection, self.kind, body.title)
            made = self._write(connection, [], [Step(address, each, by) for each, by in steps])
        return made, tuple(_say_left_out(version, remarks))

    def add(self, id_: str, rows: Sequence[Row], hand: Hand) -> Checklist:
        """Add items, all or none; each gets the next number, whatever number it came with."""
        tidied = [_tidy_row(row) for row in rows]

        def propose(_: Checklist, acts: list[Act]) -> list[Added]:
            first = next_number(acts)
            return [Added(msgspec.structs.replace(row, number=str(n))) for n, row in enumerate(tidied, first)]

        return self._do(id_, hand, propose)

    def edit(
        self, id_: str, number: str, fields: Mapping[str, str | Sequence[str] | None], hand: Hand
    ) -> Checklist:
        """Put fields of an item otherwise: `EDITABLE` of onrecord.desk.checklist; null empties one."""
        body = Edited(number, {field: _tidy_field(field, value) for field, value in fields.items()})
        return self._do(id_, hand, lambda *_: [body])

    def move(self, id_: str, moved: Sequence[Moved], hand: Hand) -> Checklist:
        """Take items to another level, another group, or another place in the list; all or none."""
        return self._do(id_, hand, lambda *_: moved)

    def state(self, id_: str, stated: Sequence[Stated], hand: Hand) -> Checklist:
        """Note what sides say of items, from the hand's day on; all or none."""
        return self._do(id_, hand, lambda *_: stated)

    def pair(self, id_: str, pairs: Sequence[Paired], hand: Hand) -> Checklist:
        """Judge whether items of ours and of the other side's last list are the same issues; all or none."""

        def propose(checklist: Checklist, _: list[Act]) -> Sequence[Paired]:
            rows = checklist.received[-1].version.rows if checklist.received else ()
            missing = {pair.theirs for pair in pairs} - {row.number for row in rows}
            if missing:
                raise DeskError(f"{checklist.other}'s last list has no item {', '.join(sorted(missing))}")
            return pairs

        return self._do(id_, hand, propose)

    def mark(self, id_: str, marking: Marking, hand: Hand) -> Checklist:
        """Give a list another marking."""
        return self._do(id_, hand, lambda *_: [Marked(marking)])

    def send(self, id_: str, hand: Hand) -> tuple[Sent, dict[str, bytes]]:
        """Freeze the next version and return it with its files by name; the archive keeps both."""
        files: dict[str, bytes] = {}

        def propose(checklist: Checklist, _: list[Act]) -> list[Sent]:
            version = freeze_version(checklist, hand.on)
            files.update(write_papers(version, f"{checklist.id}-{version.number}"))
            return [Sent(version, {name: _digest(data) for name, data in files.items()})]

        stood = self._do(id_, hand, propose, lambda _: list(files.items()))
        return Sent(stood.sent[-1], {name: _digest(data) for name, data in files.items()}), files

    def receive(self, id_: str, name: str, data: bytes, hand: Hand) -> Received:
        """Keep the other side's list as received and read it; what is odd about it is reported item by item.

        Nothing is changed of our own items. Raises `InputError` where the
        bytes are no text, `DeskError` where the file is this side's own list.
        """
        version, remarks = read_paper(data, name)

        def propose(checklist: Checklist, _: list[Act]) -> list[Received]:
            return [_take_in(checklist, Received(version, name, _digest(data), remarks), hand.on)]

        def papers(_: Record) -> Sequence[tuple[str, bytes]]:
            return [(name, data)]

        return self._do(id_, hand, propose, papers).received[-1]

    def paper(self, sha256: str) -> bytes:
        """Return a file as it was sent or received; raise `UnknownId` where there is none."""
        with self._reading() as connection:
            return load_paper(connection, sha256)


def _make(heading: Heading) -> Made:
    body = Made(
        tidy_line(heading.title or ""),
        read_side(heading.side or ""),
        read_side(heading.other or ""),
        heading.marking or "internal",
    )
    if not body.title:
        raise DeskError("a list needs a title")
    if body.side == body.other:
        raise DeskError("a list is between two sides")
    return body


def _say_left_out(version: Version, remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Yield what is odd about a file whose items became ours: it has no version yet, and what is extra is left out."""
    idle = ("; kept", "head does not say: version", "head does not say: version, sent")
    yield from (each for each in remarks if not each.sentence.endswith(idle))
    for row in version.rows:
        for label, value in row.extra:
            if label.lower() != ASIDE:
                yield Remark(row.number, f"{label!r} has no place on a list of ours; left out: {value!r}")


def _take_in(checklist: Checklist, came: Received, on: str) -> Received:
    """Fill what the file did not say of itself, and say what is odd beside the version before."""
    version, remarks = came.version, list(came.remarks)
    if version.side == checklist.side:
        raise DeskError(
            f"{came.name}: this is {checklist.side}'s own list; {checklist.title} receives {checklist.other}'s"
        )
    if version.side not in (None, checklist.other):
        remarks.append(Remark(None, f"the file calls its side {version.side!r}; taken as {checklist.other}"))
    before = checklist.received[-1].version if checklist.received else None
    number = version.number or len(checklist.received) + 1
    if before is not None and number in {each.version.number for each in checklist.received}:
        remarks.append(Remark(None, f"version {number} came before; both are kept"))
    whole = msgspec.structs.replace(
        version,
        title=version.title or checklist.title,
        side=checklist.other,
        other=checklist.side,
        number=number,
        on=version.on or on,
    )
    if before is not None:
        remarks += (
            Remark(
                closed.row.number,
                f"on their version {before.number}, not on this one: {closed.row.title!r}; "
                "it stays open here until somebody says otherwise",
            )
            for closed in compare_versions(before, whole).closed
            if closed.how == "no longer on the list"
        )
    return msgspec.structs.replace(came, version=whole, remarks=tuple(remarks))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _tidy_row(row: Row) -> Row:
    days = {field: read_day(getattr(row, field)) for field in ("opened_on", "due") if getattr(row, field)}
    fields = ("title", "ask", "co_performers", "section", "evidence", "links")
    tidied = {field: _tidy_field(field, getattr(row, field)) for field in fields}
    return msgspec.structs.replace(row, said=(), extra=(), **days, **tidied)


def _tidy_field(field: str, value: str | Sequence[str] | None) -> str | tuple[str, ...] | None:
    """Return a value as a row keeps it; a due day must be one."""
    if value is None:
        return None
    if not isinstance(value, str):
        return tuple(filter(None, map(tidy_line, value)))
    if field == "due":
        return read_day(value) if value else None
    return (tidy(value) if field in _TEXTS else tidy_line(value)) or ("" if field == "title" else None)
