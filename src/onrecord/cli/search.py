"""`onrecord search`: publications that answer, with the words found and a citation of each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

import onrecord
from onrecord.cli.app import Command
from onrecord.cli.options import archive_option, filter_options, json_option, pick_filters
from onrecord.cli.render import marked_words, one_line
from onrecord.cli.terminal import PLAIN, Ink, printable, show, show_json, stdout_ink, width, wrapped

_FACET_VALUES = 6


@click.command(
    cls=Command,
    examples=(
        "onrecord search hotline",
        "onrecord search '\"check list\" -trade' --form interview --from 2031-04",
        "onrecord search 'hotl* NEAR/12 suspen*' --json",
        "onrecord search --person corvay --ids | xargs -n1 onrecord show",
        "onrecord search --said-by maldevar hotline",
        "onrecord search --about maldevar --from 2032",
    ),
)
@click.argument("query", nargs=-1)
@click.option("--said-by", metavar="NAME", help="Statements by NAME (a name or a post) with the words.")
@click.option("--about", metavar="NAME", help="Statements by others that name NAME, with the words.")
@filter_options
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="At most so many.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Pass over the first so many.")
@click.option("--facets", is_flag=True, help="Counts by form, publisher, year …, and no hits.")
@click.option("--ids", is_flag=True, help="Nothing but the ids, one a line.")
@archive_option
@json_option
def search(*, query: tuple[str, ...], archive: Path, limit: int, offset: int, **options: Any) -> None:
    """Find publications, with the words found and citations.

    Words are found in any case, with or without accents; all must be there. "words in quotes" stand together,
    begin* is a beginning, a NEAR/8 b stand within eight words, OR gives a choice, -word excludes,
    title:word looks in titles. Without a QUERY, everything with the facts asked for, newest first.

    With --said-by or --about, statements: those of NAME, or of others about NAME, that hold the words, newest first;
    with both, of the one about the other.
    """
    filters = pick_filters(options)
    text = " ".join(query)
    if options["said_by"] is not None or options["about"] is not None:
        from onrecord.cli.said import search_said  # noqa: PLC0415 - only these two options need it

        search_said(archive, text, filters, (limit, offset), options)
        return
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = onrecord.search(opened, text, filters=filters, limit=limit, offset=offset)
        places = [_place(opened, hit) for hit in found.hits]
    if options["ids"]:
        show("".join(f"{hit.document.id}\n" for hit in found.hits))
    elif options["facets"]:
        _show_facets(found, as_json=options["as_json"])
    elif options["as_json"]:
        for hit, place in zip(found.hits, places, strict=True):
            show_json(_hit_json(hit, place.citation))
    else:
        show("\n".join(_page_lines(found, places, f" for {printable(text)}" if text else "", offset)))


def _show_facets(found: "onrecord.SearchPage", *, as_json: bool) -> None:
    if as_json:
        import msgspec  # noqa: PLC0415 - only here

        show_json(onrecord.to_json(msgspec.structs.replace(found, hits=())))
    else:
        show("\n".join(_facet_lines(found.facets)))


def _page_lines(
    found: "onrecord.SearchPage", places: "list[_Place]", asked: str, offset: int
) -> Iterator[str]:
    ink = stdout_ink()
    if not found.hits:
        yield f"nothing found{asked}" if not offset else f"no more than {found.total} found{asked}"
        return
    last = offset + len(found.hits)
    yield f"{offset + 1}–{last} of {found.total}{' or more' if found.is_capped else ''}{asked}" + "\n"
    for n, hit in enumerate(found.hits, offset + 1):
        yield from _hit_lines(hit, n, ink, width())
        place = places[n - offset - 1]
        yield f"    {ink.cyan(place.reference)} {ink.faint(one_line(place.source))}".rstrip()
        yield ""
    yield from _facet_lines(found.facets, ink)


def _hit_lines(hit: "onrecord.Hit", n: int, ink: Ink, columns: int) -> Iterator[str]:
    """Yield a hit: its title, its facts, and the words found where they stand."""
    row = hit.document
    first, *rest = wrapped(one_line(row.title or "(untitled)"), columns=columns - 4)
    yield f"{n:>3} {ink.bold(first)}"
    yield from (f"    {ink.bold(line)}" for line in rest)
    facts = [onrecord.cited_date(row), row.form or "form unknown"]
    if row.kind == "teaser":
        facts.append("teaser only")
    if hit.readings > 1:
        facts.append(f"{hit.readings} readings")
    yield "    " + ink.faint(" · ".join([*map(one_line, facts), *map(one_line, row.speakers[:3])]))
    for snippet in hit.snippets:
        yield from wrapped(f"… {marked_words(snippet, ink)} …", indent="    ", columns=columns)


class _Place(NamedTuple):
    """Where a hit stands: its reference, the address or file it came from, and the whole citation."""

    reference: str
    source: str
    citation: str


def _place(archive: "onrecord.Archive", hit: "onrecord.Hit") -> _Place:
    """Return the place of the first piece with words found in it, else of the document."""
    row = hit.document
    names = [] if row.url else [sighting.name for sighting in archive.sightings(row.sha256)]
    name = names[0] if names else None
    snippet = next((snippet for snippet in hit.snippets if snippet.marks), None)
    words = snippet.text.strip() if snippet else ""
    start = snippet.start + snippet.text.index(words) if snippet else 0
    span = (start, start + len(words)) if words else None
    citation = onrecord.cite(row, span=span, words=words, name=name)
    return _Place(onrecord.reference(row.id, span), row.url or name or "", citation)


def _hit_json(hit: "onrecord.Hit", citation: str) -> bytes:
    import msgspec  # noqa: PLC0415 - `--help` of the group starts without it

    return msgspec.json.encode({**msgspec.to_builtins(hit), "citation": citation})


def _facet_lines(facets: "dict[str, dict[str, int]]", ink: Ink = PLAIN) -> Iterator[str]:
    for name, counts in facets.items():
        shown = [f"{one_line(value)} {count}" for value, count in list(counts.items())[:_FACET_VALUES]]
        more = len(counts) - len(shown)
        if shown:
            yield f"{ink.faint(f'{name:<10}')} {' · '.join(shown)}" + (f" · and {more} more" if more else "")
