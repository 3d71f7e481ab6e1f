"""Whatever is given, a command ends by its codes and never by a traceback."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.cli.terminal import printable

Run = Callable[..., Result]
GENTLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

LABELS = st.sampled_from(
    ["Question: ", "Q.: ", "MS. LENK: ", "LATEST EVENTS\n", "05.05.2031\n", "<p>", "</td>", "\x00", "“"]
)
PAGES = st.binary(max_size=300) | st.lists(LABELS | st.text(max_size=20), max_size=20).map(
    lambda parts: "\n".join(parts).encode("utf-8", "surrogatepass")
)


def _ended_well(done: Result, codes: set[int]) -> bool:
    assert done.exit_code in codes, (done.exit_code, done.exception, done.stderr)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return printable(done.stderr) == done.stderr


@GENTLY
@given(PAGES)
def test_read_prints_a_page_or_names_the_reason(run: Run, page: bytes) -> None:
    """Any bytes are a page, or one line on standard error."""
    done = run("read", "-", input=page)
    assert _ended_well(done, {0, 1})
    assert done.stdout.count("\n") + done.stderr.count("\n") == 1
    shown = run("read", "--text", "-", input=page)
    assert _ended_well(shown, {0, 1})
    assert printable(shown.stdout) == shown.stdout


@GENTLY
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=40))
def test_search_answers_or_points_at_the_fault(run: Run, on_examples: Path, query: str) -> None:
    """Any text is a query, or an error of ours."""
    assert _ended_well(run("search", "--", query), {0, 2})


@GENTLY
@given(st.from_regex(r"[0-9a-f]{0,4}[#@]?[0-9-]{0,30}", fullmatch=True) | st.text(max_size=20))
def test_show_opens_or_refuses(run: Run, on_examples: Path, reference: str) -> None:
    """Any reference is opened, or refused with a line."""
    assert _ended_well(run("show", "--", reference), {0, 2})


@GENTLY
@given(st.text(max_size=12))
def test_a_filter_is_read_or_refused(run: Run, on_examples: Path, value: str) -> None:
    """Any value of a filter finds something, nothing, or is refused with a line."""
    for option in ("--from", "--to", "--person", "--party", "--form"):
        assert _ended_well(run("search", f"{option}={value}", "--limit", "1"), {0, 2})


@GENTLY
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=12))
def test_a_name_finds_statements_or_is_refused(run: Run, on_examples: Path, value: str) -> None:
    """Any text may be a name or stand in a statement; it finds some, none, or is refused with a line."""
    for option in ("--said-by", "--about"):
        assert _ended_well(run("search", f"{option}={value}", "--limit", "1"), {0, 2})
    assert _ended_well(run("search", "--said-by=minister", "--limit", "1", "--", value), {0, 2})


@GENTLY
@given(st.binary(max_size=80) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_gold_or_refused(run: Run, tmp_path: Path, gold: bytes) -> None:
    """A file of anything is scored, or refused with a line that names it."""
    path = tmp_path / "gold.jsonl"
    path.write_bytes(gold)
    done = run("eval", str(path))
    assert _ended_well(done, {0, 1, 2})
    assert done.exit_code != 2 or str(path) in done.stderr
