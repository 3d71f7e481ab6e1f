"""A published site: whole, relative, public, and replaced only by its like."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import onrecord
from onrecord.desk.judgements import Draft
from onrecord.web import publish_site


def _links(file: Path) -> list[str]:
    found = re.findall(r'(?:href|src)="([^"]*)"', file.read_text(encoding="utf-8"))
    return [unescape(link) for link in found]


@pytest.fixture(scope="module")
def site(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the examples as a site."""
    folder = tmp_path_factory.mktemp("site") / "site"
    with onrecord.open_archive(examples, read_only=True) as archive:
        publish_site(archive, folder, root="https://record.example.org")
    return folder


@pytest.mark.slow
def test_every_link_of_a_site_is_alive(site: Path) -> None:
    """A relative link leads to a file that is there, and its fragment to a place in that file."""
    ids: dict[Path, set[str]] = {}
    for file in site.rglob("*.html"):
        for link in _links(file):
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            assert target.is_file(), f"{file}: {link}"
            if parts.fragment:
                if target not in ids:
                    ids[target] = set(re.findall(r'\bid="([^"]*)"', target.read_text(encoding="utf-8")))
                assert parts.fragment in ids[target], f"{file}: {link}"


@pytest.mark.slow
def test_a_site_loads_nothing_from_elsewhere(site: Path) -> None:
    """Scripts, styles and pictures are files of the site."""
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(
            r'<(?:script|img|link rel="(?:stylesheet|icon)")[^>]*(?:src|href)="(?:https?:)?//', text
        )
        assert "Content-Security-Policy" in text


@pytest.mark.slow
def test_every_document_is_in_the_sitemap(site: Path, examples: Path) -> None:
    """A search engine is told of each document under its whole address."""
    told = (site / "sitemap.xml").read_text(encoding="utf-8")
    with onrecord.open_archive(examples, read_only=True) as archive:
        for row in archive.rows():
            assert f"https://record.example.org/document/{row.id}.html" in told


@pytest.mark.slow
def test_what_is_marked_above_public_never_leaves(
    own: onrecord.Archive, tmp_path: Path, interview: onrecord.Document
) -> None:
    """A document marked internal is in no file of a site: not its title, not its words, not its page."""
    today = date(2033, 5, 1).isoformat()
    own.desk().judge(
        Draft(
            f"document:{interview.id}",
            "correct",
            "ada",
            today,
            "not out",
            field="marking",
            value='"internal"',
        )
    )
    publish_site(own, tmp_path / "site", root="https://record.example.org")
    words = "none of these was worth a quarrel"
    assert words in interview.text
    assert interview.title
    for file in (tmp_path / "site").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert words.encode() not in data, file
            assert interview.title.encode() not in data, file
            assert interview.id.encode() not in data, file


def test_a_folder_with_other_files_is_left_alone(archive: onrecord.Archive, tmp_path: Path) -> None:
    """Only an empty folder, a new one, or a site of ours is written to."""
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(onrecord.OnRecordError, match="not a published site"):
        publish_site(archive, tmp_path)
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.slow
def test_a_site_is_replaced_whole(tmp_path: Path, root: Path) -> None:
    """Publishing again leaves nothing of the site before, and nothing beside it."""
    path = tmp_path / "small.onrecord"
    with onrecord.open_archive(path, create=True) as archive:
        for source in onrecord.read_sources([root / "examples/pages/nsmo"]):
            assert isinstance(source, onrecord.Source)
            archive.add(source)
        publish_site(archive, tmp_path / "site")
        (tmp_path / "site/stale.html").write_text("old", encoding="utf-8")
        publish_site(archive, tmp_path / "site")
    assert not (tmp_path / "site/stale.html").exists()
    assert sorted(each.name for each in tmp_path.iterdir() if "onrecord" not in each.name) == ["site"]
