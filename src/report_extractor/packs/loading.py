"""Names of packs and files of packs → checked Packs; the built-in ones travel inside the package.

Loading checks shape and names; what costs running the examples is `check_pack`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import PackError, UsageError
from .building import Builder
from .marked import read_marked
from .naming import find_dangling
from .pack import Mistake, Pack


def find_folder() -> Path:
    """The folder of the built-in packs: inside the package, or the repository's when it runs from there."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_patterns"
    return installed if installed.is_dir() else package.parent.parent / "patterns"


def list_packs() -> tuple[str, ...]:
    """The names of the built-in packs, sorted."""
    return tuple(sorted(path.stem for path in find_folder().glob("*.yaml")))


def load_packs(names_or_files: Sequence[str] = ()) -> tuple[Pack, ...]:
    """The packs with these names or file paths, in order; all built-in packs for none.

    PackError with `file:line: …` for the first mistake of a file, UsageError for a name that is no pack.
    """
    packs: list[Pack] = []
    for name in names_or_files or list_packs():
        pack, mistakes = read_pack(find_file(name))
        if mistakes or pack is None:
            more = f" (and {len(mistakes) - 1} more)" if len(mistakes) > 1 else ""
            raise PackError(f"{mistakes[0]}{more}", remedy=f"see report-extractor packs check {name}")
        if any(pack.name == other.name for other in packs):
            raise PackError(f"{pack.file}:1: a pack with the name '{pack.name}' is loaded already", remedy="rename one")
        packs.append(pack)
    return tuple(packs)


def find_file(name_or_file: str) -> Path:
    """The file of a built-in pack, or the path itself. UsageError when there is neither."""
    built_in = find_folder() / f"{name_or_file}.yaml"
    if "/" not in name_or_file and built_in.is_file():
        return built_in
    path = Path(name_or_file)
    if path.is_file():
        return path
    raise UsageError(
        f"no pack '{name_or_file}'", remedy=f"use the path of a YAML file or one of: {', '.join(list_packs())}"
    )


def read_pack(path: Path) -> tuple[Pack | None, tuple[Mistake, ...]]:
    """The pack of a file and all mistakes of shape in it, by line. PackError when the file cannot be read."""
    try:
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return None, (Mistake(file=str(path), line=line, message="geen UTF-8-tekst; sla het bestand op als UTF-8"),)
    except OSError as error:
        raise PackError(f"{path}:1: {error.strerror}", remedy="check the path and the permissions") from error
    value, complaints = read_marked(source)
    builder = Builder(str(path))
    for line, message in complaints:
        builder.complain(line, message)
    pack = builder.build(value)
    mistakes = [*builder.mistakes, *(find_dangling(pack) if pack else ())]
    return pack, tuple(sorted(mistakes, key=lambda mistake: mistake.line))
