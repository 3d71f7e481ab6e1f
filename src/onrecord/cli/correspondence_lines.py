"""The register as lines for eyes: pure, printable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import desk
from onrecord.cli.family import flat
from onrecord.cli.group_lines import describe_waiting
from onrecord.cli.terminal import Ink, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import onrecord


def render_letter(filed: desk.Filed, on: str, columns: int) -> Iterator[str]:
    """Yield a letter with all that is known of it, and where its reply stands on a day."""
    letter = filed.letter
    yield flat(f"{filed.id} · {filed.marking}")
    facts = (
        ("form", f"{letter.form}, {filed.formality} of 8"), ("from – to", f"{letter.sender} – {letter.addressee}"),
        ("reference", letter.reference or f"none: {letter.reference_reason}"), ("subject", letter.subject),
        ("asked", letter.asked), ("persons", "; ".join(letter.persons)), ("initiator", letter.initiator),
        ("channel", letter.channel), ("known by", letter.known_by + ", deniable" * letter.is_deniable),
        ("written", letter.written_on), ("delivered", letter.delivered_on), ("disclosed", letter.disclosed_on),
        ("effective", letter.effective_on), ("reply due", letter.reply_due or "none stated"),
        ("text", letter.text or "not seen"), ("conditions", "; ".join(letter.conditions)),
        ("linked", "; ".join(letter.links)), ("evidence", "; ".join(letter.evidence)),
    )  # fmt: skip
    rows = [(name, value) for name, value in facts if value]
    rows += [(day, _describe_reply(reply)) for day, reply in filed.replies]
    rows += [(day, f"{stated.side}: “{stated.status}”") for day, stated in filed.stated]
    rows += [(("reply" if pair.is_reply else "no reply"), pair.other) for pair in filed.pairs]
    clock = desk.read_clock(filed, on)
    rows.append(("stands", f"{clock.state}{f', {clock.days} days' if clock.days is not None else ''}"))
    for name, value in rows:
        first, *rest = wrapped(flat(value), columns=columns - 14)
        yield f"  {name:<11} {first}"
        yield from (f"{'':14}{line}" for line in rest)


def _describe_reply(reply: desk.Replied) -> str:
    parts = (f"reply: {reply.reply}", reply.form, reply.reference, reply.summary, reply.letter)
    return ", ".join(part for part in parts if part)


def render_register(rows: Sequence[onrecord.CorrespondenceRow], ink: Ink, columns: int) -> Iterator[str]:
    """Yield a row for each letter of the register, and for what the ledger has read."""
    if not rows:
        yield "nothing in the register, and nothing read"
    for row in rows:
        if row.filed is not None and row.clock is not None:
            yield f"{row.day or '–':<10}  {ink.cyan(flat(row.filed.id))} · {row.filed.marking}"
            words = describe_waiting(row.filed, row.clock)
        else:
            yield f"{row.day or '–':<10}  {ink.cyan(f'entry:{row.id}')} · read"
            words = " · ".join(
                part for part in (row.form, row.sides, row.subject, f"reply: {row.reply}") if part
            )
        yield from wrapped(flat(words), indent=" " * 12, columns=columns)


def render_pairings(found: Iterable[desk.Pairing]) -> Iterator[str]:
    """Yield letters that may be replies, each with its reason."""
    none = True
    for each in found:
        none = False
        sure = "cites it" if each.is_sure else "perhaps"
        yield flat(f"{each.letter}  ←  {each.reply}   ({sure}: {each.reason})")
    if none:
        yield "no letter waits to be paired"
