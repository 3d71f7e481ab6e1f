"""When a contact without a date was told of."""

import msgspec
import pytest
from meetings import BROK, MAREN, OKORO, make_contact
from scenes import make_scene

from onrecord.ledger.contact_told import days_from_telling, list_told, read_telling, window
from onrecord.text.bounds import find_bounds


def tell(*contacts: object, **facts: str | None) -> list[dict[str, str]]:
    """Return when each undated contact of a document was told of."""
    document = msgspec.structs.replace(make_scene("Talks\n\nThey met.").document, **facts, entries=contacts)
    return [words for _, words in list_told(document)]


def test_the_day_of_telling_is_the_documents_own() -> None:
    """What a document tells without a date was told on the day of its event, else of publication, else of posting."""
    bare = make_contact(MAREN, BROK, date=None)
    assert tell(bare, event_on="2031-04-11", posted_on="2031-04-13") == [{"told_on": "2031-04-11"}]
    assert tell(bare, make_contact(), event_on=None, posted_on="2031-04-13") == [{"told_on": "2031-04-13"}]
    assert tell(bare, event_on=None, posted_on=None, title="Talks") == [{"told_on": "Talks"}]


def test_several_of_one_company_are_numbered() -> None:
    """Of two meetings of the same persons in one document each says which it is, whether the other has a date or not."""
    bare = make_contact(MAREN, BROK, date=None)
    others = (make_contact(MAREN, OKORO, date=None), make_contact(MAREN, BROK, date=None, status="planned"))
    told = tell(make_contact(MAREN, BROK), bare, *others, event_on="2031-04-12")
    assert told == [{"told_on": "2031-04-12", "beside": "2"}, *[{"told_on": "2031-04-12"}] * 2]


@pytest.mark.parametrize(("status", "first", "last"), [("held", 5, 12), ("planned", 12, 19)])
def test_the_window_lies_on_one_side(status: str, first: int, last: int) -> None:
    """A meeting told of was before the telling, a planned one is after it."""
    telling = read_telling(make_contact(date=None, status=status), {"told_on": "2031-04-12"})  # type: ignore[arg-type]
    assert telling is not None
    assert window(telling, 7) == find_bounds(f"2031-04-{first:02}/2031-04-{last:02}")
    assert days_from_telling(telling, None, find_bounds(f"2031-04-{first:02}")) == (
        7 if status == "held" else None
    )
