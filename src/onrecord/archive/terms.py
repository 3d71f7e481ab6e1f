"""What a search asks, as a tree: the language of every archive, none of its own syntax.

`onrecord.views.query` makes the tree from what a person typed. All words in
it are folded (`onrecord.text.fold`).
"""

from typing import Literal

from onrecord.model import DocumentKind, Record

Scope = Literal["anywhere", "title"]


class Phrase(Record, frozen=True):
    """Words one after another (one word is the usual case), the last may be only a beginning."""

    words: tuple[str, ...]
    is_prefix: bool = False
    scope: Scope = "anywhere"


class Near(Record, frozen=True):
    """Phrases with at most `distance` words between the first and the last, in any order."""

    phrases: tuple[Phrase, ...]
    distance: int
    scope: Scope = "anywhere"


class All(Record, frozen=True):
    """Documents that answer every part."""

    parts: tuple["Node", ...]


class AnyOf(Record, frozen=True):
    """Documents that answer at least one part."""

    parts: tuple["Node", ...]


class Not(Record, frozen=True):
    """Documents that do not answer the part."""

    part: "Node"


Node = Phrase | Near | All | AnyOf | Not


class Query(Record, frozen=True):
    """A whole search: what was typed, and its tree. Without a tree it asks for everything, newest first."""

    text: str = ""
    root: Node | None = None


class Filters(Record, frozen=True):
    """Facts a document must have; null asks nothing.

    `kind`, `form`, `publisher`, `party` (of anyone who speaks or is met),
    `issue` (the id of a topic that a statement is on) and `language` are compared folded and whole. `speaker` is words of a name in
    their order, the last may be its beginning: "marrow", "jo marrow", "mar".
    `from_on` and `to_on` are EDTF days, months or years, inclusive; a
    document counts with its event date, else the published, the posted, the
    retrieved one, and answers if the two stretches of time touch.
    """

    kind: DocumentKind | None = None
    form: str | None = None
    publisher: str | None = None
    speaker: str | None = None
    party: str | None = None
    issue: str | None = None
    language: str | None = None
    from_on: str | None = None
    to_on: str | None = None


NO_FILTERS = Filters()
