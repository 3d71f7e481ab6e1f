import pytest

from onrecord.statements.offices import classes_of, is_same_office, narrow_offices, offices_of, party_of


def fits(epithet: str, post: str) -> bool:
    """Tell whether the holder of a post may be called by an epithet."""
    return any(is_same_office(one, held) for one in narrow_offices(epithet) for held in offices_of(post))


class TestRanks:
    """Which posts an epithet may mean."""

    @pytest.mark.parametrize(
        ("epithet", "post"),
        [
            ("The Secretary", "Secretary of State"),
            ("the French top diplomat", "Foreign Minister"),
            ("the minister", "Foreign Minister"),
            ("The Vice President", "Vice-President"),
            ("the prime minister", "Acting President and Prime Minister"),
            ("the deputy minister", "First Deputy Minister of Trade"),
            ("His Majesty", "Shah"),
            ("the former president", "President"),
        ],
    )
    def test_same_rank_fits(self, epithet: str, post: str) -> None:
        """An epithet of the same class and rank means the holder, however the post is printed."""
        assert fits(epithet, post)

    @pytest.mark.parametrize(
        ("epithet", "post"),
        [
            ("The Secretary", "Assistant Secretary"),
            ("the Secretary", "First Secretary"),
            ("The President", "Vice President"),
            ("The President", "President-elect"),
            ("The President", "Special Assistant to the President"),
            ("the minister", "Prime Minister"),
            ("the trade minister", "Foreign Minister"),
            ("the Shah", "King"),
            ("the president", "opposition leader"),
        ],
    )
    def test_other_rank_does_not_fit(self, epithet: str, post: str) -> None:
        """A deputy, an assistant, or an adviser to the holder is not the holder."""
        assert not fits(epithet, post)

    def test_unknown_head_is_no_office(self) -> None:
        """A phrase that only mentions an office holds none."""
        assert classes_of("response to a question by the President") == frozenset()
        assert classes_of(None) == frozenset()


class TestParties:
    """Whom a phrase speaks for."""

    def test_capital_and_state(self) -> None:
        """A capital, a state and an adjective give the state's code; a plain word gives none."""
        assert [party_of(word) for word in ("Paris", "Norway", "French", "garden")] == [
            "FRA",
            "NOR",
            "FRA",
            None,
        ]
