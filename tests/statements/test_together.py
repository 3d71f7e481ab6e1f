"""Several who say the same words together: named one by one, or so few that a plural can be nobody else."""

import pytest

from onrecord.model import Actor, Statement
from onrecord.statements.read import find_statements

ROE = Actor(name="Tor Roe", post="President", party="Valmeria")
LENK = Actor(name="Oda Lenk", post="Prime Minister", party="Brennick")


def read(
    text: str, speakers: tuple[Actor, ...] = (), counterparts: tuple[Actor, ...] = ()
) -> list[Statement]:
    """Give the attributed statements of a text without turns."""
    return list(find_statements(text, turns=(), speakers=speakers, counterparts=counterparts))


def voices(
    text: str, speakers: tuple[Actor, ...] = (), counterparts: tuple[Actor, ...] = ()
) -> tuple[str | None, ...]:
    """Give the names, or else posts or parties, of those who make the last statement."""
    last = read(text, speakers, counterparts)[-1]
    return tuple(
        actor.name or actor.post or actor.party for actor in (last.speaker, *last.others) if actor is not None
    )


class TestNamed:
    """Sources that join names."""

    @pytest.mark.parametrize(
        ("source", "names"),
        [
            ("Anna Berg and Paul Holm", ("Anna Berg", "Paul Holm")),
            ("Anna Berg, Paul Holm and Tor Lunde", ("Anna Berg", "Paul Holm", "Tor Lunde")),
            ("Mr. Berg and Mr. Holm", ("Berg", "Holm")),
            ("Messrs Berg and Holm", ("Anna Berg", "Paul Holm")),
            ("Iran, Russia and Turkey", ("IRN", "RUS", "TUR")),
            ("Presidents Roe and Vang", ("Roe", "Vang")),
            ("The presidents of Iran and Turkey", ("president", "president")),
        ],
    )
    def test_first_named_speaks_with_the_others(self, source: str, names: tuple[str, ...]) -> None:
        """All whom a source joins are decided, in the order of its words; what stands beside a name is no other."""
        before = "Anna Berg met Paul Holm at noon. " if source.startswith("Messrs") else ""
        assert voices(f"{before}{source} said that the road was open.") == names

    @pytest.mark.parametrize(
        ("source", "names"),
        [
            ("Trade and Industry Minister Anna Berg", ("Anna Berg",)),
            ("President and Chief Executive Officer Anna Berg", ("Anna Berg",)),
            ("The Trade and Labour Board", ("Trade and Labour Board",)),
            ("Drivers in Iran and Turkey", ()),
            ("Anna Berg, Xylo and Paul Holm", ()),
        ],
    )
    def test_not_every_and_joins_two(self, source: str, names: tuple[str, ...]) -> None:
        """An "and" inside a post or a body makes no second speaker; where one of several is unknown nobody is decided."""
        assert voices(f"{source} said that the road was open.") == names

    def test_what_stands_beside_a_name_is_no_other(self) -> None:
        """A post between commas behind a name is of that name's holder."""
        text = "“The road is open,” said Anna Berg, Minister of Transport, Tor Lunde and Paul Holm."
        assert voices(text) == ("Anna Berg", "Tor Lunde", "Paul Holm")

    def test_reason_names_all_or_who_is_missing(self) -> None:
        """The reason says whom the source names, or which of them is not known."""
        (one,) = read("Anna Berg and Paul Holm said that the road was open.")
        assert one.reason == "The source “Anna Berg and Paul Holm” names Anna Berg and Paul Holm."
        (one,) = read("Anna Berg, Xylo and Paul Holm said that the road was open.")
        assert "of whom “Xylo” is not known" in one.reason

    def test_pronoun_among_them_is_resolved(self) -> None:
        """Words like "He" joined to a name go on from who spoke before."""
        assert voices("Paul Holm said no. He and Anna Berg said that the road was open.") == (
            "Paul Holm",
            "Anna Berg",
        )

    def test_he_after_two_is_no_one_of_them(self) -> None:
        """After two spoke together "he" is not decided as either."""
        last = read("Tor Lunde and Paul Holm said no. He said that the road was open.")[-1]
        assert last.speaker is None


class TestPlurals:
    """Plurals that stand for two."""

    @pytest.mark.parametrize("source", ["The two leaders", "Both leaders", "The leaders", "They", "Both"])
    def test_two_of_the_title(self, source: str) -> None:
        """Where the title names one speaker and one whom they met, a plural of principals is these two."""
        text = f"Roe met with Lenk. {source} agreed that the road should open."
        assert voices(text, (ROE,), (LENK,)) == ("Tor Roe", "Oda Lenk")

    @pytest.mark.parametrize("source", ["The two presidents", "The three leaders", "The ministers"])
    def test_post_or_number_that_does_not_fit(self, source: str) -> None:
        """A president and a premier are not "the presidents", nor are two "the three leaders"."""
        text = f"Roe met with Lenk. {source} agreed that the road should open."
        assert voices(text, (ROE,), (LENK,)) == ()

    def test_only_two_of_that_post(self) -> None:
        """Words like "Both foreign ministers" are the only two here; of three, or of mere "ministers", it is nobody."""
        two = "French Foreign Minister Anna Berg came. Italian Foreign Minister Paul Holm stayed. "
        said = "Both foreign ministers said that the road was open."
        assert voices(two + said) == ("Anna Berg", "Paul Holm")
        assert voices(two + said.replace("foreign ", "")) == ()
        third = "Greek Foreign Minister Tor Lunde was there. "
        assert voices(two + third + said) == ()

    def test_two_sides_are_the_parties(self) -> None:
        """Words like "The two sides" are the two parties of the title, as bodies."""
        text = "Roe met with Lenk. The two sides agreed that the road should open."
        last = read(text, (ROE,), (LENK,))[-1]
        assert last.speaker == Actor(party="Valmeria", decided_by="epithet")
        assert last.others == (Actor(party="Brennick", decided_by="epithet"),)

    def test_they_go_on_from_who_spoke_together(self) -> None:
        """Words like "They" are those of the sentence before, and no longer once a crowd has spoken."""
        text = "Anna Berg and Paul Holm said no. They said that the road was open."
        assert voices(text) == ("Anna Berg", "Paul Holm")
        crowd = "Anna Berg and Paul Holm said no. Some drivers said yes. They said that the road was open."
        assert voices(crowd) == ()
