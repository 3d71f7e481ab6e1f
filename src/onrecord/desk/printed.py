"""Pages to print: the templates beside the code, filled and escaped."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("onrecord.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_page(template: str, marking: str | None, **facts: Any) -> bytes:
    """Return a whole HTML page in UTF-8, made of a template of desk/templates; every fact is escaped.

    The marking runs at the head of every printed page after the first, which
    has it beside its title.
    """
    # In a style sheet nothing is escaped: letters and spaces alone are let in.
    running = "".join(char for char in marking or "" if char.isalpha() or char == " ")
    return _environment().get_template(template).render(marking=marking, running=running, **facts).encode()
