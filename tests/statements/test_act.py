"""The rows of the table read as they say, and acts keep polarity, time and modality apart."""

import re
import time

import pytest

from onrecord.statements.act import Act, act_of_statement, speech_act
from onrecord.statements.act_lexicon import load_lexicon, read_tables

TABLES = read_tables("en")
ACTS = {
    "STATEMENT", "APPEAL", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def read_marked(marked: str) -> Act:
    """Return the act of a sentence whose source and target stand in <s> and <t>."""
    sentence, spans = "", {}
    for part in re.split(r"(</?[st]>)", marked):
        if part in ("<s>", "<t>"):
            spans.setdefault(part[1], len(sentence))
        elif part in ("</s>", "</t>"):
            spans[part[2] + "_end"] = len(sentence)
        else:
            sentence += part
    source = (spans["s"], spans["s_end"]) if "s" in spans else None
    target = (spans["t"], spans["t_end"]) if "t" in spans else None
    return speech_act(sentence, source, target)


def _examples() -> list[tuple[str, str, str]]:
    """Return (row, act, sentence) of every example of the table."""
    found = []
    for row in TABLES["cue"]:
        acts = row.get("reads") or [row["act"]] * len(row["examples"])
        found += [(row["name"], act, text) for act, text in zip(acts, row["examples"], strict=True)]
    return found


def _counters() -> list[tuple[str, str, str]]:
    """Return (row, act, sentence) of every counter-example of the table."""
    return [(row["name"], *text.split(" ", 1)) for row in TABLES["cue"] for text in row["counters"]]


@pytest.mark.parametrize(("row", "act", "sentence"), _examples())
def test_an_example_of_a_row_reads_as_its_act(row: str, act: str, sentence: str) -> None:
    """Every example of the table has the act that its row names."""
    assert read_marked(sentence).act == act, row


@pytest.mark.parametrize(("row", "act", "sentence"), _counters())
def test_a_counter_example_reads_as_the_act_before_it(row: str, act: str, sentence: str) -> None:
    """Every counter-example of the table has the other act that it names."""
    assert read_marked(sentence).act == act, row


def test_every_row_has_tests_and_a_known_act() -> None:
    """No row comes without an example and a counter-example, nor with an act outside the classes."""
    for row in TABLES["cue"]:
        assert row["examples"], row["name"]
        assert row["counters"], row["name"]
        assert row.get("act", "STATEMENT") in ACTS


def test_row_names_are_unique() -> None:
    """A reason names one row only."""
    names = [row["name"] for row in TABLES["cue"]]
    assert len(names) == len(set(names))


def test_composition_knows_only_acts() -> None:
    """What a link makes of an act is an act, or leaves it."""
    for link, table in TABLES["grammar"]["compose"].items():
        assert set(table.values()) <= ACTS | {"*"}, link
        assert set(table) <= ACTS | {"else"}, link


@pytest.mark.parametrize(
    ("sentence", "act", "polarity", "time_", "modality"),
    [
        ("<s>Borduria</s> released <t>two sailors</t>.", "RETREAT", "positive", "past", "asserted"),
        ("<s>Borduria</s> will release <t>two sailors</t>.", "AGREE", "positive", "future", "asserted"),
        ("<s>Borduria</s> will not release <t>two sailors</t>.", "REJECT", "negative", "future", "asserted"),
        ("<s>Borduria</s> may release <t>two sailors</t>.", "RETREAT", "positive", "future", "hypothetical"),
        (
            "<s>Borduria</s> will release <t>two sailors</t> if paid.",
            "AGREE",
            "positive",
            "future",
            "conditional",
        ),
        ("<s>The king</s> will meet <t>the queen</t>.", "CONSULT", "positive", "future", "asserted"),
        ("<s>The king</s> meets <t>the queen</t>.", "CONSULT", "positive", "present", "asserted"),
        ("<s>Borduria</s> did not bomb <t>the port</t>.", "ASSAULT", "negative", "past", "asserted"),
    ],
)
def test_polarity_time_and_modality_stand_apart_from_the_act(
    sentence: str, act: str, polarity: str, time_: str, modality: str
) -> None:
    """A planned meeting stays a CONSULT; a negated blow stays an ASSAULT with negative polarity."""
    found = read_marked(sentence)
    assert (found.act, found.polarity, found.time, found.modality) == (act, polarity, time_, modality)


@pytest.mark.parametrize(
    ("sentence", "act", "mode"),
    [
        ("<s>Borduria</s> refused to meet <t>the queen</t>.", "REJECT", "meet"),
        ("<s>Borduria</s> refused to release <t>two sailors</t>.", "REJECT", "yield"),
        ("<s>Borduria</s> refused to help <t>Syldavia</t>.", "REJECT", "assist"),
        ("<s>Borduria</s> threatened to bomb <t>the port</t>.", "THREATEN", "violence"),
        ("<s>Borduria</s> threatened to sever ties with <t>Syldavia</t>.", "THREATEN", "relations"),
        ("<s>Borduria</s> expelled <t>two diplomats</t>.", "SANCTION", "expel"),
    ],
)
def test_the_mode_says_what_is_refused_or_threatened(sentence: str, act: str, mode: str) -> None:
    """An outer act takes its mode from the act inside it."""
    found = read_marked(sentence)
    assert (found.act, found.act_mode) == (act, mode)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("We condemn the raid on the port.", "ACCUSE"),
        ("We will lift the ban on your fish in May.", "AGREE"),
        ("We are ready to meet the Syldavian premier.", "AGREE"),
        ("We demand the return of our ship.", "REQUEST"),
        ("We call on all parties to show restraint.", "APPEAL"),
        ("Let us work together.", "APPEAL"),
        ("We regret the overflight.", "CONCEDE"),
        ("We cannot accept this plan.", "REJECT"),
        ("I met the queen on Friday.", "CONSULT"),
        ("The ferry is late again.", "STATEMENT"),
        ("We fight for every job in the valley.", "STATEMENT"),
        ("", "STATEMENT"),
    ],
)
def test_a_sentence_of_the_floor_does_what_its_we_says(text: str, act: str) -> None:
    """Without a cue the speaker's own "we" decides, and a plain sentence is a STATEMENT."""
    assert act_of_statement(text, ((0, len(text)),), (), ()).act == act


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("said", "that the ferry was late", "STATEMENT"),
        ("said", "it would lift the ban", "AGREE"),
        ("condemned", "the raid", "ACCUSE"),
        ("urged", "Syldavia to lift the ban", "REQUEST"),
        ("urged", "all sides to show restraint", "APPEAL"),
        ("promised", "to lift the ban", "AGREE"),
        ("threatened", "to close the strait", "THREATEN"),
        ("rejected", "the plan", "REJECT"),
        ("welcomed", "the plan", "SUPPORT"),
        ("hit back", "at the envoy", "ACCUSE"),
    ],
)
def test_the_cue_of_a_statement_decides_first(cue: str, content: str, act: str) -> None:
    """A cue that names an act gives it; a cue that only reports leaves it to the content."""
    text = f"The premier {cue} {content}."
    start = text.index(cue)
    content_span = (text.index(content, start + len(cue)), len(text) - 1)
    found = act_of_statement(text, (content_span,), ((start, start + len(cue)),), ((0, 11),))
    assert found.act == act


