"""What pages say of terms and dates, and how they show characters that mislead."""

import pytest

from onrecord.web.words import (
    explain,
    name_language,
    name_publisher,
    safe_url,
    say_day,
    show_line,
    show_text,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-09-14", "14 September 2031"),
        ("2031-09", "September 2031"),
        ("2031", "2031"),
        ("XXXX-03-12", "12 March (no year)"),
        ("2031-09-14/2031-09-15", "14–15 September 2031"),
        ("2031-09-30/2031-10-02", "30 September 2031 – 2 October 2031"),
        ("[2031-04-05,2031-05-04]", "[2031-04-05,2031-05-04]"),
        ("2031-19-14", "2031-19-14"),
        ("2031-09/..", "September 2031 or later"),
        ("../2031", "2031 or before"),
        (None, ""),
    ],
)
def test_a_date_is_said_in_words_or_as_it_is_written(value: str | None, words: str) -> None:
    """Days, months, years and stretches are said; what is not certain stays as the record has it."""
    assert say_day(value) == words


def test_a_mark_that_turns_letters_round_is_shown_and_not_obeyed() -> None:
    """Overrides of direction and controls appear as their numbers."""
    assert show_text("a\u202eb\x1b\u2066") == "a⟨202E⟩b⟨001B⟩⟨2066⟩"


def test_a_line_is_cut_and_of_one_line() -> None:
    """A title of a megabyte costs a page three hundred characters."""
    assert show_line("one\ntwo  three") == "one two three"
    assert len(show_line("x" * 1_000_000)) == 300


def test_an_address_that_is_no_web_address_leads_nowhere() -> None:
    """A page may call a script its address."""
    assert safe_url("javascript:alert(1)") == "#"
    assert safe_url("https://mfa.example/1") == "https://mfa.example/1"


def test_every_act_is_explained() -> None:
    """Each speech act has a sentence and a tone."""
    assert explain("act", "ACCUSE")
    assert explain("tone", "ACCUSE") == "cold"
    assert explain("act", None) == ""


def test_publishers_and_languages_are_called_by_name() -> None:
    """What a table knows is shown by its name, what none knows as the record has it."""
    assert name_publisher("kremlin") == "President of Russia"
    assert name_publisher("mfa.example.org") == "mfa.example.org"
    assert (name_language("fr"), name_language("tlh"), name_language(None)) == ("French", "tlh", "")
