"""An item of a drafted check list: why it is there, what is asked of whom, and both sides' words."""

from collections.abc import Iterable
from typing import Final, Literal

from msgspec.structs import replace
from rapidfuzz import fuzz

from onrecord.actors.printed import find_parties
from onrecord.archive import Archive
from onrecord.desk.cells import ASIDE
from onrecord.desk.items import Row, Version
from onrecord.model import Document, Record, Span
from onrecord.text.bounds import find_bounds
from onrecord.text.sentences import split_sentences

Sort = Literal["issue", "suspended", "letter", "request"]
Section = Literal["In dispute", "Open", "Common ground"]
SECTIONS: Final[tuple[Section, ...]] = ("In dispute", "Open", "Common ground")
"""What stands between the sides first; what they say they agree on last, to be struck out or kept."""

_QUOTED: Final = 3
"""Quotations of each side under one item."""
_LOOKED: Final = 200
"""Quotations of one item that are looked at: each is compared with those kept."""
_SAME: Final = 80.0
"""From here on, of 100, two quotations of one side say the same: a lead and the words it tells (rapidfuzz, word sets)."""
_TELLING: Final = 25  # words from which on a longer quotation tells no more
_RANKS: Final = (
    ("difference", "unchanged", "agreement"),
    ("accusation", "refusal", "rejection", "protest", "threat", "request"),
    ("position",),
    ("offer", "promise"),
)
"""Kinds of words, the most telling first; any other kind (a statement, a step) comes after them."""


class Held(Record, frozen=True):
    """What a side says on an item: whose words (null: the document's own), of what kind, when, and where they stand.

    `on` is the day as printed; where that has no year, `on_guess` is the day with the year that other documents leave.
    `address` is that of the words, `DOCUMENT@START-END`, which `onrecord show` opens.
    """

    side: str
    kind: str
    by: str | None
    on: str | None
    words: str
    address: str
    on_guess: str | None = None


class DraftItem(Record, frozen=True):
    """An item as the record suggests it: why, what is asked of whom where that is known, and both sides' words."""

    sort: Sort
    section: Section
    title: str
    reason: str
    ask: str | None
    asked_of: str | None
    held: tuple[Held, ...]
    links: tuple[str, ...]


def make_row(item: DraftItem) -> Row:
    """Return the item of a check list that a drafted one becomes."""
    return Row(
        number=None,
        title=item.title,
        ask=item.ask,
        asked_of=item.asked_of,
        section=item.section,
        evidence=tuple(dict.fromkeys(held.address for held in item.held)),
        links=item.links,
    )


def spell_held(held: Held) -> str:
    """Return a quotation as one line: when, whose, of what kind, the words, where they stand."""
    day = f"{held.on or '–'}{f' ({held.on_guess}?)' if held.on_guess else ''}"
    # "Vladimir Putin, President, RUS" says whose words they are; a bare name does not.
    by = held.by if held.by and held.by.endswith(held.side) else f"{held.side} {held.by or ''}".strip()
    return f"{day} {by}, {held.kind}: “{held.words}” {held.address}"


def make_version(items: Iterable[DraftItem], sides: tuple[str, str]) -> Version:
    """Return a draft as a list that can be written to a file and edited there, with the words of both under each item."""
    rows = tuple(
        replace(make_row(item), number=str(n), extra=((ASIDE, "\n".join(map(spell_held, item.held))),))
        for n, item in enumerate(items, 1)
    )
    side, other = sides
    return Version(f"Irritants with {other}", side, other, None, None, "internal", rows)


def is_naming(text: str, side: str) -> bool:
    """Say whether a text names a side: in any of the ways of a party that the tables know, else by its name or a word made of it."""
    return side in text or any(party.party == side for party in find_parties(text))


def find_sentences(text: str, span: Span, floor: int = 0) -> Span:
    """Return the span of the sentences of one line in which a span stands, from `floor` on."""
    start = max(floor, text.rfind("\n", 0, span[0]) + 1)
    end = text.find("\n", span[1])
    line = split_sentences(text, start, len(text) if end < 0 else end)
    around = [one for one in line if one[0] < span[1] and span[0] < one[1]]
    return (around[0][0], around[-1][1]) if around else span


