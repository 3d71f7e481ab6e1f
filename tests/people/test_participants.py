"""Lists of participants: who, with which post, on which side, in exactly whose words."""

import time
from itertools import pairwise

import pytest

from onrecord.people.participants import read_participants

Row = tuple[str | None, str | None, str | None, str | None, str | None]


def _rows(text: str) -> list[Row]:
    return [(p.name, p.post, p.body, p.party, p.side) for p in read_participants(text)]


def _one(line: str) -> list[Row]:
    return _rows(f"PARTICIPANTS\n{line}")


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (
            "Tokuro Fukamori, Director General, Japan Harbour Agency",
            ("Tokuro Fukamori", "Director General", "Japan Harbour Agency", "JPN", None),
        ),
        ("Director General—T. Fukamori", ("T. Fukamori", "Director General", None, None, None)),
        ("NEA—Mr. Omar Maren", ("Omar Maren", None, "NEA", None, None)),
        ("Mr. Omar Maren—NEA", ("Omar Maren", None, "NEA", None, None)),
        ("L-Mr. Maren", ("Maren", None, "L", None, None)),
        ("U/LS—William M. Roe", ("William M. Roe", None, "U/LS", None, None)),
        ("The Secretary", (None, "Secretary", None, None, None)),
        ("The Acting Secretary of State", (None, "Acting Secretary of State", None, None, None)),
        ("Ambassador Maren, Norwegian Embassy", ("Maren", "Ambassador", "Norwegian Embassy", "NOR", None)),
        ("Foreign Minister Ilse Maren", ("Ilse Maren", "Foreign Minister", None, None, None)),
        ("Vice President Roe", ("Roe", "Vice President", None, None, None)),
        ("Secretary Weeks", ("Weeks", "Secretary", None, None, None)),
        ("Sec. Maren", ("Maren", "Sec.", None, None, None)),
        ("M. Maren", ("Maren", None, None, None, None)),
        ("M.H. Maren", ("M.H. Maren", None, None, None, None)),
        (
            "H.E. Dr. Omar Kessin, Norwegian Ambassador",
            ("Omar Kessin", "Norwegian Ambassador", None, "NOR", None),
        ),
        (
            "Count Bielen, Third Secretary, Swedish Embassy",
            ("Bielen", "Third Secretary", "Swedish Embassy", "SWE", None),
        ),
        ("Mrs. Lejen (interpreter)", ("Lejen", "interpreter", None, None, None)),
        ("Mr. B.E.L. Maren, Director, EUR/RA", ("B.E.L. Maren", "Director", "EUR/RA", None, None)),
        ("Director, Harbour Affairs, Ilse Maren", ("Ilse Maren", "Director", "Harbour Affairs", None, None)),
        ("The Secretary of Labor, Mr. Omar Maren", ("Omar Maren", "Secretary of Labor", None, None, None)),
        ("Netherlands Foreign Minister Roe", ("Roe", "Netherlands Foreign Minister", None, "NLD", None)),
        ("1. Ilse Maren, Deputy Director", ("Ilse Maren", "Deputy Director", None, None, None)),
        ("ARA—Henry F. Holland", ("Henry F. Holland", None, "ARA", None, None)),
        ("Mr. Roe, Chief, American Affairs Bureau", ("Roe", "Chief", "American Affairs Bureau", None, None)),
        ("Mr. Nguyen dinh Vale, Interpreter", ("Nguyen dinh Vale", "Interpreter", None, None, None)),
        ("UN/P—Ilse Roe", ("Ilse Roe", None, "UN/P", None, None)),
        ("Acting Prime Minister, Mr. O.I. Roe", ("O.I. Roe", "Acting Prime Minister", None, None, None)),
        (
            "The Chairman of the Harbour Committee General Omar Maren",
            ("Omar Maren", "Chairman of the Harbour Committee", None, None, None),
        ),
        ("Chief Cabinet Secretary Ilse Roe", ("Ilse Roe", "Chief Cabinet Secretary", None, None, None)),
        ("Deputy Attorney General Roe", ("Roe", "Deputy Attorney General", None, None, None)),
        (
            "Asst. Sec. of Fisheries Omar Roe (in part)",
            ("Omar Roe", "Asst. Sec. of Fisheries", None, None, None),
        ),
        ("Brig. Gen. Maren", ("Maren", None, None, None, None)),
        ("Mr. Omar West, ODM", ("Omar West", None, "ODM", None, None)),
        (
            "Ilse Roe, Special Consultant to the President",
            ("Ilse Roe", "Special Consultant to the President", None, None, None),
        ),
        (
            "Gen. Omar P. Roe, Military Adviser to Secretary Gray",
            ("Omar P. Roe", "Military Adviser to Secretary Gray", None, None, None),
        ),
        (
            "His Excellency Sheikh Omar Al Kessin, Norwegian Ambassador",
            ("Omar Al Kessin", "Norwegian Ambassador", None, "NOR", None),
        ),
        ("Counselor, Swedish Embassy, Mr. Roe", ("Roe", "Counselor", "Swedish Embassy", "SWE", None)),
        ("Interpreter, Mr. Roe", ("Roe", "Interpreter", None, None, None)),
        (
            "Omar Roe, Harbour Patrol, Escort Officer",
            ("Omar Roe", "Escort Officer", "Harbour Patrol", None, None),
        ),
        (
            "Norwegian Observer to the United Nations, Ambassador Roe",
            ("Roe", "Norwegian Observer to the United Nations", None, "NOR", None),
        ),
    ],
)
def test_one_line_names_one_person(line: str, row: Row) -> None:
    """Names, posts and bodies are told apart whatever the order and the signs between them."""
    assert _one(line) == [row]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Mr. Omar Maren Mr. John Roe Admiral Ilse Wood", ["Omar Maren", "John Roe", "Ilse Wood"]),
        ("FE–Mr. Maren FE–Mr. J. Graham Roe L–Mr. Wood", ["Maren", "J. Graham Roe", "Wood"]),
        ("Secretary Maren, Lord Roe, Mr. de Wood, General Vale", ["Maren", "Roe", "de Wood", "Vale"]),
        ("Messrs. Maren, Roe and Wood", ["Maren", "Roe", "Wood"]),
        ("Maren, Ilse Roe, Wood, Vale", ["Maren", "Ilse Roe", "Wood", "Vale"]),
        ("The President The Secretary Ambassador Ilse Maren", [None, None, "Ilse Maren"]),
    ],
)
def test_people_run_together_are_parted(line: str, names: list[str | None]) -> None:
    """A line of several people gives each of them, with the span of their own words."""
    text = f"PARTICIPANTS\n{line}"
    found = read_participants(text)
    assert [one.name for one in found] == names
    for one, after in pairwise(found):
        assert one.span[1] <= after.span[0]
    for one in found:
        assert one.name is None or one.name in text[slice(*one.span)]


