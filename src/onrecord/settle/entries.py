"""Decide which candidates of many documents are one entry of the ledger. Pure over faces; the archive keeps it.

A face is looked up by its keys and compared with the faces that share one.
Being alike is no equivalence: "talks of the two states on 12 April" fits the
ministers' talks and the presidents' of that day. So the most telling faces
come first, one is let into a group only where it is like every one there, and
one that fits two groups stays outside, in doubt.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from onrecord.ledger.commitment_match import (
    CommitmentView,
    commitment_keys,
    same_commitment,
    view_commitment,
)
from onrecord.ledger.contact_match import ContactView, contact_keys, same_contact, view_contact
from onrecord.ledger.correspondence_match import (
    CorrespondenceView,
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

    keys: Callable[[Any], Iterable[str]]
    same: Callable[[Face, Face], str | None]
    rank: Callable[[Face], tuple[int, ...]]


def keys_of(face: Face) -> tuple[str, ...]:
    """Return the keys a face is looked up by, sorted; none where its kind is not joined across documents."""
    matcher = MATCHERS.get(type(face.entry))
    if matcher is None:
        return ()
    kind = type(face.entry).__name__.lower()
    return tuple(sorted({f"{kind} {key}" for key in matcher.keys(face)}))


def same_entry(one: Face, other: Face) -> str | None:
    """Return the sentence that says why two faces are one entry; null where they are not known to be. Symmetric."""
    matcher = MATCHERS.get(type(one.entry))
    return matcher.same(one, other) if matcher and type(one.entry) is type(other.entry) else None


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


def _same_mechanism(one: Face, other: Face) -> str | None:
    assert isinstance(one.entry, Mechanism)
    assert isinstance(other.entry, Mechanism)
    return same_mechanism(one.entry, other.entry)


def _same_instrument(one: Face, other: Face) -> str | None:
    assert isinstance(one.entry, Instrument)
    assert isinstance(other.entry, Instrument)
    return same_instrument(one.entry, other.entry)


def _view_contact(face: Face) -> ContactView:
    assert isinstance(face.entry, Contact)
    return view_contact(face.entry)


def _view_commitment(face: Face) -> CommitmentView:
    assert isinstance(face.entry, Commitment)
    return view_commitment(face.entry, face.words["what"])


def _view_correspondence(face: Face) -> CorrespondenceView:
    assert isinstance(face.entry, Correspondence)
    return view_correspondence(face.entry, face.words.get("asked"))


MATCHERS: Final[dict[type[Any], Matcher]] = {
    Contact: Matcher(
        lambda face: contact_keys(face.entry),
        lambda one, other: same_contact(_view_contact(one), _view_contact(other)),
        _rank_contact,
    ),
    Mechanism: Matcher(lambda face: name_keys(face.entry), _same_mechanism, _rank_name),
    Instrument: Matcher(lambda face: name_keys(face.entry), _same_instrument, _rank_name),
    Commitment: Matcher(
        lambda face: commitment_keys(face.entry, face.words["what"]),
        lambda one, other: same_commitment(_view_commitment(one), _view_commitment(other)),
        _rank_words,
    ),
    Correspondence: Matcher(
        lambda face: correspondence_keys(face.entry, face.words.get("asked")),
        lambda one, other: same_correspondence(_view_correspondence(one), _view_correspondence(other)),
        _rank_words,
    ),
}
"""One matcher a kind of entry; positions have none, their issue is what joins them."""
