"""Contacts read from whole small pages about invented people: who met whom, how, when, where, and how it stands."""

import pytest
from meetings import names, read_page, the_one

from onrecord import Journey, read_remark
from onrecord.model import Actor

INTERVIEW = (
    "Norwegian Foreign Minister Ilse Maren’s interview with the Courier newspaper, published May 4, 2031"
)


def test_a_call_is_told_in_title_and_text_once() -> None:
    """The title's call and the sentence that dates it are one contact, with its initiator and both spans."""
    title = "Press release on Norwegian Foreign Minister Ilse Maren’s telephone conversation with Foreign Minister of Finland Aleks Brandt"
    body = "On May 4, Norwegian Foreign Minister Ilse Maren spoke by phone with Finnish Foreign Minister Aleks Brandt at the latter’s initiative."
    call = the_one(read_page(body, title))
    assert (call.kind, call.mode, call.status, call.date) == ("call", "phone", "held", "2031-05-04")
    assert names(call) == ["Brandt", "Maren"]
    assert call.parties == ("FIN", "NOR")
    assert call.initiator is not None
    assert call.initiator.name == "Aleks Brandt"
    assert len(call.evidence) > 1


def test_a_mediators_remarks_are_at_the_talks_of_others() -> None:
    """Who speaks during talks "between" two others takes no part in them."""
    title = "Norwegian Foreign Minister Ilse Maren’s opening remarks during talks between Finnish Foreign Minister Aleks Brandt and Danish Foreign Minister Odd Lind"
    talks = the_one(read_page("Welcome to Oslo, and to this house.", title))
    assert names(talks) == ["Brandt", "Lind"]
    assert talks.parties == ("DNK", "FIN")


def test_first_person_is_the_speaker() -> None:
    """Of "my meeting in Oslo with X" the speaker is one side, on the day and at the place it says."""
    body = (
        "Question: What is being done?\n\n"
        "Ilse Maren: I can refer to my May 2 meeting in Helsinki with Finnish Foreign Minister Aleks Brandt. It went well."
    )
    meeting = the_one(read_page(body, INTERVIEW))
    assert names(meeting) == ["Brandt", "Maren"]
    assert (meeting.kind, meeting.date, meeting.place) == ("meeting", "2031-05-02", "Helsinki")
    assert meeting.told_by is not None
    assert meeting.told_by.name == "Ilse Maren"
    assert meeting.statement is not None


STATUSES = {
    "held": "Finnish Foreign Minister Aleks Brandt met with Norwegian Foreign Minister Ilse Maren in Oslo on May 2.",
    "planned": "Finnish Foreign Minister Aleks Brandt will meet with Norwegian Foreign Minister Ilse Maren in Oslo on May 20.",
    "proposed": "Finland proposed a meeting between Foreign Minister of Finland Aleks Brandt and Foreign Minister of Norway Ilse Maren in Oslo.",
    "possible": "A meeting between Foreign Minister of Finland Aleks Brandt and Foreign Minister of Norway Ilse Maren in Oslo is possible.",
    "postponed": "The postponed meeting between Foreign Minister of Finland Aleks Brandt and Foreign Minister of Norway Ilse Maren was on nobody’s list.",
    "cancelled": "Oslo has cancelled the meeting with Foreign Minister of Finland Aleks Brandt and Foreign Minister of Norway Ilse Maren.",
}


@pytest.mark.parametrize("status", [one for one in STATUSES if one != "possible"])
def test_how_a_contact_stands(status: str) -> None:
    """The words beside a contact say whether it was held, is planned, proposed, postponed or cancelled."""
    contact = the_one(read_page(STATUSES[status]))
    assert contact.status == status
    assert names(contact) == ["Brandt", "Maren"]


def test_a_resumption_is_possible_until_it_has_its_day() -> None:
    """Talks whose resumption somebody supports are possible; those resumed on a day that has passed were held."""
    hoped = "President of Norway Tomas Okoro spoke in support of the resumption of Finnish-Swedish talks."
    welcomed = "President of Norway Tomas Okoro welcomed the resumption of Finnish-Swedish talks in Oslo on 3 March 2031."
    assert [one.status for one in read_page(hoped)] == ["possible"]
    assert [(one.status, one.date) for one in read_page(welcomed)] == [("held", "2031-03-03")]


