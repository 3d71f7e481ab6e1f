"""What every reader of entries looks at: a document's sentences, dates, parties and statements, found once."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Final, Protocol, TypeVar

from onrecord.actors.printed import PrintedParty, find_parties
from onrecord.actors.unlisted import find_states, find_unlisted
from onrecord.actors.words import Word, split_words
from onrecord.ledger.company import Company, gather_company
from onrecord.ledger.issues import DEFAULT, Mark, Topics, find_headings
from onrecord.ledger.wordings import lower_same
from onrecord.model import Document, Span, Statement
from onrecord.text.dates import Order
from onrecord.text.fold import word_set
from onrecord.text.sentences import split_sentences
from onrecord.text.times import Anchors, FoundTime, find_times


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)
_MOST_KEPT: Final = 256  # sentences whose words are kept


class Scene:
    """A document with what its text holds; each part is found when first asked for.

    `own_party` is the state whose page the document stands on, `known` the
    topics that are looked for.
    """

    def __init__(
        self,
        document: Document,
        order: Order | None = None,
        own_party: str | None = None,
        known: Topics = DEFAULT,
    ) -> None:
        self.document = document
        self.text = document.text
        self.known = known
        self._order = order
        self._own_party = own_party

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Every sentence in order, the title's first."""
        return split_sentences(self.text)

    @cached_property
    def times(self) -> tuple[FoundTime, ...]:
        """Every expression of a date, resolved against the document's own dates."""
        return find_times(self.text, anchors=self._anchors, order=self._order)

    @cached_property
    def _anchors(self) -> Anchors:
        own = self.document
        return Anchors(own.event_on, own.published_on, own.posted_on, own.retrieved_on)

    @cached_property
    def parties(self) -> tuple[PrintedParty, ...]:
        """Every party named, in order."""
        return find_parties(self.text)

    @cached_property
    def lower(self) -> str:
        """The text in lower case, of the same length: a letter that would become two stays."""
        return lower_same(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text once, in lower case: whether it can hold a cue costs one look."""
        return word_set(self.lower)

    def split(self, span: Span) -> list[Word]:
        """Return the words of a span, split once for all readers that look at it; offsets count from its start."""
        if span not in self._split:
            if len(self._split) == _MOST_KEPT:
                self._split.clear()  # a text of 40 MB would keep all of its words
            self._split[span] = split_words(self.text[span[0] : span[1]])
        return self._split[span]

    @cached_property
    def _split(self) -> dict[Span, list[Word]]:
        return {}

    @cached_property
    def topics(self) -> tuple[Mark, ...]:
        """Every term of the known topics, in order."""
        return self.known.find(self.text, self.lower, self.words)

    def topics_in(self, span: Span) -> Sequence[Mark]:
        """Return the terms of the known topics in a span, in order."""
        return within(self.topics, span)

    @cached_property
    def headings(self) -> tuple[Span, ...]:
        """Every heading below the title, in order."""
        return tuple(find_headings(self.text, self.document.title_span[1] if self.document.title_span else 0))

    @cached_property
    def company(self) -> Company:
        """Who is in the document."""
        start, end = self.document.title_span or (0, 0)
        title = self.text[start:end]
        states = find_states(self.text, self.words)
        printed = (*find_parties(title), *find_unlisted(title, states))
        return gather_company(self.document, printed, own_party=self._own_party, states=states)

    def parties_in(self, span: Span) -> Sequence[PrintedParty]:
        """Return the parties named in a span of one sentence, also those that no table knows but the document has.

        Only the sentence is read, once: most of a text is never asked for.
        """
        n = max(bisect_right(self.sentences, (span[0], len(self.text))) - 1, 0)
        if n not in self._sentence_parties:
            start, end = self.sentences[n] if self.sentences else span
            piece = self.text[start:end]
            found = [
                one._replace(start=one.start + start, end=one.end + start)
                for one in (*find_parties(piece), *find_unlisted(piece, self.company.unlisted))
            ]
            self._sentence_parties[n] = tuple(sorted(found))
        return within(self._sentence_parties[n], span)

    @cached_property
    def _sentence_parties(self) -> dict[int, tuple[PrintedParty, ...]]:
        return {}

    def times_in(self, span: Span) -> tuple[FoundTime, ...]:
        """Return the expressions of a date in a span alone, resolved against the document's own dates."""
        found = find_times(self.text[span[0] : span[1]], anchors=self._anchors, order=self._order)
        return tuple(one._replace(start=one.start + span[0], end=one.end + span[0]) for one in found)

    @cached_property
    def _content_starts(self) -> list[tuple[int, int]]:
        """First characters of the statements' contents in order, each with its statement's number."""
        return sorted((said.content[0][0], said.n) for said in self.document.statements)

    def statement_at(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content holds the span; null where nobody says it.

        An attributed statement inside a floor sentence begins after it, so
        the last to begin before the span and still to hold it is the innermost.
        """
        row = bisect_right(self._content_starts, (span[0], len(self.document.statements)))
        # A sentence holds few statements; eight back reaches all of one sentence.
        for _, n in reversed(self._content_starts[max(0, row - 8) : row]):
            said = self.document.statements[n]
            if any(start <= span[0] and span[1] <= end for start, end in said.content):
                return said
        return None

    def last_said(self, at: int) -> Statement | None:
        """Return the statement whose cue stands first in the sentence right before offset `at`; null where nobody speaks there."""
        row = bisect_left(self.sentences, (at, at)) - 1
        if row < 0:
            return None
        start, end = self.sentences[row]
        last = bisect_right(self._content_starts, (end, len(self.document.statements)))
        near = (self.document.statements[n] for _, n in self._content_starts[max(0, last - 8) : last])
        told = [said for said in near if said.cue and start <= said.cue[0][0] < end]
        return min(told, key=lambda said: said.cue[0], default=None)

    def own_day(self) -> str | None:
        """Return the day the document speaks on: its event's, else of publication, else of posting."""
        return self.document.event_on or self.document.published_on or self.document.posted_on


def within(found: Sequence[P], span: Span) -> Sequence[P]:
    """Return what of an ordered sequence lies wholly inside a span."""
    first = bisect_left(found, span[0], key=lambda one: one.start)
    last = bisect_left(found, span[1], key=lambda one: one.start)
    return [one for one in found[first:last] if one.end <= span[1]]
