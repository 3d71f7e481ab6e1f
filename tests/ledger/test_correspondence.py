"""Notes, letters and requests, and what became of them."""

import time

import pytest
from scenes import make_scene

from onrecord.ledger.correspondence import read_correspondence
from onrecord.ledger.scene import Scene
from onrecord.model import Correspondence


def read_one(body: str) -> Correspondence:
    """Return the only correspondence of a text."""
    (found,) = read_correspondence(make_scene(body))
    return found


def test_a_note_has_its_sides_number_and_date() -> None:
    """A numbered note is read with sender, addressee, number, date, what it asks, and what stands open."""
    scene = make_scene(
        "On 3 March Valmeria sent Tarsund Note No. 114 asking why the trawler was detained. The note remains unanswered."
    )
    (one,) = read_correspondence(scene)
    assert (one.form, one.formality, one.reference, one.delivered_on) == ("note", 6, "114", "2031-03-03")
    assert one.sender
    assert one.to
    assert (one.sender.party, one.to.party) == ("Valmeria", "Tarsund")
    assert one.asked
    assert scene.text[slice(*one.asked)] == "asking why the trawler was detained"
    assert (one.reply, [event.event for event in one.events]) == ("none", ["sent", "unanswered"])
    assert one.known_by == "acknowledged"


def test_without_a_number_the_reason_is_given() -> None:
    """A note without a printed number says so, and a non-paper that it bears none."""
    one = read_one("Today Valmeria handed Tarsund a note verbale.")
    assert one.reference is None
    assert one.reference_reason
    assert one.delivered_on == "2031-04-12"
    assert read_one("Valmeria handed Tarsund a non-paper.").reference_reason == "A non-paper bears no number."


def test_a_reply_joins_what_it_answers() -> None:
    """A reply in a later sentence joins the note, with its kind and its day; a refusal says more than receipt."""
    one = read_one(
        "Valmeria sent Tarsund a note verbale on 3 March. On 6 March we have received a reply from Tarsund."
    )
    assert (one.reply, one.reply_on) == ("substantive", "2031-03-06")
    one = read_one(
        "Tarsund sent Valmeria a note verbale on 3 March. "
        "Valmeria acknowledged receipt of the note. On 6 March the note was returned to the Royal Foreign Office."
    )
    assert (one.reply, one.reply_on) == ("refused", "2031-03-06")


def test_two_notes_stay_two() -> None:
    """Notes of different numbers are two, and "the note" joins none of another sender."""
    found = list(
        read_correspondence(
            make_scene(
                "Valmeria sent Tarsund Note No. 114 on 3 March. Tarsund sent Valmeria Note No. 9 on 4 March."
            )
        )
    )
    assert [one.reference for one in found] == ["114", "9"]


def test_requests_without_an_answer_are_read() -> None:
    """Requests that the other side ignores stand open, asked by their owner of the other side."""
    one = read_one("Tarsund continues to ignore the numerous requests of Valmeria for access to the crew.")
    assert (one.form, one.reply) == ("request", "none")
    assert one.sender
    assert one.to
    assert (one.sender.party, one.to.party) == ("Valmeria", "Tarsund")


def test_what_is_no_diplomatic_text_is_left_out() -> None:
    """Requests of the media, messages to nobody, letters of credence and an exchange of notes are none."""
    for body in (
        "We have received media requests for an interview.",
        "We must send a message of hope.",
        "The Ambassador of Tarsund presented letters of credence.",
        "An exchange of notes on visas is to take place on 2 December.",
        "On a positive note, Valmeria won.",
    ):
        assert list(read_correspondence(make_scene(body))) == [], body


def test_time_is_linear() -> None:
    """Eight times the text takes no more than some eight times the time."""
    body = "Valmeria sent Tarsund a letter on 3 March. The letter was not answered. "

    def cost(scene: Scene) -> float:
        start = time.process_time()
        list(read_correspondence(scene))
        return time.process_time() - start

    small, large = make_scene(body * 60), make_scene(body * 480)
    assert cost(large) < 24 * max(cost(small), 0.002)


ABOUT = "Norway, Finland and Denmark fish there. "


@pytest.mark.parametrize(
    ("plain", "doubt"),
    [
        ("Valmeria made an official request for herring logs.", "To whom it went is not told"),
        ("Sweden sent Finland an official request for herring logs.", None),
        ("Sweden received a letter from Aleks Brandt.", "“Aleks Brandt” is named without a post or a side."),
    ],
)
def test_guessed_ends_are_in_doubt(plain: str, doubt: str | None) -> None:
    """Where a text went, or whose it is, only by guess from the page waits for a person."""
    found = [one.doubt or "" for one in read_correspondence(make_scene(ABOUT + plain))]
    assert [one.startswith(doubt or "") and bool(one) == bool(doubt) for one in found] == [True], found


@pytest.mark.parametrize(
    "plain",
    [
        "My message to Foreign Secretary Halden Brok is: pay attention to the herring.",
        "We sent the wrong message to Tarsund in the spring.",
        "Neither we nor our friends had received any message from Tarsund.",
    ],
)
def test_a_figure_of_speech_is_no_message(plain: str) -> None:
    """What somebody says here and now, a wrong signal, and what never came are no correspondence."""
    assert not list(read_correspondence(make_scene(plain)))


def test_a_message_to_many_has_no_side_to_it() -> None:
    """Greetings to those who take part in something go to no state."""
    found = list(
        read_correspondence(
            make_scene("Valmeria sent a message of greetings to participants in the Tarsund regatta.")
        )
    )
    assert [one.to for one in found] in ([], [None])


def test_who_stands_behind_a_list_of_states_sends_alone() -> None:
    """A post behind "and" that presents a note is no part of the list of states before it."""
    plain = "They spoke to Prime Ministers of Norway and Finland, and the Swedish Ambassador presented a note to Tarsund."
    (one,) = read_correspondence(make_scene(plain))
    assert one.sender is not None
    assert one.sender.party == "SWE"
