"""States that no table knows, by the shape of a text alone: one that has "Valmeria" and "Valmerian" names a state.

Weaker than the company of a name (`onrecord.actors.unlisted`), and so asked for
inside the name of a mechanism alone: of 3,562 pages 50 have such a pair that is
no state's ("California", "Steve").
"""

import re
from functools import lru_cache
from typing import Final

from onrecord.actors.parties import read_party
from onrecord.ledger.mechanisms_table import MECHANISMS

_NAME: Final = re.compile(r"[A-Z](?<!\w.)[a-z]{4,}\b")
_ENDINGS: Final[dict[str, list[str]]] = MECHANISMS["coined"]["endings"]
_ANY_ENDING: Final = tuple(_ENDINGS)
_NEVER: Final = frozenset(MECHANISMS["coined"]["never"])


@lru_cache(maxsize=8)
def find_coined(text: str) -> dict[str, str]:
    """Return every name and adjective of a state that only the text knows, each with the state's name as printed. Linear."""
    names = set(_NAME.findall(text))
    found: dict[str, str] = {}
    for adjective in names:
        if not adjective.endswith(_ANY_ENDING):
            continue
        for ending, letters in _ENDINGS.items():
            if not adjective.endswith(ending):
                continue
            stem = adjective.removesuffix(ending)
            state = next((stem + more for more in letters if stem + more in names), None)
            if state and state not in _NEVER and _is_name(state, text) and read_party(adjective) is None:
                found[adjective] = found[state] = state
    return found


def _is_name(state: str, text: str) -> bool:
    """Say whether a word with a capital is no word of the language at the head of a sentence: "Would" beside "would"."""
    return read_party(state) is None and re.search(rf"\b{state.lower()}\b", text) is None
