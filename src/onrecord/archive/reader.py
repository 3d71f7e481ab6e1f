"""The reader that an archive reads with unless it is given one: a name until it first reads.

Reading brings its word lists with it, half a second of them. An archive that
is only searched, and a process that has its pages read by others, do without.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Page

if TYPE_CHECKING:
    from onrecord.ledger.issues import Topics


@dataclass(frozen=True, slots=True)
class OwnReader:
    """`onrecord.read` with the topics of an archive."""

    topics: "Topics"

    def __call__(
        self,
        data: bytes,
        *,
        media_type: str | None = None,
        url: str | None = None,
        retrieved_at: str | None = None,
    ) -> Page:
        """Read a page, as `onrecord.read` does."""
        from onrecord.pipeline import read  # noqa: PLC0415 - see above

        return read(data, media_type=media_type, url=url, retrieved_at=retrieved_at, topics=self.topics)

    def load(self) -> None:
        """Load all that reading takes, now."""
        import onrecord.pipeline  # noqa: F401, PLC0415 - see above
