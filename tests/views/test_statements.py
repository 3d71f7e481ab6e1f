import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive, Filters, open_archive
from onrecord.errors import QueryError
from onrecord.model import Actor, Document, Page, Snapshot, Statement
from onrecord.sources import Source
from onrecord.views import statements as module
from onrecord.views.statements import StatementPage, StatementQuery, is_named, search_statements

LENK = {"name": "Oda Lenk", "post": "Deputy Minister"}
MARROW = {"name": "Josip Marrow", "post": "Foreign Minister"}
PAGES: tuple[dict[str, Any], ...] = (
    {
        "title": "Interview of May",
        "day": "2031-05-04",
        "form": "interview",
        "said": [
            (LENK, ["We suspended the hotline in March."]),
            (LENK, ["The hotline may be restored, if Mr Marrow writes the letter."]),
            (None, ["Has Minister Marrow answered?"]),
        ],
    },
    {
        "title": "Round-up of June",
        "day": "2031-06-15",
        "said": [
            (MARROW, ["“The hotline is not", "suspended by us,”"]),
            (MARROW, ["Marrow’s letter is on its way; it names no hotline."]),
            ({"post": "Ministry of Véssia"}, ["that a road map had been agreed"]),
            (LENK | {"guess": True}, ["“Marrow is welcome, in March or later,”"]),
        ],
    },
)


def read_said(
    data: bytes, *, media_type: str | None = None, url: str | None = None, retrieved_at: str | None = None
) -> Page:
    """Read a page that states its record as JSON: who said which pieces of words."""
    facts = json.loads(data)
    text, said = facts["title"] + "\n\n", []
    for n, (who, pieces) in enumerate(facts["said"]):
        spans = []
        for piece in pieces:
            spans.append((len(text), len(text) + len(piece)))
            text += piece + " said to us. "
        guess = bool(who and who.pop("guess", False))
        others = tuple(Actor(name=name) for name in (who or {}).pop("with", ()))
        actor = Actor(**who) if who else None
        said.append(
            Statement(
                n, None, "direct", tuple(spans), (), (), None if guess else actor, actor if guess else None,
                "A reason.", "STATEMENT", None, None, "positive", "present", "asserted", (), "final", 0.9, "A reason.",
                others,
            )
        )  # fmt: skip
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(
        id=sha256[:16],
        kind="main",
        title=facts["title"],
        title_span=(0, len(facts["title"])),
        form=facts.get("form"),
        publisher=None,
        language="en",
        retrieved_on=None,
        posted_on=facts["day"],
        published_on=None,
        event_on=None,
        dates=(),
        place=None,
        outlets=(),
        speakers=(),
        counterparts=(),
        text=text,
        text_map=((0, 0, len(text)),),
        statements=tuple(said),
    )
    return Page(Snapshot(sha256, url, "text/plain", retrieved_at), text, document, ())


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Return an archive of two pages."""
    with open_archive(tmp_path / "a.onrecord", create=True, read=read_said) as opened:
        for n, facts in enumerate(PAGES):
            added = opened.add(Source(f"{n}", json.dumps(facts).encode()))
            assert added.state == "new", added.error
        yield opened


def words(found: StatementPage) -> list[str]:
    """Return the words of each hit, its pieces joined."""
    return [" … ".join(piece.text for piece in hit.pieces) for hit in found.hits]


@pytest.mark.parametrize(
    ("query", "beginnings"),
    [
        (StatementQuery(said_by="marrow"), ["“The hotline", "Marrow’s letter"]),
        (StatementQuery(said_by="Josip MÁRROW"), ["“The hotline", "Marrow’s letter"]),
        (StatementQuery(said_by="marrow josip"), []),
        (StatementQuery(said_by="minister"), ["“The hotline", "Marrow’s letter", "We susp", "The hotline may"]),
        (StatementQuery(said_by="deputy min"), ["We susp", "The hotline may"]),
        (StatementQuery(said_by="ministry of vessia"), ["that a road"]),
        (StatementQuery("hotline", said_by="lenk"), ["We susp", "The hotline may"]),
        (StatementQuery("hotline -restored", said_by="lenk"), ["We susp"]),
        (StatementQuery("-hotline", said_by="marrow"), []),
        (StatementQuery("suspen* OR restored", said_by="lenk"), ["We susp", "The hotline may"]),
        (StatementQuery("suspended NEAR/2 march", said_by="lenk"), []),
        (StatementQuery("suspended NEAR/3 march", said_by="lenk"), ["We susp"]),
        (StatementQuery('"the letter"', said_by="lenk"), ["The hotline may"]),
        (StatementQuery('"not suspended"', said_by="marrow"), []),
        (StatementQuery("not suspended", said_by="marrow"), ["“The hotline"]),
        (StatementQuery("title:june hotline"), ["“The hotline", "Marrow’s letter"]),
        (StatementQuery("title:june -hotline", said_by="ministry"), ["that a road"]),
        (StatementQuery(about="marrow"), ["“Marrow is", "The hotline may", "Has Minister"]),
        (StatementQuery(about="josip marrow"), []),
        (StatementQuery("letter", about="marrow"), ["The hotline may"]),
        (StatementQuery(said_by="lenk", about="marrow"), ["The hotline may"]),
        (StatementQuery(about="lenk"), []),
        (StatementQuery("xylophone"), []),
    ],
)  # fmt: skip
def test_a_statement_answers_by_its_own_words_and_speaker(
    archive: Archive, query: StatementQuery, beginnings: list[str]
) -> None:
    """Words are looked for in what was said, names in who is decided to have said it; newest document first."""
    found = words(search_statements(archive, query))
    assert len(found) == len(beginnings), found
    assert all(text.startswith(beginning) for text, beginning in zip(found, beginnings, strict=True)), found


def test_marks_open_the_words_asked_for(archive: Archive) -> None:
    """Every mark lies in a piece of the content and opens a word of the query or of the name."""
    found = search_statements(archive, StatementQuery("hotline OR march", about="marrow"))
    opened = []
    for hit in found.hits:
        text = archive.document(hit.document.id).text
        assert hit.span == (hit.statement.content[0][0], hit.statement.content[-1][1])
        for piece in hit.pieces:
            assert text[piece.start : piece.start + len(piece.text)] == piece.text
            opened += [text[start:end] for start, end in piece.marks]
    assert opened == ["Marrow", "March", "hotline", "Marrow"]


def test_filters_ask_for_facts_of_the_document(archive: Archive) -> None:
    """Form and dates are those of the document that holds the statement."""
    query = StatementQuery("hotline")
    assert len(search_statements(archive, query, filters=Filters(form="interview")).hits) == 2
    assert len(search_statements(archive, query, filters=Filters(from_on="2031-06")).hits) == 2
    assert search_statements(archive, query, filters=Filters(from_on="2032")).hits == ()


def test_pages_follow_one_another(archive: Archive) -> None:
    """Paging with any size shows every statement once and says whether more come."""
    query = StatementQuery()
    whole = search_statements(archive, query, limit=100)
    assert (len(whole.hits), whole.has_more, whole.is_cut) == (7, False, False)
    paged = [search_statements(archive, query, limit=3, offset=at) for at in (0, 3, 6, 9)]
    assert [hit for page in paged for hit in page.hits] == list(whole.hits)
    assert [page.has_more for page in paged] == [True, True, False, False]


def test_more_publications_than_are_looked_through(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where older publications are left out, the page says so."""
    monkeypatch.setattr(module, "LOOKED_THROUGH", 1)
    found = search_statements(archive, StatementQuery("hotline"))
    assert (len(found.hits), found.is_cut) == (2, True)


