"""The rules of the house, read from the source: each one is also shown to fail on a small planted tree."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "report_extractor"

VALUES = {"model", "errors", "settings"}
PIPELINE = {"reading", "layout", "dutch", "packs", "figures", "checks"}
# Room: what it may import besides itself. The one direction of DESIGN; the outer rooms also know the values.
MAY_IMPORT = {
    "model": set(),
    "errors": {"model"},
    "settings": {"model"},
    "reading": VALUES,
    "layout": {"model"},
    "dutch": {"model"},
    "packs": {"model", "errors", "dutch"},
    "figures": {"model", "dutch", "packs"},
    "checks": {"model"},
    "extract": VALUES | PIPELINE,
    "dataset": {"model", "errors"},
    "batch": VALUES | {"extract", "dataset"},
    "audit": VALUES | {"extract", "dataset"},
    "evidence": VALUES | {"reading", "dataset"},
    "cli": VALUES | PIPELINE | {"extract", "dataset", "batch", "audit", "evidence"},
}

# Imports against the stream, each inside a function and with its reason.
EXCUSED = {
    ("report_extractor.model.extractions", "report_extractor.dataset"): "the contract's `extraction.to_frame()`",
}

# Heavy package: the rooms that may import it.
HEAVY_IN = {
    "PIL": {"reading"},
    "click": {"cli"},
    "jinja2": {"evidence"},
    "numpy": {"reading"},
    "pandas": {"dataset"},
    "pdfplumber": {"reading"},
    "pypdfium2": {"reading"},
    "pytesseract": {"reading"},
    "rapidfuzz": {"audit"},
    "rich": {"cli"},
    "spacy": {"dataset"},
    "tesserocr": {"reading"},
    "xlsxwriter": {"dataset"},
    "yaml": {"packs"},
}
NEVER_AT_START = {"spacy", "pandas", "pdfplumber", "pytesseract"}

MODULE_LINES = 600
FUNCTION_LINES = 80
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}


# ---- reading the source ----------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Import:
    """One name a module imports: `target` is the module it comes from, in full."""

    target: str
    name: str
    line: int
    in_function: bool
    for_types: bool  # under `if TYPE_CHECKING:`


@dataclass(frozen=True)
class Module:
    name: str
    path: Path
    source: str
    tree: ast.Module = field(repr=False)
    imports: list[Import] = field(default_factory=list, repr=False)  # found once, when first asked for

    @property
    def room(self) -> str:
        """The folder or file right under the package; empty for the package's own namespace."""
        return ([*self.name.split("."), ""])[1]

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"


def read_source(package: Path) -> dict[str, Module]:
    modules = {}
    for path in sorted(package.rglob("*.py")):
        parts = (package.name, *path.relative_to(package).with_suffix("").parts)
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        source = path.read_text("utf-8")
        modules[name] = Module(name, path, source, ast.parse(source))
    return modules


def imports_of(module: Module, modules: dict[str, Module]) -> list[Import]:
    if not module.imports:
        module.imports.extend(_find_imports(module, modules))
    return module.imports


def _find_imports(module: Module, modules: dict[str, Module]) -> Iterator[Import]:
    for node, in_function, for_types in _walk(module.tree, False, False):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, "", node.lineno, in_function, for_types)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                if inner in modules:
                    yield Import(inner, "", node.lineno, in_function, for_types)
                else:
                    yield Import(base, alias.name, node.lineno, in_function, for_types)


def _excused(module: Module, found: Import) -> bool:
    return found.in_function and (module.name, found.target) in EXCUSED


def _walk(node: ast.AST, in_function: bool, for_types: bool) -> Iterator[tuple[ast.AST, bool, bool]]:
    for child in ast.iter_child_nodes(node):
        yield child, in_function, for_types
        inside = in_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        types = for_types or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test))
        yield from _walk(child, inside, types)


