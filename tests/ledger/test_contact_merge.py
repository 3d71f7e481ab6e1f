"""Mentions of one contact in one document become one."""

from onrecord import read
from onrecord.model import Contact


def test_a_post_alone_in_the_title_is_the_person_in_the_text() -> None:
    """A call that the title gives by posts alone is the one whose people the text names."""
    page = (
        b"Foreign Secretary's call with the Foreign Minister of Norway, 3 July 2031\n\n"
        b"The Foreign Secretary spoke to Foreign Minister Aleks Brandt about the ferry line.\n\n"
        b"The Foreign Secretary Ada Quist spoke today to the Foreign Minister of Norway, Aleks Brandt.\n"
    )
    document = read(page).document
    assert document is not None
    (call,) = [entry for entry in document.entries if isinstance(entry, Contact)]
    assert call.kind == "call"
    assert [one.name for one in call.participants] == ["Ada Quist", "Aleks Brandt"]


def test_a_paper_headed_by_place_and_day_has_no_field_for_its_title() -> None:
    """Where place and day stand above "SUBJECT", the field's name is no title, and the day is the paper's."""
    page = (
        b"Kessin, May 4, 1957\n\nSUBJECT\nFerries\n\nPARTICIPANTS\nThe Secretary\nMr. Roe, Narvan Embassy\n"
    )
    document = read(page).document
    assert document is not None
    assert (document.title, document.event_on) == ("Kessin, May 4, 1957", "1957-05-04")
