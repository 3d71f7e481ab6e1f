"""Imports of people: three formats, and errors that name the row and the field."""

import json

import pytest

from onrecord.errors import InputError
from onrecord.people.imports import UnreadablePeople, read_people

CSV = "id,name,post,country,start,end\nQ1,Ilse Maren,Foreign Minister,Norway,2017-04-12,2018-01\nQ2,Omar Roe,President,Valdoria,2016,\n"


def test_csv_gives_tenures_with_their_rows() -> None:
    """A CSV row is a stated tenure; each bound names file and row; an empty end is none."""
    first, second = read_people(CSV.encode(), "people.csv")
    assert (first.person_id, first.name, first.post, first.party, first.kind) == (
        "Q1",
        "Ilse Maren",
        "Foreign Minister",
        "NOR",
        "stated",
    )
    assert first.since is not None
    assert first.until is not None
    assert (first.since.value, first.since.evidence, first.until.value) == (
        "2017-04-12",
        "people.csv row 2",
        "2018-01",
    )
    assert (second.party, second.until) == ("Valdoria", None)


def test_the_columns_of_wikidata_are_known() -> None:
    """Labels as the query service exports them, tabs, addresses as ids and times are read."""
    data = "item\titemLabel\tpositionLabel\tstart\tend\nhttp://example.org/entity/Q7\tIlse Maren\tenvoy\t2017-04-12T00:00:00Z\t\n"
    (one,) = read_people(data.encode(), "w.tsv")
    assert (one.person_id, one.since.value if one.since else None) == ("Q7", "2017-04-12")


POPOLO = {
    "persons": [{"id": "p1", "name": "Ilse Maren", "other_names": [{"name": "I. Maren"}]}],
    "organizations": [{"id": "o1", "name": "Norway"}],
    "posts": [{"id": "t1", "label": "Foreign Minister", "organization_id": "o1"}],
    "memberships": [{"person_id": "p1", "post_id": "t1", "start_date": "2017-04-12", "end_date": "2018"}],
}


def test_popolo_gives_tenures() -> None:
    """Memberships join persons, posts and organizations."""
    (one,) = read_people(json.dumps(POPOLO).encode(), "people.json")
    assert (one.person_id, one.name, one.post, one.party, one.aliases) == (
        "p1",
        "Ilse Maren",
        "Foreign Minister",
        "NOR",
        ("I. Maren",),
    )


def test_follow_the_money_gives_tenures() -> None:
    """An Occupancy joins its holder and its post, whatever the order of the lines."""
    rows = [
        {
            "id": "x",
            "schema": "Occupancy",
            "properties": {"holder": ["h"], "post": ["t"], "startDate": ["2017"]},
        },
        {"id": "h", "schema": "Person", "properties": {"name": ["Ilse Maren"], "alias": ["I. Maren"]}},
        {"id": "t", "schema": "Position", "properties": {"name": ["Foreign Minister"], "country": ["no"]}},
    ]
    (one,) = read_people("\n".join(map(json.dumps, rows)).encode(), "people.ftm")
    assert (one.person_id, one.post, one.party, one.aliases) == (
        "h",
        "Foreign Minister",
        "NOR",
        ("I. Maren",),
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ["f", "empty"]),
        (b"\xff\xfe\x00", ["f", "UTF-8"]),
        (b"id,post\n1,envoy\n", ["row 1", "name"]),
        (b"id,name,post\n1,,envoy\n", ["row 2", "name", "missing"]),
        (b"id,name,post,start\n1,Ilse Maren,envoy,soon\n", ["row 2", "start", "soon"]),
        (b"id,name,post,start,end\n1,Ilse Maren,envoy,2018,2017\n", ["row 2", "2017", "2018"]),
        (b'id,name,post\n1,"Ilse,envoy\n', ["row 2"]),
        (b'{"a": 1}', ["persons", "schema"]),
        (b'{"persons": [{"name": "x"}]}', ["persons[0]", "id"]),
        (b'{"persons": [], "memberships": [{"person_id": "q"}]}', ["memberships[0]", "person_id", "q"]),
        (b'{"persons": 3}', ["persons", "list"]),
        (b'{"id": "x", "schema": "Occupancy", "properties": {"holder": ["h"]}}', ["holder", "h"]),
        (b'{"id": "x", "schema": "Person"}', ["properties"]),
        (b'{"schema": "Person", "id": "1", "properties": {}}\nno json\n', ["line 2", "JSON"]),
        (b"[1, 2]", ["entity 0", "schema"]),
    ],
)
def test_an_unreadable_file_says_where(data: bytes, words: list[str]) -> None:
    """Every error names the file and what to look at."""
    with pytest.raises(UnreadablePeople) as caught:
        read_people(data, "f.x")
    assert isinstance(caught.value, InputError)
    assert "f.x" in str(caught.value)
    for word in words:
        assert word in str(caught.value)
