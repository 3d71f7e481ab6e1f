"""The ledger's stage as a whole: what it hands on, and how its time grows."""

import time

import pytest
from scenes import make_scene

from onrecord.ledger.read import read_ledger
from onrecord.model import Commitment, Document
from onrecord.model.ledger import Contact

_SHAPES = {
    "one sentence of meetings": "Maren met with Brok and talks with Tarsund on 4 May were held in Karvel, ",
    "sentences of meetings": "On 4 May Maren met with Brok in Karvel. Our talks were useful. ",
    "one memorandum again": "The Memorandum on Flight Safety was signed and the Memorandum was suspended. ",
    "many memorandums": "The Memorandum of {n} May between Valmeria and Tarsund was signed. ",
    "promises": "We will return the ferries if Tarsund agrees to the talks. ",
    "one sentence of promises": "we are ready to return to the memorandum and ",
    "notes": "We sent a note to Tarsund and no reply to the note has come. ",
    "positions": "We agree that sanctions must end. Our positions on the ferries differ. ",
    "headings": "Ferries\n\nWe want peace in Syria.\n\n",
    "names without a break": "President Maren and Minister Brok ",
    "unlisted states": "The Kingdom of Vess{a} and Norway set up a joint commission with Tol{a}. ",
    "initiative": "The call was at the initiative of the Tarsundic side. ",
}


def _document(shape: str, times: int) -> Document:
    told = (shape.replace("{n}", str(n)).replace("{a}", _spell(n)) for n in range(times))
    return make_scene("".join(told)).document


def _spell(n: int) -> str:
    """Return a number as four small letters."""
    return "".join("aeioubdgkl"[int(digit)] for digit in f"{n:04}")


def test_entries_are_numbered_in_order_and_statements_tagged() -> None:
    """The stage returns the document with its statements' issues and its entries, numbered from nought."""
    body = "Ms Maren: On 4 May I met with Halden Brok in Karvel. We are ready to return to the arms control talks."
    document = read_ledger(make_scene(body).document)
    assert [entry.n for entry in document.entries] == list(range(len(document.entries)))
    assert {type(entry) for entry in document.entries} >= {Contact, Commitment}
    assert any("arms-control" in said.issues for said in document.statements)


def test_a_document_without_text_has_no_entries() -> None:
    """Nothing printed gives nothing."""
    assert read_ledger(make_scene("").document).entries == ()


@pytest.mark.parametrize("shape", _SHAPES.values(), ids=list(_SHAPES))
def test_time_is_linear(shape: str) -> None:
    """Eight times the text takes no more than some eight times the time."""

    def cost(document: Document) -> float:
        start = time.process_time()
        read_ledger(document)
        return time.process_time() - start

    small, large = (min(cost(_document(shape, times)) for _ in range(3)) for times in (60, 480))
    assert large < 24 * max(small, 0.002)
