"""What binds a side and what does not; every row of the table of cues has its examples here."""

import time

import pytest
from scenes import make_scene

from onrecord.ledger.commitments import find_bound, read_commitments
from onrecord.ledger.commitments_words import CUES
from onrecord.model import Commitment

EXAMPLES = [(cue.name, cue.kind, one) for cue in CUES for one in cue.examples]
COUNTER_EXAMPLES = [(cue.name, one) for cue in CUES for one in cue.counter_examples]


def read(body: str) -> list[tuple[str, str | None, str]]:
    """Return (kind, party, what) of each commitment of a text."""
    scene = make_scene(body)
    return [
        (one.kind, one.by.party if one.by else None, scene.text[one.what[0] : one.what[1]])
        for one in read_commitments(scene)
    ]


def read_one(body: str) -> Commitment:
    """Return the only commitment of a text."""
    (found,) = read_commitments(make_scene(body))
    return found


@pytest.mark.parametrize(
    ("name", "kind", "marked"), EXAMPLES, ids=[f"{row[0]}: {row[2]}" for row in EXAMPLES]
)
def test_examples_of_a_row_bind(name: str, kind: str, marked: str) -> None:
    """What a row's example marks is what is promised, asked or refused."""
    start, end = marked.index("["), marked.index("]")
    found = read(marked.replace("[", "").replace("]", ""))
    assert marked[start + 1 : end] in [what for _, _, what in found], (name, found)


@pytest.mark.parametrize(
    ("name", "plain"), COUNTER_EXAMPLES, ids=[f"{row[0]}: {row[1]}" for row in COUNTER_EXAMPLES]
)
def test_counter_examples_bind_nobody(name: str, plain: str) -> None:
    """A counter-example of a row is no commitment of its kind."""
    (kind,) = {cue.kind for cue in CUES if cue.name == name}
    assert kind not in [one.kind for one in find_bound(make_scene(plain))]


def test_both_sides_bind_themselves() -> None:
    """A promise that two sides make together is one commitment for each, to the other."""
    found = list(read_commitments(make_scene("Valmeria and Tarsund agreed to open a hotline between ports.")))
    assert [(one.by.party, one.to.party) for one in found if one.by and one.to] == [
        ("Valmeria", "Tarsund"),
        ("Tarsund", "Valmeria"),
    ]


def test_a_condition_is_kept_apart() -> None:
    """What is promised ends before its condition, which has its own span, before or behind it."""
    scene = make_scene("Valmeria is ready to resume the line if Tarsund releases the crew.")
    (one,) = read_commitments(scene)
    assert one.condition
    assert scene.text[slice(*one.what)] == "resume the line"
    assert scene.text[slice(*one.condition)] == "if Tarsund releases the crew"
    scene = make_scene("If Tarsund releases the crew, we will resume the line.")
    (one,) = read_commitments(scene)
    assert one.condition
    assert scene.text[slice(*one.condition)] == "If Tarsund releases the crew"


def test_a_day_is_no_condition() -> None:
    """A day behind "until" says when, a clause says on what."""
    one = read_one("We propose extending the exemption from harbour fees until after 2035.")
    assert (one.kind, one.condition) == ("offer", None)
    assert (
        read_one("We will continue to observe the memorandum until Tarsund releases the crew.").kind
        == "condition"
    )


def test_an_abbreviation_ends_nothing() -> None:
    """What is promised goes on behind a point inside its sentence."""
    scene = make_scene("Valmeria agreed to lift the ban on A.B. Lind Co. ferries and trawlers.")
    (one,) = read_commitments(scene)
    assert scene.text[slice(*one.what)] == "lift the ban on A.B. Lind Co. ferries and trawlers"


def test_what_only_points_back_is_nothing_proposed() -> None:
    """An object that is one pointing word says nothing without the sentence before."""
    assert not read("The draft is old. We proposed this, but Tarsund declined.")
    assert read("We proposed this draft to Tarsund.")


