"""Find in a text what a search found, and cut the pieces to show.

Ours, not the database's, so that every archive shows the same.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from onrecord.archive.rows import Snippet
from onrecord.archive.terms import All, AnyOf, Near, Node, Phrase
from onrecord.model import Span
from onrecord.text.fold import find_spans, fold_each

_WIDTH: Final = 240  # characters of a snippet, three lines of a terminal
_BEFORE: Final = 60  # characters shown before the first mark
_MOST: Final = 2
_MOST_MARKS: Final = 500  # a page of 50 MB may hold a million; nobody reads them

_SPACES: Final = re.compile(r"\s+")


class _Found(NamedTuple):
    """An occurrence of the n-th phrase of a search: the first and last word of it."""

    first: int
    last: int
    n: int


def find_marks(root: Node | None, text: str, title_end: int) -> list[tuple[Span, int]]:
    """Return the spans of `text` that answer the tree, in order, each with the number of its phrase.

    `title_end` is where the title ends and the body begins: no phrase runs
    over it. What stands under a NOT is not looked for.
    """
    groups = list(_find_groups(root)) if root else []
    if not groups:
        return []
    lines = _Lines(text)
    folded = lines.folded
    title_words = len(fold_each(text[:title_end]))
    marks: list[_Found] = []
    n = 0
    for group in groups:
        occurrences = []
        for phrase in group.phrases:
            occurrences.append(list(_find_phrase(phrase, folded, title_words, n)))
            n += 1
        marks.extend(_keep_near(occurrences, group.distance))
    if not marks:
        return []
    kept = _part_overlaps(sorted(marks))[:_MOST_MARKS]
    return [((lines.find(mark.first)[0], lines.find(mark.last)[1]), mark.n) for mark in kept]


class _Lines:
    """The words of a text line by line: a word has no line break, and most lines have nothing that was looked for."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0]
        self._words = [0]
        self._spans: dict[int, list[Span]] = {}
        self.folded: list[str] = []
        for line in self._lines:
            self.folded += fold_each(line)
            self._starts.append(self._starts[-1] + len(line) + 1)
            self._words.append(len(self.folded))

    def find(self, word: int) -> Span:
        """Return where a word stands in the text, by its place in `folded`."""
        at = bisect_right(self._words, word) - 1
        if at not in self._spans:
            self._spans[at] = find_spans(self._lines[at])
        start, end = self._spans[at][word - self._words[at]]
        return self._starts[at] + start, self._starts[at] + end


def cut_snippets(text: str, title_end: int, marks: Sequence[tuple[Span, int]]) -> tuple[Snippet, ...]:
    """Return the best pieces of the body around marks, in order; its beginning where there are none."""
    in_body = [mark for mark in marks if mark[0][0] >= title_end]
    windows = sorted(_choose_windows(in_body))
    if not windows:
        start = (
            title_end
            + len(text[title_end : title_end + 1000])
            - len(text[title_end : title_end + 1000].lstrip())
        )
        return (_cut(text, start, start, in_body),) if start < len(text) else ()
    return tuple(_cut(text, max(title_end, first - _BEFORE), first, in_body) for first in windows)


def _find_groups(node: Node) -> Iterator[Near]:
    """Yield the phrases of a tree, those that must be near together in one group."""
    match node:
        case Phrase():
            yield Near((node,), 0, node.scope)
        case Near():
            yield node
        case All() | AnyOf():
            for part in node.parts:
                yield from _find_groups(part)


def _find_phrase(phrase: Phrase, folded: Sequence[str], title_words: int, n: int) -> Iterator[_Found]:
    size = len(phrase.words)
    first, rest, last = phrase.words[0], list(phrase.words[1:-1]), phrase.words[-1]
    end = title_words if phrase.scope == "title" else len(folded)
    for at in _find_word(first, folded, end, is_prefix=phrase.is_prefix and size == 1):
        stop = at + size
        if stop > end or at < title_words < stop:
            continue
        if size > 1:
            final = folded[stop - 1]
            if not (final.startswith(last) if phrase.is_prefix else final == last):
                continue
            if list(folded[at + 1 : stop - 1]) != rest:
                continue
        yield _Found(at, stop - 1, n)


def _find_word(word: str, folded: Sequence[str], end: int, *, is_prefix: bool) -> Iterator[int]:
    if is_prefix:
        yield from (at for at in range(end) if folded[at].startswith(word))
        return
    at = -1
    while True:
        try:
            at = folded.index(word, at + 1, end)
        except ValueError:
            return
        yield at


def _keep_near(occurrences: Sequence[list[_Found]], distance: int) -> Iterator[_Found]:
    """Yield the occurrences of each phrase that have one of every other phrase near."""
    starts = [[found.first for found in each] for each in occurrences]
    for n, each in enumerate(occurrences):
        others = [(starts[m], occurrences[m]) for m in range(len(occurrences)) if m != n]
        for found in each:
            if all(_has_near(found, start, other, distance) for start, other in others):
                yield found


def _has_near(found: _Found, starts: Sequence[int], others: Sequence[_Found], distance: int) -> bool:
    """Say whether one of the others begins at most `distance` words after, or ends so before."""
    at = bisect_left(starts, found.first)
    after = at < len(others) and others[at].first - found.last - 1 <= distance
    before = at > 0 and found.first - others[at - 1].last - 1 <= distance
    return after or before


def _part_overlaps(found: Iterable[_Found]) -> list[_Found]:
    """Keep of overlapping occurrences the first."""
    kept: list[_Found] = []
    for each in found:
        if not kept or each.first > kept[-1].last:
            kept.append(each)
    return kept


def _choose_windows(marks: Sequence[tuple[Span, int]]) -> list[int]:
    """Return where the first mark stands of the windows that show the most different words."""
    scored = []
    end = 0
    for at, ((start, _), _) in enumerate(marks):
        end = max(end, at)
        while end < len(marks) and marks[end][0][1] <= start + _WIDTH - _BEFORE:
            end += 1
        inside = marks[at : min(end, at + 50)]
        scored.append((-len({n for _, n in inside}), -len(inside), start))
    chosen: list[int] = []
    for _, _, start in sorted(scored):
        if all(abs(start - other) >= _WIDTH for other in chosen):
            chosen.append(start)
            if len(chosen) == _MOST:
                break
    return chosen


def _cut(text: str, start: int, first: int, marks: Sequence[tuple[Span, int]]) -> Snippet:
    """Cut one snippet at spaces, never inside its first mark."""
    if start < first and not text[start - 1 : start].isspace():
        found = _SPACES.search(text, start, first)
        start = found.end() if found else first
    start += len(text[start:first]) - len(text[start:first].lstrip())
    end = min(len(text), start + _WIDTH)
    inside = [span for span, _ in marks if start <= span[0] and span[1] <= end]
    if end < len(text) and not text[end].isspace():
        space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        end = space if space > (inside[-1][1] - 1 if inside else start) else end
    cut = text[start:end].rstrip()
    return Snippet(cut, start, tuple(inside))
