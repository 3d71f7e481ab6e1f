"""Resolution: who is meant, by name, post, party and date; and when nobody can say."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.people.figures import Mention
from onrecord.people.judgements import Judgement, mention_id
from onrecord.people.register import Register
from onrecord.people.resolve import Decision, resolve
from onrecord.people.tenures import Bound, Tenure


def _held(person: str, name: str, post: str, party: str, days: tuple[str, str | None]) -> Tenure:
    since, until = (Bound(day, "row", "stated") if day else None for day in days)
    return Tenure(person, name, post, party, since, until, "stated")


TENURES = (
    _held("q1", "Rex Maren", "Secretary of State", "USA", ("2017-02-01", "2018-03-31")),
    _held("q2", "Mike Orson", "Secretary of State", "USA", ("2018-04-26", "2021-01-20")),
    _held("q3", "Sergei Varanov", "Minister of Foreign Affairs", "RUS", ("2004-03-09", None)),
    _held("q4", "Boris Jensen", "Foreign Secretary", "GBR", ("2016-07-13", "2018-07-09")),
    _held(
        "q5",
        "Ilse Wood",
        "Ambassador Extraordinary and Plenipotentiary to Norway",
        "USA",
        ("2015", "2017-06"),
    ),
    _held(
        "q6", "Omar Wood", "Ambassador Extraordinary and Plenipotentiary to Norway", "USA", ("2018", "2020")
    ),
)


def _mention(name: str | None, post: str | None = None, party: str | None = None, **more: object) -> Mention:
    where = {"document_id": "d", "span": (0, 1), "date": "2017-04-12", **more}
    return Mention(name=name, post=post, party=party, **where)  # type: ignore[arg-type]


def _one(mention: Mention, tenures: tuple[Tenure, ...] = TENURES) -> Decision:
    return resolve([mention], tenures)[0]


@pytest.mark.parametrize(
    ("post", "party", "date", "person"),
    [
        ("US Secretary of State", None, "2017-04-12", "q1"),
        ("Secretary of State", "USA", "2018-05-01", "q2"),
        ("American Foreign Minister", None, "2018-05-01", "q2"),
        ("Secretary of State", "USA", "2018-04-10", None),
        ("Russian top diplomat", None, "2017-04-12", "q3"),
        ("Foreign Secretary", "GBR", "2017-04-12", "q4"),
        ("American Ambassador in Norway", None, "2016-05-05", "q5"),
        ("American Ambassador in Oslo", None, "2019-05-05", "q6"),
        ("American Ambassador in Oslo", None, "2017-08-05", None),
        ("Deputy Foreign Minister", "RUS", "2017-04-12", None),
        ("Secretary of State", None, "2017-04-12", None),
        ("Secretary of State", "USA", None, None),
    ],
)
def test_a_post_is_its_holders_on_the_date(
    post: str, party: str | None, date: str | None, person: str | None
) -> None:
    """A post without a name is its holder's on the day, nobody's between two holders, and never a deputy's."""
    found = _one(_mention(None, post, party, date=date))
    assert found.person_id == person
    assert found.state == ("decided" if person else "unknown")
    assert found.reason


def test_the_day_of_the_handover_is_left_open() -> None:
    """On a day that two held the post, both are named and none is chosen."""
    tenures = (
        _held("q1", "Ann Roe", "President", "NOR", ("2010-01-01", "2014-05-05")),
        _held("q2", "Ilse Maren", "President", "NOR", ("2014-05-05", None)),
    )
    found = _one(_mention(None, "President", "NOR", date="2014-05-05"), tenures)
    assert (found.person_id, found.state) == (None, "unknown")
    assert "Ann Roe and Ilse Maren" in found.reason


