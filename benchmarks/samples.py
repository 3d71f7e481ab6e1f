"""The pages that are measured: the examples, and the real texts of ../shared where that folder stands."""

import gzip
import json
import os
import random
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
PAGE = 6000
sys.path.insert(0, str(ROOT / "tests" / "quality"))


def read_examples(ending: str) -> list[bytes]:
    """Return the example pages with this ending (`.txt`, `.html`)."""
    return [path.read_bytes() for path in sorted((ROOT / "examples" / "pages").rglob(f"*{ending}"))]


def read_texts(most: int = 2000) -> list[bytes]:
    """Return pages of text, 4 to 9 kB: real ones where they are, else the examples."""
    found: list[bytes] = []
    for name in ("kremlin", "whitehouse", "frus"):
        path = SHARED / "corpora" / f"{name}.jsonl.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as rows:
                texts = [json.loads(row)["text"] for row in rows]
            found += [text.encode() for text in texts if 2 * PAGE // 3 < len(text) < 3 * PAGE // 2]
    if not found:
        found = [page for page in read_examples(".txt") if len(page) > PAGE // 2]
    random.Random(1).shuffle(found)
    return found[:most]


def read_news(most: int) -> list[bytes]:
    """Return news articles: real ones where they are, else the agency's pages of the examples."""
    path = SHARED / "corpora" / "polnear_train.jsonl.gz"
    if not path.exists():
        return [page for page in read_examples(".txt") if b"/ANA/" in page][:most]
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [json.loads(row)["text"].encode() for row, _ in zip(rows, range(most), strict=False)]


def make_html() -> list[bytes]:
    """Return pages of HTML: the seeds' bulletins in five layouts where they are, else the examples."""
    pages: list[bytes] = []
    for seed in sorted((SHARED / "seeds").glob("*.txt")):
        from layouts import LAYOUTS, read_bulletin  # noqa: PLC0415

        text = seed.read_text("utf-8")
        if "all messages" in text:
            pages += [layout(read_bulletin(text)).encode() for layout in LAYOUTS.values()]
    return pages or read_examples(".html")


def read_received(most: int) -> list[bytes]:
    """Return pages of HTML as received from a president's site, where they are; else none."""
    path = SHARED / "corpora" / "kremlin_html.tar.gz"
    if not path.exists():
        return []
    with tarfile.open(path) as archive:
        members = sorted((member for member in archive if member.isfile()), key=lambda member: member.name)
        opened = [archive.extractfile(member) for member in members[:most]]
        return [file.read() for file in opened if file is not None]


def make_pages(count: int) -> Iterator[bytes]:
    """Yield `count` distinct pages of text, one at a time: real ones with a number in their title."""
    texts = read_texts()
    for n in range(count):
        yield b"Release %d. " % n + texts[n % len(texts)]
