"""What a document's first lines say of where and when it came out."""

from onrecord import read


def test_a_line_of_posting_gives_the_day_and_no_place() -> None:
    """A line "Published 3 July 2031" under a lead is the day of posting, and "Published" no town."""
    page = (
        b"Foreign Secretary's call with the Foreign Minister of Narva\n\n"
        b"The Foreign Secretary spoke to Foreign Minister Aleks Brandt about the ferry line.\n\n"
        b"Published 3 July 2031\n\nFrom: Foreign Office and Dame Ada Quist\n\n"
        b"The Foreign Secretary Ada Quist spoke today to the Foreign Minister of Narva, Aleks Brandt.\n\n"
        b"The Foreign Secretary said the ferries must run. She urged Narva to let the crew go.\n"
    )
    document = read(page).document
    assert document is not None
    assert (document.posted_on, document.place) == ("2031-07-03", None)
    said = [one.speaker and one.speaker.name for one in document.statements]
    assert said == ["Ada Quist", "Ada Quist"]


def test_a_state_before_the_form_is_its_matter() -> None:
    """The title "Narva: Statement by the Spokesperson" is a statement, and nothing that Narva says."""
    page = b"Narva: Statement by the Spokesperson on the arrests\n\nThe arrests of three reporters are a step back.\n"
    document = read(page).document
    assert document is not None
    assert document.form == "statement"
    assert not [one for one in document.statements if one.source and one.source[0][0] == 0]


def test_a_text_without_its_title_has_none() -> None:
    """A first paragraph of two sentences, or behind an agency's dateline, is no title; what it tells is read."""
    told = b"Norwegian Foreign Minister Ada Quist said the ferries would run. She met Aleks Brandt of Denmark.\n\nHe left.\n"
    plain = read(told).document
    assert plain is not None
    assert (plain.title, [one.speaker and one.speaker.name for one in plain.statements]) == (
        None,
        ["Ada Quist"],
    )
    filed = read(
        b"KESSIN, May 4 (VNA) - Ferries will run again, Foreign Minister Ada Quist said on Friday.\n\nHe left.\n"
    )
    assert filed.document is not None
    found = filed.document
    assert (found.title, found.form, found.place, found.event_on) == (
        None,
        "news account",
        "KESSIN",
        "XXXX-05-04",
    )
