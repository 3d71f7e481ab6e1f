"""Laws of `read` over pages that were cut, doubled and mixed, and over the words that the rules know in any order."""

import random
import re
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import InputError, read
from onrecord.archive.checking import check_page

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [path.read_bytes().split(b"\n") for path in sorted((ROOT / "examples" / "pages").glob("*/*"))]
# The words of every table that readers of English take theirs from, and what stands between them.
WORDS = sorted(
    {
        word
        for table in sorted((ROOT / "src" / "onrecord").glob("**/*.toml"))
        for words in re.findall(r'"([^"\n]{1,120})"', table.read_text("utf-8"))[:3000]
        for word in re.findall(r"[\w’'-]+|[,:.()–—“”]", words)
    }
)
# fmt: off
BETWEEN = [",", ".", "the", "said", "that", "of", "“", "”", ":", "Mr.", "He", "on", "at", "by", "from", "to", "\n\n", "\n"]
# fmt: on
SLOW = 5  # seconds; the slowest of these pages takes a hundredth of it


def _mix(chance: random.Random) -> bytes:
    """Return a page of the examples with up to eight lines taken out, doubled, cut, or put in from another page."""
    lines = list(chance.choice(PAGES))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(lines))
        deed = chance.randrange(6)
        if deed == 0:
            del lines[at]
        elif deed == 1:
            lines.insert(at, chance.choice(lines))
        elif deed == 2:
            lines = lines[: at + 1]
        elif deed == 3:
            lines = lines[at:]
        elif deed == 4:
            lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
        else:
            lines.insert(at, chance.choice(chance.choice(PAGES)))
        lines = lines or [b"Ferries"]
    return b"\n".join(lines)


def _soup(chance: random.Random) -> bytes:
    """Return a title and a text of words in any order."""
    title = " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 12)))
    body = (chance.choice(WORDS if chance.random() < 0.65 else BETWEEN) for _ in range(chance.randint(1, 60)))
    return f"{title}\n\n{' '.join(body)}".encode()


@given(chance=st.randoms(use_true_random=True))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_page_is_read_or_refused(chance: random.Random) -> None:
    """What is read has every span in place, what is not is refused with an error of ours, and neither takes long."""
    for data in (_mix(chance), _soup(chance)):
        begun = time.process_time()
        try:
            page = read(data)
        except InputError:
            continue
        finally:
            assert time.process_time() - begun < SLOW
        assert list(check_page(page)) == []
