"""Contacts of two invented states, to be matched, and what helps to look at those of a page."""

from onrecord import read
from onrecord.model.ledger import Contact, ContactKind, ContactStatus, Participant

MAREN = Participant(name="Ilse Maren", post="Foreign Minister", party="Valmeria")
BROK = Participant(name="Halden Brok", post="Foreign Secretary", party="Tarsund")
OKORO = Participant(name="Tomas Okoro", post="President", party="Valmeria")
ROE = Participant(name="Anna Roe", post="Deputy Foreign Minister", party="Valmeria")
AIDE = Participant(name="Peter Lind", post="Ambassador", party="Tarsund")


def make_contact(
    *participants: Participant,
    date: str | None = "2031-04-12",
    kind: ContactKind = "talks",
    place: str | None = None,
    name: str | None = None,
    parties: tuple[str, ...] = ("Tarsund", "Valmeria"),
    status: ContactStatus = "held",
) -> Contact:
    """Return a contact with these parts, the rest empty."""
    return Contact(
        n=0,
        kind=kind,
        mode=None,
        name=name,
        participants=participants,
        parties=parties,
        initiator=None,
        date=date,
        date_basis="explicit" if date else "not_stated",
        date_span=None,
        place=place,
        place_span=None,
        status=status,
        told_by=None,
        statement=None,
        evidence=(),
    )


def read_page(
    body: str, title: str = "Press release on the ferry line", posted: str = "05.05.2031"
) -> list[Contact]:
    """Return the contacts of a page with this title, day and body."""
    text = f"{posted}\n\n{title}\n\n{body}\n"
    document = read(text.encode(), media_type="text/plain").document
    assert document is not None
    return [entry for entry in document.entries if isinstance(entry, Contact)]


def the_one(contacts: list[Contact]) -> Contact:
    """Return the one contact there is."""
    assert len(contacts) == 1, contacts
    return contacts[0]


def names(contact: Contact) -> list[str]:
    """Return the last names of those who took part, in order of the alphabet."""
    return sorted((one.name or "").split()[-1] for one in contact.participants if one.name)
