"""Posts, names and outlets inside labels."""

import pytest

from onrecord.model import Actor
from onrecord.turns.labels import read_label
from onrecord.turns.parts import read_questioner, split_label, split_post, tidy_name, tidy_post


@pytest.mark.parametrize(
    ("core", "post", "name"),
    [
        ("Prime Minister Ada Orr", "Prime Minister", "Ada Orr"),
        ("President of Turkey Ada Bel Orr", "President of Turkey", "Ada Bel Orr"),
        ("Head of the Holm Fleet Ada Orr", "Head of the Holm Fleet", "Ada Orr"),
        ("Minister of Foreign Affairs Ada Orr", "Minister of Foreign Affairs", "Ada Orr"),
        ("Secretary of State Orr", "Secretary of State", "Orr"),
        ("Queen Ada II of Norland", "Queen of Norland", "Ada II"),
        ("PRESIDENT BIN ORR", "PRESIDENT", "BIN ORR"),
        ("Mr. Orr", None, "Orr"),
        ("the Minister", "the Minister", None),
        ("Chairman of the Holm Discussion Club Ada Orr", "Chairman of the Holm Discussion Club", "Ada Orr"),
    ],
)
def test_split_post(core: str, post: str | None, name: str | None) -> None:
    """The post ends where the name begins, countries and bodies on its side."""
    assert split_post(core) == (post, name)


def test_split_label_with_outlet() -> None:
    """An outlet stands apart from the name."""
    label = read_label("Pia Lund, Holm News")
    assert label is not None
    assert split_label(label) == (None, "Pia Lund", "Holm News")


def test_tidy() -> None:
    """Capitals, articles and lost spaces are put right in what is shown, never in the text."""
    assert tidy_post("THE MINISTER OF TRADE") == "Minister of Trade"
    assert tidy_name("AdaOrr") == "Ada Orr"


@pytest.mark.parametrize(
    ("label", "name", "party"),
    [
        ("Question, NBK", None, "NBK"),
        ("Question (Pia Lund, Holm News)", "Pia Lund", "Holm News"),
        ("Question from Norland Television", None, "Norland Television"),
    ],
)
def test_read_questioner(label: str, name: str | None, party: str | None) -> None:
    """The name and the outlet of a questioner are kept where the label prints them."""
    read = read_label(label)
    assert read is not None
    assert read_questioner(read) == Actor(name=name, party=party, decided_by="label")


def test_no_questioner() -> None:
    """A language, a note or a place is no questioner."""
    for label in ("Question", "Question (in English)", "Question (retranslated)", "Question from Port Alder"):
        read = read_label(label)
        assert read is not None
        assert read_questioner(read) is None
