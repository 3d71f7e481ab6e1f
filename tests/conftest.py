"""What every test may ask for."""

import gc
import os
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module", autouse=True)
def _keep_still() -> None:
    """Take what earlier modules left out of the collector's walks: they made linear code look slower the larger its output."""
    gc.freeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared texts, or skip where this machine has none."""
    folder = Path(os.environ.get("ONRECORD_SHARED") or ROOT.parent / "shared")
    if not (folder / "corpora").is_dir():
        pytest.skip(f"no shared texts at {folder} (set ONRECORD_SHARED)")
    return folder


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Return an archive of examples/, made once; no test may change it."""
    path = tmp_path_factory.mktemp("examples") / "examples.onrecord"
    with onrecord.open_archive(path, create=True) as archive:
        for source in onrecord.read_sources([root / "examples/pages"]):
            assert isinstance(source, onrecord.Source)
            assert archive.add(source).state == "new"
    return path
