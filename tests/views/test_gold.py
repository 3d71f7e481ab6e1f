import contextlib
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError, SourceError
from onrecord.views.gold import read_gold, read_gold_file

TEXT = "Oda Lenk said the road was open."
SAID: dict[str, Any] = {
    "content": [[14, 31]],
    "cue": [[9, 13]],
    "source": [[0, 8]],
    "type": "indirect",
    "speech": True,
}
TURN = {"label": "Oda Lenk", "start": 0, "text_start": 9, "end": 32}
ROW = {"doc_id": "a", "text": TEXT, "attributions": [SAID]}


def row(**changes: Any) -> str:
    """Return the line of the document with some fields changed."""
    return json.dumps(ROW | changes)


def said(**changes: Any) -> str:
    """Return the line of the document with some fields of its attribution changed."""
    return row(attributions=[SAID, SAID | changes])


def turn(**changes: Any) -> str:
    """Return the line of a document with one turn, some fields of it changed."""
    return row(turns=[TURN | changes])


class TestReadGold:
    """Gold as a user writes it."""

    def test_lines_and_mappings(self) -> None:
        """Each line or mapping is a document; empty lines are passed over, spans become tuples."""
        first, second = read_gold([row(), "", " \n", ROW])
        assert first == second
        assert first["attributions"][0]["content"] == [(14, 31)]
        assert first["doc_id"] == "a"

    def test_either_or_both_may_be_annotated(self) -> None:
        """Attributions, turns, or both, at the top or inside `gold`; null is not annotated."""
        (one,) = read_gold([json.dumps({"text": TEXT, "gold": {"turns": [TURN], "tags": []}})])
        assert one["turns"] == [TURN]
        assert "attributions" not in one
        (both,) = read_gold([row(turns=[])])
        assert (len(both["attributions"]), both["turns"]) == (1, [])
        (none,) = read_gold([row(attributions=None, doc_id=7)])
        assert none == {"doc_id": "7", "text": TEXT}

    def test_spans_are_put_in_order(self) -> None:
        """Pieces are read in any order; those that overlap are one."""
        (one,) = read_gold([row(attributions=[SAID | {"content": [[20, 31], [14, 18], [17, 19]]}])])
        assert one["attributions"][0]["content"] == [(14, 19), (20, 31)]

    def test_what_is_not_needed_may_be_left_out(self) -> None:
        """An attribution needs content and source, a turn its offsets."""
        (one,) = read_gold(
            [row(attributions=[{"content": [[0, 3]], "source": []}], turns=[TURN | {"label": None}])]
        )
        assert one["attributions"] == [{"content": [(0, 3)], "source": [], "cue": []}]
        assert one["turns"][0]["label"] == ""

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("no json", "not JSON (Expecting value at character 1)"),
            ("[" * 100_000, "not JSON"),
            ("1" * 5_000, "not JSON"),
            ("[]", "no JSON object"),
            ("{}", "`text` is missing"),
            (row(text=7), "`text` is missing or no string"),
            (row(text="\ud800"), "lone surrogate"),
            (json.dumps({"text": TEXT}), "neither `attributions` nor `turns`"),
            (row(attributions={}), "`attributions` is missing or no list"),
            (row(attributions=[7]), "`attributions[0]` is no JSON object"),
            (said(content=[]), "`attributions[1].content` is empty"),
            (said(content=None), "`attributions[1].content` is missing or no list"),
            (said(source=None), "`attributions[1].source` is missing or no list"),
            (said(content=[[14, 31], [14, 99]]), "`attributions[1].content[1]` is [14, 99]: empty or outside its text"),
            (said(cue=[[5, 5]]), "`attributions[1].cue[0]` is [5, 5]"),
            (said(source=[[-3, 5]]), "`attributions[1].source[0]`"),
            (said(source=[[1, 2, 3]]), "no span [start, end]"),
            (said(source=["ab"]), "no span [start, end]"),
            (said(source=[[True, 2]]), "no span [start, end]"),
            (said(source=[[0.5, 2]]), "no span [start, end]"),
            (said(type="quoted"), "`attributions[1].type` is none of direct, indirect, mixed"),
            (said(type=[]), "`attributions[1].type`"),
            (said(speech="yes"), "`attributions[1].speech` is neither true nor false"),
            (said(speaker=["Lenk"]), "`attributions[1].speaker` is no string"),
            (said(act=1), "`attributions[1].act` is no string"),
            (turn(start=None), "`turns[0].start` is missing or no offset"),
            (turn(end=99), "`turns[0]` is out of order or outside its text of 32 characters"),
            (turn(text_start=0, start=4), "`turns[0]` is out of order"),
            (turn(label=7), "`turns[0].label` is no string"),
            (row(turns=["a"]), "`turns[0]` is no JSON object"),
        ],
    )  # fmt: skip
    def test_a_bad_line_is_named(self, line: str, words: str) -> None:
        """The error has the number of the line and the field, and says what is wrong."""
        with pytest.raises(InputError) as caught:
            list(read_gold([row(), "", line], name="my.jsonl"))
        assert str(caught.value).startswith("my.jsonl, line 3: ")
        assert words in str(caught.value)

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=4),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from([*SAID, *TURN, *ROW, "turns", "gold"]), inner)
            ),
            max_leaves=12,
        )
    )
    def test_any_json_is_read_or_refused(self, value: Any) -> None:
        """Whatever JSON a line holds, it is a document or an error of ours."""
        with contextlib.suppress(InputError):
            list(read_gold([json.dumps(value)]))


class TestReadGoldFile:
    """Gold from a file."""

    def test_packed_or_not(self, tmp_path: Path) -> None:
        """JSON Lines and the same packed by gzip are one, a byte order mark or not."""
        lines = "\ufeff" + row() + "\r\n" + row(doc_id="b") + "\n"
        (tmp_path / "a").write_bytes(lines.encode())
        (tmp_path / "b").write_bytes(gzip.compress(lines.encode()))
        assert read_gold_file(tmp_path / "a") == read_gold_file(str(tmp_path / "b"))
        assert [each["doc_id"] for each in read_gold_file(tmp_path / "a")] == ["a", "b"]

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"", "no document in it"),
            (b"\n\n", "no document in it"),
            (gzip.compress(b"{}" * 99, mtime=0)[:20], "damaged"),
            (gzip.compress(b"x", mtime=0)[:-6] + b"123456", "damaged"),
            (b"{}\n\xff\xfe", "line 2: not UTF-8"),
        ],
    )
    def test_a_file_that_is_no_gold_is_named(self, tmp_path: Path, data: bytes, words: str) -> None:
        """The error names the file and what is wrong with it."""
        path = tmp_path / "gold.jsonl"
        path.write_bytes(data)
        with pytest.raises(InputError, match=words) as caught:
            read_gold_file(path)
        assert str(caught.value).startswith(str(path))

    def test_no_file(self, tmp_path: Path) -> None:
        """A file that is not there, or a folder, is a `SourceError` that names it."""
        for path in (tmp_path / "none", tmp_path):
            with pytest.raises(SourceError, match="cannot be read") as caught:
                read_gold_file(path)
            assert str(caught.value).startswith(str(path))