def test_what_may_be_is_possible() -> None:
    """A meeting somebody is ready for is possible, and no date is made up for it."""
    body = "Oslo is ready for a possible meeting between President of Norway Tomas Okoro and President of Finland Anna Roe."
    contact = the_one(read_page(body))
    assert (contact.status, contact.date, contact.date_basis) == ("possible", None, "not_stated")


NOTHING = {
    "a matter": "Aleks Brandt explained the problem of consultation with the Foreign Minister of Norway.",
    "a denial": "Finnish Foreign Minister Aleks Brandt did not meet with Norwegian Foreign Minister Ilse Maren.",
    "a habit": "Finland and Norway hold regular meetings at every level.",
    "a press conference": "Finnish Foreign Minister Aleks Brandt gave a press conference in Oslo, Norway.",
    "a demand": "Finland calls for calm, and Norway calls on both to meet their obligations.",
    "another sense": "Finland and Norway met the requirements of the treaty.",
    "a meeting place": "Oslo is the meeting place of Finland and Norway, said Aleks Brandt.",
    "a forum in general": "Aleks Brandt of Finland would discuss this at home rather than in the NATO forum.",
    "a word alone": "Many people visited the museum and talked about the conference.",
}


@pytest.mark.parametrize("case", NOTHING)
def test_what_is_no_contact(case: str) -> None:
    """Words of contacts in another sense, habits and denials give nothing."""
    assert read_page(NOTHING[case]) == []


def test_several_named_by_their_post_are_those_of_the_page() -> None:
    """Of "the presidents met" those two are the sides whom the page names, past words between commas."""
    body = (
        "Question: What do Norwegian President Tomas Okoro and Finnish President Anna Roe think?\n\n"
        "Ilse Maren: The presidents met, as everybody knows, in Bergen."
    )
    contact = the_one(read_page(body, INTERVIEW))
    assert names(contact) == ["Okoro", "Roe"]
    assert (contact.place, contact.status) == ("Bergen", "held")


def test_a_visit_has_its_visitor_and_its_host() -> None:
    """A visit is of two sides, with the place it went to; a further one to another place is another."""
    body = "Finnish Foreign Minister Aleks Brandt visited Norway on May 2. He told of Foreign Minister of Finland Aleks Brandt’s visit to Sweden in April."
    first, second = read_page(body)
    assert (first.kind, first.parties, first.place, first.date) == (
        "visit",
        ("FIN", "NOR"),
        "Norway",
        "2031-05-02",
    )
    assert (second.parties, second.place) == (("FIN", "SWE"), "Sweden")


def test_a_conference_has_its_name() -> None:
    """A named conference of an organisation keeps its name, place and month."""
    contact = the_one(read_page("The subject will come up at the NATO summit in Oslo in June 2031."))
    assert (contact.kind, contact.name, contact.place, contact.date) == (
        "conference",
        "NATO summit",
        "Oslo",
        "2031-06",
    )


def test_a_list_of_participants_is_a_contact() -> None:
    """Those whom a memorandum lists took part, on their sides, on its day."""
    body = "Oslo, May 2, 1957\n\nPARTICIPANTS\nFinland\nMr. Aleks Brandt, Ambassador\nNorway\nMiss Ilse Maren, Foreign Minister\n\nMr. Brandt said that the ferry was late."
    contact = the_one(read_page(body, "12. Memorandum of a Conversation, Oslo, May 2, 1957", "1957"))
    assert [(one.name, one.party) for one in contact.participants] == [
        ("Aleks Brandt", "FIN"),
        ("Ilse Maren", "NOR"),
    ]
    assert (contact.kind, contact.date) == ("talks", "1957-05-02")


def test_a_list_needs_no_word_that_tells() -> None:
    """Those whom a paper lists took part also where none of its words tells of a contact."""
    body = "PARTICIPANTS\nFinland\nMr. Aleks Brandt, Ambassador\nNorway\nMiss Ilse Maren, Foreign Minister\n\nMr. Brandt said that the ferry was late."
    contact = the_one(read_page(body, "Oslo, May 2, 1957", "1957"))
    assert [one.party for one in contact.participants] == ["FIN", "NOR"]


