"""The public names: what users may rely on."""

import subprocess
import sys
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.model import Record

PUBLIC = (
    "ANSWERS",
    "SORTS",
    "Act",
    "Actor",
    "Added",
    "Alias",
    "Archive",
    "ArchiveError",
    "BinaryInput",
    "BrokenEvidence",
    "Commitment",
    "Comparison",
    "Condition",
    "Contact",
    "Correspondence",
    "CorrespondenceRow",
    "Days",
    "Desk",
    "DeskError",
    "Document",
    "DocumentDate",
    "DocumentRow",
    "DraftItem",
    "EmptyInput",
    "EntryFilters",
    "EntryList",
    "EntryRow",
    "EntryView",
    "Evaluation",
    "Event",
    "EventRow",
    "Fact",
    "Failure",
    "Filters",
    "Held",
    "HeldPost",
    "Hit",
    "Imported",
    "InferredYear",
    "InputError",
    "InputTooLarge",
    "Instrument",
    "IssueRow",
    "JudgedList",
    "JudgedRow",
    "Journey",
    "KeptTopics",
    "Ledger",
    "Measured",
    "Mechanism",
    "MentionRow",
    "Moment",
    "OnRecordError",
    "Page",
    "Participant",
    "People",
    "PeopleFilters",
    "Person",
    "PersonCard",
    "PersonRow",
    "PersonView",
    "Placed",
    "Position",
    "PositionFilters",
    "PositionRow",
    "Problem",
    "Proposed",
    "Query",
    "QueryError",
    "Quote",
    "Rebuilt",
    "Roundup",
    "Said",
    "SearchPage",
    "Side",
    "SideStatus",
    "Sighting",
    "Snapshot",
    "Snippet",
    "Source",
    "SourceError",
    "SourceFailure",
    "Span",
    "Statement",
    "StatementHit",
    "StatementPage",
    "StatementQuery",
    "Step",
    "Tenure",
    "Timeline",
    "Topic",
    "Topics",
    "Turn",
    "UnknownId",
    "UnreadablePeople",
    "UnsupportedMedia",
    "Waiting",
    "answer_waiting",
    "cite",
    "cited_date",
    "compare",
    "draft_checklist",
    "evaluate",
    "export",
    "find_issue",
    "find_standing_on",
    "from_json",
    "import_people",
    "import_topics",
    "judge",
    "list_correspondence",
    "list_entries",
    "list_people",
    "list_waiting",
    "make_row",
    "make_version",
    "name_actor",
    "name_issue",
    "name_side",
    "open_archive",
    "person",
    "place_judgements",
    "propose_issues",
    "quote_target",
    "read",
    "read_people",
    "read_query",
    "read_remark",
    "read_sources",
    "read_topics",
    "reference",
    "render_html",
    "render_markdown",
    "round_up_contact",
    "round_up_issue",
    "round_up_parties",
    "search",
    "search_statements",
    "speech_act",
    "spell_held",
    "take_back",
    "timeline",
    "to_json",
    "view_entry",
    "wrap_up",
    "write_chronology",
)


def test_all_is_pinned() -> None:
    """A public name is added or removed on purpose only, here and in the changelog."""
    assert sorted(onrecord.__all__) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_each_name_is_there_and_says_what_it_is(name: str) -> None:
    """Every public name can be imported and, where it is ours, opens with its promise."""
    thing = getattr(onrecord, name)
    assert name == "Span" or thing.__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not public fails as on any module."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        onrecord.nothing  # noqa: B018 - the access is the test


def test_importing_is_cheap() -> None:
    """`import onrecord` loads neither the archive nor the HTML reader nor click."""
    code = "import onrecord, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert not {"sqlalchemy", "resiliparse", "click", "msgspec", "tqdm"} & set(loaded)


def _values(kind: Any) -> st.SearchStrategy[Any]:
    """Return values of a type as the model writes it: nouns, tuples, unions, literals, plain values."""
    parts = get_args(kind)
    if get_origin(kind) is Literal:
        return st.sampled_from(parts)
    if get_origin(kind) is tuple:
        if parts[1:] == (...,):
            return st.lists(_values(parts[0]), max_size=2).map(tuple)
        return st.tuples(*map(_values, parts))
    if parts:
        return st.one_of(*map(_values, parts))
    if isinstance(kind, type) and issubclass(kind, Record):
        fields = {name: _values(part) for name, part in get_type_hints(kind).items()}
        return st.builds(kind, **fields)
    plain = {
        type(None): st.none(),
        str: st.text(max_size=8),
        int: st.integers(0, 2**40),
        float: st.floats(0, 1),
    }
    return plain[kind]


@given(st.one_of(*map(_values, (onrecord.Page, onrecord.Document, onrecord.Turn, onrecord.Statement))))
def test_every_object_comes_back_from_its_json(record: Record) -> None:
    """`from_json` gives back what `to_json` wrote, and the same value gives the same bytes."""
    line = onrecord.to_json(record)
    again = onrecord.from_json(line, type(record))
    assert again == record
    assert onrecord.to_json(again) == line
    assert b"\n" not in line
