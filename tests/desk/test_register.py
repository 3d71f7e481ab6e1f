"""The register's clock and its pairs."""

from typing import Any

import pytest

from onrecord.desk.marking import Marking
from onrecord.desk.register import (
    FORMALITY,
    Filed,
    Letter,
    Paired,
    Replied,
    find_unanswered,
    propose_replies,
    read_clock,
)

ASKED: dict[str, Any] = {"asked": "Why was she held?", "delivered_on": "2031-03-03"}


def _file(
    id_: str,
    sender: str = "VAL",
    *,
    replies: tuple[tuple[str, Replied], ...] = (),
    pairs: tuple[Paired, ...] = (),
    **fields: Any,
) -> Filed:
    marking: Marking = "internal"
    other = "TAR" if sender == "VAL" else "VAL"
    form = fields.pop("form", "note verbale")
    return Filed(id_, Letter(sender, other, form, **fields), marking, "2031-03-05", replies, pairs)


@pytest.mark.parametrize(
    ("replies", "due", "on", "expected"),
    [
        ((), None, "2031-03-13", ("unanswered", 10, None)),
        ((), "2031-03-20", "2031-03-13", ("unanswered", 10, -7)),
        ((), "2031-03-10", "2031-03-13", ("overdue", 10, 3)),
        ((("2031-03-05", Replied("acknowledged")),), None, "2031-03-13", ("acknowledged", 10, None)),
        ((("2031-03-05", Replied("partial")),), "2031-03-10", "2031-03-13", ("overdue", 10, 3)),
        ((("2031-03-05", Replied("substantive")),), "2031-03-04", "2031-03-13", ("answered", 2, None)),
        ((("2031-03-05", Replied("refused")),), None, "2031-03-13", ("refused", 2, None)),
        ((("2031-04-05", Replied("refused")),), None, "2031-03-13", ("unanswered", 10, None)),
    ],
)
def test_the_clock_runs_until_a_reply_of_substance(
    replies: tuple[tuple[str, Replied], ...], due: str | None, on: str, expected: tuple[str, int, int | None]
) -> None:
    """An acknowledgement or half an answer lets it run on; what came later is not known yet."""
    fields = ASKED | ({"reply_due": due} if due else {})
    clock = read_clock(_file("a", replies=replies, **fields), on)
    assert (clock.state, clock.days, clock.late) == expected


def test_what_asks_nothing_waits_for_nothing() -> None:
    """Only letters that ask, or name a day, and that have come by the day, are unanswered; the longest first."""
    register = [
        _file("late", **ASKED | {"delivered_on": "2031-06-01"}),
        _file("early", **ASKED),
        _file("tells", delivered_on="2031-03-03"),
        _file("public", form="public statement", **ASKED),
        _file("future", **ASKED | {"delivered_on": "2032-01-01"}),
    ]
    assert [filed.id for filed, _ in find_unanswered(register, "2031-07-01")] == ["early", "late"]


def test_a_reply_is_proposed_by_its_reference_or_its_subject() -> None:
    """A citation is sure; a shared word of the subject proposes; a refused pair is not proposed again."""
    note = _file("note", reference="No. 114", subject="Detention of the trawler", **ASKED)
    cites = _file("cites", "TAR", text="With reference to Note No. 114 …", delivered_on="2031-04-01")
    alike = _file("alike", "TAR", subject="The trawler in Varnes", delivered_on="2031-04-02")
    other = _file("other", "TAR", subject="Ferries", delivered_on="2031-04-03")
    found = propose_replies([other, alike, cites, note])
    assert [(each.letter, each.reply, each.is_sure) for each in found] == [
        ("note", "cites", True),
        ("note", "alike", False),
    ]
    assert "trawler" in found[1].reason
    refused = _file(
        "note",
        reference="No. 114",
        subject="Detention of the trawler",
        pairs=(Paired("cites", is_reply=False),),
        **ASKED,
    )
    assert [each.reply for each in propose_replies([alike, cites, refused])] == ["alike"]


def test_formality_is_ordered() -> None:
    """A treaty stands above a note, a note above a non-paper, and that above what is spoken."""
    order = [
        "treaty text",
        "signed note",
        "note verbale",
        "letter",
        "aide-mémoire",
        "non-paper",
        "oral démarche",
        "public statement",
    ]
    assert sorted(order, key=lambda form: -FORMALITY[form]) == order
