"""The cue lexicon and the closed word classes, read once from their tables.

A cue is a word that gives speech to somebody: its row in `cues/en.toml` names the frames it takes,
and its examples and counter-examples are its tests. No English word stands in the code.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

_HERE = Path(__file__).parent


class Cue(NamedTuple):
    """One row of the lexicon: what may follow the word, and which act it hints at.

    `holds_addressee`: who is spoken to belongs to the content ("urged *both sides to leave*").
    """

    lemma: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    act: str
    holds_addressee: bool = False


class Form(NamedTuple):
    """One inflected form of a cue; `kind` is past, present, participle or base."""

    cue: Cue
    kind: str


class Noun(NamedTuple):
    """One noun of the lexicon: what may follow it; `of_words` for the word of "in Roe's words"."""

    lemma: str
    follows: frozenset[str]
    of_words: bool = False


def read_table(name: str) -> dict[str, Any]:
    """One TOML table beside this file, as plain values."""
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


def inflect(lemma: str) -> dict[str, str]:
    """Give the regular forms of an English verb, each with its kind."""
    stem, past, third = lemma, "ed", "s"
    if lemma.endswith("e"):
        stem, past = lemma[:-1], "ed"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {
            lemma: "base",
            lemma[:-1] + "ied": "past",
            lemma[:-1] + "ies": "present",
            lemma + "ing": "participle",
        }
    elif lemma.endswith(("s", "sh", "ch", "x")):
        third = "es"
    return {lemma: "base", stem + past: "past", lemma + third: "present", stem + "ing": "participle"}


def kind_of(form: str) -> str:
    """Give the kind of a form that a row lists, by its ending."""
    if form.endswith("ing"):
        return "participle"
    return "present" if form.endswith("s") else "past"


def read_cues(table: Mapping[str, Any]) -> tuple[dict[str, Form], dict[tuple[str, str], Form]]:
    """Every form of every row, folded, with its cue: single words, then verbs with a particle."""
    forms: dict[str, Form] = {}
    phrases: dict[tuple[str, str], Form] = {}
    for row in table["cue"]:
        cue = Cue(
            row["lemma"],
            frozenset(row["frames"]),
            frozenset(row.get("prepositions", ())),
            row["act"],
            row.get("holds_addressee", False),
        )
        verb, _, particle = cue.lemma.partition(" ")
        listed = row.get("forms")
        kinds = inflect(verb)
        if listed:
            base = {} if row.get("no_base") else {verb: "base"}
            kinds = base | {form: kind_of(form) for form in listed}
        for form, kind in kinds.items():
            if particle:
                phrases[form, particle] = Form(cue, kind)
            else:
                forms.setdefault(form, Form(cue, kind))
    return forms, phrases


def read_nouns(table: Mapping[str, Any]) -> dict[str, Noun]:
    """Every form of every noun row, folded."""
    nouns: dict[str, Noun] = {}
    for row in table["noun"]:
        noun = Noun(row["lemma"], frozenset(row["follows"]), row.get("of_words", False))
        for form in row["forms"]:
            nouns[form] = noun
    return nouns


CUE_TABLE = read_table("cues/en.toml")
FORMS, PHRASES = read_cues(CUE_TABLE)
NOUNS = read_nouns(CUE_TABLE)
PHRASE_HEADS = frozenset(form for form, _ in PHRASES)
WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in read_table("words/en.toml").items() if isinstance(words, list)
}
