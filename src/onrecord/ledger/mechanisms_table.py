"""The tables of nouns, read once."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent / "words"
MECHANISMS: Final[Mapping[str, Any]] = tomllib.loads((_FOLDER / "mechanisms.toml").read_text("utf-8"))
"""Nouns of mechanisms, and what tells whose they are."""

INSTRUMENTS: Final[Mapping[str, Any]] = tomllib.loads((_FOLDER / "instruments.toml").read_text("utf-8"))
"""Nouns of instruments."""
