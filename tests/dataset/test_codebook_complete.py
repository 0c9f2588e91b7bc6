"""Every code that the rooms can emit is explained in the codebook: read from their source, so a new code is seen."""

import ast
from pathlib import Path

import pytest

from report_extractor.dataset import codes_of

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "report_extractor"

# what is emitted: rooms that emit it, names of keywords and variables that carry it, code lists it may be in
EMITTED = [
    (("dutch", "figures"), {"reason"}, ("aside_reason",)),
    (("reading", "extract", "batch"), {"reason"}, ("document_reason", "page_reason")),
    (("dutch", "figures", "reading", "extract"), {"doubts"}, ("doubt",)),
    (("checks",), {"check"}, ("check",)),
    (("checks",), {"severity"}, ("severity",)),
    (("checks",), {"verdict"}, ("verdict",)),
    (("dutch", "figures"), {"bound"}, ("bound",)),
    (("dutch", "figures"), {"derivation"}, ("derivation",)),
    (("dutch", "figures"), {"direction"}, ("direction",)),
    (("figures",), {"measure"}, ("measure",)),
    (("figures",), {"basis"}, ("basis",)),
    (("figures",), {"period_source"}, ("period_source",)),
    (("reading",), {"read_by"}, ("page_read_by", "number_read_by")),
]
# functions that take a code: which argument it is, and the lists it may be in
GIVEN = [
    ("reading", "fail", 0, ("document_reason",)),
    ("reading", "by_ocr", 1, ("page_reason",)),
    ("reading", "page_words", 3, ("page_reason",)),
    ("reading", "Health", 0, ("page_reason",)),
]


def sources(room: str) -> list[Path]:
    return [PACKAGE / f"{room}.py"] if (PACKAGE / f"{room}.py").exists() else sorted((PACKAGE / room).rglob("*.py"))


def carried(tree: ast.AST, names: set[str]) -> set[str]:
    """Texts given to a keyword or variable of one of the names."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in names:
            found |= texts(node.value)
        elif isinstance(node, ast.Assign) and any(called(target) & names for target in node.targets):
            value = node.value
            if isinstance(value, ast.Tuple) and isinstance(node.targets[0], ast.Tuple):
                for target, part in zip(node.targets[0].elts, value.elts, strict=False):
                    if called(target) & names:
                        found |= texts(part)
            else:
                found |= texts(value)
        elif isinstance(node, ast.Call) and called(node.func) == {"add"} and called(node.func.value) & names:
            found |= {text for argument in node.args for text in texts(argument)}
    return found


def called(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Tuple):
        return {name for part in node.elts for name in called(part)}
    return {getattr(node, "id", getattr(node, "attr", ""))}


def texts(node: ast.AST) -> set[str]:
    """Texts that an expression can be: itself, the arms of a choice, the members of a tuple or set."""
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    if isinstance(node, ast.IfExp):
        return texts(node.body) | texts(node.orelse)
    if isinstance(node, ast.BoolOp):
        return {text for part in node.values for text in texts(part)}
    if isinstance(node, ast.Tuple | ast.Set | ast.List):
        return {text for part in node.elts for text in texts(part)}
    return set()


@pytest.mark.parametrize(("rooms", "names", "lists"), EMITTED, ids=lambda value: str(value))
def test_every_emitted_code_is_in_the_codebook(rooms, names, lists):
    known = {code.code for name in lists for code in codes_of(name)} | {""}
    found = {
        (path.relative_to(PACKAGE).as_posix(), text)
        for room in rooms
        for path in sources(room)
        for text in carried(ast.parse(path.read_text(encoding="utf-8")), names)
    }
    assert {one for one in found if one[1] not in known} == set()


@pytest.mark.parametrize(("room", "function", "place", "lists"), GIVEN, ids=lambda value: str(value))
def test_every_code_given_to_a_function_is_in_the_codebook(room, function, place, lists):
    known = {code.code for name in lists for code in codes_of(name)}
    found = {
        text
        for path in sources(room)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and called(node.func) == {function} and len(node.args) > place
        for text in texts(node.args[place])
    }
    assert found - known == set()


def test_an_unknown_code_would_be_seen():
    tree = ast.parse(
        "Aside(reason='nieuw' if x else 'year')\ndraft.doubts = ('vreemd',)\ndoubts.add('raar')\na, reason = 1, 'b'"
    )
    assert carried(tree, {"reason", "doubts"}) == {"nieuw", "year", "vreemd", "raar", "b"}
