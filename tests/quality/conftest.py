"""The layouts beside these tests are plain modules: put their folder where they can be imported."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