def test_his_on_the_floor_is_anothers() -> None:
    """Who speaks of "his intention" on the floor does not mean himself."""
    text = "Question: What now?\n\nIlse Maren: A rival openly talks about {} intention to withdraw the ships from the strait.\n\nQuestion: And then?"
    found = {whose: len(read(text.format(whose))) for whose in ("his", "our")}
    assert found == {"his": 0, "our": 1}


def test_he_may_be_who_was_named_before() -> None:
    """Where another is named between, whom "he" means is in doubt."""
    plain = "Ilse Maren spoke of Halden Brok. Ilse Maren said that {} had agreed to withdraw the ships."
    found = {
        who: [bool(one.doubt) for one in read_commitments(make_scene(plain.format(who)))]
        for who in ("she", "Halden Brok was sorry and that he")
    }
    assert found == {"she": [False], "Halden Brok was sorry and that he": [True]}


def test_nobodys_we_in_a_record_is_in_doubt() -> None:
    """In a record of a conversation "we" may be anybody present."""
    text = "Mr. Brok left early. We will withdraw our ships from the strait."
    found = list(read_commitments(make_scene(text, form="memorandum of conversation")))
    assert [bool(one.doubt) for one in found] == [True]


def test_due_dates_are_read() -> None:
    """The date that "by" opens is when it is due, resolved against the document's day."""
    assert read_one("Tarsund promised to submit a timetable by 30 April.").due == "2031-04-30"
    assert read_one("On 2 April Tarsund promised to submit a full timetable.").due is None


def test_the_day_of_the_promise_is_read() -> None:
    """A day printed before the promise is when it was made, else the document's own."""
    assert read_one("On 2 April Tarsund promised to submit a full timetable.").made_on == "2031-04-02"
    assert read_one("Tarsund promised to submit a full timetable.").made_on == "2031-04-12"


def test_said_again_is_one() -> None:
    """The same promise in other words joins the first, with both places as evidence."""
    one = read_one(
        "Valmeria agreed to reopen rail transit to Sorrel Point. "
        "Ilse Maren confirmed that Valmeria has agreed to reopen the rail transit."
    )
    assert len(one.evidence) == 2


def test_a_question_binds_nobody() -> None:
    """What a question supposes is not promised."""
    assert read("Question: Is Valmeria ready to resume the line?\n\nIlse Maren: We shall see.") == []


def test_time_is_linear() -> None:
    """Eight times the text takes no more than some eight times the time."""
    body = "Valmeria agreed to lift the ban if Tarsund is ready to pay, the minister who would agree to it said. "
    small, large = make_scene(body * 60), make_scene(body * 480)

    def cost(scene: object) -> float:
        start = time.process_time()
        list(read_commitments(scene))  # type: ignore[arg-type]
        return time.process_time() - start

    assert cost(large) < 24 * max(cost(small), 0.002)


def test_a_joint_promise_binds_every_side() -> None:
    """What two of different sides say they will do is a promise of each, to the other."""
    scene = make_scene(
        "Foreign Minister of Valmeria Ilse Maren and Foreign Secretary of Tarsund Halden Brok "
        "said that they would publish the charts of the harbour."
    )
    found = list(read_commitments(scene))
    assert [(one.by and one.by.party, one.to and one.to.party) for one in found] == [
        ("Valmeria", "Tarsund"),
        ("Tarsund", "Valmeria"),
    ]


def test_a_condition_after_a_noun_is_whole() -> None:
    """The verb of a condition does not end the noun's clause: "our readiness to return under the condition that …"."""
    (one,) = read_commitments(
        make_scene(
            "“Today our President confirmed our readiness to return to the memorandum under the condition that "
            "there would be a clear written answer,” Ilse Maren said."
        )
    )
    assert one.condition is not None
    scene_text = "under the condition that there would be a clear written answer"
    assert one.condition[1] - one.condition[0] == len(scene_text)


def test_one_word_for_who_binds_himself_is_in_doubt() -> None:
    """A promise of "Corvay", of whom nothing else is known, waits for review with its reason."""
    doubts = [
        one.doubt
        for one in read_commitments(
            make_scene("Corvay agreed to publish the charts of the harbour.", speakers=(), counterparts=())
        )
    ]
    assert len(doubts) == 1
    assert "one word" in (doubts[0] or "")
