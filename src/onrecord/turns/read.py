"""A document's text into the turns of its speakers."""

import re
from collections.abc import Iterator

from onrecord.actors.names import surname_of
from onrecord.model import Actor, Span, Turn
from onrecord.turns.dashes import find_dashed
from onrecord.turns.find import Floor, choose_floors, find_candidates, pair_up
from onrecord.turns.labels import fold_label
from onrecord.turns.roles import Held, settle_roles
from onrecord.turns.speakers import Cast
from onrecord.turns.split import find_answer, find_end, split_inline
from onrecord.turns.words import ENGLISH

# "(in English)", "(speaks French)", "(As interpreted from Arabic)" is no statement of the language spoken.
SPOKEN = re.compile(r"\b(?:in|speaks?|speaking)(?: in)? (?P<language>[A-Z][a-z]+)\b", re.IGNORECASE)
OPENING_NOTE = re.compile(r"[(\[](?P<note>[^()\[\]\n]{3,40})[)\]]")
PARAGRAPH_ENDS = (".", "!", "?", "…", ",", ":", "”", '"')
BESIDE = 20  # characters in which a word stands beside a name
SHORT_LINE = 90  # characters: a date line or a place under the title, not a paragraph of a speech


def read_turns(
    text: str, *, body_start: int, speakers: tuple[Actor, ...], form: str | None
) -> tuple[Turn, ...]:
    """Return the turns of the body `text[body_start:]`, in order; none where it has no labels and is no speech.

    Spans count in `text`. `speakers` are the title's, the principal first;
    `form` is the title's form in words ("interview", "opening remarks") or
    None. Linear in the length of `text`; raises nothing.
    """
    keys = tuple(fold_label(name) for actor in speakers for name in (actor.name, actor.post) if name)
    floors = choose_floors(text, find_candidates(text, body_start, len(text)), keys)
    if not floors:
        return _read_dashed(text, body_start, speakers) or _read_speech(text, body_start, speakers, form)
    floors = tuple(_split_all(text, floors, keys))
    cast = Cast(text, speakers, list({floor.label.printed: floor.label for floor in floors}.values()))
    held = [*_hold_opening(text, body_start, floors, cast, form), *_hold_floors(text, floors, cast)]
    roles = settle_roles(text, tuple(held), speakers, form)
    return tuple(
        Turn(
            n=n,
            role=role,
            label=turn.label.printed if turn.label else None,
            label_span=turn.label_span,
            speaker=turn.speaker,
            spoken_language=_read_language(text, turn),
            text_span=turn.text_span,
        )
        for n, (turn, role) in enumerate(zip(held, roles, strict=True))
    )


def _split_all(text: str, floors: tuple[Floor, ...], keys: tuple[str, ...]) -> Iterator[Floor]:
    known = frozenset(floor.label.key for floor in floors) | frozenset(keys)
    for floor, limit in pair_up(floors, len(text)):
        yield from split_inline(text, floor, limit, known)


def _hold_floors(text: str, floors: tuple[Floor, ...], cast: Cast) -> Iterator[Held]:
    """Yield a turn for each floor, and one for each answer that no label opens."""
    unlabelled = all(floor.label.kind == "question" for floor in floors)
    for floor, limit in pair_up(floors, len(text)):
        end = find_end(text, floor.text_start, limit)
        answer = find_answer(text, floor.text_start, end) if unlabelled else None
        asked_end = (
            end if answer is None else floor.text_start + len(text[floor.text_start : answer].rstrip())
        )
        span = (floor.start, floor.end)
        yield Held(floor.label, span, cast.find_actor(floor.label), (floor.text_start, asked_end))
        if answer is not None:
            principal = cast.principal()
            yield Held(None, None, principal and _decided_by_order(principal), (answer, end))


def _decided_by_order(actor: Actor) -> Actor:
    return Actor(
        name=actor.name, person_id=actor.person_id, post=actor.post, party=actor.party, decided_by="order"
    )


def _hold_opening(
    text: str, body_start: int, floors: tuple[Floor, ...], cast: Cast, form: str | None
) -> Iterator[Held]:
    """Yield the statement that opens a document of remarks and answers, before the first question."""
    principal = cast.principal()
    opens = form is not None and any(word in form for word in ENGLISH.opening_forms)
    if not opens or principal is None or floors[0].label.kind != "question":
        return
    span = _find_words(text, body_start, floors[0].start)
    if span is not None:
        yield Held(None, None, principal, span)


def _read_dashed(text: str, body_start: int, speakers: tuple[Actor, ...]) -> tuple[Turn, ...]:
    """Return the turns of a dialogue whose floors open with dashes; the title's only speaker answers."""
    principal = Cast(text, speakers, []).principal()
    answering = principal and _decided_by_order(principal)
    return tuple(
        Turn(n, role, None, None, None if role == "question" else answering, None, span)
        for n, (role, span) in enumerate(find_dashed(text, body_start))
    )


def _read_speech(
    text: str, body_start: int, speakers: tuple[Actor, ...], form: str | None
) -> tuple[Turn, ...]:
    """Return the one turn of a person's speech that prints no label, or none: a ministry's statement is written."""
    if form is None or form not in ENGLISH.speech_forms or len(speakers) != 1 or speakers[0].name is None:
        return ()
    span = _find_words(text, body_start, len(text))
    if span is None or _tells_of(text[slice(*span)], surname_of(speakers[0].name)):
        return ()
    speaker = Cast(text, speakers, []).principal()
    return (Turn(0, "remarks", None, None, speaker, None, span),)


def _tells_of(text: str, surname: str) -> bool:
    """Say whether a text tells in the third person what the bearer of a surname says: "Maren said", "added Maren"."""
    for found in re.finditer(rf"\b{re.escape(surname)}\b", text):
        at, after = found.span()
        beside = text[max(0, at - BESIDE) : at].split()[-1:] + text[after : after + BESIDE].split()[:1]
        if not ENGLISH.telling.isdisjoint(word.strip(".,:;").casefold() for word in beside):
            return True
    return False


def _find_words(text: str, start: int, end: int) -> Span | None:
    """Return the span of the paragraphs in `text[start:end]`, without what stands before the first.

    That is: short lines of place and date, and the title once more, which
    some sites print in place of a lead.
    """
    title = fold_label(text[:start])
    at = start
    while at < end:
        line_end = text.find("\n", at, end)
        line_end = end if line_end < 0 else line_end
        line = text[at:line_end].strip()
        again = bool(title) and title.endswith(fold_label(line[: 2 * len(title) + SHORT_LINE]))
        if line and not again and (len(line) > SHORT_LINE or line.endswith(PARAGRAPH_ENDS)):
            begin = at + text[at:line_end].index(line)
            return begin, find_end(text, begin, end)
        at = line_end + 1
    return None


def _read_language(text: str, turn: Held) -> str | None:
    """Return the language that the label, or a note at the head of the words, says was spoken."""
    note = turn.label.note if turn.label else None
    if note is None and text.startswith(("(", "["), turn.text_span[0]):
        match = OPENING_NOTE.match(text, turn.text_span[0])
        note = match["note"] if match else None
    match = SPOKEN.search(note) if note else None
    return ENGLISH.languages.get(match["language"].casefold()) if match else None
