"""What the desk keeps, a mission's face, and paper, in a real Chromium."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

import onrecord
from onrecord import desk
from onrecord.desk.acts import Hand
from onrecord.web import Room
from onrecord.web.bulletin import read_bulletin

from .conftest import BROWSED, DESK, PHONE, list_faults

pytestmark = BROWSED

HAND = Hand("ada", "2031-09-14", "")
THEIRS = b"No,Title\n1,Water of the Sorrel\n2,Visas of drivers\n"


def keep_list(archive: onrecord.Archive) -> str:
    """Keep a check list with every part that its page can show; return its id."""
    lists = archive.desk().checklists
    made = lists.make("Irritants with Tarsund", "VAL", "TAR", HAND)
    lists.add(
        made.id,
        [
            desk.Row(
                None,
                "Rail transit to Sorrel Point",
                ask="Open the line again",
                asked_of="TAR",
                level="deputy",
            ),
            desk.Row(None, "Water of the Sorrel", due="2031-12-01", co_performers=("Water Board",)),
        ],
        HAND,
    )
    lists.send(made.id, HAND)
    lists.add(made.id, [desk.Row(None, "Fees at the port")], HAND)
    lists.send(made.id, HAND)
    lists.receive(made.id, "tarsund-1.csv", THEIRS, HAND)
    return made.id


def list_pages(archive: onrecord.Archive) -> dict[str, str]:
    """Return the pages that the examples alone do not fill."""
    several = next(row for row in archive.rows() if len(archive.same(row.id)) > 1)
    best, other, *_ = archive.same(several.id)
    saved = archive.desk().saved.keep("Hotline", "q=hotline", HAND)
    return {
        "checklist": f"/checklist/{keep_list(archive)}",
        "checklists": "/checklists",
        "versions": f"/document/{best.id}/versions",
        "changes": f"/document/{best.id}/versions/{other.id}",
        "saved": "/saved",
        "saved search": f"/saved/{saved.id}",
        "record": "/record",
        "mission": "/",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_what_is_kept_breaks_no_rule_of_accessibility(
    serve: Callable[[Room], str],
    own: onrecord.Archive,
    root: Path,
    context: Callable[..., BrowserContext],
    scheme: str,
    size: str,
) -> None:
    """Axe finds nothing on a check list, on differences, on saved searches and on a mission's face."""
    pages = list_pages(own)
    base = serve(Room(own, is_read_only=False, bulletin=read_bulletin(root / "examples/bulletin.toml")))
    page = context(color_scheme=scheme, viewport=PHONE if size == "phone" else DESK).new_page()
    faults = []
    for name, path in pages.items():
        answer = page.goto(base + path)
        assert answer
        assert answer.status == 200, name
        faults += [f"{name}: {fault}" for fault in list_faults(page)]
    assert faults == []


_LOOKS = """() => {
    const shown = (each) => each.checkVisibility() && each.getClientRects().length > 0;
    const visible = (what) => [...document.querySelectorAll(what)].filter(shown).length;
    return {
        controls: visible("nav, form, input, button, summary, .evidence-link, .follow, footer"),
        paper: getComputedStyle(document.body).backgroundColor,
        ink: getComputedStyle(document.body).color,
        told: visible(".on-paper"),
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
}"""


def test_on_paper_stand_words_and_where_they_come_from(
    serve: Callable[[Room], str],
    own: onrecord.Archive,
    interview: onrecord.Document,
    context: Callable[..., BrowserContext],
) -> None:
    """Printed, a page is black on white even from a dark theme, has nothing to click, and says where its words stand."""
    entry = own.ledger().find(onrecord.EntryFilters(entry="contact"), limit=1).rows[0]
    one, other = next(
        row for row in own.ledger().find(onrecord.EntryFilters(), limit=200).rows if len(row.parties) == 2
    ).parties
    paths = [
        f"/document/{interview.id}",
        f"/entry/{entry.id}",
        f"/roundup/contact/{entry.id}",
        f"/between/{one}/{other}",
        f"/checklist/{keep_list(own)}",
        f"/issue/{own.ledger().issues(onrecord.PositionFilters())[0].issue}",
    ]
    base = serve(Room(own, is_read_only=False))
    page = context(color_scheme="dark", viewport={"width": 794, "height": 1123}).new_page()
    page.emulate_media(media="print", color_scheme="dark")
    for path in paths:
        page.goto(base + path)
        looks: dict[str, Any] = page.evaluate(_LOOKS)
        assert looks["told"], path
        assert looks | {"told": 0} == {
            "controls": 0,
            "paper": "rgb(255, 255, 255)",
            "ink": "rgb(0, 0, 0)",
            "told": 0,
            "wide": 0,
        }, path
        assert path in page.locator("main > .on-paper").inner_text()
    page.goto(f"{base}/entry/{entry.id}")
    quoted = page.locator(".quotes .on-paper").first.inner_text()
    document, _, span = quoted.partition("@")
    start, _, end = span.partition("-")
    shown = page.locator(".quotes q").first.inner_text().strip('"“”')
    assert (
        " ".join(own.document(document).text[int(start) : int(end)].split())[:200].strip('"“”') == shown[:200]
    )
