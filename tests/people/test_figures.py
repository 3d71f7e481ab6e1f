"""The persons of one document: which words name one, and which do not."""

import pytest

from onrecord.people.figures import Mention, find_figures


def _figures(*names: tuple[str, str | None]) -> list[set[str]]:
    """Return the names of each figure, with its posts."""
    mentions = [Mention("d", (10 * n, 10 * n + 5), name, post) for n, (name, post) in enumerate(names)]
    found = find_figures(mentions, range(len(mentions)))
    told = [" ".join(part for part in (post, name) if part) for name, post in names]
    return [{told[n] for n in figure.mentions} for figure in found]


@pytest.mark.parametrize(
    "names",
    [
        [("Roe", "Under Secretary"), ("Roe", "Secretary"), ("Roe", None)],
        [("Omar Roe", "Assistant Secretary of State"), ("Roe", "Secretary")],
        [("Roe", "Sec."), ("Roe", "Secretary"), ("Roe", None)],
        [("Omar Maren", "Ambassador"), ("Sir Omar", None)],
        [("Roe de Maren", None), ("Roe", None), ("Maren", None)],
    ],
)
def test_one_person(names: list[tuple[str, str | None]]) -> None:
    """A deputy is called by the head of the post, a knight by the given name, a double family by its first word."""
    assert len(_figures(*names)) == 1
    assert _figures(*reversed(names)) == _figures(*names)


@pytest.mark.parametrize(
    "names",
    [
        [("Roe", "Deputy Secretary"), ("Roe", "Assistant Secretary")],
        [("Francis Roe", None), ("Roe", "Assistant Secretary")],
        [("Omar Maren", None), ("Omar", None)],
        [("Omar Maren", "Secretary"), ("Ilse Maren", "Under Secretary")],
    ],
)
def test_two_people(names: list[tuple[str, str | None]]) -> None:
    """Two posts under one head, a name that has no post, a given name alone are not taken for one person."""
    assert len(_figures(*names)) == 2
