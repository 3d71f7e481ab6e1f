"""The language of a text."""

import pytest

from onrecord.text.language import find_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The delegations have exchanged lists of the matters that burden relations, and the talks will go on in Port Aurel.",
            "en",
        ),
        (
            "Les délégations ont échangé des listes dans le palais, et la ministre est satisfaite que les travaux avancent pour une fois.",
            "fr",
        ),
        (
            "Die Delegationen haben die Listen ausgetauscht, und der Minister ist mit dem Ergebnis nicht zufrieden, wie es heißt.",
            "de",
        ),
        (
            "Стороны обменялись списками, и на встрече было сказано, что работа по ним не прекратится, как это было в марте.",
            "ru",
        ),
    ],
)
def test_languages(text: str, code: str) -> None:
    """Small words tell the language of a few lines."""
    assert find_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12.03.2031",
        "Ruven Tallis, Mats Ellingard, Runa Falkmere, Halden Brok",
        "Talks in Port Aurel",
        "的 一 是",
    ],
)
def test_too_little(text: str) -> None:
    """Too few small words tell nothing."""
    assert find_language(text) is None


def test_only_the_beginning_counts() -> None:
    """A text of any length costs what its first 3,000 characters cost."""
    assert find_language("x " * 5000 + "the of and to in that " * 100) is None
