"""Lay judgements over the machine's decisions; taken away again, the decisions are as before."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from onrecord.people.figures import Mention
from onrecord.people.judgements import Answer, Judgement, Unions, Verdict, find_standing, mention_id, prefer


class _Table(NamedTuple):
    """The answers as they change, and how to find the mentions that a verdict moves."""

    rows: list[Answer]
    at: dict[str, int]  # mention id → index
    together: dict[int, list[int]]  # figure → the mentions that are its own
    figure_of: Sequence[int]
    places: Sequence[tuple[str, tuple[int, int]]]  # document and span of each mention
    judged: frozenset[int]  # mentions with a verdict of their own

    def moved_by(self, n: int) -> list[int]:
        """Give the mentions that go where mention `n` goes: its figure's, but for those judged themselves."""
        figure = self.figure_of[n]
        others = self.together.get(figure, []) if figure >= 0 else []
        return [n, *(m for m in others if m != n and m not in self.judged)]


def overrule(
    mentions: Sequence[Mention],
    figure_of: Sequence[int],
    answers: Sequence[Answer],
    judgements: Iterable[Judgement],
) -> list[Answer]:
    """Apply the verdicts that stand, in the order they were made.

    A verdict on a mention moves all that the machine took for the same
    figure of its document; a verdict on two persons joins or parts them
    everywhere.
    """
    standing = find_standing(judgements)
    if not standing:
        return list(answers)
    at = {mention_id(mention): n for n, mention in enumerate(mentions)}
    together: dict[int, list[int]] = {}
    for n, figure in enumerate(figure_of):
        together.setdefault(figure, []).append(n)
    judged = frozenset(at[one] for pair in standing for one in pair[:2] if one in at)
    places = [(mention.document_id, mention.span) for mention in mentions]
    table = _Table(list(answers), at, together, figure_of, places, judged)
    for left, right, verdict in standing:
        known = [one for one in (left, right) if one in at]
        if len(known) == 2:  # noqa: PLR2004
            _judge_mentions(table, at[left], at[right], verdict)
        elif known:
            _judge_mention(table, at[known[0]], right if known[0] == left else left, verdict)
    return _join_persons(table.rows, standing)


def _judge_mention(table: _Table, n: int, person: str, verdict: Verdict) -> None:
    """Apply a verdict on a mention and a person."""
    for m in table.moved_by(n):
        row = table.rows[m]
        if verdict == "positive":
            table.rows[m] = Answer(person, "decided", "a judgement says so")
        elif row.person_id == person and verdict == "negative":
            table.rows[m] = Answer(None, "unknown", f"a judgement says that it is not {person}")
        elif row.person_id == person:
            table.rows[m] = Answer(person, "guess", f"{row.reason}; a judgement is unsure of it")


def _judge_mentions(table: _Table, one: int, other: int, verdict: Verdict) -> None:
    """Apply a verdict on two mentions."""
    a, b = table.rows[one].person_id, table.rows[other].person_id
    if verdict == "positive":
        key = "\n".join(sorted(name for name, n in table.at.items() if n in (one, other)))
        first = min(table.places[one], table.places[other])[0]
        made = f"in-{first}-{sha256(key.encode()).hexdigest()[:8]}"
        person = prefer([found for found in (a, b) if found] or [made])
        for m in (*table.moved_by(one), *table.moved_by(other)):
            table.rows[m] = Answer(person, "decided", "a judgement says that two mentions are one person")
    elif a is not None and a == b:
        last = max(one, other, key=table.places.__getitem__)
        moved = [last] if table.figure_of[one] == table.figure_of[other] else table.moved_by(last)
        for m in moved:
            reason = "a judgement holds it apart from another mention"
            table.rows[m] = (
                Answer(None, "unknown", reason)
                if verdict == "negative"
                else table.rows[m]._replace(
                    state="guess", reason=f"{table.rows[m].reason}; a judgement is unsure of it"
                )
            )


def join_persons(judgements: Iterable[Judgement]) -> Unions:
    """Join the persons whom the verdicts that stand say are one."""
    return _unite(find_standing(judgements))


def _unite(standing: list[tuple[str, str, Verdict]]) -> Unions:
    pairs = [row for row in standing if not row[0].startswith("m-") and not row[1].startswith("m-")]
    unions = Unions((left, right) for left, right, verdict in pairs if verdict == "negative")
    for left, right, verdict in pairs:
        if verdict == "positive":
            unions.join(left, right)
    return unions


def _join_persons(rows: list[Answer], standing: list[tuple[str, str, Verdict]]) -> list[Answer]:
    """Apply the verdicts on two persons: one id for those judged one, everywhere."""
    unions = _unite(standing)
    found: list[Answer] = []
    for row in rows:
        person = unions.find(row.person_id) if row.person_id else None
        if person == row.person_id:
            found.append(row)
        else:
            found.append(
                Answer(person, "decided", f"{row.reason}; a judgement says that {row.person_id} is {person}")
            )
    return found
