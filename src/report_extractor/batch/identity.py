"""What makes a result: the program, the packages it reads with, the settings and the packs, as one fingerprint.

The fingerprint covers the source of the program and the text of the packs, not their version numbers: a result made
by another rule is never taken for a result of this one.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ..settings import Settings

# packages whose version can change a result; those of exports and checks cannot
_PACKAGES = ("numpy", "pdfplumber", "pillow", "pypdfium2", "pytesseract", "tesserocr")
_ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who makes the results: `fingerprint` names them, `run` is the content of run.json."""

    fingerprint: str
    run: dict[str, Any]


def identify_run(settings: Settings) -> Identity:
    """The identity of every result that is made with these settings."""
    versions = _versions()
    packs = [_pack_identity(pack) for pack in settings.packs]
    parts = [_program_hash(), settings.fingerprint(), *packs, *(f"{name} {number}" for name, number in versions)]
    fingerprint = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    chosen = asdict(settings)
    del chosen["passwords"]
    chosen["packs"] = [Path(pack).name for pack in settings.packs]
    return Identity(
        fingerprint=fingerprint,
        run={
            "program": "report-extractor",
            "version": _program_version(),
            "program_sha256": _program_hash(),
            "fingerprint": fingerprint,
            "settings": chosen,
            "packs_sha256": packs,
            "packages": dict(versions),
        },
    )


@cache
def _program_version() -> str:
    from .. import __version__

    return __version__


@cache
def _versions() -> tuple[tuple[str, str], ...]:
    found = []
    for name in _PACKAGES:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            continue
    return tuple(found)


@cache
def _program_hash() -> str:
    total = hashlib.sha256()
    for name, path in _program_files():
        total.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _program_files() -> Iterator[tuple[str, Path]]:
    """Files that can change a result: the package (its command line and HTML aside) and the packs that ship with it."""
    packs = _ROOT / "_patterns"
    if not packs.is_dir():
        packs = _ROOT.parent.parent / "patterns"  # an editable install
    for root, label in ((_ROOT, "package"), (packs, "patterns")):
        found = []
        for folder, folders, names in os.walk(root):
            folders[:] = [
                name for name in folders if name not in ("__pycache__", "cli", "evidence", "audit", "_patterns")
            ]
            found += [Path(folder) / name for name in names if not name.endswith((".pyc", "~"))]
        yield from sorted((f"{label}/{path.relative_to(root).as_posix()}", path) for path in found)


def _pack_identity(pack: str) -> str:
    try:
        return hashlib.sha256(Path(pack).read_bytes()).hexdigest()
    except OSError:
        return pack  # the name of a built-in pack
