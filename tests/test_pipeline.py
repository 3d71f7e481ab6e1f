"""`read`: from the bytes of a page to its documents."""

import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord import InputError, Page, read

SENTENCE = "The delegations exchanged lists of matters which burden their relations."
PAGE = f"""30 April 2031
Karvel: 11:05
Eskholm: 10:05

22.04.2031

Statement on the Hesk line

{SENTENCE}

LATEST EVENTS

20.04.2031 - On the trawler

{SENTENCE}

18.04.2031 - On dues

{SENTENCE}
"""


def read_page(text: str = PAGE, **said: Any) -> Page:
    """Read a text."""
    return read(text.encode(), **said)


def test_snapshot() -> None:
    """A page keeps the digest of its bytes, and what was known on receiving them."""
    page = read_page(url="https://mfa.valmeria.example/1", retrieved_at="2031-05-01T10:00:00Z")
    assert page.snapshot.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert page.snapshot.url == "https://mfa.valmeria.example/1"
    assert page.snapshot.retrieved_at == "2031-05-01T10:00:00Z"
    assert page.snapshot.media_type == "text/plain"
    assert page.snapshot.charset == "utf-8"
    assert page.snapshot.charset_evidence


def test_plain_text_is_the_page() -> None:
    """For text, the page's text is the input itself."""
    assert read_page().text == PAGE


def test_ids() -> None:
    """An id is sixteen hex characters, one for each place on a page, the same at each reading, another for other bytes."""
    first, again, other = read_page(), read_page(), read_page(PAGE + "\n")
    ids = [document.id for document in (first.document, *first.teasers) if document]
    assert len(set(ids)) == 3
    assert all(len(found) == 16 and int(found, 16) >= 0 for found in ids)
    assert again == first
    assert other.document is not None
    assert other.document.id not in ids


def test_dates_are_not_mixed() -> None:
    """Retrieved, posted and the teasers' own dates stand apart."""
    page = read_page()
    assert page.document is not None
    assert (page.document.retrieved_on, page.document.posted_on) == ("2031-04-30", "2031-04-22")
    assert [teaser.posted_on for teaser in page.teasers] == ["2031-04-20", "2031-04-18"]


def test_publisher_without_facts() -> None:
    """A publisher we know nothing of is named by its host; a page without an address names none."""
    page = read_page(url="https://www.mfa.valmeria.example/en/1")
    assert page.document is not None
    assert page.document.publisher == "mfa.valmeria.example"
    nameless = read_page().document
    assert nameless is not None
    assert nameless.publisher is None


def test_language() -> None:
    """The markup's language is believed; without it small words tell, or nothing does."""
    french = read(f'<html lang="fr"><h1>Titre de la page</h1><p>{SENTENCE}'.encode()).document
    assert french is not None
    assert french.language == "fr"
    name = read_page("Mats Ellingard").document
    assert name is not None
    assert name.language is None


def test_same_page_in_any_charset() -> None:
    """The same words in another charset give the same documents, their ids apart."""
    text = PAGE.replace("Hesk", "Térame “Hesk”")
    texts = {read(text.encode(charset)).document.text for charset in ("utf-8", "utf-16", "cp1252")}  # type: ignore[union-attr]
    assert len(texts) == 1


def test_order_of_reading_does_not_matter() -> None:
    """Nothing is kept between two pages: reading others first changes nothing."""
    alone = read_page()
    for n in range(50):
        read_page(f"Statement number {n}\n\n{n % 28 + 1:02}/03/2031\n\n{SENTENCE}")
    assert read_page() == alone


def test_same_in_another_process() -> None:
    """Another process, with another seed of hashes, reads the same."""
    code = "import sys, onrecord, hashlib; sys.stdout.write(repr(onrecord.read(sys.stdin.buffer.read())))"
    out = subprocess.run(
        [sys.executable, "-c", code],
        input=PAGE.encode(),
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
    )
    assert out.stdout.decode() == repr(read_page())


@pytest.mark.parametrize("media_type", ["application/pdf", "text/calendar"])
def test_refusal(media_type: str) -> None:
    """What is not read is refused by an error of ours."""
    with pytest.raises(InputError):
        read_page(media_type=media_type)


def expected_pages() -> dict[str, Any]:
    """Return what `examples/expected.toml` says of each page."""
    path = Path(__file__).parent.parent / "examples" / "expected.toml"
    return {key: row for key, row in tomllib.loads(path.read_text("utf-8")).items() if isinstance(row, dict)}


@pytest.mark.parametrize("path", expected_pages())
def test_examples(root: Path, path: str) -> None:
    """Each page of the examples gives the title, the dates of its site, and the teasers that it prints."""
    wanted = expected_pages()[path]
    page = read((root / "examples" / path).read_bytes())
    assert page.document is not None
    assert page.document.title == wanted["title"]
    assert page.document.posted_on == wanted.get("posted_on")
    assert page.document.retrieved_on == wanted.get("retrieved_on")
    assert len(page.teasers) == wanted["teasers"]
    told = [(teaser["title"], teaser["date"]) for teaser in wanted.get("teaser", [])]
    assert [(teaser.title, teaser.posted_on) for teaser in page.teasers][: len(told) or None] == told
