"""How the names of people are written: tokens, initials, particles, run-together typing."""

import re

from onrecord.turns.words import ENGLISH, country_names

# "VladimirPutin" but not "McKisson", "DeGaulle", "O’Connell", "MacMillan".
HUMP = re.compile(
    r"(?<=[^\W\d_A-Z])(?<!^Mc)(?<!^Mac)(?<!^De)(?<!^La)(?<!^Le)(?<!^Di)(?<!^Van)(?<!^Fitz)(?=[A-Z])"
)
TOKEN = re.compile(r"(?:[^\W\d_]+[’'`.\-‑–])*[^\W\d_]+\.?")
# A particle written onto its name: "al-Hadi", "d’Orme", "dell’Orto".
PREFIXED = re.compile(
    r"(?:al|el|ar|as|an|ad|at|ash|az|bin)-[^\W\d_a-z]|(?:d|l|dell|dall|della|ul|t)[’'][^\W\d_a-z]"
)
INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+")


def is_initial(token: str) -> bool:
    """Return whether `token` is an initial or several: `A.`, `J.R.`, `J.-P.`."""
    return INITIAL.fullmatch(token) is not None and token[0].isupper()


def is_name_token(token: str) -> bool:
    """Return whether `token` may be part of a name: capitalised, an initial, or a particle."""
    bare = token.strip(",")
    if bare.casefold() in ENGLISH.particles:
        return True
    if is_initial(bare):
        return True
    capital = bare[:1].isupper() or PREFIXED.match(bare) is not None
    return capital and TOKEN.fullmatch(bare) is not None


def split_run_together(token: str) -> list[str]:
    """Return the words that were typed without spaces: `AdaNorwin` → Ada, Norwin."""
    return [part for part in HUMP.split(token) if part]


def strip_place(tokens: list[str]) -> list[str]:
    """Return `tokens` without the body or country before a name ("Turkey Ada Norwin", "State Norwin" → the name)."""
    folded = [token.strip(",").casefold() for token in tokens]
    heads = [at for at, word in enumerate(folded) if word in ENGLISH.headings or word in ENGLISH.bodies]
    if heads:
        tokens = tokens[heads[-1] + 1 :]
    known = country_names()
    for length in range(min(5, len(tokens)), 0, -1):
        if " ".join(tokens[:length]).casefold() in known:
            return tokens[length:]
    return tokens
