"""Readouts whose body never says that two met or telephoned: who, when, and why their kind is doubted."""

import pytest

from onrecord import read
from onrecord.model.ledger import Contact

AGREED = "They also agreed to continue their contacts. Both presidents praised the crews of the ferries."


def read_page(body: str) -> list[Contact]:
    """Return the contacts of a page without a title, posted on 5 May 2031."""
    document = read(f"05.05.2031\n\n{body}\n".encode(), media_type="text/plain").document
    assert document is not None
    return [entry for entry in document.entries if isinstance(entry, Contact)]


def the_talk(contacts: list[Contact]) -> Contact:
    """Return the one contact there is."""
    assert len(contacts) == 1, contacts
    return contacts[0]


def names(contact: Contact) -> list[str]:
    """Return who took part."""
    return [one.name or "" for one in contact.participants]


def test_a_telephone_conversation_told_at_the_end() -> None:
    """Who discussed at the head had the conversation that the last sentence tells of, on whose initiative it says."""
    body = (
        "Norwegian President Tomas Okoro and Finnish President Anna Roe discussed the ferry line.\n\n"
        f"{AGREED}\n\nThe telephone conversation was held on the initiative of the Finnish side."
    )
    call = the_talk(read_page(body))
    assert (call.kind, call.mode, call.status, call.doubt) == ("call", "phone", "held", None)
    assert names(call) == ["Tomas Okoro", "Anna Roe"]
    assert call.initiator is not None
    assert call.initiator.party == "FIN"


def test_a_conversation_on_ones_initiative_is_a_call_in_doubt() -> None:
    """Nothing says by telephone: the kind is a guess and says so."""
    body = (
        "Norwegian President Tomas Okoro told Finnish President Anna Roe about the ferry line.\n\n"
        f"{AGREED}\n\nThe conversation took place on the initiative of the Norwegian side."
    )
    call = the_talk(read_page(body))
    assert (call.kind, call.mode) == ("call", None)
    assert call.doubt is not None
    assert "initiative" in call.doubt


def test_words_exchanged_alone_are_in_doubt() -> None:
    """Who exchanged opinions in every sentence talked, by what means is not said."""
    body = f"Norwegian President Tomas Okoro informed Finnish President Anna Roe about the ferry line.\n\n{AGREED}"
    talk = the_talk(read_page(body))
    assert names(talk) == ["Tomas Okoro", "Anna Roe"]
    assert talk.doubt == "No word says by what means they talked."


@pytest.mark.parametrize(
    "body",
    [
        # About something else from the second sentence on.
        (
            "Norwegian President Tomas Okoro told Finnish President Anna Roe about the ferry.\n\nThe ferry was built in 1990. "
            "Its crew is large. The harbour is old. Tickets were discussed in April."
        ),
        # Of one side.
        f"Norwegian President Tomas Okoro told Norwegian Foreign Minister Ilse Maren about the ferry.\n\n{AGREED}",
        # Nobody talks.
        "Norwegian President Tomas Okoro and Finnish President Anna Roe are of one age. Both like ferries.",
    ],
)
def test_other_pages_are_no_readouts(body: str) -> None:
    """A page about more than two who talk, or of one side, or without words exchanged gives no contact."""
    assert read_page(body) == []


def test_what_is_retold_has_not_the_pages_day() -> None:
    """Of a meeting that one told the other about, the day is not the page's."""
    body = (
        "Norwegian President Tomas Okoro told Finnish President Anna Roe about the results of his meeting with Swedish "
        f"Prime Minister Karel Brandt in Turku.\n\n{AGREED}\n\nThe telephone conversation was held on the initiative of Norway."
    )
    days = {contact.kind: contact.date for contact in read_page(body)}
    assert days == {"call": "2031-05-05", "meeting": None}
