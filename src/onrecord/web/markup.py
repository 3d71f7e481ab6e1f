"""The two texts of a document's page as HTML: written here, where a template would call a macro for every word marked."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from onrecord.model import Statement
from onrecord.web.addresses import Address
from onrecord.web.marking import Piece
from onrecord.web.received import Node
from onrecord.web.words import show_text


def write_nodes(inside: Iterable[str | Node]) -> Markup:
    """Return the text of a page with its stretches as nested spans, everything escaped."""
    return _join(_list_nodes(inside))


def write_pieces(
    pieces: Iterable[Piece],
    numbered: Sequence[Statement],
    lead: Callable[[Statement], Address],
    link: Callable[[Address], str],
) -> Markup:
    """Return pieces of a document's text, each statement a link to where `lead` says, everything escaped.

    `numbered` are the document's statements by number.
    """
    return _join(_list_pieces(pieces, numbered, lambda said: link(lead(said))))


def _list_nodes(inside: Iterable[str | Node]) -> Iterator[str]:
    for node in inside:
        if isinstance(node, str):
            yield escape(show_text(node))
            continue
        name = f' id="{escape(node.anchor)}"' if node.anchor else ""
        said = f' data-s="{_number(node.stretch.said)}"' if node.stretch.said else ""
        yield f'<span class="{escape(node.stretch.kind)}"{name}{said}>'
        yield from _list_nodes(node.inside)
        yield "</span>"


def _list_pieces(
    pieces: Iterable[Piece], numbered: Sequence[Statement], lead: Callable[[Statement], str]
) -> Iterator[str]:
    for piece in pieces:
        for name in piece.anchors:
            yield f'<span id="{escape(name)}" class="spot"></span>'
        text = escape(show_text(piece.text))
        if piece.said:
            said = numbered[piece.said[0]]
            lit = " lit" if piece.is_lit else ""
            reached = "" if piece.leads else ' tabindex="-1"'
            yield f'<a class="said {escape(said.mode)}{lit}" data-s="{_number(piece.said)}"'
            yield f' href="{escape(lead(said))}"{reached}>{text}</a>'
        else:
            yield f'<mark class="lit">{text}</mark>' if piece.is_lit else text


def _number(said: Iterable[int]) -> str:
    return " ".join(map(str, said))


def _join(parts: Iterable[str]) -> Markup:
    return Markup("".join(parts))  # noqa: S704 - each part is our own, and what is a page's in it escaped
