"""`onrecord show`: a document, a turn or a span of it, its page as received; or a person."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

import onrecord
from onrecord import desk
from onrecord.cli.app import Command
from onrecord.cli.options import archive_option, json_option, open_to_ask
from onrecord.cli.render import one_line, paragraphs, render_document, render_page, render_turn
from onrecord.cli.statements import render_evidence, render_section, render_statements, statement_span
from onrecord.cli.terminal import Ink, show_json, stdout_ink, width
from onrecord.cli.terminal import show as show_text

_REFERENCE = re.compile(
    r"(?P<id>[0-9a-fA-F]+)(?:#(?P<turn>[0-9]{1,9})|@(?P<start>[0-9]{1,12})-(?P<end>[0-9]{1,12}))?"
)


class _Opened(NamedTuple):
    """A document with all that is shown around it."""

    row: "onrecord.DocumentRow"
    document: "onrecord.Document"
    snapshot: "onrecord.Snapshot"
    readings: "list[onrecord.DocumentRow]"
    name: str | None
    year: "onrecord.InferredYear | None"
    judged: "dict[str, desk.Standing]"


@click.command(
    cls=Command,
    examples=(
        "onrecord show 5f0c2a9e",
        "onrecord show '5f0c2a9e#3'",
        "onrecord show 5f0c2a9e@120-364",
        "onrecord show 5f0c2a9e --statements",
        "onrecord show 5f0c2a9e --page",
        "onrecord show Solvane",
    ),
)
@click.argument("reference", metavar="ID[#TURN|@START-END]|PERSON")
@click.option("--page", "whole_page", is_flag=True, help="The page as received, the document's lines marked.")
@click.option("--statements", "with_floor", is_flag=True, help="Also each sentence of a turn as a statement.")
@archive_option
@json_option
def show(*, reference: str, archive: Path, **options: bool) -> None:
    """Show a document, one turn, the words of a span, or a person.

    ID may be its beginning. A document is shown with its dates and the words that give them, its speakers, its turns as a
    conversation, the statements it attributes to somebody and why, other readings of the same publication, and a
    citation. A turn or a span is shown with the statements at it. A PERSON is an id or a name: shown with posts by
    date, names with their evidence, statements and contacts.
    """
    parts = _REFERENCE.fullmatch(reference)
    with open_to_ask(archive) as opened:
        row = _find_document(opened, parts)
        if row is None or parts is None:
            _show_other(opened, reference, as_json=options["as_json"])
            return
        page = opened.page(row.sha256)
        document = opened.document(row.id)
        names = [sighting.name for sighting in opened.sightings(row.sha256)]
        year = opened.people().year(row.id)
        judged = onrecord.find_standing_on(opened, row.id)
        found = _Opened(
            row, document, page.snapshot, opened.same(row.id), names[0] if names else None, year, judged
        )
    if options["whole_page"]:
        if options["as_json"]:
            show_json(onrecord.to_json(page))
        else:
            show_text("\n".join(render_page(page, document, ink=stdout_ink(), columns=width())))
        return
    answer, lines = _answer(found, parts, stdout_ink(), with_floor=options["with_floor"])
    if options["as_json"]:
        import msgspec  # noqa: PLC0415 - `--help` of the group starts without it

        show_json(msgspec.json.encode(answer))
    else:
        show_text("\n".join(lines))


def _show_other(archive: "onrecord.Archive", reference: str, *, as_json: bool) -> None:
    """Show what is no document: an entry of the ledger by its id, else a person."""
    from onrecord.cli.ledger import show_entry  # noqa: PLC0415 - only an entry needs it
    from onrecord.cli.people import show_person  # noqa: PLC0415 - only a person needs it

    try:
        show_entry(archive, reference, as_json=as_json)
    except onrecord.UnknownId:
        try:
            show_person(archive, reference, as_json=as_json)
        except onrecord.UnknownId as error:
            way = (
                "a document is asked for as ID, ID#TURN or ID@START-END, an entry by its ID, a person by name"
            )
            raise onrecord.UnknownId(f"{error}; {way}") from error


def _find_document(archive: "onrecord.Archive", parts: re.Match[str] | None) -> "onrecord.DocumentRow | None":
    """Return the document that is asked for; null where an entry is, or a person: "Abe" has the letters of an id."""
    if parts is None:
        return None
    try:
        return archive.row(parts["id"])
    except onrecord.UnknownId:
        if parts["turn"] or parts["start"]:
            raise
        return None


_Answer = tuple[dict[str, Any], Iterator[str]]


def _answer(found: _Opened, parts: re.Match[str], ink: Ink, *, with_floor: bool) -> _Answer:
    if parts["turn"]:
        return _turn_answer(found, int(parts["turn"]), ink, with_floor=with_floor)
    if parts["start"]:
        return _span_answer(found, (int(parts["start"]), int(parts["end"])), ink)
    return _document_answer(found, ink, with_floor=with_floor)


def _document_answer(found: _Opened, ink: Ink, *, with_floor: bool) -> _Answer:
    citation = onrecord.cite(found.row, name=found.name)
    answer = {
        "document": found.document,
        "snapshot": found.snapshot,
        "readings": found.readings,
        "citation": citation,
        "inferred_year": found.year,
        "judged": found.judged,
    }

    def lines() -> Iterator[str]:
        yield from render_document(found.document, ink=ink, columns=width(), beside=_year_rows(found))
        yield from render_section(found.document, with_floor=with_floor, ink=ink, columns=width())
        others = [row for row in found.readings if row.id != found.row.id]
        if others:
            yield ink.bold("Other readings of this publication")
            yield from (f"  {_reading_line(row, ink)}" for row in others)
            yield ""
        yield from _judged_lines(found, ink)
        yield ink.faint("cite ") + one_line(citation)

    return answer, lines()


def _judged_lines(found: _Opened, ink: Ink) -> Iterator[str]:
    """Yield what people have decided on words of the document, beside the machine's reading."""
    from onrecord.cli.family import judgement_line  # noqa: PLC0415 - only what was judged needs it

    rows = {row.id: row for each in found.judged.values() for row in desk.drop_undone(each.history)}
    if rows:
        yield ink.bold("Judged")
        yield from (f"  {judgement_line(row)}" for row in sorted(rows.values(), key=lambda row: row.n))
        yield ""


