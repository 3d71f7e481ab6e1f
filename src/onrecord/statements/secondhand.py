"""Words that one gives as another's: "The agency quoted Roe as saying that …" is Roe's saying too."""

from onrecord.statements.after import read_after
from onrecord.statements.attribution import Attribution, Sentence, Verb
from onrecord.statements.lexicon import FORMS, read_table
from onrecord.statements.tokens import Tokens

_EN = read_table("words/en.toml")
_AS_SAYING = tuple(_EN["passive_speech"])
_QUOTING = frozenset(_EN["quoting"])
_SAID = "said"  # a form of the lexicon
_MAX_QUOTED = 16  # tokens of who is quoted


def read_secondhand(t: Tokens, s: Sentence, i: int, found: list[Attribution]) -> Attribution | None:
    """Read "as saying" at i - 1, behind "quoted Roe": the source is whom the verb before it quotes."""
    if not found or found[-1].lemma not in _QUOTING or (t.low[i - 1], t.low[i]) != _AS_SAYING:
        return None
    first = found[-1].cue[1]
    if not first < i - 1 <= first + _MAX_QUOTED or max(t.quote[first:i]) >= 0:
        return None
    one = read_after(t, s, Verb(FORMS[_SAID], i, i - 1, i + 1, ()), found)
    return one._replace(source=(first, i - 1)) if one is not None else None
