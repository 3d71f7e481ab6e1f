"""What a source was resolved to, and what is known while the sources of one text are resolved."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from onrecord.model import Actor
from onrecord.model.base import DecidedBy
from onrecord.statements.antecedents import Trail
from onrecord.statements.bodies import Bodies
from onrecord.statements.cast import Cast
from onrecord.statements.together import Joint, Together
from onrecord.statements.tokens import Tokens


class Resolved(NamedTuple):
    """A decided speaker, with those who say the same together with them, or a guess, never both; and why."""

    speaker: Actor | None
    guess: Actor | None
    reason: str
    others: tuple[Actor, ...] = ()


class Scene(NamedTuple):
    """What is known while the sources of one text are resolved, in order."""

    t: Tokens
    cast: Cast
    trail: Trail
    together: Together
    bodies: Bodies
    speakers: Sequence[Actor]


def of_joint(joint: Joint) -> Resolved:
    """Give those who speak together: the first named is the speaker."""
    return Resolved(joint.actors[0] if joint.actors else None, None, joint.reason, joint.actors[1:])


def decided(actor: Actor, by: DecidedBy) -> Actor:
    """Give the actor with what decided on it."""
    return msgspec.structs.replace(actor, decided_by=by)


def label_of(actor: Actor) -> str:
    """Name a person or body in words, for a reason."""
    return actor.name or actor.post or actor.party or "somebody"
