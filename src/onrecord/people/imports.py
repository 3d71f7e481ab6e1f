"""Read people and their tenures from the field's formats: Popolo, FollowTheMoney, Wikidata-style CSV.

Every tenure keeps the file and row it came from. Unknown shapes stop with an
error that names the row and the field; nothing is guessed.
"""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from onrecord.actors.parties import read_code, read_party
from onrecord.errors import UnreadablePeople
from onrecord.people.periods import bounds_of
from onrecord.people.tenures import Bound, Tenure

_Json = dict[str, Any]


# Column titles of a CSV, each with the names that exports of Wikidata and others use.
_COLUMNS = {
    "id": ("id", "person_id", "person", "qid", "item"),
    "name": ("name", "personlabel", "itemlabel", "label", "person_name"),
    "post": ("post", "position", "positionlabel", "office", "officelabel", "role"),
    "party": ("party", "country", "countrylabel", "state", "organisation", "organization"),
    "start": ("start", "startdate", "start_date", "from", "start_time"),
    "end": ("end", "enddate", "end_date", "to", "end_time", "until"),
    "aliases": ("aliases", "alias", "other_names", "also_known_as"),
}
_NEEDED = ("name", "post")


def read_people(data: bytes, name: str) -> tuple[Tenure, ...]:
    """Read people and posts from the bytes of one file; `name` is used in evidence and errors.

    The shape is told by the content: a JSON object with "persons" or
    "memberships" is Popolo, JSON lines with "schema" FollowTheMoney, anything
    with a header row of known columns CSV. Raises UnreadablePeople, naming row and
    field, for what cannot be read.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadablePeople(
            f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8 and import again"
        ) from error
    bare = text.lstrip()
    if not bare:
        raise UnreadablePeople(f"{name}: the file is empty")
    if bare[0] not in "{[":
        return tuple(_read_csv(text, name))
    whole = _load_whole(text)
    if isinstance(whole, dict) and ("persons" in whole or "memberships" in whole):
        return tuple(_read_popolo(whole, name))
    if isinstance(whole, dict) and "schema" not in whole:
        raise UnreadablePeople(
            f"{name}: a JSON object needs “persons” and “memberships” (Popolo) or “schema” (FollowTheMoney)"
        )
    return tuple(_read_entities(text, whole, name))


def _load_whole(text: str) -> Any:
    """Load one JSON value; None where the file has one a line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


def _bound(value: Any, name: str, where: str, field: str) -> Bound | None:
    """Make a bound of a date; null for an empty one."""
    if value is None or str(value).strip() == "":
        return None
    day = str(value).strip().removeprefix("+").split("T")[0]
    day = day.removesuffix("-00-00").removesuffix("-00")  # Wikidata's "2017-00-00" is a year
    if bounds_of(day) is None:
        raise UnreadablePeople(
            f"{name}, {where}, field “{field}”: “{value}” is no date such as 2017, 2017-04 or 2017-04-12"
        )
    return Bound(day, f"{name} {where}", f"stated by {name}")


def _party_of(printed: str | None) -> str | None:
    """Give the code of a party as an import names it, or what is printed."""
    if not printed:
        return None
    bare = printed.strip()
    return read_party(bare) or bare


def _text_of(row: _Json, field: str, name: str, where: str, *, needed: bool = False) -> str | None:
    value = row.get(field)
    if value is None or value == "":
        if needed:
            raise UnreadablePeople(f"{name}, {where}, field “{field}”: missing")
        return None
    if not isinstance(value, str):
        raise UnreadablePeople(f"{name}, {where}, field “{field}”: text was due, not {type(value).__name__}")
    return value


# ---- CSV


def _read_csv(text: str, name: str) -> Iterator[Tenure]:
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _find_columns(next(rows), name)
        for number, row in enumerate(rows, 2):
            if any(cell.strip() for cell in row):
                yield _read_row(row, columns, name, f"row {number}")
    except csv.Error as error:
        raise UnreadablePeople(f"{name}, row {rows.line_num}: {error}") from error


