"""The cues and phrases of attributed statements read as their rows say."""

import re
import time

import pytest

from onrecord.model import Span
from onrecord.statements.act import Act, act_of_statement
from onrecord.statements.act_phrases import read_statement_tables

TABLES = read_statement_tables()
ROWS = TABLES["saying"] + TABLES["phrase"]
MARKS = {"<": "source", "{": "cue", "[": "content", ">": "source", "}": "cue", "]": "content"}
DECIDERS = {"content", "stressed"}
ACTS = {"STATEMENT", "APPEAL", "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}


def read_marked(marked: str) -> Act:
    """Return the act of a sentence with <source>, {cue} and [content]; without marks, of one of the floor."""
    text, open_at = "", 0
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for part in re.split(r"([<>{}\[\]])", marked):
        if part in "<{[" and part:
            open_at = len(text)
        elif part in MARKS:
            spans[MARKS[part]].append((open_at, len(text)))
        else:
            text += part
    content = tuple(spans["content"]) or ((0, len(text)),)
    return act_of_statement(text, content, tuple(spans["cue"]), tuple(spans["source"]))


def _examples() -> list[tuple[str, str, str]]:
    """Return (row, act, sentence) of every example of the table."""
    found = []
    for row in ROWS:
        default = row.get("act", row.get("else", "").partition("|")[0])
        acts = row.get("reads") or [default] * len(row["examples"])
        found += [(row["name"], act, text) for act, text in zip(acts, row["examples"], strict=True)]
    return found


def _counters() -> list[tuple[str, str, str]]:
    """Return (row, act, sentence) of every counter-example of the table."""
    return [(row["name"], *text.split(" ", 1)) for row in ROWS for text in row["counters"]]


@pytest.mark.parametrize(("row", "act", "sentence"), _examples())
def test_an_example_of_a_row_reads_as_its_act(row: str, act: str, sentence: str) -> None:
    """Every example of the table has the act that its row names."""
    found = read_marked(sentence)
    assert found.act == act, (row, found.reason)


@pytest.mark.parametrize(("row", "act", "sentence"), _counters())
def test_a_counter_example_reads_as_the_act_before_it(row: str, act: str, sentence: str) -> None:
    """Every counter-example of the table has the other act that it names."""
    found = read_marked(sentence)
    assert found.act == act, (row, found.reason)


def test_every_row_has_tests_and_known_acts() -> None:
    """No row comes without an example and a counter-example, nor with an act outside the classes."""
    for row in ROWS:
        assert row["examples"], row["name"]
        assert row["counters"], row["name"]
    for row in TABLES["phrase"]:
        assert row["act"] in ACTS | {"content"}, row["name"]
        assert row["place"] in {"head", "open", "clause"}, row["name"]
    for row in TABLES["saying"]:
        acts = {
            part
            for key, value in row.items()
            if isinstance(value, str)
            for part in value.split("|")
            if key != "name"
        }
        assert acts <= ACTS | DECIDERS, row["name"]
        assert "else" in row, row["name"]


def test_row_names_are_unique() -> None:
    """A reason names one row only."""
    names = [row["name"] for row in ROWS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("<The envoy> {asked} [what had become of the ferry].", "STATEMENT"),
        ("<The envoy> {asked} [the captain to wait].", "REQUEST"),
        ("<The envoy> {called} [for calm].", "APPEAL"),
        ("<The envoy> {called on} [all sides to keep calm].", "APPEAL"),
        ("<The envoy> {thanked} [the captain for his patience].", "SUPPORT"),
        ("<The envoy> {congratulated} [the captain on the rescue].", "SUPPORT"),
        ("<The envoy> {denounced} [the raid].", "ACCUSE"),
        ("<The two sides> {agreed} [that the talks had been useful].", "STATEMENT"),
        ("<The two sides> {agreed} [to meet in May].", "AGREE"),
        ("[Now,] <he> {said}, [is the time to repair the pier].", "APPEAL"),
        ("<He> {said} [he met the captain on Friday].", "CONSULT"),
        ("<He> {said} [he would have to meet the captain].", "STATEMENT"),
        ("<He> {rejected} [their demands].", "REJECT"),
    ],
)
def test_cue_and_content_together_make_the_act(sentence: str, act: str) -> None:
    """What a cue leaves open its content decides, wherever the cue stands."""
    assert read_marked(sentence).act == act


def test_what_stands_first_decides() -> None:
    """A promise before a call is a promise; a call before a promise is a call."""
    assert read_marked("<He> {said} [Borduria would continue to help and others must join].").act == "AGREE"
    assert read_marked("<He> {said} [others must join and Borduria would continue to help].").act == "APPEAL"


@pytest.mark.parametrize(
    "sentence",
    [
        "I don't think you should wait.",
        "We were told what we must do.",
        "If the pier should fall, we swim.",
        "Must we go?",
    ],
)
def test_only_the_main_clause_of_a_sentence_of_the_floor_appeals(sentence: str) -> None:
    """A "must" or "should" in a question, a condition or a side clause is no call of the speaker's own."""
    assert read_marked(sentence).act == "STATEMENT"


@pytest.mark.parametrize(
    "piece", ["must ", "it is ", "agreed with ", "concern of ", "hoped a ", ", ", "the need "]
)
def test_a_statement_of_five_megabytes_costs_no_more_than_a_page(piece: str) -> None:
    """Only the first words of a content and of a cue are read."""
    text = piece * (5_000_000 // len(piece))
    span = ((0, len(text)),)
    started = time.perf_counter()
    for cue in ((), ((0, len(text)),), ((0, 5),)):
        act_of_statement(text, span, cue, cue)
    assert time.perf_counter() - started < 1


def test_spans_may_be_missing_or_empty() -> None:
    """A cue without content, or a content without words, is a STATEMENT."""
    assert act_of_statement("He said.", (), ((3, 7),), ((0, 2),)).act == "STATEMENT"
    assert act_of_statement("He said ...", ((8, 11),), ((3, 7),), ((0, 2),)).act == "STATEMENT"
    assert act_of_statement("", ((0, 0),), ((0, 0),), ()).act == "STATEMENT"