def test_a_remark_is_read_with_its_row() -> None:
    """A remark gives one meeting with all who were met, the host's where no side is printed, and the conference."""
    row = Journey(Actor(name="Tomas Okoro", party="NOR"), "FIN", "Helsinki", "2031-05-02", "2031-05-03")
    meeting, conference = read_remark(
        "Working visit; met with President Roe and Swedish Prime Minister Brandt. Attended the Baltic Summit Meeting in Turku.",
        row,
    )
    assert [(one.name, one.party) for one in meeting.participants] == [
        ("Tomas Okoro", "NOR"),
        ("Roe", "FIN"),
        ("Brandt", "SWE"),
    ]
    assert (meeting.kind, meeting.date, meeting.place) == ("meeting", "2031-05-02/2031-05-03", "Helsinki")
    assert meeting.parties == ("FIN", "NOR", "SWE")
    assert conference.kind == "conference"
    (visit,) = read_remark("State visit.", row)
    assert (visit.kind, visit.parties) == ("visit", ("FIN", "NOR"))


def test_several_calls_at_once_are_no_call() -> None:
    """Of their several phone conversations none is told, and the one told behind them gets nobody from them."""
    body = (
        "Talks with Finnish Foreign Minister Aleks Brandt were frank, Norwegian Foreign Minister Ilse Maren said following "
        "their meeting.\n\n"
        '"Our president raised the matter in their several phone conversations, including on May 1, when Norwegian President '
        'Sauli Orran called Finnish President Harald Tveit," she said.'
    )
    calls = [one for one in read_page(body, "Maren-Brandt meeting round-up") if one.kind == "call"]
    assert [names(one) for one in calls] == [["Orran", "Tveit"]]


STANDS = {
    "put off until after it": (
        "Oslo has postponed the decision until after the visit of Finnish Foreign Minister Aleks Brandt to Norway on May 20.",
        "planned",
    ),
    "another thing proposed": (
        "Has the harbour proposal any connection with Finnish Foreign Minister Aleks Brandt’s visit to Norway on May 1?",
        "held",
    ),
    "a proposal for it": (
        "Oslo made a proposal for a meeting between Foreign Minister of Finland Aleks Brandt and Foreign Minister of Norway Ilse Maren.",
        "proposed",
    ),
    "going on": (
        "Oslo would be happy to hear of the current negotiations between Finland and Sweden in Turku.",
        "held",
    ),
    "about preparations": (
        "Foreign Minister of Finland Aleks Brandt held talks with Foreign Minister of Norway Ilse Maren concerning preparations for winter.",
        "held",
    ),
    "to be attended": (
        "Norwegian Foreign Minister Ilse Maren will travel on Monday to take part in the annual Baltic Harbour Summit in Turku.",
        "planned",
    ),
    "looked forward to": (
        "Norwegian Foreign Minister Ilse Maren looks forward to meeting many at the Baltic Harbour Summit in Turku.",
        "planned",
    ),
    "due": ("Oslo said that the NATO Summit is in July.", "planned"),
    "over, with the next being prepared": (
        "Oslo is preparing to carry out the decisions of the Baltic Harbour Summit in Turku on March 2, 2031.",
        "held",
    ),
    "agreed in the past to do": (
        "It was agreed that Foreign Minister of Finland Aleks Brandt would meet Foreign Minister of Norway Ilse Maren in Oslo.",
        "planned",
    ),
}


@pytest.mark.parametrize("case", STANDS)
def test_what_else_is_said_beside_a_contact(case: str) -> None:
    """What was put off until it, proposed beside it or talked of in it says nothing of how it stands."""
    body, status = STANDS[case]
    assert read_page(body)[0].status == status


@pytest.mark.parametrize(
    "body",
    [
        "Finnish Foreign Minister Aleks Brandt will find a way to meet the Norwegian wishes.",
        "Finnish Foreign Minister Aleks Brandt said that Norway could call off the arrangement with Sweden.",
    ],
)
def test_wishes_are_met_and_arrangements_called_off(body: str) -> None:
    """Who meets wishes meets nobody, and what is called off is no call."""
    assert read_page(body) == []


def test_its_talks_are_of_the_state_named_before() -> None:
    """The word "its" means the state named last, not who speaks of it."""
    body = "Norwegian Foreign Minister Ilse Maren praised how Japan has handled its negotiations with the Republic of Korea."
    assert the_one(read_page(body)).parties == ("JPN", "KOR")


def test_the_side_behind_by_called() -> None:
    """Who is named first behind "initiated by" called, not who is told of next; and what two discussed is the call."""
    body = "During the telephone conversation, which was initiated by Finland, Foreign Minister of Norway Ilse Maren and Foreign Minister of Finland Aleks Brandt discussed herring."
    call = the_one(read_page(body))
    assert call.kind == "call"
    assert call.initiator is not None
    assert call.initiator.party == "FIN"


