"""The examples, read whole: every page gives what `examples/expected.toml` says it prints."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord import Page, read

EXAMPLES = Path(__file__).parent.parent / "examples"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((EXAMPLES / "expected.toml").read_text("utf-8"))


@pytest.fixture(params=sorted(EXPECTED), ids=lambda path: Path(path).stem)
def example(request: pytest.FixtureRequest) -> tuple[Page, dict[str, Any]]:
    """Read one page of the examples, with what it must give."""
    return read((EXAMPLES / request.param).read_bytes()), EXPECTED[request.param]


def test_heading_and_dates_are_those_printed(example: tuple[Page, dict[str, Any]]) -> None:
    """Title, form, speaker, post and every date are the expected ones, and absent where the page prints none."""
    page, expected = example
    document = page.document
    assert document is not None
    speaker = document.speakers[0] if document.speakers else None
    found = {
        "title": document.title,
        "form": document.form,
        "posted_on": document.posted_on,
        "published_on": document.published_on,
        "event_on": document.event_on,
        "retrieved_on": document.retrieved_on,
        "speaker": speaker and speaker.name,
        "post": speaker and speaker.post,
    }
    assert found == {key: expected.get(key) for key in found}


def test_floors_and_teasers_are_those_printed(example: tuple[Page, dict[str, Any]]) -> None:
    """As many floors are held as expected, and every teaser has its title and date, in the page's order."""
    page, expected = example
    assert page.document is not None
    assert len(page.document.turns) == expected["turns"]
    teasers = [(teaser.title, teaser.posted_on) for teaser in page.teasers]
    assert teasers == [(row["title"], row["date"]) for row in expected.get("teaser", ())]


def test_every_page_of_the_folder_is_expected() -> None:
    """No page lies in the folder without an expectation, and none is expected that is not there."""
    pages = {str(path.relative_to(EXAMPLES)) for path in (EXAMPLES / "pages").rglob("*") if path.is_file()}
    assert pages == set(EXPECTED)
