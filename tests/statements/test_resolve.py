from onrecord.model import Actor, Statement, Turn
from onrecord.statements.read import find_statements

BERG = Actor(name="Anna Berg", post="Foreign Minister", party="NOR")


def read(text: str, speakers: tuple[Actor, ...] = (), turns: tuple[Turn, ...] = ()) -> list[Statement]:
    """Give the attributed statements of a text."""
    found = find_statements(text, turns=turns, speakers=speakers)
    return [one for one in found if one.mode != "floor"]


def names(text: str, speakers: tuple[Actor, ...] = ()) -> list[str | None]:
    """Give the decided speakers' names, in order."""
    return [one.speaker.name if one.speaker else None for one in read(text, speakers)]


class TestNames:
    """Full names, short forms and what introduces them."""

    def test_short_form_takes_the_introduction(self) -> None:
        """A surname is the person introduced by full name and post anywhere in the text."""
        (one,) = read("Talks with French Foreign Minister Anna Berg went on. Berg said the road was open.")
        assert one.speaker == Actor(name="Anna Berg", post="Foreign Minister", party="FRA", decided_by="name")
        assert "Anna Berg" in one.reason

    def test_honorific_is_no_name(self) -> None:
        """Words like "Mr" and "Mrs" before a surname name the person with that surname."""
        assert names("Anna Berg said no. Mrs. Berg said the road was closed.") == ["Anna Berg", "Anna Berg"]

    def test_speaker_of_the_page_is_known(self) -> None:
        """A surname alone is the speaker the page names, with the post from there."""
        (one,) = read("Berg said the road was open.", (BERG,))
        assert one.speaker is not None
        assert (one.speaker.name, one.speaker.post, one.speaker.party) == (
            "Anna Berg",
            "Foreign Minister",
            "NOR",
        )


class TestPronouns:
    """Words like "He" and "she" go on from who spoke last."""

    def test_last_speaker(self) -> None:
        """A pronoun is whoever spoke last, not whoever was last named in what was said."""
        text = "Anna Berg said the road was open. “Paul Holm will use it,” she said."
        assert names(text) == ["Anna Berg", "Anna Berg"]

    def test_gender_of_an_honorific_speaks_against(self) -> None:
        """A pronoun of the other gender than the honorific's names nobody."""
        assert names("Mr. Holm said the road was open. She said it was closed.") == ["Holm", None]

    def test_far_away_is_a_guess(self) -> None:
        """Many sentences later the last speaker is a guess, not decided."""
        text = "Anna Berg said no. " + "The road was long. " * 9 + "She said it was closed."
        last = read(text)[-1]
        assert last.speaker is None
        assert last.speaker_guess is not None
        assert last.speaker_guess.name == "Anna Berg"

    def test_one_named_between_is_a_guess_on_the_floor(self) -> None:
        """In a turn "he" may be whom the speaker has just named: a guess, not who was last reported."""
        text = "Paul Holm said no. The road led past the house of President Tor Lunde. He said it was late."
        turn = Turn(0, "answer", None, None, BERG, None, (0, len(text)))
        last = read(text, (BERG,), (turn,))[-1]
        assert last.speaker is None
        assert last.speaker_guess is not None
        assert last.speaker_guess.name == "Tor Lunde"

    def test_rival_in_the_sentence_is_a_guess(self) -> None:
        """Somebody named in the pronoun's own sentence is likelier than who spoke before: a guess."""
        last = read("Tor Roe said no. The way led past President Ole Vang, and there he said it was late.")[
            -1
        ]
        assert last.speaker is None
        assert last.speaker_guess is not None
        assert last.speaker_guess.name == "Ole Vang"

    def test_own_addressee_is_not_meant(self) -> None:
        """A pronoun does not stand for whom its own clause names."""
        last = read("Tor Roe said no. He told Roe that it was late.")[-1]
        assert (last.speaker, last.speaker_guess) == (None, None)

    def test_who_is_the_name_before(self) -> None:
        """Words like "Who" is the name it follows."""
        assert names("Paul Holm left with Anna Berg, who said the road was open.") == ["Anna Berg"]


