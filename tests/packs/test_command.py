"""`report-extractor packs` from the command line: data on stdout, exit code 8 for an unsound pack."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from report_extractor.cli.packs import packs


def _run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(packs, list(words))
    return result.exit_code, result.stdout


def test_list_names_the_packs() -> None:
    code, out = _run("list")
    assert code == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == [
        "integriteit",
        "klachten_bezwaar",
        "personeel",
        "privacy",
        "woo",
    ]


def test_show_prints_a_pack_for_a_reader() -> None:
    code, out = _run("show", "woo")
    assert code == 0
    assert "requests: Woo-verzoeken [count]\n  Hoeveel Woo-verzoeken zijn ingediend?\n" in out


def test_check_prints_nothing_for_a_sound_pack() -> None:
    assert _run("check", "woo") == (0, "")


def test_check_gives_each_mistake_with_file_and_line_and_exit_code_8(tmp_path: Path) -> None:
    path = tmp_path / "kort.yaml"
    path.write_text("pack: kort\nverzion: 1\nindicators: []\n", encoding="utf-8")
    code, out = _run("check", str(path))
    assert code == 8
    assert f"{path}:2: unknown key 'verzion' in a pack; is 'version' meant?\n" in out


def test_try_prints_indicator_and_value() -> None:
    code, out = _run("try", "Er zijn drie Woo-verzoeken ingetrokken.")
    assert code == 0
    assert out.startswith("<drie> = 3 count: woo.requests_handled timing=ingetrokken")


def test_new_prints_a_draft() -> None:
    code, out = _run("new", "Er zijn 14 fietsen gestolen.")
    assert code == 0
    assert '- "{figure} fietsen gestolen"' in out
