"""Documents of invented states, read into turns."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Actor, Turn
from onrecord.turns import read_turns

ORR = Actor(name="Ada Orr", post="Foreign Minister", party="Norland")


def read(
    body: str, *, title: str = "Title", speakers: tuple[Actor, ...] = (), form: str | None = None
) -> tuple[Turn, ...]:
    """Read `body` under `title`."""
    return read_turns(f"{title}\n\n{body}", body_start=len(title), speakers=speakers, form=form)


def words(body: str, turns: tuple[Turn, ...], title: str = "Title") -> list[str]:
    """Return the words of each turn."""
    text = f"{title}\n\n{body}"
    return [text[turn.text_span[0] : turn.text_span[1]] for turn in turns]


INTERVIEW = """Question: Will the hotline be restored?

Ada Orr (in English): We are ready.

It takes two.

Question (in English): When?

Ada Orr: Soon."""


def test_interview_by_paragraphs() -> None:
    """A turn runs over its paragraphs to the next label; roles, post and language are kept."""
    turns = read(INTERVIEW, speakers=(ORR,), form="interview")
    assert words(INTERVIEW, turns) == [
        "Will the hotline be restored?",
        "We are ready.\n\nIt takes two.",
        "When?",
        "Soon.",
    ]
    assert [turn.role for turn in turns] == ["question", "answer", "question", "answer"]
    assert [turn.spoken_language for turn in turns] == [None, "en", "en", None]
    assert turns[1].label == "Ada Orr (in English)"
    assert turns[1].speaker == Actor(
        name="Ada Orr", post="Foreign Minister", party="Norland", decided_by="label"
    )
    assert [turn.n for turn in turns] == [0, 1, 2, 3]


def test_inline_question_and_answer() -> None:
    """Question and answer in one paragraph split; "Answer" is the title's speaker's."""
    body = "Question: Is it true? Answer: No. We said so: twice."
    turns = read(body, speakers=(ORR,))
    assert words(body, turns) == ["Is it true?", "No. We said so: twice."]
    assert [turn.label for turn in turns] == ["Question", "Answer"]
    assert turns[1].speaker == Actor(
        name="Ada Orr", post="Foreign Minister", party="Norland", decided_by="title"
    )


def test_inline_letters() -> None:
    """`Q.: … A.: …` in one paragraph splits, labels as printed."""
    body = "Q.: 12 May marks a year. Any news? A.: None so far."
    turns = read(body, speakers=(ORR,))
    assert words(body, turns) == ["12 May marks a year. Any news?", "None so far."]
    assert [turn.label for turn in turns] == ["Q.", "A."]


def test_inline_name() -> None:
    """A full name answers inside the paragraph of a question."""
    body = "Question: Was the ferry late again? Ada Orr (in French): It was."
    turns = read(body, speakers=(ORR,))
    assert [turn.label for turn in turns] == ["Question", "Ada Orr (in French)"]
    assert turns[1].spoken_language == "fr"


def test_question_answered_without_label() -> None:
    """Where no answer is labelled, it begins after the question mark, decided by order."""
    body = "Q. You met twice.\nWhat came of it?\n\nMuch.\n\nQ. And now?\n\nNow we wait.\n\nAnd write."
    turns = read(body, speakers=(ORR,))
    assert words(body, turns) == [
        "You met twice.\nWhat came of it?",
        "Much.",
        "And now?",
        "Now we wait.\n\nAnd write.",
    ]
    assert [turn.label for turn in turns] == ["Q.", None, "Q.", None]
    assert turns[1].speaker is not None
    assert turns[1].speaker.decided_by == "order"
    assert [turn.role for turn in turns] == ["question", "answer", "question", "answer"]


def test_briefing() -> None:
    """Capitals and `Q` open turns; the full name comes from the text; the foot is cut off."""
    body = """12:05 P.M. NST

MR. VALE: Good afternoon. I am joined by Harbour Coordinator Mina Holt.

MS. HOLT: Thank you.

Q    Thanks. Is the port open?

MS. HOLT: (Laughs.) It is.

MODERATOR: Last one.

END 12:31 P.M. NST"""
    turns = read(body, title="Briefing by Press Secretary Tom Vale")
    assert [turn.label for turn in turns] == ["MR. VALE", "MS. HOLT", "Q", "MS. HOLT", "MODERATOR"]
    assert [turn.role for turn in turns] == ["remarks", "remarks", "question", "answer", "remarks"]
    assert words(body, turns, "Briefing by Press Secretary Tom Vale")[-1] == "Last one."
    assert turns[0].speaker == Actor(name="Tom Vale", post="Press Secretary", decided_by="label")
    assert turns[1].speaker == Actor(name="Mina Holt", post="Harbour Coordinator", decided_by="label")
    assert turns[4].speaker == Actor(name=None, post="Moderator", decided_by="label")


def test_talks() -> None:
    """In talks each side's turns are remarks; the short label takes the first fuller label's post."""
    body = """The leaders met in Port Alder.

