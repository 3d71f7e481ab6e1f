"""Who is who on whole pages, read as a user's: found, told apart, and given a post; with pinned floors.

`test_people.py` resolves the gold's own spans; here the reader must find them.
What is not found in `frus` are posts that the gold links as names ("the
Generalissimo") and families' names that their document never introduces.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import onrecord
from onrecord.actors.words import split_words
from onrecord.people.decide import decide_sheets
from onrecord.people.likeness import compare_names
from onrecord.people.mentions import read_mentions
from onrecord.people.register import Register
from onrecord.people.sheets import Sheet, pack_sheets, unpack_sheet
from onrecord.views.evidence import find_page_spans

pytestmark = [pytest.mark.shared, pytest.mark.slow]

Row = dict[str, Any]
Span = tuple[int, int]
DOCUMENTS = {"frus": 700, "kremlin": 1300}
"""How many documents of each corpus are read: 2,000."""


class Found(NamedTuple):
    """The persons found on a page: of each mention the page span, the person's id and the name read, and the sheets."""

    persons: list[tuple[Span, str | None, str]]
    sheets: list[Sheet]
    document: onrecord.Document


def _read(text: str) -> Found | None:
    """Read a page and decide its people, without an archive."""
    document = onrecord.read(text.encode(), media_type="text/plain").document
    if document is None:
        return None
    sheets = [
        unpack_sheet((document.id, 1, document.event_on), one.namings, is_clear=one.is_clear)
        for one in pack_sheets(read_mentions(document))
    ]
    persons = [
        (on_page, one.answer.person_id, one.naming.name or "")
        for one in decide_sheets(sheets, Register(()))
        for span in one.naming.spans
        for on_page in find_page_spans(document.text_map, span)
    ]
    return Found(sorted(persons), sheets, document)