@pytest.mark.parametrize("name", ["", "—", " \t"])
def test_a_name_without_a_word_is_refused(archive: Archive, name: str) -> None:
    """A name that folds to nothing would ask for everybody."""
    with pytest.raises(QueryError, match="no word in the name"):
        search_statements(archive, StatementQuery(said_by=name))
    with pytest.raises(QueryError, match="no word in the name"):
        search_statements(archive, StatementQuery(about=name))


def test_is_named_wants_words_in_order() -> None:
    """A name is found in the name or the post, never across the two."""
    actor = Actor(name="Oda Lenk", post="Minister of Trade")
    assert is_named(actor, ["lenk"])
    assert is_named(actor, ["of", "trade"])
    assert not is_named(actor, ["len"])
    assert is_named(actor, ["len"], is_prefix=True)
    assert not is_named(actor, ["lenk", "minister"])
    assert not is_named(None, ["lenk"])


def test_each_of_several_who_speak_together_says_it(archive: Archive) -> None:
    """What several say together is said by each of them, and about none of them."""
    facts = {
        "title": "Statement",
        "day": "2031-07-01",
        "said": [(LENK | {"with": ["Ilse Brandt"]}, ["Brandt and we agree"])],
    }
    archive.add(Source("together", json.dumps(facts).encode()))
    assert words(search_statements(archive, StatementQuery(said_by="brandt"))) == ["Brandt and we agree"]
    assert "Brandt and we agree" in words(search_statements(archive, StatementQuery(said_by="lenk")))
    assert words(search_statements(archive, StatementQuery(about="brandt"))) == []
