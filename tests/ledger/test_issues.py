"""Topics found in text, and topics of a user's own."""

import time
from pathlib import Path

import pytest
from scenes import make_scene

from onrecord.errors import InputError
from onrecord.ledger.issues import (
    DEFAULT,
    DEFAULT_TOPICS,
    Topic,
    Topics,
    find_headings,
    parse_topics,
    read_topics,
    tag_issues,
)

HESK = '[[topic]]\nid = "hesk-line"\nname = "The Hesk line"\nterms = ["Hesk line", "herring limit"]\nparties = ["Valmeria"]\n'


def find(text: str, topics: Topics = DEFAULT) -> list[str]:
    """Return the topics of a text in order."""
    return [mark.topic for mark in topics.find(text, text.lower())]


def test_every_default_term_finds_its_topic() -> None:
    """Each term of the default set, alone in a sentence, tells its own topic."""
    for topic in DEFAULT_TOPICS:
        for term in topic.terms:
            assert topic.id in find(f"It is about {term}, they said."), (topic.id, term)


def test_terms_are_whole_words_in_any_case_and_number() -> None:
    """A term counts as a whole word, plural and capitals too; inside another word it does not."""
    topics = Topics([Topic("ferries", "Ferries", ("ferry ban",))])
    assert find("Ferry bans were lifted.", topics) == ["ferries"]
    assert find("The ferry banner was red.", topics) == []


def test_acronyms_count_as_printed() -> None:
    """A term with a word in capitals is not found in small letters."""
    topics = Topics([Topic("inspections", "Inspections", ("ACT Treaty", "ACT"))])
    assert find("The ACT was signed.", topics) == ["inspections"]
    assert find("They act at once.", topics) == []


def test_statements_get_the_topics_of_their_own_words() -> None:
    """A statement has the topics of its content, not of the statement before it."""
    scene = make_scene(
        "Question: And?\n\nIlse Maren: The sanctions must end. The weather was fine.", form="interview"
    )
    tagged = tag_issues(scene.document, scene.topics)
    assert {said.issues for said in tagged.statements if said.speaker} == {("sanctions",), ()}


def test_a_user_extends_and_replaces(tmp_path: Path) -> None:
    """A user's file adds topics, and one of a known id takes its place."""
    path = tmp_path / "mine.toml"
    path.write_text(HESK + '[[topic]]\nid = "trade"\nname = "Wagons"\nterms = ["wagon"]\n', "utf-8")
    topics = read_topics(path, DEFAULT_TOPICS)
    assert find("The Hesk line and the wagons.", topics) == ["hesk-line", "trade"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[topic", "not TOML"),
        ('[topic]\nid = "a"', "must hold tables"),
        ('other = 1\n[[topic]]\nid = "a-b"\nname = "A"\nterms = ["ab"]', "must hold tables"),
        ('[[topic]]\nid = "a-b"\nname = "A"', "mine.toml, line 1: "),
        (
            '# mine\n\n[[topic]]\nid = "a"\nname = "A"\nterms = ["ab"]\n[[topic]]\nid = "b"',
            "mine.toml, line 7: ",
        ),
        ('topic = [{id = "a-b", name = "A"}]', "mine.toml, topic 1: "),
        ("x = 1\ny = = 2", "line 2"),
        ('[[topic]]\nid = "a-b"\nname = "A"\nterms = ["ab"]\ncolour = "red"', "colour"),
        ('[[topic]]\nid = "A B"\nname = "A"\nterms = ["ab"]', "no id"),
        ('[[topic]]\nid = "a-b"\nname = "A"\nterms = []', "needs terms"),
        ('[[topic]]\nid = "a-b"\nname = "A"\nterms = ["…"]', "needs terms"),
        (HESK + HESK, "twice"),
    ],
)
def test_a_file_that_is_wrong_says_where(text: str, told: str) -> None:
    """Each mistake in a file of topics is named with its place."""
    with pytest.raises(InputError, match=told):
        parse_topics(text, "mine.toml")


def test_headings_are_short_lines_without_an_end() -> None:
    """A short line with a capital and no end mark is a heading; a label, a sentence and a title are none."""
    text = "Title\n\nTalks on ferries\nThey went on.\nQuestion: What next\nWell."
    assert [text[start:end] for start, end in find_headings(text, 5)] == ["Talks on ferries"]


def test_time_is_linear() -> None:
    """Eight times the text takes no more than some eight times the time."""
    body = "The sanctions on trade in arms and the chemical weapons of Syria must end. "

    def cost(text: str) -> float:
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            DEFAULT.find(text, text.lower())
            best = min(best, time.process_time() - start)
        return best

    assert cost(body * 1600) < 16 * max(cost(body * 200), 0.002)
