"""How long one more page takes to settle in a large ledger."""

import hashlib
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord import Document, EntryFilters, Page, Snapshot, open_archive
from onrecord.model import Entry
from onrecord.sources import Source

Row = tuple[str, str, str]

_PAGES = 20_000
_ADDED = 200
_SIDES = [f"S{n:02}" for n in range(40)]
_TITLE = "Statement"


def measure_settling(pages: int = _PAGES) -> Iterator[Row]:
    """Fill an archive with pages of invented entries, then time each of 200 further ones, whole."""
    chance = random.Random(7)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_archive(Path(folder) / "large.onrecord", create=True, read=_read) as archive,
    ):
        started = time.perf_counter()
        for n in range(pages):
            archive.add(_make_page(n, chance))
        filled = time.perf_counter() - started
        times = []
        for n in range(pages, pages + _ADDED):
            source = _make_page(n, chance)
            before = time.perf_counter()
            archive.add(source)
            times.append((time.perf_counter() - before) * 1000)
        total = archive.ledger().find(EntryFilters(in_doubt=None), limit=1).total
    times.sort()
    yield (
        f"one page into {pages:,}",
        f"median {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f}, most {times[-1]:.1f}",
        "≤ 100 ms",
    )
    yield (f"{pages:,} pages filled", f"{pages / filled:.0f} a second, {total:,} entries", "")


def _make_page(n: int, chance: random.Random) -> Source:
    """Return a page of two contacts, a resolution that many pages name, a mechanism and a promise."""
    one, other = chance.sample(_SIDES, 2)
    day = f"20{chance.randint(10, 29)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    entries = [_contact(one, other, day, chance), _contact(one, other, day[:7], chance)]
    entries.append(_named("instrument", f"Resolution {chance.randint(1, 300)}", [one]))
    entries.append(
        _named("mechanism", f"{one}-{other} commission {chance.randint(1, 5)}", sorted((one, other)))
    )
    return Source(f"{n}", msgspec.json.encode({"n": n, "day": day, "entries": entries}))


def _contact(one: str, other: str, date: str, chance: random.Random) -> dict[str, Any]:
    people = [
        {"name": _name(side, chance.randint(0, 2)), "post": "Minister", "party": side}
        for side in (one, other)
    ]
    return {
        "entry": "contact", "n": 0, "kind": chance.choice(["talks", "call", "meeting"]), "mode": None, "name": None,
        "participants": people, "parties": sorted((one, other)), "initiator": None, "date": date,
        "date_basis": "explicit", "date_span": None, "place": chance.choice([None, "Harrow Bay"]), "place_span": None,
        "status": "held", "told_by": None, "statement": None, "evidence": [[0, 1]],
    }  # fmt: skip


def _name(side: str, n: int) -> str:
    """Return the name of one of three people of a side."""
    number = f"{int(side[1:]) * 3 + n:03}"
    first, last = (
        "".join(syllables[int(digit)] for digit in number).title()
        for syllables in (
            ("an", "be", "di", "el", "ga", "is", "jo", "mi", "ro", "ti"),
            ("ber", "dal", "gor", "lin", "mar", "nes", "rov", "sund", "tal", "vik"),
        )
    )
    return f"{first} {last}"


def _named(entry: str, name: str, parties: list[str]) -> dict[str, Any]:
    event = {
        "event": "agreed", "date": "2020-01-01", "date_basis": "explicit", "by": None, "to": None, "told_by": None,
        "statement": None, "condition": None, "evidence": [[0, 1]],
    }  # fmt: skip
    row = {
        "entry": entry,
        "n": 0,
        "kind": "resolution",
        "name": name,
        "key": name.casefold(),
        "parties": parties,
    }
    row |= {"events": [event], "evidence": [[0, 1]]}
    if entry == "mechanism":
        return row | {"members": []}
    return row | {"number": name.rpartition(" ")[2], "dated": None}


def _read(data: bytes, **_told: Any) -> Page:
    """Read what `_make_page` wrote: reading itself is measured elsewhere."""
    told = msgspec.json.decode(data)
    sha256 = hashlib.sha256(data).hexdigest()
    text = f"{_TITLE} {told['n']}"
    entries = tuple(msgspec.convert(entry | {"n": n}, Entry) for n, entry in enumerate(told["entries"]))
    document = Document(
        sha256[:16], "main", text, (0, len(text)), None, None, "en", None, None, told["day"], None, (), None, (), (),
        (), text, ((0, 0, len(text)),), (), (), entries,
    )  # fmt: skip
    return Page(Snapshot(sha256, None, "text/plain", None, "utf-8", "made"), text, document, ())
