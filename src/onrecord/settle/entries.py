"""Decide which candidates of many documents are one entry of the ledger. Pure over faces; the archive keeps it.

A face is looked up by its keys and compared with the faces that share one.
Being alike is no equivalence: "talks of the two states on 12 April" fits the
ministers' talks and the presidents' of that day. So the most telling faces
come first, one is let into a group only where it is like every one there, and
one that fits two groups stays outside, in doubt.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from onrecord.ledger.commitment_match import commitment_keys, same_commitment, view_commitment
from onrecord.ledger.contact_match import contact_keys, same_contact, view_contact
from onrecord.ledger.correspondence_match import (
    correspondence_keys,
    same_correspondence,
    view_correspondence,
)
from onrecord.ledger.mechanism_match import keys as name_keys
from onrecord.ledger.mechanism_match import same_instrument, same_mechanism
from onrecord.model import Commitment, Contact, Correspondence, Instrument, Mechanism
from onrecord.settle.clusters import find_clusters
from onrecord.settle.faces import Face
from onrecord.text.bounds import find_bounds

CROWD: Final = 256
"""Faces under one key: more are a topic, not a thing, and are told apart by their other keys."""
_UNDATED: Final = 100_000


class Link(NamedTuple):
    """Two faces held for one thing, with the reason; `one` sorts before `other`."""

    one: str
    other: str
    reason: str


class Group(NamedTuple):
    """The faces of one entry, sorted; `doubt` says which it would fit besides, where it fits two others."""

    faces: tuple[str, ...]
    doubt: str | None


class Matcher(NamedTuple):
    """How candidates of one kind are looked up, compared, and put in order: the most telling has the least rank."""

    keys: Callable[[Face], Iterable[str]]
    view: Callable[[Face], Any]
    same: Callable[[Any, Any], str | None]
    rank: Callable[[Face], tuple[int, ...]]


def keys_of(face: Face) -> tuple[str, ...]:
    """Return the keys a face is looked up by, sorted; none where its kind is not joined across documents."""
    matcher = MATCHERS.get(type(face.entry))
    if matcher is None:
        return ()
    kind = type(face.entry).__name__.lower()
    return tuple(sorted({f"{kind} {key}" for key in matcher.keys(face)}))


class Likener:
    """Compares faces, each made ready for it once."""

    def __init__(self) -> None:
        self._views: dict[str, Any] = {}

    def same(self, one: Face, other: Face) -> str | None:
        """Return the sentence that says why two faces are one entry; null where they are not known to be. Symmetric."""
        matcher = MATCHERS.get(type(one.entry))
        if matcher is None or type(one.entry) is not type(other.entry):
            return None
        reason: str | None = matcher.same(self._view(one, matcher), self._view(other, matcher))
        return reason

    def _view(self, face: Face, matcher: Matcher) -> Any:
        if face.id not in self._views:
            self._views[face.id] = matcher.view(face)
        return self._views[face.id]


def group_faces(faces: Mapping[str, Face], links: Iterable[Link]) -> list[Group]:
    """Return the groups that faces form; a function of the set alone, not of its order."""
    near: dict[str, dict[str, str]] = {face: {} for face in faces}
    for one, other, reason in links:
        near[one][other] = near[other][one] = reason
    return [group for cluster in find_clusters(near) for group in _part(cluster, faces, near)]


def _part(
    cluster: list[str], faces: Mapping[str, Face], near: Mapping[str, Mapping[str, str]]
) -> Iterable[Group]:
    """Part what hangs together into groups in which all are alike."""
    groups: list[list[str]] = []
    lone: list[tuple[str, str]] = []
    for id_ in sorted(cluster, key=lambda id_: (*_rank(faces[id_]), id_)):
        fitting = [group for group in groups if all(other in near[id_] for other in group)]
        if len(fitting) == 1:
            fitting[0].append(id_)
        elif not fitting:
            groups.append([id_])
        else:
            lone.append((id_, " and ".join(min(group) for group in fitting[:2])))
    yield from (Group(tuple(sorted(group)), None) for group in groups)
    yield from (Group((id_,), f"It fits more than one entry: {those}.") for id_, those in lone)


def _rank(face: Face) -> tuple[int, ...]:
    matcher = MATCHERS.get(type(face.entry))
    return matcher.rank(face) if matcher else ()


def _rank_contact(face: Face) -> tuple[int, ...]:
    """Put a contact with an exact day first, then one with many persons and sides."""
    contact = face.entry
    assert isinstance(contact, Contact)
    bounds = find_bounds(contact.date)
    width = bounds.last - bounds.first if bounds else _UNDATED
    named = sum(1 for one in contact.participants if one.name)
    return (min(width, _UNDATED), -named, -len(contact.parties), contact.place is None)


def _rank_words(face: Face) -> tuple[int, ...]:
    """Put what says most first."""
    return (-sum(len(words) for words in face.words.values()),)


def _rank_name(face: Face) -> tuple[int, ...]:
    """Put the longest name first, then the one with most parties."""
    assert isinstance(face.entry, Mechanism | Instrument)
    return (-len(face.entry.name), -len(face.entry.parties))


def _entry(face: Face) -> Any:
    return face.entry


MATCHERS: Final[dict[type[Any], Matcher]] = {
    Contact: Matcher(
        lambda face: contact_keys(_entry(face), face.words),
        lambda face: view_contact(_entry(face), face.words),
        same_contact,
        _rank_contact,
    ),
    Mechanism: Matcher(lambda face: name_keys(_entry(face)), _entry, same_mechanism, _rank_name),
    Instrument: Matcher(lambda face: name_keys(_entry(face)), _entry, same_instrument, _rank_name),
    Commitment: Matcher(
        lambda face: commitment_keys(_entry(face), face.words["what"]),
        lambda face: view_commitment(_entry(face), face.words["what"]),
        same_commitment,
        _rank_words,
    ),
    Correspondence: Matcher(
        lambda face: correspondence_keys(_entry(face), face.words.get("asked")),
        lambda face: view_correspondence(_entry(face), face.words.get("asked")),
        same_correspondence,
        _rank_words,
    ),
}
"""One matcher a kind of entry; positions have none, their issue is what joins them."""