def test_a_reason_names_the_words_and_the_row() -> None:
    """The reason is a sentence that a reader can check."""
    found = read_marked("<s>Borduria</s> will not lift the ban on <t>Syldavian fish</t>.")
    assert "lift" in found.reason
    assert "REJECT" in found.reason


def test_letters_that_change_length_keep_the_offsets() -> None:
    """A letter that grows in lower case ("İ") moves no span."""
    assert read_marked("İİİ <s>Borduria</s> bombed <t>İzmir</t>.").act == "ASSAULT"


def test_spans_may_be_missing_or_empty() -> None:
    """Any text gives an act, with or without spans."""
    assert speech_act("", None, None).act == "STATEMENT"
    assert speech_act("Borduria bombed the port.", None, None).act == "ASSAULT"
    assert speech_act("Borduria bombed the port.", (0, 0), (5, 5)).act in ACTS


@pytest.mark.parametrize("piece", ["we will not ", "(", "\"'", "a", "to to to ", "said that ", "attack "])
def test_a_sentence_of_five_megabytes_costs_no_more_than_a_page(piece: str) -> None:
    """Only the words around the source are read, so that length costs next to nothing."""
    sentence = piece * (5_000_000 // len(piece))
    started = time.perf_counter()
    for source in ((0, 5), (2_500_000, 2_500_010), (4_999_990, 5_000_000)):
        speech_act(sentence, source, (source[0] + 20, source[0] + 30))
    act_of_statement(sentence, ((0, len(sentence)),), (), ())
    assert time.perf_counter() - started < 2


def test_the_tables_know_every_group_role_and_class_they_name() -> None:
    """Loading raises on an unknown group; classes of sources are all defined."""
    lexicon = load_lexicon("en")
    classes = {row.source for rows in lexicon.verbs.values() for row in rows if row.source}
    assert classes <= set(lexicon.source_classes)


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        # "Blanket" stands in no frame that fits, but in rows of AID alone.
        ("<s>Ruritania</s> rained blankets on <t>Borduria</t>.", "AID"),
        ("<s>Ruritania</s> will rain blankets on <t>Borduria</t>.", "AGREE"),
        ("<s>Ruritania</s> won't rain blankets on <t>Borduria</t>.", "REJECT"),
        ("<s>Ruritania</s> said <t>Borduria</t> rained grenades on the port.", "ACCUSE"),
        ("<s>Ruritania</s> said <t>Borduria</t> rained blankets on the port.", "STATEMENT"),
        ("<s>Ruritania</s> conducted a census with <t>Borduria</t>.", "STATEMENT"),
        ("<s>Ruritania</s> rained blankets.", "STATEMENT"),
    ],
)
def test_words_lean_to_an_act_where_no_cue_stands_and_a_target_does(sentence: str, act: str) -> None:
    """Without a cue, words that name one act alone give it weakly, if a target was named."""
    found = read_marked(sentence)
    assert found.act == act
    assert found.confidence <= 0.35


