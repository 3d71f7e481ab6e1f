"""A large archive of invented people, made by inserting sheets: no page is read, so 100,000 documents take minutes."""

import random
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from onrecord import Document, Page, Snapshot, Statement, open_archive
from onrecord.archive import sqlite
from onrecord.archive.drawing import draw_parcel
from onrecord.archive.packing import pack_bytes
from onrecord.archive.recording import write_record
from onrecord.archive.tables import snapshots
from onrecord.model import Actor
from onrecord.people.figures import Mention
from onrecord.people.imports import read_people
from onrecord.people.sheets import pack_sheets

_HEADS: Final = (
    "ka",
    "le",
    "mo",
    "ru",
    "sa",
    "to",
    "vi",
    "ze",
    "bra",
    "dro",
    "fla",
    "gri",
    "hol",
    "jur",
    "nel",
    "pra",
)
_TAILS: Final = (
    "renko",
    "lund",
    "maren",
    "solt",
    "vik",
    "dahl",
    "borg",
    "sen",
    "tova",
    "rell",
    "quist",
    "stad",
)
_POSTS: Final = ("Foreign Minister", "Ambassador to Norway", "Deputy Minister", "President", "Special Envoy")
_PARTIES: Final = ("NOR", "DNK", "SWE", "FIN", "ISL", "EST", "LVA")
_STATES: Final = ("Norway", "Denmark", "Sweden", "Finland", "Iceland", "Estonia", "Latvia")
_NAMED: Final = 5  # persons of a document, each in full and by family
_AT_ONCE: Final = 2_000  # documents of a transaction


class Person:
    """Somebody invented: a name, a post, a party; the lower the number, the more documents name him."""

    def __init__(self, number: int) -> None:
        chance = random.Random(number * 31 + 7)
        self.number = number
        self.family = (chance.choice(_HEADS) + chance.choice(_HEADS) + chance.choice(_TAILS)).capitalize()
        self.given = (chance.choice(_HEADS) + chance.choice(_TAILS)).capitalize()
        self.post, self.side = chance.choice(_POSTS), chance.randrange(len(_PARTIES))

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.given} {self.family}"


def make_csv(persons: int) -> bytes:
    """Make a file of every second person's tenure, as `onrecord import people` reads it."""
    rows = ["id,name,post,country,start,end"]
    for n in range(0, persons, 2):
        one = Person(n)
        rows.append(
            f"q{n},{one.name},{one.post},{_STATES[one.side]},{1990 + n % 20}-03-01,{2005 + n % 20}-02-28"
        )
    return "\n".join(rows).encode()


def fill_crowd(path: Path, documents: int, persons: int = 20_000) -> None:
    """Make an archive of this many documents; how often somebody is named falls with his number (Zipf)."""
    with open_archive(path, create=True) as archive:
        archive.people().take_in(read_people(make_csv(persons), "crowd.csv"), "crowd.csv")
    engine = sqlite.open_engine(path, create=False, read_only=False).execution_options(is_writing=True)
    known = [Person(n) for n in range(persons)]
    for first in range(0, documents, _AT_ONCE):
        with engine.begin() as connection:
            for n in range(first, min(first + _AT_ONCE, documents)):
                _insert(connection, *make_page(n, known))
    engine.dispose()


def add_page(path: Path, n: int) -> None:
    """Add one page more, which names him whom most documents name."""
    engine = sqlite.open_engine(path, create=False, read_only=False).execution_options(is_writing=True)
    with engine.begin() as connection:
        _insert(connection, *make_page(n, [Person(0), Person(9), Person(99)]))
    engine.dispose()


def make_page(n: int, known: list[Person]) -> tuple[Page, list[Mention]]:
    """Make the page of a number and the mentions of its document, of which the first named says something.

    Its text has no names: their places are made up, and reading it takes no time.
    """
    chance = random.Random(n)
    named = [known[int(len(known) ** chance.random()) - 1] for _ in range(_NAMED)]
    day = f"{1992 + n % 34}-{1 + n % 12:02}-{1 + n % 28:02}"
    title = f"notice {n}"
    text = f"{title}\n\nthey said that item {n % 97} is open"
    id_ = sha256(b"%d" % n).hexdigest()[:16]
    mentions = []
    for place, one in enumerate(dict.fromkeys(named)):
        span = (2 * place, 2 * place + 1)
        mentions.append(Mention(id_, span, one.name, one.post, _PARTIES[one.side], day))
        mentions.append(Mention(id_, (span[1], span[1] + 1), one.family, None, None, day))
    speaker = Actor(named[0].name, None, named[0].post, _PARTIES[named[0].side])
    content = (len(title) + 7, len(text))
    said = Statement(
        0, None, "indirect", (content,), (), ((0, 1),), speaker, None, "", "STATEMENT", None, None, "positive", "past",
        "asserted", (), "crowd", 1.0, "",
    )  # fmt: skip
    document = Document(
        id_, "main", title, (0, len(title)), None, None, "en", None, day, None, None, (), None, (), (), (), text,
        ((0, 0, len(text)),), (), (said,), (),
    )  # fmt: skip
    digest = sha256(text.encode()).hexdigest()
    return Page(Snapshot(digest, None, "text/plain", None, "utf-8", "made"), text, document, ()), mentions


def _insert(connection: Connection, page: Page, mentions: list[Mention]) -> None:
    data = page.text.encode()
    row = {"sha256": page.snapshot.sha256, "size": len(data), "packed": pack_bytes(data)}
    row |= {"media_type": "text/plain", "url": None, "retrieved_at": None}
    drawn = draw_parcel(page, data, None)
    pieces = (drawn.pieces[0]._replace(sheets=tuple(pack_sheets(mentions))),)
    write_record(connection, sqlite.insert_one(connection, snapshots, row), drawn._replace(pieces=pieces))
