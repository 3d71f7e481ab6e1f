from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Actor, Turn
from onrecord.statements.read import find_statements

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
        floors = [one for one in find_statements(TEXT, turns=TURNS, speakers=(BERG,)) if one.mode == "floor"]
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
            one for one in find_statements(TEXT, turns=TURNS, speakers=(BERG,)) if one.mode != "floor"
        ]
        assert [(one.turn, one.mode, one.speaker.name if one.speaker else None) for one in reported] == [
            (0, "indirect", "Holm"),
            (1, "direct", None),
        ]

    def test_first_person_on_the_floor_is_not_counted_twice(self) -> None:
        """Words like "We have said so" is a sentence of the floor, not an attribution beside it."""
        found = find_statements(TEXT, turns=TURNS, speakers=(BERG,))
        assert all("We" not in TEXT[a:b] for one in found for a, b in one.source)

    def test_numbers_follow_the_text(self) -> None:
        """Statements are numbered in order of their first character."""
        found = find_statements(TEXT, turns=TURNS, speakers=(BERG,))
        assert [one.n for one in found] == list(range(len(found)))
        assert [one.content[0][0] for one in found] == sorted(one.content[0][0] for one in found)

    def test_modes(self) -> None:
        """Content is direct where all of it is quotation, mixed where some is, indirect where none is."""
        text = "“We go,” Berg said. Berg said they “will” go. Berg said they go."
        found = find_statements(text, turns=(), speakers=())
        assert [one.mode for one in found] == ["direct", "mixed", "indirect"]

    @given(st.text(alphabet="aB said that “”\".,:\n()—'he told", max_size=300))
    def test_any_text_is_read(self, text: str) -> None:
        """Whatever the text, every span of every statement is inside it and none is empty."""
        for one in find_statements(text, turns=(), speakers=()):
            for start, end in (*one.content, *one.cue, *one.source):
                assert 0 <= start < end <= len(text)


def _said(text: str) -> list[tuple[str, str, str | None]]:
    """Return content, act and addressee of what a line of prose reports."""
    return [
        (text[slice(*row.content[0])], row.act, row.target)
        for row in find_statements(text, turns=(), speakers=())
    ]


class TestActs:
    """The act, its facets and the addressee of every statement."""

    def test_a_plain_sentence_is_a_statement(self) -> None:
        """A sentence that only says something is a STATEMENT, and says why."""
        (row,) = find_statements("Anna Berg said that the road was open.", turns=(), speakers=())
        assert (row.act, row.polarity, row.modality) == ("STATEMENT", "positive", "asserted")
        assert row.act_reason

    def test_the_cue_names_the_act(self) -> None:
        """Who urges requests, who condemns accuses, who promises agrees."""
        assert _said("Anna Berg urged Valmeria to open the road.")[0][1] == "REQUEST"
        assert _said("Anna Berg condemned the closing of the road.")[0][1] == "ACCUSE"
        assert _said("Anna Berg promised that the road would be opened.")[0][1] == "AGREE"

    def test_whom_the_words_address(self) -> None:
        """Told reporters, said to the committee: the addressee; said on Friday, said earlier: none."""
        assert _said("Anna Berg told reporters that the road was open.")[0][2] == "reporters"
        assert _said("Anna Berg said to the committee that the road was open.")[0][2] == "the committee"
        assert _said("Anna Berg said on Friday that the road was open.")[0][2] is None
        assert _said("Anna Berg said earlier that the road was open.")[0][2] is None
        assert _said("According to Anna Berg, the road was open.")[0][2] is None
