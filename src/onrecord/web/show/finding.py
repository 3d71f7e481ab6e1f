"""Search: publications or statements that answer, with facets and the way to narrow or widen each question."""

from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from msgspec.structs import replace

from onrecord.archive import Query, SearchPage
from onrecord.views.search import search
from onrecord.views.statements import StatementQuery, search_statements
from onrecord.web.addresses import Address
from onrecord.web.asking import Answer, Asked, Shown
from onrecord.web.questions import Question, find_address, name_question, name_value, read_question
from onrecord.web.room import Room

SHOWN: Final = 10
_VALUES: Final = 8  # of one facet before "more"

# the facet of a search → its heading, and the fact it narrows
_FACETS: Final = {
    "speaker": ("Person", "person"),
    "party": ("Party", "party"),
    "issue": ("Issue", "issue"),
    "form": ("Form", "form"),
    "publisher": ("Publisher", "publisher"),
    "year": ("Year", "from"),
    "kind": ("Kind", "kind"),
    "language": ("Language", "language"),
}


class Choice(NamedTuple):
    """One value of a facet as it is shown: how many have it, and the question narrowed to it."""

    shown: str
    many: int
    address: Address


class Facet(NamedTuple):
    """One facet: the values most have, and the rest."""

    name: str
    first: list[Choice]
    rest: list[Choice]


class Chosen(NamedTuple):
    """A part of the question, and the question without it."""

    name: str
    value: str
    without: Address


def show_search(room: Room, asked: Asked) -> Answer:
    """Show what answers a question, ten at a time; without one, everything, the newest first."""
    question = read_question(asked)
    number = asked.number("page")
    offset = (number - 1) * SHOWN
    values: dict[str, Any] = {
        "question": question,
        "title": name_question(question),
        "asking": urlencode(find_address(question).query),
        "chosen": list_chosen(question),
        "followed": find_address(question),
        "other": find_address(question._replace(wants_statements=not question.wants_statements))
        if not (question.said_by or question.about)
        else None,
        "offset": offset,
        "earlier": find_address(question, page=number - 1) if number > 1 else None,
    }
    later = find_address(question, page=number + 1)
    if question.wants_statements:
        asked_of = StatementQuery(question.text, said_by=question.said_by, about=question.about)
        said = search_statements(
            room.archive, asked_of, filters=question.filters, limit=SHOWN, offset=offset, with_facets=True
        )
        values |= {"found": said, "later": later if said.has_more else None, "counted": said.publications}
        return Shown("statements.html", values | {"facets": list_facets(question, said.publications)})
    found = _find(room, question, offset)
    # of what is ranked, the newest 2,000 alone can be paged through; a plain listing has no such end
    most = found.ranked if question.text else found.total
    values["later"] = later if offset + SHOWN < most else None
    facets = list_facets(question, found)
    return Shown("search.html", values | {"found": found, "counted": found, "facets": facets})


def _find(room: Room, question: Question, offset: int) -> SearchPage:
    """Return the publications that answer; without a question the newest of all, whose facets every reader asks for."""
    newest = room.newest() if question.is_empty else None
    if newest is None:
        return search(room.archive, question.text, filters=question.filters, limit=SHOWN, offset=offset)
    hits = room.archive.latest(Query(), limit=SHOWN, offset=offset)
    return replace(newest, hits=tuple(hits))


def list_facets(question: Question, found: SearchPage | None) -> list[Facet]:
    """Return the facets of what was found that would narrow it, in the order of the page."""
    facets: list[Facet] = []
    if found is None:
        return facets
    for field, (name, fact) in _FACETS.items():
        counts = found.facets.get(field, {})
        if fact in question.facts or len(counts) < 2:  # noqa: PLR2004 - one value narrows nothing
            continue
        choices = [
            Choice(name_value(fact, value), count, narrow(question, field, value))
            for value, count in counts.items()
        ]
        facets.append(Facet(name, choices[:_VALUES], choices[_VALUES:]))
    return facets


def narrow(question: Question, field: str, value: str) -> Address:
    """Return the question narrowed to one value of a facet."""
    if field == "year":
        return find_address(question._replace(facts=question.facts | {"from": value, "to": value}))
    fact = _FACETS[field][1]
    return find_address(question._replace(facts=question.facts | {fact: value}))


def list_chosen(question: Question) -> list[Chosen]:
    """Return the parts of a question besides its words, each with the way to drop it."""
    chosen: list[Chosen] = []
    if question.said_by:
        chosen.append(Chosen("said by", question.said_by, find_address(question._replace(said_by=None))))
    if question.about:
        chosen.append(Chosen("about", question.about, find_address(question._replace(about=None))))
    for name, value in question.facts.items():
        rest = {key: fact for key, fact in question.facts.items() if key != name}
        chosen.append(Chosen(name, name_value(name, value), find_address(question._replace(facts=rest))))
    return chosen