def test_a_verb_that_ends_like_an_adverb_is_a_verb() -> None:
    """The infinitive "to supply" is one, though it ends like "rapidly"."""
    assert read_marked("<s>Borduria</s> plans to supply guns to <t>Syldavia</t>.").act == "AGREE"
    assert read_marked("<s>Borduria</s> rapidly supplied guns to <t>Syldavia</t>.").act == "AID"


def test_a_day_before_the_verb_is_no_part_of_it() -> None:
    """A past form that looks bare stands as a verb behind "on Tuesday"."""
    assert read_marked("<s>Borduria</s> on Tuesday cut aid to <t>Syldavia</t>.").act == "SANCTION"


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("<s>Ruritania</s>, which is under an embargo, supports <t>the plan</t>.", "SUPPORT"),
        ("<s>The court</s> has so far refused a request by <t>the envoy</t>.", "REJECT"),
        ("<s>Borduria</s> has further eased its ban on <t>Syldavian fish</t>.", "RETREAT"),
        ("The union agreed to set up a force of <s>Bordurians</s>, <t>Syldavians</t> and others.", "AGREE"),
        ("<s>Borduria</s> does not want to help <t>Syldavia</t>.", "REJECT"),
    ],
)
def test_what_stands_between_source_and_verb_does_not_hide_it(sentence: str, act: str) -> None:
    """A side clause, "so far", "further", a list or an infinitive leave the verb of the clause the cue."""
    assert read_marked(sentence).act == act


def test_what_was_said_on_a_call_is_the_act() -> None:
    """A call or visit at which somebody is congratulated is a SUPPORT, at which something is discussed a CONSULT."""
    assert read_marked("<s>The king</s> called <t>the queen</t> and congratulated her.").act == "SUPPORT"
    assert read_marked("<s>The king</s> called <t>the queen</t> and discussed the ferry.").act == "CONSULT"


def test_a_passive_may_name_the_target_as_who_did_it() -> None:
    """Of "was received by T" the target is the host."""
    assert read_marked("<s>The Bordurian envoy</s> was received by <t>the king</t>.").act == "CONSULT"


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("<t>The fleet</t> must leave the strait, <s>the union</s> insisted.", "REQUEST"),
        ("There is no question of selling the island, <s>the king</s> told <t>the envoy</t>.", "REJECT"),
        ("The two states will sign a pact in May, <s>the premier</s> told <t>Syldavia</t>.", "AGREE"),
        ("Rebels shelled the port, <s>the ministry</s> told <t>Syldavia</t>.", "STATEMENT"),
    ],
)
def test_what_stands_before_its_report_is_the_act(sentence: str, act: str) -> None:
    """What S says before "S said" is the act where words alone do it; what it tells of others is none."""
    assert read_marked(sentence).act == act


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("According to <s>the envoy</s>, <t>the king</t> shelled the port.", "ACCUSE"),
        ("According to <s>the envoy</s>, <t>the king</t> sang.", "STATEMENT"),
        ("<s>Bordurian warships</s> were sent to <t>the strait</t>.", "MOBILIZE"),
        ("<s>The dockers</s> worked alongside <t>the sailors</t> to mend the pier.", "COOPERATE"),
    ],
)
def test_who_tells_and_who_is_moved(sentence: str, act: str) -> None:
    """What is told of T according to S is a charge where it is bad; forces that are moved mobilize."""
    assert read_marked(sentence).act == act
