"""One participant's words: which are the name, which the post, which the body."""

import re
from typing import NamedTuple

from onrecord.actors.lexicon import HEADS, MODIFIERS, is_body_word, is_head, is_matter
from onrecord.actors.names import skip_honorifics
from onrecord.actors.parties import match_party
from onrecord.actors.posts import match_post
from onrecord.actors.words import Word, split_words
from onrecord.people.shapes import begins_person, end_of_name, is_opening, is_symbol
from onrecord.people.wording import AGENCIES, COURTESY, DESKS, OTHERS, ROLES

DASH = re.compile(r"\s*[—–]\s*|\s+-+\s+|--+")
_PARENTHESIS = re.compile(r"\(([^()]{1,120})\)")
_OF = re.compile(r"^(?:of|from) (?:the )?")


class Unit(NamedTuple):
    """One participant, with offsets in the line."""

    name: str | None
    post: str | None
    body: str | None
    party: str | None
    start: int
    end: int


def read_unit(line: str, start: int, end: int) -> Unit | None:
    """Read one participant in `line[start:end]`."""
    piece = line[start:end]
    is_note = piece.startswith("[") and piece.rstrip(" .").endswith("]")  # "[See Attached List]"
    if is_note or piece.casefold().strip(" .") in OTHERS or not any(char.isalpha() for char in piece):
        return None
    role = None
    bare = piece
    match = _PARENTHESIS.search(piece)
    if match:
        role = match[1].strip()
        bare = (piece[: match.start()] + " " * (match.end() - match.start()) + piece[match.end() :]).rstrip()
    dash = DASH.search(bare)
    if dash and bare[: dash.start()].strip() and bare[dash.end() :].strip():
        left, right = bare[: dash.start()].strip(), bare[dash.end() :].strip(" ,.")
        if is_symbol(left) or (_is_person(right) and not _is_person(left)):
            left, right = right, left
        person, office = left, right
    else:
        person, office = bare.strip(" —–"), ""
    name, post, rest = _read_person(person)
    if name and post is None and name.casefold() in ROLES:  # "Interpreter, Mr. Roe"
        name, post = None, name
    tail = [part for part in (rest, office) if part]
    post, body = _sort_tail(post, tail)
    if role:
        post, body = _place_role(post, body, role)
    party = _find_party(post, body, piece.partition(name)[0] if name else piece)
    if name is None and post is None and body is None:
        return None
    return Unit(name, post, body, party, start, end)


def _is_person(text: str) -> bool:
    """Say whether a text can be a person's: an honorific or rank with a name, or a bare name."""
    words = split_words(text)
    if not words or is_symbol(text):
        return False
    if len(words) > 1 and begins_person(words, 0):
        return True
    if match_party(words, 0) or AGENCIES.match(words, 0):
        return False
    first = skip_honorifics(words, 0)
    end = end_of_name(words, first) if first < len(words) else first
    if any(is_head(word) or is_body_word(word) or is_matter(word) for word in words[first:end]):
        return False
    return end > first and (end == len(words) or words[end].pause == ",")


def _read_person(text: str) -> tuple[str | None, str | None, str]:  # noqa: PLR0911 - one for each shape
    """Read (name, post in front of it, what follows the name)."""
    words = split_words(text)
    if not words:
        return None, None, ""
    first = skip_honorifics(words, 0)
    while first < len(words) - 1 and _is_courtesy(words, first):
        first = skip_honorifics(words, first + 1)
    bare = _bare_name(text, words, first)
    if bare:
        return bare
    if first >= len(words):
        return None, text.strip(), ""
    post = match_post(words, first, len(words))
    if post and post.end > first:
        return _read_post_first(text, words, first, post.print_end)
    if is_opening(words[first]) and not is_head(words[first]) and first + 1 < len(words):
        end = end_of_name(words, first + 1)
        if end > first + 1:  # "Sec. Maren", "King Omar"
            return (
                _cut(text, words, first + 1, end),
                _cut(text, words, first, first + 1),
                _rest(text, words, end),
            )
    end = end_of_name(words, first) if first < len(words) else first
    if end > first and not AGENCIES.match(words, first):
        return _cut(text, words, first, end), None, _rest(text, words, end)
    return None, text.strip(), ""


def _is_courtesy(words: list[Word], at: int) -> bool:
    """Say whether a word before a name is dropped: "M. Maren" (not "M.H. Maren"), "The Hon.", "HE"."""
    word, after = words[at], words[at + 1]
    if word.key == "the":
        return not is_head(after) and after.key.rstrip(".") in COURTESY
    if word.key == "he":
        return word.is_upper
    return word.is_capital and word.key.rstrip(".") in COURTESY and not (word.key == "m" and after.is_initial)


def _bare_name(text: str, words: list[Word], first: int) -> tuple[str, None, str] | None:
    """Read a name before its comma or at the whole text, where no post opens it."""
    if first >= len(words) or words[first].key == "the" or match_party(words, first):
        return None
    if is_opening(words[first]) and first + 1 < len(words) and not words[first + 1].pause:
        return None  # "Sec. Maren"
    end = end_of_name(words, first)
    if first and first < end < len(words) and not words[end].pause and _may_be_place(words[end]):
        end += 1  # "Mr. Omar West"
    closed = end == len(words) or words[end].pause
    if end <= first or not closed or _opens_as_post(words, first, end):
        return None
    if first == 0 and any(is_body_word(word) or is_matter(word) for word in words[first:end]):
        return None
    return _cut(text, words, first, end), None, _rest(text, words, end)


