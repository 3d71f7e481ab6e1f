"""Persons whom documents name in full, put together across documents where nothing speaks against it."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Literal, NamedTuple

from onrecord.people.figures import Figure
from onrecord.people.likeness import compare_parts
from onrecord.people.names import NameParts
from onrecord.people.tenures import Tenure, see_tenure, widen

Row = tuple[str, Literal["decided", "guess"], str]


class Grouped(NamedTuple):
    """The answer (person's id, state, reason) for each figure, and the tenures that the documents show."""

    answers: list[Row]
    tenures: list[Tenure]


def group_figures(figures: Sequence[Figure]) -> Grouped:
    """Group figures with full names: equal first and last names, parties and middle names that agree."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for n, figure in enumerate(figures):
        blocks.setdefault(block_of(figure), []).append(n)
    answers: dict[int, Row] = {}
    tenures: list[Tenure] = []
    for block in sorted(blocks):
        own = blocks[block]
        for (key, is_alone), members in _part(block, figures, own).items():
            # The id says under which words its figures stand, so that it can be looked up.
            person_id = f"p-{'-'.join(block)}-{sha256(key.encode()).hexdigest()[:8]}"
            name = max((figures[n].printed for n in members), key=lambda text: (len(text), text))
            rows = _explain(person_id, name, [figures[n] for n in members], is_alone)
            answers.update((n, rows[place]) for place, n in enumerate(members))
            tenures.extend(_see(person_id, name, [figures[n] for n in members]))
    return Grouped([answers[n] for n in range(len(figures))], tenures)


def block_of_id(person_id: str) -> tuple[str, ...]:
    """Give the block of a person whom `group_figures` made, of his id; empty for any other id."""
    words = person_id.split("-")
    return tuple(words[1:-1]) if words[0] == "p" and len(words) > 2 else ()  # noqa: PLR2004


def block_of(figure: Figure) -> tuple[str, ...]:
    """Give the first and the last full word of a name, in either order."""
    parts = figure.full
    if parts is None:
        return ()
    full = [word for word, is_one in zip(parts.words, parts.initials, strict=True) if not is_one]
    if parts.is_patronymic_last:
        full = [full[0], full[1]]
    return tuple(sorted({full[0], full[-1]}))


def _part(
    block: tuple[str, ...], figures: Sequence[Figure], own: list[int]
) -> dict[tuple[str, bool], list[int]]:
    """Part the figures of a block into persons: by party, and by names that contradict each other.

    The key of a person is made of what tells it apart; a figure that could be
    any of several is kept to its own document (`True`).
    """
    parties = sorted({figures[n].party or "" for n in own} - {""})
    heads = _heads_of({parts for n in own if (parts := figures[n].full)})
    found: dict[tuple[str, bool], list[int]] = {}
    for n in own:
        figure = figures[n]
        party = figure.party or (parties[0] if len(parties) == 1 and not figure.parties else None)
        fits = [head for head in heads if figure.full and compare_parts(figure.full, head) is not None]
        is_alone = len(fits) != 1 or (party is None and bool(parties))
        told = "" if len(heads) == 1 else " ".join(fits[0].words) if len(fits) == 1 else "?"
        key = "\n".join((*block, party or "", told, *([figure.document_id] if is_alone else [])))
        found.setdefault((key, is_alone), []).append(n)
    return found


def _heads_of(names: set[NameParts]) -> list[NameParts]:
    """Give the fullest of the names that contradict each other; one where all agree."""
    ordered = sorted(names, key=lambda p: (-len(p.words), -sum(map(len, p.words)), p.words, p.suffix or ""))
    heads: list[NameParts] = []
    for parts in ordered:
        if all(compare_parts(parts, head) is None for head in heads):
            heads.append(parts)
    return heads


def _explain(person_id: str, name: str, members: list[Figure], is_alone: bool) -> dict[int, Row]:  # noqa: FBT001
    """Give the answer for each member, by its place: sure where its party or a post joins it to another."""
    documents = {figure.document_id for figure in members}
    if is_alone:
        reason = f"{name} is named in full here; several people have this name elsewhere"
        return dict.fromkeys(range(len(members)), (person_id, "guess", reason))
    if len(documents) == 1:
        reason = f"{name} is named in full in this document"
        return dict.fromkeys(range(len(members)), (person_id, "decided", reason))
    titles = Counter(title for figure in members for title in _titles_of(figure))
    told = f"{name} is named in full in {len(documents)} documents"
    found: dict[int, Row] = {}
    for n, figure in enumerate(members):
        if figure.party:
            found[n] = (person_id, "decided", f"{told}, and the party agrees")
        elif any(titles[title] > 1 for title in _titles_of(figure)):
            found[n] = (person_id, "decided", f"{told}, and a post agrees")
        else:
            found[n] = (person_id, "guess", f"{told}; the name alone joins them")
    return found


def _titles_of(figure: Figure) -> set[tuple[frozenset[str], frozenset[str]]]:
    """Give the titles of a figure's posts, each with its qualifiers."""
    return {(title, role.qualifiers) for role in figure.roles for title in role.titles}


def _see(person_id: str, name: str, members: list[Figure]) -> list[Tenure]:
    """Give the tenures that a person's documents show, one for each post and party."""
    found: dict[tuple[str, str | None], Tenure] = {}
    for figure in sorted(members, key=lambda f: (f.date or "", f.document_id)):
        for role in sorted(figure.roles, key=lambda r: (r.name, r.party or "", r.sent_to or "")):
            if not figure.date:
                continue
            post = role.name + (f" to {role.sent_to}" if role.sent_to else "")
            post = " ".join((*sorted(role.qualifiers), post))
            held = found.get((post, role.party))
            found[(post, role.party)] = (
                widen(held, figure.date, figure.document_id)
                if held
                else see_tenure(person_id, name, (post, role.party), figure.date, figure.document_id)
            )
    return list(found.values())
