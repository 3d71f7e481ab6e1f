"""What stands inside a label: the post, the name and the outlet, each as printed."""

from onrecord.model import Actor
from onrecord.turns.labels import Label, has_post, is_outlet, read_label, read_titled, trailing_names
from onrecord.turns.names import is_name_token, split_run_together, strip_place
from onrecord.turns.words import ENGLISH, POSTS, is_listed

LONGEST_POST = 14  # words after a comma or in brackets


def split_label(label: Label) -> tuple[str | None, str | None, str | None]:
    """Return the post, the name and the outlet that the label prints, each as printed or None."""
    core, aside = label.core, label.aside
    outlet = aside if aside and not has_post(aside) and (is_outlet(aside) or label.kind == "name") else None
    if aside and core.endswith(", " + aside):
        core = core[: -len(aside) - 2]
    later = next(
        (
            part
            for part in (aside, label.note)
            if part and has_post(part) and len(part.split()) <= LONGEST_POST
        ),
        None,
    )
    if label.kind in {"question", "answer", "floor"}:
        return None, None, None
    if label.kind in {"post", "unnamed"}:
        return tidy_post(core), None, None
    if label.kind in {"name", "word", "capitals"}:
        return later, tidy_name(core), outlet
    named = read_titled(label.note) if label.note else None
    if named and label.kind == "full":
        return tidy_post(core), tidy_name(named), outlet
    post, name = split_post(core)
    return post or later, tidy_name(name) if name else None, outlet


def read_questioner(label: Label) -> Actor | None:
    """Return the questioner whom the label of a question prints: a name, an outlet, or both; else None.

    They stand after a comma, in brackets or after "from"; a place there is
    not told from an outlet unless the outlet's words say so.
    """
    linked = label.core.partition(" from ")[2]
    name = outlet = None
    for part in f"{label.aside or ''}, {label.note or ''}, {linked}".split(", "):
        if is_outlet(part):
            outlet = outlet or part
        elif part and part != linked and (read := read_label(part)) is not None and read.kind == "name":
            name = name or part
    return Actor(name=name, party=outlet, decided_by="label") if name or outlet else None


def split_post(core: str) -> tuple[str | None, str | None]:
    """Split "Minister of Trade Ada Norwin" into post and name; either may be None."""
    tokens = core.split()
    low = [token.strip(".,").casefold() for token in tokens]
    if low[0] in ENGLISH.honorifics:
        return None, " ".join(tokens[1:]) or None
    places = [at for at, word in enumerate(low) if word in POSTS]
    if not places:
        return None, core
    tail = tokens[places[-1] + 1 :]
    if not tail:
        return core, None
    if "of" in tail and is_name_token(tail[0]) and not is_listed(tail[0].casefold()):
        at = places[-1] + 1 + tail.index("of")
        return " ".join(tokens[: places[-1] + 1] + tokens[at:]), " ".join(tokens[places[-1] + 1 : at])
    run = tail if all(map(is_name_token, tail)) and tail[0].casefold() != "of" else trailing_names(tail)
    if len(run) < len(tail):
        bare = strip_place(run)
        run = bare if len(bare) < len(run) else _keep_name(run)
    cut = len(tokens) - len(run)
    return " ".join(tokens[:cut]) or None, " ".join(run) or None


def _keep_name(run: list[str]) -> list[str]:
    """Return the last two names of a run that opens with an unknown place or body; more with initials or particles."""
    start, names = len(run), 0
    while start and names < 2:  # noqa: PLR2004
        start -= 1
        token = run[start]
        names += token.casefold() not in ENGLISH.particles and not token.endswith(".")
    return run[start:]


def tidy_post(text: str) -> str:
    """Return a post as it is written in running text: no article, no capitals throughout."""
    words = text.split()
    if words and words[0].casefold() == "the":
        words = words[1:]
    if text.upper() == text:
        words = [
            word.lower() if word.casefold() in ENGLISH.connectors else word.capitalize() for word in words
        ]
    return " ".join(words)


def tidy_name(text: str) -> str:
    """Return a name with the spaces a typist left out."""
    words = text.rstrip(",").split()
    if len(words) == 1 and not words[0].isupper():
        words = split_run_together(words[0])
    return " ".join(words)
