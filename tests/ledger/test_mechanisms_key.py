"""Keys of names: what tells one thing from others of its parties."""

from onrecord.ledger.mechanisms_coined import find_coined
from onrecord.ledger.mechanisms_key import find_aliases, make_key, read_key


def test_parties_and_nouns_are_left_out() -> None:
    """Who shares a thing, and what sort of thing it is, does not tell which it is."""
    one = make_key("group", "Valmerian-Tarsundic working group on transit", ("Tarsund", "Valmeria"))
    assert one == make_key("group", "working group on transit", ()) == "group: transit"


def test_numbers_tell_all() -> None:
    """A resolution is its number; the assembly's numbers are its own."""
    assert make_key("resolution", "UN Security Council resolution 114", ("UN",), "114") == "resolution: 114"
    assert (
        make_key("resolution", "General Assembly resolution 114", ("UN",), "114")
        == "resolution: 114 assembly"
    )


def test_key_comes_apart() -> None:
    """A key is a family and stems."""
    assert read_key("memorandum: flight safet").stems == {"flight", "safet"}


def test_brackets_give_aliases() -> None:
    """A name or an acronym in brackets is another name; a remark is none."""
    assert find_aliases("Treaty on Harbour Lights (THL Treaty)") == {"thl treaty"}
    assert find_aliases("Treaty on Harbour Lights (of which more below)") == frozenset()


def test_states_that_only_the_text_knows() -> None:
    """A name whose adjective stands beside it is a state's."""
    found = find_coined(
        "Valmeria and Valmerian pilots; Quillane and the Quillanese; Republic and Republican."
    )
    assert found == {
        "Valmeria": "Valmeria", "Valmerian": "Valmeria", "Quillane": "Quillane", "Quillanese": "Quillane",
    }  # fmt: skip
