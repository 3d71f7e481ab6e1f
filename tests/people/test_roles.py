"""Posts under several titles are one role; deputies, other states and other places are not."""

import pytest

from onrecord.people.roles import agree, read_role


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Secretary of State", "USA"), ("Foreign Minister", "USA")),
        (("US Secretary of State", None), ("Secretary of State", "USA")),
        (("Russian top diplomat", None), ("Minister of Foreign Affairs", "RUS")),
        (
            ("American Ambassador in Oslo", None),
            ("Ambassador Extraordinary and Plenipotentiary to Norway", "USA"),
        ),
        (
            ("American Minister in Spain", None),
            ("Envoy Extraordinary and Minister Plenipotentiary to Spain", "USA"),
        ),
        (("Chargé d’Affaires ad interim", "USA"), ("chargé", "USA")),
        (("Ambassador to Valdoria", "NOR"), ("Norwegian Ambassador in Valdoria", None)),
        (("Finance Minister", "NOR"), ("Minister of Finance of Norway", None)),
        (("Secretary", None), ("Secretary of State", "USA")),
        (("UN chief", None), ("Secretary-General", "UN")),
        (("Special Envoy of the Secretary-General for Syria", "UN"), ("UN Special Envoy for Syria", None)),
    ],
)
def test_titles_of_one_post_agree(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    """Titles, orders of words and the party's place in them make no difference."""
    a, b = read_role(*one), read_role(*other)
    assert a is not None
    assert b is not None
    assert agree(a, b)
    assert agree(b, a)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Foreign Minister", "NOR"), ("Deputy Foreign Minister", "NOR")),
        (("Foreign Minister", "NOR"), ("Foreign Minister", "SWE")),
        (("Secretary of State", "NOR"), ("Foreign Minister", "NOR")),
        (("Ambassador to Norway", "USA"), ("Ambassador to Sweden", "USA")),
        (("Former President", "USA"), ("President", "USA")),
        (("Under Secretary of State", "USA"), ("Secretary of State", "USA")),
        (("Secretary of State ad interim", "USA"), ("Secretary of State", "USA")),
        (("Foreign Secretary", "IND"), ("Foreign Minister", "IND")),
    ],
)
def test_other_posts_do_not_agree(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    """A deputy, another state's, and another place's are other posts."""
    a, b = read_role(*one), read_role(*other)
    assert a is not None
    assert b is not None
    assert not agree(a, b)


@pytest.mark.parametrize("post", ["", "the", "—", "of the"])
def test_no_post_gives_none(post: str) -> None:
    """What names no post is no role."""
    assert read_role(post, None) is None
