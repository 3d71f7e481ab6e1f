"""Statements as lines for eyes: who, how, the words, why, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import onrecord
from onrecord.cli.render import actor_line, marked_words, one_line
from onrecord.cli.terminal import PLAIN, Ink, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST = 400  # characters of a statement in a list; `show ID@START-END` has them all
_GUTTER = 9  # the longest name of a fact is "statement"
_BEFORE = 120  # characters kept before the first word found


def statement_speaker(said: onrecord.Statement) -> str:
    """Return who says it: decided, "probably …" where that is a guess, or that nobody knows."""
    if said.speaker:
        return " and ".join(actor_line(actor) for actor in (said.speaker, *said.others))
    if said.speaker_guess:
        return f"probably {actor_line(said.speaker_guess)}"
    return "speaker unknown"


def statement_facts(said: onrecord.Statement) -> str:
    """Return how it is said and what that does: mode, act with its mode and target, and what is out of the ordinary."""
    act = f"{said.act} ({said.act_mode})" if said.act_mode else said.act
    facts = [said.mode, act]
    if said.target:
        facts.append(f"to {said.target}")
    plain = ("positive", "present", "asserted")
    facts += [
        fact
        for fact, usual in zip((said.polarity, said.time, said.modality), plain, strict=True)
        if fact != usual
    ]
    return one_line(" · ".join(facts))


def statement_span(said: onrecord.Statement) -> onrecord.Span:
    """Return the stretch from the first character of the content to its last."""
    return said.content[0][0], said.content[-1][1]


def render_statement(
    said: onrecord.Statement, pieces: Sequence[onrecord.Snippet], *, ink: Ink = PLAIN, columns: int = 80
) -> Iterator[str]:
    """Yield one statement: its speaker and facts, its words with those found marked, and the reason."""
    who, facts = statement_speaker(said), f"· {statement_facts(said)}"
    if len(who) + 1 + len(facts) <= columns:
        yield f"{ink.bold(who)} {ink.faint(facts)}"
    else:
        yield from (ink.bold(line) for line in wrapped(who, columns=columns))
        yield from (ink.faint(line) for line in wrapped(facts, columns=columns))
    words = " … ".join(marked_words(piece, ink) for piece in map(_shorten, pieces))
    yield from wrapped(words, columns=columns)
    yield from (ink.faint(line) for line in wrapped(one_line(said.reason), columns=columns))


def render_statements(
    document: onrecord.Document,
    chosen: Iterable[onrecord.Statement],
    *,
    ink: Ink = PLAIN,
    columns: int = 80,
) -> Iterator[str]:
    """Yield statements of a document one after another, each under the reference that opens it."""
    for said in chosen:
        pieces = [onrecord.Snippet(document.text[start:end], start, ()) for start, end in said.content]
        first, *rest = render_statement(said, pieces, ink=ink, columns=columns - 5)
        yield f"  {ink.cyan(onrecord.reference(document.id, statement_span(said)))}"
        yield f"     {first}"
        yield from (f"     {line}" for line in rest)
        yield ""


def render_evidence(
    document: onrecord.Document, said: onrecord.Statement, *, ink: Ink = PLAIN, columns: int = 80
) -> Iterator[str]:
    """Yield all that is known of one statement, one fact a line, and the words of the text it rests on."""
    rows = [("speaker", statement_speaker(said)), ("because", said.reason)]
    for part, spans in (
        ("content", said.content[1:] and said.content),
        ("source", said.source),
        ("cue", said.cue),
    ):
        words = (f"“{document.text[start:end]}” {start}-{end}" for start, end in spans)
        rows += [(part, row) for row in words]
    rows += [("act", statement_facts(said)), ("because", said.act_reason)]
    rows.append(("statement", f"{said.n} · by the rule “{said.rule}”, confidence {said.confidence:.2f}"))
    for name, value in rows:
        first, *rest = wrapped(one_line(value), columns=columns - _GUTTER - 3) or [""]
        yield f"  {ink.faint(f'{name:<{_GUTTER}}')} {first}"
        yield from (f"{'':{_GUTTER + 3}}{line}" for line in rest)
    yield ""


def render_section(
    document: onrecord.Document, *, with_floor: bool, ink: Ink = PLAIN, columns: int = 80
) -> Iterator[str]:
    """Yield the statements of a document behind a heading that counts them; those of the floor with `with_floor`."""
    if not document.statements:
        return
    attributed = [said for said in document.statements if said.mode != "floor"]
    floor = len(document.statements) - len(attributed)
    counts = [f"{len(attributed)} attributed"] if attributed or with_floor else []
    if floor:
        counts.append(f"{floor} of the floor")
    yield f"{ink.bold('Statements')} {', '.join(counts)}"
    yield from render_statements(
        document, document.statements if with_floor else attributed, ink=ink, columns=columns
    )
    if not (attributed or with_floor):
        yield ""


def _shorten(piece: onrecord.Snippet) -> onrecord.Snippet:
    """Return a long piece cut around the first word found in it."""
    if len(piece.text) <= _LONGEST:
        return piece
    first = piece.marks[0][0] - piece.start if piece.marks else 0
    begin = max(0, min(first - _BEFORE, len(piece.text) - _LONGEST))
    stop = begin + _LONGEST
    # cut at spaces, but never look farther for one than a long word reaches
    if begin:
        begin = max(begin, piece.text.find(" ", begin, begin + 40) + 1)
    if stop < len(piece.text):
        space = piece.text.rfind(" ", stop - 40, stop)
        stop = space if space > 0 else stop
    start, end = piece.start + begin, piece.start + stop
    marks = tuple(mark for mark in piece.marks if start <= mark[0] and mark[1] <= end)
    lead, tail = "…" * bool(begin), "…" * (stop < len(piece.text))
    return onrecord.Snippet(lead + piece.text[begin:stop] + tail, start - len(lead), marks)
