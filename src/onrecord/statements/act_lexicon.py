"""The words of speech acts, read once from `acts/<language>.toml` into look-up tables."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_HERE = Path(__file__).parent / "acts"

# One vowel and one consonant at the end of a single syllable double it: "rapped".
_CLOSED_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")

# How a verb stands: the tables say for each printed form what it may be.
BASE, PRESENT, PAST, PARTICIPLE, ING = 1, 2, 4, 8, 16


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One cue of one row of the table: a verb, a noun, a phrase or a link.

    `tail` are the words that must follow the head ("off" of "call off");
    `objects` the nouns that a verb must act on, None where any will do.
    """

    order: int
    name: str
    frame: str
    act: str
    mode: str | None
    head: str
    tail: tuple[str, ...]
    objects: frozenset[str] | None
    link: str
    complement: str
    needs: str
    source: str
    purpose: frozenset[str]
    context: frozenset[str]
    is_firm: bool


class Tails(NamedTuple):
    """The rows of one verb: those of the verb alone, and the others by the first word of their tail."""

    alone: tuple[Row, ...]
    by_first: dict[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Every table that reading an act looks into; words are in lower case."""

    verb_forms: dict[str, tuple[tuple[str, int], ...]]
    noun_forms: dict[str, str]
    verbs: dict[str, tuple[Row, ...]]
    tails: dict[str, Tails]
    nouns: dict[str, tuple[Row, ...]]
    phrases: dict[str, tuple[Row, ...]]
    known_nouns: frozenset[str]
    compound_ends: frozenset[str]
    noun_ends: frozenset[str]
    roles: dict[str, frozenset[str]]
    source_classes: dict[str, frozenset[str]]
    compose: dict[str, dict[str, str]]
    modes: dict[str, dict[str, str]]
    adverb_ending: str
    verb_endings: tuple[str, ...]
    bent_endings: tuple[str, ...]


def bend_verb(lemma: str, irregular: dict[str, str], doubling: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Return the printed forms of a verb: base, third person, past, participle and -ing."""
    if lemma in irregular:
        third, past, participle, ing = irregular[lemma].split()
        return ((lemma, BASE), (third, PRESENT), (past, PAST), (participle, PARTICIPLE), (ing, ING))
    stem = lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeou":
        third, stem = lemma[:-1] + "ies", lemma[:-1] + "i"
    else:
        third = lemma + "s"
    if lemma.endswith("e"):
        past, ing = lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    elif lemma in doubling or _CLOSED_SYLLABLE.fullmatch(lemma):
        past, ing = f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"
    else:
        past, ing = stem + "ed", lemma + "ing"
    forms = [(lemma, BASE), (third, PRESENT), (past, PAST | PARTICIPLE), (ing, ING)]
    if lemma.endswith("l") and lemma[-2:-1] in "aeiou" and lemma not in doubling:
        # British spelling doubles the l: "cancelled", "shelling".
        forms += [(lemma + "led", PAST | PARTICIPLE), (lemma + "ling", ING)]
    return tuple(forms)


def _plural(noun: str, irregular: dict[str, str]) -> str:
    """Return the plural of a noun or of the last word of a compound."""
    head, space, last = noun.rpartition(" ")
    if last in irregular:
        last = irregular[last]
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last += "es"
    elif last.endswith("y") and last[-2:-1] not in "aeou":
        last = last[:-1] + "ies"
    else:
        last += "s"
    return head + space + last


def _objects(row: dict[str, Any], groups: dict[str, list[str]]) -> frozenset[str] | None:
    """Return the nouns of a row with its groups written out; raise on an unknown group."""
    listed: list[str] = row.get("object", [])
    if not listed:
        return None
    nouns: set[str] = set()
    for name in listed:
        nouns.update(groups[name[1:]] if name.startswith("@") else [name])
    return frozenset(nouns)


def _rows(table: list[dict[str, Any]], groups: dict[str, list[str]]) -> list[Row]:
    """Return one `Row` for each word of each row of the table, in its order."""
    rows = []
    for order, row in enumerate(table):
        objects = _objects(row, groups)
        for words in row["words"]:
            head, *tail = words.split()
            rows.append(
                Row(
                    order=order,
                    name=row["name"],
                    frame=row["frame"],
                    act=row.get("act", ""),
                    mode=row.get("mode"),
                    head=words if row["frame"] == "noun" else head,
                    tail=tuple(tail),
                    objects=objects,
                    link=row.get("link", ""),
                    complement=row.get("complement", ""),
                    needs=row.get("needs", ""),
                    source=row.get("source", ""),
                    purpose=frozenset(row.get("purpose", ())),
                    context=frozenset(row.get("context", ())),
                    is_firm=row.get("firm", False),
                )
            )
    return rows


def _by_head(rows: list[Row], *frames: str) -> dict[str, tuple[Row, ...]]:
    """Return the rows of some frames under their first word."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.frame in frames:
            found.setdefault(row.head, []).append(row)
    return {head: tuple(members) for head, members in found.items()}


def _by_tail(rows: tuple[Row, ...]) -> Tails:
    """Return the rows of a verb parted by the first word of their tail."""
    tails: dict[str, list[Row]] = {}
    for row in rows:
        if row.tail:
            tails.setdefault(row.tail[0], []).append(row)
    alone = tuple(row for row in rows if not row.tail)
    return Tails(alone, {first: tuple(found) for first, found in tails.items()})


@cache
def read_tables(language: str = "en") -> dict[str, Any]:
    """Return the rows and the grammar of a language as written, for its tests."""
    tables = tomllib.loads((_HERE / f"{language}.toml").read_text("utf-8"))
    tables["grammar"] = tomllib.loads((_HERE / f"{language}_grammar.toml").read_text("utf-8"))
    return tables


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """Return the tables of a language, read once a run of the program."""
    tables = read_tables(language)
    grammar = tables["grammar"]
    rows = _rows(tables["cue"], tables["groups"])
    verbs = _by_head(rows, "verb", "link")
    doubling = frozenset(grammar["endings"]["doubling"])
    forms: dict[str, dict[str, int]] = {}
    for lemma in verbs:
        for form, kind in bend_verb(lemma, grammar["irregular"], doubling):
            entry = forms.setdefault(form, {})
            entry[lemma] = entry.get(lemma, 0) | kind
    for form in grammar["words"]["be"]:
        forms.setdefault(form, {})["be"] = PRESENT
    nouns = _by_head(rows, "noun")
    known = set(nouns).union(*(row.objects for row in rows if row.objects))
    known |= set(grammar["homographs"]["nouns"])
    noun_forms = {noun: noun for noun in known}
    for noun in known:
        noun_forms.setdefault(_plural(noun, grammar["irregular_nouns"]), noun)
    roles: dict[str, set[str]] = {}
    for role, members in grammar["words"].items():
        for word in members:
            roles.setdefault(word, set()).add(role)
    return Lexicon(
        verb_forms={form: tuple(entry.items()) for form, entry in forms.items()},
        noun_forms=noun_forms,
        verbs=verbs,
        tails={lemma: _by_tail(found) for lemma, found in verbs.items()},
        nouns=nouns,
        phrases=_by_head(rows, "phrase"),
        known_nouns=frozenset(known),
        compound_ends=frozenset(form.rsplit(" ", 1)[1] for form in noun_forms if " " in form),
        noun_ends=frozenset(form.rsplit(" ", 1)[-1] for form in noun_forms),
        roles={word: frozenset(found) for word, found in roles.items()},
        source_classes={name: frozenset(words) for name, words in grammar["source_classes"].items()},
        compose=grammar["compose"],
        modes=grammar["modes"],
        adverb_ending=grammar["endings"]["adverb"],
        verb_endings=tuple(grammar["endings"]["verb"]),
        bent_endings=tuple(grammar["endings"]["bent"]),
    )
