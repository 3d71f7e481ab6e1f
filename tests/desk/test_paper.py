"""Check lists on paper come back as they went."""

import pytest
from hypothesis import given, settings
from tests.desk.lists import VERSIONS

from onrecord.desk.compare import compare_versions
from onrecord.desk.items import Remark, Row, Said, Version
from onrecord.desk.paper import FORMATS, read_paper, write_papers


@pytest.mark.slow
@settings(max_examples=1000, deadline=None)
@given(VERSIONS)
@pytest.mark.parametrize("ending", FORMATS)
def test_a_list_comes_back_as_it_went(ending: str, version: Version) -> None:
    """What was written is read back the same, without a remark, and comparing it gives no difference."""
    again, remarks = read_paper(FORMATS[ending].write(version), f"list.{ending}")
    assert again == version
    assert not [remark for remark in remarks if "no item" not in remark.sentence]
    assert compare_versions(version, again).is_same


LIST = Version(
    title="Irritants",
    side="VAL",
    other="TAR",
    number=2,
    on="2032-02-16",
    marking="internal",
    rows=(
        Row(
            "1", "Herring limit in the Hesk box", ask="Agree a yearly limit", asked_of="TAR", level="minister"
        ),
        Row("2", "Crew of the “Sula Maren”", said=(Said("VAL", "raised", "2031-04-08"),), due="2031-10-01"),
    ),
)


def _sentences(remarks: tuple[Remark, ...]) -> str:
    return "\n".join(f"{remark.item}: {remark.sentence}" for remark in remarks)


def test_the_file_names_say_the_formats() -> None:
    """A version is written in every format under one name."""
    assert list(write_papers(LIST, "irritants-2")) == [
        "irritants-2.md",
        "irritants-2.csv",
        "irritants-2.html",
    ]


@pytest.mark.parametrize("name", ["list", "list.dat"])
def test_without_an_ending_the_text_says_what_it_is(name: str) -> None:
    """Each format is known by its look."""
    for each in FORMATS.values():
        assert read_paper(each.write(LIST), name) == (LIST, ())


def test_a_number_that_stands_twice_is_reported_and_both_are_kept() -> None:
    """Two items of one number are two items, and the remark names both titles."""
    text = FORMATS["md"].write(LIST).decode().replace("## 2.", "## 1.")
    version, remarks = read_paper(text.encode(), "list.md")
    assert [row.number for row in version.rows] == ["1", "1"]
    assert "1: the number stands 2 times, with 'Herring limit in the Hesk box'" in _sentences(remarks)


def test_an_item_that_was_taken_out_is_missed() -> None:
    """The head still announces it."""
    text = FORMATS["md"].write(LIST).decode()
    version, remarks = read_paper(text[: text.index("## 2.")].encode(), "list.md")
    assert len(version.rows) == 1
    assert "None: the head announces 2 items, there are 1" in _sentences(remarks)


def test_unknown_columns_and_cells_are_kept() -> None:
    """A column of theirs, a cell too many, and a field twice all come in as extra, each with a remark."""
    data = b"No.;Item;Ministry;Asked;Asked\n1;Herring;Fisheries;a limit;in writing;more\n;Ferries;;;;\n"
    version, remarks = read_paper(data, "theirs.csv")
    assert version.rows[0].extra == (("Ministry", "Fisheries"), ("Asked", "in writing"), ("column 6", "more"))
    assert version.rows[1] == Row(None, "Ferries")
    told = _sentences(remarks)
    assert "1: 'Ministry' is no field of ours; kept" in told
    assert "1: 'Asked' stands twice; both kept" in told
    assert "None: line 2 has 1 cell more than the first" in told
    assert "None: an item without a number: 'Ferries'" in told
    assert "None: the head does not say: from, version, sent" in told or "the head does not say: side" in told


def test_a_list_written_by_hand_is_read() -> None:
    """Numbered lines with free words and bullets, without front matter, become items with what was said of them."""
    text = (
        "Our points\n\n1. Herring\nas discussed in Varnes\n- level: Minister\n- due: 2031-13-40\n2) Ferries\n"
    )
    version, remarks = read_paper(text.encode(), "theirs.txt")
    assert [(row.number, row.title) for row in version.rows] == [("1", "Herring"), ("2", "Ferries")]
    assert version.rows[0].extra == (("text", "as discussed in Varnes"),)
    told = _sentences(remarks)
    for sentence in (
        "None: there is no front matter",
        "None: before the first item stands: 'Our points'",
        "1: words without a label, kept as text: 'as discussed in Varnes'",
        "1: the level 'Minister' is none of ours",
        "1: due: '2031-13-40' is no day of the calendar; kept as it is",
    ):
        assert sentence in told


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251"])
def test_other_encodings_are_read_and_named(charset: str) -> None:
    """A list in another encoding comes in with its letters, and the remark names it unless it is UTF-8."""
    title = "Сельдь в районе Хеск и паромы" if charset == "cp1251" else "Crew of the “Sula Maren” – côte"
    row = Row("1", title, ask=title * 3)
    version = Version("Irritants", "VAL", "TAR", 1, "2031-04-08", None, (row,))
    again, remarks = read_paper(FORMATS["md"].write(version).decode().encode(charset), "list.md")
    assert again == version
    assert bool(remarks) == (not charset.startswith("utf-8"))


