"""Prepare one page to be written: read it and draw its rows. Pure, in whatever process it runs."""

from onrecord.archive.drawing import draw_parcel
from onrecord.archive.outcomes import Failed, Outcome, Read, Sight, fail_to_keep
from onrecord.archive.packing import pack_bytes
from onrecord.errors import OnRecordError
from onrecord.model import Page


def read_page(read: Read, data: bytes, sight: Sight) -> Page | Failed:
    """Read bytes; what `read` raises becomes a row, so that one page never stops the others."""
    try:
        return read(data, media_type=sight.media_type, url=sight.url, retrieved_at=sight.retrieved_at)
    except OnRecordError as error:
        return Failed(type(error).__name__, str(error) or type(error).__name__)
    except Exception as error:  # noqa: BLE001 - a fault of ours on one page is a failure of that page alone
        return _fail(error)


def prepare(read: Read, data: bytes, sight: Sight) -> Outcome:
    """Read bytes and draw all rows they need; what either raises is a failure of this page alone."""
    page = read_page(read, data, sight)
    if isinstance(page, Failed):
        return Outcome(failed=page)
    try:
        return Outcome(draw_parcel(page, data, sight.url), pack_bytes(data))
    except (UnicodeError, OverflowError) as error:
        return Outcome(failed=fail_to_keep(error))
    except Exception as error:  # noqa: BLE001 - as above
        return Outcome(failed=_fail(error))


def _fail(error: Exception) -> Failed:
    kind = type(error).__name__
    return Failed(kind, f"On Record failed on this page ({kind}: {error})")
