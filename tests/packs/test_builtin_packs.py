"""The packs that are shipped: sound, proved by their examples, apart from one another, described in the guide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from report_extractor.packs import check_pack, describe_pack, find_folder, list_packs, load_packs

GUIDE = find_folder() / "HANDLEIDING.md"


@pytest.mark.parametrize("name", list_packs())
def test_a_shipped_pack_has_no_mistakes(name: str) -> None:
    assert [str(mistake) for mistake in check_pack(name)] == []


def test_the_five_packs_are_shipped() -> None:
    assert list_packs() == ("integriteit", "klachten_bezwaar", "personeel", "privacy", "woo")


def test_every_indicator_has_a_question_and_two_labels() -> None:
    for pack in load_packs():
        for indicator in pack.indicators:
            assert indicator.question.endswith("?"), indicator.id
            assert indicator.label_nl and indicator.label_en, indicator.id


def test_a_pack_is_named_as_its_file() -> None:
    for pack in load_packs():
        assert Path(pack.file).stem == pack.name


def test_a_description_names_every_indicator_and_list() -> None:
    for pack in load_packs():
        text = describe_pack(pack)
        assert all(f"\n{indicator.id}: " in text for indicator in pack.indicators)
        assert all(f"{{{words.name}}}" in text for words in pack.words)


def test_the_packs_of_the_guide_are_sound(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    packs = [block for block in blocks if "pack: " in block]
    assert packs
    for block in packs:
        indent = len(block) - len(block.lstrip(" "))
        path = tmp_path / "fietsen.yaml"
        path.write_text("\n".join(line[indent:] for line in block.splitlines()), encoding="utf-8")
        assert [str(mistake) for mistake in check_pack(path)] == []


def test_the_guide_names_every_key_of_an_indicator() -> None:
    from report_extractor.packs import building

    guide = GUIDE.read_text(encoding="utf-8")
    missing = [key for key in building._INDICATOR_KEYS if f"`{key}`" not in guide]
    assert missing == []
    assert [unit for unit in building.UNITS if f"`{unit}`" not in guide] == []
