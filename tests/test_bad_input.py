"""Input that nobody should send: a clear error or a reading, in bounded time and memory.

Growth is measured, not guessed: an input four times as long may take at most
`MOST` times as long. A quadratic step would take sixteen times as long, an
exponential one would not return.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from onrecord import BinaryInput, EmptyInput, InputError, UnsupportedMedia, read
from onrecord.pages.split import split_page
from onrecord.text.decode import read_text
from onrecord.text.html import read_html
from onrecord.text.language import find_language
from onrecord.text.lines import split_lines

MOST = 9  # times, for four times the input
SENTENCE = "The delegations exchanged lists of matters which burden their relations."

# Reads what a Python expression makes in a process of its own, and says what that took.
_MEASURE = """
import json, resource, sys, time
from onrecord import InputError, pipeline, read
data = eval(sys.argv[1])
if sys.argv[2] == "apart":
    pipeline.STAGES = ()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
try:
    page = read(data)
    told = {"text": len(page.text), "teasers": len(page.teasers), "turns": len(page.document.turns) if page.document else 0}
except InputError as refused:
    told = {"error": type(refused).__name__}
told["seconds"] = time.process_time() - start
told["bytes"] = len(data)
told["memory"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
print(json.dumps(told))
"""


def measure(expression: str, stages: str = "all") -> dict[str, float]:
    """Read what an expression makes, in a process of its own: seconds, bytes of memory, what was found."""
    out = subprocess.run(
        [sys.executable, "-c", _MEASURE, expression, stages], capture_output=True, text=True, check=False
    )
    assert out.returncode == 0, out.stderr[-2000:]
    told: dict[str, float] = json.loads(out.stdout)
    return told


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (b"", EmptyInput, "empty"),
        (b" \r\n\t \x0c", EmptyInput, "empty"),
        ("\u2003\u00a0\n".encode(), EmptyInput, "white space"),
        (bytes(range(256)) * 20, BinaryInput, "binary"),
        (b"\x00" * 1000, BinaryInput, "binary"),
        (b"%PDF-1.4 ...", UnsupportedMedia, "PDF"),
        (b"PK\x03\x04...", UnsupportedMedia, "zip"),
        (b"\x1f\x8b\x08...", UnsupportedMedia, "gzip"),
        (b"WARC/1.0\r\n", UnsupportedMedia, "WARC"),
    ],
)
def test_refused(data: bytes, error: type[InputError], reason: str) -> None:
    """What is no page of text is refused by an error that says what it is."""
    with pytest.raises(error, match=reason):
        read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><head><meta charset=utf-16><body><p>Ministry statement on the line",
        b"<p>caf\xc3\xa9 caf\xe9 caf\xc3",
        b"Title of it\n\n\xe2\x80",
        b"<html><body><h1>Title of",
        b"<div class='",
        b'<p title="never closed><p>Words',
        b"<script>never closed",
        b"\xef\xbb\xbf\xef\xbb\xbfWords",
        b"\xff\xfeW\x00o\x00r",
        b"Words \x00 with a NUL, and many more words so that one NUL in a hundred is not reached: " + b"word " * 30,
        b"&#x110000; &#xD800; &#0; &bogus; &#99999999999999999999;",
        "a\u0300" .encode() * 5000,
        b"]]>" * 10 + b"<![CDATA[" * 10,
        b"Question:\n\nAnswer:\n\nQuestion:\n\n",
        b"12.03.2031",
        b"\r",
    ],
)  # fmt: skip
def test_read_or_refused(data: bytes) -> None:
    """Cut, wrongly declared and senseless input is read, or refused by an error of ours; it is never another one."""
    try:
        page = read(data)
    except InputError:
        return
    for document in (page.document, *page.teasers):
        if document:
            assert (
                "\n\n".join(page.text[at : at + size] for _, at, size in document.text_map) == document.text
            )


def test_many_turns() -> None:
    """An interview of five thousand questions has ten thousand turns, read in seconds."""
    told = measure(
        "('Interview of the Spokesperson\\n\\n' + 'Question: What now?\\n\\nRuna Falkmere: We shall see.\\n\\n' * 5000).encode()"
    )
    assert told["turns"] == 10_000
    assert told["seconds"] < 10


@pytest.mark.slow
def test_many_teasers() -> None:
    """A page that lists twenty thousand publications gives them all, in time that is theirs alone."""
    teaser = "12.03.2031 - Statement on the line\\n\\nLead of the statement.\\n\\n\\n"
    told = measure(
        f"('Title of the release\\n\\n' + {SENTENCE!r} * 3 + '\\n\\nLATEST EVENTS\\n\\n' + '{teaser}' * 20_000).encode()"
    )
    assert told["teasers"] == 20_000
    assert told["seconds"] < 60


LARGE = {
    "line": ("b'word and word ' * 3_600_000", 40, 14),  # one line of 50 MB
    "charset": ("('слово ' * 4_000_000).encode('cp1251')", 40, 20),  # 24 MB in a charset to be detected
    "paragraphs": (f"b'<html><body>' + b'<p>{SENTENCE}</p>' * 500_000", 60, 20),  # 40 MB of paragraphs
    "deep": ("b'<div>' * 1_000_000", 60, 200),  # a million tags deep
    "formatting": ("b'<b><i>' * 500_000 + b'x'", 120, 500),  # and of the kind that browsers open again
    "lists": ("b'<ul><li>x' * 1_000_000", 60, 200),  # and of the kind that is indented
    "NUL": ("(b'a' * 200 + b'\\0') * 100_000", 40, 14),  # a NUL in every line
}


@pytest.mark.slow
def test_huge() -> None:
    """A text of 200 MB is refused at once, in no memory of its own; one of 60 MB is taken apart in a minute."""
    told = measure(f"({SENTENCE!r} + '\\n\\n').encode() * 2_700_000")
    assert told["error"] == "InputTooLarge"
    assert told["seconds"] < 1
    assert told["memory"] < 10e6
    told = measure(f"({SENTENCE!r} + '\\n\\n').encode() * 800_000", "apart")
    assert told["seconds"] < 60
    assert told["memory"] < 14 * told["bytes"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", LARGE)
def test_large(kind: str) -> None:
    """Large input is taken apart in bounded time, and in memory that is a multiple of its bytes."""
    expression, most_seconds, most_memory = LARGE[kind]
    told = measure(expression, "apart")
    assert told["seconds"] < most_seconds
    assert told["memory"] < most_memory * told["bytes"] + 100e6


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["line", "charset", "paragraphs", "deep", "NUL"])
def test_large_to_the_end(kind: str) -> None:
    """Through every stage large input takes bounded time; long text is read in windows, so memory stays as low."""
    expression, most_seconds, most_memory = LARGE[kind]
    told = measure(expression)
    assert told["seconds"] < 4 * most_seconds
    assert told["memory"] < 1.5 * most_memory * told["bytes"] + 150e6


def seconds(call: Callable[[], object]) -> float:
    """Return the least processor time of two calls."""
    times = []
    for _ in range(2):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def assert_linear(call: Callable[[int], Callable[[], object]], n: int) -> None:
    """Assert that four times the input takes less than `MOST` times the time; times under 50 ms say nothing.

    A busy machine may spoil a measurement, so the best of three counts.
    """
    ratios = []
    for _ in range(3):
        short, long = seconds(call(n)), seconds(call(4 * n))
        if long < max(MOST * short, 0.05):
            return
        ratios.append(long / short)
    pytest.fail(f"four times the input took {', '.join(f'{ratio:.1f}' for ratio in ratios)} times as long")


MARKUP = {
    "boxes never closed": "<div>",
    "frames never closed": "<div class=nav>",
    "closings never opened": "</div></p></a>x",
    "links never closed": "<a href=x>w ",
    "bold never closed": "<b>w ",
    "formatting never closed": "<b><i><u><p>",
    "comments": "<!---->",
    "comments never closed": "<!--",
    "brackets": "<",
    "tags never closed": "<a ",
    "attributes never closed": '<div class="',
    "scripts": "<script></script >",
    "meta never closed": '<meta name=date content="',
    "stated dates": '"datePublished":"',
    "references": "&#57344;",
    "headings": "<h1>Title of a page</h1>",
    "nested headings": "<h1>",
    "nested tables": "<table><tr><td>",
    "nested articles": "<article>x",
    "lists": "<ul><li>x",
    "teasers": "<li>12.03.2031 - <a href=/x>Some title of a thing</a><p>Lead of it.</p></li>",
    "titles above leads": "<h3><a>Some title of it</a></h3><p>Lead of it.</p><span>12.03.2031</span>",
    "links": "<p><a href=x>Some linked words</a></p>",
    "heads of lists": "<p>Related</p><a>x y z</a>",
    "kinds beside dates": "<p>12.03.2031 · News</p><p><a href=1>A title of it</a></p>",
}
PLAIN = {
    "dates": "12.03.2031\n",
    "teasers": "12.03.2031 - A title of things\nLead.\n\n",
    "dates and titles": "12.03.2031\nA title of things\nLead.\n\n",
    "digits": "1",
    "digits and blanks": "1 ",
    "digit lines": "1\n",
    "telephones": "+44 44 44 44 \n",
    "letters and points": "a." * 100 + "\n",
    "names of places": "Ab " * 70 + "\n",
    "clocks": "Ab Ab Ab 12:00 " * 12 + "\n",
    "blanks": " ",
    "blanks that do not break": "\xa0",
    "empty lines": "\n",
    "returns": "a\r",
    "labels": "Name: word word word\n",
    "dialogue": "Question: what is it?\n\nName Surname: It is this.\n\n",
    "dialogue in a line": "Question: what? Answer: this. ",
    "slash dates": "04/05/2031 ",
    "menus": "Home | News | About\n",
    "signs of menus": "| / : ",
    "brackets": "[1]",
    "quotes": "“a” ",
    "datelines": "KARVEL, April 12. /ANA/. ",
    "sections": "ABC\n12.03.2031\nTitle of things\n",
    "marks": "e\u0301",
}  # fmt: skip


@pytest.mark.parametrize("kind", MARKUP)
def test_markup_grows_linearly(kind: str) -> None:
    """Four times the hostile markup takes about four times as long to take apart."""
    assert_linear(lambda n: lambda: split_page(MARKUP[kind] * n, "text/html"), 2500)


@pytest.mark.parametrize("kind", PLAIN)
def test_text_grows_linearly(kind: str) -> None:
    """Four times the hostile text takes about four times as long to take apart."""
    assert_linear(lambda n: lambda: split_page(PLAIN[kind] * n + "b", "text/plain"), 2500)


@pytest.mark.slow
@pytest.mark.parametrize("kind", PLAIN)
def test_reading_grows_linearly(kind: str) -> None:
    """Four times the hostile text takes about four times as long through every stage of `read`."""
    assert_linear(lambda n: lambda: read(("A title of things\n\n" + PLAIN[kind] * n + "b").encode()), 1000)


@pytest.mark.parametrize(
    ("call", "n"),
    [
        (lambda n: lambda: read_text(b"<!---->" * n + b"x"), 300),
        (lambda n: lambda: read_text(b"caf\xe9 " * n), 100_000),
        (lambda n: lambda: read_text(b"\xc3\xa9\xe9" * n), 100_000),
        (lambda n: lambda: read_text(b"<meta " * n), 100_000),
        (lambda n: lambda: read_html("<meta title " + "a" * n + ">"), 40_000),
        (lambda n: lambda: read_html("<meta title='" + "a=" * n + "'>"), 40_000),
        (lambda n: lambda: read_html("<html " + "lang " * n + ">"), 20_000),
        (lambda n: lambda: read_html("<div " + "class=" * n + ">x"), 20_000),
        (lambda n: lambda: split_page("<title>a " + ":" * n + "b</title><p>x", "text/html"), 30),
        (lambda n: lambda: split_page("<title>a" + " -" * n + "b</title><p>x", "text/html"), 20_000),
        (lambda n: lambda: split_lines("a" + " " * n + "b\n"), 400_000),
        (lambda n: lambda: split_lines("\r" * n + "\n" + "b"), 400_000),
        (lambda n: lambda: find_language("the " * n), 100_000),
    ],
)
def test_modules_grow_linearly(call: Callable[[int], Callable[[], object]], n: int) -> None:
    """What once was exponential or quadratic, or could be, is linear in each module."""
    assert_linear(call, n)
