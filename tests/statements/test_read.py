from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Actor, Turn
from onrecord.statements.read import find_statements, read_act

BERG = Actor(name="Anna Berg", post="Foreign Minister", party="NOR")
QUESTION = "Is the road open? Mr. Holm said that it was closed."
ANSWER = "It is open. We have said so. The U.S. delegation told me: “It is open. Go.”"
TEXT = f"Interview\n\nQuestion: {QUESTION}\n\nAnna Berg: {ANSWER}"
FIRST = TEXT.index(QUESTION)
SECOND = TEXT.index(ANSWER)
TURNS = (
    Turn(0, "question", "Question", (11, 19), None, None, (FIRST, FIRST + len(QUESTION))),
    Turn(1, "answer", "Anna Berg", (SECOND - 11, SECOND - 2), BERG, None, (SECOND, len(TEXT))),
)


class TestFindStatements:
    """Floors and attributions of one document together."""

    def test_floor_sentences(self) -> None:
        """Each sentence of a turn is a floor statement of its speaker; the questioner's have none."""
        floors = [
            one
            for one in find_statements(TEXT, body_start=11, turns=TURNS, speakers=(BERG,))
            if one.mode == "floor"
        ]
        assert [(TEXT[slice(*one.content[0])], one.speaker) for one in floors] == [
            ("Is the road open?", None),
            ("Mr. Holm said that it was closed.", None),
            ("It is open.", BERG),
            ("We have said so.", BERG),
            ("The U.S. delegation told me: “It is open. Go.”", BERG),
        ]

    def test_reported_speech_in_a_turn_has_its_own_speaker(self) -> None:
        """What a questioner reports is the reported person's, and stands in the questioner's turn."""
        reported = [
            one
            for one in find_statements(TEXT, body_start=11, turns=TURNS, speakers=(BERG,))
            if one.mode != "floor"
        ]
        assert [(one.turn, one.mode, one.speaker.name if one.speaker else None) for one in reported] == [
            (0, "indirect", "Holm"),
            (1, "direct", None),
        ]

    def test_first_person_on_the_floor_is_not_counted_twice(self) -> None:
        """Words like "We have said so" is a sentence of the floor, not an attribution beside it."""
        found = find_statements(TEXT, body_start=11, turns=TURNS, speakers=(BERG,))
        assert all("We" not in TEXT[a:b] for one in found for a, b in one.source)

    def test_numbers_follow_the_text(self) -> None:
        """Statements are numbered in order of their first character."""
        found = find_statements(TEXT, body_start=11, turns=TURNS, speakers=(BERG,))
        assert [one.n for one in found] == list(range(len(found)))
        assert [one.content[0][0] for one in found] == sorted(one.content[0][0] for one in found)

    def test_modes(self) -> None:
        """Content is direct where all of it is quotation, mixed where some is, indirect where none is."""
        text = "“We go,” Berg said. Berg said they “will” go. Berg said they go."
        found = find_statements(text, body_start=0, turns=(), speakers=())
        assert [one.mode for one in found] == ["direct", "mixed", "indirect"]

    @given(st.text(alphabet="aB said that “”\".,:\n()—'he told", max_size=300))
    def test_any_text_is_read(self, text: str) -> None:
        """Whatever the text, every span of every statement is inside it and none is empty."""
        for one in find_statements(text, body_start=0, turns=(), speakers=()):
            for start, end in (*one.content, *one.cue, *one.source):
                assert 0 <= start < end <= len(text)


class TestReadAct:
    """The joining point with the reader of speech acts."""

    def test_a_plain_sentence_is_a_statement(self) -> None:
        """A sentence that only says something is a STATEMENT, positive and asserted."""
        act = read_act("The road is open.", None, None, None)
        assert (act.act, act.polarity, act.modality) == ("STATEMENT", "positive", "asserted")
