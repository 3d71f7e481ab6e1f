import tomllib
from pathlib import Path

import pytest

from onrecord.forms import table
from onrecord.forms.title import read_title

ROWS = tomllib.loads((Path(table.__file__).parent / "forms.toml").read_text("utf-8"))
EXAMPLES = [(row["form"], title) for row in ROWS["form"] for title in row["examples"]]
COUNTER_EXAMPLES = [(row["form"], title) for row in ROWS["form"] for title in row["counter_examples"]]
VERBS = [(row, title) for row in ROWS["verb"] for title in row["examples"]]


@pytest.mark.parametrize(("form", "title"), EXAMPLES)
def test_examples_get_their_form(form: str, title: str) -> None:
    """Every example of a row is read as that row's form, with the cue's span inside the title."""
    facts = read_title(title)
    assert facts.form == form
    assert facts.form_span is not None
    assert 0 <= facts.form_span[0] < facts.form_span[1] <= len(title)


@pytest.mark.parametrize(("form", "title"), COUNTER_EXAMPLES)
def test_counter_examples_do_not(form: str, title: str) -> None:
    """No counter-example of a row is read as that row's form."""
    assert read_title(title).form != form


@pytest.mark.parametrize(("row", "title"), VERBS)
def test_verbs_tell_a_form_or_a_contact(row: dict[str, object], title: str) -> None:
    """A title that is a sentence gives its verb's form or contact, and its subject."""
    facts = read_title(title)
    assert facts.form == row.get("form")
    assert facts.contact == row.get("contact")
    assert facts.speakers


def test_forms_are_named_once() -> None:
    """Each form has one row, so that there is one place to change it."""
    names = [row["form"] for row in ROWS["form"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", ROWS["form"], ids=lambda row: row["form"])
def test_words_cover_the_patterns(row: dict[str, list[str]]) -> None:
    """Every example holds one of the row's words: without one the row is never tried."""
    for title in row["examples"]:
        assert {hit for hit in row["words"] if hit in title.casefold().replace("é", "e")}
