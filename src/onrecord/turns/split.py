"""Where turns end, and where a paragraph holds more than one."""

import re
from collections.abc import Iterator

from onrecord.turns.find import Floor
from onrecord.turns.labels import read_label
from onrecord.turns.words import ENGLISH

# The floor closes: an omission, a rule, the end mark, the clock at the foot of a briefing.
CLOSING = re.compile(
    r"^[ \t\xa0]*+(?:<(?:…|\.{3})>|[(\[]?(?:…|\.{3})[)\]]|\*(?:[ \xa0]?\*){1,4}|[#_–—-]{3,9}|-?30-?|"
    r"[(\[]?(?:THE )?END[)\]]?\.?(?:[ \xa0]{1,4}\d[^\n]{0,24})?|"
    r"\d{1,2}(?::\d\d)?[ \xa0]?[AaPp]\.?[Mm]\.?(?:[ \xa0][A-Z]{1,4}T)?|\d\d?:\d\d(?:[ \xa0][A-Z]{1,4}T)?)[ \t\xa0]*+$",
    re.MULTILINE,
)
SENTENCE_END = re.compile(r"[.?!…][\"”’»)\]]*[ \xa0]+")
COLON = re.compile(r":(?=[ \xa0])")
SIGNATURE = 60  # characters
INLINE = 90  # characters: the longest label looked for inside a paragraph


def find_end(text: str, start: int, limit: int) -> int:
    """Return where the words that begin at `start` end: before `limit`, a closing line, a signature, and trailing space."""
    match = CLOSING.search(text, start, limit)
    end = match.start() if match and match.start() >= start else limit
    end = start + len(text[start:end].rstrip())
    if limit < len(text):
        return end
    line = text.rfind("\n", start, end) + 1
    return start + len(text[start:line].rstrip()) if line > start and _is_signature(text[line:end]) else end


def _is_signature(line: str) -> bool:
    """Return whether the last line of a document signs it: capitalised words that end in a post."""
    words = line.split() if len(line) < SIGNATURE else []
    signed = bool(words) and words[-1].casefold() in ENGLISH.posts
    return signed and all(word[0].isupper() or word in ENGLISH.connectors for word in words)


def split_inline(text: str, floor: Floor, limit: int, known: frozenset[str]) -> Iterator[Floor]:
    """Yield `floor`, then every floor inside its lines up to `limit`, in order.

    "Question: … Answer: …" in one paragraph is two turns. Inside a turn that
    a question opened, question and answer words and names count; inside any
    other only the labels `known` from the heads of lines (folded).
    """
    yield floor
    asked = floor.label.kind in {"question", "answer"}
    last = floor.label.kind
    for colon in COLON.finditer(text, floor.text_start, limit):
        low = max(floor.text_start, colon.start() - INLINE)
        low = max(low, text.rfind("\n", low, colon.start()) + 1)
        inner = _read_inline(text, low, colon.start(), asked=asked, known=known)
        if inner is not None and not (inner.label.kind == last == "question"):
            last = inner.label.kind
            yield inner


def _read_inline(text: str, low: int, colon: int, *, asked: bool, known: frozenset[str]) -> Floor | None:
    ends = [match.end() for match in SENTENCE_END.finditer(text, low, colon) if not _abbreviates(text, match)]
    for start in ends[-3:]:
        if not text[start].isupper():
            continue
        label = read_label(text[start:colon])
        if label is None:
            continue
        worded = label.kind in {"question", "answer"}
        if (asked and (worded or label.kind in {"name", "full"})) or (label.key in known and not worded):
            after = (
                colon
                + 1
                + len(text[colon + 1 : colon + 9])
                - len(text[colon + 1 : colon + 9].lstrip(" \xa0"))
            )
            return Floor(start, colon, after, label, spaced=True, alone=False)
    return None


def _abbreviates(text: str, match: re.Match[str]) -> bool:
    """Return whether the full stop belongs to "Mr." or an initial, so that no sentence ends there."""
    word = text[max(match.start() - 12, 0) : match.start()].rsplit(None, 1)[-1:]
    return (
        bool(word)
        and text[match.start()] == "."
        and (len(word[0]) == 1 or word[0].casefold() in ENGLISH.honorifics)
    )


def find_answer(text: str, start: int, end: int) -> int | None:
    """Return where an unlabelled answer begins in `text[start:end]`, the words after a question's label.

    The question runs to the first of its first three paragraphs that ends in
    a question mark, else over one paragraph; what follows answers it.
    """
    at, first = start, None
    for _ in range(3):
        line_end = text.find("\n", at, end)
        if line_end < 0:
            break
        rest = line_end + len(text[line_end:end]) - len(text[line_end:end].lstrip())
        first = first or rest
        if text[at:line_end].rstrip('"”’») \xa0\t').endswith("?"):
            return rest
        at = rest
    return first
