"""A page about invented states as the readers of commitments, correspondence and positions see it."""

from onrecord.ledger.scene import Scene
from onrecord.model import Actor, Document
from onrecord.statements.read import find_statements
from onrecord.turns import read_turns

MAREN = Actor(name="Ilse Maren", post="Foreign Minister", party="Valmeria", decided_by="title")
BROK = Actor(name="Halden Brok", post="Foreign Secretary", party="Tarsund", decided_by="title")


def make_scene(
    body: str,
    *,
    title: str = "Statement",
    speakers: tuple[Actor, ...] = (MAREN,),
    counterparts: tuple[Actor, ...] = (BROK,),
    form: str | None = None,
    posted_on: str | None = "2031-04-12",
) -> Scene:
    """Return the scene of a document of Valmeria's foreign minister on dealings with Tarsund."""
    text = f"{title}\n\n{body}"
    turns = read_turns(text, body_start=len(title), speakers=speakers, form=form)
    return Scene(
        Document(
            id="d",
            kind="main",
            title=title,
            title_span=(0, len(title)),
            form=form,
            publisher=None,
            language="en",
            retrieved_on=None,
            posted_on=posted_on,
            published_on=None,
            event_on=None,
            dates=(),
            place=None,
            outlets=(),
            speakers=speakers,
            counterparts=counterparts,
            text=text,
            text_map=(),
            turns=turns,
            statements=find_statements(text, turns=turns, speakers=speakers),
        )
    )
