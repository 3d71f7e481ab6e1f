"""Documents as conversations, in parts."""

import msgspec

import onrecord
from onrecord.model import Document, Turn
from onrecord.web.conversation import draw_part, find_part, split_parts
from onrecord.web.marking import read_marks


def _document(text: str, turns: tuple[Turn, ...] = ()) -> Document:
    empty = dict.fromkeys(Document.__struct_fields__)
    given = {"id": "5f", "kind": "main", "text": text, "text_map": ((0, 0, len(text)),), "turns": turns}
    lists = dict.fromkeys(("dates", "outlets", "speakers", "counterparts", "statements", "entries"), ())
    return Document(**(empty | lists | given))  # type: ignore[arg-type]


def test_every_word_after_the_title_is_shown_once(interview: onrecord.Document) -> None:
    """A document's turns and prose, one after another, are its text without labels and white space."""
    parts = split_parts(interview)
    part = draw_part(interview, parts, 1, read_marks(interview, (), None))
    shown = "".join(piece.text for block in part.blocks for words in block.paragraphs for piece in words)
    at = interview.title_span[1] if interview.title_span else 0
    text = ""
    for turn in interview.turns:
        text += interview.text[at : turn.label_span[0] if turn.label_span else turn.text_span[0]]
        at = turn.text_span[0]
    text += interview.text[at:]
    assert len(parts) == 1
    assert "".join(shown.split()) == "".join(text.split())


def test_a_turn_that_goes_on_in_the_next_part_says_so() -> None:
    """The second part of a long turn is under its speaker and does not open it again."""
    text = "\n".join(["word " * 1_000] * 12)
    turn = Turn(0, "remarks", None, None, None, None, (0, len(text)))
    document = _document(text, (turn,))
    parts = split_parts(document)
    marks = read_marks(document, (), None)
    assert len(parts) > 1
    assert draw_part(document, parts, 1, marks).blocks[0].opens
    later = draw_part(document, parts, 2, marks).blocks[0]
    assert later.turn == turn
    assert not later.opens


def test_an_offset_is_found_in_the_part_that_holds_it() -> None:
    """What an address asks for is shown whichever part it stands in."""
    document = _document("\n".join(f"paragraph {n} " + "word " * 400 for n in range(60)))
    parts = split_parts(document)
    for number, part in enumerate(parts, 1):
        assert {find_part(parts, paragraph.start) for paragraph in part} == {number}


def test_a_word_of_a_million_letters_is_cut() -> None:
    """No paragraph is longer than a browser lays out at once."""
    document = _document("x" * 1_000_000)
    parts = split_parts(document)
    assert max(paragraph.end - paragraph.start for part in parts for paragraph in part) <= 8_000
    assert sum(paragraph.end - paragraph.start for part in parts for paragraph in part) == 1_000_000


def test_a_document_without_words_has_one_empty_part() -> None:
    """There is always something to show."""
    document = msgspec.structs.replace(_document(""), text_map=())
    parts = split_parts(document)
    assert draw_part(document, parts, 1, read_marks(document, (), None)).blocks == ()
