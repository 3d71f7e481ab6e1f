"""Issues between two sides as the record tells them: what each holds, asks, offers and rejects, and where they differ."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from onrecord.archive import Archive, EntryFilters, EntryRow, PositionFilters, PositionRow, Source
from onrecord.ledger.issues import DEFAULT
from onrecord.ledger.wordings import lower_same
from onrecord.model import Commitment, Correspondence, Document, Span, Statement
from onrecord.views.compare import name_issue
from onrecord.views.draft_item import Book, DraftItem, Held, Section, choose_held, find_day, is_naming
from onrecord.views.entry import name_actor

_MOST: Final = 2_000
_BETWEEN: Final = ("difference", "unchanged", "agreement")
_ACTS: Final = {
    "ACCUSE": "accusation",
    "REJECT": "rejection",
    "PROTEST": "protest",
    "THREATEN": "threat",
    "REQUEST": "request",
}
"""Speech acts by which one side makes an issue of something with the other, and what a draft calls such words."""
_DISPUTED: Final = frozenset(
    {"difference", "unchanged", "accusation", "rejection", "protest", "threat", "refusal"}
)
_WORDED: Final = {
    "position": "{one} speaks of {other}",
    "request": "{one} asks {other}",
    "offer": "{one} makes {other} an offer",
    "promise": "{one} promises {other}",
    "refusal": "{one} refuses {other}",
    "accusation": "{one} accuses {other}",
    "rejection": "{one} rejects what is {other}'s",
    "protest": "{one} protests to {other}",
    "threat": "{one} threatens {other}",
}
_SAID_OF_BOTH: Final = {"difference": "they differ", "unchanged": "unchanged", "agreement": "they agree"}
_ENOUGH: Final = 2
"""So many quotations of a side need none of its mere statements beside them."""
_SHORTEST: Final = 6  # words of a statement that is quoted


class Between(NamedTuple):
    """An entry between the two sides: its row, the source that tells it, and its words that are no questioner's."""

    row: EntryRow
    source: Source
    span: Span


class _Told(NamedTuple):
    """Words on an issue, and whether they are by themselves a reason to think it one between the two sides."""

    held: Held
    is_between: bool
    link: str | None = None
    ask: str | None = None
    asked_of: str | None = None


def find_between(book: Book, sides: tuple[str, str], kind: str) -> Iterator[Between]:
    """Yield the commitments or letters from one of the two sides to the other, once an entry."""
    ledger = book.archive.ledger()
    for row in ledger.find(EntryFilters(entry=kind, parties=sides), limit=_MOST).rows:
        for source in ledger.sources(row.id):
            entry = source.entry
            if isinstance(entry, Commitment | Correspondence) and entry.doubt is None:
                ends = (_party(entry, "by", "sender"), _party(entry, "to"))
                if set(ends) == set(sides):
                    yield Between(row, source, _choose_span(book, source))
                    break


def _choose_span(book: Book, source: Source) -> Span:
    spans = source.entry.evidence
    return next((span for span in spans if book.is_told(source.document.id, span)), spans[0])


def _party(entry: Commitment | Correspondence, *fields: str) -> str | None:
    actor = next((getattr(entry, field) for field in fields if hasattr(entry, field)), None)
    return actor.party if actor else None


def draft_issues(book: Book, sides: tuple[str, str], between: Iterable[Between]) -> list[DraftItem]:
    """Return the issues between two sides; the entries that are told under one are linked with it."""
    told: dict[str, list[_Told]] = {}
    documents = _Documents(book, sides)
    for row in _find_positions(book.archive, sides):
        if row.position.doubt is None and documents.is_between(row.document.id):
            told.setdefault(row.position.issue, []).extend(_tell_position(book, row, sides))
    for each in between:
        issue = documents.is_between(each.source.document.id) and documents.find_issue(each)
        if issue:
            told.setdefault(issue, []).append(_tell_entry(book, each))
    for issue, one in documents.tell_acts():
        told.setdefault(issue, []).append(one)
    items = []
    for issue, words in sorted(told.items()):
        reason = _say_why(words, sides)
        # "The state of relations" is no item of a list, unless the two say that they differ on it.
        if reason and (issue not in DEFAULT.general or any(one.held.kind == "difference" for one in words)):
            items.append(_draft_issue(issue, reason, [*words, *documents.fill(issue, words)]))
    return items


