"""Every candidate entry of a document: the readers of each kind, one after another."""

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from onrecord.ledger.commitments import read_commitments
from onrecord.ledger.contacts import read_contacts
from onrecord.ledger.correspondence import read_correspondence
from onrecord.ledger.issues import DEFAULT, Topics, tag_issues
from onrecord.ledger.lifecycle_read import read_lifecycles
from onrecord.ledger.positions import read_positions
from onrecord.ledger.scene import Scene
from onrecord.model import Document, Entry
from onrecord.text.dates import Order

Reader = Callable[[Scene], Iterable[Entry]]

READERS: Final[tuple[Reader, ...]] = (
    read_contacts,
    read_lifecycles,
    read_commitments,
    read_correspondence,
    read_positions,
)
"""One reader a kind of entry: each looks at the scene and yields its candidates in the order of the text."""


def read_ledger(
    document: Document,
    order: Order | None = None,
    own_party: str | None = None,
    known: Topics = DEFAULT,
) -> Document:
    """Return the document, each statement tagged with the issues its words name, with its candidates numbered within it.

    `own_party` is the state whose page it stands on, `known` the topics. Both look at one scene, so
    that the text is lowered and its words are split once. Pure, and linear in
    the text.
    """
    scene = Scene(document, order, own_party, known)
    if document.statements:
        scene.document = tag_issues(document, scene.topics)
    found = [entry for reader in READERS for entry in reader(scene)]
    entries = tuple(msgspec.structs.replace(entry, n=n) for n, entry in enumerate(found))
    return msgspec.structs.replace(scene.document, entries=entries)