def _find_columns(header: list[str], name: str) -> dict[str, int]:
    titles = [cell.strip().casefold().lstrip("?").replace(" ", "_") for cell in header]
    found = {
        column: titles.index(next(known for known in names if known in titles))
        for column, names in _COLUMNS.items()
        if any(known in titles for known in names)
    }
    for column in _NEEDED:
        if column not in found:
            raise UnreadablePeople(f"{name}, row 1: no column “{column}” among {', '.join(header) or 'none'}")
    return found


def _read_row(row: list[str], columns: dict[str, int], name: str, where: str) -> Tenure:
    cells = {column: row[at].strip() if at < len(row) else "" for column, at in columns.items()}
    for column in _NEEDED:
        if not cells[column]:
            raise UnreadablePeople(f"{name}, {where}, field “{column}”: missing")
    since = _bound(cells.get("start"), name, where, "start")
    until = _bound(cells.get("end"), name, where, "end")
    _check_order(since, until, name, where)
    aliases = tuple(part.strip() for part in cells.get("aliases", "").split("|") if part.strip())
    person = (cells.get("id") or cells["name"]).rsplit("/", 1)[-1]
    return Tenure(
        person, cells["name"], cells["post"], _party_of(cells.get("party")), since, until, "stated", aliases
    )


def _check_order(since: Bound | None, until: Bound | None, name: str, where: str) -> None:
    first = bounds_of(since.value) if since else None
    last = bounds_of(until.value) if until else None
    if since and until and first and last and last[1] < first[0]:
        raise UnreadablePeople(f"{name}, {where}: it ends ({until.value}) before it begins ({since.value})")


# ---- Popolo


def _read_popolo(whole: _Json, name: str) -> Iterator[Tenure]:
    persons = _by_id(whole, "persons", name)
    posts = _by_id(whole, "posts", name)
    organizations = _by_id(whole, "organizations", name)
    memberships = _list_of(whole, "memberships", name)
    memberships = [*memberships, *_nested(persons, name)]
    for number, row in enumerate(memberships):
        where = f"memberships[{number}]"
        person_id = _text_of(row, "person_id", name, where, needed=True) or ""
        if person_id not in persons:
            raise UnreadablePeople(
                f"{name}, {where}, field “person_id”: no person “{person_id}” in “persons”"
            )
        post = posts.get(_text_of(row, "post_id", name, where) or "", {})
        organization_id = _text_of(row, "organization_id", name, where) or post.get("organization_id") or ""
        organization = organizations.get(organization_id, {})
        title = row.get("role") or row.get("label") or post.get("label") or post.get("role")
        if not isinstance(title, str):
            raise UnreadablePeople(f"{name}, {where}: neither “role” nor a post with a “label”")
        since = _bound(row.get("start_date") or post.get("start_date"), name, where, "start_date")
        until = _bound(row.get("end_date") or post.get("end_date"), name, where, "end_date")
        _check_order(since, until, name, where)
        person = persons[person_id]
        held_for = _text_of(organization, "name", name, f"organization {organization_id}")
        yield Tenure(
            person_id,
            _text_of(person, "name", name, f"person {person_id}", needed=True) or "",
            title,
            _party_of(held_for),
            since,
            until,
            "stated",
            tuple(other["name"] for other in person.get("other_names", ()) if other.get("name")),
        )


def _nested(persons: dict[str, _Json], name: str) -> list[_Json]:
    """Give memberships that stand inside their persons, with the person's id."""
    return [
        {"person_id": person_id, **row}
        for person_id, person in persons.items()
        for row in _list_of(person, "memberships", name)
    ]


def _list_of(whole: _Json, field: str, name: str) -> list[_Json]:
    rows = whole.get(field) or []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UnreadablePeople(f"{name}, field “{field}”: a list of objects was due")
    return rows


