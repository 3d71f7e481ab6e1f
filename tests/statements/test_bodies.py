import pytest

from onrecord.model import Actor, Statement
from onrecord.statements.read import find_statements


def read(text: str) -> list[Statement]:
    """Give the attributed statements of a text."""
    return [one for one in find_statements(text, turns=(), speakers=()) if one.mode != "floor"]


def last(text: str) -> Actor | None:
    """Give the decided speaker of the last statement."""
    return read(text)[-1].speaker


class TestIssued:
    """What bodies issue speaks for them."""

    @pytest.mark.parametrize(
        "source",
        [
            "A statement by the Harbour Ministry",
            "The text of the message of the Harbour Ministry",
            "The Harbour Ministry statement",
            "The Harbour Ministry's statement",
        ],
    )
    def test_author_speaks(self, source: str) -> None:
        """A statement speaks for the body whose it is."""
        speaker = last(f"{source} said that the road was open.")
        assert speaker is not None
        assert speaker.post == "Harbour Ministry"

    @pytest.mark.parametrize("source", ["The statement", "It"])
    def test_it_goes_on_from_the_body(self, source: str) -> None:
        """Words like "the statement" and "it" are the body that spoke just before."""
        speaker = last(
            f"The Harbour Ministry said in a statement that the road was open. {source} said that no date was set."
        )
        assert speaker is not None
        assert speaker.post == "Harbour Ministry"

    def test_statement_of_somebody_else(self) -> None:
        """Where whoever spoke last issued nothing, "the statement" is nobody's."""
        text = (
            "The museum issued a statement of concern. Anna Berg said it was late. The statement urged calm."
        )
        assert last(text) is None

    def test_person_of_a_statement(self) -> None:
        """A statement that a person made goes on as theirs, but "it" is no person."""
        text = "Minister Anna Berg said in a statement that the road was open. {} said it was shut in May."
        speaker = last(text.format("The statement"))
        assert speaker is not None
        assert speaker.name == "Anna Berg"
        assert last(text.format("It")) is None

    def test_who_reports_is_not_it(self) -> None:
        """The agency that tells what a body said is not "it" afterwards."""
        text = "The Harbour Ministry said the road was open, the News Agency reports. It also said that it was long."
        speaker = last(text)
        assert speaker is not None
        assert speaker.post == "Harbour Ministry"

    def test_somebody_unknown_stands_between(self) -> None:
        """Behind a crowd, "it" goes on from nobody."""
        assert last("The Harbour Ministry said no. Some drivers said yes. It said the road was open.") is None

    def test_body_of_a_capital(self) -> None:
        """A capital that owns a ministry gives its party; a state that nobody knows gives none."""
        assert last("Seoul's foreign ministry said no.") == Actor(
            post="foreign ministry", party="KOR", decided_by="epithet"
        )
        assert last("Karvel's foreign ministry said no.") == Actor(
            post="foreign ministry", decided_by="epithet"
        )


class TestNames:
    """Names that stand behind a post, or beside its short form."""

    @pytest.mark.parametrize(
        "source",
        [
            "The chair of the Election Board, Anna Lee Berg,",
            "The chair of the Election Board (EB), Anna Lee Berg,",
            "The chair of the Election Board, Anna Lee Berg, who had come,",
        ],
    )
    def test_name_behind_a_post(self, source: str) -> None:
        """A name between commas behind a post is who speaks, with that post."""
        (one, *_) = read(f"{source} said the road was open.")
        assert one.speaker is not None
        assert one.speaker.name == "Anna Lee Berg"

    def test_place_behind_a_post_is_no_name(self) -> None:
        """A state behind a post is no name."""
        speaker = last("The head of the Harbour Office, Norway, said the road was open.")
        assert speaker is None or speaker.name is None

    def test_short_post(self) -> None:
        """An abbreviation that the page writes before one surname is that person."""
        speaker = last("The talks were held with EAM Anna Berg. The EAM said the road was open.")
        assert speaker is not None
        assert speaker.name == "Anna Berg"

    def test_leader_of_a_movement_is_no_head_of_state(self) -> None:
        """Words like "the president" are not the leader of a movement."""
        speaker = last("The leader of the Road Movement, Anna Berg, said no. The president said yes.")
        assert speaker is None or speaker.name is None


class TestMet:
    """The two of whose contact the head tells."""

    TOLD = "Trade\n\nForeign Minister Anna Berg held talks with Premier Paul Holm in Karvel on Monday. "

    @pytest.mark.parametrize("source", ["They", "The two", "The duo", "Both"])
    def test_plural_is_the_two(self, source: str) -> None:
        """Plurals behind a contact are the two who had it."""
        (one,) = read(f"{self.TOLD}{source} agreed that the road should open.")
        assert [who and who.name for who in (one.speaker, *one.others)] == ["Anna Berg", "Paul Holm"]

    @pytest.mark.parametrize(
        "said",
        [
            "The road was long. It rained. Drivers left. They agreed that it should open.",
            "Both presidents agreed that the road should open.",
        ],
    )
    def test_others_are_not_the_two(self, said: str) -> None:
        """Far behind the contact, or by a post they do not hold, a plural is nobody."""
        assert last(self.TOLD + said) is None

    def test_three_are_no_pair(self) -> None:
        """A contact of three gives no two."""
        text = self.TOLD.replace(" in Karvel", " and President Tor Roe in Karvel")
        assert last(f"{text}They agreed that the road should open.") is None
