"""What follows a cue: the infinitive, clause or noun that says what is to be done, and whom it is asked of."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from onrecord.ledger import commitments_words as w
from onrecord.ledger.commitments_clause import find_actors
from onrecord.ledger.commitments_words import Cue
from onrecord.ledger.scene import Scene
from onrecord.model import Actor, Span

_ON: Final = (
    r"\s+on\s+(?:[A-Z\d]|the\s+(?:sidelines|margins))"  # a day or a place: what is agreed on is no deed
)
_INFINITIVE: Final = re.compile(
    rf"(?P<between>(?:{_ON}|\s+(?:with|in|at|during|between|itself|themselves|ourselves|today)\b)"
    rf"(?:(?!\s+that\b|\s+on\b)[^.;:,\"“”]|(?={_ON})\s){{0,60}}?)?"
    r"(?:\s+[a-z]+ly)?,?\s+(?P<what>(?:not\s+)?to\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z-]+)(?:\s+(?P<second>[a-z]+))?)"
)
_DEED: Final = re.compile(
    r"(?:\s+(?:also|now|then|soon|always|never|not|be|[a-z]+ly))?\s+(?P<verb>[a-z-]+)(?:\s+(?P<second>[a-z]+))?"
)
_ASKED: Final = re.compile(
    r"\s+(?P<who>[^.;:\"“”,]{2,70}?),?\s+(?:not\s+)?to\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z-]+)"
)
_NAMED: Final = re.compile(r"(?:the )?[A-Z]")
_NEXT: Final = re.compile(r"\s+(?P<word>[^\W_]+)")
_BARE: Final = re.compile(
    r"(?:this|these|those|some|both|all)\b(?=[^\w\s]|\s*$|\s(?:but|and|as|to|in|at)\b)", re.IGNORECASE
)
_LOWER: Final = re.compile(r"[a-z-]+")
_PETITION: Final = re.compile(
    r"(?P<owner>\s+(?:of|by|from)\s+[^.;:\"“”,]{2,80}?)?\s+for\s+(?P<what>[^\W_][^.;:]*)"
)
_SHOULD: Final = re.compile(r"\b(?:be|should|must|ought)\b")
_NEAR: Final = 100
_NOUNS: Final = 60  # characters in which "talks" follows "ready for"
_NO_OBJECT: Final = frozenset(
    {
        "by",
        "to",
        "as",
        "that",
        "and",
        "or",
        "of",
        "in",
        "on",
        "at",
        "from",
        "with",
        "but",
        "is",
        "was",
        "were",
        "are",
        "which",
        "who",
        "how",
        "what",
        "when",
        "if",
        "for",
        "it",
        "them",
        "him",
        "nothing",
        "under",
        "over",
        "against",
        "without",
        "during",
        "after",
        "before",
        "so",
    }
)
_WHOM: Final = re.compile(r"\b(?:with|to)\s+(?:the\s+|our\s+)?$")


class Wanted(NamedTuple):
    """Where what is promised or asked begins, and whom the cue names as asked."""

    start: int
    to: Actor | None


def read_object(scene: Scene, span: Span, cue: Cue) -> Wanted | None:
    """Read what follows a cue's head; `span` runs from its end to the end of the clause. None where it is another sense."""
    return _SHAPES[cue.shape](scene, span, cue)


def find_addressee(scene: Scene, what: Span, by: tuple[Actor, ...]) -> Actor | None:
    """Return the party that what is promised names behind "with" or "to"; else the one other side of the document."""
    own = {one.party for one in by}
    for party in scene.parties_in(what):
        before = _WHOM.search(scene.lower, max(what[0], party.start - 16), party.start)
        if party.party and party.party not in own and before:
            return Actor(party=party.party, decided_by="name")
    others = [side for side in scene.company.sides if side not in own]
    is_pair = len(scene.company.sides) == 2 and len(others) == 1  # noqa: PLR2004
    return Actor(party=others[0]) if is_pair else None


def _infinitive(scene: Scene, span: Span, cue: Cue) -> Wanted | None:
    found = _INFINITIVE.match(scene.text, *span)
    if not found or found["verb"] in w.NO_VERBS or _is_courtesy(found):
        return None
    if " ago" in scene.lower[found.end() : span[1]]:
        return None  # "they promised to write years ago": told, not bound
    is_deed = found["verb"] in w.DEEDS or found["verb"] in w.REFUSED_DEEDS
    if cue.deeds_only and not (is_deed and _is_specific(scene, (found.start("verb"), span[1]))):
        return None
    to = None
    if found["between"]:
        to = next(find_actors(scene, found.span("between")), None) if "with" in found["between"] else None
    start = found.start("what")
    return Wanted(start if found["what"].startswith("not") else found.start("what") + 3, to)


