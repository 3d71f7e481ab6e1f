"""The desk: what people decide and keep beside the record. Pure over rows; the archive keeps them.

Nothing here edits what was read. Judgements and the acts of the desk (check
lists, groups, letters, proposals) are rows that are only ever added; what
stands is made of them anew each time, and an undo is one row more. The names
below are public, each imported from its file when first used (PEP 562):

    with onrecord.open_archive("record.onrecord") as archive:
        lists = archive.desk().checklists
        lists.state("irritants", [desk.Stated("3", "VAL", "resolved")], desk.Hand("Ada Quist", "2032-02-16"))
"""

from typing import TYPE_CHECKING

from onrecord.homes import find_homes

if TYPE_CHECKING:
    from onrecord.desk.acts import Act, Hand
    from onrecord.desk.cells import name_field
    from onrecord.desk.checklist import (
        EDITABLE,
        Checklist,
        Heading,
        Item,
        Moved,
        Paired,
        Received,
        Sent,
        Stated,
    )
    from onrecord.desk.compare import Comparison, Facing, compare_sides, compare_versions
    from onrecord.desk.group import (
        Cancelled,
        Composed,
        Formed,
        Group,
        Held,
        Meeting,
        Member,
        Planned,
        Turned,
        find_changes,
        find_composition,
    )
    from onrecord.desk.items import (
        LEVELS,
        STATUSES,
        Remark,
        Row,
        Version,
        choose,
        describe_status,
        read_day,
    )
    from onrecord.desk.judgements import VERBS, Draft, Judgement, Standing
    from onrecord.desk.marking import MARKING, Gate, Marking, may_leave, read_marking
    from onrecord.desk.paper import FORMATS, read_paper, write_papers
    from onrecord.desk.progress import Age, OpenOn, count_open, days_between, find_ages, find_stale
    from onrecord.desk.proposal import MET, OUTCOMES, Backed, Conditioned, Ended, Proposal, Proposed, Reworded
    from onrecord.desk.register import (
        FORMALITY,
        KNOWN_BY,
        REPLIES,
        Clock,
        Filed,
        Letter,
        LetterStated,
        Pairing,
        Replied,
        find_unanswered,
        propose_replies,
        read_clock,
    )
    from onrecord.desk.undoing import drop_undone
    from onrecord.desk.wrapup import Around, StandingCondition, WrapUp, draw_wrapup, print_wrapup

_FILES = {
    "acts": ("Act", "Hand"),
    "checklist": ("EDITABLE", "Checklist", "Heading", "Item", "Moved", "Paired", "Received", "Sent", "Stated"),
    "compare": ("Comparison", "Facing", "compare_sides", "compare_versions"),
    "group": (
        "Cancelled", "Composed", "Formed", "Group", "Held", "Meeting", "Member", "Planned", "Turned",
        "find_changes", "find_composition",
    ),
    "cells": ("name_field",),
    "items": ("LEVELS", "STATUSES", "Remark", "Row", "Version", "choose", "describe_status", "read_day"),
    "judgements": ("VERBS", "Draft", "Judgement", "Standing"),
    "marking": ("MARKING", "Gate", "Marking", "may_leave", "read_marking"),
    "paper": ("FORMATS", "read_paper", "write_papers"),
    "progress": ("Age", "OpenOn", "count_open", "days_between", "find_ages", "find_stale"),
    "proposal": ("MET", "OUTCOMES", "Backed", "Conditioned", "Ended", "Proposal", "Proposed", "Reworded"),
    "register": (
        "FORMALITY", "KNOWN_BY", "REPLIES", "Clock", "Filed", "Letter", "LetterStated", "Pairing", "Replied",
        "find_unanswered", "propose_replies", "read_clock",
    ),
    "undoing": ("drop_undone",),
    "wrapup": ("Around", "StandingCondition", "WrapUp", "draw_wrapup", "print_wrapup"),
}  # fmt: skip
_HOMES = {name: f"onrecord.desk.{home}" for home, names in _FILES.items() for name in names}

__all__ = [
    "EDITABLE",
    "FORMALITY",
    "FORMATS",
    "KNOWN_BY",
    "LEVELS",
    "MARKING",
    "MET",
    "OUTCOMES",
    "REPLIES",
    "STATUSES",
    "VERBS",
    "Act",
    "Age",
    "Around",
    "Backed",
    "Cancelled",
    "Checklist",
    "Clock",
    "Comparison",
    "Composed",
    "Conditioned",
    "Draft",
    "Ended",
    "Facing",
    "Filed",
    "Formed",
    "Gate",
    "Group",
    "Hand",
    "Heading",
    "Held",
    "Item",
    "Judgement",
    "Letter",
    "LetterStated",
    "Marking",
    "Meeting",
    "Member",
    "Moved",
    "OpenOn",
    "Paired",
    "Pairing",
    "Planned",
    "Proposal",
    "Proposed",
    "Received",
    "Remark",
    "Replied",
    "Reworded",
    "Row",
    "Sent",
    "Standing",
    "StandingCondition",
    "Stated",
    "Turned",
    "Version",
    "WrapUp",
    "choose",
    "compare_sides",
    "compare_versions",
    "count_open",
    "days_between",
    "describe_status",
    "draw_wrapup",
    "drop_undone",
    "find_ages",
    "find_changes",
    "find_composition",
    "find_stale",
    "find_unanswered",
    "may_leave",
    "name_field",
    "print_wrapup",
    "propose_replies",
    "read_clock",
    "read_day",
    "read_marking",
    "read_paper",
    "write_papers",
]

__getattr__, __dir__ = find_homes(__name__, _HOMES)
