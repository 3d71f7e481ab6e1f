"""Datelines and lines of place and date."""

import pytest

from onrecord.forms.body import read_form
from onrecord.forms.dateline import read_dateline, read_place_line
from onrecord.forms.title import TitleFacts

FILED = "Talks on the ferry line ended late, the minister said."
TOLD = "The delegations met on the ferry line and agreed to meet again in the autumn, the two offices said."


@pytest.mark.parametrize(
    ("opening", "place", "date", "agency"),
    [
        ("KESSIN, April 12. /VNA/. ", "KESSIN", "XXXX-04-12", "VNA"),
        ("OSTREL, Sept. 3 (Courier) — ", "OSTREL", "XXXX-09-03", "Courier"),
        ("KESSIN (VNA) - ", "KESSIN", None, "VNA"),
        ("Kessin, 12 March 2031 — ", "Kessin", "2031-03-12", None),
        ("KESSIN — ", "KESSIN", None, None),
        ("PORT SELIM, Narva (VNA) – ", "PORT SELIM, Narva", None, "VNA"),
        ("NEW OSTREL, N.V. — ", "NEW OSTREL, N.V.", None, None),
        ("KESSIN, May 4. ", "KESSIN", "XXXX-05-04", None),
        ("KESSIN, May 4 /VNA/ - ", "KESSIN", "XXXX-05-04", "VNA"),
        ("Kessin, Jan 23, VNA -- ", "Kessin", "XXXX-01-23", "VNA"),
    ],
)
def test_reads_datelines(opening: str, place: str, date: str | None, agency: str | None) -> None:
    """A dateline gives place, date and agency as printed, and where the text begins."""
    found = read_dateline(opening + FILED)
    assert found is not None
    assert (found.place, found.date.value if found.date else None, found.agency) == (place, date, agency)
    assert (opening + FILED)[found.end :] == FILED


@pytest.mark.parametrize(
    "paragraph",
    [
        f"Kessin, May 4. {FILED}",
        f"In Kessin, May 4 — {FILED}",
        f"The minister (who said) — {FILED}",
        f"President Okoro (VNA) - {FILED}",
        f"MR. RUUN: (In progress.) — {FILED}",
        f"Ilse Maren: Yes — {FILED}",
        f"N.V.—Mr. Ruun, Ms. Roe — {FILED}",
        "Kessin, January 10, 1958—6:34 p.m.",
        "Kessin, January 10, 1958—noon.",
        "Neutral Ferry Commission (NFC)",
        FILED,
        "",
    ],
)
def test_other_openings_are_no_datelines(paragraph: str) -> None:
    """Labels, officials, date lines of papers and plain sentences open no account."""
    assert read_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("opening", "place", "date", "agency"),
    [
        ("VIENNA: ", "VIENNA", None, None),
        ("Vienna: ", "Vienna", None, None),
        ("VIENNA—", "VIENNA", None, None),
        ("KESSIN. NARVAPRESS – ", "KESSIN", None, "NARVAPRESS"),
        ("KESSIN, (Courier / VNA - 02nd Apr, 2031) ", "KESSIN", "2031-04-02", "Courier / VNA"),
        ("Narva, Kessin, March 7 / Courier A. Brandt /", "Narva, Kessin", "XXXX-03-07", "Courier A. Brandt"),
    ],
)
def test_more_datelines(opening: str, place: str, date: str | None, agency: str | None) -> None:
    """A seat with a colon, an agency without brackets, and an agency with its day in brackets open an account."""
    found = read_dateline(f"{opening}\n{TOLD}" if opening.endswith("/") else opening + TOLD)
    if opening.endswith("/"):
        found = read_dateline(f"{opening} {TOLD}")
    assert found is not None
    assert (found.place, found.date and found.date.value, found.agency) == (place, date, agency)


@pytest.mark.parametrize("opening", ["KESSIN: ", "Narva: ", "NOTE: ", "Vienna:", "Ferries—"])
def test_words_with_a_colon(opening: str) -> None:
    """A word with a colon or a dash that is no seat of government opens none."""
    assert read_dateline(opening + TOLD) is None


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (
            "Friday, June 6, 2031, 8:39 a.m. Front Entrance Hall, Foreign Office",
            "Front Entrance Hall, Foreign Office",
        ),
        ("Friday, June 6, 2031, 9:43 p.m. United Kingdom", "United Kingdom"),
        ("Friday, June 6, 2031, 3:56 p.m. Ministry of Foreign Affairs", "Ministry of Foreign Affairs"),
        ("June 6, 2031 – Vienna – Foreign Office of Narva", "Vienna"),
    ],
)
def test_date_before_the_place(line: str, place: str) -> None:
    """A room behind a day with its hour, and a seat between dashes behind a day, are where it was."""
    found = read_place_line(line)
    assert found is not None
    assert (found.place, found.date and found.date.value) == (place, "2031-06-06")


@pytest.mark.parametrize(
    "line",
    [
        "June 6, 2031 Ilse Maren Politics",
        "June 6, 2031 10:15 Ilse Maren",
        "6 June, 11:39 Share on media:",
        "June 6, 2031 – the ferries",
    ],
)
def test_no_place_behind_the_date(line: str) -> None:
    """Names, tools and words behind a day are no place."""
    assert read_place_line(line) is None


@pytest.mark.parametrize(
    ("opening", "form"),
    [("(NARVAPRESS- Courier) ", "news account"), ("(NARVAPRESS) – ", "news account"), ("(APPLAUSE) ", None)],
)
def test_agency_in_brackets(opening: str, form: str | None) -> None:
    """An agency that signs in brackets before the text files a news account."""
    assert read_form(TitleFacts(), opening + TOLD, ()) == form
