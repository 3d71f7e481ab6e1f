"""The rows of a page: each value under the name of its column."""

from typing import Any

from onrecord.archive import ledger_tables, tables
from onrecord.archive.drawing import draw_parcel
from onrecord.archive.parcels import Piece
from onrecord.model import Document, Instrument
from onrecord.pipeline import read

PAGE = """19.05.2031

Minister Oda Lenk’s interview with the Tarn Courier, Harrow Bay, 18 May 2031

Question: Will the hotline be restored?

Oda Lenk: The Memorandum on fisheries was suspended on 7 April 2031. We call on them to answer our note.
"""


def draw() -> tuple[Document, Piece]:
    """Return a document and what is drawn of it."""
    data = PAGE.encode()
    page = read(data)
    assert page.document
    (piece,) = draw_parcel(page, data, None).pieces
    return page.document, piece


def name_columns(piece: Piece, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table with the names of its columns, as they are inserted."""
    known = {found.name: found for found in (*tables.PARTS_OF_DOCUMENTS, *ledger_tables.PARTS_OF_DOCUMENTS)}
    names = [column.name for column in known[table].c if column.name != "document"]
    return [dict(zip(names, row, strict=True)) for row in piece.parts[table]]


def test_every_value_stands_under_its_column() -> None:
    """Turns, statements, dates and speakers come out under the names that the model gives them."""
    document, piece = draw()
    turns = name_columns(piece, "turns")
    assert [row["role"] for row in turns] == [turn.role for turn in document.turns]
    assert [(row["text_start"], row["text_end"]) for row in turns] == [
        turn.text_span for turn in document.turns
    ]
    assert turns[-1]["label"] == document.turns[-1].label
    said = name_columns(piece, "statements")
    for field in (
        "turn",
        "mode",
        "act",
        "act_mode",
        "target",
        "polarity",
        "time",
        "modality",
        "rule",
        "confidence",
    ):
        assert [row[field] for row in said] == [getattr(each, field) for each in document.statements]
    dates = name_columns(piece, "dates")
    for field in ("kind", "value", "printed", "origin"):
        assert [row[field] for row in dates] == [getattr(each, field) for each in document.dates]
    assert name_columns(piece, "actors")[0]["name"] == document.speakers[0].name


def test_events_and_faces_stand_under_their_columns() -> None:
    """A suspended memorandum has a step with its day, and a candidate with the face that is packed."""
    document, piece = draw()
    entries = [entry for entry in document.entries if isinstance(entry, Instrument)]
    steps = name_columns(piece, "steps")
    assert [(row["n"], row["event"], row["date"]) for row in steps] == [
        (entry.n, event.event, event.date) for entry in entries for event in entry.events
    ]
    assert ("suspended", "2031-04-07") in {(row["event"], row["date"]) for row in steps}
    faces = {row["face"] for row in name_columns(piece, "candidates")}
    assert faces == {face.id for face in piece.faces}
