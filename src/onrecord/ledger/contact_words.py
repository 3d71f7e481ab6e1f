"""The words of contacts, loaded once from `words/contacts.toml`."""

import re
import tomllib
from pathlib import Path
from typing import Final

_FACTS = tomllib.loads(Path(__file__).with_name("words").joinpath("contacts.toml").read_text("utf-8"))
_WORDS = _FACTS["words"]

FAMILIES: Final[dict[str, str]] = _FACTS["families"]
NAME_STOP: Final[frozenset[str]] = frozenset(_FACTS["matching"]["stop"])
TOP_OFFICES: Final[frozenset[str]] = frozenset(_FACTS["matching"]["top_offices"])
HEADS_OF: Final[frozenset[str]] = frozenset(_FACTS["matching"]["own_offices"])

UNIQUE_OFFICES: Final[frozenset[str]] = frozenset(_FACTS["matching"]["unique_offices"])
NOUNS: Final[dict[str, str]] = _FACTS["nouns"]
PLURALS: Final[dict[str, str]] = _FACTS["plurals"]
VERBS: Final[dict[str, str]] = {form: verb for verb, forms in _FACTS["verbs"].items() for form in forms}
ROLES: Final[dict[str, str]] = _WORDS["roles"]


def _set(name: str) -> frozenset[str]:
    return frozenset(_WORDS[name])


PHONE: Final = _set("phone")
VIDEO: Final = _set("video")
LIGHT: Final = _set("light")
SKIPPED: Final = _set("skipped")
DETERMINERS: Final = _set("determiners")
VAGUE: Final = _set("vague")
NUMBERS: Final = _set("numbers")
NEVER_BEFORE: Final = _set("never_before")
NEVER_AFTER: Final = _set("never_after")
MODIFIERS: Final = _set("modifiers")
WITH: Final = _set("with")
BETWEEN: Final = _set("between")
PLACE: Final = _set("place")
ALSO_VERBS: Final = _set("also_verbs")
ONLY_WITH_MARK: Final = _set("only_with_mark")
PRONOUN_SUBJECTS: Final = _set("pronoun_subjects")
GOING_ON: Final = _set("going_on")
OTHER: Final = _set("other")
MARGINS: Final = _set("margins")
WITHIN: Final = tuple(_WORDS["within"])
BEFORE_TIME: Final = _set("before_time")
SMALL_IN_TITLES: Final = _set("small_in_titles")
NAME_LINKS: Final = _set("name_links")
HONORIFICS: Final = _set("honorifics")
STYLES: Final = _set("styles")
CLOSED: Final = _set("closed")
DURING: Final = _set("during")
ENDS_REACH: Final = _set("ends_reach")
COMPANY: Final = _set("company")
OF_NOUNS: Final = _set("of_nouns")
LEVELS: Final = _set("levels")
OWNED: Final = _set("owned")
BEFORE_PHRASE: Final = _set("before_phrase")
HOSTING: Final = _set("hosting")
CUTS: Final = _set("cuts")
OPENING: Final = _set("opening")
FIRST_SINGULAR: Final = _set("first_singular")
FIRST_PLURAL: Final = _set("first_plural")
SECOND: Final = _set("second")
STATE_NOUNS: Final = _set("state_nouns")
THIRD: Final = _set("third")
FIRST: Final = FIRST_SINGULAR | FIRST_PLURAL
CARRIERS: Final = _set("carriers")
ARTICLES: Final = _set("articles")
TO_WHOM: Final = _set("to_whom")
PROPOSING: Final = _set("proposing")
AGREEING: Final = _set("agreeing")
STATES_AGAIN: Final = _set("states_again")
ONLY_OF: Final[dict[str, str]] = _FACTS["only_of"]
LOOSE: Final[tuple[str, ...]] = tuple(_WORDS["loose"])
STEPS: Final = WITH | BETWEEN | PLACE | frozenset(("by", "of", "to", "on", "under"))
SPOKESPERSONS: Final = _set("spokespersons")


