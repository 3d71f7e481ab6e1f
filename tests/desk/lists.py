"""Random check lists, as the desk lets them be made."""

from datetime import date

from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.desk.items import LEVELS, STATUSES, Row, Said, Version, tidy, tidy_line

SIDES = ("Valmeria", "TAR")
_WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        (
            "- ask: more; less",
            "## 2. =SUM(A1)",
            "'=x",
            "---",
            "a\\;b\\",
            '"a","b"',
            "<b>x</b> &amp; y",
            "x, 2031",
        )
    ),
)
TEXTS = _WORDS.map(tidy)
LINES = _WORDS.map(tidy_line)
DAYS = st.dates(min_value=date(1990, 1, 1)).map(date.isoformat)
_PARTS = st.lists(LINES.filter(bool), max_size=3).map(tuple)


def _or_none(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return values.map(lambda value: value or None) | st.none()


_SAID = st.lists(
    st.builds(Said, st.sampled_from(SIDES), st.sampled_from(STATUSES), DAYS),
    max_size=2,
    unique_by=lambda said: said.side,
).map(lambda said: tuple(sorted(said, key=lambda each: SIDES.index(each.side))))
ROWS = st.builds(
    Row,
    number=st.none(),
    title=LINES.filter(bool),
    ask=_or_none(TEXTS),
    asked_of=st.sampled_from((None, *SIDES)),
    co_performers=_PARTS,
    section=_or_none(LINES),
    level=st.sampled_from((None, *LEVELS)),
    said=_SAID,
    opened_on=DAYS,
    due=st.none() | DAYS,
    moved_on=DAYS,
    evidence=_PARTS,
    links=_PARTS,
)
VERSIONS = st.builds(
    lambda title, rows, on, number: Version(
        title=title,
        side=SIDES[0],
        other=SIDES[1],
        number=number,
        on=on,
        marking="internal",
        rows=tuple(replace(row, number=str(n)) for n, row in enumerate(rows, 1)),
    ),
    LINES.filter(bool),
    st.lists(ROWS, max_size=6),
    DAYS,
    st.integers(1, 999),
)
