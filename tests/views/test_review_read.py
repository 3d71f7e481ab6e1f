"""What reading leaves to a person, and the answers: each leaves the queue, and an undo brings it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import Archive, open_archive
from onrecord.desk.acts import Hand
from onrecord.desk.judgements import Draft
from onrecord.errors import DeskError, UnknownId
from onrecord.sources import Source, read_sources
from onrecord.views.correspondence import list_correspondence
from onrecord.views.people import import_people
from onrecord.views.placing import find_standing_on, judge
from onrecord.views.review import list_waiting
from onrecord.views.review_answer import Answer, answer_waiting, take_back
from onrecord.views.waiting import Sort, Waiting

PAGES = Path(__file__).parent.parent.parent / "examples/pages"
HAND = Hand("Ada Quist", "2033-05-01", "the page says so")
GUESSED: tuple[Sort, ...] = ("name", "speaker", "date", "statement")


@pytest.fixture
def archive(examples: Path) -> Iterator[Archive]:
    """Return a fresh copy of an archive of the examples."""
    with open_archive(examples) as opened:
        yield opened


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of an archive of the examples."""
    path = tmp_path_factory.mktemp("filled") / "a.onrecord"
    with open_archive(path, create=True) as opened:
        for source in read_sources([PAGES]):
            assert isinstance(source, Source)
            opened.add(source)
        import_people(opened, (PAGES.parent / "people.csv").read_bytes(), "people.csv")
    return path.read_bytes()


@pytest.fixture
def examples(filled: bytes, tmp_path: Path) -> Path:
    """Return the path of a copy of it."""
    path = tmp_path / "a.onrecord"
    path.write_bytes(filled)
    return path


def _list(archive: Archive, sort: Sort) -> list[Waiting]:
    return list(list_waiting(archive, HAND.on, sort=sort))


@pytest.mark.parametrize("sort", GUESSED)
def test_each_guess_waits_with_its_words_and_reason(archive: Archive, sort: Sort) -> None:
    """The examples leave something of every sort to a person, once each, with what it rests on."""
    found = _list(archive, sort)
    assert found
    assert all(each.reason and each.words and each.question.endswith("?") for each in found)
    assert len({(each.target, each.other) for each in found}) == len(found)


@pytest.mark.parametrize("answer", ["accept", "reject", "unsure", "correct"])
@pytest.mark.parametrize("sort", GUESSED)
def test_an_answer_leaves_the_queue_and_its_undo_brings_it_back(
    archive: Archive, sort: Sort, answer: Answer
) -> None:
    """What is answered waits no more, all else waits as before; taken back, the queue is as it was."""
    before = _list(archive, sort)
    asked = next(each for each in before if each.guess or sort not in {"speaker", "date"})
    value = {"name": "Corin Maldevar", "speaker": "Corin Maldevar", "date": "2031-09-15"}.get(
        sort, "date=2031"
    )
    made = answer_waiting(archive, asked, answer, HAND, value if answer == "correct" else None)
    after = _list(archive, sort)
    if not (answer == "correct" and sort == "statement"):  # a field put right is no verdict
        assert asked.target not in {each.target for each in after}
    assert {each.target for each in after} <= {each.target for each in before}
    take_back(archive, made, HAND)
    assert _list(archive, sort) == before


def test_a_name_accepted_is_decided_and_one_corrected_is_another(archive: Archive) -> None:
    """The record says at once who is meant, because of a judgement, and says it after a rebuild too."""
    asked = _list(archive, "name")[0]
    mention = asked.target.removeprefix("name:")
    document = mention.split("-")[1]

    def meant() -> tuple[str | None, str]:
        (row,) = [row for row in archive.people().mentions(document) if row.id == mention]
        return row.person_id, row.state

    guessed = meant()
    accepted = answer_waiting(archive, asked, "accept", HAND)
    assert meant() == (guessed[0], "decided")
    take_back(archive, accepted, HAND)
    assert meant() == guessed
    answer_waiting(archive, asked, "correct", HAND, "Corin Maldevar")
    archive.rebuild()
    assert meant() == (archive.people().card("Corin Maldevar").id, "decided")


def test_a_merge_joins_a_name_to_another(archive: Archive) -> None:
    """A mention is judged to be whom another mention means, and the undo parts them."""
    asked = _list(archive, "name")[0]
    other = next(each for each in _list(archive, "name") if each.other != asked.other)
    made = answer_waiting(archive, asked, "merge", HAND, other.target)
    assert asked.target not in {each.target for each in _list(archive, "name")}
    take_back(archive, made, HAND)
    assert asked in _list(archive, "name")


def test_a_speaker_accepted_stands_beside_the_statement(archive: Archive) -> None:
    """What was accepted is shown for the document as a correction of the speaker, with its author and reason."""
    asked = _list(archive, "speaker")[0]
    answer_waiting(archive, asked, "accept", HAND)
    document = asked.target.split(":")[1]
    stands = find_standing_on(archive, document)[asked.target]
    assert stands.corrections == {"speaker": f'"{asked.guess}"'}
    assert (stands.history[0].author, stands.history[0].reason) == ("Ada Quist", "the page says so")