def _year_rows(found: _Opened) -> list[tuple[str, str]]:
    """Return the row of a year that the page does not print: the day with it, and why."""
    return [("inferred", f"{found.year.value}   {found.year.reason}")] if found.year else []


def _reading_line(row: "onrecord.DocumentRow", ink: Ink) -> str:
    facts = (row.kind, onrecord.cited_date(row), row.url, row.same_reason)
    return ink.cyan(row.id) + " " + one_line(" · ".join(fact for fact in facts if fact))


def _turn_answer(found: _Opened, n: int, ink: Ink, *, with_floor: bool) -> _Answer:
    document = found.document
    turn = next((turn for turn in document.turns if turn.n == n), None)
    if turn is None:
        raise onrecord.UnknownId(f"{document.id} has {len(document.turns)} turns and none numbered {n}")
    start, end = turn.text_span
    words = document.text[start:end]
    citation = onrecord.cite(found.row, span=turn.text_span, words=words, name=found.name)
    statements = [said for said in document.statements if said.turn == n]

    def lines() -> Iterator[str]:
        yield from render_turn(document, turn, ink=ink, columns=width())
        shown = [said for said in statements if with_floor or said.mode != "floor"]
        yield from render_statements(document, shown, ink=ink, columns=width())
        yield ink.faint("cite ") + one_line(citation)

    answer = {"document": document.id, "turn": turn, "text": words}
    return answer | {"statements": statements, "citation": citation}, lines()


def _span_answer(found: _Opened, span: "onrecord.Span", ink: Ink) -> _Answer:
    document, (start, end) = found.document, span
    if not 0 <= start < end <= len(document.text):
        raise onrecord.UnknownId(
            f"{document.id} has {len(document.text)} characters; {start}-{end} is no span of it"
        )
    words = document.text[start:end]
    citation = onrecord.cite(found.row, span=span, words=words, name=found.name)
    whole = [said for said in document.statements if statement_span(said) == span]
    statements = whole or _statements_at(document, span)

    def lines() -> Iterator[str]:
        yield from paragraphs(words, "  ", width())
        for said in whole:
            yield from render_evidence(document, said, ink=ink, columns=width())
        yield from render_statements(document, [] if whole else statements, ink=ink, columns=width())
        yield ink.faint("cite ") + one_line(citation)

    answer = {"document": document.id, "span": span, "text": words}
    return answer | {"statements": statements, "citation": citation}, lines()


def _statements_at(document: "onrecord.Document", span: "onrecord.Span") -> "list[onrecord.Statement]":
    """Return the statements with words in a span."""
    start, end = span
    return [
        said for said in document.statements if any(low < end and start < high for low, high in said.content)
    ]
