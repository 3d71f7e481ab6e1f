from onrecord.model import Actor
from onrecord.statements.present import read_present, read_signature

MINUTE = """Minute of a talk

PARTICIPANTS
French Side:
Miss Anna Berg, Foreign Minister
The Secretary
EUR—Mr. Paul Holm
Interpreters

Miss Berg said no.
"""


class TestPresent:
    """Lists of those present at the head of a minute."""

    def test_names_posts_and_sides(self) -> None:
        """A line gives a person with the post after the name and the side's party, or a post alone."""
        found = [(one.name, one.post, one.party) for one in read_present(MINUTE)]
        assert found == [
            ("Anna Berg", "Foreign Minister", "FRA"),
            (None, "Secretary", None),
            ("Paul Holm", None, "FRA"),
        ]

    def test_prose_is_no_list(self) -> None:
        """A text without a heading of its own line lists nobody."""
        assert read_present("Those present were glad. Miss Berg said no.") == []


class TestSignature:
    """Who signed at the foot."""

    def test_name_on_the_last_line(self) -> None:
        """A last line that is a name signs; a longer name known from the text wins."""
        assert read_signature("We met.\n\nHolm\n", []) == Actor(name="Holm")
        assert read_signature("We met.\n\nHolm\n", [Actor(name="Paul Holm")]) == Actor(name="Paul Holm")

    def test_initials_sign_for_one(self) -> None:
        """Initials sign for the one person known whose surname they end with, and for nobody where two fit."""
        known = [Actor(name="Paul Holm"), Actor(name="Anna Berg")]
        assert read_signature("We met.\n\nP.H.\n", known) == known[0]
        assert read_signature("We met.\n\nP.H.\n", [*known, Actor(name="Ida Hansen")]) is None

    def test_sentence_is_no_signature(self) -> None:
        """A last line of prose signs nothing, nor does a state's name."""
        assert read_signature("We met and left.", []) is None
        assert read_signature("We met.\n\nNorway\n", []) is None
