"""What a text says of agreement and difference, and what a side holds."""

import time

import pytest
from scenes import BROK, MAREN, make_scene

from onrecord.ledger.issues import tag_issues
from onrecord.ledger.positions import CUES, read_positions
from onrecord.ledger.scene import Scene
from onrecord.model import Position

EXAMPLES = [(cue.name, cue.kind, one) for cue in CUES for one in cue.examples]
COUNTER_EXAMPLES = [(cue.name, cue.kind, one) for cue in CUES for one in cue.counter_examples]


def read(body: str, form: str | None = None) -> list[Position]:
    """Return the positions of a text on dealings of Valmeria with Tarsund."""
    scene = make_scene(body, form=form, speakers=(MAREN,), counterparts=(BROK,))
    return list(read_positions(Scene(tag_issues(scene.document, scene.topics))))


@pytest.mark.parametrize(("name", "kind", "plain"), EXAMPLES, ids=[f"{row[0]}: {row[2]}" for row in EXAMPLES])
def test_examples_of_a_row_are_read(name: str, kind: str, plain: str) -> None:
    """A row's example is of its kind, between the two sides."""
    found = [(one.kind, one.parties) for one in read(plain)]
    assert kind in [row[0] for row in found], (name, found)
    if kind != "unchanged":
        assert set(found[0][1]) == {"Valmeria", "Tarsund"}


@pytest.mark.parametrize(
    ("name", "kind", "plain"), COUNTER_EXAMPLES, ids=[f"{row[0]}: {row[2]}" for row in COUNTER_EXAMPLES]
)
def test_counter_examples_are_not_read(name: str, kind: str, plain: str) -> None:
    """A row's counter-example is not of its kind."""
    assert kind not in [one.kind for one in read(plain)]


def test_denied_agreement_is_a_difference() -> None:
    """Positions that do not coincide differ."""
    (one,) = read("The positions of Valmeria and Tarsund on sanctions do not coincide.")
    assert (one.kind, one.issue) == ("difference", "sanctions")


def test_the_issue_comes_from_before_where_the_sentence_names_none() -> None:
    """An unnamed issue is the one of the sentence before; that of the question before is in doubt."""
    one = read("The two sides discussed sanctions. Valmeria and Tarsund view this issue differently.")[-1]
    assert (one.issue, one.doubt) == ("sanctions", None)
    one = read(
        "Question: What of the sanctions?\n\nIlse Maren: Valmeria and Tarsund view this differently.",
        "interview",
    )[-1]
    assert one.issue == "sanctions"
    assert one.doubt


def test_without_an_issue_it_is_in_doubt() -> None:
    """Agreement on nothing that is named is taken for the state of relations, and in doubt."""
    (one,) = read("Valmeria and Tarsund agree that it is late.")
    assert one.issue == "bilateral-relations"
    assert one.doubt


def test_a_sides_own_position_is_read_with_its_issue() -> None:
    """What a speaker of a known party wants on a named issue is a position; courtesies and facts are none."""
    found = read(
        "Question: And the sanctions?\n\nIlse Maren: Thank you for asking about sanctions. "
        "The sanctions on our ferries must be lifted without delay. The sanctions began in May of that same year.",
        "interview",
    )
    assert [(one.kind, one.issue, one.by.party if one.by else None) for one in found] == [
        ("position", "sanctions", "Valmeria")
    ]


def test_a_question_holds_nothing() -> None:
    """What a questioner says of the sides is no position."""
    assert (
        read("Question: Valmeria and Tarsund differ on sanctions.\n\nIlse Maren: We shall see.", "interview")
        == []
    )


def test_time_is_linear() -> None:
    """Eight times the text takes no more than some eight times the time."""
    body = "Valmeria and Tarsund view the sanctions differently. We both agree that trade must grow. "

    def cost(scene: Scene) -> float:
        start = time.process_time()
        list(read_positions(scene))
        return time.process_time() - start

    assert cost(make_scene(body * 480)) < 24 * max(cost(make_scene(body * 60)), 0.002)


def test_a_joint_statement_is_every_sides_position() -> None:
    """What two say together both hold, each under its own side; one side of two speakers holds it once."""
    found = read(
        "Foreign Minister of Valmeria Ilse Maren and Foreign Secretary of Tarsund Halden Brok "
        "said that they must lift the sanctions on the ferries by May."
    )
    assert [one.by and one.by.party for one in found] == ["Valmeria", "Tarsund"]
    assert len({one.evidence for one in found}) == 1


def test_a_sides_own_name_holds() -> None:
    """A side that speaks of itself by name holds what it says; what it says another wants it does not hold."""
    (one,) = read("Valmeria supports the lifting of all the sanctions on ferries.", "statement")
    assert (one.kind, one.by and one.by.party) == ("position", "Valmeria")
    assert read("Tarsund supports the lifting of all the sanctions on ferries.", "statement") == []


def test_what_is_reported_as_asked_or_supported_is_held() -> None:
    """A reported noun phrase tells a position where it is one of support or need, or an appeal."""
    cases = {
        "Ilse Maren reaffirmed her support for the sanctions on the ferries of the strait.": 1,
        "Ilse Maren proposed consultations on the sanctions for the ferries of the strait.": 0,
    }
    assert {text: len(read(text)) for text in cases} == cases


@pytest.mark.parametrize(
    ("plain", "held"),
    [
        ("Ilse Maren reaffirmed the readiness of her side to lift all sanctions on ferries.", 1),
        ("Ilse Maren said that Valmeria was willing to lift the sanctions on the ferries.", 1),
        ("Ilse Maren asked the other side to lift the sanctions on the ferries at once.", 1),
        ("Ilse Maren spoke of consultations about the sanctions on the ferries of the strait.", 0),
        ("Ilse Maren said that it should be noted how the sanctions began in the spring.", 0),
    ],
)
def test_readiness_and_demands_are_held(plain: str, held: int) -> None:
    """Readiness, will and a demand that are reported of a side are its positions; what it speaks of is none."""
    assert len(read(plain)) == held


TALK = "Question: What now?\n\nIlse Maren: {} It was late."


@pytest.mark.parametrize(
    "plain",
    [
        "I want to share some numbers on the herring trade with all of you today.",
        "We also discussed the illegal trade in herring on the border for long hours.",
        "— we believe that trade in herring on the border must go on as it was.",
        "The Republicans believe in no trade at all, and we oppose their filibuster.",
        "We believe that trade is like a herring that must swim or sink. (Laughter.)",
    ],
)
def test_talk_of_the_floor_holds_nothing(plain: str) -> None:
    """Ways of speaking, reports of what was discussed, torn sentences, home politics and jokes are no positions."""
    assert not [one for one in read(TALK.format(plain), "briefing") if one.statement is not None]


def test_what_the_floor_holds_stays() -> None:
    """The same floor with a view of its own holds it."""
    (one,) = read(
        TALK.format("We believe that trade in herring on the border must go on as it was."), "briefing"
    )
    assert (one.issue, one.parties) == ("trade", ("Valmeria",))


def test_a_third_tells_of_others_only_as_subject() -> None:
    """Of two others a speaker tells agreement only where they stand joined before the word."""
    told = "The four envoys shared concerns about trade under an accord between Norway and Finland for years."
    assert not [one for one in read(TALK.format(told), "briefing") if one.kind == "agreement"]


def test_a_trade_off_is_no_trade() -> None:
    """A term inside another word by a hyphen is none of its issue."""
    scene = make_scene("We believe that this trade-off must be made by the ports of both coasts.")
    assert not [mark for mark in scene.topics if mark.topic == "trade"]
