"""The wrap-up page of a group."""

from msgspec.structs import replace

from onrecord.desk.checklist import Checklist, Item, Saying
from onrecord.desk.group import Composition, Group, Meeting, Member
from onrecord.desk.items import Row, Said
from onrecord.desk.proposal import Condition, Proposal
from onrecord.desk.register import Filed, Letter
from onrecord.desk.wrapup import Around, draw_wrapup, print_wrapup

HOSTILE = "<script>alert(1)</script>"


def _item(
    number: str, *sayings: tuple[str, str, str], group: str | None = None, due: str | None = None
) -> Item:
    said = {side: Said(side, status, on) for side, status, on in sayings}
    row = Row(
        number,
        f"Item {number}",
        said=tuple(said.values()),
        opened_on="2031-01-01",
        moved_on="2031-01-01",
        due=due,
    )
    return Item(
        row, tuple(Saying(Said(side, status, on), "Ada", HOSTILE, ()) for side, status, on in sayings), group
    )


GROUP = Group(
    "compact", "Compact group", "compact mechanism", ("VAL", "TAR"), "internal", "2031-01-01", 14, None,
    compositions=(
        Composition("2031-01-01", (Member("Ashgrin", "VAL"),), ("transit",), ""),
        Composition("2032-11-10", (Member("Ashgrin", "VAL"), Member("Roe", "TAR")), ("fisheries",), "agreed"),
    ),
    meetings=(
        Meeting(1, "2032-10-01", None, "held", None, None),
        Meeting(2, "2032-11-10", "Port Aurel", "held", None, "Lists compared."),
        Meeting(3, "2032-11-20", "Eskholm", "planned", HOSTILE, None),
        Meeting(4, "2033-01-20", None, "planned", None, None),
    ),
)  # fmt: skip
LIST = Checklist(
    "irritants", "Irritants", "VAL", "TAR", "internal", "2031-01-01",
    items=(
        _item("1", ("VAL", "raised", "2031-01-01"), ("VAL", "resolved", "2032-11-09"), ("TAR", "resolved", "2032-11-10")),
        _item("2", ("VAL", "resolved", "2032-01-01"), ("VAL", "raised", "2032-11-12"), group="compact"),
        _item("3", ("VAL", "narrowed", "2032-11-12"), group="another"),
        _item("4", due="2032-11-21"),
        _item("5", due="2033-06-01"),
    ),
)  # fmt: skip
OTHERS = Checklist("other", "Other", "VAL", "BRE", "internal", "2031-01-01", items=(_item("1"),))
NOTE = Filed(
    "note",
    Letter("VAL", "TAR", "note verbale", asked="Why?", delivered_on="2032-11-01", conditions=("in writing",)),
    "internal",
    "2032-11-01",
)
PUT = Proposal(
    "p",
    "A guarantee",
    "Text",
    ("Brok",),
    (),
    "internal",
    "2032-11-01",
    ("Ashgrin",),
    (Condition("it pays", "VAL", "met", "2032-11-02"),),
)
AROUND = Around((LIST, OTHERS), (NOTE,), (PUT,))


def test_the_page_has_what_moved_and_what_comes() -> None:
    """Moves, meetings, counts and conditions of the stretch; what is due, planned, waiting and still after it."""
    page = draw_wrapup(GROUP, AROUND, "2032-11-14")
    assert (page.since, page.until) == ("2032-11-01", "2032-11-28")
    assert page.composition is not None
    assert page.composition.issues == ("fisheries",)
    assert [(change.on, [member.name for member in change.came]) for change in page.changes] == [
        ("2032-11-10", ["Roe"])
    ]
    assert [(move.number, move.what, move.side) for move in page.moves] == [
        ("1", "closed", "VAL"), ("1", "closed", "TAR"), ("2", "reopened", "VAL"),
    ]  # fmt: skip
    assert [meeting.number for meeting in page.held] == [2]
    assert [meeting.number for meeting in page.planned] == [3]
    assert [
        (count.checklist, count.before and count.before.total, count.now.total) for count in page.counts
    ] == [("Irritants", 5, 4)]
    assert [item.number for _, item in page.due] == ["4"]
    assert [filed.id for filed, _ in page.waiting] == ["note"]
    assert [(each.condition, each.met) for each in page.conditions] == [
        ("it pays", "met"),
        ("in writing", "unknown"),
    ]
    assert [age.number for _, age in page.stale] == ["2", "3", "4", "5"]


def test_the_printed_page_escapes_everything() -> None:
    """Words of the desk are words on the page, never markup."""
    html = print_wrapup(draw_wrapup(GROUP, AROUND, "2032-11-14")).decode()
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 4
    for words in ("Compact group", "INTERNAL".lower(), "Not moved for 90 days", "in writing", "A guarantee"):
        assert words in html


def test_an_empty_desk_makes_a_page() -> None:
    """A group of which nothing is known yet has its page."""
    bare = Group("g", "G", "commission", ("VAL",), "public", "2031-01-01", 14, None)
    assert "not named" in print_wrapup(draw_wrapup(bare, Around(), "2032-11-14")).decode()


def test_the_page_is_marked_as_the_highest_thing_on_it() -> None:
    """A confidential proposal makes the page confidential, whatever the group is."""
    page = draw_wrapup(GROUP, AROUND, "2032-11-14")
    assert page.marking == "internal"
    secret = Around((LIST,), (NOTE,), (replace(PUT, marking="confidential"),))
    assert draw_wrapup(GROUP, secret, "2032-11-14").marking == "confidential"
