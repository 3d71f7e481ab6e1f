"""The invented pages beside these tests are a plain module: put their folder where it can be imported."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
