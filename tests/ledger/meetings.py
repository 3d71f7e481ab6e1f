"""Contacts of two invented states, to be matched."""

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