class TestEpithets:
    """Posts and nationalities in place of names."""

    TEXT = (
        "French Foreign Minister Anna Berg met US Secretary of State Paul Holm. Berg said no. Holm said yes. "
    )

    def test_post_and_nationality(self) -> None:
        """Words like "The French top diplomat" is the one person here of that post and party."""
        assert names(self.TEXT + "“We are ready,” the French top diplomat said.")[-1] == "Anna Berg"
        assert names(self.TEXT + "“We are ready,” the French foreign minister added.")[-1] == "Anna Berg"

    def test_post_of_two_is_a_guess(self) -> None:
        """A post that fits two is a guess at who spoke last."""
        text = "French Foreign Minister Anna Berg met Italian Foreign Minister Paul Holm. Berg said no. Holm said yes. "
        last = read(text + "“We are ready,” the minister said.")[-1]
        assert last.speaker is None
        assert last.speaker_guess is not None
        assert last.speaker_guess.name == "Paul Holm"

    def test_other_post_does_not_fit(self) -> None:
        """A secretary of state is no "minister", nor a general the "admiral"."""
        assert names(self.TEXT + "“We are ready,” the minister said.")[-1] == "Anna Berg"

    def test_post_without_a_name(self) -> None:
        """A post that nobody here is known by speaks as a post, and "he" goes on from it."""
        first, second = read("The Generalissimo said no. He said it was late.")
        assert first.speaker is not None
        assert second.speaker is not None
        assert (first.speaker.name, first.speaker.post, second.speaker.post) == (
            None,
            "Generalissimo",
            "Generalissimo",
        )

    def test_both_sides(self) -> None:
        """Words like "Both sides" are more than one."""
        assert read("Both sides agreed to meet.")[-1].reason == "“Both sides” speaks for more than one."


class TestBodies:
    """Ministries, capitals and states."""

    def test_ministry(self) -> None:
        """A body has its name in `post`, its state in `party`, and no name of a person."""
        (one,) = read("The French Foreign Ministry said the road was open.")
        assert one.speaker is not None
        assert (one.speaker.name, one.speaker.post, one.speaker.party) == (None, "Foreign Ministry", "FRA")

    def test_capital(self) -> None:
        """A capital speaks for its state."""
        (one,) = read("Paris said the road was open.")
        assert one.speaker == Actor(party="FRA", decided_by="name")

    def test_nobody_in_particular(self) -> None:
        """A source that names nobody has no speaker and no guess."""
        (one,) = read("Two drivers said the road was open.")
        assert (one.speaker, one.speaker_guess) == (None, None)

    def test_crowd_has_no_speaker(self) -> None:
        """Many of a kind name nobody, also where they open their sentence with a capital."""
        for text in ("Officials said the road was open.", "Both ministers said the road was open."):
            (one,) = read(text)
            assert (one.speaker, one.speaker_guess) == (None, None)

    def test_people_of_a_state_are_a_guess(self) -> None:
        """A plural of a state's people may be its side, which is a guess."""
        (one,) = read("Norwegians said the road was open.")
        assert one.speaker is None
        assert one.speaker_guess == Actor(party="NOR", decided_by="name")


class TestMinutes:
    """Memoranda of talks, where posts speak and those present are listed."""

    HEAD = "Minute of a talk\n\nPARTICIPANTS\nThe Secretary\nAssistant Secretary Ida Lund\nMr. Tor Roe, Norwegian Minister\n\n"

    def speakers(self, text: str) -> list[str | None]:
        """Give name or post of every decided speaker below the list."""
        found = read(self.HEAD + text)
        return [(one.speaker.name or one.speaker.post) if one.speaker else None for one in found]

    def test_post_in_the_list_speaks_as_itself(self) -> None:
        """The Secretary listed without a name is no assistant secretary, and "he" goes on from the post."""
        assert self.speakers("The Secretary said no. He added that it was late.") == [
            "Secretary",
            "Secretary",
        ]

    def test_absent_holder_is_not_meant(self) -> None:
        """A post that only somebody absent is known by is a guess, not decided."""
        last = read(self.HEAD + "Mr. Roe had met President Ole Vang. The President said no.")[-1]
        assert last.speaker is None
        assert last.speaker_guess is not None

    def test_he_goes_on_from_the_subject(self) -> None:
        """The subject of the sentence before counts, though nothing was said in it."""
        text = "Mr. Roe opened the talk with the Secretary's note. He said it was late."
        assert self.speakers(text)[-1] == "Tor Roe"

    def test_name_inside_what_is_said_is_no_subject(self) -> None:
        """A source within what somebody says does not take the pronoun that goes on from the one who says it."""
        text = "The Secretary said that Mr. Roe had told the press of it. He said it was late."
        assert self.speakers(text)[-1] == "Secretary"

    def test_unresolved_source_stands_in_the_way(self) -> None:
        """After a source that names nobody a pronoun is no more than a guess at an older name."""
        last = read(self.HEAD + "Mr. Roe said no. A caller said yes. He said it was late.")[-1]
        assert last.speaker is None

    def test_writer_who_signed(self) -> None:
        """The words "I told" are of whoever signed; without a signature they stay open."""
        signed = read("Letter\n\nMr. Roe left. I told him that the road was open.\n\nHolm\n")[-1]
        assert signed.speaker == Actor(name="Holm", decided_by="byline")
        assert read("Letter\n\nMr. Roe left. I told him that the road was open.")[-1].speaker is None


