"""What every test may ask for."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


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
