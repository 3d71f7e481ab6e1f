"""A contact drawn of one mention: when it waits in doubt, and which days are not its own."""

from meetings import read_page, the_one

from onrecord import read
from onrecord.model.ledger import Contact


def test_who_met_far_before_is_in_doubt() -> None:
    """Where only words far before say whose "talks" they were, the contact waits for a person."""
    far = (
        "The ferry line runs from Turku to Karvel and carries herring, timber and mail in all weathers. " * 6
    )
    body = f"Finnish Foreign Minister Aleks Brandt met with Norwegian Foreign Minister Ilse Maren in Oslo on May 2. {far}They then met in Bergen on May 3."
    near, distant = read_page(body)
    assert (near.doubt, near.place, distant.place) == (None, "Oslo", "Bergen")
    assert distant.doubt == "Who met is taken from words far before these."


def test_a_post_that_every_state_sends_is_in_doubt() -> None:
    """The Ambassador of a state's own page is its own by guess alone; a Vice President is not."""
    page = "05.05.2031\n\nPress release on the ferry line\n\nThe ferry line runs well. It was cold. Asked about fish, the spokesman said that the {} had talked with Finnish Prime Minister Aleks Brandt.\n"
    found = {}
    for post in ("Ambassador", "Vice President"):
        document = read(
            page.format(post).encode(), media_type="text/plain", url="https://www.whitehouse.gov/x"
        ).document
        assert document is not None
        found[post] = [one.doubt for one in document.entries if isinstance(one, Contact)]
    assert found["Ambassador"] == [
        "Whose “Ambassador” it was is not told here; the side is taken from the page."
    ]
    assert found["Vice President"] == [None]


def test_what_is_spoken_of_lends_no_date() -> None:
    """Who discussed this year's catch did so on the page's day."""
    body = "Finnish Foreign Minister Aleks Brandt and Norwegian Foreign Minister Ilse Maren discussed this year’s cooperation on herring."
    assert the_one(read_page(body)).date != "2031"


def test_a_conference_beside_lends_no_day() -> None:
    """A meeting that somebody came to attend has not the page's day."""
    body = "Finnish Foreign Minister Aleks Brandt, who came to Oslo to attend the Baltic Harbour Council meeting, met with Norwegian Foreign Minister Ilse Maren."
    assert [one.date for one in read_page(body) if one.kind == "conference"] in ([], [None])
