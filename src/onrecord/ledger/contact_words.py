"""The words of contacts, loaded once from `words/contacts.toml`."""

import tomllib
from pathlib import Path
from typing import Final

_FACTS = tomllib.loads(Path(__file__).with_name("words").joinpath("contacts.toml").read_text("utf-8"))

FAMILIES: Final[dict[str, str]] = _FACTS["families"]
NAME_STOP: Final[frozenset[str]] = frozenset(_FACTS["matching"]["stop"])
TOP_OFFICES: Final[frozenset[str]] = frozenset(_FACTS["matching"]["top_offices"])