def test_a_page_of_theirs_is_read_by_its_lines() -> None:
    """HTML without our attributes is read as text; a script in it is no item."""
    page = "<html><head><title>x</title></head><body><script>1. alert</script><p>1. Herring</p><p>2. Ferries</p></body>"
    version, _ = read_paper(page.encode(), "theirs.html")
    assert [row.title for row in version.rows] == ["Herring", "Ferries"]


def test_what_a_spreadsheet_makes_of_a_list_is_read() -> None:
    """A line that names the delimiter, numbers with a point, tabs in UTF-16: items, and what was odd about them."""
    semicolons = "sep=;\r\nNo.;Item;Asked\r\n1.0;Herring;a limit\r\n;;\r\n"
    version, remarks = read_paper(semicolons.encode("utf-8-sig"), "theirs.csv")
    assert version.rows == (Row("1", "Herring", ask="a limit"),)
    assert "1: the number is written 1.0, as spreadsheets do; read as 1" in _sentences(remarks)
    tabs = "No.\tItem\r\n1\tHerring – côte\r\n".encode("utf-16")
    version, remarks = read_paper(tabs, "theirs.txt")
    assert version.rows == (Row("1", "Herring – côte"),)
    assert "utf-16" in _sentences(remarks)


def test_a_quotation_mark_that_nothing_closes_joins_no_items() -> None:
    """From the broken line on each line is an item of its own, and the remark says where."""
    data = b'No.,Item,Asked\n1,"Herring\nlimit",x\n2,"Ferries,y\n3,Pilotage,z\n'
    version, remarks = read_paper(data, "theirs.csv")
    assert [(row.number, row.title) for row in version.rows] == [
        ("1", "Herring limit"), ("2", '"Ferries'), ("3", "Pilotage"),
    ]  # fmt: skip
    assert "line 4 has a quotation mark that nothing closes" in _sentences(remarks)


def test_a_table_without_labels_loses_no_first_line() -> None:
    """Where no cell names a column of ours the first line is an item as the others are."""
    version, remarks = read_paper(b"1,Herring,VAL\n2,Ferries,VAL\n", "theirs.csv")
    assert [(row.number, row.title, row.extra) for row in version.rows] == [
        ("1", "Herring", (("column 3", "VAL"),)), ("2", "Ferries", (("column 3", "VAL"),)),
    ]  # fmt: skip
    assert "the first line names no column that a list has" in _sentences(remarks)


def test_what_a_word_processor_makes_of_a_list_is_read() -> None:
    """Dashes for the fences, other bullets, spaces that do not break: the same list."""
    text = (
        FORMATS["md"].write(LIST).decode().replace("---", "—").replace("- ", "–\u00a0").replace("\n", "\r\n")
    )
    assert read_paper(text.encode(), "list.md") == (LIST, ())


def test_a_page_that_was_cut_loses_nothing_that_came() -> None:
    """A page of ours that ends within a field keeps its words and says so; a table of theirs its last cell."""
    page = FORMATS["html"].write(LIST).decode()
    cut = page[: page.index("Sula Maren") + 4]
    version, remarks = read_paper(cut.encode(), "list.html")
    assert version.rows[1].title == "Crew of the “Sula"
    assert "the file ends in the middle of" in _sentences(remarks)
    table = (
        "<table><tr><th>No.</th><th>Item</th></tr><tr><td>1</td><td>Herring</td></tr><tr><td>2</td><td>Fer"
    )
    version, _ = read_paper(table.encode(), "theirs.html")
    assert [(row.number, row.title) for row in version.rows] == [("1", "Herring"), ("2", "Fer")]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    "line", ["x\n", "- a: b\n", "  y\n", "1. x\n", "## 1\n", "a;b;c\n", "<p>x\n", '"', "- a: b\n  y\n z\n"]
)
def test_a_large_file_of_anything_is_read_in_linear_time(ending: str, line: str) -> None:
    """Eight times the lines cost at most some sixteen times the time."""
    import time  # noqa: PLC0415

    def cost(count: int) -> float:
        data = ("a;b\n" + line * count).encode()
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            read_paper(data, f"x.{ending}")
            best = min(best, time.process_time() - start)
        return best

    assert cost(16000) < 16 * cost(2000) + 0.05