def dotted(node: ast.AST) -> str:
    """`os.environ` for that attribute; empty for what is not a chain of names."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else node.attr
    return ""


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    here = module.name.split(".")
    up = node.level - 1 if module.is_package else node.level
    return ".".join([*here[: len(here) - up], *([node.module] if node.module else [])])


def _place(module: Module, line: int) -> str:
    return f"{module.name}:{line}"


# ---- the rules: source tree in, breaches out -------------------------------------------------------------------------
def wrong_rooms(modules: dict[str, Module]) -> list[str]:
    """Imports from a room that the table does not allow, and rooms that the table does not know."""
    breaches = []
    for module in modules.values():
        package = module.name.split(".")[0]
        if module.room == "":
            continue  # the flat namespace: `heavy_namespace` holds it
        if module.room not in MAY_IMPORT and module.room != "__main__":
            breaches.append(f"{module.name}: the table knows no room {module.room}")
            continue
        allowed = MAY_IMPORT.get(module.room, {"cli"}) | {module.room}
        for found in imports_of(module, modules):
            parts = found.target.split(".")
            if parts[0] != package or found.name == "__version__" or _excused(module, found):
                continue
            room = parts[1] if len(parts) > 1 else found.name
            if room not in allowed:
                breaches.append(f"{_place(module, found.line)}: {module.room} may not import {room}")
    return breaches


def cycles(modules: dict[str, Module]) -> list[str]:
    """Modules that reach themselves through imports, those inside functions and for types included."""
    edges = {
        module.name: {
            found.target
            for found in imports_of(module, modules)
            if found.target in modules and found.target != module.name and not _excused(module, found)
        }
        for module in modules.values()
        if module.room
    }
    found, done = [], set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            found.append(" -> ".join((*trail[trail.index(name) :], name)))
        elif name not in done:
            for target in sorted(edges.get(name, ())):
                visit(target, (*trail, name))
            done.add(name)

    for name in sorted(edges):
        visit(name, ())
    return found


def private_imports(modules: dict[str, Module]) -> list[str]:
    """Names with a leading underscore taken from another module."""
    return [
        f"{_place(module, found.line)}: {found.name} is private to {found.target}"
        for module in modules.values()
        for found in imports_of(module, modules)
        if found.name.startswith("_") and not found.name.startswith("__") and found.target in modules
    ]


def misplaced_packages(modules: dict[str, Module]) -> list[str]:
    """Heavy packages outside their room, or at the top of a module where start-up counts."""
    breaches = []
    for module in modules.values():
        for found in imports_of(module, modules):
            package = found.target.split(".")[0]
            if found.for_types:
                continue  # nothing is loaded
            if package in HEAVY_IN and module.room not in HEAVY_IN[package]:
                breaches.append(f"{_place(module, found.line)}: {package} belongs to {sorted(HEAVY_IN[package])}")
            elif package in NEVER_AT_START and not found.in_function:
                breaches.append(f"{_place(module, found.line)}: {package} must be imported inside a function")
    return breaches


def heavy_namespace(modules: dict[str, Module]) -> list[str]:
    """What the package's own `__init__` imports when it is loaded; only the standard library is free."""
    return [
        f"{_place(module, found.line)}: {found.target} is loaded with the package"
        for module in modules.values()
        if not module.room
        for found in imports_of(module, modules)
        if not (found.in_function or found.for_types) and found.target.split(".")[0] not in sys.stdlib_module_names
    ]


def dynamic_imports(modules: dict[str, Module]) -> list[str]:
    """Imports by text, which no rule can see: only for the verbs of cli, and for lazy names told to type checkers."""
    return [
        f"{_place(module, node.lineno)}: import by text"
        for module in modules.values()
        if module.room != "cli" and not _is_honest_namespace(module)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] in ("import_module", "__import__")
    ]


def _is_honest_namespace(module: Module) -> bool:
    """Whether it is a package whose `_HOMES` says the same as its imports for types, which the other rules see."""
    for node in module.tree.body:
        if module.is_package and isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_HOMES":
            typed = {
                alias.name: _absolute(module, inner)
                for inner, _, for_types in _walk(module.tree, False, False)
                if isinstance(inner, ast.ImportFrom) and for_types
                for alias in inner.names
            }
            homes = {name: f"{module.name}.{home}" for name, home in ast.literal_eval(node.value).items()}
            return homes.items() <= typed.items()
    return False


def long_code(modules: dict[str, Module]) -> list[str]:
    """Modules and functions over their limit."""
    breaches = []
    for module in modules.values():
        lines = module.source.count("\n")
        if lines > MODULE_LINES:
            breaches.append(f"{module.name}: {lines} lines, at most {MODULE_LINES}")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    breaches.append(
                        f"{_place(module, node.lineno)}: {node.name} has {length} lines, at most {FUNCTION_LINES}"
                    )
    return breaches


def empty_names(modules: dict[str, Module]) -> list[str]:
    """Modules named after nothing."""
    return [
        name for name in modules if EMPTY_NAMES & {word for part in name.split(".")[1:] for word in part.split("_")}
    ]