@pytest.mark.parametrize(
    ("heading", "side", "party"),
    [
        ("U.S.", "U.S.", "USA"),
        ("For Norway:", "For Norway", "NOR"),
        ("Swedish side:", "Swedish side", "SWE"),
        ("Norwegian Participants", "Norwegian Participants", "NOR"),
        ("Department of Defense:", "Department of Defense", None),
        ("Harbour Board:", "Harbour Board", None),
    ],
)
def test_a_side_holds_for_the_lines_below_it(heading: str, side: str, party: str | None) -> None:
    """A heading of a side is nobody, and gives side and party to those below."""
    rows = _rows(f"Talks\n\nPARTICIPANTS\n{heading}\nMr. Maren\nMr. Roe\n\nThey met.")
    assert rows == [("Maren", None, None, party, side), ("Roe", None, None, party, side)]


def test_a_side_in_front_holds_for_its_line() -> None:
    """A side such as “France: …” gives its side to the people of its own line only."""
    rows = _rows("PARTICIPANTS\nFrance: M. Maren, Mr. Roe\nMr. Wood")
    assert [(row[0], row[4]) for row in rows] == [("Maren", "France"), ("Roe", "France"), ("Wood", None)]


def test_a_list_ends_at_the_first_blank_line() -> None:
    """What follows the list is no participant; a second heading opens the list again."""
    text = "PARTICIPANTS\nMr. Maren\n\nMr. Roe opened the talks by saying that he was glad to have come so far.\n\nAlso present:\nMr. Wood\n"
    assert [row[0] for row in _rows(text)] == ["Maren", "Wood"]


def test_a_list_goes_on_below_a_side_after_a_blank_line() -> None:
    """A blank line before a further side does not end the list."""
    assert [row[0] for row in _rows("Present\n\nMr. Maren\n\nNorway\nMr. Roe\n\nThe end.")] == [
        "Maren",
        "Roe",
    ]


def test_a_list_without_a_heading_is_read_before_the_prose() -> None:
    """Three lines of people before any prose are a list too; two are not."""
    people = "Mr. Maren, Treasury\nMr. Roe\nMr. Wood\n"
    assert [row[0] for row in _rows(f"Minutes\n\n{people}\nIt began.")] == ["Maren", "Roe", "Wood"]
    assert _rows("Minutes\n\nMr. Maren\nMr. Roe\n\nIt began.") == []


def test_spans_open_the_printed_words() -> None:
    """Spans and lines count in the whole text."""
    text = "Memorandum\n\nPARTICIPANTS 1\nNEA—Mr. Maren (in part)\n"
    (one,) = read_participants(text)
    assert text[slice(*one.line)] == "NEA—Mr. Maren (in part)"
    assert text[slice(*one.span)] == "NEA—Mr. Maren (in part)"


@pytest.mark.parametrize(
    "text", ["", "PARTICIPANTS", "PARTICIPANTS\n\n\n", "PARTICIPANTS\n—\n,,,\n()", "A text. No list."]
)
def test_nothing_gives_nothing(text: str) -> None:
    """A text without a list, or a list without a name, has no participants."""
    assert read_participants(text) == ()


@pytest.mark.parametrize(
    "piece", ["Mr. " * 400, "A, " * 600, "The " * 400, "(" * 1900, "United States " * 130]
)
def test_hostile_lines_stay_cheap(piece: str) -> None:
    """A list of lines that are all beginnings costs time in proportion to its length."""
    started = time.perf_counter()
    read_participants("PARTICIPANTS\n" + f"{piece}\n" * 100)
    assert time.perf_counter() - started < 8
