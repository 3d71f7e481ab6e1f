"""Whose a page is that no folder describes."""

import pytest

from onrecord import read
from onrecord.publishers.facts import find_publisher
from onrecord.publishers.official import find_host_party, find_named_party


@pytest.mark.parametrize(
    ("host", "party"),
    [
        ("press.mfa.gov.tr", "TUR"),
        ("harbours.gov.uk", "GBR"),
        ("canals.gov", "USA"),
        ("tides.gouv.fr", "FRA"),
        ("lighthouses.gob.es", "ESP"),
        ("ferries.gub.uy", "URY"),
        ("ferries.govt.nz", "NZL"),
        ("eskholm.mfa.ee", "EST"),
        ("eskholm.diplo.de", "DEU"),
        ("islands.mofa.go.jp", "JPN"),
        ("snow.admin.ch", "CHE"),
        ("GOV.PL.", "POL"),
    ],
)
def test_host_of_a_government(host: str, party: str) -> None:
    """A domain that only a state's government registers names the state."""
    assert find_host_party(host) == party


@pytest.mark.parametrize(
    "host",
    [
        "gov.example.com",
        "mfa.com",
        "notgov.tr",
        "gov.tr.example",
        "shop.go.it",
        "gov.eu",
        "gov.zz",
        "gov",
        "tr",
        "127.0.0.1",
        "localhost",
        "",
    ],
)
def test_host_of_nobody(host: str) -> None:
    """A label that anybody may register, or a domain that is no country's, names no state."""
    assert find_host_party(host) is None


def test_government_is_known_by_its_host() -> None:
    """A government without a folder has its host for its id, and its state for its party."""
    found = find_publisher("https://www.harbours.gov.no/en/1", "no mark at all")
    assert found is not None
    assert (found.id, found.kind, found.party) == ("harbours.gov.no", "government", "NOR")


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("Embassy of Norway in Karvel", "NOR"),
        ("MINISTRY OF FOREIGN AFFAIRS OF THE KINGDOM OF NORWAY", "NOR"),
        ("Norwegian Foreign Ministry", "NOR"),
        ("The Ministry of Foreign Affairs | Kingdom of Norway", "NOR"),
        ("Kingdom of Norway, Ministry of Foreign Affairs", "NOR"),
        ("Welcome to the Embassy of Norway", "NOR"),
        ("Permanent Mission of Norway to the United Nations", "NOR"),
        ("The Ministry of Foreign Affairs", None),
        ("Norwegian Foreign Ministry thanks the ferry's crew", None),
        ("Visit to the Embassy of Norway in Karvel", None),
        ("Ministry of Foreign Affairs of Norway and Sweden", None),
        ("Embassy of Valmeria in Eskholm", "Valmeria"),
        ("The Ministry of Foreign Affairs of the Republic of Valmeria", "Valmeria"),
        ("ROYAL FOREIGN OFFICE Kingdom of Tarsund", "Tarsund"),
        ("COMMONWEALTH OF BRENNICK\nDepartment of Foreign Relations", "Brennick"),
        ("République de Quillane / Republic of Quillane\nDepartment of External Affairs", "Quillane"),
        ("Ministry of Foreign Affairs\nFrançais\nKingdom of Norway", "NOR"),
        ("Kingdom of Tarsund", None),
        ("Kingdom of Tarsund\nFerries\nTides\nRoyal Foreign Office", None),
        ("Foreign Ministry of Ferries", None),
        ("Norway", None),
        ("Norwegian Wood Company", None),
        ("Embassy of Norway " * 10, None),
    ],
)
def test_name_in_the_header(line: str, party: str | None) -> None:
    """A header line that is nothing but the name of a state's ministry or mission tells whose the page is."""
    header = f"Home\n{line}\nNews\n"
    assert find_named_party(header + "Title\nText", len(header), len(header) + 10) == party


def test_line_of_copyright_behind_the_document() -> None:
    """Behind the document the owner of the copyright counts, a link to a ministry does not."""
    owner = "\n© 2031 Ministry of Foreign Affairs of Norway. All rights reserved."
    link = "\nMinistry of Foreign Affairs of Norway"
    assert find_named_party("Title" + owner, 0, 5) == "NOR"
    assert find_named_party("Title" + link, 0, 5) is None


def test_name_in_the_document_is_not_the_pages() -> None:
    """A line of the document itself, such as a photograph's source, tells nothing."""
    text = "Title\nEmbassy of Norway in Karvel\nText"
    assert find_named_party(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("mail", "text", "party"),
    [
        ("consular@valmeria-embassy.example", "A Valmerian trawler was stopped.", "Valmeria"),
        ("info@embassy-norway.example", "A trawler was stopped.", "NOR"),
        ("info@valmeria-embassy.example", "The trawler sails home to Valmeria.", "Valmeria"),
        ("info@valmeria-embassy.example", "A trawler was stopped.", None),
        ("info@embassy-oslo.example", "A trawler was stopped off Oslo.", None),
        ("info@valmeria-ferries.example", "A Valmerian trawler was stopped.", None),
        ("info@valmeria-embassy.example and info@norway-embassy.example", "A Valmerian trawler.", None),
    ],
)
def test_address_of_an_embassy(mail: str, text: str, party: str | None) -> None:
    """An embassy's own address names its state, where a table knows it or the text names it."""
    header = f"Queries: {mail}\n"
    assert find_named_party(header + text, len(header), len(header) + len(text)) == party


def test_two_states_decide_nothing() -> None:
    """A header that names the missions of two states is a directory."""
    header = "Embassy of Norway in Karvel\nEmbassy of Sweden in Karvel\n"
    assert find_named_party(header, len(header), len(header)) is None


_PAGE = """Home
{header}
News

Remarks by the Foreign Minister at the opening of the ferry line

12 March 2031

The ferry line opens today, and with it the shortest way between the two harbours of the strait.
"""


@pytest.mark.parametrize(
    ("header", "url", "party"),
    [
        ("Press office", "https://ferries.gov.no/1", "NOR"),
        ("Embassy of Norway in Karvel", None, "NOR"),
        ("Embassy of Norway in Karvel", "https://ferries.gov.se/1", "SWE"),
        ("Press office", "https://ferries.example/1", None),
    ],
)
def test_the_minister_of_a_title_is_the_publishers(header: str, url: str | None, party: str | None) -> None:
    """A minister without a state in the title is the publisher's: by the address first, then by the header."""
    document = read(_PAGE.format(header=header).encode(), url=url).document
    assert document is not None
    assert [(one.post, one.party) for one in document.speakers] == [("Foreign Minister", party)]
