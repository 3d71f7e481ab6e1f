"""A citation as Markdown, BibTeX and CSL-JSON."""

import json

from onrecord.archive import DocumentRow
from onrecord.exports.citation import cite_bibtex, cite_csl, cite_markdown

ROW = DocumentRow(
    id="5f0c2a9e1b3d4c77",
    kind="main",
    title="Talks in [Port Aurel] & after: 50 %",
    form="interview",
    publisher="Ministry_of Quillane",
    language="en",
    retrieved_on="2031-09-20",
    posted_on=None,
    published_on="2031-09-14/2031-09-15",
    event_on=None,
    place=None,
    speakers=(),
    sha256="ab" * 32,
    url="https://ea.quillane.example/n/1",
    same_as=None,
    same_reason=None,
)


def test_markdown_quotes_the_words_and_links_to_them() -> None:
    """Signs of Markdown in a title are words, and the link marks what is quoted."""
    text = cite_markdown(ROW, span=(3, 20), words="we are ready")
    assert text.startswith("> we are ready\n\n")
    assert (
        r"[Talks in \[Port Aurel\] & after: 50 %](<https://ea.quillane.example/n/1#:~:text=we%20are%20ready>)"
        in text
    )
    assert "`5f0c2a9e1b3d4c77@3-20`" in text


def test_bibtex_escapes_what_tex_would_obey() -> None:
    """A per cent sign would swallow the rest of the line."""
    text = cite_bibtex(ROW, words="we are ready")
    assert r"title = {{Talks in [Port Aurel] \& after: 50 \%}}" in text
    assert r"author = {{Ministry\_of Quillane}}" in text
    assert r"text=we\%20are\%20ready" in text


def test_csl_has_the_stretch_of_days_as_numbers() -> None:
    """A range of days is two dates of CSL; what has no whole date is given as written."""
    item = json.loads(cite_csl(ROW))
    assert item["issued"] == {"date-parts": [[2031, 9, 14], [2031, 9, 15]]}
    assert item["author"] == [{"literal": "Ministry_of Quillane"}]
