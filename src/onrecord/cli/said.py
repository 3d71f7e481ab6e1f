"""`onrecord search --said-by` and `--about`: statements that answer, each with its reason and its citation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

import onrecord
from onrecord.cli.options import open_to_ask
from onrecord.cli.render import one_line
from onrecord.cli.statements import render_statement
from onrecord.cli.terminal import Ink, printable, show, show_json, stdout_ink, width, wrapped


def search_said(
    archive: Path, text: str, filters: "onrecord.Filters", span: tuple[int, int], options: dict[str, Any]
) -> None:
    """Print the statements asked for; `span` is the limit and the offset."""
    if options["facets"]:
        raise click.UsageError("--facets counts publications; it goes with neither --said-by nor --about.")
    query = onrecord.StatementQuery(text, said_by=options["said_by"], about=options["about"])
    limit, offset = span
    with open_to_ask(archive) as opened:
        found = onrecord.search_statements(opened, query, filters=filters, limit=limit, offset=offset)
        names = [_source_name(opened, hit.document) for hit in found.hits]
    if options["ids"]:
        show("".join(f"{onrecord.reference(hit.document.id, hit.span)}\n" for hit in found.hits))
    elif options["as_json"]:
        for hit, name in zip(found.hits, names, strict=True):
            show_json(_hit_json(hit, name))
    else:
        show("\n".join(_page_lines(found, query, offset, stdout_ink())))


def _source_name(archive: "onrecord.Archive", row: "onrecord.DocumentRow") -> str | None:
    """Return the name a page was added under, where it has no address to cite."""
    if row.url:
        return None
    return next((sighting.name for sighting in archive.sightings(row.sha256)), None)


def _hit_json(hit: "onrecord.StatementHit", name: str | None) -> bytes:
    import msgspec  # noqa: PLC0415 - `--help` of the group starts without it

    words = [piece.text for piece in hit.pieces]
    citation = onrecord.cite(hit.document, span=hit.span, words=words[0], name=name)
    row: dict[str, Any] = msgspec.to_builtins(hit)
    return msgspec.json.encode(row | {"text": " … ".join(words), "citation": citation})


def _page_lines(
    found: "onrecord.StatementPage", query: "onrecord.StatementQuery", offset: int, ink: Ink
) -> Iterator[str]:
    asked = "".join(
        f" {word} {printable(value)}"
        for word, value in (("by", query.said_by), ("about", query.about), ("with", query.text or None))
        if value
    )
    if not found.hits:
        yield f"no {'further ' * bool(offset)}statement found{asked}"
    else:
        last = offset + len(found.hits)
        more = f" (more with --offset {last})" if found.has_more else ""
        yield f"{offset + 1}–{last}{asked}, the newest first{more}\n"
    row = None
    for n, hit in enumerate(found.hits, offset + 1):
        if hit.document != row:
            row = hit.document
            yield from _document_lines(row, ink)
        yield from _hit_lines(hit, n, ink)
    if found.is_cut:
        yield "older publications were not looked through; ask for fewer with --from, --to or more words"


def _document_lines(row: "onrecord.DocumentRow", ink: Ink) -> Iterator[str]:
    facts = (row.title or "(untitled)", onrecord.cited_date(row), row.form)
    line = one_line(" · ".join(fact for fact in facts if fact))
    yield from (ink.bold(part) for part in wrapped(line, columns=width()))
    yield ""


def _hit_lines(hit: "onrecord.StatementHit", n: int, ink: Ink) -> Iterator[str]:
    first, *rest = render_statement(hit.statement, hit.pieces, ink=ink, columns=width() - 4)
    yield f"{n:>3} {first}"
    yield from (f"    {line}" for line in rest)
    yield f"    {ink.cyan(onrecord.reference(hit.document.id, hit.span))}"
    yield ""
