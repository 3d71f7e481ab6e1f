"""Full names found in a document's own text."""

from onrecord.turns.fullnames import find_full_name, spell_surname


def test_full_name_and_post() -> None:
    """The one given name printed before the surname is taken, with the post before it."""
    text = "We heard Harbour Board Director Mina Holt. Holt was brief."
    assert find_full_name(text, "HOLT", None) == ("Mina Holt", "Harbour Board Director")


def test_two_candidates_are_none() -> None:
    """Two people of one surname leave the label as printed."""
    assert find_full_name("Mina Holt met Tom Holt.", "HOLT", None) is None


def test_post_must_agree() -> None:
    """A relative without the label's post is somebody else."""
    assert find_full_name("Her mother was Eva Orr.", "ORR", "President") is None
    assert find_full_name("Her mother was Eva Orr. President Ada Orr spoke.", "ORR", "President") == (
        "Ada Orr",
        "President",
    )


def test_spell_surname() -> None:
    """Capitals become a surname as running text spells it."""
    assert spell_surname("LUND-O’ORR") == "Lund-O’Orr"
