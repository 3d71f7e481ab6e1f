"""Laws of `read` over any bytes: what it raises, and what every span of its answer opens."""

import itertools
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Document, InputError, Page, read
from onrecord.model import from_json, to_json

# Pieces that have broken readers of pages: half tags, dates glued to times, labels, lists, marks of our own range.
_TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<div class=nav>", "<div hidden>", "<h1>", "</h1>", "<h2>", "</h2>"),
    *(
        "<a href=x>",
        "</a>",
        "<b>",
        "</b>",
        "<br>",
        "<br/>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<table>",
        "<tr>",
    ),
    *(
        "<td>",
        "</td>",
        "</table>",
        "<article>",
        "</article>",
        "<main>",
        "<nav>",
        "</nav>",
        "<footer>",
        "</footer>",
    ),
    *(
        "<time datetime='2031-03-12'>",
        "</time>",
        "<title>",
        "</title>",
        "<head>",
        "</head>",
        "<body>",
        "<pre>",
    ),
    *(
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<textarea>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<!DOCTYPE html>",
    ),
    *(
        '<meta charset="utf-7">',
        '<meta property="article:published_time" content="2031-03-12T10:00">',
        "<dl><dt>",
    ),
    *(
        '<meta property="og:title" content="',
        '<html lang="',
        "<",
        ">",
        '"',
        "&",
        "&#xE200;",
        "&#57857;",
        "&nbsp;",
    ),
    *(
        "&lt;p&gt;",
        "<svg>",
        "<math>",
        "<template>",
        "</template>",
        "<noscript>",
        "<select><option>",
        "<plaintext>",
    ),
)
_WORDS = (
    *(
        "12.03.2031",
        "12 March 2031",
        "March 12, 2031",
        "2031-03-12",
        "04/05/2031",
        "5 April 203117:00",
        "14:30",
        "31.02.2031",
    ),
    *(
        "12.03.2031 - Statement on the Hesk line",
        "Statement on the Hesk line",
        "LATEST EVENTS",
        "all messages",
        "Home | News | Contact",
    ),
    *(
        "Karvel: 11:05",
        "Eskholm: 10:05",
        "Question:",
        "Q.",
        "Runa Falkmere:",
        "MS. CARROW:",
        "Answer: No.",
        "KARVEL, March 12. /ANA/.",
    ),
    *(
        "The delegations exchanged lists of matters which burden their relations.",
        "“It is so,” she said.",
        "* * *",
        "tel. +00 55 310 7742",
    ),
    *(
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "\t",
        "\x0b",
        "\x0c",
        "\x85",
        "\u2028",
        "\xa0",
        "\u200b",
        "\ufeff",
        "\x00",
        "\ue200",
        "\ue201",
        "\ue20d",
    ),
    *(
        "İ",
        "ß",
        "ﬁ",
        "e\u0301",
        "Сonference",
        "𝔘",
        "\U000f0000",
        "\U0010ffff",
        "\u202e",
        "١٢",
        "²",
        "A" * 90,
        " " * 90,
    ),
)
pieces = st.lists(
    st.one_of(st.sampled_from(_TAGS), st.sampled_from(_WORDS), st.text(max_size=12)), max_size=60
)
pages = pieces.map("".join)
plain = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=30)), max_size=60).map("\n".join)
media_types = st.sampled_from(
    (
        None,
        "text/plain",
        "text/html",
        "text/html; charset=windows-1251",
        "text/plain; charset=nonsense",
        "TEXT/HTML;charset=utf-16",
    )
)
charsets = st.sampled_from(
    ("utf-8", "utf-16", "utf-16-le", "cp1251", "latin-1", "utf-8-sig", "utf-32", "shift_jis")
)
laws = settings(max_examples=200, deadline=2000, suppress_health_check=[HealthCheck.too_slow])


def read_or_none(data: bytes, media_type: str | None = None) -> Page | None:
    """Return the page, or None where `read` refuses the bytes by its own error."""
    try:
        return read(data, media_type=media_type)
    except InputError:
        return None


def documents_of(page: Page) -> tuple[Document, ...]:
    """Return every document of a page."""
    return (*((page.document,) if page.document else ()), *page.teasers)


def check_page(page: Page) -> None:
    """Assert that every span of a page lies inside its text and opens its words."""
    ids = [document.id for document in documents_of(page)]
    assert len(set(ids)) == len(ids)
    for document in documents_of(page):
        check_map(page, document)
        check_dates(page, document)
        check_turns(document)
        check_statements(document)


