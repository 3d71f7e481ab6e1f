"""The query language: what a person types, read into the tree that every archive answers.

    hotline envoy          both words, anywhere in title or text
    "road map"             these words, one after another
    suspen*                a beginning of at least two letters
    note NEAR/5 reply      at most 5 words apart, in any order (NEAR alone: 10)
    talks OR consultations either
    talks -hotline         the first without the second; NOT hotline is the same
    (a OR b) c             parentheses group
    title:hotline          in the title; also title:"road map", title:(a OR b)

Case, diacritics, quotes and look-alike letters make no difference. Operators
are written in capitals; "and", "or", "not" in small letters are words.
"""

import re
from typing import Final, NamedTuple, NoReturn

from onrecord.archive.terms import All, AnyOf, Near, Node, Not, Phrase, Query, Scope
from onrecord.errors import QueryError
from onrecord.text.fold import fold_words

_LONGEST: Final = 2_000
_MOST_TERMS: Final = 100
_DEEPEST: Final = 50
_WIDEST: Final = 1_000
_SHORTEST_PREFIX: Final = 2
_DEFAULT_DISTANCE: Final = 10

_QUOTES: Final = '"“”„«»'
_TOKEN = re.compile(
    rf"(?P<open>\()|(?P<close>\))"
    rf"|(?P<minus>-)(?=[^\s)-])"
    rf"|(?P<title>title:)"
    rf"|[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<end>[{_QUOTES}]\*?|\Z)"
    rf"|(?P<word>[^\s(){_QUOTES}]+)"
)
_NEAR = re.compile(r"NEAR(?:/(?P<distance>\d{1,6}))?\Z")


class _Token(NamedTuple):
    kind: str
    value: str
    at: int


def read_query(text: str) -> Query:
    """Return the tree of what was typed; blank text asks for everything.

    Raises `QueryError` naming the character where the fault is, with a caret
    under it, and the way out. Linear in the length of the text.
    """
    if len(text) > _LONGEST:
        raise QueryError(
            f"the search has {len(text):,} characters; at most {_LONGEST:,} are read, shorten it"
        )
    if not text.strip():
        return Query(text, None)
    root = _Reader(text, _split_tokens(text)).read()
    if root is None:
        _fail(text, 0, "there is no word to search for; give at least one letter or digit")
    if _count_terms(root) > _MOST_TERMS:
        raise QueryError(f"the search has more than {_MOST_TERMS} words; search for fewer at a time")
    return Query(text, root)


def _split_tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(text):
        kind, at = match.lastgroup or "", match.start()
        if kind == "word":
            tokens.append(_read_word(match.group(), at))
        elif kind == "end":
            if not match["end"]:
                _fail(text, at, 'the quotation opened here is not closed; add " at its end')
            is_prefix = match["end"].endswith("*") or match["phrase"].rstrip().endswith("*")
            tokens.append(_Token("phrase*" if is_prefix else "phrase", match["phrase"], at))
        else:
            tokens.append(_Token(kind, match.group(), at))
    return tokens


def _read_word(word: str, at: int) -> _Token:
    if word in ("AND", "OR", "NOT"):
        return _Token(word, word, at)
    near = _NEAR.match(word)
    if near:
        return _Token("NEAR", near["distance"] or str(_DEFAULT_DISTANCE), at)
    return _Token("phrase*" if word.endswith("*") else "phrase", word, at)


