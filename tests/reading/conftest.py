"""Lets the tests draw with the fixture makers, which are scripts and not part of the package."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
