"""Cut a line of participants into its people.

A line is cut where a new person begins: at an honorific, a rank or a post
that a name follows, at "The …", and at an office's symbol with its dash.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.actors.lexicon import HEADS, MODIFIERS, is_body_word, is_head, is_matter
from onrecord.actors.names import CIVIL, is_never_name, skip_honorifics
from onrecord.actors.parties import match_party
from onrecord.actors.posts import match_post
from onrecord.actors.words import Word, split_words
from onrecord.people.entry import DASH, Unit, read_unit
from onrecord.people.shapes import SYMBOL, begins_person, is_opening
from onrecord.people.wording import AGENCIES, PLURAL, TWO_WORDS

_EDGES = " \t,;:.—–-"
_MOST_SYMBOL = 14
_LONGEST_ENTRY = 120  # characters of a line that is one person's
# "L-Mr. Roe": a hyphen where others print a dash; the same length, so that offsets stay.
_GLUED = re.compile(r"(?<=[A-Z])-(?=(?:Mr|Mrs|Miss|Ms|Dr|Messrs)\b)")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s+")


def opens_person(line: str) -> bool:
    """Say whether a short line begins with an honorific or post and its name, or with "The" and a post."""
    if len(line) > _LONGEST_ENTRY or (line.endswith(".") and not _keeps_point(line)):
        return False
    words = split_words(line)
    if len(words) < 2:  # noqa: PLR2004
        return False
    if words[0].key == "the":
        held = match_post(words, 0, len(words))
        return held is not None and (held.end == len(words) or words[held.end].pause == ",")
    return begins_person(words, 0)


def split_units(line: str, start: int = 0) -> list[Unit]:
    """Read everyone whom a line names from offset `start`."""
    line = _GLUED.sub("–", line)
    number = _NUMBER.match(line, start)
    start = number.end() if number else start
    words = [word for word in split_words(line) if word.start >= start]
    cuts = [start, *_find_cuts(line, words), len(line)]
    found: list[Unit] = []
    for first, last in pairwise(cuts):
        piece = line[first:last]
        lead = len(piece) - len(piece.lstrip(_EDGES + "&"))
        if piece.rstrip(_EDGES).endswith(" and"):
            piece = piece.rstrip(_EDGES)[:-4]
        end = first + len(piece.rstrip(_EDGES))
        begin = first + lead
        if piece.rstrip().endswith((".", ")")) and _keeps_point(piece.rstrip()):
            end = first + len(piece.rstrip(" \t,;:—–-"))
        unit = read_unit(line, begin, end) if begin < end else None
        if unit:
            found.append(unit)
    return _join_apposition(line, found)


def _join_apposition(line: str, found: list[Unit]) -> list[Unit]:
    """Make one of a post and then only its holder.

    "The Secretary of Ports, Mr. Omar Maren", "Counselor, Valmerian Embassy, Mr.
    Roe", "Chairman of the Fleet Committee General Roe". "The Secretary, General
    Roe" are two.
    """
    if len(found) != 2:  # noqa: PLR2004
        return found
    post, held = found
    if not post.post or post.name or not held.name or held.post:
        return found
    between = line[post.end : held.start].strip()
    is_civil = split_words(line[held.start : held.end])[0].key in CIVIL
    is_whole = post.body is None and " of " in post.post and between == ""
    if not (is_civil and between == ",") and not is_whole:
        return found
    body = ", ".join(filter(None, (post.body, held.body))) or None
    return [Unit(held.name, post.post, body, post.party or held.party, post.start, held.end)]


def _keeps_point(piece: str) -> bool:
    """Say whether a final point belongs to a word: "Jr.", "U.S.", "A."."""
    last = piece.rsplit(maxsplit=1)[-1]
    return last.lower().strip(",") in ("jr.", "sr.") or bool(re.fullmatch(r"(?:[A-Za-z]\.)+", last))


def _find_cuts(line: str, words: list[Word]) -> Iterator[int]:
    """Yield the offsets at which a further person begins."""
    is_list = _is_list_of_names(line, words)
    previous = 0  # index of the word that the current person begins with
    counts_from, is_named = _open_unit(words, 0) if words else (0, False)
    for at in range(1, len(words)):
        is_named = is_named or (at > counts_from and _names(line, words[at - 1]))
        if _is_inside(line, words, at):
            continue
        pause, before = words[at].pause, words[at - 1].key
        if (is_list or words[previous].key in PLURAL) and (pause == "," or before in ("and", "&")):
            is_new = _is_listed(words, at)
            keeps = not is_list
        else:
            is_new, keeps = False, False
        if not is_new and is_named:
            is_new = _is_symbol_before_dash(line, words[at]) or _is_new_person(words, at)
            keeps = False
        if is_new:
            yield words[at].start
            previous = previous if keeps else at
            counts_from, is_named = _open_unit(words, at)


def _open_unit(words: list[Word], at: int) -> tuple[int, bool]:
    """Begin a person at word `at`: the index from which words name, and whether "The …" names already."""
    known = match_party(words, at)  # "Valdorian Foreign | Minister Roe": the state's name is nobody's
    first = max(known[1] if known else at, skip_honorifics(words, at))  # nor is "His Excellency"
    while step := HEADS.match(words, first) or MODIFIERS.match(words, first):  # nor "Chief Cabinet Secretary"
        first = step[1]
    return first, words[at].key == "the"


def _names(line: str, word: Word) -> bool:
    """Say whether a word can be somebody's name, and nothing that stands before names."""
    return (
        word.is_capital
        and not is_opening(word)
        and not is_never_name(word)
        and not is_matter(word)
        and not _is_symbol_before_dash(line, word)
    )


