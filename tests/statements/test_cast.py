import pytest

from onrecord.model import Actor
from onrecord.statements.cast import Cast, is_persons_name, surname_of
from onrecord.statements.quotes import find_quotes
from onrecord.statements.tokens import Tokens


def cast_of(text: str, *speakers: Actor) -> Cast:
    """Give the cast of a text."""
    return Cast(Tokens(text, find_quotes(text)), speakers)


class TestFind:
    """Persons by surname."""

    def test_introduction_anywhere(self) -> None:
        """A surname is the person whom the text introduces with a post, wherever it does."""
        person = cast_of("Berg left. French Foreign Minister Anna Berg came back.").find("Berg")
        assert person is not None
        assert (person.actor.name, person.actor.post, person.actor.party) == (
            "Anna Berg",
            "Foreign Minister",
            "FRA",
        )

    @pytest.mark.parametrize("surname", ["General", "Secretary", "Jordan"])
    def test_titles_and_places_are_no_surnames(self, surname: str) -> None:
        """A word of a post or a state is nobody's surname: "A. Roe Brigadier General", "Trans Jordan"."""
        assert (
            cast_of("Trans Jordan was quiet.\nA. Roe Brigadier General\nThe Secretary Roe").find(surname)
            is None
        )

    def test_common_noun_is_no_surname(self) -> None:
        """Two capitals are no person where the page writes the second word small too."""
        assert (
            cast_of("The Lowland Framework is new. The framework helps. Lowland Framework.").find("Framework")
            is None
        )

    def test_suffix_is_no_surname(self) -> None:
        """A name's surname is the word before "Jr.", with a comma or without."""
        assert (surname_of("Paul T. Holm, Jr."), surname_of("Paul Holm Jr.")) == ("Holm", "Holm")


class TestFacts:
    """What is known of a person."""

    @pytest.mark.parametrize(
        ("actor", "gender"),
        [
            (Actor(name="Anna Berg"), "feminine"),
            (Actor(name="Vladimir Holm"), "masculine"),
            (Actor(name="Hamo", post="King"), "masculine"),
            (Actor(name="Vesper Holm"), None),
        ],
    )
    def test_gender_of_names_and_posts(self, actor: Actor, gender: str | None) -> None:
        """A given name or a post shows the gender, where it does."""
        person = cast_of("Nothing.", actor).find(surname_of(actor.name or ""))
        assert person is not None
        assert person.gender == gender

    def test_listed_are_known(self) -> None:
        """Those the title names and those listed as present are marked as such."""
        cast = cast_of("PRESENT\nMr. Paul Holm\nThe Secretary\n\nMr. Roe came.", Actor(name="Anna Berg"))
        assert cast.has_list
        listed = [(one.actor.name, one.actor.post) for one in cast.persons() if one.is_listed]
        assert listed == [("Anna Berg", None), ("Paul Holm", None), (None, "Secretary")]

    def test_name_of_a_person(self) -> None:
        """A determiner, a post or a state inside makes a name none, unless a title stands before it."""
        assert not is_persons_name(Actor(name="Both Berg"), ["both", "berg"])
        assert not is_persons_name(Actor(name="Roe Brigadier General"), ["roe"])
        assert not is_persons_name(Actor(name="Trans Jordan"), ["trans", "jordan"])
        assert is_persons_name(Actor(name="Jordan"), ["mr", "jordan"])
