"""What the whole document says about its candidates."""

from onrecord.turns.find import choose_floors, find_candidates, surname_key
from onrecord.turns.labels import read_label


def chosen(text: str, speakers: tuple[str, ...] = ()) -> list[str]:
    """Return the labels that open turns in `text`."""
    return [
        floor.label.printed for floor in choose_floors(text, find_candidates(text, 0, len(text)), speakers)
    ]


def test_bare_names_need_a_dialogue() -> None:
    """A bare name said once opens nothing; in a dialogue, or named by the title, it does."""
    assert chosen("Holm Harbour: We open at nine.") == []
    assert chosen("Ada Orr: Yes, we do.", ("adaorr",)) == ["Ada Orr"]
    assert (
        chosen("Ada Orr: Yes.\nTim Vale: I agree.\nAda Orr: You do?\nTim Vale: I do.")
        == ["Ada Orr", "Tim Vale"] * 2
    )


def test_bare_surnames_need_a_person() -> None:
    """A surname alone counts where the document prints the person in full."""
    talk = "Orr: We go.\nVale: You go.\nOrr: I stay.\nVale: No."
    assert chosen(talk) == []
    assert chosen(f"PRESENT\nMr. Adam Orr\nMr. Tim Vale\n\n{talk}") == ["Orr", "Vale", "Orr", "Vale"]


def test_posts_alone_need_each_other() -> None:
    """Two posts in turn are a conversation; one is not."""
    assert chosen(
        "The President: We hear you.\nThe Prime Minister: Yes.\nThe President: You do?\nThe Prime Minister: I do."
    )
    assert chosen("The President: one vote.") == []


def test_lettered_list_is_no_answer() -> None:
    """`A.` followed by `B.` is a list, `A.` after `Q.` an answer."""
    assert chosen("Q. Why?\nA. Because.\nQ. When?\nA. Now.") == ["Q.", "A.", "Q.", "A."]
    assert chosen("Q. Which?\nA. Fish\nB. Timber\nQ. Why?") == ["Q.", "Q."]


def test_initial_is_no_answer() -> None:
    """`A. Orr:` is a name, not the letter of an answer."""
    assert "A. Orr" in chosen("MR. VALE: Hello.\nQ    Why?\nA. Orr: I know.\nMR. VALE: Thank you.")


def test_surname_key() -> None:
    """The surname of a label is its last word with the particles before it."""
    label = read_label("President van Orr")
    assert label is not None
    assert surname_key(label) == "vanorr"


def test_reporters_make_a_dialogue() -> None:
    """Reporters without names, twice on the floor, bear out the post that answers them."""
    talk = "Reporter: Is it so?\nPrime Minister: Yes.\nReporter, NBK: Really?\nPrime Minister: Yes."
    assert chosen(talk) == ["Reporter", "Prime Minister", "Reporter, NBK", "Prime Minister"]


def test_interviewer_bears_out_names() -> None:
    """An interviewer without a name, twice on the floor, bears out who answers."""
    assert (
        chosen("Interviewer: Why?\n\nAda Orr: Because.\n\nInterviewer: So?\n\nAda Orr: So.")
        == ["Interviewer", "Ada Orr"] * 2
    )


def test_numbered_letters() -> None:
    """`Q1.` and `A1.` are questions and answers."""
    assert chosen("Q1. Will you?\nA1. Yes.\nQ2. When?\nA2. Soon.") == ["Q1.", "A1.", "Q2.", "A2."]