def test_a_holder_without_an_end_ends_with_the_next() -> None:
    """A source that states no end does not keep a post from the next holder."""
    tenures = (
        _held("q1", "Ann Roe", "President", "NOR", ("2010-01-01", None)),
        _held("q2", "Ilse Maren", "President", "NOR", ("2014-05-05", None)),
    )
    assert _one(_mention(None, "President", "NOR", date="2016"), tenures).person_id == "q2"
    assert _one(_mention(None, "President", "NOR", date="2012"), tenures).person_id == "q1"


@pytest.mark.parametrize(
    ("mention", "person", "state"),
    [
        (_mention("Sergey Varanow", "Foreign Minister", "RUS"), "q3", "decided"),
        (_mention("Varanov", "Russian Foreign Minister"), "q3", "decided"),
        (_mention("Sergei Varanov", None, "RUS"), "q3", "decided"),
        (_mention("Sergei Varanov"), "q3", "guess"),
        (_mention("Jensen", "Foreign Secretary", "GBR"), "q4", "decided"),
        (_mention("Jensen", "Foreign Secretary", "GBR", date="2019-01-01"), "q4", "guess"),
    ],
)
def test_a_name_with_its_post_is_the_known_person(mention: Mention, person: str, state: str) -> None:
    """Spelling does not matter; post and party decide, a name alone is a guess."""
    found = _one(mention)
    assert (found.person_id, found.state) == (person, state)


@pytest.mark.parametrize(
    "mention",
    [
        _mention("Jensen"),
        _mention("Mr. Jensen", None, "GBR"),
        _mention("Sergei Varanov", "President", "NOR"),
        _mention("Rex Maren", None, "USA", date="1850"),
    ],
)
def test_too_little_or_contradicting_evidence_names_no_known_person(mention: Mention) -> None:
    """A bare family's name, another state's post and another century are nobody's whom a source states."""
    found = _one(mention)
    assert found.person_id is None or not found.person_id.startswith("q")


def test_a_short_name_is_the_one_of_its_document() -> None:
    """The family's name alone joins the full name, and takes its state."""
    named, short = resolve(
        [_mention("Ilse Kessin", "Ambassador"), _mention("Ambassador Kessin", "Ambassador", span=(5, 6))], ()
    )
    assert named.person_id == short.person_id
    assert named.state == "decided"


def test_two_of_one_family_stay_two() -> None:
    """Full names part them; the bare name is left open between them."""
    found = resolve(
        [
            _mention("Ilse Kessin", span=(0, 1)),
            _mention("Omar Kessin", span=(2, 3)),
            _mention("Kessin", span=(4, 5)),
        ],
        (),
    )
    assert found[0].person_id != found[1].person_id
    assert (found[2].person_id, found[2].state) == (None, "unknown")


def test_a_president_is_not_his_brother() -> None:
    """A ruling post with the family's name does not join a full name without it."""
    found = resolve(
        [_mention("Omar S. Kessin", span=(0, 1)), _mention("Kessin", "President", span=(2, 3))], ()
    )
    assert found[0].person_id != found[1].person_id


def test_a_spouse_is_not_the_bare_name() -> None:
    """The words “Madam Kessin” and “Kessin” stay two."""
    found = resolve([_mention("Madam Kessin", span=(0, 1)), _mention("Kessin", span=(2, 3))], ())
    assert found[0].person_id != found[1].person_id


def test_a_bare_name_beside_a_ruling_namesake_is_left_open() -> None:
    """An official's bare name may mean the minister of that name who is then in office."""
    found = resolve([_mention("Allen Maren", span=(0, 1)), _mention("Maren", span=(2, 3))], TENURES)
    assert found[0].person_id is not None
    assert (found[1].person_id, found[1].state) == (None, "unknown")
    assert "Rex Maren" in found[1].reason


def test_a_post_without_a_name_finds_its_owner_in_the_document() -> None:
    """The words “The Ambassador” is the only one of the text; of two, none."""
    lone = [_mention("Ilse Kessin", "Ambassador"), _mention(None, "the Ambassador", span=(5, 6))]
    found = resolve(lone, ())
    assert found[1].person_id == found[0].person_id
    assert found[1].state == "guess"
    two = [*lone, _mention("Ann Roe", "Ambassador", span=(8, 9))]
    assert resolve(two, ())[1].state == "unknown"


