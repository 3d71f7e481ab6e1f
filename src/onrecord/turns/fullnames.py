"""The full name and the post of somebody whom a label calls by surname, as the document prints them."""

import re

from onrecord.turns.labels import fold_label
from onrecord.turns.names import is_name_token
from onrecord.turns.words import ENGLISH, POSTS, is_listed

MOST_PLACES = 200  # occurrences of one surname that are read
REACH = 120  # characters before a surname in which its given name and post stand
NAME_END = re.compile(r"[,;:()\n“”\"]|[.!?]\s")
NO_NAME = ENGLISH.honorifics | POSTS | ENGLISH.before_posts | ENGLISH.particles


def find_full_name(text: str, name: str, post: str | None) -> tuple[str, str | None] | None:
    """Return the one full name, with the post printed before it, that ends in the surname `name`, or None.

    Where the label gives a `post`, the text must give it to the full name
    too: "SECRETARY ORR" is not her brother Tom Orr. Two candidates are none.
    """
    surname = spell_surname(name)
    found: dict[str, tuple[str, str | None]] = {}
    at = text.find(surname)
    for _ in range(MOST_PLACES):
        if at < 0:
            break
        if (read := _read_before(text, at, at + len(surname))) is not None:
            key = fold_label(read[0])
            if key not in found or (found[key][1] is None and read[1]):
                found[key] = read
        at = text.find(surname, at + len(surname))
    fits = [
        full for full in found.values() if post is None or (full[1] and post.casefold() in full[1].casefold())
    ]
    return fits[0] if len(fits) == 1 else None


def spell_surname(name: str) -> str:
    """Return a surname in capitals as running text spells it: JEAN-PIERRE → Jean-Pierre, O’NEIL → O’Neil."""
    if not name.isupper():
        return name
    spelled = re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), name)
    return re.sub(r"[’']S\b", "’s", spelled)


def _read_before(text: str, start: int, end: int) -> tuple[str, str | None] | None:
    """Return the full name and post that end with the surname at `text[start:end]`, if a given name stands before."""
    if text[end : end + 1].isalnum() or not text[max(start - 1, 0)].isspace():
        return None
    before = text[max(start - REACH, 0) : start]
    cut = [match.end() for match in NAME_END.finditer(before) if not _is_abbreviation(before[: match.end()])]
    tokens = before[cut[-1] if cut else 0 :].split()
    given: list[str] = []
    while tokens and len(given) < 3 and _is_given(tokens[-1]):  # noqa: PLR2004
        given.insert(0, tokens.pop())
    if not given:
        return None
    name = " ".join([*given, text[start:end]])
    words = _trailing_post(tokens)
    return name, " ".join(words) or None


def _is_abbreviation(before: str) -> bool:
    last = before.rstrip().rsplit(None, 1)[-1] if before.strip() else ""
    word = last.strip(".,").casefold()
    return last.endswith(".") and (len(word) == 1 or word in ENGLISH.honorifics or word in POSTS)


def _is_given(token: str) -> bool:
    low = token.strip(".,").casefold()
    if low in NO_NAME:
        return False
    if _is_middle(token):
        return True
    return token[0].isupper() and not token.isupper() and not is_listed(low) and is_name_token(token)


def _is_middle(token: str) -> bool:
    return len(token) == 2 and token[0].isupper() and token[1] == "."  # noqa: PLR2004


def _names_before(words: list[str]) -> bool:
    """Return whether another person is named before "and": the words end in no post."""
    return not words or words[-1].strip(".,").casefold() not in POSTS


def _trailing_post(tokens: list[str]) -> list[str]:
    """Return the capitalised words at the end of `tokens` that make a post, with "of" and "for" between."""
    start = len(tokens)
    while start and (
        tokens[start - 1][0].isupper() or tokens[start - 1] in {"of", "for", "and", "the", "to"}
    ):
        start -= 1
    words = tokens[start:]
    if "and" in words and _names_before(words[: words.index("and")]):
        words = words[len(words) - words[::-1].index("and") :]
    while (
        words and words[0].strip(".,").casefold() in ENGLISH.connectors | ENGLISH.never | ENGLISH.honorifics
    ):
        words = words[1:]
    ok = words and words[-1].strip(".,").casefold() in POSTS and not words[-1].endswith(".")
    return words if ok else []
