import pytest

from onrecord.actors import lexicon
from onrecord.actors.bodies import end_of_body
from onrecord.actors.posts import match_post
from onrecord.actors.read import read_actor
from onrecord.actors.words import split_words


@pytest.mark.parametrize(
    ("text", "post", "party"),
    [
        ("Deputy Foreign Minister Ilse Maren", "Deputy Foreign Minister", None),
        ("US Secretary of State Ann Roe", "Secretary of State", "USA"),
        (
            "Minister of Foreign Affairs and Trade of Hungary Ann Roe",
            "Minister of Foreign Affairs and Trade",
            "HUN",
        ),
        (
            "the UN Secretary General’s Special Envoy for Syria Ann Roe",
            "Secretary General’s Special Envoy for Syria",
            "UN",
        ),
        (
            "Under-Secretary-General of the UN Ferry Office Ann Roe",
            "Under-Secretary-General of the UN Ferry Office",
            "UN",
        ),
        ("UK Permanent Representative to OPCW Ann Roe", "Permanent Representative to OPCW", "GBR"),
        ("Ambassador of Ghana to Norway Ann Roe", "Ambassador of Ghana to Norway", "GHA"),
        (
            "State Secretary and Deputy Foreign Minister Ann Roe",
            "State Secretary and Deputy Foreign Minister",
            None,
        ),
        (
            "Chairman of the Standing Committee of the National Assembly Ann Roe",
            "Chairman of the Standing Committee of the National Assembly",
            None,
        ),
        ("Narvan Railways CEO Ann Roe", "Narvan Railways CEO", None),
        ("Swedish Railways CEO Ann Roe", "Swedish Railways CEO", None),
        ("European Commission President Ann Roe", "European Commission President", "EU"),
        (
            "Director of the Office of Near Eastern Affairs (Roe)",
            "Director of the Office of Near Eastern Affairs",
            None,
        ),
        (
            "Assistant Secretary for Near Eastern, South Asian, and African Affairs (Roe)",
            "Assistant Secretary for Near Eastern, South Asian, and African Affairs",
            None,
        ),
        ("Valdorian Foreign Minister Ann Roe", "Valdorian Foreign Minister", None),
        ("Deputy Prime Minister/Foreign Minister Ann Roe", "Deputy Prime Minister/Foreign Minister", None),
    ],
)
def test_reads_posts_as_printed(text: str, post: str, party: str | None) -> None:
    """A post is its printed words, without the party's adjective or "of X" where that is understood."""
    words = split_words(text)
    found = match_post(words, 0, len(words))
    assert found is not None
    assert text[words[found.start].start : words[found.print_end - 1].end] == post
    assert found.party == party


@pytest.mark.parametrize("text", ["Ilse Maren", "ferry line", "Embassy comment", "the Ministry"])
def test_other_words_are_no_posts(text: str) -> None:
    """Names, matters and bodies are no posts."""
    words = split_words(text)
    assert match_post(words, 0, len(words)) is None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Information and Press Department on", "Information and Press Department"),
        ("Ministry of Foreign Affairs of Norway", "Ministry of Foreign Affairs"),
        ("Office of the Foreign Affairs Commission and", "Office of the Foreign Affairs Commission"),
        ("Foreign Ministry’s Information Department says", "Foreign Ministry’s Information Department"),
        ("Ilse Maren", None),
        ("Foreign Minister", None),
    ],
)
def test_bodies_end_on_their_noun(text: str, body: str | None) -> None:
    """A body runs to its last noun and its matter; whose it is, or what follows, is not part of it."""
    words = split_words(text)
    end = end_of_body(words, 0, len(words))
    assert (text[: words[end - 1].end] if end else None) == body


def test_speaking_bodies_are_bodies() -> None:
    """Every body that may speak is in the table of bodies: one lexicon, two uses."""
    facts = lexicon._FACTS  # noqa: SLF001 - the table itself is under test
    assert set(facts["speaking"]["words"]) - {"Presidential Office"} <= set(facts["bodies"]["words"])
    assert set(facts["bodies"]["seated"]) <= set(facts["bodies"]["words"])
    assert set(facts["bodies"]["national"]) <= set(facts["bodies"]["words"])


def test_a_matter_is_no_state() -> None:
    """What a ministry is of is its matter where its word ends as one, a state else."""
    for printed in ("Minister of Healthcare Ilse Maren", "Minister of Coordination Ilse Maren"):
        actor = read_actor(printed)
        assert actor is not None
        assert (actor.name, actor.party) == ("Ilse Maren", None)
    state = read_actor("Minister of Valmeria Ilse Maren")
    assert state is not None
    assert state.party == "Valmeria"
