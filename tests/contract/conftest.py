"""Every archive there is, and a `read` for pages that state their own record."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.archive import Archive, open_archive
from onrecord.errors import UnsupportedMedia
from onrecord.model import Actor, Document, DocumentDate, Entry, Page, Snapshot, Turn

_DATES = ("retrieved_on", "posted_on", "published_on", "event_on")


def spell_page(*documents: dict[str, Any]) -> bytes:
    """Return a page that `read_spelled` reads: of each document a line of facts, its title, its text."""
    lines = []
    for facts in documents:
        told = {key: value for key, value in facts.items() if key not in ("title", "body")}
        lines += ["@@" + json.dumps(told), f"{facts['title']}\n\n{facts.get('body', '')}".rstrip()]
    return "\n".join(lines).encode()


def read_spelled(
    data: bytes, *, media_type: str | None = None, url: str | None = None, retrieved_at: str | None = None
) -> Page:
    """Read what `spell_page` wrote: the first document is the main one unless it says otherwise."""
    if data.startswith(b"%PDF"):
        raise UnsupportedMedia("a PDF file, which this version does not read")
    if data.startswith(b"poison"):
        raise ZeroDivisionError("a fault of ours")
    text = data.decode()
    sha256 = hashlib.sha256(data).hexdigest()
    documents = []
    starts = [at for at in range(len(text)) if text.startswith("@@", at)]
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], len(text) + 1], strict=True)):
        line_end = text.index("\n", start)
        facts = json.loads(text[start + 2 : line_end])
        documents.append(_make_document(facts, f"{sha256}{place}", text, (line_end + 1, end - 1), place))
    snapshot = Snapshot(sha256, url, media_type or "text/plain", retrieved_at, "utf-8", "spelled")
    mains = [document for document in documents if document.kind == "main"]
    return Page(
        snapshot,
        text,
        mains[0] if mains else None,
        tuple(document for document in documents if document.kind == "teaser"),
    )


def _make_document(
    facts: dict[str, Any], key: str, page: str, place_of_text: tuple[int, int], place: int
) -> Document:
    start, end = place_of_text
    text = page[start:end]
    title = text.partition("\n")[0]
    speakers = tuple(Actor(name=name, party=facts.get("party")) for name in facts.get("speakers", ()))
    at = text.find("Q: ")
    turns = (
        (Turn(0, "question", "Q:", (at, at + 2), None, None, (at + 3, max(at + 3, len(text)))),)
        if at >= 0
        else ()
    )
    return Document(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        kind=facts.get("kind", "main" if place == 0 else "teaser"),
        title=title,
        title_span=(0, len(title)),
        form=facts.get("form"),
        publisher=facts.get("publisher"),
        language=facts.get("language", "en"),
        **{name: facts.get(name) for name in _DATES},
        dates=tuple(
            DocumentDate(name.removesuffix("_on"), facts[name], facts[name], "markup", None, "facts")
            for name in _DATES
            if facts.get(name)
        ),
        place=None,
        outlets=(),
        speakers=speakers,
        counterparts=(),
        text=text,
        text_map=((0, start, len(text)),),
        turns=turns,
        entries=tuple(_make_entry(n, told) for n, told in enumerate(facts.get("entries", ()))),
    )


def _make_entry(n: int, told: dict[str, Any]) -> Entry:
    """Return the candidate that a line of facts tells of, resting on the first letter of the text."""
    entry: Entry = msgspec.convert(told | {"n": n, "evidence": [[0, 1]]}, Entry)
    return entry


def open_file(path: Path, **settings: Any) -> Archive:
    """Open the archive that is one SQLite file."""
    return open_archive(path / "record.onrecord", read=read_spelled, **settings)


ARCHIVES: dict[str, Callable[..., Archive]] = {"sqlite": open_file}


@pytest.fixture(params=ARCHIVES)
def open_any(request: pytest.FixtureRequest) -> Callable[..., Archive]:
    """Return the function that opens one kind of archive in a folder."""
    return ARCHIVES[request.param]


@pytest.fixture
def archive(open_any: Callable[..., Archive], tmp_path: Path) -> Iterator[Archive]:
    """Return an empty archive."""
    with open_any(tmp_path, create=True) as opened:
        yield opened


@pytest.fixture
def spell() -> Callable[..., bytes]:
    """Return `spell_page`."""
    return spell_page


@pytest.fixture
def read() -> Callable[..., Page]:
    """Return `read_spelled`."""
    return read_spelled
