"""Sheets of a few keys decided by themselves: the same as among all others."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.people.decide import Told, decide_sheets, find_joined
from onrecord.people.figures import Mention
from onrecord.people.judgements import Judgement
from onrecord.people.known import family_keys
from onrecord.people.register import Register
from onrecord.people.sheets import Sheet, keys_of_sheet, pack_sheets, unpack_sheet
from onrecord.people.tenures import Bound, Tenure

DATES = {"d1": "2017-04-12", "d2": "2017-06-01", "d3": "2018-02-02"}
TENURES = (
    Tenure(
        "q4", "Boris Jensen", "Foreign Secretary", "GBR", Bound("2016-07-13", "row", "stated"), None, "stated"
    ),
)
NAMES = st.sampled_from(
    [
        "Kessin",
        "Ilse Kessin",
        "Omar Kessin",
        "Kessin Omar",
        "Jensen",
        "Boris Jensen",
        "Ana Ruíz Marín",
        "Ruíz",
        "Marín",
    ]
)
POSTS = st.sampled_from([None, "President", "Foreign Secretary", "Ambassador to Norway"])
MENTIONS = st.lists(
    st.builds(
        Mention,
        st.sampled_from(sorted(DATES)),
        st.tuples(st.integers(0, 60), st.just(99)),
        NAMES,
        POSTS,
        st.sampled_from([None, None, "GBR", "NOR"]),
    ),
    max_size=14,
    unique_by=lambda one: (one.document_id, one.span),
)


def _sheets(mentions: list[Mention]) -> list[Sheet]:
    sheets: list[Sheet] = []
    for number, (document, date) in enumerate(DATES.items()):
        own = [one._replace(date=date) for one in mentions if one.document_id == document]
        sheets += [
            unpack_sheet((document, number, date), packed.namings, is_clear=packed.is_clear)
            for packed in pack_sheets(own)
        ]
    return sheets


def _answers(told: list[Told], sheet: Sheet) -> list[object]:
    return [(one.naming, one.answer) for one in told if one.sheet is sheet]


@settings(max_examples=300, deadline=None)
@given(MENTIONS)
def test_the_sheets_of_a_family_are_decided_alike_alone(mentions: list[Mention]) -> None:
    """Whoever has a family's name is decided by the sheets under that name's keys, whatever else there is."""
    sheets, register = _sheets(mentions), Register(TENURES)
    whole = decide_sheets(sheets, register)
    for sheet in sheets:
        assert sheet.figure
        parts = sheet.figure.full
        keys = set(family_keys(parts)) if parts else set(sheet.figure.keys)
        near = [other for other in sheets if keys & set(keys_of_sheet(other))]
        assert _answers(decide_sheets(near, register), sheet) == _answers(whole, sheet)


def test_what_verdicts_lead_to_is_looked_at() -> None:
    """Persons and mentions that verdicts hang together are found from any of them."""
    verdicts = [Judgement("p-a", "p-b", "positive", 1), Judgement("m-d1-0-4", "p-b", "negative", 2)]
    assert find_joined("p-a", verdicts) == {"p-a", "p-b", "m-d1-0-4"}
    assert find_joined("p-c", verdicts) == {"p-c"}