def _find_positions(archive: Archive, sides: tuple[str, str]) -> Iterator[PositionRow]:
    """Yield the newest positions of either side, and what anybody says of agreement or difference, each once."""
    ledger = archive.ledger()
    filters = [PositionFilters(party=side) for side in sides]
    filters += [PositionFilters(kind=kind) for kind in _BETWEEN]
    seen = set()
    for asked in filters:
        held = sum(row.positions for row in ledger.issues(asked))
        for row in ledger.positions(asked, limit=_MOST, offset=max(0, held - _MOST)):
            key = (row.document.id, row.position.n)
            if key not in seen:
                seen.add(key)
                yield row


def _tell_position(book: Book, row: PositionRow, sides: tuple[str, str]) -> Iterator[_Told]:
    """Yield a position of one side, or what is said of both: under whose words it is, else under both."""
    position = row.position
    own = position.by.party if position.by and position.by.party in sides else None
    is_both = position.kind in _BETWEEN and set(sides) <= set(position.parties)
    if not is_both and (own is None or position.kind != "position"):
        return
    by = name_actor(position.by) if position.by else None
    said = (own or " and ".join(sides), position.kind, by, position.on)
    span = position.evidence[0]
    words = row.words[0]
    is_naming_far = any(is_naming(words, side) for side in sides if side != own)
    yield _Told(book.hold(said, row.document.id, span), is_both or is_naming_far)


def _tell_entry(book: Book, between: Between) -> _Told:
    """Make what an entry between the two sides says on its issue: a request asks, a letter without an answer too."""
    entry, document = between.source.entry, between.source.document
    text = between.source.text
    link = f"entry:{between.row.id}"
    if isinstance(entry, Correspondence):
        by = entry.sender.party if entry.sender else None
        ask, kind = entry.asked, f"{entry.form}, reply: {between.row.status or entry.reply}"
        day = entry.written_on or entry.delivered_on or entry.disclosed_on or between.row.date
        is_asked, actor = True, entry.sender
    else:
        assert isinstance(entry, Commitment)
        by = entry.by.party if entry.by else None
        ask, kind, day, is_asked = entry.what, entry.kind, entry.made_on, entry.kind == "request"
        actor = entry.by
    far = entry.to.party if entry.to else None
    held = book.hold((by or "", kind, name_actor(actor) if actor else None, day), document.id, between.span)
    # "We insist on an investigation": whom it is asked of is only ours to say where the words name him.
    is_named = far is not None and is_naming(held.words, far)
    words = " ".join(text[ask[0] : ask[1]].split()) if ask else None
    return _Told(
        held, is_between=True, link=link, ask=words if is_asked else None, asked_of=far if is_named else None
    )


class _Documents:
    """The documents that name both sides: their statements, and what each line is about."""

    def __init__(self, book: Book, sides: tuple[str, str]) -> None:
        self._book = book
        self._sides = sides
        self._named: dict[str, bool] = {}

    def is_between(self, id_: str) -> bool:
        """Say whether a document names both sides: what is said where one is never named is not said to it."""
        if id_ not in self._named:
            text = self._book.document(id_).text
            self._named[id_] = all(is_naming(text, side) for side in self._sides)
        return self._named[id_]

    def find_issue(self, between: Between) -> str | None:
        """Return the issue of an entry's words: of their sentence; of a request also of its paragraph, or the one before.

        Of several, a matter of all ("chemical weapons") is more particular than one of some ("Syria"); then the one
        named more often.
        """
        document = self._book.document(between.source.document.id)
        text, entry = document.text, between.source.entry
        start, end = self._book.sentence(document.id, between.span)
        line = text.rfind("\n", 0, start) + 1
        above = text.rfind("\n", 0, max(0, len(text[:line].rstrip()))) + 1
        near = [text[start:end]]
        if isinstance(entry, Commitment):
            near.append(_line(text, (start, end)))
            if entry.kind in {"request", "refusal"}:
                near.append(text[above:line])
        for piece in near:
            counted = Counter(topic for topic in _find_topics(piece) if topic not in DEFAULT.general)
            if counted:
                return max(counted, key=lambda topic: (not DEFAULT.by_id[topic].parties, counted[topic]))
        return None

    def tell_acts(self) -> Iterator[tuple[str, _Told]]:
        """Yield what one side accuses, rejects, asks of the other by name, with its issue."""
        for side, far in (self._sides, self._sides[::-1]):
            for document, said in self._statements(side):
                kind = _ACTS.get(said.act)
                start, end = _span(said)
                if kind and is_naming(document.text[start:end], far):
                    for issue in said.issues:
                        yield issue, _Told(self._hold(document, said, kind), is_between=True)

    def fill(self, issue: str, told: Iterable[_Told]) -> Iterator[_Told]:
        """Yield statements of a side that has said little on an issue so far, from paragraphs that name it.

        What the statement's own words do not name counts only for a side of which nothing else is known.
        """
        counted = Counter(one.held.side for one in told)
        for side in [side for side in self._sides if counted[side] < _ENOUGH]:
            near = [
                (document, said)
                for document, said in self._statements(side)
                if issue in said.issues or issue in _find_topics(_line(document.text, _span(said)))
            ]
            own = [(document, said) for document, said in near if issue in said.issues]
            for document, said in own or ([] if counted[side] else near):
                start, end = _span(said)
                if len(document.text[start:end].split()) >= _SHORTEST:
                    yield _Told(self._hold(document, said, "statement"), is_between=False)

    def _statements(self, side: str) -> Iterator[tuple[Document, Statement]]:
        for id_ in [id_ for id_, is_between in self._named.items() if is_between]:
            document = self._book.document(id_)
            for said in document.statements:
                if said.speaker and said.speaker.party == side:
                    yield document, said

    def _hold(self, document: Document, said: Statement, kind: str) -> Held:
        actor = said.speaker
        day = document.event_on or document.published_on or document.posted_on
        told = (actor.party or "" if actor else "", kind, name_actor(actor) if actor else None, day)
        return self._book.hold(told, document.id, _span(said))