def _compile(phrases: list[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    # "May" is a month where "may" is none.
    joined = "|".join("(?-i:may)" if phrase == "may" else re.escape(phrase) for phrase in ordered)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


BY_PHONE: Final = _compile(_WORDS["phone_phrases"])
BY_VIDEO: Final = _compile(_WORDS["video_phrases"])
ANNOUNCED: Final = frozenset(_FACTS["reported"]["announced"])
TALKS_OR_CALL: Final = _set("talks_or_call")
STATUS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (status, _compile(phrases)) for status, phrases in _FACTS["status"].items()
)
TELLING: Final = frozenset((*NOUNS, *PLURALS, *VERBS))
TELLING_PRONOUNS: Final = FIRST_SINGULAR | FIRST_PLURAL | SECOND | {"they", "their"} | frozenset(ROLES)
ROLE_OPENERS: Final = frozenset(role.split()[0] for role in ROLES)
_PRONOUNS = "|".join(sorted(TELLING_PRONOUNS - {"i"}))
SIGN: Final = re.compile(rf"(?<=[\s\"“‘(–—-])(?:[A-ZÀ-ÞĀ-Ž][\w.]|(?:{_PRONOUNS})\b)")
OWNING: Final = frozenset(("my", "our", "your", "his", "her", "their", "its"))
CONTRACTED: Final = {
    f"{one}'{end}": one
    for one in ("i", "we", "you", "they", "he", "she")
    for end in ("ve", "ll", "d", "re", "m", "s")
}
ALL_PRONOUNS: Final = FIRST_SINGULAR | FIRST_PLURAL | SECOND | THIRD | {"they", "them", "their"}
STANDING: Final = ALL_PRONOUNS | ROLE_OPENERS
OF_SEVERAL: Final = STANDING - FIRST_SINGULAR - FIRST_PLURAL - SECOND - THIRD
BEING: Final = frozenset(("be", "is", "are", "was", "were", "been"))
RELATIVE: Final = frozenset(("who", "which"))
JOINING: Final = (
    FIRST_PLURAL | SECOND | frozenset(ROLES) | frozenset(("and", "they", "them", "their", "both", "i", "me"))
) - {""}
LASTING: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["lasting"])
WHILE_MEETING: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["while_meeting"])
PASSIVE_HOSTS: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["passive_hosts"])
HE: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["he"])
REPORTING: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["reporting"])
AFTER_TALKS: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["after_talks"])
BESIDE_VERB: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["beside"])
ASIDES: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["asides"])
BEHIND_BARE: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["behind_bare"])
BEHIND_CALLED: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["behind_called"])
MESSAGES: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["messages"])
NOT_OF_THE_DAY: Final[frozenset[str]] = frozenset(_FACTS["records"]["not_of_the_day"])
RECORDS: Final[frozenset[str]] = frozenset(_FACTS["records"]["forms"])
TO_BE_ATTENDED: Final = re.compile(_FACTS["attended"]["ahead"])
DUE: Final = re.compile(_FACTS["attended"]["due"])
MATTERS: Final[frozenset[str]] = frozenset(_FACTS["attended"]["matters"])
SENT: Final[frozenset[str]] = frozenset(_FACTS["matching"]["sent"])
LISTS: Final[list[str]] = _FACTS["records"]["lists"]
LIST_WORDS: Final = frozenset(phrase.split()[-1] for phrase in LISTS)
READOUT_SIGNS: Final[frozenset[str]] = frozenset(_FACTS["readout"]["signs"])
READOUT_OPENERS: Final[frozenset[str]] = frozenset(_FACTS["readout"]["openers"])
TALK_NOUNS: Final[frozenset[str]] = frozenset(_FACTS["readout"]["talk"])
LEADERS: Final[frozenset[str]] = frozenset(_FACTS["readout"]["leaders"])
PRESIDENT: Final[str] = _FACTS["readout"]["president"]
RETOLD: Final[frozenset[str]] = frozenset(_FACTS["retold"]["before"])
CALLED_SO: Final[frozenset[str]] = frozenset(_FACTS["readout"]["called_so"])
ONGOING: Final[frozenset[str]] = frozenset(_FACTS["status_beside"]["ongoing"])
OFFERS: Final[frozenset[str]] = frozenset(_FACTS["status_beside"]["offers"])
TEMPORAL: Final = _compile(_FACTS["status_beside"]["temporal"])
TOPICAL: Final = _compile(_FACTS["status_beside"]["topical"])
BEHIND_OFFER: Final = re.compile(
    rf"\s+(?:{'|'.join(_FACTS['status_beside']['behind_offer'])})\s+(?!be\b)", re.IGNORECASE
)
UNMET: Final[frozenset[str]] = frozenset(_FACTS["verb_words"]["unmet"])