def test_what_an_answer_lacks_is_said(archive: Archive) -> None:
    """A correction without its value, a merge of what is merged with nothing, an unknown person: refused, nothing kept."""
    date, name = _list(archive, "date")[0], _list(archive, "name")[0]
    with pytest.raises(DeskError, match="needs to say what"):
        answer_waiting(archive, date, "correct", HAND)
    with pytest.raises(DeskError, match="merged with nothing"):
        answer_waiting(archive, date, "merge", HAND, "date:x:posted")
    with pytest.raises(UnknownId):
        answer_waiting(archive, name, "correct", HAND, "Nobody Atall")
    unguessed = [each for each in _list(archive, "date") if each.guess is None]
    for each in unguessed[:1]:
        with pytest.raises(DeskError, match="nothing is guessed"):
            answer_waiting(archive, each, "accept", HAND)
    assert archive.desk().judgements() == []


def test_a_lost_judgement_is_kept_taken_back_or_moved(archive: Archive) -> None:
    """Each of the three answers ends the question, and taking it back asks again."""
    document = next(iter(archive.rows())).id
    archive.desk().judge(
        Draft("statement:abcdef:3", "accept", "Ben Oule", "2033-04-01", words="Never printed.")
    )
    (asked,) = _list(archive, "lost")
    for answer, value in (("accept", None), ("reject", None), ("correct", f"statement:{document}:0")):
        made = answer_waiting(archive, asked, answer, HAND, value)  # type: ignore[arg-type]
        assert _list(archive, "lost") == []
        take_back(archive, made, HAND)
        assert _list(archive, "lost") == [asked]
    with pytest.raises(DeskError):
        answer_waiting(archive, asked, "unsure", HAND)


def test_judgements_on_statements_and_dates_follow_a_changed_page(tmp_path: Path) -> None:
    """In the newer crawl the words have another place and number: the judgement is shown there, and undone from there."""
    page = (PAGES / "valmeria-embassy-eskholm/2031-09-18-tallis-answer-port-aurel.txt").read_text("utf-8")
    with open_archive(tmp_path / "a.onrecord", create=True) as archive:
        first = archive.add(Source("page.txt", page.encode())).document_ids[0]
        document = archive.document(first)
        said = document.statements[-1]
        words = document.text[said.content[0][0] :][:40]
        (made,) = judge(archive, Draft(f"statement:{first}:{said.n}", "accept", *HAND))
        changed = page.replace(words, f"This much was said, and it was said twice that day. {words}", 1)
        other = archive.add(Source("page.txt", changed.encode())).document_ids[0]
        here = {row.id for row in archive.same(first)}
        assert other in here, "the case is one: two crawls of one page"
        best = archive.same(first)[0].id
        for _ in range(2):
            ((target, stands),) = find_standing_on(archive, best).items()
            assert target.startswith(f"statement:{best}:")
            assert stands.verdict == "accept"
            archive.rebuild()
        archive.desk().undo_judgement(made.id, author="Ben Oule", on="2033-05-02")
        assert {each.verdict for each in find_standing_on(archive, best).values()} == {None}


_NOTE = b"""Press release on the note to the Embassy of Sweden

3 March 2031

On 3 March, the Foreign Ministry of Norway sent a note verbale to the Embassy of Sweden demanding the logs of two servers.
"""
_REPLY = b"""Foreign Ministry of Sweden: comment on the exchange with Norway

9 March 2031

On 8 March, Sweden replied to the note verbale of Norway about the harbour servers.
"""


@pytest.mark.parametrize("answer", ["accept", "reject"])
def test_a_reply_that_cites_no_note_is_proposed(tmp_path: Path, answer: Answer) -> None:
    """A reply and a note told apart wait as a pair with both sentences; an answer settles it, an undo brings it back."""
    with open_archive(tmp_path / "b.onrecord", create=True) as archive:
        for name, data in (("note.txt", _NOTE), ("reply.txt", _REPLY)):
            archive.add(Source(name, data))
        (asked,) = _list(archive, "reply")
        assert [words.split()[1] for words in asked.words] == ["3", "8"]
        assert "5 days later" in asked.reason
        assert (
            asked.question
            == "does what is told of the note verbale of 2031-03-09 answer the note verbale of 2031-03-03?"
        )
        made = answer_waiting(archive, asked, answer, HAND)
        assert _list(archive, "reply") == []
        rows = {f"entry:{row.id}": row.reply for row in list_correspondence(archive, on=HAND.on)}
        assert rows[asked.target] == ("substantive" if answer == "accept" else "none")
        take_back(archive, made, HAND)
        assert _list(archive, "reply") == [asked]
