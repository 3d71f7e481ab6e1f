"""Rows to schema.org, as the JSON-LD that a page carries for search engines."""

from typing import Any, Final

from onrecord.archive import DocumentRow, EntryRow
from onrecord.exports.citation import cited_publisher
from onrecord.model import Document

_QUOTED: Final = 20
_LONGEST: Final = 500
_STATUS: Final = {
    "held": "https://schema.org/EventScheduled",
    "planned": "https://schema.org/EventScheduled",
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}


def describe_document(row: DocumentRow, document: Document, url: str | None = None) -> dict[str, Any]:
    """Return a document as a schema.org `Article` with its first twenty direct quotations."""
    publisher = cited_publisher(row)
    quoted = [said for said in document.statements if said.mode == "direct" and said.speaker]
    return _drop_empty(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "@id": url,
            "url": url,
            "headline": _shorten(row.title),
            "datePublished": _whole_day(row.published_on or row.posted_on),
            "inLanguage": row.language,
            "genre": row.form,
            # a page may call a script its address
            "isBasedOn": row.url if (row.url or "").startswith(("https://", "http://")) else None,
            "publisher": {"@type": "GovernmentOrganization", "name": publisher} if row.publisher else None,
            "author": [{"@type": "Person", "name": name} for name in row.speakers[:_QUOTED]],
            "hasPart": [
                {
                    "@type": "Quotation",
                    "text": _shorten(" … ".join(document.text[start:end] for start, end in said.content)),
                    "spokenByCharacter": _drop_empty(
                        {
                            "@type": "Person",
                            "name": said.speaker.name or said.speaker.post,
                            "jobTitle": said.speaker.post if said.speaker.name else None,
                        }
                    ),
                }
                for said in quoted[:_QUOTED]
                if said.speaker
            ],
        }
    )


def describe_contact(row: EntryRow, url: str | None = None) -> dict[str, Any]:
    """Return a contact as a schema.org `Event`."""
    people = [{"@type": "Person", "name": name} for name in row.persons]
    parties = [{"@type": "Organization", "name": name} for name in row.parties]
    return _drop_empty(
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "@id": url,
            "url": url,
            "name": _shorten(row.name or " – ".join([row.kind, *row.parties])),
            "startDate": (row.date or "").partition("/")[0] if _whole_day(row.date) else None,
            "endDate": (row.date or "").partition("/")[2] if _whole_day(row.date) else None,
            "eventStatus": _STATUS.get(row.status or ""),
            "attendee": people + parties,
        }
    )


def _whole_day(value: str | None) -> str | None:
    """Return an EDTF date that ISO 8601 knows too: a day, or a stretch of days; null for any other."""
    parts = (value or "").split("/")
    is_whole = all(len(part) == 10 and part.replace("-", "").isdigit() for part in parts)  # noqa: PLR2004
    return value if is_whole else None


def _shorten(text: str | None) -> str | None:
    line = " ".join((text or "").split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _drop_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
