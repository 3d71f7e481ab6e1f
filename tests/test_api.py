"""The public names: what users may rely on."""

import subprocess
import sys

import pytest

import onrecord

PUBLIC = (
    "Actor",
    "Added",
    "Archive",
    "ArchiveError",
    "BinaryInput",
    "BrokenEvidence",
    "Document",
    "DocumentDate",
    "DocumentRow",
    "EmptyInput",
    "Failure",
    "Filters",
    "Hit",
    "InputError",
    "InputTooLarge",
    "OnRecordError",
    "Page",
    "Problem",
    "Query",
    "QueryError",
    "Rebuilt",
    "SearchPage",
    "Sighting",
    "Snapshot",
    "Snippet",
    "Source",
    "SourceError",
    "SourceFailure",
    "Span",
    "Statement",
    "Turn",
    "UnknownId",
    "UnsupportedMedia",
    "cite",
    "cited_date",
    "export",
    "from_json",
    "open_archive",
    "read",
    "read_query",
    "read_sources",
    "search",
    "to_json",
)


def test_all_is_pinned() -> None:
    """A public name is added or removed on purpose only, here and in the changelog."""
    assert sorted(onrecord.__all__) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_each_name_is_there_and_says_what_it_is(name: str) -> None:
    """Every public name can be imported and, where it is ours, opens with its promise."""
    thing = getattr(onrecord, name)
    assert name == "Span" or thing.__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not public fails as on any module."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        onrecord.nothing  # noqa: B018 - the access is the test


def test_importing_is_cheap() -> None:
    """`import onrecord` loads neither the archive nor the HTML reader nor click."""
    code = "import onrecord, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert not {"sqlalchemy", "resiliparse", "click", "msgspec", "tqdm"} & set(loaded)
