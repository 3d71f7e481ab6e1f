"""Who a label names: the person's full name and post, as the document itself prints them."""

import re

from onrecord.model import Actor
from onrecord.turns.labels import Label, fold_label, is_outlet, trailing_names
from onrecord.turns.names import is_name_token, split_run_together, strip_place
from onrecord.turns.words import ENGLISH

MOST_LOOKED_UP = 64  # distinct surnames looked up in the text of one document
MOST_PLACES = 200  # occurrences of one surname that are read
REACH = 120  # characters before a surname in which its given name and post stand
NAME_END = re.compile(r"[,;:()\n“”\"]|[.!?]\s")


def split_label(label: Label) -> tuple[str | None, str | None, str | None]:
    """Return the post, the name and the outlet that the label prints, each as printed or None."""
    core, aside = label.core, label.aside
    outlet = aside if aside and not _has_post(aside) and (is_outlet(aside) or label.kind == "name") else None
    if aside and core.endswith(", " + aside):
        core = core[: -len(aside) - 2]
    later = aside if aside and _has_post(aside) else None
    if label.kind in {"question", "answer", "floor"}:
        return None, None, None
    if label.kind in {"post", "unnamed"}:
        return tidy_post(core), None, None
    if label.kind in {"name", "word", "capitals"}:
        return later, tidy_name(core), outlet
    post, name = split_post(core)
    return post or later, tidy_name(name) if name else None, outlet


def split_post(core: str) -> tuple[str | None, str | None]:
    """Split "Minister of Trade Ada Norwin" into post and name; either may be None."""
    tokens = core.split()
    low = [token.strip(".,").casefold() for token in tokens]
    if low[0] in ENGLISH.honorifics:
        return None, " ".join(tokens[1:]) or None
    places = [at for at, word in enumerate(low) if word in ENGLISH.posts]
    if not places:
        return None, core
    tail = tokens[places[-1] + 1 :]
    if tail and "of" in tail and is_name_token(tail[0]) and tail[0] != "of":
        at = places[-1] + 1 + tail.index("of")
        return " ".join(tokens[: places[-1] + 1] + tokens[at:]), " ".join(tokens[places[-1] + 1 : at])
    run = trailing_names(tail)
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


def _has_post(text: str) -> bool:
    return any(word.strip(".,").casefold() in ENGLISH.posts for word in text.split())


def tidy_post(text: str) -> str:
    """Return a post as it is written in running text: no article, no capitals throughout."""
    words = text.split()
    if words and words[0].casefold() == "the":
        words = words[1:]
    if text.upper() == text:
        words = [word.lower() if word.casefold() in ENGLISH.connectors else word.capitalize() for word in words]
    return " ".join(words)


def tidy_name(text: str) -> str:
    """Return a name with the spaces a typist left out."""
    words = text.rstrip(",").split()
    if len(words) == 1 and not words[0].isupper():
        words = split_run_together(words[0])
    return " ".join(words)


