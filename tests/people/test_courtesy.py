"""Names that only an honorific or a post of several shows."""

import time

import pytest

from onrecord.people.courtesy import find_courteous


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He told Messrs. Roe and Lenk.", ["Roe", "Lenk"]),
        ("Generals Maren, Peld and Roe’s plan", ["Maren", "Peld", "Roe"]),
        ("Presidents Ilse Maren and Oda von Lenk met.", ["Ilse Maren", "Oda von Lenk"]),
        ("Foreign Ministers France and Norway", []),
        ("Messrs. Roe spoke.", []),
        ("Mr. Weeks spoke; then Secretary Weeks left.", ["Mr. Weeks", "Weeks"]),
        ("Mr. Holland’s aim", ["Mr. Holland"]),
        ("Secretary Weeks left.", []),
        ("Mr. United Nations", []),
        ("Mr. President, thank you.", []),
        ("Mr. Lenk spoke.", []),
        ("He left.\n\nI. J. Roe Brigadier General, VA\n", ["I. J. Roe"]),
        ("He left.\n\nOmar K. Lenk, Lt. Col., VA", ["Omar K. Lenk"]),
        (
            "Omar Lenk Colonel of the guard came.\n\nHe left again, and it was noted by all of them that he had.",
            [],
        ),
    ],
)
def test_names_after_courtesies(text: str, names: list[str]) -> None:
    """Each of a list after a word of several is a name; a word that is one too needs "Mr." somewhere before a name."""
    assert sorted(text[start:end] for start, end in find_courteous(text)) == sorted(names)


@pytest.mark.parametrize(
    "piece", ["Messrs. Roe, ", "Mr. Weeks ", "Mr. Weeks Mr. Holland Secretary", "Generals A"]
)
def test_time_is_linear(piece: str) -> None:
    """A megabyte of courtesies takes less than two seconds."""
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    for _ in find_courteous(text):
        pass
    assert time.process_time() - start < 2
