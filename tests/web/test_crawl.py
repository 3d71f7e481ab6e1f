"""A crawler opens every cell: each word of the record leads to itself on the page as received."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.web.show.ledger import KINDS

_QUOTE = re.compile(
    r'<li><q dir="auto"><a class="plain" href="(?P<document>[^"]+)">(?P<words>.*?)</a></q>.*?</li>', re.DOTALL
)
_EVIDENCE = re.compile(r'<a class="evidence-link" href="([^"]+)">')
_LIT = re.compile(r'<span class="lit"[^>]*>')


def _text(markup: str) -> str:
    return "".join(unescape(re.sub(r"<[^>]+>", "", markup)).split())


def _lit_words(body: str) -> str:
    """Return the words that a page lights, those of every piece one after another, white space gone."""
    found = []
    for start in _LIT.finditer(body):
        depth, at = 1, start.end()
        while depth:
            tag = re.compile(r"<(/?)span\b[^>]*>").search(body, at)
            assert tag
            depth += -1 if tag[1] else 1
            at = tag.end()
        found.append(_text(body[start.end() : at]))
    return "".join(found)


def _cells(body: str) -> Iterator[tuple[str, str]]:
    """Yield the words of every quotation of a page, with the address of these words on the page as received."""
    for quote in _QUOTE.finditer(body):
        link = _EVIDENCE.search(quote[0])
        assert link, quote["words"]
        yield _text(quote["words"]), unescape(link[1]).partition("#")[0]


@pytest.mark.slow
def test_every_cell_of_the_ledger_opens_its_words_on_the_page_as_received(
    client: TestClient, archive: onrecord.Archive
) -> None:
    """Each quotation of each entry is lit, word for word, on the page it was read from; each row of facts has one."""
    everything = archive.ledger().find(onrecord.EntryFilters(in_doubt=None), limit=10_000).rows
    opened: dict[str, str] = {}
    assert everything
    for row in everything:
        body = client.get(f"/entry/{row.id}").text
        facts = body[body.index('id="facts"') : body.index('id="sources"')]
        rows = facts.count('<tr><th scope="row"')
        assert rows, row.id
        assert facts.count('<ul class="quotes">') == rows, row.id
        assert '<ul class="quotes">\n</ul>' not in facts, row.id
        for words, address in _cells(body):
            if address not in opened:
                opened[address] = _lit_words(client.get(address).text)
            shown = words.removesuffix("…")
            assert opened[address].startswith(shown) if words.endswith("…") else opened[address] == shown, (
                address
            )


@pytest.mark.slow
def test_every_statement_opens_its_words_on_the_page_as_received(
    client: TestClient, archive: onrecord.Archive
) -> None:
    """Each statement of each document leads to its own words on the page."""
    for document in archive.documents(onrecord.Filters(kind="main")):
        body = client.get(f"/document/{document.id}").text
        links = [unescape(link).partition("#")[0] for link in _EVIDENCE.findall(body)]
        assert len(links) == len(document.statements)
        for said, link in zip(document.statements, links, strict=True):
            start, end = said.content[0][0], said.content[-1][1]
            assert _lit_words(client.get(link).text) == "".join(document.text[start:end].split())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.path)
def test_every_row_of_a_list_opens_its_entry(client: TestClient, kind: object) -> None:
    """A list leads to the entries it shows, and each is there."""
    body = client.get(f"/{kind.path}").text  # type: ignore[attr-defined]
    for link in set(re.findall(r'href="(/entry/[0-9a-f]+)"', body)):
        assert client.get(link).status_code == 200


def test_every_position_of_an_issue_opens_its_words(client: TestClient, archive: onrecord.Archive) -> None:
    """What a side says on an issue is lit on the page it was read from."""
    for issue in archive.ledger().issues(onrecord.PositionFilters()):
        for words, address in _cells(client.get(f"/issue/{issue.issue}").text):
            assert _lit_words(client.get(address).text).startswith(words.removesuffix("…"))


def test_every_line_of_a_round_up_opens_its_words(client: TestClient, archive: onrecord.Archive) -> None:
    """A round-up of two parties says nothing that the page of its source does not say, in the same words."""
    pairs = {
        row.parties
        for row in archive.ledger().find(onrecord.EntryFilters(), limit=1_000).rows
        if len(row.parties) == 2
    }
    assert pairs
    for one, other in sorted(pairs)[:3]:
        body = client.get(f"/roundup/between/{one}/{other}").text
        lines = re.findall(
            r'<blockquote dir="auto">(.*?)</blockquote>\s*<p class="facts">(.*?)</p>', body, re.DOTALL
        )
        assert lines
        for words, ways in lines:
            address = unescape(_EVIDENCE.findall(ways)[0]).partition("#")[0]
            assert _lit_words(client.get(address).text).startswith(_text(words).removesuffix("…"))
