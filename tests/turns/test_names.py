"""Tokens of names."""

from onrecord.turns.names import is_initial, is_name_token, split_run_together, strip_place


def test_is_name_token() -> None:
    """Capitals, particles, hyphens, apostrophes and initials are of names; numbers and small words are not."""
    assert all(map(is_name_token, ("Orr", "de", "Vale-Orr", "O’Orr", "J.R.", "al-Orr", "Öst")))
    assert not any(map(is_name_token, ("2031", "said", "(Orr", "")))


def test_is_initial() -> None:
    """Single letters with full stops are initials."""
    assert is_initial("J.")
    assert not is_initial("Jo.")


def test_split_run_together() -> None:
    """Two names typed as one come apart; prefixes such as Mc stay."""
    assert split_run_together("AdaOrr") == ["Ada", "Orr"]
    assert split_run_together("McVale") == ["McVale"]


def test_strip_place() -> None:
    """Countries and bodies before a name fall away."""
    assert strip_place(["South", "Korea", "Ada", "Orr"]) == ["Ada", "Orr"]
    assert strip_place(["State", "Orr"]) == ["Orr"]


def test_a_particle_written_onto_its_name_is_part_of_it() -> None:
    """The particle of "d’Orme" and "al-Hadi" belongs to the name; "don’t" and "re-read" are words."""
    assert all(is_name_token(token) for token in ("d’Orme", "d'Orme", "al-Hadi", "dell’Orto"))
    assert not any(is_name_token(token) for token in ("don't", "re-read", "d’habitude"))