def _deed(scene: Scene, span: Span, cue: Cue) -> Wanted | None:
    found = _DEED.match(scene.text, *span)
    if not found or " not" in found[0] or " never" in found[0] or " be " in found[0]:
        return None
    deeds = w.REFUSED_DEEDS if cue.kind == "refusal" else w.DEEDS
    if found["verb"] not in deeds or (cue.kind == "refusal" and found["verb"] == "be"):
        return None
    return Wanted(found.start("verb"), None) if _is_specific(scene, (found.start("verb"), span[1])) else None


def _is_specific(scene: Scene, span: Span) -> bool:
    """Tell whether a deed has an object of its own, and what is continued is a deed: not "continue to do that"."""
    following = _LOWER.findall(scene.lower, span[0], min(span[1], span[0] + _NOUNS))
    if following[:1] == ["continue"]:
        following = following[2:] if following[1:2] == ["to"] else following[1:]
        if not following or not (following[0] in w.DEEDS or following[0].endswith("ing")):
            return False
    return len(following) > 1 and following[1] not in w.EMPTY


def _noun(scene: Scene, span: Span, cue: Cue) -> Wanted | None:
    found = _NEXT.match(scene.text, *span)
    if not found:
        return None
    if cue.nouns:
        return Wanted(found.start("word"), None) if _is_near(scene, span, cue.nouns) else None
    asked = _ASKED.match(scene.text, *span) if cue.kind == "request" else None
    if asked and _NAMED.match(asked["who"]) and asked["verb"] not in w.DETERMINERS:
        return Wanted(asked.start("verb"), None)
    if found["word"].lower() in _NO_OBJECT or _BARE.match(scene.text, found.start("word"), span[1]):
        return None  # "we proposed this": only what was said before tells what
    return Wanted(found.start("word"), None)


def _petition(scene: Scene, span: Span, cue: Cue) -> Wanted | None:
    found = _PETITION.match(scene.text, *span)
    if not found or (cue.nouns and not _is_near(scene, found.span("what"), cue.nouns)):
        return None
    return Wanted(found.start("what"), None)


def _is_near(scene: Scene, span: Span, nouns: tuple[str, ...]) -> bool:
    """Tell whether one of some nouns stands in the next words."""
    near = scene.lower[span[0] : min(span[1], span[0] + _NOUNS)]
    return not set(_LOWER.findall(near)).isdisjoint(nouns)


def _that(scene: Scene, span: Span, cue: Cue) -> Wanted | None:
    found = _NEXT.match(scene.text, *span)
    if not found:
        return None
    near = scene.lower[span[0] : min(span[1], span[0] + _NEAR)]
    if cue.will and " will " not in near:
        return None
    if cue.subjunctive and not _SHOULD.search(near):
        return None
    parties = scene.parties_in((span[0], min(span[1], span[0] + _NEAR)))
    to = next((Actor(party=one.party, decided_by="name") for one in parties if one.party), None)
    if cue.will and to is None:
        return None
    return Wanted(found.start("word"), to)


def _asking(scene: Scene, span: Span, _cue: Cue) -> Wanted | None:
    found = _ASKED.match(scene.text, *span)
    if not found or found["verb"] in w.DETERMINERS or found["who"].split()[0].lower() in w.ASKING_AFTER:
        return None
    if w.THOUGHT.search(scene.lower, max(0, span[0] - _NEAR), span[0]):
        return None
    to = next(find_actors(scene, found.span("who")), None)
    return Wanted(found.start("verb"), to) if to else None


def _passive(_scene: Scene, span: Span, _cue: Cue) -> Wanted | None:
    return Wanted(span[0], None)


def _is_courtesy(found: re.Match[str]) -> bool:
    """Tell whether a verb only moves the talk on: "ready to answer your questions"."""
    return found["verb"] in w.COURTESIES or f"{found['verb']} {found['second'] or ''}" in w.COURTESIES


_SHAPES: Final[dict[str, Callable[[Scene, Span, Cue], Wanted | None]]] = {
    "infinitive": _infinitive,
    "owned": _infinitive,
    "deed": _deed,
    "noun": _noun,
    "that": _that,
    "asking": _asking,
    "passive": _passive,
    "barred": _passive,
    "petition": _petition,
}