class _Reader:
    """Recursive descent over the tokens; each method reads one rule of the grammar.

    A rule returns None where it read only marks that fold to no word ("—"):
    they ask for nothing.
    """

    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def read(self) -> Node | None:
        """Any := all ('OR' all)*, to the end of the text."""
        root = self._any("anywhere")
        if self._next < len(self._tokens):
            self._fail_here("this parenthesis closes nothing; remove it")
        return root

    def _any(self, scope: Scope) -> Node | None:
        parts = [self._all(scope)]
        while self._take("OR"):
            parts.append(self._all(scope))
        return _join(AnyOf, parts)

    def _all(self, scope: Scope) -> Node | None:
        """All := part (['AND'] part)*."""
        parts = [self._part(scope)]
        while True:
            if self._take("AND") or self._peek() not in ("", "close", "OR", "NEAR"):
                parts.append(self._part(scope))
            elif self._peek() == "NEAR":
                self._fail_here(
                    "NEAR stands between two words or quotations, not beside NOT or a parenthesis"
                )
            else:
                return _join(All, parts)

    def _part(self, scope: Scope) -> Node | None:
        """Part := ('NOT' | '-') part | 'title:' part | '(' any ')' | phrase ('NEAR' phrase)*."""
        token = self._advance()
        self._depth += 1
        if self._depth > _DEEPEST:
            _fail(self._text, token.at, f"more than {_DEEPEST} levels inside one another; write it flatter")
        node: Node | None
        match token.kind:
            case "NOT" | "minus":
                inner = self._part(scope)
                node = Not(inner) if inner else None
            case "title":
                node = self._title(token)
            case "open":
                node = self._group(token, scope)
            case "phrase" | "phrase*":
                node = self._phrases(token, scope)
            case "close":
                _fail(self._text, token.at, "a word is missing before this parenthesis")
            case _:
                _fail(self._text, token.at, f"{token.kind} needs a word on each side")
        self._depth -= 1
        return node

    def _title(self, token: _Token) -> Node | None:
        if self._peek() not in ("open", "phrase", "phrase*") or self._tokens[self._next].at != token.at + 6:
            _fail(self._text, token.at, "title: needs its word right after it, as in title:hotline")
        return self._part("title")

    def _group(self, token: _Token, scope: Scope) -> Node | None:
        if self._take("close"):
            return None
        inner = self._any(scope)
        if not self._take("close"):
            _fail(self._text, token.at, "this parenthesis is not closed; add ) where it ends")
        return inner

    def _phrases(self, token: _Token, scope: Scope) -> Node | None:
        phrases = [self._fold(token, scope)]
        distances: set[int] = set()
        while self._peek() == "NEAR":
            near = self._advance()
            distances.add(int(near.value))
            if self._peek() not in ("phrase", "phrase*"):
                _fail(self._text, near.at, "NEAR needs a word or a quotation on each side")
            if len(distances) > 1 or max(distances) > _WIDEST:
                _fail(self._text, near.at, f"a chain of NEAR has one distance, at most {_WIDEST}")
            phrases.append(self._fold(self._advance(), scope))
        found = tuple(phrase for phrase in phrases if phrase)
        if len(found) > 1:
            return Near(found, distances.pop(), scope)
        return found[0] if found else None

    def _fold(self, token: _Token, scope: Scope) -> Phrase | None:
        folded = tuple(fold_words(token.value))
        if not folded:
            return None
        is_prefix = token.kind == "phrase*"
        if is_prefix and len(folded) == 1 and len(folded[0]) < _SHORTEST_PREFIX:
            _fail(self._text, token.at, f"a beginning needs at least {_SHORTEST_PREFIX} letters before the *")
        return Phrase(folded, is_prefix, scope)

    def _peek(self) -> str:
        return self._tokens[self._next].kind if self._next < len(self._tokens) else ""

    def _take(self, kind: str) -> bool:
        if self._peek() != kind:
            return False
        self._next += 1
        return True

    def _advance(self) -> _Token:
        if self._next >= len(self._tokens):
            _fail(self._text, len(self._text), "a word is missing at the end")
        self._next += 1
        return self._tokens[self._next - 1]

    def _fail_here(self, sentence: str) -> NoReturn:
        _fail(self._text, self._tokens[self._next].at, sentence)


def _join(kind: type[All] | type[AnyOf], parts: list[Node | None]) -> Node | None:
    found = tuple(part for part in parts if part)
    if len(found) > 1:
        return kind(found)
    return found[0] if found else None


def _count_terms(node: Node) -> int:
    match node:
        case Phrase():
            return len(node.words)
        case Near():
            return sum(len(phrase.words) for phrase in node.phrases)
        case Not():
            return _count_terms(node.part)
        case All() | AnyOf():
            return sum(map(_count_terms, node.parts))


def _fail(text: str, at: int, sentence: str) -> NoReturn:
    """Raise the error with the stretch of the query around the fault and a caret under it."""
    start = max(0, at - 30)
    shown = "".join(char if char.isprintable() else " " for char in text[start : at + 30])
    raise QueryError(f"{sentence} (at character {at + 1}):\n  {shown}\n  {' ' * (at - start)}^")
