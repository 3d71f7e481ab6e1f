"""Statements on the command line: search --said-by and --about, show, and the lines they print."""

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from click.testing import Result

import onrecord
from onrecord.cli.statements import (
    render_evidence,
    render_section,
    render_statement,
    statement_facts,
    statement_span,
    statement_speaker,
)
from onrecord.model import Actor, Document, Statement

Run = Callable[..., Result]
LENK = Actor(name="Oda Lenk", post="Deputy Minister", party="Vessia")


@pytest.fixture
def said(interview: Document) -> Statement:
    """Return the first sentence of the answer as an attributed statement."""
    start = interview.text.index("We are ready")
    return Statement(
        n=1,
        turn=2,
        mode="direct",
        content=((start, start + 16), (start + 17, start + 20)),
        cue=((start, start + 2),),
        source=((start + 3, start + 6),),
        speaker=LENK,
        speaker_guess=None,
        reason="The source “are” names Oda Lenk.",
        act="REQUEST",
        act_mode="meet",
        target="the other side",
        polarity="negative",
        time="future",
        modality="asserted",
        issues=(),
        rule="final",
        confidence=0.95,
        act_reason="The cue names it.",
    )


def _search(run: Run, *arguments: str) -> list[dict[str, Any]]:
    done = run("search", "--json", *arguments)
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


class TestLines:
    """One statement as lines."""

    def test_speaker_is_decided_probable_or_unknown(self, said: Statement) -> None:
        """A guess is never shown as a decision."""
        assert statement_speaker(said) == "Oda Lenk, Deputy Minister, Vessia"
        together = msgspec.structs.replace(said, others=(Actor(party="Tarsund"),))
        assert statement_speaker(together) == "Oda Lenk, Deputy Minister, Vessia and Tarsund"
        guess = msgspec.structs.replace(said, speaker=None, speaker_guess=LENK)
        assert statement_speaker(guess) == "probably Oda Lenk, Deputy Minister, Vessia"
        assert statement_speaker(msgspec.structs.replace(said, speaker=None)) == "speaker unknown"

    def test_facts_name_what_is_out_of_the_ordinary(self, said: Statement) -> None:
        """Positive, present and asserted go without saying."""
        assert statement_facts(said) == "direct · REQUEST (meet) · to the other side · negative · future"
        plain = msgspec.structs.replace(
            said, act="STATEMENT", act_mode=None, target=None, polarity="positive", time="present"
        )
        assert statement_facts(plain) == "direct · STATEMENT"

    def test_a_long_statement_is_cut_around_the_words_found(self, said: Statement) -> None:
        """What is printed of ten thousand words holds the mark and little else."""
        text = "word " * 5_000 + "hotline" + " word" * 5_000
        at = text.index("hotline")
        shown = "\n".join(render_statement(said, [onrecord.Snippet(text, 0, ((at, at + 7),))]))
        assert "*hotline*" in shown
        assert len(shown) < 1_000
        assert shown.count("…") >= 2

    def test_words_of_a_page_are_not_obeyed(self, said: Statement) -> None:
        """Control characters in words, names and reasons are escaped."""
        hostile = msgspec.structs.replace(
            said, speaker=Actor(name="\x1b[2J"), reason="\x07", target="\u202e", act_reason="\x9b"
        )
        shown = "\n".join(render_statement(hostile, [onrecord.Snippet("\x1b]0;x", 0, ())]))
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(shown)

    def test_evidence_names_every_part(self, interview: Document, said: Statement) -> None:
        """Pieces, source and cue with their places, the reasons, the rule."""
        shown = "\n".join(render_evidence(interview, said))
        start = said.content[0][0]
        for words in (
            "Oda Lenk, Deputy Minister, Vessia",
            "The source “are” names Oda Lenk.",
            f"“We are ready for” {start}-{start + 16}",
            f"“We” {start}-{start + 2}",
            "The cue names it.",
            "“final”, confidence 0.95",
        ):
            assert words in shown

    def test_section_counts_the_floor(self, interview: Document, said: Statement) -> None:
        """Sentences of the floor are counted, and listed only on demand; without statements there is no section."""
        floor = msgspec.structs.replace(said, n=0, mode="floor")
        document = msgspec.structs.replace(interview, statements=(floor, said))
        heading, *rest = render_section(document, with_floor=False)
        assert heading == "Statements 1 attributed, 1 of the floor"
        assert "\n".join(rest).count(f"{document.id}@") == 1
        assert "\n".join(render_section(document, with_floor=True)).count(f"{document.id}@") == 2
        assert list(render_section(interview, with_floor=True)) == []


