import hashlib

import msgspec
import pytest

from onrecord.archive.packing import (
    cut_text,
    list_documents,
    pack_page,
    unpack_document,
    unpack_map,
    unpack_page,
    unpack_told,
)
from onrecord.model import Document, Page, Snapshot

PAGE = "Menu\nThe title — of it\nFirst.\nAll messages\n"


def make_page(data: bytes, charset: str | None, **change: object) -> Page:
    """Return a page of one document, changed as asked."""
    document = Document(
        id="0123456789abcdef",
        kind="main",
        title="The title — of it",
        title_span=(0, 17),
        form=None,
        publisher=None,
        language=None,
        retrieved_on=None,
        posted_on=None,
        published_on=None,
        event_on=None,
        dates=(),
        place=None,
        outlets=(),
        speakers=(),
        counterparts=(),
        text="The title — of it\n\nFirst.",
        text_map=((0, 5, 17), (19, 23, 6)),
    )
    document = msgspec.structs.replace(document, **change)
    snapshot = Snapshot(hashlib.sha256(data).hexdigest(), None, "text/plain", None, charset)
    return Page(snapshot, PAGE, document, (msgspec.structs.replace(document, kind="teaser"),))


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (PAGE.encode(), "utf-8"),
        (PAGE.encode(), None),
        (PAGE.encode("cp1251"), "cp1251"),
        (b"<p>other bytes than its text</p>", "utf-8"),
        (PAGE.encode("cp1251"), "utf-8"),
        (PAGE.encode(), "no such charset"),
    ],
)
@pytest.mark.parametrize(
    "change",
    [
        {},
        {"text": "not what the map cuts"},
        {"text": "", "text_map": ()},
        {"text_map": ((0, 900, 17),)},
        {"text": ""},
    ],
)
def test_a_page_comes_back_as_it_was(data: bytes, charset: str | None, change: dict[str, object]) -> None:
    """Whatever can or cannot be left out, the page unpacked equals the page packed, and so does each document."""
    page = make_page(data, charset, **change)
    packed = pack_page(page, data)
    assert unpack_page(packed, data) == page
    assert [unpack_document(packed, data, place) for place in range(2)] == list_documents(page)
    assert [unpack_told(packed, data, place) for place in range(2)] == [
        (document.entries, document.text) for document in list_documents(page)
    ]
    assert [unpack_map(packed, place) for place in range(2)] == [
        document.text_map for document in list_documents(page)
    ]


def test_text_is_kept_once() -> None:
    """A page whose text is its snapshot's packs into what is not text."""
    filling = "".join(hashlib.sha256(bytes([n])).hexdigest() for n in range(200))
    data = PAGE.replace("Menu", filling).encode()
    page = msgspec.structs.replace(make_page(data, "utf-8"), text=data.decode(), document=None, teasers=())
    assert len(pack_page(page, data)) < 300


def test_gaps_of_the_map_are_line_breaks() -> None:
    """Pieces of a text are parted by as many line breaks as the map leaves room for."""
    page = make_page(b"", None)
    assert page.document
    assert cut_text(PAGE, page.document) == page.document.text