def check_map(page: Page, document: Document) -> None:
    """Assert that the text of a document is its slices of the page, joined by empty lines."""
    pieces = [page.text[at : at + length] for _, at, length in document.text_map]
    assert "\n\n".join(pieces) == document.text
    at = 0
    for (start, page_start, length), piece in zip(document.text_map, pieces, strict=True):
        assert start == at
        assert 0 <= page_start <= page_start + length <= len(page.text)
        at += len(piece) + 2
    assert document.text.strip()
    assert (document.title is None) == (document.title_span is None)
    if document.title_span:
        start, end = document.title_span
        assert document.text[start:end] == document.title


def check_dates(page: Page, document: Document) -> None:
    """Assert that the page prints each date where its span says, and that the fields repeat the dates."""
    for date in document.dates:
        assert (date.page_span is not None) == (date.origin == "page")
        if date.page_span:
            assert page.text[slice(*date.page_span)] == date.printed
    for kind in ("retrieved", "posted", "published", "event"):
        values = [date.value for date in document.dates if date.kind == kind]
        assert getattr(document, f"{kind}_on") == (values[0] if values else None)


def check_turns(document: Document) -> None:
    """Assert that turns are in order, do not overlap, and that their labels open."""
    at = 0
    for n, turn in enumerate(document.turns):
        assert turn.n == n
        assert (turn.label is None) == (turn.label_span is None)
        if turn.label_span:
            start, end = turn.label_span
            assert at <= start <= end <= turn.text_span[0]
            assert document.text[start:end] == turn.label
        assert at <= turn.text_span[0] <= turn.text_span[1] <= len(document.text)
        at = turn.text_span[1]


def check_statements(document: Document) -> None:
    """Assert that every part of a statement lies inside the text."""
    for statement in document.statements:
        for start, end in itertools.chain(statement.content, statement.cue, statement.source):
            assert 0 <= start < end <= len(document.text)
        assert statement.turn is None or 0 <= statement.turn < len(document.turns)


def check_all(data: bytes, media_type: str | None = None) -> None:
    """Assert every law of one input."""
    page = read_or_none(data, media_type)
    if page is None:
        return
    check_page(page)
    assert from_json(to_json(page), Page) == page
    for document in documents_of(page):
        assert from_json(to_json(document), Document) == document
    assert read_or_none(data, media_type) == page
    assert page.text.strip() or page.document is None


def encode(text: str, charset: str) -> bytes:
    """Return text in a charset, as far as it goes."""
    return text.encode(charset, errors="replace")


@laws
@given(st.binary(max_size=600), media_types)
def test_any_bytes(data: bytes, media_type: str | None) -> None:
    """Any bytes are read, or refused by an InputError that says why."""
    check_all(data, media_type)


@laws
@given(plain)
def test_any_text(text: str) -> None:
    """Any text is read with every span opening its words, and the page's text is the text itself."""
    data = text.encode("utf-8", errors="replace")
    check_all(data, "text/plain")
    page = read_or_none(data, "text/plain")
    if page:
        assert page.text == data.decode().removeprefix("\ufeff") or page.snapshot.charset != "utf-8"


@laws
@given(pages)
def test_any_markup(markup: str) -> None:
    """Any markup made of hostile pieces is read with every span opening its words."""
    check_all(markup.encode("utf-8", errors="replace"), "text/html")


@laws
@given(pages, charsets, media_types)
def test_any_charset(text: str, charset: str, media_type: str | None) -> None:
    """A page in any charset, rightly or wrongly declared, is read or refused."""
    check_all(encode(text, charset), media_type)


@laws
@given(pages, st.integers(0, 400), st.binary(max_size=4))
def test_cut_anywhere(text: str, at: int, noise: bytes) -> None:
    """A page cut in the middle of a letter or a tag, or with noise in it, is read or refused."""
    data = text.encode("utf-8", errors="replace")
    check_all(data[:at])
    check_all(data[:at] + noise + data[at:])


@laws
@given(pages)
def test_no_sign_is_left(markup: str) -> None:
    """The signs that mark structure while HTML is read never reach the text, and no sign of the page's own is lost."""
    data = markup.replace("&", "+").encode("utf-8", errors="replace")
    page = read_or_none(data, "text/html")
    if page:
        own = set(data.decode())
        assert all(
            letter in own for letter in page.text if "\ue200" <= letter <= "\uf8ff" or letter >= "\U000f0000"
        )


def test_examples(root: Path) -> None:
    """Every page of the examples obeys the laws."""
    for path in sorted((root / "examples" / "pages").rglob("*.*")):
        check_all(path.read_bytes())
