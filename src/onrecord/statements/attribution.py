"""What one cue gives, as ranges of tokens: the values that the layouts build."""

from typing import NamedTuple

from onrecord.statements.lexicon import Form
from onrecord.statements.tokens import Range


class Attribution(NamedTuple):
    """Who is given what: content pieces, cue and source as token ranges, and the rule that read them.

    `content` is empty where it stands in the next line (the cue's line ends with a colon).
    """

    content: tuple[Range, ...]
    cue: Range
    source: Range | None
    lemma: str
    rule: str
    sentence: int
    confidence: float


class Sentence(NamedTuple):
    """One sentence's tokens: [a, stop) without its final marks, b after them."""

    number: int
    a: int
    stop: int
    b: int


class Verb(NamedTuple):
    """A cue verb in place: its form, its token, where its group begins and ends, and the group's other words."""

    form: Form
    i: int
    begin: int
    end: int
    group: tuple[str, ...]

    @property
    def cue(self) -> Range:
        """The cue tokens: the verb with its auxiliaries and its particle."""
        return (self.begin, self.end)


def attribute(
    s: Sentence, verb: Verb, source: Range | None, content: tuple[Range, ...], rule: str
) -> Attribution:
    """Build the attribution that a verb of a sentence makes, with the confidence its rule has earned."""
    return Attribution(content, verb.cue, source, verb.form.cue.lemma, rule, s.number, CONFIDENCE[rule])


# The share of right ones (content and source) on the tuned part of the gold, rounded to .05.
CONFIDENCE = {
    "final": 0.95,
    "inverted": 0.95,
    "around": 1.0,
    "parenthetical": 0.8,
    "after": 0.7,
    "leading": 0.85,
    "next line": 0.9,
    "according": 0.8,
    "passive": 0.5,
    "nominal": 0.35,
    "bare": 0.5,
    "label": 0.6,
    "signature": 0.95,
}
