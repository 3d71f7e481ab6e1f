"""Mentions of a document: labels, titles, those present, epithets, running text; and sheets made of them."""

import random

from msgspec.structs import replace

import onrecord
from onrecord.people.mentions import infer_alone, read_mentions
from onrecord.people.sheets import pack_sheets, unpack_sheet

PAGE = """Foreign Minister of Valmeria Oda Lenk’s interview with the Tarn Courier, May 4, 2031

Question: What did Secretary Maren say?

Oda Lenk: US Secretary of State Rex Maren said that talks go on. Maren was clear.

Question: And the President?

Oda Lenk: President Ilse Roe, whom the top Valmerian diplomat met before, agreed.
"""
ROUND_UP = """Lenk and Tillerson meet

MOSCOW, April 12. /ANA/. US Secretary of State Rex Tillerson met Foreign Minister Oda Lenk on the day.
"""


def _read(text: str) -> onrecord.Document:
    document = onrecord.read(text.encode(), media_type="text/plain").document
    assert document is not None
    return document


def test_every_mention_has_its_words() -> None:
    """Spans are in order, do not overlap, and hold the name, or the words that stand for it."""
    document = _read(PAGE)
    mentions = read_mentions(document)
    end = 0
    for one in mentions:
        words = document.text[slice(*one.span)]
        assert one.span[0] >= end
        assert (one.words or one.name or one.post or "?") in words
        end = one.span[1]
    assert {"Oda Lenk", "Rex Maren", "Ilse Roe"} <= {one.name for one in mentions}


def test_a_label_has_what_the_title_says() -> None:
    """The speaker of a turn has post and party from the title; the date is the document's."""
    document = _read(PAGE)
    start = document.text.index("Oda Lenk: US")
    (label,) = [one for one in read_mentions(document) if one.span[0] == start]
    assert (label.name, label.post) == ("Oda Lenk", "Foreign Minister")
    assert label.date == "2031-05-04"


def test_mentions_do_not_depend_on_the_archive_or_on_order() -> None:
    """Shuffled mentions make the same sheets, and a sheet comes back from its row."""
    mentions = list(read_mentions(_read(PAGE)))
    packed = pack_sheets(mentions)
    random.Random(5).shuffle(mentions)
    assert pack_sheets(mentions) == packed
    for one in packed:
        sheet = unpack_sheet(("d", 1, "2031-05-04"), one.namings, is_clear=one.is_clear)
        assert sheet.namings
        assert sheet.figure is None or set(sheet.figure.keys) <= set(one.keys)


def test_a_document_names_two_people_of_one_surname() -> None:
    """Two people of one family in one document stay two figures."""
    document = _read("Talks\n\nPresident Omar Maren met Ambassador Ilse Maren. President Maren spoke.\n")
    packed = pack_sheets(read_mentions(document))
    names = [unpack_sheet(("d", 1, None), one.namings, is_clear=True).namings[0].name for one in packed]
    assert sorted(name for name in names if name) == ["Ilse Maren", "Omar Maren"]


def test_a_day_without_a_year_is_dated_by_the_leaders_named() -> None:
    """The one year in which a leader held the post given is inferred; the printed value is not changed."""
    document = _read(ROUND_UP)
    assert document.event_on == "XXXX-04-12"
    assert infer_alone(document) == "2017-04-12"
    assert infer_alone(_read(ROUND_UP.replace("Rex Tillerson", "Ann Roe"))) is None


def test_two_run_together_in_a_list_are_nobody() -> None:
    """A name of the list of present with a given name between two others is not read as one person's."""
    text = "Talk\n\nPARTICIPANTS\nUnited States Secretary Roe Under Secretary Maren Frederick Lenk\n\nThey met.\n"
    names = [one.name for one in read_mentions(replace(_read(PAGE), text=text, turns=(), statements=()))]
    assert "Roe" in names
    assert not any("Frederick" in (name or "") for name in names)


def test_a_post_that_speaks_has_only_the_name_printed_with_it() -> None:
    """Where a text prints "President Maren" and elsewhere "Omar Maren", "the President" is not said to be Omar."""
    text = "Talks with President Maren\n\nThe President agreed.\n\nOmar Maren\n"
    start = text.index("The President agreed")
    said = replace(
        _read(PAGE).statements[0],
        source=((start, start + 13),),
        speaker=onrecord.Actor(name="Omar Maren", post="President", decided_by="epithet"),
        mode="direct",
    )
    document = replace(_read(PAGE), text=text, turns=(), statements=(said,), speakers=(), counterparts=())
    (told,) = [one for one in read_mentions(document) if one.words == "The President"]
    assert (told.name, told.post) == ("Maren", "President")


def test_who_is_in_office_needs_no_introduction() -> None:
    """A leader of the day is found by the family's name alone; in another year, or without a year, not."""
    told = "Statement\n\nMay 4, {}\n\nThe talks with Adenauer and De Gaulle went on. Lenk was there."
    for year, expected in (("1959", ["Adenauer", "De Gaulle"]), ("1931", []), ("", [])):
        document = _read(told.format(year))
        assert [one.name for one in read_mentions(document)] == expected
