"""A search as an address says it: words, who says them or of whom, and facts; and the way back to an address."""

from typing import Final, NamedTuple

from onrecord.actors.parties import name_party
from onrecord.archive import Filters
from onrecord.views.compare import name_issue
from onrecord.web.addresses import Address
from onrecord.web.asking import Asked
from onrecord.web.words import name_language, name_publisher

# the name in an address → the field of `Filters`; the order is that of the form
FACTS: Final = {
    "person": "speaker",
    "party": "party",
    "issue": "issue",
    "form": "form",
    "publisher": "publisher",
    "kind": "kind",
    "language": "language",
    "from": "from_on",
    "to": "to_on",
}


class Question(NamedTuple):
    """What is searched for: `facts` are values by their names in `FACTS`; `wants_statements` says of what kind."""

    text: str
    said_by: str | None
    about: str | None
    facts: dict[str, str]
    wants_statements: bool

    @property
    def filters(self) -> Filters:
        """The facts, as an archive takes them."""
        return Filters(**{FACTS[name]: value for name, value in self.facts.items()})  # type: ignore[arg-type]

    @property
    def is_empty(self) -> bool:
        """Whether everything is asked for."""
        return not (self.text or self.said_by or self.about or self.facts)


def read_question(asked: Asked) -> Question:
    """Return the question that a query puts."""
    facts = {name: value for name in FACTS if (value := asked.one(name))}
    said_by, about = asked.one("said_by"), asked.one("about")
    wants_statements = bool(said_by or about) or asked.one("of") == "statements"
    return Question(asked.one("q") or "", said_by, about, facts, wants_statements)


def find_address(question: Question, *, path: str = "/search", page: int = 1) -> Address:
    """Return the address that puts a question, the same for the same question."""
    pairs = [("q", question.text), ("said_by", question.said_by), ("about", question.about)]
    pairs += [(name, question.facts.get(name)) for name in FACTS]
    if question.wants_statements and not (question.said_by or question.about):
        pairs.append(("of", "statements"))
    if page > 1:
        pairs.append(("page", str(page)))
    return Address(path, tuple((name, value) for name, value in pairs if value))


def name_question(question: Question) -> str:
    """Return a question in words: what a feed, a saved search and a page's title are called by."""
    what = "Statements" if question.wants_statements else "Publications"
    words = [what]
    words += [f"by {question.said_by}"] if question.said_by else []
    words += [f"about {question.about}"] if question.about else []
    words += [f"with {question.text}"] if question.text else []
    words += [f"· {name} {name_value(name, value)}" for name, value in question.facts.items()]
    return " ".join(words) if len(words) > 1 else f"All {what.lower()}"


def name_value(fact: str, value: str) -> str:
    """Return the value of a fact as a page shows it: issues, parties, publishers and languages by their names."""
    if fact == "issue":
        return name_issue(value)
    if fact == "party":
        return name_party(value)
    if fact == "publisher":
        return name_publisher(value)
    return name_language(value) if fact == "language" else value