def test_full_names_join_across_documents() -> None:
    """One full name and party is one person; another party's, or another middle name's, is not."""
    mentions = [
        _mention("Howard Kessin", None, "NOR", document_id="a"),
        _mention("Howard Kessin", None, "NOR", document_id="b"),
        _mention("Howard Kessin", None, "SWE", document_id="c"),
        _mention("Howard L. Varden", None, "NOR", document_id="a", span=(5, 6)),
        _mention("Howard P. Varden", None, "NOR", document_id="b", span=(5, 6)),
        _mention("Howard Varden", None, "NOR", document_id="c", span=(5, 6)),
    ]
    ids = [one.person_id for one in resolve(mentions, ())]
    assert ids[0] == ids[1] != ids[2]
    assert len(set(ids[3:])) == 3


def test_other_documents_tell_who_has_the_post() -> None:
    """A family's name with a post is the person whom a document of that year names in full."""
    mentions = [
        _mention("Arnold Kessin", "Ambassador", "CAN", document_id="a", date="1960-01-15"),
        _mention("Kessin", "Ambassador", "CAN", document_id="b", date="1960-05-01"),
        _mention("Kessin", "Ambassador", "CAN", document_id="c", date="1975-05-01"),
    ]
    first, near, far = resolve(mentions, ())
    assert near.person_id == first.person_id
    assert "at least" in near.reason
    assert far.person_id != first.person_id


def _verdict(left: str, right: str, verdict: str, n: int = 1) -> Judgement:
    return Judgement(left, right, verdict, n)  # type: ignore[arg-type]


class TestJudgements:
    """Judgements overrule, and taking them away undoes them."""

    mentions = (
        _mention("Jensen", span=(0, 1)),
        _mention("Jensen", span=(4, 5)),
        _mention("Jensen", document_id="e"),
        _mention("Varanov", "Foreign Minister", "RUS", span=(8, 9)),
    )

    def test_a_mention_is_judged_to_be_a_person(self) -> None:
        """The verdict moves all of the figure, in this document alone."""
        found = resolve(self.mentions, TENURES, [_verdict(mention_id(self.mentions[0]), "q4", "positive")])
        assert [one.person_id for one in found[:2]] == ["q4", "q4"]
        assert found[0].state == "decided"
        assert found[2].person_id != "q4"

    def test_a_mention_is_judged_not_to_be_a_person(self) -> None:
        """A negative verdict leaves it open, with the reason."""
        found = resolve(self.mentions, TENURES, [_verdict("q3", mention_id(self.mentions[3]), "negative")])
        assert (found[3].person_id, found[3].state) == (None, "unknown")
        assert "judgement" in found[3].reason

    def test_an_unsure_verdict_makes_a_guess(self) -> None:
        """Unsure keeps the person, and the doubt shows."""
        found = resolve(self.mentions, TENURES, [_verdict("q3", mention_id(self.mentions[3]), "unsure")])
        assert (found[3].person_id, found[3].state) == ("q3", "guess")

    def test_mentions_are_judged_one_or_two(self) -> None:
        """A positive verdict joins figures of two documents, a negative parts mentions of one."""
        first, second, third = (mention_id(one) for one in self.mentions[:3])
        joined = resolve(self.mentions, (), [_verdict(first, third, "positive")])
        assert len({one.person_id for one in joined[:3]}) == 1
        parted = resolve(self.mentions, (), [_verdict(first, second, "negative")])
        assert parted[0].person_id != parted[1].person_id

    def test_persons_are_merged_unless_held_apart(self) -> None:
        """Two persons become one id, that of an import; a negative verdict on the pair wins."""
        own = resolve(self.mentions, TENURES)[0].person_id or ""
        merged = resolve(self.mentions, TENURES, [_verdict(own, "q4", "positive")])
        assert merged[0].person_id == "q4"
        apart = [
            _verdict(own, "q4", "positive", 1),
            _verdict(own, "q2", "positive", 2),
            _verdict("q4", "q2", "negative", 3),
        ]
        assert resolve(self.mentions, TENURES, apart)[0].person_id == "q4"

    def test_the_last_verdict_on_a_pair_holds(self) -> None:
        """“No judgement” takes a verdict back, and the decisions are as without it."""
        pair = (mention_id(self.mentions[0]), "q4")
        undone = [_verdict(*pair, "positive", 1), _verdict(*pair, "no_judgement", 2)]
        assert resolve(self.mentions, TENURES, undone) == resolve(self.mentions, TENURES)


