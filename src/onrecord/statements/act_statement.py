"""The act of a statement already found: its cue decides, then what its speaker says of himself."""

import re
from collections.abc import Iterator

from onrecord.model import Span
from onrecord.statements.act_chain import Reading, find_phrase
from onrecord.statements.act_lexicon import ING, PARTICIPLE, PAST, Row, load_lexicon
from onrecord.statements.act_phrases import FLOOR_WORDS, Phrase, find_content_phrase, named_class
from onrecord.statements.act_read import CARRIED, MAIN, read_own_act
from onrecord.statements.act_saying import CONTENT, STRESSED, Saying, act_of_saying, find_saying
from onrecord.statements.act_settle import Act, settle_act
from onrecord.statements.act_words import Words, split_words

_LEXICON = load_lexicon("en")
# Characters: of the content, where its subject may stand, of its clause, where its verb may stand.
_REACH, _SUBJECT_REACH, _CLAUSE, _TRIGGER_REACH = 240, 90, 140, 48
# Words: between the subject and its verb (adverbs apart, adverbs counted), and where a general addressee may stand.
_OWN_REACH, _VERB_REACH, _NEAR = 4, 7, 5
_TOKEN = re.compile(r"\w+(?:[.'-]\w+)*'?|[,;:—–]")
_QUOTES = ("“", '"', "«")
_BARE = re.compile(r"[\w’'-]+")
_RUN = re.compile(r"[\w'’]+")

