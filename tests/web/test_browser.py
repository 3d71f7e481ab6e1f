"""The reading room in a real Chromium: a reader's ways, the keyboard alone, accessibility, silence."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import BrowserContext, Page

import onrecord
from onrecord.web import Room, publish_site

from .conftest import BROWSED, DESK, PHONE, Watched, list_faults

pytestmark = BROWSED


@pytest.fixture
def base(serve: Callable[[Room], str], archive: onrecord.Archive) -> str:
    """Return the address of the examples, served for reading."""
    return serve(Room(archive))


def _paths(archive: onrecord.Archive, document: onrecord.Document) -> dict[str, str]:
    row = archive.row(document.id)
    said = next(said for said in document.statements if said.speaker)
    start, end = said.content[0]
    entries = archive.ledger().find(onrecord.EntryFilters(in_doubt=None), limit=500).rows
    issues = archive.ledger().issues(onrecord.PositionFilters())
    found = {
        "home": "/",
        "search": "/search?q=hotline",
        "statements": "/search?said_by=maldevar",
        "document": f"/document/{document.id}",
        "words": f"/document/{document.id}?at={start}-{end}#at-{start}-{end}",
        "page": f"/page/{row.sha256}",
        "versions": f"/document/{document.id}/versions",
        "cite": f"/cite/{document.id}",
        "months": "/publications",
        "contacts": "/contacts",
        "mechanisms": "/mechanisms",
        "instruments": "/instruments",
        "commitments": "/commitments",
        "correspondence": "/correspondence",
        "issues": "/issues",
        "review": "/review",
        "names": "/review?sort=name",
        "saved": "/saved",
        "month": "/publications/2031-09",
        "undated": "/publications/undated",
        "sign-in": "/sign-in",
        "about": "/about",
        "nothing": "/nothing",
    }
    people = [row for row in onrecord.list_people(archive) if row.documents]
    contact = next(row.id for row in entries if row.entry == "contact")
    both = next((row.parties for row in entries if len(row.parties) == 2), ("Tarsund", "Valmeria"))
    return found | {
        "entry": f"/entry/{next(row.id for row in entries if row.entry == 'mechanism')}",
        "issue": f"/issue/{issues[0].issue}",
        "people": "/people",
        "person": f"/person/{people[0].id}",
        "pair": f"/between/{both[0]}/{both[1]}",
        "roundup": f"/roundup/between/{both[0]}/{both[1]}",
        "contact": f"/entry/{contact}",
        "of a contact": f"/roundup/contact/{contact}",
        "of an issue": f"/roundup/issue/{issues[0].issue}",
        "checklists": "/checklists",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_no_page_breaks_a_rule_of_accessibility(
    base: str,
    archive: onrecord.Archive,
    interview: onrecord.Document,
    context: Callable[..., BrowserContext],
    scheme: str,
    size: str,
) -> None:
    """Axe finds nothing on any kind of page, in both themes, at a desk and on a phone, nor does a page scroll sideways."""
    window = context(color_scheme=scheme, viewport=PHONE if size == "phone" else DESK)
    page = window.new_page()
    faults: list[str] = []
    for name, path in _paths(archive, interview).items():
        page.goto(base + path)
        faults += [f"{name}: {fault}" for fault in list_faults(page)]
        _keep_picture(page, f"{name}-{scheme}-{size}")
    assert faults == []


def _keep_picture(page: Page, name: str) -> None:
    folder = os.environ.get("ONRECORD_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=False)


def test_a_newcomer_finds_a_sentence_and_the_page_it_stands_on(
    base: str, context: Callable[..., BrowserContext]
) -> None:
    """From the first page by clicks: a conversation, one sentence, its reason, and its words on the page as received."""
    watched = Watched(context().new_page(), base)
    page = watched.open("/")
    assert "Who said what to whom" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Read a conversation").click()
    sentence = page.locator("a.said:not([tabindex])").nth(3)
    words = sentence.inner_text()
    sentence.click()
    assert page.locator("#card").is_visible()
    assert words[:30] in page.locator("#card blockquote").inner_text()
    assert words[:30] in page.locator("#received .lit").first.inner_text()
    page.locator("#card").get_by_role("link", name="On the page as received").click()
    assert words[:30] in page.locator(".received .lit").first.inner_text()
    watched.assert_silent()


def test_pointing_at_a_sentence_lights_it_on_the_page_beside(
    base: str, interview: onrecord.Document, context: Callable[..., BrowserContext]
) -> None:
    """A pointer over a sentence shows who says it and lights the same words on the page as received."""
    watched = Watched(context().new_page(), base)
    page = watched.open(f"/document/{interview.id}")
    sentence = page.locator("a.said:not([tabindex])").nth(5)
    sentence.hover()
    assert page.locator("#received .on").first.inner_text()[:20] == sentence.inner_text()[:20]
    assert page.locator("#card .who").is_visible()
    watched.assert_silent()


def test_the_keyboard_alone_reads_searches_and_goes_back(
    base: str, context: Callable[..., BrowserContext]
) -> None:
    """Tab, letters and Enter lead from the first page to a search, to a document, along its sentences, and out of it."""
    watched = Watched(context().new_page(), base)
    page = watched.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("hotline")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=hotline")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.hit') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/document/**")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.classList.contains('said')")
    assert page.locator("#card").is_visible()
    page.keyboard.press("Enter")
    assert "at=" in page.url
    page.keyboard.press("Escape")
    assert not page.locator("#card").is_visible()
    watched.assert_silent()


def test_everything_is_there_without_a_script(
    base: str, interview: onrecord.Document, context: Callable[..., BrowserContext]
) -> None:
    """Without JavaScript a click on a sentence shows its reason and its words on the page as received."""
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{base}/document/{interview.id}")
    sentence = page.locator("a.said:not([tabindex])").nth(3)
    words = sentence.inner_text()
    sentence.click()
    assert words[:30] in page.locator("#card blockquote").inner_text()
    assert words[:30] in page.locator("#received .lit").first.inner_text()


def _doubt(data: bytes, **told: Any) -> onrecord.Page:
    """Read a page and doubt everything it tells of."""
    page = onrecord.read(data, **told)
    assert page.document
    entries = tuple(
        msgspec.structs.replace(entry, doubt="It may be another.") for entry in page.document.entries
    )
    return msgspec.structs.replace(page, document=msgspec.structs.replace(page.document, entries=entries))


@pytest.fixture
def doubted(root: Path, tmp_path: Path) -> Iterator[onrecord.Archive]:
    """Return an archive of one readout whose entries all wait for a person."""
    readout = root / "examples/pages/tarsund-foreign-office/2031-07-03-phone-call-maldevar.txt"
    with onrecord.open_archive(tmp_path / "doubted.onrecord", create=True, read=_doubt) as archive:
        archive.add(onrecord.Source(readout.name, readout.read_bytes(), "text/plain", None, None))
        yield archive


def test_a_judgement_is_made_and_undone_by_keys(
    serve: Callable[[Room], str], doubted: onrecord.Archive, context: Callable[..., BrowserContext]
) -> None:
    """In the queue one letter accepts and one takes back; the entry's own page undoes too."""
    own = doubted
    assert own.ledger().find(onrecord.EntryFilters(in_doubt=True), limit=1).total
    watched = Watched(context().new_page(), serve(Room(own, is_read_only=False)))
    page = watched.open("/review?sort=entry")
    first = page.locator("article.item").first.get_by_role("link").first.get_attribute("href")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_url("**/review?sort=entry&made=*#queue")
    target = f"entry:{(first or '').rpartition('/')[2]}"
    assert own.desk().standing()[target].verdict == "accept"
    page.keyboard.press("z")
    page.wait_for_url("**/review?sort=entry")
    assert own.desk().standing()[target].verdict is None
    page.keyboard.press("a")
    page.wait_for_url("**/review?sort=entry&made=*#queue")
    assert own.desk().standing()[target].verdict == "accept"
    watched.open(first or "")
    page.get_by_role("button", name="Undo the last").click()
    page.wait_for_load_state()
    assert own.desk().standing()[target].verdict is None
    watched.assert_silent()