_NAMES = st.sampled_from(
    [None, "Kessin", "Ilse Kessin", "I. Kessin", "Omar Kessin", "Madam Kessin", "Jensen", "Boris Jensen", "Sergei Varanov",
     "Ana Ruíz Marín", "Ruíz", "Marín", "Howard L. Varden", "Howard P. Varden", "Howard Varden", "Sir Omar", "Sir Omar Kessin", "J.", ""]
)  # fmt: skip
_DATES = {"d1": "2017-04-12", "d2": "2017", "d3": "XXXX-04-12"}  # a mention's date is its document's
_MENTIONS = st.lists(
    st.builds(
        Mention,
        st.sampled_from(["d1", "d2", "d3"]),
        st.tuples(st.integers(0, 60), st.just(99)),
        _NAMES,
        st.sampled_from(
            [None, None, "President", "Foreign Secretary", "Ambassador", "Ambassador to Norway", "the", ""]
        ),
        st.sampled_from([None, None, "GBR", "NOR", "RUS"]),
    ),
    max_size=14,
    unique_by=lambda one: (one.document_id, one.span),
).map(lambda found: [one._replace(date=_DATES[one.document_id]) for one in found])


@settings(max_examples=200, deadline=None)
@given(_MENTIONS, st.integers(0, 1000), st.data())
def test_the_order_of_arrival_changes_nothing(
    mentions: list[Mention], seed: int, data: st.DataObject
) -> None:
    """Mentions, tenures and judgements in any order give the same decisions."""
    ids = ["q1", "q4", *(mention_id(one) for one in mentions[:4])]
    verdicts = [
        Judgement(data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids)), verdict, n)
        for n, verdict in enumerate(data.draw(st.lists(st.sampled_from(["positive", "negative", "unsure"]), max_size=3)))
    ]  # fmt: skip
    rest = random.Random(seed)
    shuffled, tenures, judgements = list(mentions), list(TENURES), list(verdicts)
    for one in (shuffled, tenures, judgements):
        rest.shuffle(one)
    first = {(d.mention.document_id, d.mention.span): d for d in resolve(mentions, TENURES, verdicts)}
    second = {(d.mention.document_id, d.mention.span): d for d in resolve(shuffled, tenures, judgements)}
    assert first == second


def test_resolving_is_fast_and_its_time_linear() -> None:
    """Twice the mentions take about twice the time, at thousands a second on any machine."""
    rest = random.Random(3)
    names = [f"{a}{b} {c}{d}en" for a in ("Ro", "Mi", "Ka", "Ve") for b in ("lan", "sto") for c in ("Mar", "Kes", "Vol", "Dor") for d in ("i", "o", "u")]  # fmt: skip
    register = Register(TENURES)

    def spend(count: int) -> float:
        mentions = [
            Mention(f"d{n // 20}", (n % 20, 99), rest.choice(names), None, None, "2017-04-12")
            for n in range(count)
        ]
        started = time.process_time()
        resolve(mentions, register)
        return time.process_time() - started

    spend(2_000)
    small, large = spend(5_000), spend(20_000)
    assert large < 4
    assert large < 10 * small + 0.2
