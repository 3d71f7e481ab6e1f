"""Whose document it is, by its floors."""

from onrecord.model import Actor, Role, Turn
from onrecord.turns import name_principal

SELA = Actor(name="Sela Brandt", post="Official Spokesperson", decided_by="label")
ILSE = Actor(name="Ilse Maren", post="Foreign Secretary", decided_by="label")
TIM = Actor(name="Tim Vale", party="Courier", decided_by="label")
TITLED = Actor(post="Official Spokesperson", party="Narva", decided_by="title")


def _turns(*held: tuple[Role, Actor | None]) -> tuple[Turn, ...]:
    return tuple(Turn(n, role, None, None, actor, None, (0, 1)) for n, (role, actor) in enumerate(held))


def test_post_of_the_title() -> None:
    """The post that the title gives is held by the one person whose label gives it."""
    turns = _turns(("remarks", SELA), ("remarks", ILSE), ("question", TIM), ("answer", SELA))
    (principal,) = name_principal((TITLED,), turns, "briefing")
    assert (principal.name, principal.party, principal.decided_by) == ("Sela Brandt", "Narva", "label")


def test_post_of_two() -> None:
    """Two people with the title's post, or none, leave the post without a name."""
    deputy = Actor(name="Ada Orr", post="Official Spokesperson", decided_by="label")
    turns = _turns(("remarks", SELA), ("remarks", deputy))
    assert name_principal((TITLED,), turns, "briefing") == (TITLED,)
    assert name_principal((TITLED,), _turns(("remarks", ILSE)), "briefing") == (TITLED,)


def test_who_answers_alone() -> None:
    """An interview whose title names nobody is that of the one person who answers; talks are nobody's."""
    turns = _turns(("question", TIM), ("answer", ILSE), ("question", TIM), ("answer", ILSE))
    assert [actor.name for actor in name_principal((), turns, "interview")] == ["Ilse Maren"]
    assert name_principal((), turns, None) == ()
    assert name_principal((), _turns(("answer", ILSE), ("answer", SELA)), "interview") == ()
    turns = _turns(("answer", ILSE), ("answer", None))
    assert [actor.name for actor in name_principal((), turns, "interview")] == ["Ilse Maren"]
