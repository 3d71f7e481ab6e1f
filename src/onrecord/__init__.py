"""On Record: who said what to whom, when, in their exact words.

The public names, each imported from its room when first used (PEP 562), so that `import onrecord` and the
command line start in milliseconds:

    page = onrecord.read(data, media_type="text/html", url=url)
    with onrecord.open_archive("record.onrecord", create=True) as archive:
        for added in archive.add_all(onrecord.read_sources(["pages/"])):
            print(added.state, added.name)
        found = onrecord.search(archive, "hotline")
"""

from typing import TYPE_CHECKING

from onrecord.homes import find_homes

if TYPE_CHECKING:
    from onrecord.archive import (
        Added,
        Archive,
        DocumentRow,
        EntryFilters,
        EntryList,
        EntryRow,
        EventRow,
        Failure,
        Filters,
        Hit,
        IssueRow,
        Ledger,
        PositionFilters,
        PositionRow,
        Problem,
        Query,
        Rebuilt,
        SearchPage,
        Sighting,
        Snippet,
        open_archive,
    )
    from onrecord.archive.desk import Desk
    from onrecord.archive.people import People
    from onrecord.archive.people_records import Imported, InferredYear, MentionRow
    from onrecord.archive.topics import KeptTopics
    from onrecord.errors import (
        ArchiveError,
        BinaryInput,
        BrokenEvidence,
        DeskError,
        EmptyInput,
        InputError,
        InputTooLarge,
        OnRecordError,
        QueryError,
        SourceError,
        UnknownId,
        UnreadablePeople,
        UnsupportedMedia,
    )
    from onrecord.exports import export
    from onrecord.exports.citation import cite, cited_date, reference
    from onrecord.exports.roundup import render_html, render_markdown
    from onrecord.ledger.contact_remarks import Journey, read_remark
    from onrecord.ledger.issues import Topic, Topics, read_topics
    from onrecord.model import (
        Actor,
        Commitment,
        Contact,
        Correspondence,
        Document,
        DocumentDate,
        Event,
        Instrument,
        Mechanism,
        Page,
        Participant,
        Position,
        Snapshot,
        Span,
        Statement,
        Turn,
        from_json,
        to_json,
    )
    from onrecord.people.cards import Alias, HeldPost, PersonCard, PersonRow
    from onrecord.people.choose import PeopleFilters
    from onrecord.people.imports import read_people
    from onrecord.people.tenures import Tenure
    from onrecord.pipeline import read
    from onrecord.sources import Source, SourceFailure, read_sources
    from onrecord.statements.act import Act, speech_act
    from onrecord.views.compare import Comparison, Days, Said, Side, compare, find_issue, name_issue
    from onrecord.views.correspondence import CorrespondenceRow, list_correspondence, write_chronology
    from onrecord.views.draft import draft_checklist, name_side
    from onrecord.views.draft_item import DraftItem, Held, make_row, make_version, spell_held
    from onrecord.views.entry import EntryView, Fact, Person, name_actor, view_entry
    from onrecord.views.evaluate import Evaluation, Measured, evaluate
    from onrecord.views.judged import JudgedList, JudgedRow, list_entries
    from onrecord.views.people import import_people, list_people
    from onrecord.views.person import PersonView, person
    from onrecord.views.placing import Placed, find_standing_on, judge, place_judgements, quote_target
    from onrecord.views.query import read_query
    from onrecord.views.review import list_waiting
    from onrecord.views.review_answer import ANSWERS, answer_waiting, take_back
    from onrecord.views.roundup import Roundup, round_up_contact, round_up_issue, round_up_parties
    from onrecord.views.search import search
    from onrecord.views.sides import Condition, SideStatus
    from onrecord.views.statements import StatementHit, StatementPage, StatementQuery, search_statements
    from onrecord.views.steps import Quote, Step
    from onrecord.views.timeline import Moment, Timeline, timeline
    from onrecord.views.topics import Proposed, import_topics, propose_issues
    from onrecord.views.waiting import SORTS, Waiting
    from onrecord.views.wrapup import wrap_up

