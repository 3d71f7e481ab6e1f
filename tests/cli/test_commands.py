"""Each command on the archive of examples/."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

import onrecord

Run = Callable[..., Result]


def _first_id(run: Run, *query: str) -> str:
    done = run("search", *query, "--limit", "1", "--ids")
    assert done.exit_code == 0, done.stderr
    return str(done.stdout.strip())


def test_read_prints_one_page_a_line(run: Run, root: Path) -> None:
    """Every line is a page of the model; as many lines as files."""
    folder = root / "examples/pages/ana"
    done = run("read", str(folder))
    pages = [onrecord.from_json(line, onrecord.Page) for line in done.stdout.splitlines()]
    assert len(pages) == len(list(folder.iterdir()))
    assert all(page.snapshot.sha256 for page in pages)


def test_read_takes_standard_input_and_an_address(run: Run) -> None:
    """`-` reads a pipe, and --url says where it came from."""
    text = "Press release\n\nThe two ministers met in Harrow Bay on Monday.\n"
    done = run("read", "-", "--url", "https://x.example/1", input=text)
    assert json.loads(done.stdout)["snapshot"]["url"] == "https://x.example/1"
    assert run("read", "--text", "-", input=text).stdout.startswith("Press release\n")


def test_a_page_with_an_address_is_cited_with_it(run: Run, tmp_path: Path) -> None:
    """What is said of a page on adding is kept, and its citations open the words in a browser."""
    target = ("--archive", str(tmp_path / "a.onrecord"))
    text = "Press release\n\nThe two ministers met in Harrow Bay on Monday.\n"
    origin = ("--url", "https://x.example/1", "--retrieved-at", "2031-05-06T08:00:00Z")
    assert run("add", *target, "-", *origin, input=text).exit_code == 0
    hit = json.loads(run("search", "harrow", "--json", *target).stdout)
    assert "https://x.example/1#:~:text=" in hit["citation"]
    assert hit["document"]["retrieved_on"] == "2031-05-06"


def test_an_address_is_of_one_page(run: Run, root: Path, tmp_path: Path) -> None:
    """An address for a folder, or an instant that is none, is wrong use, and nothing is added."""
    target = ("--archive", str(tmp_path / "a.onrecord"))
    assert run("add", *target, str(root / "examples/pages"), "--url", "https://x.example/").exit_code == 2
    assert run("add", *target, "-", "--retrieved-at", "yesterday", input="x").exit_code == 2
    assert not (tmp_path / "a.onrecord").exists()


def test_pages_are_read_by_a_number_of_processes(run: Run, root: Path, tmp_path: Path) -> None:
    """`--jobs` takes one or more; none is wrong use."""
    target = ("--archive", str(tmp_path / "a.onrecord"), str(root / "examples/pages"))
    assert run("add", "--jobs", "0", *target).exit_code == 2
    done = run("add", "--jobs", "2", *target)
    assert (done.exit_code, "40 new" in done.stdout) == (0, True)


def test_add_twice_is_the_same_as_once(run: Run, root: Path, tmp_path: Path) -> None:
    """The second time every page is known, and the counts stay."""
    target = ("--archive", str(tmp_path / "a.onrecord"), str(root / "examples/pages/ana"))
    first = run("add", "--json", *target)
    counts = run("counts", "--json", *target[:2]).stdout
    again = run("add", "--json", *target)
    states = [json.loads(line)["state"] for line in (first.stdout + again.stdout).splitlines()]
    assert states == ["new"] * 4 + ["known"] * 4
    assert run("counts", "--json", *target[:2]).stdout == counts


def test_a_failed_page_is_kept_and_listed(run: Run, tmp_path: Path) -> None:
    """`add` ends with 1, `failures` names page and reason, in words and as JSON."""
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    target = ("--archive", str(tmp_path / "a.onrecord"))
    done = run("add", *target, str(tmp_path / "bad.txt"), str(tmp_path / "missing.txt"))
    assert done.exit_code == 1
    assert done.stderr.count("failed: ") == 2
    listed = run("failures", *target).stdout.splitlines()
    assert [line.split(": ")[0].rsplit("/")[-1] for line in sorted(listed)] == ["bad.txt", "missing.txt"]
    rows = [json.loads(line) for line in run("failures", "--json", *target).stdout.splitlines()]
    assert {row["is_kept"] for row in rows} == {True, False}
    again = run("rebuild", *target)
    assert again.exit_code == 1
    assert [line.split(": ")[1].rsplit("/")[-1] for line in again.stderr.splitlines()] == ["bad.txt"]


def test_search_marks_the_words_and_cites_them(run: Run, on_examples: Path) -> None:
    """A hit shows its title, the words between stars, and a reference that opens them."""
    done = run("search", "hotline", "--limit", "3")
    assert done.exit_code == 0
    assert "*hotline*" in done.stdout
    hits = [json.loads(line) for line in run("search", "hotline", "--json").stdout.splitlines()]
    found = [
        (hit["document"]["id"], mark)
        for hit in hits
        for snippet in hit["snippets"]
        for mark in snippet["marks"]
    ]
    assert found
    for document, (start, end) in found:
        opened = run("show", f"{document}@{start}-{end}", "--json")
        assert json.loads(opened.stdout)["text"].casefold() == "hotline"


def test_the_place_of_a_hit_opens_its_words(run: Run, on_examples: Path) -> None:
    """The citation of a hit with words in its text has a reference that shows them."""
    hits = [json.loads(line) for line in run("search", "hotline", "--json").stdout.splitlines()]
    hit = next(hit for hit in hits if hit["snippets"][0]["marks"])
    place = next(part for part in hit["citation"].split(", ") if part.startswith(f"{hit['document']['id']}@"))
    assert json.loads(run("show", place, "--json").stdout)["text"] == hit["snippets"][0]["text"].strip()


def test_search_by_fact_alone(run: Run, on_examples: Path) -> None:
    """Without words, the documents that have the facts, newest first."""
    lines = run("search", "--form", "interview", "--json").stdout.splitlines()
    assert lines
    assert {json.loads(line)["document"]["form"] for line in lines} == {"interview"}


def test_facets_count_all_that_answers(run: Run, on_examples: Path) -> None:
    """--facets gives the counts and no hits, in words and as one object."""
    found = json.loads(run("search", "--facets", "--json").stdout)
    assert found["hits"] == []
    assert sum(found["facets"]["kind"].values()) == found["total"]
    assert run("search", "--facets").stdout.startswith("form ")


def test_nothing_found_is_said(run: Run, on_examples: Path) -> None:
    """A search without an answer is no failure."""
    done = run("search", "xylophone")
    assert (done.exit_code, done.stdout) == (0, "nothing found for xylophone\n")


def test_show_a_document_by_the_beginning_of_its_id(run: Run, on_examples: Path) -> None:
    """Ten characters are enough; the view and the JSON are of the same document."""
    whole = _first_id(run, "--form", "interview", "--kind", "main")
    shown = run("show", whole[:10])
    assert f"  {whole} · main · interview" in shown.stdout
    answer = json.loads(run("show", whole[:10], "--json").stdout)
    assert answer["document"]["id"] == whole
    assert answer["readings"][0]["id"]
    assert whole in answer["citation"]


def test_show_a_turn(run: Run, on_examples: Path) -> None:
    """`ID#2` is one turn with its citation; a number that is not there is code 2."""
    interview = _first_id(run, "--form", "interview", "--kind", "main")
    answer = json.loads(run("show", f"{interview}#2", "--json").stdout)
    start, end = answer["turn"]["text_span"]
    assert answer["text"]
    assert f"{interview}@{start}-{end}" in answer["citation"]
    assert run("show", f"{interview}#2").stdout.startswith("  #2 ")
    assert run("show", f"{interview}#999").exit_code == 2


def test_show_the_page_as_received(run: Run, on_examples: Path) -> None:
    """--page shows furniture too, with the title's line marked."""
    interview = _first_id(run, "--form", "interview", "--kind", "main")
    shown = run("show", interview, "--page").stdout
    assert "    title ┃ " in shown
    page = onrecord.from_json(run("show", interview, "--page", "--json").stdout, onrecord.Page)
    assert page.document
    assert page.document.id == interview


