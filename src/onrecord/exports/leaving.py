"""What of an archive may leave in a file: rows past the gate, and the desk's own rows as they are marked."""

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.archive import Archive
from onrecord.desk.leaving import strip_checklist, strip_group, strip_letter, strip_proposal
from onrecord.desk.marking import Gate
from onrecord.model import Document, Page, Record
from onrecord.settle.faces import draw_faces


def list_leaving(archive: Archive, documents: Iterable[Document], gate: Gate) -> Iterator[Document]:
    """Yield the documents that may leave, each without the entries that may not."""
    has_entries = any(address.startswith("entry:") for address in gate.withheld)
    for document in documents:
        if gate.lets(f"document:{document.id}"):
            yield _drop_entries(archive, document, gate) if has_entries and document.entries else document


def _drop_entries(archive: Archive, document: Document, gate: Gate) -> Document:
    ids = {n: face.id for n, face in draw_faces(document).items()}
    now = archive.ledger().now(list(ids.values()))
    kept = tuple(
        entry
        for n, entry in enumerate(document.entries)
        if n not in ids or gate.lets(f"entry:{now.get(ids[n], ids[n])}")
    )
    return msgspec.structs.replace(document, entries=kept)


def may_show(page: Page, gate: Gate) -> bool:
    """Say whether a page as received may leave: not where one of its documents is withheld."""
    documents = [*filter(None, [page.document]), *page.teasers]
    return gate.lets_all(f"document:{document.id}" for document in documents)


def list_desk(archive: Archive, gate: Gate) -> dict[str, list[Record]]:
    """Return what of the desk may leave, by file: everything as it stands, and the judgements in their order.

    A judgement has nobody's marking but its office's: it is internal.
    """
    desk = archive.desk()
    judged = desk.judgements() if gate.lets_marked("internal") else []
    lists = [each for each in desk.checklists.all() if gate.lets_marked(each.marking)]
    letters = [
        each
        for each in desk.register.all()
        if gate.lets_marked(each.marking) and gate.lets_all(each.letter.links)
    ]
    groups = [each for each in desk.groups.all() if gate.lets_marked(each.marking)]
    proposals = [each for each in desk.proposals.all() if gate.lets_marked(each.marking)]
    return {
        "checklists.jsonl": [strip_checklist(each, gate) for each in lists],
        "letters.jsonl": [strip_letter(each, gate) for each in letters],
        "groups.jsonl": [strip_group(each, gate) for each in groups],
        "proposals.jsonl": [strip_proposal(each, gate) for each in proposals],
        "judgements.jsonl": [
            each for each in judged if gate.lets_all(filter(None, (each.target, each.other)))
        ],
    }
