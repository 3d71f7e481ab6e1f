"""A sentence as words that know their place, their roles and what a noun among them heads."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import repeat

from onrecord.model import Span
from onrecord.statements.act_lexicon import BASE, Lexicon

# Hyphens and inner dots belong to a word ("cease-fire", "U.S"), a clitic
# stands alone ("'s"), a contracted "not" does not ("won't" is one word).
_WORD = re.compile(r"\w+(?:[-.]\w+)*(?:'t\b)?|'\w{1,2}\b|[^\w\s]")
_AUXILIARY = frozenset({"have", "be", "will", "would", "may", "can", "must"})
_NO_ROLE: frozenset[str] = frozenset()

# Only the neighbourhood of the source and of the target is read, so that a
# sentence of 5 MB costs what one of 4 kB costs.
_BEFORE, _AFTER = 1000, 3000
_PAIR_REACH = 3


# Nouns where a verb may find its object: all their names; of each its word, its names, and those of the noun it belongs to.
Window = tuple[frozenset[str], list[tuple[int, tuple[str, ...], tuple[str, ...]]]]


@dataclass(slots=True)
class Words:
    """The words of a sentence in lower case, with offsets, and the source and target among them.

    `source` and `target` are half-open ranges of word numbers, (0, 0) where
    there is none.
    """

    text: list[str]
    start: list[int]
    end: list[int]
    lexicon: Lexicon
    source: tuple[int, int] = (0, 0)
    target: tuple[int, int] = (0, 0)
    role_of: list[frozenset[str]] = field(default_factory=list)
    nouns: dict[int, str] = field(default_factory=dict)
    windows: dict[int, Window] = field(default_factory=dict)

    def roles(self, i: int) -> frozenset[str]:
        """Return the roles of word `i`, none where it is outside the sentence."""
        return self.role_of[i] if 0 <= i < len(self.role_of) else _NO_ROLE

    def is_inside(self, i: int) -> bool:
        """Tell whether word `i` lies in the source or the target."""
        return self.source[0] <= i < self.source[1] or self.target[0] <= i < self.target[1]

    def after_span(self, i: int) -> int:
        """Return the first word past the source or target that word `i` lies in, or `i`."""
        for low, high in (self.source, self.target):
            if low <= i < high:
                return high
        return i

    def names(self, i: int) -> tuple[str, ...]:
        """Return the names that the noun ending at word `i` answers to, none where it is no noun of the tables.

        A compound answers to its head too, save one that names an act of its own ("hunger strike").
        """
        noun = self.noun(i)
        if " " not in noun or noun in self.lexicon.nouns:
            return (noun,) if noun else ()
        head = self.lexicon.noun_forms.get(self.text[i])
        return (noun, head) if head else (noun,)

    def is_pair(self) -> bool:
        """Tell whether source and target act together: "S and T …"."""
        between = range(self.source[1], self.target[0])
        return 0 < len(between) <= _PAIR_REACH and any("joiner" in self.roles(k) for k in between)

    def has_source_class(self, name: str) -> bool:
        """Tell whether a word of the source is of a class of sources."""
        members = self.lexicon.source_classes[name]
        return any(self.text[k] in members for k in range(*self.source))

    def is_adverb(self, i: int) -> bool:
        """Tell whether word `i` is an adverb, by the tables, its ending or its place."""
        roles = self.roles(i)
        if "either" in roles and (i == self.source[1] or self.roles(i - 1) & _AUXILIARY):
            return True
        if "beside" in roles and "far" in self.roles(i + 1):
            return True
        return "adverb" in roles or self.ends_like_adverb(i)

    def ends_like_adverb(self, i: int) -> bool:
        """Tell whether word `i` ends like an adverb and is no verb or noun of the tables ("supply", "ally")."""
        text = self.text[i]
        if not text.endswith(self.lexicon.adverb_ending):
            return False
        return text not in self.lexicon.verb_forms and text not in self.lexicon.noun_forms

    def is_ing(self, i: int) -> bool:
        """Tell whether word `i` looks like an -ing form."""
        return i < len(self.text) and self.text[i].endswith(self.lexicon.verb_endings[-1])

    def is_bent(self, i: int) -> bool:
        """Tell whether word `i` is a verb of the tables that does not stand bare, or looks like one."""
        kinds = self.lexicon.verb_forms.get(self.text[i])
        if kinds is None:
            return self.text[i].endswith(self.lexicon.bent_endings)
        return not any(kind & BASE for _, kind in kinds)

    def before(self, i: int) -> int:
        """Return the word before `i` that is no adverb and of no "on Monday", -1 where there is none."""
        i -= 1
        while i >= 0 and (self.is_adverb(i) or "day" in self.role_of[i]):
            is_day = "day" in self.role_of[i] and "preposition" in self.roles(i - 1)
            i -= 2 if is_day else 1
        return i

    def has_form(self, k: int, form: int) -> bool:
        """Tell whether a verb of the tables stands at word `k` in this form; nothing stands behind the last."""
        verbs = self.lexicon.verb_forms.get(self.text[k], ()) if k < len(self.text) else ()
        return any(kind & form for _, kind in verbs)

    def is_according(self) -> bool:
        """Tell whether the source is who the sentence is told by: "according to S"."""
        k = self.source[0] - 1
        while k > 1 and "determiner" in self.roles(k):
            k -= 1
        return k > 0 and "to" in self.roles(k) and "telling" in self.roles(k - 1)

    def past_adverbs(self, i: int) -> int:
        """Return the first word from `i` on that does not end like an adverb."""
        while i < len(self.text) and self.ends_like_adverb(i):
            i += 1
        return i

    def noun(self, i: int) -> str:
        """Return the noun of the tables that ends at word `i`, compounds first, or ""."""
        if i in self.nouns:
            return self.nouns[i]
        word, forms = self.text[i], self.lexicon.noun_forms
        found = ""
        if word in self.lexicon.compound_ends:
            for size in (3, 2):
                if i + 1 >= size:
                    found = forms.get(" ".join(self.text[i + 1 - size : i + 1]), "")
                    if found:
                        break
        found = found or forms.get(word, "")
        self.nouns[i] = found
        return found


def _word_range(words: Words, span: Span | None) -> tuple[int, int]:
    """Return the numbers of the words that a span of characters touches."""
    if span is None:
        return (0, 0)
    first, last = bisect_right(words.end, span[0]), bisect_left(words.start, span[1])
    return (first, last) if first < last else (0, 0)


def split_words(sentence: str, source: Span | None, target: Span | None, lexicon: Lexicon) -> Words:
    """Return the words around the source and the target, at most some 4,000 characters of them."""
    low, high = 0, len(sentence)
    if high > _BEFORE + _AFTER:
        anchor = source or target or (0, 0)
        low = max(0, anchor[0] - _BEFORE)
        high = low + _BEFORE + _AFTER
    piece = sentence[low:high].replace("’", "'").replace("ʼ", "'").lower()
    if len(piece) != high - low:
        # A few letters change length in lower case ("İ"): offsets must not.
        piece = "".join(c.lower() if len(c.lower()) == 1 else c for c in sentence[low:high])
    found = list(map(re.Match.span, _WORD.finditer(piece)))
    text = [piece[start:end] for start, end in found]
    words = Words(text, [start + low for start, _ in found], [end + low for _, end in found], lexicon)
    words.role_of = list(map(lexicon.roles.get, text, repeat(_NO_ROLE)))
    words.source = _word_range(words, source)
    words.target = _word_range(words, target)
    return words