def test_a_title_without_an_article_tells_of_a_call() -> None:
    """What a title calls "telephone conversation" is a call."""
    title = (
        "Foreign Minister Ilse Maren had telephone conversation with Foreign Minister of Finland Aleks Brandt"
    )
    assert the_one(read_page("It was cold.", title)).kind == "call"


def test_a_plan_for_a_month_is_of_the_next_one() -> None:
    """A visit planned for April, told of in May, is next year's."""
    body = "Preparations for the visit of Finnish Foreign Minister Aleks Brandt to Norway in April began."
    visit = the_one(read_page(body))
    assert (visit.status, visit.date) == ("planned", "2032-04")


NEWS = "The ferry ran again. The road was open. The harbour was full. "


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (
            "Norwegian envoy Ilse Maren met for about an hour with Finnish Special Representative for Trade Aleks Brandt.",
            "meeting",
        ),
        (
            "Ilse Maren, special representative for peace in Norway, spoke by phone with her Finnish counterpart, Aleks Brandt, about the ferry.",
            "call",
        ),
        (
            "The road is open, Norwegian Foreign Minister Ilse Maren said Thursday after a meeting with Finnish Foreign Minister Aleks Brandt.",
            "meeting",
        ),
        (
            "Norwegian Foreign Minister Ilse Maren made the remarks when meeting with Finnish Foreign Minister Aleks Brandt in Oslo.",
            "meeting",
        ),
        (
            "Norwegian Foreign Minister Ilse Maren called for closer ties as she met with Finnish Foreign Minister Aleks Brandt.",
            "meeting",
        ),
        (
            "Finnish Foreign Minister Aleks Brandt was received by Norwegian Prime Minister Ilse Maren on Monday.",
            "meeting",
        ),
        (
            "The second summit of Norwegian President Ilse Maren and Finnish President Aleks Brandt ended in Oslo.",
            "meeting",
        ),
        (
            "Norwegian President Ilse Maren had shown interest in ties between Oslo and Helsinki during a phone conversation with her Finnish counterpart Aleks Brandt.",
            "call",
        ),
        (
            "Foreign Minister Ilse Maren will meet her Finnish counterpart Aleks Brandt.",
            "meeting",
        ),
        (
            "“The road is open,” Norwegian Foreign Minister Ilse Maren said. She met for an hour with Finnish Foreign Minister Aleks Brandt in Oslo.",
            "meeting",
        ),
    ],
)
def test_who_met_in_the_manner_of_news(body: str, kind: str) -> None:
    """However news tell it, behind a post in small letters, a report or a pronoun, the two who met are found."""
    contact = the_one(read_page(NEWS + body))
    assert contact.kind == kind
    assert names(contact) == ["Brandt", "Maren"]


def test_who_tells_of_a_contact_took_no_part() -> None:
    """The ministry behind a comma that says it is none of those who talked, and its day is not theirs."""
    body = "Norwegian Foreign Minister Ilse Maren held talks with Finnish Foreign Minister Aleks Brandt, the Norwegian Foreign Ministry said on Friday."
    contact = the_one(read_page(NEWS + body))
    assert [one.name for one in contact.participants] == ["Ilse Maren", "Aleks Brandt"]
    assert contact.date is None


def test_the_request_is_of_the_side_it_names() -> None:
    """Whose request it was is read before the comma, not from who stands behind it."""
    body = "On the request of the Finnish side, a meeting between Norwegian Foreign Minister Ilse Maren and Finnish Foreign Minister Aleks Brandt will take place in Oslo."
    contact = the_one(read_page(NEWS + body))
    assert contact.initiator is not None
    assert contact.initiator.party == "FIN"


@pytest.mark.parametrize(
    "body",
    [
        "Norwegian Foreign Minister Ilse Maren criticised Danish Premier Odd Lind after a meeting between Finnish and Swedish ministers.",
        "Norwegian Foreign Minister Ilse Maren told Danish Premier Odd Lind the news as he met with Finnish Foreign Minister Aleks Brandt.",
    ],
)
def test_one_of_two_who_may_be_meant_met_nobody(body: str) -> None:
    """Where two stand before "he", or others talked, nobody is made to take part."""
    assert not any("Maren" in names(one) for one in read_page(NEWS + body))
