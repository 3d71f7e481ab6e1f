"""Every attribution of a text: sentence by sentence, then what a quotation carries over to the next."""

from onrecord.statements.attribute import Attribution, read_sentence
from onrecord.statements.quotes import find_quotes
from onrecord.statements.tokens import Tokens
from onrecord.text.sentences import split_sentences
from onrecord.model import Span


def find_attributions(text: str) -> tuple[Tokens, list[Span], list[Attribution]]:
    """The text's tokens, its sentences, and its attributions in order."""
    quotes = find_quotes(text)
    tokens = Tokens(text, quotes)
    sentences = list(split_sentences(text, keep=[(q.start, q.end) for q in quotes]))
    found: list[Attribution] = []
    a = 0
    for number, (_, end) in enumerate(sentences):
        b = a
        size = len(tokens)
        while b < size and tokens.start[b] < end:
            b += 1
        found.extend(read_sentence(tokens, number, a, b))
        a = b
    return tokens, sentences, found