# What words alone can do; a cue like "hit back" is never a blow.
_VERBAL = frozenset({"ACCUSE", "AGREE", "APPEAL", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
_ALONE = _VERBAL | {"CONSULT"}
# What a bare verb in the first person rarely means ("we fight for jobs", "we deliver").
_MATERIAL = frozenset({"AID", "ASSAULT", "COERCE", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"})
# "we will look into it", "let me know": modes that a bare verb in the first person does not do.
_LOOSE = frozenset({"access", "investigate"})


def _role(name: str) -> frozenset[str]:
    """Return the words of a role of the grammar."""
    return frozenset(word for word, roles in _LEXICON.roles.items() if name in roles)


_FIRST, _APPEAL, _NOT = _role("first_person"), _role("appeal"), _role("not")
_WILL, _DID, _CONDITION, _GENERAL = _role("will"), _role("did"), _role("condition"), _role("general")
_SELF, _MUST, _MAY, _WOULD = _role("self"), _role("must"), _role("may"), _role("would")
_POSSESSIVE = _role("possessive")
_THAT = _role("that")
_OPENERS = _THAT | {""}
_OWN_SIDE = named_class("own_side")
_TOLD_THAT = named_class("before_that") | _role("be") | _LEXICON.verb_forms.keys()
_PROCEDURE, _PAIR = named_class("procedure"), 2
_LEAD_REACH = 40  # characters before a subject in which what leads in to it stands
_LET = frozenset(word.split()[0] for word in _APPEAL)
_OWN = _FIRST | _LET
_SUBJECTS = _OWN | _SELF
_FACETS = _OWN | _NOT | _WILL | _DID | _CONDITION | _SELF | _MUST | _MAY | _WOULD | FLOOR_WORDS


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
    is_will, is_did = not _WILL.isdisjoint(seen), not _DID.isdisjoint(seen)
    is_condition, is_may = not _CONDITION.isdisjoint(seen), not _MAY.isdisjoint(seen)
    return Act(
        "STATEMENT",
        None,
        "positive" if _NOT.isdisjoint(seen) else "negative",
        "future" if is_will else "past" if is_did else "present",
        "conditional" if is_condition else "hypothetical" if is_may else "asserted",
        "no cue of another act was found",
        0.6,
    )


def _find_subjects(piece: str, words: frozenset[str]) -> Iterator[Span]:
    """Yield where one of some words stands near the start of a piece, curly apostrophes allowed."""
    last = ("", -1)
    for run in _RUN.finditer(piece, 0, _SUBJECT_REACH):
        start, end = run.span()
        word = run.group().lower().replace("’", "'")
        if word in words:
            yield start, end
        elif f"{last[0]} {word}" in words and piece[last[1] + len(last[0]) : start] == " ":
            yield last[1], end
        last = (word, start)


_OWN_SUBJECTS = _FIRST | _APPEAL
_ANY_SUBJECTS = _OWN_SUBJECTS | _SELF


def _triggers() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that alone may do an act in the first person, and those that may with another.

    "we condemn" is enough; "we take" needs its object, "we will" what one will do.
    """
    alone: set[str] = set(_LET)
    helped: set[str] = set()
    for form, lemmas in _LEXICON.verb_forms.items():
        rows = [row for lemma, _ in lemmas for row in _LEXICON.verbs[lemma]]
        is_bare_report = all(row.link == "report" or row.tail or row.complement == "noun" for row in rows)
        if not is_bare_report and _LEXICON.roles.get(form, frozenset()).isdisjoint(("be", "have")):
            helped.add(form)
        if any(row.act in _ALONE and row.objects is None and not (row.tail or row.needs) for row in rows):
            alone.add(form)
    return frozenset(alone), frozenset(helped)


_TRIGGERS, _HELPED = _triggers()
_NONE: frozenset[str] = frozenset()
_TAILED = {
    form: frozenset(
        row.tail[0] for lemma, _ in lemmas for row in _LEXICON.verbs[lemma] if row.tail and row.act
    )
    for form, lemmas in _LEXICON.verb_forms.items()
}
_TAILS = frozenset(row.tail[0] for rows in _LEXICON.verbs.values() for row in rows if row.tail)
_HELPERS = (frozenset(_LEXICON.noun_forms) | _TAILS | _WILL) - _LEXICON.verb_forms.keys()


def _may_act(clause: str) -> bool:
    """Tell, at the cost of a few look-ups, whether the words behind a subject may do an act."""
    near = _BARE.findall(clause[:_TRIGGER_REACH].lower())
    verbs = near[: _VERB_REACH - 1]
    if not _TRIGGERS.isdisjoint(verbs) or any(
        not _TAILED.get(verb, _NONE).isdisjoint(near) for verb in verbs
    ):
        return True
    return (
        not _HELPED.isdisjoint(verbs)
        and len(_HELPED.intersection(near)) + (not _HELPERS.isdisjoint(near)) > 1
    )


def _own_act(piece: str, *, is_reported: bool, before: int = _REACH) -> tuple[int, Act] | None:
    """Return the act that a speaker's "we" or "I" (reported: "it", "he" …) does and where, None without one.

    What stands from character `before` on is not read.
    """
    subject = next(_find_subjects(piece, _ANY_SUBJECTS), None) if is_reported else _find_own_subject(piece)
    if subject is None or subject[0] >= before:
        return None
    start, end = subject
    clause = piece[start : start + _CLAUSE]
    if not _may_act(clause):
        return None
    words = split_words(clause, (0, end - start), None, _LEXICON)
    phrase = find_phrase(words, 0, is_about=False)
    if phrase and phrase.act == "APPEAL":
        following = words.text[1 + len(phrase.tail) :][:_PAIR]
        appeal = settle_act(words, Reading(phrase, 0, (), CARRIED, 0))
        return (start, appeal) if _PROCEDURE.isdisjoint(following) else None
    reading = read_own_act(words, reach=_VERB_REACH, is_reported=is_reported)
    if reading is None or not _is_own(words, reading):
        return None
    act = _settle_own(words, reading)
    if act is None or (is_reported and _is_only_told(words, reading, act, piece[:start])):
        return None
    return start + words.start[reading.i], act


def _find_own_subject(piece: str) -> Span | None:
    """Return the first "we" or "I" of a main clause; what "when we won" or "all that we agreed" tells is no act."""
    for start, end in _find_subjects(piece, _OWN_SUBJECTS):
        before = _BARE.findall(piece[max(0, start - _LEAD_REACH) : start].lower())
        is_that = bool(before) and before[-1] in _THAT
        leads = before[:-1] if is_that else before
        if not leads:
            return start, end
        is_side = (leads[-1] not in _TOLD_THAT) if is_that else leads[-1] in _OWN_SIDE
        if not is_side or piece[:start].rstrip()[-1:] == ",":
            return start, end
    return None


def _is_only_told(words: Words, reading: Reading, act: Act, before: str) -> bool:
    """Tell whether a reported "he" or "their" does nothing of himself by what was read.

    "their demands" is a noun, whose verb would want a subject; "he would have
    to consult", "the list that he had discussed" report no contact of his own.
    """
    is_possessive = _POSSESSIVE.issuperset(words.text[k] for k in range(*words.source))
    if is_possessive and reading.row.frame != "noun" and reading.i == words.source[1]:
        return True
    is_apart = bool(reading.links) or act.time != "past" or "".join(_BARE.findall(before)) not in _OPENERS
    return act.act == "CONSULT" and is_apart


def _settle_own(words: Words, reading: Reading) -> Act | None:
    """Return the act of the speaker's own reading, None where it says nothing firm."""
    act = settle_act(words, reading)
    # "We wanted to provide background": what one had in mind is no promise.
    is_past_plan = act.act == "AGREE" and "future" in reading.links and reading.tense & PAST
    if act.act == "STATEMENT" or is_past_plan or _is_figure(reading, act.act):
        return None
    if act.act == "REQUEST" and _GENERAL.intersection(words.text[reading.i : reading.i + _NEAR]):
        return _replaced(act, "APPEAL")
    return act


def _is_own(words: Words, reading: Reading) -> bool:
    """Tell whether the subject itself does what was read: near, active, and with a verb of some weight."""
    if reading.strength < CARRIED or "must" in reading.links:
        return False
    between = [k for k in range(words.source[1], reading.i) if not words.is_adverb(k)]
    if len(between) > _OWN_REACH or any(_is_other(words, k) for k in between):
        return False
    is_passive = (
        reading.tense & PARTICIPLE
        and not reading.tense & ING
        and "be" in words.roles(words.before(reading.i))
    )
    is_light = reading.strength < MAIN and words.roles(reading.i) & {"be", "have", "light"}
    return not (is_passive or is_light)


def _is_other(words: Words, k: int) -> bool:
    """Tell whether word `k` between "I" and a verb shows that somebody else does it: "I hope that Roe accepts"."""
    return not words.roles(k) and words.text[k] not in words.lexicon.verb_forms and words.text[k].isalpha()


def _is_figure(reading: Reading, act: str) -> bool:
    """Tell whether a deed rests on a bare verb: said in the first person, more often a figure of speech."""
    row = reading.row
    if row.objects is not None:
        return False
    return row.mode in _LOOSE or (row.act in _MATERIAL and act in (_MATERIAL | {"THREATEN"}))


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
    piece = _first_words(text, content)
    seen = _FACETS.intersection(piece.lower().replace("’", "'").split())
    if not (cue or source):
        return _act_of_floor(piece, seen)
    cued = [text[low : min(high, low + _REACH)] for low, high in cue]
    raw = _split(piece)
    words = [word.lower() for word in raw]
    for span, one in zip(cue, cued, strict=True):
        said = _split(one)
        following = words[:1] if content and span[1] <= content[0][0] else []
        found = find_saying([word.lower() for word in said], following)
        if found is not None:
            act, silent = act_of_saying(found[0], words, piece)
            if act not in (CONTENT, STRESSED):
                return _act_of_saying(act, found[0], words, seen)
            before = said[found[1] :] if act == STRESSED else []
            head = 0 if act == STRESSED and (before or words[:1] != ["that"]) else -1
            return _act_of_content(piece, before + raw, seen, head, len(before)) or _silent(
                found[0], silent, seen
            )
        named = _row_of_cue(one.lower().split())
        if named is not None:
            return _act_of_cue(*named, piece, seen)
    return _act_of_content(piece, raw, seen, -1, 0) or _plain(seen)


def _first_words(text: str, content: tuple[Span, ...]) -> str:
    """Return the first characters of a content, its pieces joined."""
    piece = ""
    for low, high in content:
        if len(piece) >= _REACH:
            break
        piece += (" " if piece else "") + text[low : min(high, low + _REACH)]
    return piece[:_REACH]


def _split(piece: str) -> list[str]:
    """Return the words of a piece as printed, its pauses among them, apostrophes straight."""
    return _TOKEN.findall(piece.replace("’", "'"))


def _act_of_floor(piece: str, seen: frozenset[str] | set[str]) -> Act:
    """Return the act of a sentence of the speaker's own turn; what it quotes is somebody else's."""
    opening = min((at for mark in _QUOTES if (at := piece.find(mark, 1)) > 0), default=len(piece))
    piece = piece[:opening]
    if not _OWN.isdisjoint(seen) and (own := _own_act(piece, is_reported=False)):
        return own[1]
    if not FLOOR_WORDS.isdisjoint(seen) and not piece.rstrip().endswith("?"):
        found = find_content_phrase(_split(piece), floor=True)
        if found is not None:
            return _act_of_phrase(found[1], seen)
    return _plain(seen)


def _act_of_content(
    piece: str, raw: list[str], seen: frozenset[str] | set[str], head: int, shift: int
) -> Act | None:
    """Return what a reported content does of itself, by the wording that stands first; None where it only tells.

    `raw` are the words of the cue behind its verb (`shift` of them) and of the content.
    """
    found = find_content_phrase(raw, head=head)
    has_subject = not seen.isdisjoint(_SUBJECTS)
    if found is None:
        own = _own_act(piece, is_reported=True) if has_subject else None
        return own[1] if own else None
    at, phrase = found
    if phrase.act == CONTENT:
        found = find_content_phrase(raw[at + 1 :])
        return _act_of_phrase(found[1], seen) if found and found[1].act != CONTENT else None
    place = _place_of(piece, at - shift)
    own = _own_act(piece, is_reported=True, before=place) if has_subject and place else None
    return own[1] if own and own[0] < place else _act_of_phrase(phrase, seen)


def _place_of(piece: str, n: int) -> int:
    """Return the character at which word `n` of a piece begins."""
    for k, match in enumerate(_TOKEN.finditer(piece.replace("’", "'"))):
        if k >= n:
            return match.start()
    return len(piece)


def _act_of_phrase(phrase: Phrase, seen: frozenset[str] | set[str]) -> Act:
    """Return the act that a phrase of the content does."""
    reason = f"the content has a wording of {phrase.act} (row {phrase.name})"
    return _told(phrase.act, phrase.mode, seen, reason)


def _act_of_saying(act: str, saying: Saying, words: list[str], seen: frozenset[str] | set[str]) -> Act:
    """Return the act that a cue takes from the kind of its content; a general addressee makes a request an appeal."""
    name = "APPEAL" if act == "REQUEST" and _GENERAL.intersection(words[:4]) else act
    return _told(name, None, seen, f"the cue and what follows it make it {name} (row {saying.name})")


def _silent(saying: Saying, silent: str, seen: frozenset[str] | set[str]) -> Act:
    """Return the act of a cue whose content does nothing of itself."""
    if silent:
        return _told(silent, None, seen, f"the cue makes it {silent} (row {saying.name})")
    return _plain(seen)


def _told(name: str, mode: str | None, seen: frozenset[str] | set[str], reason: str) -> Act:
    """Return an act with the facets that its small words tell."""
    facets = _plain(seen)
    return Act(name, mode, facets.polarity, facets.time, facets.modality, reason, 0.75)


def _act_of_cue(row: Row, word: str, piece: str, seen: frozenset[str] | set[str]) -> Act:
    """Return the act that the cue names; a general addressee turns a request into an appeal."""
    facets = _plain(seen)
    name = row.act
    if name == "REQUEST" and _GENERAL.intersection(piece.lower().split()[:4]):
        name = "APPEAL"
    mode = row.mode if name == row.act else None
    reason = f"the cue “{word}” names {name} (row {row.name})"
    return Act(name, mode, facets.polarity, facets.time, facets.modality, reason, 0.8)
