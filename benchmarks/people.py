"""How fast it is decided who is who, 1,000,000 mentions of 100,000 known; and how fast a large archive tells it."""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.crowd import Person, add_page, fill_crowd
from benchmarks.samples import ROOT
from onrecord import Archive, StatementQuery, list_people, open_archive, person, search_statements
from onrecord.people.decide import decide_sheets
from onrecord.people.figures import Mention
from onrecord.people.register import Register
from onrecord.people.sheets import Sheet, pack_sheets, unpack_sheet
from onrecord.people.tenures import Bound, Tenure

_POSTS = (
    "Foreign Minister",
    "Ambassador to Norway",
    "Deputy Minister",
    "President",
    "Special Envoy for Trade",
)
_PARTIES = ("NOR", "DNK", "SWE", "FIN", "ISL", "Valmeria", "Tarsund")
_HEADS = (
    "Ka",
    "Le",
    "Mo",
    "Ru",
    "Sa",
    "To",
    "Vi",
    "Ze",
    "Bra",
    "Dro",
    "Fla",
    "Gri",
    "Hol",
    "Jur",
    "Nel",
    "Pra",
)
_TAILS = ("renko", "lund", "maren", "solt", "vik", "dahl", "borg", "sen", "tova", "rell", "quist", "stad")
_NAMED = 12  # mentions of a document


def _make_tenures(persons: int) -> Iterator[Tenure]:
    chance = random.Random(7)
    for n in range(persons):
        family = "".join(chance.choice(_HEADS) for _ in range(2)).capitalize() + chance.choice(_TAILS)
        given = chance.choice(_HEADS).lower() + chance.choice(_TAILS)
        since = 1990 + n % 40
        bounds = (
            Bound(f"{since}-03-01", f"row {n}", "stated"),
            Bound(f"{since + 4}-02-28", f"row {n}", "stated"),
        )
        post, party = chance.choice(_POSTS), chance.choice(_PARTIES)
        yield Tenure(f"q{n}", f"{given.capitalize()} {family}", post, party, *bounds, "stated")


def _make_mentions(tenures: list[Tenure], document: int) -> list[Mention]:
    """Make the mentions of one document that names four of the known, each in full and twice by family."""
    chance = random.Random(document)
    date = f"{1990 + document % 40}-{1 + document % 12:02}-11"
    mentions = []
    for n in range(_NAMED // 3):
        held = chance.choice(tenures)
        family = held.name.rpartition(" ")[2]
        for m, name in enumerate((held.name, family, f"Mr {family}")):
            post, party = (held.post, held.party) if m == 0 else (None, None)
            span = (90 * n + 20 * m, 90 * n + 20 * m + 9)
            mentions.append(Mention(f"d{document}", span, name, post, party, date))
    return mentions


def _make_sheets(mentions: list[Mention], document: int) -> list[Sheet]:
    """Make the sheets of one document as an archive does: packed when it is added, unpacked when it is asked of."""
    place = (f"d{document}", document, mentions[0].date)
    return [unpack_sheet(place, row.namings, is_clear=row.is_clear) for row in pack_sheets(mentions)]


def decide_all(persons: int, count: int) -> str:
    """Decide `count` mentions among known persons, some thousand at a time; return what was measured."""
    tenures = list(_make_tenures(persons))
    start = time.process_time()
    register = Register(tenures)
    made = time.process_time() - start
    spent, done, sure, first = 0.0, 0, 0, 0
    for document in range(0, count // _NAMED, 500):
        made_up = [_make_mentions(tenures, n) for n in range(document, document + 500)]
        start = time.process_time()
        sheets = [sheet for n, own in enumerate(made_up, document) for sheet in _make_sheets(own, n)]
        told = decide_sheets(sheets, register)
        spent += time.process_time() - start
        done += 500 * _NAMED
        sure += sum(one.answer.state == "decided" for one in told)
        first = first or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{made:.1f} {done / spent:.0f} {first // 1024} {peak // 1024} {done} {sure}"


def measure_people(
    persons: int = 100_000, mentions: int = 1_000_000, documents: int = 100_000
) -> list[tuple[str, str, str]]:
    """Measure deciding in a process of its own, and asking of an archive of as many documents."""
    code = f"from benchmarks.people import decide_all; print(decide_all({persons}, {mentions}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    made, rate, first, peak, count, sure = done.stdout.split()
    with tempfile.TemporaryDirectory() as folder:
        asked = list(measure_asking(Path(folder) / "crowd.onrecord", documents))
    return [
        (f"{persons:,} persons known", f"{float(made):.1f} s to make the register", "–"),
        (
            f"{int(count):,} mentions decided",
            f"{int(rate):,} a second ({int(sure):,} namings sure)",
            "≥ 20,000",
        ),
        ("peak memory", f"{first} MB after the first 6,000 → {peak} MB after all", "flat"),
        *asked,
    ]


def measure_asking(path: Path, documents: int) -> Iterator[tuple[str, str, str]]:
    """Fill an archive and ask: at first, again, and after one more page that names the most named."""
    fill_crowd(path, documents)
    spent = {n: _ask(path) for n in ("at first", "again")}
    add_page(path, documents)
    spent["after a page"] = _ask(path)
    targets = {"list of people": "≤ 1 s again", "one of many documents": "≤ 0.3 s", "said by him": "≤ 0.5 s"}
    for name, target in targets.items():
        times = "; ".join(f"{when} {seconds[name]:.2f} s" for when, seconds in spent.items())
        yield (f"{name}, of {documents:,}", times, target)


def _ask(path: Path) -> dict[str, float]:
    """Ask an archive as three commands would, each opening it; return the seconds of processor time of each."""
    name = Person(0).name
    questions: dict[str, Callable[[Archive], object]] = {
        "said by him": lambda archive: search_statements(archive, StatementQuery(said_by=name)),
        "one of many documents": lambda archive: person(archive, name),
        "list of people": list_people,
    }
    spent = {}
    for asked, question in questions.items():
        start = time.process_time()
        with open_archive(path) as archive:
            question(archive)
        spent[asked] = time.process_time() - start
    return spent
