"""The shapes of labels, one by one."""

import pytest

from onrecord.turns.labels import fold_label, is_outlet, read_label


@pytest.mark.parametrize(
    ("head", "kind", "strength"),
    [
        ("Question", "question", "strong"),
        ("Question (in English)", "question", "strong"),
        ("Question from Port Alder", "question", "strong"),
        ("Q.", "question", "strong"),
        ("Answer", "answer", "dependent"),
        ("Remark", "floor", "dependent"),
        ("Response from the hall", "floor", "dependent"),
        ("THE PRESIDENT", "post", "strong"),
        ("MR. VALE", "titled", "strong"),
        ("ACTING ADMINISTRATOR VALE", "titled", "strong"),
        ("SENIOR ADMINISTRATION OFFICIAL", "unnamed", "dependent"),
        ("AUDIENCE MEMBER", "unnamed", "dependent"),
        ("VALE", "capitals", "dependent"),
        ("President of Norland Ada Orr", "full", "strong"),
        ("Minister of Trade, Fish and Timber Ada Orr", "full", "strong"),
        ("Head of the Harbour Board (HB) Ada Orr", "full", "strong"),
        ("Minster of Trade Ada Orr Vale", "full", "strong"),
        ("Ada Orr", "name", "medium"),
        ("Ada de la Vale-Orr", "name", "medium"),
        ("Ada B. Orr", "name", "medium"),
        ("AdaOrr", "name", "medium"),
        ("Zoë Öst", "name", "medium"),
        ("Mr. Orr", "titled", "medium"),
        ("Secretary Orr", "titled", "medium"),
        ("Queen Ada II of Norland", "titled", "medium"),
        ("The Secretary", "post", "weak"),
        ("Orr", "word", "weak"),
    ],
)
def test_read_label(head: str, kind: str, strength: str) -> None:
    """Each shape has its kind, and the strength that says how much evidence it needs."""
    label = read_label(head)
    assert label is not None
    assert (label.kind, label.strength) == (kind, strength)


@pytest.mark.parametrize(
    "head",
    [
        "Note",
        "SUBJECT",
        "FACT SHEET",
        "DEAR MR. PRESIDENT",
        "Dear Mr. Orr",
        "Mr. President, I have to ask",
        "Let me repeat",
        "Okay. So, let’s see",
        "Hence, the question",
        "Ministers who came early are asked to wait",
        "Harbours of Norland to Host Boat Fairs",
        "May 3, 2031, 10",
        "The United States",
        "Ada Orr said",
        "“Ada Orr",
        "1. Ada Orr",
        "",
    ],
)
def test_read_no_label(head: str) -> None:
    """Headings, fields, salutations, dates and sentences are no labels."""
    assert read_label(head) is None


def test_note_and_aside() -> None:
    """The note in brackets and the part after a comma are kept apart from the core."""
    label = read_label("Pia Lund, reporter at Channel Four (retranslated)")
    assert label is not None
    assert (label.core, label.aside, label.note) == ("Pia Lund", "reporter at Channel Four", "retranslated")


def test_fold_label() -> None:
    """Folding keeps letters only, so that typing without spaces compares equal."""
    assert fold_label("Ada O’Orr") == fold_label("ADA OORR")


def test_is_outlet() -> None:
    """An acronym or a word such as News makes an outlet."""
    assert is_outlet("NBK")
    assert is_outlet("Holm Evening News")
    assert not is_outlet("Holm")