def test_an_unknown_id_and_a_bad_reference_are_code_2(run: Run, on_examples: Path) -> None:
    """Each with a line that says what was wrong."""
    assert run("show", "ffffffffffffffff").exit_code == 2
    assert "nobody in the archive is called" in run("show", "not an id").stderr
    assert "ID#TURN" in run("show", "ff#one").stderr
    interview = _first_id(run, "--form", "interview")
    assert run("show", f"{interview}@5-99999999").exit_code == 2


def test_check_and_rebuild(run: Run, archive: Path, tmp_path: Path) -> None:
    """The spans of the examples hold, and the record made again is the same."""
    copy = tmp_path / "copy.onrecord"
    copy.write_bytes(archive.read_bytes())
    assert run("check", "--archive", str(copy)).exit_code == 0
    before = run("counts", "--archive", str(copy)).stdout
    done = run("rebuild", "--archive", str(copy))
    assert done.exit_code == 0, done.stderr
    assert run("counts", "--archive", str(copy)).stdout == before
    assert run("check", "--reread", "--archive", str(copy)).stdout.startswith("all is well: ")


def test_export_says_what_it_wrote(run: Run, on_examples: Path, tmp_path: Path) -> None:
    """The rows said are the lines written; an unknown format is code 2."""
    rows = json.loads(run("export", "--json", str(tmp_path / "out")).stdout)["rows"]
    for name, count in rows.items():
        assert len((tmp_path / "out" / name).read_bytes().splitlines()) == count
    assert run("export", "--format", "papyrus", str(tmp_path / "out")).exit_code == 2