def _opens_as_post(words: list[Word], first: int, end: int) -> bool:
    """Say whether words are a post or have one in front: "Acting Prime Minister", "Attorney General Roe"."""
    if any(is_head(word) for word in words[first : end - 1]) or (end - first == 1 and is_head(words[first])):
        return True
    opened = HEADS.match(words, first)
    if opened and end - first > 1 and not words[first + 1].is_initial:
        return True
    held = match_post(words, first, end) if opened or MODIFIERS.match(words, first) else None
    return held is not None and held.print_end == end > first + 1


def _read_post_first(
    text: str, words: list[Word], first: int, print_end: int
) -> tuple[str | None, str | None, str]:
    """Read a post with the name after it, or a post alone: "Ambassador Maren", "The Secretary of Defense"."""
    start = first + 1 if words[first].key == "the" and first + 1 < len(words) else first
    name_start = skip_honorifics(words, print_end) if print_end < len(words) else print_end
    second = HEADS.match(words, name_start) if name_start < len(words) and words[name_start].pause else None
    if second and second[1] < len(words) and not words[second[1]].pause:
        name_start = second[1]  # "Observer to the Union, Ambassador Roe"
    end = name_start
    if name_start < len(words) and words[print_end].pause in ("", ","):
        end = end_of_name(words, name_start)
        if words[print_end].pause == "," and (end < len(words) and not words[end].pause):
            end = name_start
        if words[print_end].pause == "," and _is_office(words, name_start, end):
            end = name_start
    if end == name_start == len(words) - 1 and not words[end].pause and _may_be_name(words[end]):
        end += 1  # "Secretary Weeks": one capital word is left, and nothing else to be
    if end > name_start and not match_party(words, name_start):
        return (
            _cut(text, words, name_start, end),
            _cut(text, words, start, print_end),
            _rest(text, words, end),
        )
    rest = _rest(text, words, print_end)
    before, _, last = rest.rpartition(",")
    held = split_words(last)
    last = last[held[skip_honorifics(held, 0)].start :] if skip_honorifics(held, 0) < len(held) else last
    if _is_full_name(last):  # "Director, Harbour Bureau, Ilse Maren"
        return last.strip(), _cut(text, words, start, print_end), before.strip(" ,")
    return None, _cut(text, words, start, print_end), rest


def _may_be_name(word: Word) -> bool:
    return (
        word.is_capital and not word.is_upper and not (is_head(word) or is_body_word(word) or is_matter(word))
    )


def _may_be_place(word: Word) -> bool:
    return word.is_capital and not word.is_upper and not (is_head(word) or is_body_word(word))


def _is_full_name(text: str) -> bool:
    """Say whether a text is a name of two or three words that no table knows as anything else."""
    words = split_words(text)
    return (
        1 < len(words) <= 4  # noqa: PLR2004
        and end_of_name(words, 0) == len(words)
        and all(_may_be_name(word) or word.is_initial for word in words)
        and match_party(words, 0) is None
    )


def _is_office(words: list[Word], first: int, end: int) -> bool:
    return end > first and (
        words[first].is_upper
        or any(is_body_word(w) or is_matter(w) for w in words[first:end])
        or bool(AGENCIES.match(words, first))
    )


def _cut(text: str, words: list[Word], first: int, end: int) -> str:
    return text[words[first].start : words[end - 1].end]


def _rest(text: str, words: list[Word], end: int) -> str:
    return text[words[end - 1].end :].strip(" ,;:\t") if end else text


def _sort_tail(post: str | None, tail: list[str]) -> tuple[str | None, str | None]:
    """Sort what stands beside a name into post and body, at its commas."""
    body: list[str] = []
    for part in tail:
        pieces = [piece.strip() for piece in part.split(",")]
        # "Valmerian Navy, Escort Officer": the body may stand before the post.
        at = next((n for n, piece in enumerate(pieces) if _is_post(piece)), None) if post is None else None
        if at is not None:
            post = pieces.pop(at)
        body.append(_OF.sub("", ", ".join(filter(None, pieces))))
    return post, ", ".join(filter(None, body)) or None


def _is_post(text: str) -> bool:
    words = split_words(text)
    return bool(words) and (match_post(words, 0, len(words)) is not None or text.casefold() in ROLES)


def _place_role(post: str | None, body: str | None, role: str) -> tuple[str | None, str | None]:
    """Place what parentheses say: a role or post, a body, or neither ("for the latter part")."""
    words = split_words(role)
    if role.casefold() in ROLES or match_post(words, 0, len(words)):
        return (post or role), body
    if role[:1].isupper():
        return post, body or role
    return post, body


def _find_party(post: str | None, body: str | None, front: str) -> str | None:
    """Give the party that post, body or the words before the name print first.

    A desk ("Valdorian Affairs") is not of the state it deals with, an
    office's symbol ("UN/P") of none.
    """
    for text in (post, body, front):
        if text and "/" in text and is_symbol(text):
            break
        words = split_words(text) if text else []
        for at, word in enumerate(words):
            known = match_party(words, at) if word.is_capital else None
            if known and not (known[1] < len(words) and words[known[1]].key in DESKS):
                return known[0].code
    return None