class Book:
    """The documents and inferred years that one draft looks up, each once."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._documents: dict[str, Document] = {}
        self._years: dict[str, str | None] = {}

    def document(self, document_id: str) -> Document:
        """Return a document."""
        if document_id not in self._documents:
            self._documents[document_id] = self.archive.document(document_id)
        return self._documents[document_id]

    def is_told(self, document_id: str, span: Span) -> bool:
        """Say whether a span stands in the document's own words: not in its title, not in a questioner's."""
        document = self.document(document_id)
        if document.title_span and document.title_span[0] <= span[0] < document.title_span[1]:
            return False
        return not any(
            turn.role == "question" and turn.text_span[0] <= span[0] < turn.text_span[1]
            for turn in document.turns
        )

    def sentence(self, document_id: str, span: Span) -> Span:
        """Return the span of the sentences in which a span stands, without a label before them: quoted whole."""
        document = self.document(document_id)
        labels = (turn.text_span[0] for turn in document.turns if turn.text_span[0] <= span[0])
        return find_sentences(document.text, span, max(labels, default=0))

    def place(self, document_id: str, span: Span) -> str:
        """Return the address of the sentences in which a span stands."""
        start, end = self.sentence(document_id, span)
        return f"{document_id}@{start}-{end}"

    def hold(self, said: tuple[str, str, str | None, str | None], document_id: str, span: Span) -> Held:
        """Make a quotation of side, kind, speaker and day, and of the sentences around a span."""
        side, kind, by, on = said
        start, end = self.sentence(document_id, span)
        words = " ".join(self.document(document_id).text[start:end].split())
        return Held(side, kind, by, on, words, f"{document_id}@{start}-{end}", self._guess(document_id, on))

    def _guess(self, document_id: str, on: str | None) -> str | None:
        """Return the day with the year inferred for its document; null where the year is printed or nothing is inferred."""
        if on is None or not on.startswith("XXXX"):
            return None
        if document_id not in self._years:
            inferred = self.archive.people().year(document_id)
            self._years[document_id] = inferred.value[:4] if inferred else None
        year = self._years[document_id]
        return f"{year}{on[4:]}" if year else None


def choose_held(held: Iterable[Held]) -> tuple[Held, ...]:
    """Keep the most telling words of each side, of one kind the newest, each once, in the order of their days."""
    by_side: dict[str, list[Held]] = {}
    for each in _drop_same(sorted(held, key=_order)[:_LOOKED]):
        by_side.setdefault(each.side, []).append(each)
    kept = [each for told in by_side.values() for each in _vary(told)[:_QUOTED]]
    return tuple(sorted(kept, key=lambda one: (find_day(one), one.address)))


def _order(held: Held) -> tuple[int, int, int, str]:
    return (_rank(held), -find_day(held), -min(_TELLING, len(held.words.split())), held.address)


def _vary(told: list[Held]) -> list[Held]:
    """Put the first of every kind before the second of any, so that one kind does not crowd out the others."""
    seen: dict[str, int] = {}
    places = []
    for each in told:
        places.append(seen.get(each.kind, 0))
        seen[each.kind] = places[-1] + 1
    return [each for _, each in sorted(zip(places, told, strict=True), key=lambda row: row[0])]


def _rank(held: Held) -> int:
    return next((rank for rank, kinds in enumerate(_RANKS) if held.kind in kinds), len(_RANKS))


def _drop_same(held: Iterable[Held]) -> list[Held]:
    """Drop words that stand within others of the same item, hold them, or say the same for the same side."""
    kept: list[Held] = []
    for each in held:
        if not any(_is_same(each, other) for other in kept):
            kept.append(each)
    return kept


def _is_same(one: Held, other: Held) -> bool:
    if one.words in other.words or other.words in one.words:
        return True
    return one.side == other.side and fuzz.token_set_ratio(one.words, other.words) >= _SAME


def find_day(held: Held) -> int:
    """Return the first day of a quotation as a number; 0 where it has none."""
    bounds = find_bounds(held.on_guess or held.on)
    return bounds.first if bounds else 0
