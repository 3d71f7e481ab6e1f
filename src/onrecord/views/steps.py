"""The life of an entry: what each source tells of it, one event told by several once. Pure over sources."""

from collections.abc import Iterable, Sequence

from onrecord.archive import Source
from onrecord.model import Actor, Event, Record, Span
from onrecord.text.bounds import find_bounds
from onrecord.text.years import put_year

_Key = tuple[str, str | None, str | None, str | None]
_Told = list[tuple[Source, Event]]


class Quote(Record, frozen=True):
    """Words a fact rests on: `document` is the id of the document in whose text `span` counts, `day` its own."""

    document: str
    span: Span
    words: str
    day: str | None


class Step(Record, frozen=True):
    """One event in an entry's life. `told_by` is in whose words (null: the documents' own voice).

    `inferred` is a day that is printed without its year, with the year that
    other documents leave.
    """

    event: str
    date: str | None
    inferred: str | None
    date_basis: str
    effective_on: str | None
    by: Actor | None
    to: Actor | None
    told_by: Actor | None
    condition: str | None
    condition_quote: Quote | None
    doubt: str | None
    quotes: tuple[Quote, ...]


def draw_steps(sources: Sequence[Source]) -> list[Step]:
    """Return the events of all sources, one told by several once, by day, those without a day last."""
    found: dict[_Key, _Told] = {}
    for source in sources:
        for event in getattr(source.entry, "events", ()):
            found.setdefault(_step_key(event), []).append((source, event))
    steps = [_join_step(told) for told in _join_weaker(found)]
    return sorted(steps, key=lambda step: (*_order(step.inferred or step.date), step.event))


def _step_key(event: Event) -> _Key:
    by = (event.by.party or event.by.name) if event.by else None
    told = (event.told_by.party or event.told_by.name) if event.told_by else None
    return (event.event, event.date, by or told, told)


def _join_weaker(found: dict[_Key, _Told]) -> list[_Told]:
    """Join a telling that leaves out the day, or who did it, to the one fuller telling of the event that fits it."""
    joined = {key: list(told) for key, told in found.items()}
    for key in sorted(found, key=repr):
        fuller = [other for other in joined if other != key and _is_fuller(other, key)]
        if len(fuller) == 1 and not any(event.condition for _, event in joined[key]):
            joined[fuller[0]] += joined.pop(key)
    return list(joined.values())


def _is_fuller(one: _Key, other: _Key) -> bool:
    """Say whether one telling has all that the other has of day, doer and teller, and more."""
    return one[0] == other[0] and all(
        mine == theirs or theirs is None for mine, theirs in zip(one[1:], other[1:], strict=True)
    )


def _join_step(told: _Told) -> Step:
    first_source, first = told[0]
    conditions = [(source, event.condition) for source, event in told if event.condition]
    source, span = conditions[0] if conditions else (first_source, None)
    return Step(
        event=first.event,
        date=first.date,
        inferred=_infer(told),
        date_basis=first.date_basis,
        effective_on=next((event.effective_on for _, event in told if event.effective_on), None),
        by=first.by,
        to=first.to,
        told_by=first.told_by,
        condition=" ".join(source.text[span[0] : span[1]].split()) if span else None,
        condition_quote=quote_spans(source, [span])[0] if span else None,
        doubt=None if any(event.doubt is None for _, event in told) else first.doubt,
        quotes=once(quote for source, event in told for quote in quote_spans(source, event.evidence)),
    )


def _infer(told: _Told) -> str | None:
    """Return the one day that the years inferred for its documents give an event that is printed without one."""
    found = {put_year(event.date, source.day) for source, event in told if event.date and source.day}
    return found.pop() if len(found) == 1 else None


def _order(date: str | None) -> tuple[bool, int]:
    bounds = find_bounds(date)
    return (bounds is None, bounds.first if bounds else 0)


def quote_spans(source: Source, spans: Iterable[Span]) -> list[Quote]:
    """Return the words of some spans of a source."""
    day = day_of(source)
    text = source.text
    return [Quote(source.document.id, span, text[span[0] : span[1]], day) for span in spans]


def once(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return quotations, each once."""
    return tuple(dict.fromkeys(quotes))


def day_of(source: Source) -> str | None:
    """Return the day a source was published, else posted, of its event, or retrieved."""
    row = source.document
    return row.published_on or row.posted_on or source.day or row.event_on or row.retrieved_on


def is_by(day: str | None, limit: str | None) -> bool:
    """Say whether a day is not after another; what has no day is let through only without a limit."""
    if limit is None:
        return True
    mine, last = find_bounds(day), find_bounds(limit)
    return mine is not None and last is not None and mine.first <= last.last
