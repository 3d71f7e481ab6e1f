"""Dialogues that print dashes for labels."""

import time

from onrecord.model import Actor
from onrecord.turns import read_turns
from onrecord.turns.dashes import find_dashed

TALK = (
    "– Minister, thank you for coming. Is the line safe?\n– It is.\n\nWe have said so before.\n"
    "– And the hotline?\n– We will see about that.\n— Will you go to Narva?\n— In May."
)


def test_floors_take_turns() -> None:
    """Every other floor asks; an answer runs over its paragraphs to the next dash, and is the title's speaker's."""
    text = f"Title\n\n{TALK}"
    turns = read_turns(text, body_start=7, speakers=(Actor(name="Ada Norwin"),), form="interview")
    assert [turn.role for turn in turns] == ["question", "answer"] * 3
    assert text[slice(*turns[1].text_span)] == "It is.\n\nWe have said so before."
    assert {turn.speaker and turn.speaker.name for turn in turns} == {None, "Ada Norwin"}


def test_opening_of_who_answers() -> None:
    """Who answers may speak first."""
    roles = [role for role, _ in find_dashed(f"– Good morning.\n{TALK}", 0)]
    assert roles[:3] == ["remarks", "question", "answer"]


def test_lists_are_no_dialogue() -> None:
    """Items with dashes open no floor, nor questions put one after the other."""
    assert not find_dashed("- the line\n- the hotline\n- the dues\n- the crew", 0)
    assert not find_dashed("– Is the line safe?\n– Who pays?\n– Why?\n– When?", 0)
    assert not find_dashed("– Is the line safe?\n– It is.", 0)


def test_linear() -> None:
    """A text of nothing but dashes is read in time linear in its length."""
    started = time.process_time()
    find_dashed("– a?\n" * 40_000, 0)
    find_dashed("–" * 200_000, 0)
    assert time.process_time() - started < 2
