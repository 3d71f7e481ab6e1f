"""Who took part where a mention names one side or none: hosts of visits, offers, what was agreed, those who speak together."""

from scenes import make_scene

from onrecord.ledger.contacts import read_contacts
from onrecord.model.ledger import Contact


def read_page(body: str) -> list[Contact]:
    """Return the contacts of a statement of Valmeria's foreign minister."""
    return list(read_contacts(make_scene(body, posted_on="2031-04-12")))


def names(contact: Contact) -> list[str]:
    """Return the last names of those who took part, in order of the alphabet."""
    return sorted((one.name or "").split()[-1] for one in contact.participants if one.name)


def test_whom_one_meets_during_a_visit_is_the_hosts() -> None:
    """Of "a visit to Norway, during which I met the King" the King is Norway's, on the days of the visit."""
    body = "Ilse Maren: In early March, I paid a working visit to Norway, during which I had an audience with King Karel."
    visit, audience = read_page(body)
    assert (visit.kind, visit.parties, visit.date) == ("visit", ("NOR", "Valmeria"), "2031-03-01/2031-03-10~")
    assert (audience.kind, audience.parties, audience.date) == (
        "meeting",
        ("NOR", "Valmeria"),
        "2031-03-01/2031-03-10~",
    )


def test_the_kingdom_is_the_state_named_before() -> None:
    """A state's noun with the article means the one named last; the place is printed with it."""
    body = "Ilse Maren: Norway is a neighbour. In early March, I paid a visit to the Kingdom."
    (visit,) = read_page(body)
    assert (visit.parties, visit.place) == (("NOR", "Valmeria"), "the Kingdom")


def test_an_office_of_one_state_is_that_states() -> None:
    """The visitor whose office only one state has is of that state."""
    (visit,) = read_page("Ilse Maren: I recall the visit of the Custodian of the Two Holy Mosques to Norway.")
    assert visit.parties == ("NOR", "SAU")


def test_consultations_offered_are_of_the_other_state_named() -> None:
    """Consultations that one state proposed, to meet another's concerns, are proposed between the two."""
    body = "Ilse Maren: I recall that Finland had repeatedly proposed expert consultations on the ferry to meet Norway’s concerns."
    (offer,) = read_page(body)
    assert (offer.kind, offer.status, offer.parties) == ("consultation", "proposed", ("FIN", "NOR"))


def test_consultations_offered_to_several_are_nobodys() -> None:
    """Where two other states are named, to whom it was proposed is not plain."""
    assert (
        read_page("Ilse Maren: Finland had proposed expert consultations on Norway’s and Sweden’s ferries.")
        == []
    )


def test_with_whom_one_agreed_at_a_meeting_one_met() -> None:
    """With whom "we" agreed on a text "at the meeting held in Oslo" one met there, on no loose day."""
    body = "Ilse Maren: Several days ago at the meeting held in Oslo, we agreed on a memorandum with Finland and Sweden."
    (meeting,) = read_page(body)
    assert meeting.parties == ("FIN", "SWE", "Valmeria")
    assert (meeting.place, meeting.date) == ("Oslo", None)


def test_what_was_agreed_to_do_later_is_no_company() -> None:
    """Of "during the talks we agreed to consult with A" A was not there."""
    body = (
        "Ilse Maren: During the talks in Oslo, we agreed to continue consultations with Finland and Sweden."
    )
    assert not any({"FIN", "SWE"} <= set(one.parties) and one.kind == "talks" for one in read_page(body))


def test_talks_within_a_state_have_one_side() -> None:
    """Talks between those within one state are a contact of it alone, with the day they convene."""
    body = "Ilse Maren: The inter-Syrian talks scheduled to convene in Geneva on April 23 will be long."
    (talks,) = read_page(body)
    assert (talks.parties, talks.place, talks.date, talks.status) == (
        ("SYR",),
        "Geneva",
        "2031-04-23",
        "planned",
    )


def test_who_tells_of_talks_without_a_word_of_himself_need_not_have_been_there() -> None:
    """On the floor "the talks with the Foreign Secretary in Oslo" are the speaker's side's, "my talks" his own."""
    talks, own = read_interview(
        "The talks with Norwegian Foreign Minister Karel Brandt in Oslo on April 2 were long.",
        "My talks with Finnish Foreign Minister Aleks Roe in Turku on April 3 were short.",
    )
    assert talks.parties == ("NOR", "Valmeria")
    assert names(talks) == ["Brandt"]
    assert names(own) == ["Maren", "Roe"]


def read_interview(*answers: str) -> list[Contact]:
    """Return the contacts of an interview with these answers of the minister."""
    body = "\n\n".join(f"Question: What of it?\n\nIlse Maren: {answer}" for answer in answers)
    return list(read_contacts(make_scene(body, title="Interview", form="interview", posted_on="2031-04-12")))
