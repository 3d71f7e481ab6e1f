"""Documents, turns and pages as lines for eyes."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.render import actor_line, render_document, render_page, turn_speaker
from onrecord.cli.terminal import Ink, printable
from onrecord.model import Actor, Document, Page, Snapshot, Turn


def test_a_document_is_shown_whole(interview: Document) -> None:
    """Title, facts with the printed words of each date, then the text as a conversation."""
    assert "\n".join(render_document(interview, columns=90)) == (
        "Deputy Minister Oda Lenk’s interview with the Tarn Courier, published May 4, 2031\n"
        "  5f0c2a9e1b3d4c77 · main · interview · en\n"
        "  retrieved 2031-05-06 “6 May 2031”\n"
        "  posted    2031-05-05 “05.05.2031”\n"
        "  published 2031-05-04 “May 4, 2031”\n"
        "  speaker   Oda Lenk, Deputy Minister, Vessia\n"
        "  outlet    Tarn Courier\n"
        "  place     Harrow Bay\n"
        "\n"
        "  The deputy minister spoke in Harrow Bay.\n"
        "\n"
        "  #1 Question\n"
        "     Will the hotline be restored?\n"
        "\n"
        "  #2 Oda Lenk\n"
        "     We are ready for it.\n"
        "\n"
        "     The other side must say so as well.\n"
    )


def test_every_word_of_the_text_is_shown(interview: Document) -> None:
    """No word of the document's text is lost between turns, labels aside."""
    shown = " ".join(render_document(interview, columns=60)).split()
    for word in interview.text.replace("Question:", "").replace("Oda Lenk:", "").split():
        assert word in shown


def test_a_hostile_document_is_escaped(interview: Document) -> None:
    """No control character of a page reaches the terminal, in the title, a name or the text."""
    bad = "\x1b[31m\u202e"
    hostile = msgspec.structs.replace(
        interview, title=bad, place=bad, text=interview.text.replace("ready", bad), outlets=(bad,)
    )
    shown = "\n".join(render_document(hostile))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.count(r"\x1b[31m\u202e") == 4


def test_the_page_marks_what_is_the_documents(interview: Document, page: Page) -> None:
    """Each line of the page stands behind its mark; furniture has none."""
    lines = list(render_page(page, interview, columns=120))
    assert [line.split(None, 1)[0] if not line.startswith(" " * 10) else "" for line in lines] == [
        "retrieved",
        "",
        "posted",
        "title",
        "text",
        "#1",
        "#2",
        "",
        "text",
        "",
        "",
    ]
    assert lines[3].endswith("┃ " + str(interview.title))
    assert lines[1].endswith("│ PRESS RELEASES")


def test_colours_add_nothing_but_colours(interview: Document, page: Page) -> None:
    """With the colour codes taken out, a coloured view is the plain one."""
    import re  # noqa: PLC0415 - used here alone

    def bare(lines: list[str]) -> list[str]:
        return [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in lines]

    ink = Ink(on=True)
    assert bare(list(render_document(interview, ink=ink))) == list(render_document(interview))
    assert bare(list(render_page(page, interview, ink=ink))) == list(render_page(page, interview))


def test_a_turn_names_its_speaker_as_well_as_it_can() -> None:
    """The name, with the label where that says something else; else the label; else the role."""
    lenk = Actor(name="Oda Lenk")

    def turn(label: str | None, speaker: Actor | None) -> Turn:
        return Turn(1, "answer", label, None, speaker, None, (0, 1))

    assert turn_speaker(turn("Answer:", lenk)) == "Oda Lenk (“Answer”)"
    assert turn_speaker(turn("Lenk:", lenk)) == "Oda Lenk"
    assert turn_speaker(turn("Q.:", None)) == "Q"
    assert turn_speaker(turn(None, None)) == "answer"


def test_an_actor_in_one_line() -> None:
    """Name, post and party, as far as known."""
    assert (
        actor_line(Actor(name="Oda Lenk", post="Deputy Minister", party="VES"))
        == "Oda Lenk, Deputy Minister, VES"
    )
    assert actor_line(Actor(party="VES")) == "VES"
    assert actor_line(Actor()) == "unknown"


@given(st.text(), st.text(), st.integers(30, 100))
def test_nothing_a_page_holds_reaches_the_terminal_raw(title: str, text: str, columns: int) -> None:
    """Whatever the title and the text, the lines hold printable characters only."""
    whole = f"{title}\n\n{text}"
    document = Document(
        id="00" * 8,
        kind="main",
        title=title,
        title_span=(0, len(title)),
        form=title,
        publisher=title,
        language=None,
        retrieved_on=None,
        posted_on=None,
        published_on=None,
        event_on=None,
        dates=(),
        place=title,
        outlets=(title,),
        speakers=(Actor(name=title),),
        counterparts=(),
        text=whole,
        text_map=((0, 0, len(whole)),),
        turns=(Turn(1, "answer", title, None, None, title, (len(title) + 2, len(whole))),),
    )
    page = Page(Snapshot("00", None, "text/plain", None), whole, document, ())
    shown = "\n".join(
        [*render_document(document, columns=columns), *render_page(page, document, columns=columns)]
    )
    assert printable(shown) == shown
