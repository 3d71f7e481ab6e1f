"""Likeness of names: what may be one person, and what may never be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.people.likeness import compare_names
from onrecord.people.names import block_keys

ONE = [
    ("Sergei Maranov", "Sergey Maranow", "same"),
    ("Sergei Maranov", "Serguei Maranoff", "same"),
    ("Iouri Maranov", "Yuri Maranov", "same"),
    ("Muhammad Harun", "Mohammed al-Harun", "same"),
    ("Tan Jong-un", "Tan Jong Un", "same"),
    ("Xi Valdo", "President Xi", "family"),
    ("Valdo Xi", "Xi Valdo", "same"),
    ("Orsó Márta", "Marta Orso", "turned"),
    ("U Thein", "Mr. Thein", "family"),
    ("Bashar al-Harun", "Harun", "family"),
    ("Ana Ruíz Nieto", "Ruíz Nieto", "short"),
    ("Ana Ruíz Nieto", "Nieto", "family"),
    ("Ana Ruíz Nieto", "Ana Ruíz", "same"),
    ("J. F. Maren", "John Foster Maren", "initials"),
    ("T. Fukamori", "Tokuro Fukamori", "initials"),
    ("Maren, Sir John Selwyn Brook", "Selwyn Maren", "short"),
    ("Omar bin Said", "Omar bin Said Al Harun", "short"),
    ("Maranov Sergei Viktorovich", "Sergei Maranov", "short"),
    ("C. Douglas Maren", "Douglas Maren", "short"),
    ("Bob Maren", "Robert Maren", "same"),
    ("James F. O’Maren, Jr.", "O'Maren", "family"),
]
NEVER = [
    ("John Foster Maren", "John Foster"),
    ("John Foster Maren", "Allen Maren"),
    ("Howard L. Maren", "Howard P. Maren"),
    ("J. Graham Maren", "Howard L. Maren"),
    ("Ann Roe Sr.", "Ann Roe Jr."),
    ("Robert H. Maren", "H. Maren"),
    ("Mr. Roe", "Mrs. Roe"),
    ("Sergei Maranov", "Sergei Maranova"),
    ("Ann Roe", "Roe Smith"),
    ("Kirill Maren", "Vladimir Maren"),
    ("J. Roe", "K. Roe"),
    ("Maren", "Marens"),
    ("", "Roe"),
]


@pytest.mark.parametrize(("one", "other", "kind"), ONE)
def test_one_person_in_two_spellings(one: str, other: str, kind: str) -> None:
    """Forms of one name are found in both orders, with a reason that prints both."""
    found = compare_names(one, other)
    assert found is not None
    assert found == compare_names(other, one)
    assert found.kind == kind
    assert one in found.reason
    assert other in found.reason


@pytest.mark.parametrize(("one", "other"), NEVER)
def test_two_persons_stay_two(one: str, other: str) -> None:
    """Anything printed in both names that differs keeps them apart."""
    assert compare_names(one, other) is None
    assert compare_names(other, one) is None


@pytest.mark.parametrize(("one", "other", "kind"), ONE)
def test_one_person_has_one_block(one: str, other: str, kind: str) -> None:
    """Names that can be one person's share a block."""
    assert set(block_keys(one)) & set(block_keys(other))


_WORDS = st.sampled_from(
    [
        "Ann",
        "J.",
        "K.",
        "Juan",
        "Xi",
        "Kim",
        "Maren",
        "Roe",
        "Ruíz",
        "López",
        "al-Harun",
        "bin",
        "Said",
        "de",
        "Jr.",
        "Mr.",
    ]
)
_NAMES = st.lists(_WORDS, min_size=1, max_size=5).map(" ".join) | st.text(max_size=30)


@given(_NAMES, _NAMES)
def test_likeness_is_symmetric_and_blocked(one: str, other: str) -> None:
    """The order of two names does not matter, and names alike share a block."""
    found = compare_names(one, other)
    assert found == compare_names(other, one)
    if found:
        assert set(block_keys(one)) & set(block_keys(other))


@given(_NAMES)
def test_a_name_is_like_itself(name: str) -> None:
    """Every name that has a full word is like itself."""
    if block_keys(name):
        assert compare_names(name, name) is not None
