import msgspec

from onrecord.archive.facts import (
    ask_facts,
    ask_said,
    ask_voice,
    find_speakers,
    list_issues,
    list_parties,
    read_facts,
    read_voices,
)
from onrecord.archive.terms import Filters
from onrecord.model import Actor, Contact, Document, Statement, Turn

DOCUMENT = Document(
    id="0123456789abcdef",
    kind="main",
    title="Title",
    title_span=(0, 5),
    form="press release",
    publisher=None,
    language="en",
    retrieved_on=None,
    posted_on=None,
    published_on=None,
    event_on=None,
    dates=(),
    place=None,
    outlets=(),
    speakers=(Actor(name="Oda Lenk", party="VES"), Actor(post="Ministry")),
    counterparts=(Actor(name="Josip Marrow", party="TAR"),),
    text="Title",
    text_map=((0, 0, 5),),
    turns=(
        Turn(0, "question", "Q:", (0, 1), None, None, (2, 3)),
        Turn(1, "answer", "A:", (3, 4), Actor(name="Ása Brandt", party="VES"), None, (4, 5)),
        Turn(2, "answer", "A:", (5, 5), Actor(name="Oda Lenk"), None, (5, 5)),
    ),
)


def test_those_who_speak_are_named_once() -> None:
    """Speakers of the title come first, then those of turns; those who are only met do not speak."""
    assert find_speakers(DOCUMENT) == ("Oda Lenk", "Ása Brandt")


def test_facts_are_words_that_filters_ask_for() -> None:
    """Every filter asks for a word that a document with that fact has."""
    facts = read_facts(DOCUMENT)
    assert facts == " ¶ kind¶main form¶press·release language¶en party¶tar party¶ves "
    for asked in ask_facts(Filters(kind="main", form="Press-Release", language="EN", party="ves")):
        assert f" {asked} " in facts
    (other,) = ask_facts(Filters(form="press"))
    assert f" {other} " not in facts


def test_parties_and_issues_are_facts() -> None:
    """Whoever makes a statement and whoever is met give their party, statements their issues; a contact in doubt gives none."""
    said = Statement(
        0, None, "direct", ((0, 5),), (), (), Actor(name="Ida Roe", party="QUI"), None, "A reason.",
        "STATEMENT", None, None, "positive", "present", "asserted", ("transit", "arms-control"), "final", 0.9, "A reason.",
    )  # fmt: skip
    met = Contact(
        0, "talks", None, None, (), ("BRE",), None, None, "not_stated", None, None, None, "held", None, None, ((0, 5),),
    )  # fmt: skip
    doubtful = msgspec.structs.replace(met, parties=("ZZZ",), doubt="A reason.")
    document = msgspec.structs.replace(DOCUMENT, statements=(said,), entries=(met, doubtful))
    assert list_parties(document) == ("BRE", "QUI", "TAR", "VES")
    assert list_issues(document) == ("arms-control", "transit")
    for asked in ask_facts(Filters(party="bre", issue="arms-control")):
        assert f" {asked} " in read_facts(document)


def test_names_are_parted() -> None:
    """No search for a name runs from one into the next."""
    assert read_voices(find_speakers(DOCUMENT)) == " ¶ oda lenk ¶ asa brandt ¶ "
    assert ask_voice(Filters(speaker="Lenk, Ó")) == ["lenk", "o"]
    assert ask_voice(Filters()) == []


def test_a_document_without_facts_has_the_word_of_all() -> None:
    """There is a word that every document has."""
    bare = msgspec.structs.replace(DOCUMENT, form=None, language=None, speakers=(), counterparts=(), turns=())
    assert read_facts(bare) == " ¶ kind¶main "
    assert read_voices(()) == " ¶ "


def test_who_makes_a_statement_is_a_fact() -> None:
    """Names and posts of decided speakers, several together too, can be asked for, each parted; guesses cannot."""
    envoy = Actor(name="Oda Lenk", post="Deputy Minister")
    said = tuple(
        Statement(
            n, None, "direct", ((0, 5),), (), (), speaker, guess, "A reason.",
            "STATEMENT", None, None, "positive", "present", "asserted", (), "final", 0.9, "A reason.",
        )
        for n, (speaker, guess) in enumerate(((envoy, None), (None, Actor(name="Josip Marrow")), (envoy, None)))
    )  # fmt: skip
    facts = read_facts(msgspec.structs.replace(DOCUMENT, statements=said))
    assert facts.endswith(" ¶ said¶oda said¶lenk ¶ said¶deputy said¶minister ")
    assert "marrow" not in facts.rpartition("party¶")[2]
    assert " ".join(ask_said("Óda Le")) in facts
    together = msgspec.structs.replace(said[0], others=(Actor(name="Josip Marrow"),))
    facts = read_facts(msgspec.structs.replace(DOCUMENT, statements=(together,)))
    assert facts.endswith(" ¶ said¶oda said¶lenk ¶ said¶deputy said¶minister ¶ said¶josip said¶marrow ")
    assert ask_said(None) == ask_said("—") == []