President of Norland Ada Orr: Welcome.

Prime Minister of Westmark Jon de Brakel (retranslated): Thank you.

Ada Orr: Let us begin.

<…>

Colleagues, a few words more."""
    turns = read(body)
    assert [turn.role for turn in turns] == ["remarks"] * 3
    assert [turn.speaker and turn.speaker.post for turn in turns] == [
        "President of Norland",
        "Prime Minister of Westmark",
        "President of Norland",
    ]
    assert turns[1].speaker is not None
    assert turns[1].speaker.name == "Jon de Brakel"
    assert words(body, turns)[-1] == "Let us begin."


def test_president_of_the_title() -> None:
    """A bare post is the title's speaker who holds it, if there is exactly one."""
    body = "THE PRESIDENT: Good evening, my friends."
    named = read(body, speakers=(Actor(name="Ada Orr", post="President"),))
    assert named[0].speaker == Actor(name="Ada Orr", post="President", decided_by="label")
    bare = read(body)
    assert bare[0].speaker == Actor(name=None, post="President", decided_by="label")


def test_interview_without_question_labels() -> None:
    """In an interview whose labels are names the principal answers and the others ask."""
    body = (
        "Pia Lund: Madam Minister, you are early.\n\nAda Orr: I am.\n\nPia Lund: Why?\n\nAda Orr: To listen."
    )
    turns = read(body, speakers=(ORR,), form="interview")
    assert [turn.role for turn in turns] == ["question", "answer", "question", "answer"]


def test_outlet_beside_a_name() -> None:
    """An outlet before or after the name is the party spoken for."""
    body = "NBK, Pia Lund: Is it so?\n\nAda Orr: It is.\n\nTim Roe, Channel Four Norland: Really?\n\nAda Orr: Yes."
    turns = read(body, speakers=(ORR,))
    assert [(t.speaker.name, t.speaker.party) for t in turns if t.speaker] == [
        ("Pia Lund", "NBK"),
        ("Ada Orr", "Norland"),
        ("Tim Roe", "Channel Four Norland"),
        ("Ada Orr", "Norland"),
    ]


def test_speech_without_labels() -> None:
    """A speech by one named speaker is one turn of remarks, under the line of place and date."""
    body = "Port Alder, 3 May 2031\n\nThank you for coming.\n\nLet us begin."
    turns = read(body, speakers=(ORR,), form="opening remarks")
    assert words(body, turns) == ["Thank you for coming.\n\nLet us begin."]
    assert (turns[0].label, turns[0].role) == (None, "remarks")
    assert turns[0].speaker is not None
    assert turns[0].speaker.decided_by == "title"


@pytest.mark.parametrize(
    "account", ["The ferry is safe, Orr said.", "“The ferry is safe,” added Orr. It sails."]
)
def test_an_account_of_remarks_is_no_floor(account: str) -> None:
    """Words that tell of the speaker by name are somebody's account, whatever the title calls them."""
    assert read(account, speakers=(ORR,), form="remarks") == ()
    assert read("The ferry is safe, the captain said. We thank him.", speakers=(ORR,), form="remarks") != ()
    assert read("The captain said Orrland waits. We thank him.", speakers=(ORR,), form="remarks") != ()


def test_no_speech_without_words() -> None:
    """A teaser that only repeats its title holds no turn, nor does a release, nor a speech by two."""
    title = (
        "Foreign Minister Ada Orr’s opening remarks at the meeting of the Four States, Port Alder, 3 May 2031"
    )
    assert read(title, title=title, speakers=(ORR,), form="opening remarks") == ()
    assert read("The ministers met.", speakers=(ORR,), form="press release") == ()
    assert read("We met.", speakers=(ORR, Actor(name="Jon Brakel")), form="remarks") == ()


def test_opening_statement_before_questions() -> None:
    """In remarks and answers the words before the first question are the title's speaker's remarks."""
    body = (
        "We have just finished talks.\n\nThey were long.\n\nQuestion: Were they good?\n\nAda Orr: They were."
    )
    turns = read(body, speakers=(ORR,), form="remarks and answers to media questions")
    assert words(body, turns)[0] == "We have just finished talks.\n\nThey were long."
    assert [turn.role for turn in turns] == ["remarks", "question", "answer"]
    assert turns[0].speaker is not None
    assert turns[0].speaker.decided_by == "title"


