"""This machine → what the program needs of it: what is there, in which version, and what installs what is missing.

Every question is asked of the machine itself, not of settings; nothing is installed or changed.
"""

from __future__ import annotations

import hashlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from .. import __version__
from ..reading import ocr_engine_name
from ..reading.engine import LANGUAGE, find_tessdata

DISTRIBUTION = "report-extractor"
OLDEST_PYTHON = (3, 11)
_ANSWER_S = 20  # for a program that is asked its version
_HASH_DIGITS = 16
_INSTALL_TESSERACT = {
    "apt-get": "sudo apt-get update && sudo apt-get install -y tesseract-ocr tesseract-ocr-nld",
    "brew": "brew install tesseract tesseract-lang",
    "dnf": "sudo dnf install -y tesseract tesseract-langpack-nld",
    "pacman": "sudo pacman -S tesseract tesseract-data-nld",
    "zypper": "sudo zypper install -y tesseract-ocr tesseract-ocr-traineddata-dutch",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing the program needs. `remedy` is a command, and empty unless the part is missing."""

    name: str
    found: str  # version and place; empty when missing
    remedy: str = ""

    @property
    def missing(self) -> bool:
        """Whether the program cannot do its work until the remedy is typed."""
        return bool(self.remedy)


def inspect_machine() -> tuple[Part, ...]:
    """Every part the program needs, in the order in which a person would mend them."""
    return (
        inspect_python(),
        inspect_package(),
        *inspect_dependencies(),
        *inspect_ocr(),
        inspect_temp(),
    )


def inspect_python() -> Part:
    """The Python that runs this."""
    version = f"{platform.python_version()} ({sys.executable})"
    if sys.version_info[:2] < OLDEST_PYTHON:
        return Part(name="Python", found="", remedy=f"install Python 3.11 or newer; this is {version}")
    return Part(name="Python", found=version)


def inspect_package() -> Part:
    """This package and the folder it runs from."""
    return Part(name=DISTRIBUTION, found=f"{__version__} ({Path(__file__).parents[1]})")


def inspect_dependencies() -> tuple[Part, ...]:
    """The packages that the installed program asks for, in its own order."""
    try:
        wanted = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return (Part(name="packages", found="", remedy=install_packages()),)
    names = [re.split(r"[^\w.-]", line)[0] for line in wanted if "extra ==" not in line]
    return tuple(_inspect_dependency(name) for name in names)


def _inspect_dependency(name: str) -> Part:
    try:
        return Part(name=name, found=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Part(name=name, found="", remedy=install_packages())


def inspect_ocr() -> tuple[Part, ...]:
    """The engine that will read pictures, the Tesseract program, and the Dutch data with the start of its hash.

    The program is missing only where the engine is: with Tesseract inside the process it is not used.
    """
    remedy = install_tesseract()
    engine, program, folder = ocr_engine_name(), tesseract_version(), find_tessdata()
    data = Path(folder) / f"{LANGUAGE}.traineddata"
    return (
        Part(name="OCR engine", found=engine, remedy="" if engine else remedy),
        Part(name="tesseract", found=program or "not there, and not used", remedy="" if program or engine else remedy),
        Part(
            name="Dutch OCR data",
            found=f"{data} (sha256 {_hash(data)}…)" if folder else "",
            remedy="" if folder else remedy,
        ),
    )


def tesseract_version() -> str:
    """Version and place of the Tesseract program on the PATH; empty when there is none, or none that answers."""
    place = shutil.which("tesseract")
    if place is None:
        return ""
    try:
        answer = subprocess.run([place, "--version"], capture_output=True, text=True, timeout=_ANSWER_S)
    except (OSError, subprocess.SubprocessError):
        return ""
    said = (answer.stdout or answer.stderr).splitlines()
    if answer.returncode or not said:
        return ""
    return f"{said[0].removeprefix('tesseract').strip()} ({place})"


def inspect_temp() -> Part:
    """The folder for temporary files: whether it can be written, and its free space."""
    try:
        folder = tempfile.gettempdir()
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0")
        free_gb = shutil.disk_usage(folder).free / 1e9
    except OSError as problem:
        return Part(name="temporary files", found="", remedy=f"export TMPDIR=<a folder you may write>; {problem}")
    return Part(name="temporary files", found=f"{folder} ({free_gb:.1f} GB free)")


def install_packages() -> str:
    """The command that installs the Python packages: the set-up of the clone this runs from, else pip."""
    setup = Path(__file__).parents[3] / "scripts" / "setup"
    if setup.is_file():
        return f'"{setup}"' if " " in str(setup) else str(setup)
    return f"{sys.executable} -m pip install --force-reinstall {DISTRIBUTION}"


def install_tesseract() -> str:
    """The command that installs Tesseract with Dutch, for the package manager this machine has."""
    for manager, command in _INSTALL_TESSERACT.items():
        if shutil.which(manager):
            return command
    return "install Tesseract 5 with its Dutch data (nld), by your system's package manager"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:_HASH_DIGITS]
