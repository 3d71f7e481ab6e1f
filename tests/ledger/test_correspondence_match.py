"""Which candidates tell of one note, which reply may answer which note, and the keys they are looked up by."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.correspondence_match import (
    correspondence_keys,
    pair_replies,
    same_correspondence,
    view_correspondence,
)
from onrecord.model import Actor
from onrecord.model.ledger import Correspondence

ASKED = ("asking why the trawler was detained", "demanding the logs of two servers", None)


def make_note(
    sender: str | None = "VAL",
    to: str | None = "TAR",
    form: str = "note verbale",
    reference: str | None = None,
    delivered_on: str | None = "2031-03-03",
    subject: str | None = None,
) -> Correspondence:
    """Return a note with these parts, the rest empty."""
    return Correspondence(
        n=0,
        form=form,
        formality=6,
        sender=Actor(party=sender) if sender else None,
        to=Actor(party=to) if to else None,
        reference=reference,
        reference_reason=None if reference else "No number is printed.",
        subject=subject,
        subject_span=None,
        asked=None,
        written_on=None,
        delivered_on=delivered_on,
        disclosed_on=None,
        known_by="acknowledged",
        reply="none",
        reply_form=None,
        reply_on=None,
        reply_due=None,
        events=(),
        told_by=None,
        statement=None,
        evidence=(),
    )


def match(
    one: Correspondence, other: Correspondence, asked: str | None = None, same: str | None = None
) -> str | None:
    """Return why two notes are one, after checking that the order makes no difference."""
    a, b = view_correspondence(one, asked), view_correspondence(other, same)
    assert same_correspondence(a, b) == same_correspondence(b, a)
    return same_correspondence(a, b)


def test_a_number_decides() -> None:
    """The same number is one note however it is printed; another number is another note of the same day."""
    assert match(make_note(reference="No. 114"), make_note(reference="114", form="note", delivered_on=None))
    assert match(make_note(reference="RFO 31/452"), make_note(reference="RFO 31/453")) is None


def test_day_and_sides_decide_without_a_number() -> None:
    """A note of the same sides is the same within three days, unless both say what they are about and differ."""
    assert match(make_note(), make_note(delivered_on="2031-03-05"))
    assert match(make_note(), make_note(delivered_on="2031-03-20")) is None
    assert match(make_note(), make_note(), ASKED[0], ASKED[1]) is None


def test_subject_decides_without_a_day() -> None:
    """Two pages that both tell of a request about one matter tell of one request."""
    one = make_note(delivered_on=None, form="request", subject="the detention of the trawler")
    assert match(one, one)
    assert match(one, msgspec.structs.replace(one, subject="the price of ferry tickets")) is None


@pytest.mark.parametrize(
    "other",
    [
        make_note(sender="TAR", to="VAL"),
        make_note(to="BRE"),
        make_note(form="non-paper"),
        make_note(sender=None),
    ],
)
def test_what_contradicts_is_not_joined(other: Correspondence) -> None:
    """Another direction, addressee or form, or an unknown sender, joins nothing."""
    assert match(make_note(), other) is None


def make_reply(day: str, reference: str | None = None) -> Correspondence:
    """Return a request that is known by the reply to it alone."""
    bare = make_note(form="request for clarification", delivered_on=None, reference=reference)
    return msgspec.structs.replace(bare, reply="refused", reply_on=day)


def test_a_reply_that_cites_nothing_is_proposed_to_the_nearest_note() -> None:
    """Of two notes the later one before the reply is proposed, with the days between as the reason."""
    notes = [make_note(delivered_on="2031-01-03"), make_note(), make_note(sender="TAR", to="VAL")]
    proposals = pair_replies([*notes, make_reply("2031-03-07")])
    assert [(one.note, one.reply) for one in proposals] == [(1, 3)]
    assert "4 days later" in proposals[0].reason


def test_two_notes_of_one_day_leave_a_reply_alone() -> None:
    """Where two numbered notes went the same day nothing tells which one was answered, unless the reply cites one."""
    notes = [make_note(reference="114"), make_note(reference="115")]
    assert pair_replies([*notes, make_reply("2031-03-07")]) == ()
    assert [one.note for one in pair_replies([*notes, make_reply("2031-03-07", "No. 115")])] == [1]


@pytest.mark.parametrize(
    ("form", "is_alike"), [("note verbale", True), ("request", True), ("non-paper", False)]
)
def test_a_reply_to_another_kind_of_text_is_not_proposed(form: str, *, is_alike: bool) -> None:
    """What answers a non-paper answers no note; a "request" may have been one."""
    reply = msgspec.structs.replace(make_reply("2031-03-07"), form=form)
    assert bool(pair_replies([make_note(), reply])) == is_alike


def test_late_and_early_replies_are_not_proposed() -> None:
    """A reply before the note, or half a year after it, answers another."""
    assert pair_replies([make_note(), make_reply("2031-03-01"), make_reply("2031-10-01")]) == ()


notes = st.builds(
    make_note,
    sender=st.sampled_from(["VAL", "TAR", None]),
    to=st.sampled_from(["TAR", None]),
    form=st.sampled_from(["note", "note verbale", "letter", "request", "non-paper"]),
    reference=st.sampled_from(["No. 114", "114", "No. 115", None]),
    delivered_on=st.sampled_from(["2031-03-03", "2031-03-09", "2031-03", "2031", "XXXX-03-03", None]),
    subject=st.sampled_from(["the detention of the trawler", "the logs of two servers", None]),
)


@given(notes, st.sampled_from(ASKED), notes, st.sampled_from(ASKED))
def test_same_is_symmetric_and_found_by_a_key(
    one: Correspondence, asked: str | None, other: Correspondence, same: str | None
) -> None:
    """Two that are one are so in both orders, and share a key to be looked up by."""
    if match(one, other, asked, same):
        assert set(correspondence_keys(one, asked)) & set(correspondence_keys(other, same))


@given(
    st.lists(
        st.one_of(notes, st.builds(make_reply, st.sampled_from(["2031-03-04", "2031-03-12"]))), max_size=8
    ),
    st.integers(),
)
def test_proposals_do_not_depend_on_order(found: list[Correspondence], seed: int) -> None:
    """The same notes and replies are paired whatever order they come in."""
    shuffled = list(range(len(found)))
    random.Random(seed).shuffle(shuffled)
    there = {(one.note, one.reply) for one in pair_replies(found)}
    back = {(shuffled[one.note], shuffled[one.reply]) for one in pair_replies([found[n] for n in shuffled])}
    assert there == back