def test_nothing_false() -> None:
    """Headings, fields, times, lists, quotations by name and sentences with a colon open no turn."""
    for body in (
        "Note: The office is closed.\n\nSubject: Fees\n\nTime: 10:30",
        "10:30 – arrival\n\n11:00: talks",
        "Passes for guests can be had at these two counters: Port Alder and Holm.",
        "PARTICIPANTS:\nMr. Orr\nMr. Vale\n\nSUBJECT: Fish",
        "The minister said: we agree.\n\nHe added: we do.",
        "Senator Ada Orr: “A fine choice.”\n\nSenator Tim Vale: “I am glad.”\n\nMayor Mina Holt: “At last.”",
        "Judge Ada Orr: Nominee for the High Court\n\nJudge Tim Vale: Nominee for the Low Court",
        "United States: none.\n\nNorland: two.\n\nDefense: three.\n\nThe National Council: agreed.",
        "Q fever was found in Holm.\n\nIt spreads.",
        "The rose is red:\nThe sea is wide:\nMy love is dead:\nSo turns the tide.",
        "1. Fish: agreed\n2. Timber: open\nA. First\nB. Second",
    ):
        assert read(body) == (), body


def test_sentence_with_a_colon_inside_a_turn() -> None:
    """A paragraph of a turn that opens with a sentence and a colon stays in the turn."""
    body = "MR. VALE: Hello.\n\nLet me repeat: no.\n\nBottom line: no.\n\nMr. Chairman, I ask you this: why?\n\nQ    So?\n\nMR. VALE: No."
    assert [turn.label for turn in read(body)] == ["MR. VALE", "Q", "MR. VALE"]


def test_typing_errors() -> None:
    """A letter lost, two words run together, no space after the colon: the label still opens its turn."""
    body = "THE PRESIDENT: Hello.\n\nTHE PRESIDEN: Again.\n\nMS. VALE: Hi.\n\nQMS. VALE: Hi again.\n\nMS. VALE:No space."
    assert [turn.label for turn in read(body)] == [
        "THE PRESIDENT",
        "THE PRESIDEN",
        "MS. VALE",
        "QMS. VALE",
        "MS. VALE",
    ]
    joined = read("President of Norland Ada Orr: Welcome.\n\nJon Brakel: Thank you.\n\nAdaOrr: Let us begin.")
    assert joined[2].speaker == Actor(name="Ada Orr", post="President of Norland", decided_by="label")


@given(
    st.lists(
        st.sampled_from(
            [
                "Question: ",
                "Ada Orr: ",
                "MR. VALE: ",
                "Q ",
                "A.: ",
                "yes. ",
                "why? ",
                "\n",
                "\n\n",
                "<…>",
                "END",
                ":",
                "(",
                "“",
                "Mr. ",
            ]
        )
    )
)
def test_spans_are_in_order_and_in_the_text(parts: list[str]) -> None:
    """Turns never overlap, labels stand before their words, nothing is outside the body."""
    text = "".join(parts)
    last = 0
    for turn in read_turns(text, body_start=0, speakers=(ORR,), form="interview"):
        for start, end in filter(None, (turn.label_span, turn.text_span)):
            assert last <= start <= end <= len(text)
            last = end
        if turn.label_span:
            assert text[slice(*turn.label_span)] == turn.label


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """Whatever the text, reading raises nothing."""
    read_turns(text, body_start=0, speakers=(), form="remarks")


@pytest.mark.parametrize(
    "hostile",
    [
        "Question: " * 100_000,
        "a" * 1_000_000,
        ":" * 1_000_000,
        "A: " * 300_000,
        "Question (" + "(" * 1_000_000,
        "Question: " + "Yes. Mr. Orr: no. " * 50_000,
        "MR. ORR: hi\n" * 3 + "Ada Orr " * 100_000,
        "* " * 500_000,
    ],
    ids=["questions", "one word", "colons", "letters", "brackets", "inline", "one name", "rules"],
)
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    """A megabyte of what patterns dislike is read in seconds: it takes two at the most here."""
    begun = time.process_time()
    read_turns(hostile, body_start=0, speakers=(ORR,), form="interview")
    assert time.process_time() - begun < 10


def test_a_written_statement_of_a_body_holds_no_floor() -> None:
    """A statement whose title names a ministry and no person is prose, not a speech."""
    text = "Foreign Ministry statement on the strait\n\nThe Ministry has taken note of the shots fired on 9 March."
    body = (Actor(name=None, post="Foreign Ministry", decided_by="title"),)
    assert read_turns(text, body_start=41, speakers=body, form="statement") == ()
