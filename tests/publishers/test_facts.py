"""Facts of publishers, and how a page is known to be theirs."""

import pytest

from onrecord.publishers import facts
from onrecord.publishers.facts import (
    Publisher,
    find_host,
    find_publisher,
    read_publisher,
    read_publishers,
)

VALMERIA = Publisher(
    id="valmeria", name="MFA", kind="foreign ministry", hosts=("mfa.valmeria.example",), marks=("/VNA/",)
)
TARSUND = Publisher(
    id="tarsund", name="RFO", kind="foreign ministry", hosts=("rfo.example",), marks=("Admiralty Row",)
)


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Know two publishers of invented states."""
    monkeypatch.setattr(facts, "read_publishers", lambda: (VALMERIA, TARSUND))


def test_every_file_reads() -> None:
    """Every folder's facts are read; ids and hosts are each one publisher's."""
    publishers = read_publishers()
    assert [known.id for known in publishers] == sorted({known.id for known in publishers})
    hosts = [host for known in publishers for host in known.hosts if not host.startswith("www.")]
    assert len(hosts) == len(set(hosts))
    assert all(known.party is None or len(known.party) == 3 for known in publishers)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.mfa.valmeria.example/en/news/1", "mfa.valmeria.example"),
        ("HTTP://MFA.Valmeria.Example:8080", "mfa.valmeria.example"),
        ("//rfo.example/x", "rfo.example"),
        ("rfo.example/x", None),
        ("", None),
        (None, None),
        ("http://[broken", None),
        ("file:///home/x/page.html", None),
    ],
)
def test_host(url: str | None, host: str | None) -> None:
    """The host of an address is given in small letters without www; what is no address has none."""
    assert find_host(url) == host


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("url", "text", "expected"),
    [
        ("https://mfa.valmeria.example/1", "", VALMERIA),
        ("https://www.rfo.example/1", "KARVEL, March 12. /VNA/. The line is open.", TARSUND),
        ("https://elsewhere.example", "4 Admiralty Row", None),
        (None, "KARVEL, March 12. /VNA/. The line is open.", VALMERIA),
        (None, "words\n" * 9999 + "4 Admiralty Row", TARSUND),
        (None, "words " * 999 + "4 Admiralty Row" + " words" * 999, None),
        (None, "/VNA/ reports from Admiralty Row", None),
        (None, "", None),
    ],
)
def test_publisher(url: str | None, text: str, expected: Publisher | None) -> None:
    """The address decides; without one a mark in the first or last lines does, and two marks decide nothing."""
    assert find_publisher(url, text) == expected


def test_unknown_field_is_refused() -> None:
    """A misspelt fact does not pass in silence."""
    with pytest.raises(TypeError):
        Publisher(id="x", name="x", kind="x", host=("x",))  # type: ignore[call-arg]


def test_a_document_names_its_publisher_by_id() -> None:
    """A folder's name and a government's host lead to the publisher; any other host, and none, to nobody."""
    known = read_publishers()[0]
    assert read_publisher(known.id) == known
    official = read_publisher("mfa.gov.fr")
    assert official is not None
    assert official.party == "FRA"
    assert read_publisher("news.example.org") is None
    assert read_publisher(None) is None
