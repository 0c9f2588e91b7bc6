"""`report-extractor packs` from the command line: data on stdout, exit code 8 for an unsound pack."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from report_extractor.cli.packs import packs
from report_extractor.dataset import read_dataset
from report_extractor.errors import UsageError


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
    assert f"{path}:2: onbekende sleutel 'verzion' in een pakket; bedoelt u 'version'?\n" in out


def test_try_prints_indicator_and_value() -> None:
    code, out = _run("try", "Er zijn drie Woo-verzoeken ingetrokken.")
    assert code == 0
    assert out.startswith("<drie> = 3 count: woo.requests_handled timing=ingetrokken")


def test_new_prints_a_draft() -> None:
    code, out = _run("new", "Er zijn 14 fietsen gestolen.")
    assert code == 0
    assert '- "{figure} fietsen gestolen"' in out
    assert out.startswith("# Maak dit af")


def test_new_takes_a_figure_of_a_dataset(tmp_path: Path) -> None:
    from report_extractor import extract_many

    path = tmp_path / "verslag.txt"
    path.write_text("In 2022 zijn er 14 fietsen gestolen bij het station.\n", encoding="utf-8")
    extract_many([path], output=tmp_path / "uit", jobs=1)
    dataset = read_dataset(tmp_path / "uit")
    (row,) = dataset.figures
    code, out = _run("new", "--dataset", str(tmp_path / "uit"), row["figure_id"])
    assert code == 0
    assert "<14> fietsen gestolen bij het station" in out
    year = next(row for row in dataset.numbers if row["text"] != "14")
    result = CliRunner().invoke(packs, ["new", "--dataset", str(tmp_path / "uit"), year["number_id"]])
    assert isinstance(result.exception, UsageError)
    assert "does not hold its sentence" in str(result.exception)
