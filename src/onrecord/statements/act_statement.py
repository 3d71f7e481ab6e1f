"""The act of a statement already found: its cue decides, then what its speaker says of himself."""

from onrecord.model import Span
from onrecord.statements.act_chain import Reading, find_phrase
from onrecord.statements.act_lexicon import Row, load_lexicon
from onrecord.statements.act_read import CARRIED, read_own_act
from onrecord.statements.act_settle import Act, settle_act
from onrecord.statements.act_words import split_words

_LEXICON = load_lexicon("en")
_REACH = 240
_NEAR = 10

# What words alone can do; a cue like "hit back" is never a blow.
_VERBAL = frozenset({"ACCUSE", "AGREE", "APPEAL", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
# What a bare verb in the first person rarely means ("we fight for jobs").
_FORCEFUL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})


def _role(name: str) -> frozenset[str]:
    """Return the words of a role of the grammar."""
    return frozenset(word for word, roles in _LEXICON.roles.items() if name in roles)


_FIRST, _APPEAL, _NOT = _role("first_person"), _role("appeal"), _role("not")
_WILL, _DID, _CONDITION, _GENERAL = _role("will"), _role("did"), _role("condition"), _role("general")
_SELF, _MUST, _MAY = _role("self"), _role("must"), _role("may")
_FACETS = _FIRST | _APPEAL | _NOT | _WILL | _DID | _CONDITION | _SELF | _MUST | _MAY


def _cue_rows() -> dict[str, tuple[Row, ...]]:
    """Return for each printed form of a verb or noun of saying its rows without conditions, longest first."""
    found: dict[str, list[Row]] = {}
    for form, lemmas in _LEXICON.verb_forms.items():
        for lemma, _ in lemmas:
            for row in _LEXICON.verbs[lemma]:
                is_open = row.objects is None and not (row.needs or row.source or row.context)
                if is_open and row.act in _VERBAL:
                    found.setdefault(form, []).append(row)
    for form, noun in _LEXICON.noun_forms.items():
        found.setdefault(form, []).extend(row for row in _LEXICON.nouns.get(noun, ()) if row.act in _VERBAL)
    return {
        form: tuple(sorted(rows, key=lambda row: (-len(row.tail), row.order)))
        for form, rows in found.items()
        if rows
    }


_CUES = _cue_rows()


def _row_of_cue(words: list[str]) -> tuple[Row, str] | None:
    """Return the row that the words of a cue name, with the word: "hit back", "has condemned"."""
    for n, word in enumerate(words):
        for row in _CUES.get(word, ()):
            if tuple(words[n + 1 : n + 1 + len(row.tail)]) == row.tail:
                return row, word
    return None


def _plain(seen: frozenset[str] | set[str]) -> Act:
    """Return a STATEMENT with the facets that its small words tell."""
    return Act(
        "STATEMENT",
        None,
        "negative" if seen & _NOT else "positive",
        "future" if seen & _WILL else "past" if seen & _DID else "present",
        "conditional" if seen & _CONDITION else "hypothetical" if seen & _MAY else "asserted",
        "no cue of another act was found",
        0.6,
    )


def _own_act(piece: str, *, is_reported: bool) -> Act | None:
    """Return the act that a speaker's "we" or "I" (reported: "it", "he" …) does, None without one."""
    words = split_words(piece, None, None, _LEXICON)
    role = "self" if is_reported else "first_person"
    for i in range(min(len(words.text), _NEAR)):
        roles = words.roles(i)
        phrase = find_phrase(words, i, is_about=False)
        if phrase and phrase.act == "APPEAL":
            return settle_act(words, Reading(phrase, i, (), CARRIED, 0))
        if role not in roles and "first_person" not in roles:
            continue
        words.source = (i, i + 1)
        reading = read_own_act(words, is_reported=is_reported)
        if reading is None or reading.strength < CARRIED:
            return None
        act = settle_act(words, reading)
        if act.act == "STATEMENT" or _is_figure(reading, act.act):
            return None
        if act.act == "REQUEST" and _GENERAL.intersection(words.text[reading.i : reading.i + _NEAR]):
            return _replaced(act, "APPEAL")
        return act
    return None


def _is_figure(reading: Reading, act: str) -> bool:
    """Tell whether a forceful act rests on a bare verb: more often a figure of speech."""
    return reading.row.objects is None and reading.row.act in _FORCEFUL and act in (_FORCEFUL | {"THREATEN"})


def _replaced(act: Act, name: str) -> Act:
    """Return the same act under another name, without a mode."""
    return Act(name, None, act.polarity, act.time, act.modality, act.reason, act.confidence)


def act_of_statement(
    text: str, content: tuple[Span, ...], cue: tuple[Span, ...], source: tuple[Span, ...]
) -> Act:
    """Return the act of a statement: what its cue names, else what its content does of itself, else STATEMENT.

    Spans are character offsets into `text`. A sentence of the floor has no
    cue and no source. Reads the first 240 characters of the content only.
    """
    piece = ""
    if content:
        low, high = content[0]
        piece = text[low : min(high, low + _REACH)]
    seen = _FACETS.intersection(piece.lower().replace("’", "'").split())
    for low, high in cue:
        named = _row_of_cue(text[low : min(high, low + _REACH)].lower().split())
        if named is not None:
            return _act_of_cue(*named, piece, seen)
    is_reported = bool(cue or source)
    if seen & (_FIRST | _APPEAL) or (is_reported and seen & _SELF):
        own = _own_act(piece, is_reported=is_reported)
        if own is not None:
            return own
    return _plain(seen)


def _act_of_cue(row: Row, word: str, piece: str, seen: frozenset[str] | set[str]) -> Act:
    """Return the act that the cue names; a general addressee turns a request into an appeal."""
    facets = _plain(seen)
    name = row.act
    if name == "REQUEST" and _GENERAL.intersection(piece.lower().split()[:4]):
        name = "APPEAL"
    mode = row.mode if name == row.act else None
    reason = f"the cue “{word}” names {name} (row {row.name})"
    return Act(name, mode, facets.polarity, facets.time, facets.modality, reason, 0.8)