class Cast:
    """The people of one document: what the title, the labels and the text print of each."""

    def __init__(self, text: str, speakers: tuple[Actor, ...], labels: list[Label]) -> None:
        self.text = text
        self.speakers = speakers
        self.posts: dict[str, str] = {}
        self.fuller: dict[str, tuple[str, str | None] | None] = {}
        self.actors: dict[str, Actor | None] = {}
        self.names = {fold_label(actor.name): actor.name for actor in speakers if actor.name}
        for label in labels:
            post, name, _ = split_label(label)
            if name and post and " " in name:
                self.posts.setdefault(fold_label(name), post)
            if name and " " in name and not name.isupper():
                self.names.setdefault(fold_label(name), name)

    def find_actor(self, label: Label) -> Actor | None:
        """Return who `label` names, or None where it names nobody."""
        if label.printed not in self.actors:
            self.actors[label.printed] = self._read_actor(label)
        return self.actors[label.printed]

    def _read_actor(self, label: Label) -> Actor | None:
        if label.kind == "answer":
            return self.principal()
        if label.kind in {"question", "floor"}:
            return None
        post, name, outlet = split_label(label)
        if name is None:
            return self._read_post(post)
        key = fold_label(name)
        if key in self.names:
            name = self.names[key]
        elif (full := self._find_full(name)) is not None:
            name, found = full
            post = self._prefer_post(post, found)
            key = fold_label(name)
        post = post or self.posts.get(key) or self._titled_post(key)
        return Actor(name=name, post=post, party=outlet, decided_by="label")

    def principal(self) -> Actor | None:
        """Return the title's only speaker, who answers where a label says no more than "Answer"."""
        if len(self.speakers) != 1:
            return None
        actor = self.speakers[0]
        return Actor(name=actor.name, person_id=actor.person_id, post=actor.post, party=actor.party, decided_by="title")

    def _read_post(self, post: str | None) -> Actor | None:
        if post is None:
            return None
        low = post.casefold()
        same = [a for a in self.speakers if a.post and (a.post.casefold() == low or a.post.casefold().startswith(low + " of "))]
        name = same[0].name if len(same) == 1 else None
        return Actor(name=name, post=post, decided_by="label")

    def _titled_post(self, key: str) -> str | None:
        return next((a.post for a in self.speakers if a.name and fold_label(a.name) == key), None)

    @staticmethod
    def _prefer_post(printed: str | None, found: str | None) -> str | None:
        """Return the label's post unless the text's is the same one in more words."""
        if printed is None or (found and printed.casefold() in found.casefold()):
            return found
        return tidy_post(printed)

    def _find_full(self, name: str) -> tuple[str, str | None] | None:
        """Return the full name and post of a surname, if the document prints exactly one."""
        if " " in name and not name.isupper():
            return None
        key = fold_label(name)
        if key not in self.fuller:
            self.fuller[key] = self._look_up(name) if len(self.fuller) < MOST_LOOKED_UP else None
        return self.fuller[key]

    def _look_up(self, name: str) -> tuple[str, str | None] | None:
        surname = _spell(name)
        matched = [a for a in self.speakers if a.name and fold_label(a.name).endswith(fold_label(surname))]
        if len(matched) == 1 and matched[0].name and _ends_with(matched[0].name, surname):
            return matched[0].name, matched[0].post
        found: dict[str, tuple[str, str | None]] = {}
        at = self.text.find(surname)
        for _ in range(MOST_PLACES):
            if at < 0:
                break
            if (read := _read_before(self.text, at, at + len(surname))) is not None:
                key = fold_label(read[0])
                if key not in found or (found[key][1] is None and read[1]):
                    found[key] = read
            at = self.text.find(surname, at + len(surname))
        return next(iter(found.values())) if len(found) == 1 else None


def _ends_with(full: str, surname: str) -> bool:
    return full.casefold() == surname.casefold() or full.casefold().endswith(" " + surname.casefold())


def _spell(name: str) -> str:
    """Return a surname in capitals as running text spells it: JEAN-PIERRE → Jean-Pierre, O’NEIL → O’Neil."""
    if not name.isupper():
        return name
    spelled = re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), name)
    return re.sub(r"[’']S\b", "’s", spelled)


def _read_before(text: str, start: int, end: int) -> tuple[str, str | None] | None:
    """Return the full name and post that end with the surname at `text[start:end]`, if a given name stands before."""
    if text[end : end + 1].isalnum() or not text[max(start - 1, 0)].isspace():
        return None
    before = text[max(start - REACH, 0) : start]
    cut = [match.end() for match in NAME_END.finditer(before) if not _is_abbreviation(before[: match.end()])]
    tokens = before[cut[-1] if cut else 0 :].split()
    given: list[str] = []
    while tokens and len(given) < 3 and _is_given(tokens[-1]):  # noqa: PLR2004
        given.insert(0, tokens.pop())
    if not given:
        return None
    name = " ".join([*given, text[start:end]])
    words = _trailing_post(tokens)
    return name, " ".join(words) or None


def _is_abbreviation(before: str) -> bool:
    last = before.rstrip().rsplit(None, 1)[-1] if before.strip() else ""
    word = last.strip(".,").casefold()
    return last.endswith(".") and (len(word) == 1 or word in ENGLISH.honorifics or word in ENGLISH.posts)


def _is_given(token: str) -> bool:
    low = token.strip(".,").casefold()
    if low in ENGLISH.honorifics or low in ENGLISH.posts or low in ENGLISH.before_posts or low in ENGLISH.particles:
        return False
    listed = low in ENGLISH.never or low in ENGLISH.headings or low in ENGLISH.connectors or low in ENGLISH.bodies
    return token[0].isupper() and not token.isupper() | listed and is_name_token(token) or _is_middle(token)


def _is_middle(token: str) -> bool:
    return len(token) == 2 and token[0].isupper() and token[1] == "."  # noqa: PLR2004


def _trailing_post(tokens: list[str]) -> list[str]:
    """Return the capitalised words at the end of `tokens` that make a post, with "of" and "for" between."""
    start = len(tokens)
    while start and (
        tokens[start - 1][0].isupper() or tokens[start - 1] in {"of", "for", "and", "the", "to"}
    ):
        start -= 1
    words = tokens[start:]
    while words and (words[0].casefold() in ENGLISH.connectors or words[0].casefold() in ENGLISH.never):
        words = words[1:]
    ok = words and words[-1].strip(".,").casefold() in ENGLISH.posts and not words[-1].endswith(".")
    return words if ok else []
