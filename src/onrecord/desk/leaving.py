"""Things of the desk as they may leave: without the addresses of what is withheld, and without the office's own notes.

A list that is public may rest on a page that is not, and be with a group that
nobody is to know of.
"""

from collections.abc import Iterable

import msgspec

from onrecord.desk.checklist import Checklist, Item
from onrecord.desk.group import Group
from onrecord.desk.items import Row, Version
from onrecord.desk.marking import LEVELS, Gate, may_leave, read_marking
from onrecord.desk.proposal import Proposal
from onrecord.desk.register import Filed


def strip_checklist(checklist: Checklist, gate: Gate) -> Checklist:
    """Return a list as it may leave: who entered a status, and why, is the office's and internal."""
    return msgspec.structs.replace(
        checklist,
        items=tuple(_strip_item(item, gate) for item in checklist.items),
        sent=tuple(_strip_version(version, gate) for version in checklist.sent),
        received=tuple(
            msgspec.structs.replace(came, version=_strip_version(came.version, gate))
            for came in checklist.received
            if _may_version(came.version, gate)
        ),
    )


def strip_letter(filed: Filed, gate: Gate) -> Filed:
    """Return a letter as it may leave, without the letters and entries beside it that may not."""
    letter = msgspec.structs.replace(
        filed.letter, links=_keep(filed.letter.links, gate), evidence=_keep(filed.letter.evidence, gate)
    )
    replies = tuple(
        (on, reply if _may_other(reply.letter, gate) else msgspec.structs.replace(reply, letter=None))
        for on, reply in filed.replies
    )
    pairs = tuple(pair for pair in filed.pairs if _may_other(pair.other, gate))
    return msgspec.structs.replace(filed, letter=letter, replies=replies, pairs=pairs)


def strip_group(group: Group, gate: Gate) -> Group:
    """Return a group as it may leave: without its entry where that may not, and without reasons."""
    entry = group.entry if group.entry and gate.lets(_as_entry(group.entry)) else None
    compositions = tuple(
        each if gate.lets_marked("internal") else msgspec.structs.replace(each, reason="")
        for each in group.compositions
    )
    return msgspec.structs.replace(group, entry=entry, compositions=compositions)


def strip_proposal(proposal: Proposal, gate: Gate) -> Proposal:
    """Return a proposal as it may leave, without the items of lists that may not."""
    return msgspec.structs.replace(proposal, items=_keep(proposal.items, gate))


def _strip_item(item: Item, gate: Gate) -> Item:
    is_own = gate.lets_marked("internal")
    sayings = tuple(
        msgspec.structs.replace(
            each,
            author=each.author if is_own else "",
            reason=each.reason if is_own else "",
            evidence=_keep(each.evidence, gate),
        )
        for each in item.sayings
    )
    group = item.group if item.group and gate.lets(f"group:{item.group}") else None
    return msgspec.structs.replace(item, row=_strip_row(item.row, gate), sayings=sayings, group=group)


def _strip_version(version: Version, gate: Gate) -> Version:
    return msgspec.structs.replace(version, rows=tuple(_strip_row(row, gate) for row in version.rows))


def _strip_row(row: Row, gate: Gate) -> Row:
    return msgspec.structs.replace(row, evidence=_keep(row.evidence, gate), links=_keep(row.links, gate))


def _may_version(version: Version, gate: Gate) -> bool:
    """Say whether a received list may leave by its own marking; a word that is none of ours keeps it in."""
    if version.marking is None:
        return True
    return version.marking in LEVELS and may_leave(read_marking(version.marking), gate.including)


def _keep(addresses: Iterable[str], gate: Gate) -> tuple[str, ...]:
    return tuple(address for address in addresses if gate.lets(address))


def _may_other(other: str | None, gate: Gate) -> bool:
    """Say whether another letter's id, or an entry's address, may be told."""
    return other is None or gate.lets(other if ":" in other else f"letter:{other}")


def _as_entry(id_: str) -> str:
    return id_ if id_.startswith("entry:") else f"entry:{id_}"
