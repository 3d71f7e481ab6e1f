"""Pages as bytes in the archive, and back, exactly.

A page's text is in its snapshot already, and each document's text in its
page's: what can be made from those is left out. A page of 12 kB with ten
documents packs into 2 kB this way beside its 4 kB snapshot, instead of 8.
"""

import zlib
from functools import lru_cache
from typing import Final

import msgspec

from onrecord.model import Document, Entry, MapRow, Page, Position, from_json, to_json

TextMap = tuple[MapRow, ...]
"""`Document.text_map`."""


class _Placed(msgspec.Struct):
    """Of a packed document, where its words stand on the page."""

    text_map: TextMap = ()


class _Places(msgspec.Struct):
    """Of a packed page, where its documents stand: a fifth of the time that all of it takes."""

    document: _Placed | None = None
    teasers: tuple[_Placed, ...] = ()


class _Bare(msgspec.Struct):
    """Of a packed document, what it tells of, without turns and statements."""

    text: str = ""
    text_map: TextMap = ()
    entries: tuple[Entry, ...] = ()


class _Charset(msgspec.Struct):
    charset: str | None = None


class _BarePage(msgspec.Struct):
    """Of a packed page, what its documents tell of: half of the time that all of it takes."""

    snapshot: _Charset
    text: str = ""
    document: _Bare | None = None
    teasers: tuple[_Bare, ...] = ()


_BARE: Final = msgspec.json.Decoder(_BarePage)
_PLACES: Final = msgspec.json.Decoder(_Places)
_LEVEL: Final = 6  # level 9 saves 0.2 % more in a quarter more time (200 official pages)
_POSITION: Final = msgspec.json.Decoder(tuple[Position, tuple[str, ...]])
_WHOLE: Final = b"\0"
_WITHOUT_DOCUMENTS: Final = b"\1"
_WITHOUT_TEXT: Final = b"\2"


def pack_bytes(data: bytes) -> bytes:
    """Compress bytes; the same bytes for the same input and zlib."""
    return zlib.compress(data, _LEVEL)


def unpack_bytes(packed: bytes) -> bytes:
    """Undo `pack_bytes`; raise `zlib.error` where they are damaged."""
    return zlib.decompress(packed)


def pack_page(page: Page, data: bytes) -> bytes:
    """Return a page's record as bytes, without what `data`, its snapshot, gives back."""
    stripped = _strip_documents(page)
    if stripped is None:
        return _WHOLE + pack_bytes(to_json(page))
    if _decode(data, page.snapshot.charset) == page.text:
        return _WITHOUT_TEXT + pack_bytes(to_json(msgspec.structs.replace(stripped, text="")))
    return _WITHOUT_DOCUMENTS + pack_bytes(to_json(stripped))


def unpack_page(packed: bytes, data: bytes) -> Page:
    """Return the page that `pack_page` took, equal in every part."""
    page = from_json(unpack_bytes(packed[1:]), Page)
    if packed[:1] == _WHOLE:
        return page
    text = page.text
    if packed[:1] == _WITHOUT_TEXT:
        text = _decode(data, page.snapshot.charset) or ""
    document = page.document and _fill(page.document, text)
    teasers = tuple(_fill(teaser, text) for teaser in page.teasers)
    return Page(page.snapshot, text, document, teasers)


def pack_position(position: Position, words: tuple[str, ...]) -> str:
    """Return a position and the words of its spans as JSON."""
    return msgspec.json.encode((position, words)).decode()


def unpack_position(packed: str) -> tuple[Position, tuple[str, ...]]:
    """Undo `pack_position`."""
    return _POSITION.decode(packed)


def unpack_document(packed: bytes, data: bytes, place: int) -> Document:
    """Return one document of the page that `pack_page` took, without making the others."""
    documents, text = _open_page(packed, data)
    return documents[place] if packed[:1] == _WHOLE else _fill(documents[place], text)


def unpack_told(packed: bytes, data: bytes, place: int) -> tuple[tuple[Entry, ...], str]:
    """Return the entries of one document of the page that `pack_page` took, and its text."""
    page: _BarePage = _BARE.decode(unpack_bytes(packed[1:]))
    told = [*((page.document,) if page.document else ()), *page.teasers][place]
    if packed[:1] == _WHOLE:
        return told.entries, told.text
    text = _decode(data, page.snapshot.charset) if packed[:1] == _WITHOUT_TEXT else page.text
    return told.entries, join_pieces(text or "", told.text_map)


def unpack_map(packed: bytes, place: int) -> TextMap:
    """Return the `text_map` of one document of the page that `pack_page` took."""
    page: _Places = _PLACES.decode(unpack_bytes(packed[1:]))
    placed: list[_Placed] = [*((page.document,) if page.document else ()), *page.teasers]
    return placed[place].text_map


# The documents of a listing of 20,000 are asked for one after another, and
# opening such a page takes 60 ms: without the last two kept, 2,000 of them
# took four minutes.
@lru_cache(maxsize=2)
def _open_page(packed: bytes, data: bytes) -> tuple[list[Document], str]:
    """Return the documents of a page as they were packed, and the page's text."""
    page = from_json(unpack_bytes(packed[1:]), Page)
    text = _decode(data, page.snapshot.charset) if packed[:1] == _WITHOUT_TEXT else page.text
    return list_documents(page), text or ""


def _strip_documents(page: Page) -> Page | None:
    """Return the page with its documents' texts left out; null where one is not what its map says."""
    listed = list_documents(page)
    if any(cut_text(page.text, document) != document.text for document in listed):
        return None
    bare = [msgspec.structs.replace(document, text="") for document in listed]
    document = bare.pop(0) if page.document else None
    return Page(page.snapshot, page.text, document, tuple(bare))


def _fill(document: Document, page_text: str) -> Document:
    return msgspec.structs.replace(document, text=cut_text(page_text, document))


def list_documents(page: Page) -> list[Document]:
    """Return the documents of a page, the main one first."""
    return [*((page.document,) if page.document else ()), *page.teasers]


def cut_text(page_text: str, document: Document) -> str:
    """Return what a document's `text_map` cuts from the page."""
    return join_pieces(page_text, document.text_map)


def join_pieces(page_text: str, text_map: TextMap) -> str:
    """Return what a map cuts from a page, its pieces parted by the line breaks that its gaps leave."""
    pieces: list[str] = []
    at = 0
    for start, page_start, length in text_map:
        pieces.append("\n" * (start - at))
        pieces.append(page_text[page_start : page_start + length])
        at = start + length
    return "".join(pieces)


def _decode(data: bytes, charset: str | None) -> str | None:
    try:
        return data.decode(charset or "utf-8")
    except (UnicodeError, LookupError):
        return None
