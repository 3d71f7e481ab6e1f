"""Who a label names: the person's full name and post, as the document itself prints them."""

from onrecord.actors.names import leading_surname
from onrecord.model import Actor
from onrecord.turns.fullnames import find_full_name
from onrecord.turns.labels import Label, fold_label
from onrecord.turns.parts import read_questioner, split_label, tidy_post

ACRONYM = 5  # letters of an outlet that asks under its own label where people are in small letters
MOST_LOOKED_UP = 64  # distinct surnames looked up in the text of one document


class Cast:
    """The people of one document: what the title, the labels and the text print of each."""

    def __init__(self, text: str, speakers: tuple[Actor, ...], labels: list[Label]) -> None:
        self.text = text
        self.speakers = speakers
        self.posts: dict[str, str] = {}
        self.looked_up = 0
        self.shouted = any(_is_shouted(label) for label in labels)
        self.actors: dict[str, Actor | None] = {}
        self.names = {fold_label(actor.name): actor.name for actor in speakers if actor.name}
        for label in labels:
            post, name, _ = split_label(label)
            if name and post and " " in name:
                self.posts.setdefault(fold_label(name), post)
            if name and " " in name:
                self.names.setdefault(fold_label(name), name)

    def find_actor(self, label: Label) -> Actor | None:
        """Return who `label` names, or None where it names nobody."""
        if label.printed not in self.actors:
            self.actors[label.printed] = self._read_actor(label)
        return self.actors[label.printed]

    def _read_actor(self, label: Label) -> Actor | None:
        if label.kind == "answer":
            return self.principal()
        if label.kind == "question":
            return read_questioner(label)
        if label.kind == "floor" or (" and " in label.core and label.kind == "titled"):
            return None
        acronym = label.kind == "capitals" and not self.shouted and len(label.core) <= ACRONYM
        if acronym or label.kind == "outlet":
            return Actor(party=label.core, decided_by="label")
        post, name, outlet = split_label(label)
        if name is None:
            return self._read_post(post)
        key = fold_label(name)
        if key in self.names:
            name = self.names[key]
        elif (full := self._find_full(name, post)) is not None:
            name, post = full[0], full[1] or post
            key = fold_label(name)
        post = post or self.posts.get(key) or self._titled_post(key)
        post = tidy_post(post) if post else None
        return Actor(name=name, post=post, party=outlet or self._titled_party(key), decided_by="label")

    def principal(self) -> Actor | None:
        """Return the title's only speaker, who answers where a label says no more than "Answer"."""
        if len(self.speakers) != 1:
            return None
        actor = self.speakers[0]
        return Actor(
            name=actor.name, person_id=actor.person_id, post=actor.post, party=actor.party, decided_by="title"
        )

    def _read_post(self, post: str | None) -> Actor | None:
        if post is None:
            return None
        low = post.casefold()
        same = [
            a
            for a in self.speakers
            if a.post
            and (a.post.casefold() == low or a.post.casefold().startswith((f"{low} of ", f"{low} for ")))
        ]
        name = same[0].name if len(same) == 1 else None
        if not same:  # who was introduced by name and post is called by the post alone
            held = [key for key, known in self.posts.items() if known.casefold() == low]
            name = self.names.get(held[0]) if len(held) == 1 else None
        return Actor(name=name, post=post, decided_by="label")

    def _titled_post(self, key: str) -> str | None:
        return next((a.post for a in self.speakers if a.name and fold_label(a.name) == key), None)

    def _titled_party(self, key: str) -> str | None:
        return next((a.party for a in self.speakers if a.name and fold_label(a.name) == key), None)

    def _find_full(self, name: str, post: str | None) -> tuple[str, str | None] | None:
        """Return the full name and post of a surname: the title's, else the only one that the text prints."""
        if " " in name and not name.isupper():
            return None
        matched = [actor for actor in self.speakers if actor.name and _ends_with(actor.name, name)]
        if len(matched) == 1 and matched[0].name:
            return matched[0].name, matched[0].post
        if self.looked_up >= MOST_LOOKED_UP:
            return None
        self.looked_up += 1
        found = find_full_name(self.text, name, post)
        if found is None and not post and " " not in name:  # "VALE" after "TIM VALE, HOST"
            called = [full for full in self.names.values() if _ends_with(full, name)]
            return (called[0], None) if len(called) == 1 else None
        return found


def _is_shouted(label: Label) -> bool:
    """Tell whether a label in capitals names a person or a post: an acronym among such is somebody, no outlet."""
    return label.core.isupper() and (
        label.kind in {"post", "titled", "full"} or (label.kind == "capitals" and label.aside is not None)
    )


def _ends_with(full: str, surname: str) -> bool:
    """Tell whether a name ends in a surname, or begins with it in capitals: "TORI Kenzo"."""
    is_surname_first = (leading_surname(full) or "").casefold() == surname.casefold()
    return is_surname_first or f" {full}".casefold().endswith(f" {surname}".casefold())
