"""The saved searches of a desk."""

from collections.abc import Iterable

from onrecord.archive.desk_things import Things
from onrecord.desk.acts import Hand
from onrecord.desk.items import tidy_line
from onrecord.desk.saved import Kept, Saved, Seen
from onrecord.errors import DeskError


class SavedSearches(Things[Saved]):
    """The saved searches of a desk, by id. Raises as `Things` says."""

    kind = "saved"

    def keep(self, title: str, question: str, hand: Hand) -> Saved:
        """Keep a question under a title."""
        named = tidy_line(title)
        if not named:
            raise DeskError("a saved search needs a title")
        return self._open(named, Kept(named, question), hand)

    def see(self, id_: str, keys: Iterable[str], hand: Hand) -> Saved:
        """Note that answers were seen; those seen before are not noted again."""
        asked = list(dict.fromkeys(keys))

        def propose(saved: Saved, _: object) -> list[Seen]:
            new = tuple(key for key in asked if key not in saved.seen)
            return [Seen(new)] if new else []

        return self._do(id_, hand, propose)