def _is_list_of_names(line: str, words: list[Word]) -> bool:
    """Say whether a line is names between commas and nothing else: "Herrn, Maren, Ilse Roe"."""
    if line.count(",") < 2:  # noqa: PLR2004 - two names are a name and its post as often
        return False
    return all(_is_listed(words, at) for at, word in enumerate(words) if word.pause == ",")


def _is_listed(words: list[Word], at: int) -> bool:
    """Say whether a bare name stands between two commas."""
    end = at + 1
    while end < len(words) and not words[end].pause and words[end].key not in ("and", "&"):
        end += 1
    piece = words[at:end]
    return (
        len(piece) <= 3  # noqa: PLR2004
        and all((word.is_capital and not word.is_upper) or word.is_initial for word in piece)
        and not any(is_head(w) or is_body_word(w) or is_matter(w) for w in piece)
        and piece[0].key.rstrip(".") not in ("jr", "sr", "ii", "iii")
        and match_party(words, at) is None
        and not AGENCIES.match(words, at)
    )


def _is_inside(line: str, words: list[Word], at: int) -> bool:
    """Say whether a word cannot open a person: in parentheses, after a dash, after "of" or an honorific."""
    before = words[at - 1]
    word = words[at]
    known = match_party(words, at - 1) if word.pause == "" else None
    two = TWO_WORDS.match(words, at - 1)
    if (known and known[1] == at) or (two and two[1] > at):
        return True  # "Prime | Minister"; "Valdorian Foreign Minister Roe" is one person's
    if DASH.fullmatch(line[before.end : word.start]):
        return True
    opened = line.rfind("(", 0, word.start)
    if opened >= 0 and line.find(")", opened) >= word.start:
        return True
    if word.pause == "" and before.key in (
        "of",
        "for",
        "to",
        "in",
        "at",
        "with",
        "by",
        "the",
        "and",
        "&",
        "on",
        "deputy",
        "under",
        "assistant",
        "acting",
        "former",
        "vice",
    ):
        return before.key not in ("and", "&")
    return False


def _is_new_person(words: list[Word], at: int) -> bool:
    """Say whether another person begins at a word: with a name after it, or "The …" in capitals."""
    word = words[at]
    if word.key == "the" and word.is_capital and word.pause in ("", ",", ";"):
        return at + 1 < len(words) and is_head(words[at + 1]) and words[at + 1].is_capital
    held = match_post(words, at, len(words)) if word.is_capital else None
    if held and any(word.key == "to" for word in words[at : held.print_end]):
        return False  # "Mr. Roe, Adviser to Secretary Maren": what he is, with the name of whom he serves
    if held and word.pause == "," and held.print_end < len(words) and words[held.print_end].key in CIVIL:
        return False  # "Mr. Roe, Director of Ports Mr. Vale": the next one begins at "Mr."
    return word.is_capital and begins_person(words, at)


def _is_symbol_before_dash(line: str, word: Word) -> bool:
    """Say whether an office's symbol and a dash stand here, a person after them: "FE–Mr. Roe", "S/P—Mr. Maren"."""
    match = SYMBOL.match(line, word.start)
    if not match or match.end() - match.start() > _MOST_SYMBOL:
        return False
    # The symbol may have taken the dash and a first letter with it ("FE–M" of "FE–Mr.").
    dash = re.compile(r"[—–]").search(line, word.start, word.start + _MOST_SYMBOL + 1)
    return bool(dash) and line[word.start : dash.start()].replace("/", "").strip().isupper()  # type: ignore[union-attr]