def _load(shared: Path, source: str) -> Iterator[tuple[Row, Found]]:
    with gzip.open(shared / "corpora" / f"{source}.jsonl.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number == DOCUMENTS[source]:
                return
            row = json.loads(line)
            found = _read(row["text"])
            if found:
                yield row, found


@pytest.mark.parametrize(
    ("source", "recall", "consistent", "merges"), [("frus", 0.968, 0.985, 0), ("kremlin", 0.975, 0.99, 0)]
)
def test_linked_persons_are_found_and_told_apart(
    shared: Path, source: str, recall: float, consistent: float, merges: int
) -> None:
    """Linked mentions are found; those found get one person in a document; two linked persons never become one."""
    hits: Counter[bool] = Counter()
    alike: Counter[bool] = Counter()
    merged: list[tuple[str, str, str]] = []
    for row, found in _load(shared, source):
        by_gold: dict[str, Counter[str | None]] = defaultdict(Counter)
        by_ours: dict[str, dict[str, str]] = defaultdict(dict)
        for one in row["gold"].get("person_mentions") or ():
            if not one["person_id"]:
                continue
            printed = {word.key for word in split_words(one["surface"])}
            near = [
                who
                for (a, b), who, name in found.persons
                # The words of a post may name another: "Assistant to Mr. Maren".
                if a < one["end"] and one["start"] < b and printed & {word.key for word in split_words(name)}
            ]
            hits[bool(near)] += 1
            if near:
                by_gold[one["person_id"]][near[0]] += 1
                # A link whose printed words are not in the linked person's name is none.
                if near[0] and printed & {word.key for word in split_words(one["name"] or "")}:
                    by_ours[near[0]][one["person_id"]] = one["name"]
        for own in by_gold.values():
            right = max((count for who, count in own.items() if who), default=0)
            alike.update({True: right, False: own.total() - right})
        merged += [
            (row["doc_id"], a, b)
            for names in by_ours.values()
            for a in names.values()
            for b in names.values()
            if a < b and compare_names(a, b) is None
        ]
    assert hits[True] / hits.total() >= recall
    assert alike[True] / alike.total() >= consistent
    assert len(merged) <= merges


def _name_of_label(label: str) -> str:
    """Give the last two words of a label as printed: a name, where it is one."""
    return " ".join(re.sub(r"\([^)]*\)", "", label).strip(" :").split()[-2:])


def test_a_turn_has_its_speakers_full_name_and_post(shared: Path) -> None:
    """Where some label of a transcript gives a name with a post, every turn of that name has both: ≥ .97."""
    right: Counter[bool] = Counter()
    for row, found in _load(shared, "kremlin"):
        labels = [turn["label"] for turn in row["gold"]["turns"]]
        long = (label for label in labels if len(label.split()) > 3 and "Question" not in label)
        with_post = {_name_of_label(label) for label in long}
        figures = {
            on_page[0]: sheet.figure
            for sheet in found.sheets
            for naming in sheet.namings
            for span in naming.spans
            for on_page in find_page_spans(found.document.text_map, span)
        }
        for turn in row["gold"]["turns"]:
            name = _name_of_label(turn["label"])
            if name in with_post and "of" not in turn["label"].split()[-4:]:
                at = next((at for at in sorted(figures) if turn["start"] <= at < turn["text_start"]), -1)
                figure = figures.get(at)
                is_his = figure is not None and compare_names(figure.printed, name) is not None
                right[bool(is_his and figure and figure.full and figure.roles)] += 1
    assert right.total() > 1000
    assert right[True] / right.total() >= 0.97


SEEDS = {
    "Rex Tillerson": ("Secretary of State", "USA"),
    "Sergey Lavrov": ("Minister of Foreign Affairs", "RUS"),
    "Sergey Ryabkov": ("Deputy Foreign Minister", "RUS"),
    "Oleg Syromolotov": ("Deputy Foreign Minister", "RUS"),
    "Maria Zakharova": ("Foreign Ministry Spokesperson", "RUS"),
    "Staffan de Mistura": ("Special Envoy for Syria", "UN"),
    "Vladimir Putin": ("President", "RUS"),
    "Donald Trump": ("President", "USA"),
    "Bashar al-Assad": ("President", "SYR"),
    "Nicos Anastasiades": ("President", "CYP"),
    "Peter Szijjarto": ("Minister of Foreign Affairs and Trade", "HUN"),
    "Aleksandar Vucic": ("President", "SRB"),
    "Yoweri Museveni": ("President", "UGA"),
    "James Mattis": ("Secretary of Defense", "USA"),
    "Boris Johnson": ("Foreign Secretary", "GBR"),
}


def test_the_first_users_pages(shared: Path, tmp_path: Path) -> None:
    """Everybody of the first five pages has post and party then; an epithet is its owner; the round-up has its year."""
    with onrecord.open_archive(tmp_path / "seeds.onrecord", create=True) as archive:
        for source in onrecord.read_sources([shared / "seeds"]):
            assert isinstance(source, onrecord.Source)
            archive.add(source)
        people = archive.people()
        for name, held in SEEDS.items():
            card = people.card(name)
            posts = [(post.post, post.party) for post in card.posts if post.documents]
            assert held in posts, (name, card.posts)
            assert card.first_on, name
        lavrov = people.card("Lavrov")
        assert "the Russian top diplomat" in [alias.words for alias in lavrov.aliases]
        assert people.who(post="Russian top diplomat", on="2017-04-12").person_id == lavrov.id
        assert (
            people.who(post="US Secretary of State", on="2017-04-12").person_id == people.card("Tillerson").id
        )
        (undated,) = [row for row in archive.rows() if (row.event_on or "").startswith("XXXX")]
        year = people.year(undated.id)
        assert year is not None
        assert (year.printed, year.value) == ("XXXX-04-12", "2017-04-12")
        assert "Rex Tillerson, Secretary of State" in year.reason
        assert list(archive.check()) == []