def _span(said: Statement) -> Span:
    return (said.content[0][0], said.content[-1][1])


def _line(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return text[start : len(text) if end < 0 else end]


def _find_topics(text: str) -> list[str]:
    return [mark.topic for mark in DEFAULT.find(text, lower_same(text))]


def _say_why(told: Iterable[_Told], sides: tuple[str, str]) -> str | None:
    """Say why an issue is between the two sides; null where it is one side's own."""
    told = list(told)
    reasons: dict[str, None] = {}
    for kind, words in _SAID_OF_BOTH.items():
        sources = {one.held.side for one in told if one.held.kind == kind}
        tellers = sorted(sources & set(sides))
        says = f", {'say' if len(tellers) > 1 else 'says'} {' and '.join(tellers)}" if tellers else ""
        if sources:
            reasons[f"{words}{says}"] = None
    if {one.held.side for one in told if one.held.kind == "position"} >= set(sides):
        reasons["both sides hold a position"] = None
    for one in told:
        kind = one.held.kind
        if one.is_between and kind not in _BETWEEN and not (kind == "position" and reasons):
            far = next((side for side in sides if side != one.held.side), "")
            form = _WORDED.get(kind, f"{{one}} writes to {{other}} ({kind})")
            reasons[form.format(one=one.held.side, other=far)] = None
    return "; ".join(reasons) or None


def _draft_issue(issue: str, reason: str, told: list[_Told]) -> DraftItem:
    asked = max((one for one in told if one.ask), key=lambda one: _order_ask(one, issue), default=None)
    name = name_issue(issue)
    return DraftItem(
        sort="issue",
        section=_choose_section(told),
        title=name[:1].upper() + name[1:],
        reason=reason,
        ask=asked.ask if asked else None,
        asked_of=asked.asked_of if asked else None,
        held=choose_held(one.held for one in told),
        links=tuple(dict.fromkeys(one.link for one in told if one.link)),
    )


def _order_ask(one: _Told, issue: str) -> tuple[bool, bool, int, int]:
    """Put first what is asked of a side by name, in words that name the issue, newest and fullest."""
    is_own = issue in _find_topics(one.ask or "")
    return (one.asked_of is not None, is_own, find_day(one.held), len(one.ask or ""))


def _choose_section(told: Iterable[_Told]) -> Section:
    """Choose where an issue stands: what is differed on or refused first, what is only agreed last."""
    told = list(told)
    kinds = {one.held.kind for one in told if one.is_between}
    if kinds & _DISPUTED or any(kind.endswith("reply: refused") for kind in kinds):
        return "In dispute"
    holders = {one.held.side for one in told if one.held.kind == "position"}
    is_agreed = "agreement" in kinds and kinds <= {"agreement", "promise"} and len(holders) <= 1
    return "Common ground" if is_agreed else "Open"
