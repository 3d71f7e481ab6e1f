"""Templates to HTML: everything escaped, nothing undefined."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.actors.parties import name_party
from onrecord.archive import DocumentRow
from onrecord.views.statements import StatementHit
from onrecord.web import addresses
from onrecord.web.markup import write_nodes, write_pieces
from onrecord.web.show.entry import QUOTED
from onrecord.web.words import (
    explain,
    name_language,
    name_publisher,
    safe_url,
    say_day,
    show_line,
    show_text,
)

_QUOTING: Final = tuple('"“”„«»‘')  # what a quotation may bring along


@cache
def load_templates() -> Environment:
    """Return the templates, each compiled once; every value is escaped, and a missing one raises."""
    environment = Environment(
        loader=PackageLoader("onrecord.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        quoted=QUOTED, quoting=_QUOTING, at=addresses, explain=explain, nodes=write_nodes, pieces=write_pieces
    )
    environment.filters.update(
        line=show_line,
        party=name_party,
        shown=show_text,
        number=_number,
        day=say_day,
        publisher=name_publisher,
        language=name_language,
        safe_url=safe_url,
        groupby_document=_group_by_document,
    )
    return environment


def compile_templates() -> None:
    """Compile every template now, so that no reader waits for it."""
    environment = load_templates()
    for name in environment.list_templates():
        environment.get_template(name)


def render_template(name: str, values: dict[str, Any]) -> str:
    """Return a template filled with values."""
    return load_templates().get_template(name).render(values)


def _group_by_document(hits: Iterable[StatementHit]) -> list[tuple[DocumentRow, list[StatementHit]]]:
    return [(row, list(run)) for row, run in groupby(hits, key=lambda hit: hit.document)]


def _number(value: int) -> str:
    """Return a number with a thin space between its thousands."""
    return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