class TestHome:
    """Two holders of one post."""

    def test_bare_post_is_the_one_without_a_foreign_state(self) -> None:
        """The President in a page of two is the one it prints without a state, once he has spoken."""
        text = "President Tor Vang met President Ida Lund of Norway. President Vang said no. The President said it was late."
        assert names(text)[-1] == "Tor Vang"


class TestWordsOfPosts:
    """Posts of one rank that are called otherwise."""

    def test_the_post_as_printed_is_whom_it_names(self) -> None:
        """Of a Foreign Secretary and a Foreign Minister, "the Foreign Secretary" is the first."""
        text = (
            "Foreign Secretary Anna Berg spoke to Foreign Minister Aleks Brandt. "
            "The Foreign Secretary said the ferries must run. The Foreign Minister said they would."
        )
        assert names(text) == ["Anna Berg", "Aleks Brandt"]


class TestOrderOfNames:
    """Names whose first word is the surname, and people who are called by their first name."""

    def test_surname_that_stands_first(self) -> None:
        """A family name that comes first names the person, by itself and behind a post."""
        text = "Chinese Foreign Minister Wan Ri arrived on Friday. Wan said the road was open. He added that it was long."
        found = read(text)
        assert [one.speaker and (one.speaker.name, one.speaker.party) for one in found] == [
            ("Wan Ri", "CHN")
        ] * 2

    def test_surname_in_capitals(self) -> None:
        """Capitals tell the surname; the post may stand behind the name."""
        text = "Mr. TOBI Kenzo, Minister for Foreign Affairs of Japan, held a meeting. Minister Tobi said the road was open."
        assert names(text) == ["TOBI Kenzo"]

    def test_prince_is_called_by_the_first_name(self) -> None:
        """A prince's first name with his title is he."""
        text = "Foreign Minister Prince Sael bin Karim received a call. Prince Sael said the road was open."
        assert names(text) == ["Sael bin Karim"]

    def test_given_name_alone_is_nobody(self) -> None:
        """A given name, or a state's, is no surname that stands first."""
        text = "French Foreign Minister Anna Berg left. Norwegian envoy Jordan Roe stayed. Jordan said the road was open."
        assert [one.speaker and (one.speaker.name, one.speaker.party) for one in read(text)] == [
            (None, "JOR")
        ]

    def test_two_spellings_are_not_both_leaders(self) -> None:
        """One president spelt in two ways does not make two."""
        text = (
            "Call with President Zelenko of Ukraine\n\nThe road is open, Ukrainian President Volo Zelenkyy said. "
            "Both presidents said the road was long."
        )
        assert names(text)[-1] is None


class TestManyOfABody:
    """A body's members, and the ministers of two states that a title joins."""

    def test_they_are_the_members(self) -> None:
        """Behind "the members of the Council", "they" are the same."""
        text = "The members of the Ferry Council condemned in the strongest terms the attack on 4 May. They said the road was open."
        first, second = read(text)
        assert [one.speaker and one.speaker.post for one in (first, second)] == [
            "members of the Ferry Council"
        ] * 2
        assert text[slice(*first.content[0])] == "the attack on 4 May"

    def test_ministers_of_two_states_of_the_title(self) -> None:
        """The words "the two ministers" are those whom the title gives by post and party alone."""
        ministers = tuple(Actor(post="Foreign Minister", party=party) for party in ("NOR", "DNK"))
        (one,) = read("The talks were long. The two ministers confirmed that the road was open.", ministers)
        assert [who and who.party for who in (one.speaker, *one.others)] == ["NOR", "DNK"]


class TestCalls:
    """Somebody who is called is nobody who speaks."""

    def test_thanks_behind_a_call(self) -> None:
        """The words "Prime Minister, thank you for coming" are nothing that the Prime Minister says."""
        assert read("Prime Minister, thank you for coming to Narva. Mr. Roe, welcome the guests.") == []
