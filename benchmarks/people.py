"""How fast it is decided who is who: 100,000 persons known, 1,000,000 mentions, in bounded memory."""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.samples import ROOT
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


def measure_people(persons: int = 100_000, mentions: int = 1_000_000) -> list[tuple[str, str, str]]:
    """Measure in a process of its own."""
    code = f"from benchmarks.people import decide_all; print(decide_all({persons}, {mentions}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    made, rate, first, peak, count, sure = done.stdout.split()
    return [
        (f"{persons:,} persons known", f"{float(made):.1f} s to make the register", "–"),
        (
            f"{int(count):,} mentions decided",
            f"{int(rate):,} a second ({int(sure):,} namings sure)",
            "≥ 20,000",
        ),
        ("peak memory", f"{first} MB after the first 6,000 → {peak} MB after all", "flat"),
    ]