_ERRORS = (
    "ArchiveError",
    "BinaryInput",
    "BrokenEvidence",
    "DeskError",
    "EmptyInput",
    "InputError",
    "InputTooLarge",
    "OnRecordError",
    "QueryError",
    "SourceError",
    "UnknownId",
    "UnreadablePeople",
    "UnsupportedMedia",
)
_NOUNS = (
    "Actor",
    "Commitment",
    "Contact",
    "Correspondence",
    "Document",
    "DocumentDate",
    "Event",
    "Instrument",
    "Mechanism",
    "Page",
    "Participant",
    "Position",
    "Snapshot",
    "Span",
    "Statement",
    "Turn",
    "from_json",
    "to_json",
)
_ARCHIVE = (
    "Added",
    "Archive",
    "DocumentRow",
    "EntryFilters",
    "EntryList",
    "EntryRow",
    "EventRow",
    "Failure",
    "Filters",
    "Hit",
    "IssueRow",
    "Ledger",
    "PositionFilters",
    "PositionRow",
    "Problem",
    "Query",
    "Rebuilt",
    "SearchPage",
    "Sighting",
    "Snippet",
    "open_archive",
)
_EVALUATE = ("Evaluation", "Measured", "evaluate")
_STATEMENTS = ("StatementHit", "StatementPage", "StatementQuery", "search_statements")
_HOMES = (
    dict.fromkeys(_ERRORS, "onrecord.errors")
    | dict.fromkeys(_NOUNS, "onrecord.model")
    | dict.fromkeys(_ARCHIVE, "onrecord.archive")
    | dict.fromkeys(("Desk",), "onrecord.archive.desk")
    | dict.fromkeys(("wrap_up",), "onrecord.views.wrapup")
    | dict.fromkeys(("draft_checklist", "name_side"), "onrecord.views.draft")
    | dict.fromkeys(
        ("DraftItem", "Held", "make_row", "make_version", "spell_held"), "onrecord.views.draft_item"
    )
    | dict.fromkeys(
        ("Placed", "find_standing_on", "judge", "place_judgements", "quote_target"), "onrecord.views.placing"
    )
    | dict.fromkeys(("list_waiting",), "onrecord.views.review")
    | dict.fromkeys(("ANSWERS", "answer_waiting", "take_back"), "onrecord.views.review_answer")
    | dict.fromkeys(("SORTS", "Waiting"), "onrecord.views.waiting")
    | dict.fromkeys(
        ("CorrespondenceRow", "list_correspondence", "write_chronology"), "onrecord.views.correspondence"
    )
    | dict.fromkeys(("Source", "SourceFailure", "read_sources"), "onrecord.sources")
    | dict.fromkeys(("cite", "cited_date", "reference"), "onrecord.exports.citation")
    | dict.fromkeys(("EntryView", "Fact", "Person", "name_actor", "view_entry"), "onrecord.views.entry")
    | dict.fromkeys(
        ("Comparison", "Days", "Said", "Side", "compare", "find_issue", "name_issue"),
        "onrecord.views.compare",
    )
    | dict.fromkeys(("Condition", "SideStatus"), "onrecord.views.sides")
    | dict.fromkeys(("Quote", "Step"), "onrecord.views.steps")
    | dict.fromkeys(("Moment", "Timeline", "timeline"), "onrecord.views.timeline")
    | dict.fromkeys(
        ("Roundup", "round_up_contact", "round_up_issue", "round_up_parties"), "onrecord.views.roundup"
    )
    | dict.fromkeys(("render_html", "render_markdown"), "onrecord.exports.roundup")
    | dict.fromkeys(("JudgedList", "JudgedRow", "list_entries"), "onrecord.views.judged")
    | dict.fromkeys(("People",), "onrecord.archive.people")
    | dict.fromkeys(("Imported", "InferredYear", "MentionRow"), "onrecord.archive.people_records")
    | dict.fromkeys(("Alias", "HeldPost", "PersonCard", "PersonRow"), "onrecord.people.cards")
    | dict.fromkeys(("PeopleFilters",), "onrecord.people.choose")
    | dict.fromkeys(("Journey", "read_remark"), "onrecord.ledger.contact_remarks")
    | dict.fromkeys(("read_people",), "onrecord.people.imports")
    | dict.fromkeys(("Tenure",), "onrecord.people.tenures")
    | dict.fromkeys(("import_people", "list_people"), "onrecord.views.people")
    | dict.fromkeys(("PersonView", "person"), "onrecord.views.person")
    | dict.fromkeys(("KeptTopics",), "onrecord.archive.topics")
    | dict.fromkeys(("Topic", "Topics", "read_topics"), "onrecord.ledger.issues")
    | dict.fromkeys(("Proposed", "import_topics", "propose_issues"), "onrecord.views.topics")
    | dict.fromkeys(_EVALUATE, "onrecord.views.evaluate")
    | dict.fromkeys(_STATEMENTS, "onrecord.views.statements")
    | {
        "read": "onrecord.pipeline",
        "Act": "onrecord.statements.act",
        "speech_act": "onrecord.statements.act",
        "export": "onrecord.exports",
        "read_query": "onrecord.views.query",
        "search": "onrecord.views.search",
    }
)

__all__ = [
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
    "Journey",
    "JudgedList",
    "JudgedRow",
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
]

__getattr__, __dir__ = find_homes(__name__, _HOMES)
