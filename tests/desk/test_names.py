"""The public names of the desk."""

import pytest

from onrecord import desk


@pytest.mark.parametrize("name", desk.__all__)
def test_each_name_is_there(name: str) -> None:
    """Every public name of the desk can be taken from it, and a function or record says what it is."""
    thing = getattr(desk, name)
    assert name == "Marking" or not callable(thing) or thing.__doc__


def test_the_names_are_those_of_the_table() -> None:
    """What is listed is what is found, and no other."""
    assert set(desk.__all__) == set(desk._HOMES)  # noqa: SLF001 - the table is the subject
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        desk.nothing  # noqa: B018 - the access is the test
