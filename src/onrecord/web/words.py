"""What the pages say of the record's own terms, and what they do with characters that would lead a reader astray."""

import re
import tomllib
from calendar import month_name
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from pycountry import languages

from onrecord.publishers.facts import read_publisher

# Controls that a browser would obey or drop, and those that turn the order of letters (embeddings, overrides,
# isolates): a title that reverses the words after it is shown with the mark that does it, never obeyed.
_OBEYED: Final = (
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x2028,
    0x2029,
)
_SHOWN: Final = {code: f"⟨{code:04X}⟩" for code in _OBEYED} | {0x0D: "\n"}
_LONGEST_LINE: Final = 300
_DAY: Final = len("2031-09-14")
_DATE: Final = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")


def show_text(text: str | None) -> str:
    """Return words of a page with every control and every override of direction as ⟨its number⟩."""
    return (text or "").translate(_SHOWN)


def show_line(text: str | None, longest: int = _LONGEST_LINE) -> str:
    """Return words of a page in one line, cut after `longest` characters."""
    line = " ".join(show_text((text or "")[: longest * 4]).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def say_day(value: str | None) -> str:
    """Return an EDTF date in words: `14 September 2031`, `12 March (no year)`, `about May 2031`; others as written."""
    parts = (value or "").split("/")
    said = [_say_one(part) for part in parts]
    if len(parts) == 2 and ".." in parts:  # noqa: PLR2004 - from, to
        return f"{said[0]} or later" if parts[1] == ".." else f"{said[1]} or before"
    if len(parts) == 2 and parts[0][:8] == parts[1][:8] and all(len(part) == _DAY for part in parts):  # noqa: PLR2004
        return f"{int(parts[0][8:])}–{said[1]}"
    return " – ".join(said)


def _say_one(value: str) -> str:
    if value.endswith("~"):
        return f"about {_say_one(value[:-1])}"
    found = _DATE.fullmatch(value)
    if found is None:
        return value
    year, month, day = found.groups()
    if month and not 1 <= int(month) <= len(month_name) - 1:
        return value
    words = [str(int(day))] if day else []
    words += [month_name[int(month)]] if month else []
    words += ["(no year)" if "X" in year else year]
    return " ".join(words)


@cache
def load_words() -> dict[str, Any]:
    """Return the table `words.toml`: a sentence for each act, form, status and kind that a page names."""
    return tomllib.loads(files("onrecord.web").joinpath("words.toml").read_text(encoding="utf-8"))


def explain(table: str, word: str | None) -> str:
    """Return the sentence that says what a term of the record means; empty where the table has none."""
    return str(load_words().get(table, {}).get(word or "", ""))


@lru_cache(maxsize=1_024)
def name_publisher(id_: str | None) -> str:
    """Return what a publisher is called; one that no table knows by what the record has."""
    known = read_publisher(id_)
    return known.name if known else id_ or ""


@lru_cache(maxsize=256)
def name_language(code: str | None) -> str:
    """Return what a language is called in English; one that is no code as it is written."""
    found = languages.get(alpha_2=code) if code and len(code) == 2 else None  # noqa: PLR2004 - ISO 639-1
    return str(found.name) if found else code or ""


def safe_url(url: str | None) -> str:
    """Return an address that leads to the web, else one that leads nowhere: a page may call anything its address."""
    return url if url and url.lower().startswith(("https://", "http://")) else "#"