def _by_id(whole: _Json, field: str, name: str) -> dict[str, _Json]:
    found: dict[str, _Json] = {}
    for number, row in enumerate(_list_of(whole, field, name)):
        found[_text_of(row, "id", name, f"{field}[{number}]", needed=True) or ""] = row
    return found


# ---- FollowTheMoney


def _read_entities(text: str, whole: Any, name: str) -> Iterator[Tenure]:
    entities: dict[str, _Json] = {}
    for where, entity in _iter_entities(text, whole, name):
        if not isinstance(entity.get("properties"), dict):
            raise UnreadablePeople(f"{name}, {where}, field “properties”: an object was due")
        entities[_text_of(entity, "id", name, where, needed=True) or ""] = {**entity, "where": where}
    for entity in entities.values():
        if entity.get("schema") == "Occupancy":
            yield _read_occupancy(entity, entities, name)
        elif entity.get("schema") == "Person":
            yield from _read_positions(entity)


def _iter_entities(text: str, whole: Any, name: str) -> Iterator[tuple[str, _Json]]:
    """Yield the entities of JSON lines, of a list, or the one object, each with its place."""
    if whole is not None:
        rows = whole if isinstance(whole, list) else [whole]
        for number, row in enumerate(rows):
            if not isinstance(row, dict) or "schema" not in row:
                raise UnreadablePeople(f"{name}, entity {number}, field “schema”: missing")
            yield f"entity {number}", row
        return
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise UnreadablePeople(
                f"{name}, line {number}: no JSON ({error.msg} at column {error.colno})"
            ) from error
        if not isinstance(row, dict) or "schema" not in row:
            raise UnreadablePeople(f"{name}, line {number}, field “schema”: missing")
        yield f"line {number}", row


def _values(entity: _Json, field: str) -> list[str]:
    values = entity["properties"].get(field) or []
    return [str(value) for value in values] if isinstance(values, list) else [str(values)]


def _first(entity: _Json, *fields: str) -> str | None:
    return next((values[0] for field in fields if (values := _values(entity, field))), None)


def _read_occupancy(entity: _Json, entities: dict[str, _Json], name: str) -> Tenure:
    where = entity["where"]
    holder_id, post_id = _first(entity, "holder"), _first(entity, "post")
    for field, found in (("holder", holder_id), ("post", post_id)):
        if found is None or found not in entities:
            raise UnreadablePeople(f"{name}, {where}, field “{field}”: no entity “{found}”")
    holder, post = entities[holder_id or ""], entities[post_id or ""]
    printed = _first(holder, "name")
    title = _first(post, "name")
    if not printed or not title:
        lacking = holder if not printed else post
        raise UnreadablePeople(f"{name}, {lacking['where']}, field “name”: missing")
    since = _bound(_first(entity, "startDate"), name, where, "startDate")
    until = _bound(_first(entity, "endDate"), name, where, "endDate")
    _check_order(since, until, name, where)
    party = _country_of(_first(post, "country", "jurisdiction") or _first(post, "organization"))
    aliases = (*_values(holder, "name")[1:], *_values(holder, "alias"), *_values(holder, "weakAlias"))
    return Tenure(holder["id"], printed, title, party, since, until, "stated", aliases)


def _read_positions(entity: _Json) -> Iterator[Tenure]:
    """Read the posts that a person's own "position" names, without dates."""
    printed = _first(entity, "name")
    party = _country_of(_first(entity, "country", "nationality"))
    aliases = (*_values(entity, "name")[1:], *_values(entity, "alias"))
    for title in _values(entity, "position") if printed else ():
        yield Tenure(entity["id"], printed or "", title, party, None, None, "stated", aliases)


def _country_of(code: str | None) -> str | None:
    """Give the alpha-3 code of the two letters that FollowTheMoney uses."""
    return (read_code(code) if code and len(code) == 2 else None) or _party_of(code)  # noqa: PLR2004
