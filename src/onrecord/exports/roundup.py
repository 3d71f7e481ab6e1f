"""Round-ups as Markdown and as one HTML page to print: every line quoted, cited by number, escaped."""

from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from onrecord.actors.parties import name_party
from onrecord.exports.citation import cite, escape_markdown, reference
from onrecord.views.roundup import Line, Roundup, Section

_TEMPLATE: Final = "roundup.html.jinja"


def render_markdown(roundup: Roundup) -> str:
    """Return a round-up as Markdown: a heading a section, a line a quotation, the sources numbered at the end."""
    lines = [f"# {escape_markdown(roundup.title)}", ""]
    for section in roundup.sections:
        lines += [f"## {escape_markdown(heading_of(section))}", "", *map(_markdown_line, section.lines), ""]
    lines += ["## Sources", ""]
    lines += [f"{n}. {escape_markdown(cite(row))}" for n, row in enumerate(roundup.sources, 1)]
    return "\n".join(lines) + "\n"


def render_html(roundup: Roundup) -> str:
    """Return a round-up as one HTML page that needs no other file; every word of a source is escaped."""
    return _template().render(roundup=roundup, heading_of=heading_of, cite=cite, reference=reference)


def heading_of(section: Section) -> str:
    """Return the heading of a section, with the side whose words it holds."""
    return f"{section.heading} — {name_party(section.party)}" if section.party else section.heading


def _markdown_line(line: Line) -> str:
    term = f" *({escape_markdown(line.term)})*" if line.term else ""
    words = escape_markdown(" ".join(line.quote.words.split()))
    where = reference(line.quote.document, line.quote.span)
    return f"- **{escape_markdown(line.lead)}**{term}: “{words}” [{line.source}] `{where}`"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("onrecord.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(_TEMPLATE)
