"""Documents, turns and pages as lines for eyes: pure, printable, nothing of a page obeyed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.cli.terminal import PLAIN, Ink, printable, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord import Actor, Document, EntryRow, Moment, Page, Snippet, Step, Turn

_BLANKS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_GUTTER = 9  # the longest mark is "retrieved"


def render_document(
    document: Document, *, ink: Ink = PLAIN, columns: int = 80, beside: Iterable[tuple[str, str]] = ()
) -> Iterator[str]:
    """Yield a document as lines: title, what is known of it, and its text as a conversation.

    `beside` are facts that other documents tell of it: a name and a value each.
    """
    title = document.title or "(untitled)"
    yield from (ink.bold(line) for line in wrapped(one_line(title), columns=columns))
    yield from render_facts(document, ink=ink, columns=columns, beside=beside)
    yield ""
    yield from render_body(document, ink=ink, columns=columns)


def said_day(row: EntryRow | Moment | Step) -> str:
    """Return the day of a row of the ledger, "2017-04-12 (year inferred)" where the page prints none."""
    return f"{row.inferred} (year inferred)" if row.inferred else row.date or "no date"


def render_facts(
    document: Document, *, ink: Ink = PLAIN, columns: int = 80, beside: Iterable[tuple[str, str]] = ()
) -> Iterator[str]:
    """Yield what is known of a document, one fact a line, each date with its printed words."""
    head = (document.id, document.kind, document.form or "form unknown", document.language)
    yield "  " + ink.cyan(" · ".join(one_line(part) for part in head if part))
    rows: list[tuple[str, str]] = []
    if document.publisher:
        rows.append(("publisher", document.publisher))
    rows += [(date.kind, f"{date.value}   {_printed(date.printed, date.where)}") for date in document.dates]
    rows += beside
    rows += [("speaker", actor_line(actor)) for actor in document.speakers]
    rows += [("with", actor_line(actor)) for actor in document.counterparts]
    if document.outlets:
        rows.append(("outlet", " · ".join(document.outlets)))
    if document.place:
        rows.append(("place", document.place))
    for name, value in rows:
        first, *rest = wrapped(one_line(value), columns=columns - _GUTTER - 3) or [""]
        yield f"  {ink.faint(f'{name:<{_GUTTER}}')} {first}"
        yield from (f"{'':{_GUTTER + 3}}{line}" for line in rest)


def render_body(document: Document, *, ink: Ink = PLAIN, columns: int = 80) -> Iterator[str]:
    """Yield the text after the title: turns under their speakers, the rest as paragraphs."""
    at = document.title_span[1] if document.title_span else 0
    for turn in document.turns:
        start = turn.label_span[0] if turn.label_span else turn.text_span[0]
        yield from paragraphs(document.text[at:start], "  ", columns)
        yield from render_turn(document, turn, ink=ink, columns=columns)
        at = turn.text_span[1]
    yield from paragraphs(document.text[at:], "  ", columns)


def render_turn(document: Document, turn: Turn, *, ink: Ink = PLAIN, columns: int = 80) -> Iterator[str]:
    """Yield one turn: its number, who holds the floor, and the words."""
    speaker = turn_speaker(turn)
    if turn.spoken_language:
        speaker += f" (in {one_line(turn.spoken_language)})"
    yield f"  {ink.cyan(f'#{turn.n}')} {ink.bold(speaker)}"
    start, end = turn.text_span
    yield from paragraphs(document.text[start:end], "     ", columns)


def turn_speaker(turn: Turn) -> str:
    """Return who holds the floor: the name where it is known, else the label as printed, else the role."""
    label = one_line(turn.label).rstrip(":. ") if turn.label else None
    name = turn.speaker.name or turn.speaker.post if turn.speaker else None
    name = one_line(name) if name else None
    if name and label and label.casefold() not in name.casefold():
        return f"{name} (“{label}”)"
    return name or label or turn.role


def actor_line(actor: Actor) -> str:
    """Return an actor in one line: name, post, party."""
    return one_line(", ".join(part for part in (actor.name, actor.post, actor.party) if part)) or "unknown"


def render_page(page: Page, document: Document, *, ink: Ink = PLAIN, columns: int = 80) -> Iterator[str]:
    """Yield the page as received, line by line, with a gutter that marks what is the document's.

    Marks: `title`, `text`, the number of a turn where it begins, and the kind of a date where its printed
    words stand. Lines of other documents and of the site's furniture have none.
    """
    marks = _page_marks(document)
    pieces = sorted((at, at + length) for _, at, length in document.text_map)
    start, piece = 0, 0
    for line in page.text.split("\n"):
        end = start + len(line)
        while piece < len(pieces) and pieces[piece][1] <= start:
            piece += 1
        ours = bool(line.strip()) and piece < len(pieces) and pieces[piece][0] < end + 1
        mark = marks.pop_until(end) or ("text" if ours else "")
        bar = ink.cyan("┃") if ours else ink.faint("│")
        lead = f"{ink.cyan(f'{mark:>{_GUTTER}}')} {bar} "
        for shown in wrapped(printable(line), columns=columns - _GUTTER - 3):
            yield (lead + (shown if ours or mark else ink.faint(shown))).rstrip()
            lead = f"{'':{_GUTTER}} {bar} "
        start = end + 1


class _Marks:
    """The marks of a page in order, taken as its lines go by."""

    def __init__(self, marks: Iterable[tuple[int, str]]) -> None:
        self._marks = sorted(marks, reverse=True)

    def pop_until(self, end: int) -> str:
        """Return the first mark that begins at or before `end`, and pass over all such."""
        first = ""
        while self._marks and self._marks[-1][0] <= end:
            mark = self._marks.pop()[1]
            first = first or mark
        return first


def _page_marks(document: Document) -> _Marks:
    places: list[tuple[int, str]] = [
        (date.page_span[0], date.kind) for date in document.dates if date.page_span
    ]
    wanted = [(turn.label_span or turn.text_span, f"#{turn.n}") for turn in document.turns]
    if document.title_span:
        wanted.append((document.title_span, "title"))
    rows = iter(sorted(document.text_map))
    row = next(rows, None)
    for (start, _), mark in sorted(wanted):
        while row and row[0] + row[2] <= start:
            row = next(rows, None)
        if row and row[0] <= start:
            places.append((row[1] + start - row[0], mark))
    # a title that holds its own date is marked as the title
    return _Marks((at, mark) for at, mark in places)


def paragraphs(text: str, indent: str, columns: int) -> Iterator[str]:
    """Yield paragraphs behind an indent, runs of blank lines as one, and a blank line after the last."""
    text = text.strip()
    if not text:
        return
    yield from wrapped(printable(_BLANKS.sub("\n\n", text)), indent=indent, columns=columns)
    yield ""


def _printed(words: str, where: str | None) -> str:
    return f"“{words}”" + (f" ({where})" if where else "")


def one_line(text: str) -> str:
    """Return words of a page safe to print, in one line."""
    return printable(" ".join(text.split()))


def marked_words(snippet: Snippet, ink: Ink) -> str:
    """Return a snippet in one line, the words found in colour, or between stars where there is none."""
    parts, at = [], 0
    for start, end in snippet.marks:
        word = one_line(snippet.text[start - snippet.start : end - snippet.start])
        parts += [snippet.text[at : start - snippet.start], ink.yellow(word) if ink.on else f"*{word}*"]
        at = end - snippet.start
    parts.append(snippet.text[at:])
    # words that were found are whole already; all else is cleaned piece by piece so that colours stay
    pieces = [part if n % 2 else " ".join(printable(part).split("\n")) for n, part in enumerate(parts)]
    return " ".join("".join(pieces).split())


def named(name: str, error: str) -> str:
    """Return the sentence of a failure with the name of the page before it, once."""
    return error if error.startswith(name) else f"{name}: {error}"
