import pytest

from onrecord.actors.names import end_of_name, skip_honorifics, surname_of
from onrecord.actors.words import split_words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ilse Maren’s interview", "Ilse Maren"),
        ("Staffan de Ruun, Kessin", "Staffan de Ruun"),
        ("de Ruun in Kessin", "de Ruun"),
        ("Joseph R. Okoro, Jr. Call", "Joseph R. Okoro, Jr."),
        ("Hamad bin Isa Al Said of Narva", "Hamad bin Isa Al Said"),
        ("Tomas II of Narva", "Tomas II"),
        ("Jean-Pierre and", "Jean-Pierre"),
        ("al-Maren arrived", "al-Maren"),
        ("O’Ruun at", "O’Ruun"),
        ("Ilse Maren Announces", "Ilse Maren"),
        ("Meeting with", None),
        ("II", None),
        ("W.", None),
        ("de", None),
        ("2031 Games", None),
    ],
)
def test_names_end_where_their_shape_does(text: str, name: str | None) -> None:
    """A name runs over capitals, particles, initials and suffixes, and stops at other words."""
    words = split_words(text)
    end = end_of_name(words, 0)
    assert (text[words[0].start : words[end - 1].end] if end else None) == name


def test_honorifics_are_skipped() -> None:
    """Any number of honorifics before a name is passed over."""
    assert skip_honorifics(split_words("His Excellency Dr. Ilse Maren"), 0) == 3
    assert skip_honorifics(split_words("the Honourable Ilse Maren"), 0) == 2
    assert skip_honorifics(split_words("Ilse Maren"), 0) == 0
    assert skip_honorifics(split_words("the general Ilse Maren"), 0) == 0


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Ilse Maren", "Maren"),
        ("TORI Kenzo", "TORI"),
        ("ILSE MAREN", "MAREN"),
        ("J.R. Hallam", "Hallam"),
        ("Tomas Okoro, Jr.", "Okoro"),
        ("Maren", "Maren"),
        ("", ""),
    ],
)
def test_surname(name: str, surname: str) -> None:
    """A person is called by the last word of the name, or by the first where only that is in capitals."""
    assert surname_of(name) == surname
