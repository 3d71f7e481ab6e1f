"""The bulletin face: a mission's own page of what it publishes, as a file describes it."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from onrecord.errors import OnRecordError
from onrecord.model import Record


class Clock(Record, frozen=True):
    """A capital whose time stands at the head of the page: its name, and its zone (`Europe/London`)."""

    city: str
    zone: str

    def tell(self, at: datetime) -> str:
        """Return the time there, as on a wall."""
        return f"{at.astimezone(ZoneInfo(self.zone)):%H:%M}"


class Consular(Record, frozen=True):
    """The line that people in need look for first."""

    title: str = "Consular queries"
    phone: str | None = None
    email: str | None = None
    note: str | None = None


class Bulletin(Record, frozen=True):
    """A mission's face: what it is called, whose documents it shows (null: all), clocks, the consular line."""

    name: str
    publisher: str | None = None
    intro: str | None = None
    clocks: tuple[Clock, ...] = ()
    consular: Consular | None = None


def read_bulletin(path: Path) -> Bulletin:
    """Return the face that a TOML file describes; raise `OnRecordError` naming what is wrong in it."""
    try:
        bulletin = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Bulletin)
        for clock in bulletin.clocks:
            clock.tell(datetime.now(UTC))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise OnRecordError(f"{path}: not a bulletin ({error}); see docs/reading-room.md") from error
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise OnRecordError(f"{path}: no such time zone ({error}); give one such as Europe/London") from error
    return bulletin