@pytest.mark.usefixtures("on_examples")
class TestSearch:
    """`search --said-by` and `--about` on the examples."""

    def test_said_by_has_the_words_of_the_speaker(self, run: Run) -> None:
        """Every row is by the one asked for, holds the words, and its citation opens them."""
        rows = _search(run, "--said-by", "solvane", "remain*", "--limit", "50")
        assert rows
        for row in rows:
            assert "Solvane" in row["statement"]["speaker"]["name"]
            assert "remain" in row["text"]
            assert row["statement"]["reason"]
            start, end = row["span"]
            place = f"{row['document']['id']}@{start}-{end}"
            assert place in row["citation"]
            opened = json.loads(run("show", place, "--json").stdout)
            assert row["statement"] in opened["statements"]

    def test_about_is_said_by_others(self, run: Run) -> None:
        """Every row names the one asked for, and is by somebody else."""
        rows = _search(run, "--about", "solvane", "--limit", "100")
        assert rows
        for row in rows:
            assert "Solvane" in row["text"]
            who = row["statement"]["speaker"] or row["statement"]["speaker_guess"] or {}
            assert "Solvane" not in (who.get("name") or "")

    def test_without_words_all_of_them_newest_first(self, run: Run) -> None:
        """As many as asked for, in the order of the documents' days, and the way to more."""
        rows = _search(run, "--said-by", "maldevar", "--limit", "200")
        days = [
            row["document"]["event_on"]
            or row["document"]["published_on"]
            or row["document"]["posted_on"]
            or ""
            for row in rows
        ]
        dated = [day for day in days if day[:2] == "20"]
        assert dated == sorted(dated, reverse=True)
        shown = run("search", "--said-by", "maldevar", "--limit", "3").stdout
        assert shown.startswith("1–3 by maldevar, the newest first (more with --offset 3)\n")
        assert shown.count("Corin Maldevar, ") >= 3

    def test_the_words_are_marked_for_eyes(self, run: Run) -> None:
        """Between stars, under a title, above a reference that shows them."""
        shown = run("search", "--said-by", "solvane", "remains", "--limit", "1").stdout
        assert "*remains*" in shown
        reference = run("search", "--said-by", "solvane", "remains", "--limit", "1", "--ids").stdout.strip()
        assert reference in shown
        assert "speaker   Ingrith Solvane" in run("show", reference).stdout

    def test_nothing_found_is_said(self, run: Run) -> None:
        """A search without an answer is no failure."""
        done = run("search", "--said-by", "nobody", "xylophone")
        assert (done.exit_code, done.stdout) == (0, "no statement found by nobody with xylophone\n")

    def test_wrong_use_is_code_2(self, run: Run) -> None:
        """Facets count publications; a name needs a letter."""
        assert run("search", "--said-by", "solvane", "--facets").exit_code == 2
        assert run("search", "--about", "—").exit_code == 2
        assert run("search", "--said-by", "").exit_code == 2


@pytest.mark.usefixtures("on_examples")
class TestShow:
    """`show` of a document, a turn, a span."""

    def test_a_document_lists_who_said_what(self, run: Run) -> None:
        """The attributed ones with their reasons, all on demand, and every one in the JSON."""
        (row, *_) = _search(run, "--said-by", "corvay", "--form", "round-up")
        whole = row["document"]["id"]
        shown = run("show", whole).stdout
        answer = json.loads(run("show", whole, "--json").stdout)
        statements = [msgspec.convert(each, Statement) for each in answer["document"]["statements"]]
        attributed = [each for each in statements if each.mode != "floor"]
        assert f"\nStatements {len(attributed)} attributed" in shown
        assert row["statement"]["reason"].split()[0] in shown
        for each in attributed:
            assert "{}@{}-{}".format(whole, *statement_span(each)) in shown

    def test_sentences_of_the_floor_on_demand(self, run: Run) -> None:
        """--statements lists each sentence of a turn, which is only counted otherwise."""
        (row,) = _search(run, "--said-by", "maldevar", "timetable", "--limit", "1")
        assert row["statement"]["mode"] == "floor"
        place = "{}@{}-{}".format(row["document"]["id"], *row["span"])
        assert place not in run("show", row["document"]["id"]).stdout
        assert place in run("show", row["document"]["id"], "--statements").stdout

    def test_a_span_names_the_statements_at_it(self, run: Run) -> None:
        """A few characters inside a statement open it as well; a turn has those within it."""
        (row,) = _search(run, "--said-by", "maldevar", "timetable", "--limit", "1")
        start, end = row["span"]
        whole, n = row["document"]["id"], row["statement"]["n"]
        inside = json.loads(run("show", f"{whole}@{start + 1}-{end - 1}", "--json").stdout)
        assert n in [each["n"] for each in inside["statements"]]
        assert f"{whole}@{start}-{end}" in run("show", f"{whole}@{start + 1}-{end - 1}").stdout
        turn = row["statement"]["turn"]
        answer = json.loads(run("show", f"{whole}#{turn}", "--json").stdout)
        assert n in [each["n"] for each in answer["statements"]]
        assert "floor" in run("show", f"{whole}#{turn}", "--statements").stdout