def test_a_published_site_works_from_a_stick(
    archive: onrecord.Archive, tmp_path: Path, context: Callable[..., BrowserContext]
) -> None:
    """Opened as files, pages are styled, lead to one another, and light the words that an address names."""
    publish_site(archive, tmp_path / "site")
    watched = Watched(context().new_page(), f"file://{tmp_path}/site")
    page = watched.open("/index.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.doors')).display") == "grid"
    page.get_by_role("link", name="Read a conversation").click()
    sentence = page.locator("a.said:not([tabindex])").nth(3)
    words = sentence.inner_text()
    sentence.click()
    page.locator("#card").get_by_role("link", name="On the page as received").click()
    assert words[:20] in page.locator(".received :target").inner_text()
    watched.assert_silent()


def test_right_to_left_text_runs_from_the_right(
    serve: Callable[[Room], str], tmp_path: Path, context: Callable[..., BrowserContext]
) -> None:
    """A title and a paragraph in Arabic letters begin at the right, the page around them stays as it is."""
    title = "وزير الخارجية يستقبل سفير تارسوند"
    text = f"{title}\n\n12 March 2031\n\nاستقبل الوزير السفير في كارفيل وبحث معه الخط الساخن.\n"
    with onrecord.open_archive(tmp_path / "rtl.onrecord", create=True) as archive:
        id_ = archive.add(onrecord.Source("rtl.txt", text.encode(), "text/plain", None, None)).document_ids[0]
        page = context().new_page()
        page.goto(f"{serve(Room(archive))}/document/{id_}")
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
        assert page.evaluate("getComputedStyle(document.querySelector('.talk p[dir]')).direction") == "rtl"
        assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
