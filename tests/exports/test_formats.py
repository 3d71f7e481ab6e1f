"""The table of formats."""

import pytest

from onrecord.errors import OnRecordError
from onrecord.exports import FORMATS, export


def test_an_unknown_format_names_the_known_ones() -> None:
    """The error lists what there is."""
    with pytest.raises(OnRecordError, match="jsonl"):
        export(None, "out", format="papyrus")  # type: ignore[arg-type]


def test_every_format_is_a_callable_under_a_plain_name() -> None:
    """Names are what one types: small letters."""
    assert all(name.islower() and callable(write) for name, write in FORMATS.items())
