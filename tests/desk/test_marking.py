"""Markings and the gate."""

import pytest

from onrecord.desk.judgements import Draft, Judgement, find_standing, make_judgement
from onrecord.desk.marking import LEVELS, Gate, find_marking, find_withheld, may_leave, read_marking
from onrecord.errors import DeskError


def _mark(target: str, value: str, n: int) -> Judgement:
    return make_judgement(
        Draft(target, "correct", "Ada Quist", "2033-04-01", field="marking", value=value), n, ""
    )


def test_alone_only_public_leaves() -> None:
    """Each level leaves with itself and those above it, and with nothing less."""
    assert [level for level in LEVELS if may_leave(level)] == ["public"]
    assert [level for level in LEVELS if may_leave(level, "internal")] == ["public", "internal"]
    assert all(may_leave(level, "confidential") for level in LEVELS)


def test_the_last_marking_stands_and_what_is_not_understood_stays_in() -> None:
    """A target is public until marked; an unknown marking counts as the highest."""
    rows = [_mark("entry:a", '"internal"', 1), _mark("entry:a", '"public"', 2), _mark("entry:b", "7", 3)]
    found = find_standing(rows)
    assert find_marking(None) == "public"
    assert find_marking(found["entry:a"]) == "public"
    assert find_marking(found["entry:b"]) == "confidential"


def test_what_rests_on_a_withheld_address_stays_with_it() -> None:
    """The events of a withheld entry and the statements of a withheld document do not leave."""
    rows = [_mark("entry:a", '"internal"', 1), _mark("document:d", '"confidential"', 2)]
    standing = find_standing(rows)
    gate = Gate("public", find_withheld(standing, "public"))
    kept = ["entry:a", "event:a:0", "document:d", "statement:d:3", "date:d:posted"]
    assert [gate.lets(address) for address in kept] == [False] * 5
    assert gate.lets_all(["entry:b", "statement:e:3"])
    assert not gate.lets_all(["entry:b", "statement:d:3"])
    assert Gate("internal", find_withheld(standing, "internal")).lets("entry:a")


def test_no_other_word_is_a_marking() -> None:
    """A word that is no marking is an error that names them."""
    with pytest.raises(DeskError, match="public, internal, confidential"):
        read_marking("secret")
