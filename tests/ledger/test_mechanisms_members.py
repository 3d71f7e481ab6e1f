"""Who is in a mechanism, and that it is still open."""

from onrecord import read
from onrecord.model import Mechanism


def test_a_composition_that_is_open_is_a_step() -> None:
    """That nobody has decided who will be in a group is told, with the words, and changes no status."""
    page = (
        b"Envoy Jan Peld's interview with the Courier\n\n"
        b"The ministers of Norway and Denmark have agreed to set up a joint working group.\n\n"
        b"Question: Who will be in it?\n\n"
        b"Jan Peld: No decision has been made yet, including on the group's composition.\n"
    )
    document = read(page).document
    assert document is not None
    (group,) = [entry for entry in document.entries if isinstance(entry, Mechanism)]
    assert [event.event for event in group.events] == ["agreed", "composition open"]
    (start, end) = group.events[1].evidence[0]
    assert document.text[start:end] == "No decision has been made yet, including on the group's composition"


def test_a_decision_on_something_else_leaves_the_composition_alone() -> None:
    """A group whose composition is spoken of, without anything undecided, has no such step."""
    page = (
        b"Envoy Jan Peld on the group\n\nThe ministers of Norway and Denmark have agreed to set up a joint working group. "
        b"The group's composition was a matter of a day.\n"
    )
    document = read(page).document
    assert document is not None
    (group,) = [entry for entry in document.entries if isinstance(entry, Mechanism)]
    assert "composition open" not in [event.event for event in group.events]


def test_a_bilateral_commission_of_the_speakers_side_is_not_in_doubt() -> None:
    """A commission is of the speaker's own side and the other that the page names most."""
    page = (
        b"Norwegian Deputy Foreign Minister Jan Peld's interview with the Courier\n\n"
        b"Question: How are relations with Denmark?\n\n"
        b"Jan Peld: Denmark is close to Norway. Danish ministers come to Norway often.\n\n"
        b"Under the former president there was a bilateral presidential commission. This format is history now.\n"
    )
    document = read(page).document
    assert document is not None
    (commission,) = [entry for entry in document.entries if isinstance(entry, Mechanism)]
    assert (commission.parties, commission.doubt) == (("DNK", "NOR"), None)