def careless_code(modules: dict[str, Module]) -> list[str]:
    """Bare excepts; printing outside cli; environment variables outside settings."""
    breaches = []
    for module in modules.values():
        for node in ast.walk(module.tree):
            what = ""
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                what = "bare except"
            elif isinstance(node, ast.Call) and dotted(node.func) == "print" and module.room != "cli":
                what = "print outside cli"
            elif module.room != "settings" and _reads_environment(node):
                what = "environment variable outside settings"
            if what:
                breaches.append(f"{_place(module, node.lineno)}: {what}")
    return breaches


def _reads_environment(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return dotted(node) in ("os.environ", "os.environb", "os.getenv", "os.putenv")
    if isinstance(node, ast.ImportFrom) and node.module == "os":
        return any(alias.name in ("environ", "environb", "getenv", "putenv") for alias in node.names)
    return False


CLOCK = re.compile(
    r"time\.(time|time_ns|localtime|gmtime)|(datetime|date)\.(now|utcnow|today)|uuid\.uuid[14]|random\.\w+"
)
FILES = re.compile(r"open|io\.open|(.*\.)?(read_text|write_text|read_bytes|write_bytes|unlink|mkdir)")
WORDS_ONLY = {"model", "layout", "dutch", "figures", "checks", "settings", "errors"}


def impure_code(modules: dict[str, Module]) -> list[str]:
    """The clock and chance anywhere: the same input gives the same bytes; files in rooms that know only values."""
    breaches = []
    for module in modules.values():
        for node in ast.walk(module.tree):
            called = dotted(node.func) if isinstance(node, ast.Call) else ""
            if called and CLOCK.fullmatch(called):
                breaches.append(f"{_place(module, node.lineno)}: {called} depends on the clock or on chance")
            elif called and module.room in WORDS_ONLY and FILES.fullmatch(called):
                breaches.append(f"{_place(module, node.lineno)}: {called} touches a file in {module.room}")
    return breaches


def undocumented(modules: dict[str, Module]) -> list[str]:
    """Public modules, classes and functions without a docstring."""
    breaches = []
    for module in modules.values():
        if ast.get_docstring(module.tree) is None:
            breaches.append(module.name)
        for node in module.tree.body:
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if named and not node.name.startswith("_") and ast.get_docstring(node) is None:
                breaches.append(f"{_place(module, node.lineno)}: {node.name}")
    return breaches


def mutable_values(modules: dict[str, Module]) -> list[str]:
    """Dataclasses of model that are not frozen, slotted and by keyword only."""
    breaches = []
    for module in modules.values():
        if module.room != "model":
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                for decorator in node.decorator_list:
                    if "dataclass" in ast.unparse(decorator):
                        keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
                        given = {word.arg for word in keywords if ast.unparse(word.value) == "True"}
                        lacking = {"frozen", "slots", "kw_only"} - given
                        if lacking:
                            breaches.append(f"{_place(module, node.lineno)}: {node.name} lacks {sorted(lacking)}")
    return breaches


# ---- the source obeys ------------------------------------------------------------------------------------------------
RULES = [
    wrong_rooms,
    cycles,
    private_imports,
    misplaced_packages,
    heavy_namespace,
    dynamic_imports,
    long_code,
    empty_names,
    careless_code,
    impure_code,
    undocumented,
    mutable_values,
]


@pytest.fixture(scope="module")
def modules() -> dict[str, Module]:
    return read_source(PACKAGE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_obeys(rule, modules):
    assert rule(modules) == []


def test_every_excuse_is_still_needed(modules):
    used = {
        (module.name, found.target)
        for module in modules.values()
        for found in imports_of(module, modules)
        if _excused(module, found)
    }
    assert used == set(EXCUSED)


def test_the_table_of_rooms_has_no_way_back():
    order = list(MAY_IMPORT)
    for place, room in enumerate(order):
        assert MAY_IMPORT[room] <= set(order[:place]), f"{room} imports a room that comes later"


# ---- and each rule can fail ------------------------------------------------------------------------------------------
PLANTED = [
    (wrong_rooms, {"model/words.py": "from ..dutch import numerals", "dutch/numerals.py": ""}),
    (wrong_rooms, {"layout/page.py": "def f():\n    import house.packs", "packs/__init__.py": ""}),
    (wrong_rooms, {"checks/__init__.py": "from .. import settings", "settings.py": ""}),
    (wrong_rooms, {"checks/__init__.py": "from .. import extract"}),  # through the flat namespace
    (wrong_rooms, {"attic/__init__.py": ""}),
    (cycles, {"model/a.py": "from . import b", "model/b.py": "def f():\n    from .a import x"}),
    (cycles, {"model/__init__.py": "from .a import x", "model/a.py": "from ..model import y"}),
    (private_imports, {"model/a.py": "from .b import _x", "model/b.py": "_x = 1"}),
    (misplaced_packages, {"dutch/a.py": "def f():\n    import yaml"}),
    (misplaced_packages, {"reading/a.py": "import pdfplumber.page"}),
    (heavy_namespace, {"__init__.py": "from .model import Box", "model.py": "Box = 1"}),
    (dynamic_imports, {"dutch/a.py": "import importlib\nimportlib.import_module('x')"}),
    (dynamic_imports, {"packs/__init__.py": "_HOMES = {'x': 'a'}\nimport_module('x')"}),
    (long_code, {"model/a.py": "x = 1\n" * (MODULE_LINES + 1)}),
    (long_code, {"model/a.py": "def f():\n" + "    x = 1\n" * FUNCTION_LINES}),
    (empty_names, {"reading/ocr_utils.py": ""}),
    (empty_names, {"common/__init__.py": ""}),
    (careless_code, {"model/a.py": "try:\n    x = 1\nexcept:\n    pass"}),
    (careless_code, {"model/a.py": "print(1)"}),
    (careless_code, {"reading/a.py": "import os\nx = os.environ['HOME']"}),
    (careless_code, {"reading/a.py": "from os import getenv"}),
    (impure_code, {"dataset/a.py": "import time\nx = time.time()"}),
    (impure_code, {"batch/a.py": "from datetime import date\nx = date.today()"}),
    (impure_code, {"dutch/a.py": "x = Path('words').read_text()"}),
    (undocumented, {"model/a.py": '"""Gives."""\ndef f(): pass'}),
    (undocumented, {"model/a.py": "x = 1"}),
    (mutable_values, {"model/a.py": "@dataclass(frozen=True, slots=True)\nclass A: pass"}),
    (mutable_values, {"model/a.py": "@dataclass\nclass A: pass"}),
]
FINE = {
    "__init__.py": '"""Gives."""\nif TYPE_CHECKING:\n    from .model import Box',
    "model/__init__.py": '"""Gives."""\nfrom .a import A\n__all__ = ["A"]',
    "model/a.py": '"""Gives."""\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass A:\n    """Is."""',
    "reading/__init__.py": '"""Gives."""\nfrom ..model import A\ndef _f():\n    import pdfplumber',
    "settings.py": '"""Gives."""\nimport os\nx = os.environ',
    "cli/__init__.py": '"""Gives."""\nfrom .. import __version__, reading\nprint(reading)',
}


def plant(folder: Path, files: dict[str, str]) -> dict[str, Module]:
    for name, source in files.items():
        path = folder / "house" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    return read_source(folder / "house")


@pytest.mark.parametrize(("rule", "files"), PLANTED, ids=[f"{r.__name__}-{i}" for i, (r, _) in enumerate(PLANTED)])
def test_a_planted_breach_is_seen(rule, files, tmp_path):
    assert len(rule(plant(tmp_path, files))) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_house_in_order_passes(rule, tmp_path):
    assert rule(plant(tmp_path, FINE)) == []


def test_every_rule_has_a_planted_breach():
    assert {rule for rule, _ in PLANTED} == set(RULES)


# ---- the program as it starts ----------------------------------------------------------------------------------------
def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nsys.stderr.write(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in run.stderr.split()}


def test_importing_the_package_loads_nothing_but_the_standard_library():
    loaded = loaded_by("import report_extractor")
    assert loaded & set(HEAVY_IN) == set()


def test_help_loads_no_heavy_package():
    pytest.importorskip("report_extractor.cli")
    loaded = loaded_by("from report_extractor.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit: pass")
    assert "click" in loaded
    assert loaded & (set(HEAVY_IN) - {"click"}) == set()


def test_the_flat_namespace_is_whole():
    """Each public name is there, and says what it is."""
    import report_extractor

    assert sorted(report_extractor._HOMES) == sorted(report_extractor.__all__)
    for name in report_extractor.__all__:
        assert getattr(report_extractor, name).__doc__, name
