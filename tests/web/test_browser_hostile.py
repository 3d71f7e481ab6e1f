"""Pages made to do harm, in a real Chromium."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

import onrecord
from onrecord.web import Room

from .conftest import BROWSED, HOSTILE, PHONE, Watched

pytestmark = BROWSED

PATIENCE = 20_000
"""Milliseconds that a page may take on a machine that does much else."""
NODES = 20_000
"""Elements of a page that a phone can hold."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_browser_shows_what_was_made_to_harm_it(
    serve: Callable[[Room], str], hostile: Path, context: Callable[..., BrowserContext], name: str
) -> None:
    """Nothing runs, nothing is asked of another machine, nothing scrolls sideways, and the page can be held."""
    with onrecord.open_archive(hostile, read_only=True) as archive:
        page = next(
            page for page in archive.pages() if archive.sightings(page.snapshot.sha256)[0].name == name
        )
        shown = page.document or page.teasers[0]
        watched = Watched(context(viewport=PHONE).new_page(), serve(Room(archive)))
        opened = watched.page
        opened.set_default_timeout(PATIENCE)
        opened.on("dialog", lambda dialog: watched.said.append(dialog.message))
        paths = [f"/page/{page.snapshot.sha256}", f"/document/{shown.id}", "/search", "/"]
        for path in paths:
            watched.open(path)
            assert opened.evaluate("document.querySelectorAll('*').length") <= NODES, path
            assert opened.evaluate("document.scripts.length") <= 2, path
            wide = opened.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, path
        watched.assert_silent()
