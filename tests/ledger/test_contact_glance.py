"""Glances at single words turn away what tells of nobody, and nothing that the grammar would read."""

import pytest
from scenes import make_scene

from onrecord.ledger import contact_words as w
from onrecord.ledger.contact_glance import may_list, may_take, may_tell
from onrecord.ledger.contact_roster import Roster
from onrecord.ledger.contact_sentence import Sentence


def make_sentence(text: str) -> Sentence:
    """Return the sentence as the one of a page."""
    scene = make_scene(text)
    start = scene.text.index(text)
    return Sentence(scene, Roster(scene), (start, start + len(text)))


def at_word(sentence: Sentence, table: object) -> int:
    """Return the place of the first word of a table."""
    return next(n for n, key in enumerate(sentence.keys) if key in table)  # type: ignore[operator]


NOUNS = {
    "The meeting was long, and the sea was calm.": False,
    "He thanked all for an interesting discussion of the nature of the ferry.": False,
    "A trip is due when the weather allows.": False,
    "Everybody left before the talks on the third day began.": False,
    "There was talk of an annual meeting in Karvel in 2031.": False,
    "The meeting with Mr Brok was long.": True,
    "The Tarsundic talks were long.": True,
    "It was a meeting of the foreign ministers.": True,
    "The visit to Tarsund was long.": True,
    "They and others held a long meeting.": True,
    "He left their last meeting early.": True,
}


@pytest.mark.parametrize("text", NOUNS)
def test_nouns(text: str) -> None:
    """A noun that neither an owner, a state, a verb nor company stands beside tells of no two."""
    sentence = make_sentence(text)
    at = next(n for n in reversed(range(len(sentence.keys))) if sentence.keys[n] in w.NOUNS)
    assert may_tell(sentence, at, has_last=False) is NOUNS[text]


def test_ours_means_those_who_met_last() -> None:
    """In "our meeting" are those who met before; where nobody did, nobody is."""
    sentence = make_sentence("I remember our meeting well.")
    at = at_word(sentence, w.NOUNS)
    assert may_tell(sentence, at, has_last=True)
    assert not may_tell(sentence, at, has_last=False)


VERBS = {
    "They met the problem of the harbour.": False,
    "She received support from all.": False,
    "They met on the margins of the Ostrel Forum with Mr Brok.": True,
    "She received the visiting Mr Brok.": True,
    "They met again today with us.": True,
}


@pytest.mark.parametrize("text", VERBS)
def test_verbs(text: str) -> None:
    """A verb takes somebody behind it or behind "with"; small words are nobody."""
    sentence = make_sentence(text)
    assert may_take(sentence, at_word(sentence, w.VERBS)) is VERBS[text]


def test_lists() -> None:
    """A list of people begins on a capital or a pronoun, past at most a few small words."""
    assert may_list(make_sentence("called the noted writer Mr Brok."), 1)
    assert not may_list(make_sentence("called for calm in Tarsund."), 1)
