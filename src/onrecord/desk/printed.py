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


def render_page(template: str, **facts: Any) -> bytes:
    """Return a whole HTML page in UTF-8, made of a template of desk/templates; every fact is escaped."""
    return _environment().get_template(template).render(**facts).encode()
