"""`scripts/setup` on machines that lack things, each machine played by fake programs in a folder of its own."""

import os
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REAL_TOOLS = "bash cat chmod cut dirname env flock grep mkdir mv rm sh shasum sha256sum sleep tee touch uname".split()

# A Python that makes a .venv whose programs write down what they are asked.
FAKE_PYTHON = """#!/usr/bin/env bash
echo "python $*" >>"$MACHINE/log"
case "$*" in
    *ensurepip*) [ ! -e "$MACHINE/no-ensurepip" ] ;;
    *print*) echo python3.11-venv ;;
    "-m venv"*)
        venv=${*: -1}
        mkdir -p "$venv/bin"
        cat "$0" >"$venv/bin/python"
        echo "#!$venv/bin/python" >"$venv/bin/pip"
        echo '#!/usr/bin/env bash
printf "<%s>" "$@"' >"$venv/bin/report-extractor"
        chmod +x "$venv/bin/python" "$venv/bin/report-extractor" ;;
    *"-r "*) [ ! -e "$MACHINE/no-network" ] ;;
esac
"""
TESSERACT = '#!/usr/bin/env bash\nprintf "List:\\neng\\nnld\\nosd\\n"\n'
CHROMIUM = "#!/usr/bin/env bash\n"
TESSERACT_WITHOUT_DUTCH = '#!/usr/bin/env bash\nprintf "List:\\neng\\n"\n'
# Installs by making the fake programs appear.
APT = """#!/usr/bin/env bash
echo "apt-get $*" >>"$MACHINE/log"
case "$*" in *"install "*)
    case "$*" in *chromium*) mv "$MACHINE/chromium" "$MACHINE/bin/chromium" || exit 100 ;; esac
    case "$*" in *tesseract*) mv "$MACHINE/tesseract" "$MACHINE/bin/tesseract" ;; esac
    case "$*" in *python3*) rm -f "$MACHINE/no-ensurepip" ;; esac ;;
esac
"""


@dataclass
class Machine:
    folder: Path

    def has(self, name: str, program: str) -> None:
        path = self.folder / name
        path.write_text(program, "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def call(self, script: str, *words: str) -> subprocess.CompletedProcess[str]:
        bash = self.folder / "bin" / "bash"
        return subprocess.run(
            [str(bash), str(self.clone / "scripts" / script), *words],
            cwd="/",
            env={"PATH": str(self.folder / "bin"), "HOME": "/nonexistent", "MACHINE": str(self.folder)},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )

    @property
    def clone(self) -> Path:
        return self.folder / "a clone"

    @property
    def log(self) -> list[str]:
        path = self.folder / "log"
        return path.read_text("utf-8").splitlines() if path.exists() else []


@pytest.fixture
def machine(tmp_path) -> Machine:
    """A machine with Python and Tesseract with Dutch, no packages yet, and nobody's root rights."""
    machine = Machine(tmp_path)
    (tmp_path / "bin").mkdir()
    for name in REAL_TOOLS:
        if real := shutil.which(name, path="/usr/bin:/bin:" + os.defpath):
            (tmp_path / "bin" / name).symlink_to(real)
    machine.has("bin/id", "#!/usr/bin/env bash\necho 1000\n")
    machine.has("bin/python3.11", FAKE_PYTHON)
    machine.has("bin/tesseract", TESSERACT)
    (machine.clone / "scripts").mkdir(parents=True)
    (machine.clone / "src").mkdir()
    for name in ("scripts/setup", "scripts/run", "requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, machine.clone / name)
    return machine


def as_root(machine: Machine) -> None:
    machine.has("bin/id", "#!/usr/bin/env bash\necho 0\n")


def test_run_sets_up_and_passes_every_word_on(machine):
    first = machine.call("run", "read", "een rapport.pdf", "")
    assert (first.returncode, first.stdout) == (0, "<read><een rapport.pdf><>")
    assert "setup: ready" in first.stderr
    assert any("--require-hashes -r" in line and line.endswith("requirements.lock") for line in machine.log)


def test_nothing_is_said_or_done_when_nothing_is_missing(machine):
    machine.call("setup")
    done = len(machine.log)
    second = machine.call("run", "--help")
    assert (second.stdout, second.stderr) == ("<--help>", "")
    assert len(machine.log) == done


def test_the_packages_of_the_tests_serve_the_program_too(machine):
    machine.call("setup", "--dev")
    done = len(machine.log)
    assert machine.call("setup").stderr == ""
    assert len(machine.log) == done


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_anew(machine, name):
    machine.call("setup")
    with (machine.clone / name).open("a") as file:
        file.write("\n# changed\n")
    done = len(machine.log)
    assert machine.call("setup").returncode == 0
    assert any("--require-hashes" in line for line in machine.log[done:])
    assert not any("-m venv" in line for line in machine.log[done:])


def test_a_venv_left_half_full_is_made_anew(machine):
    machine.call("setup")
    venv = machine.clone / ".venv"
    (venv / ".ready-run").unlink()
    (venv / ".unfinished").touch()
    (venv / "leftover").touch()
    assert machine.call("setup").returncode == 0
    assert not (venv / "leftover").exists()


def test_a_clone_that_was_moved_gets_a_new_venv(machine):
    machine.call("setup")
    (machine.clone / ".venv" / "leftover").touch()
    machine.clone.rename(machine.folder / "elsewhere")
    (machine.folder / "elsewhere").rename(machine.clone)
    assert (machine.clone / ".venv" / "leftover").exists()
    moved = machine.folder / "moved"
    machine.clone.rename(moved)
    run = subprocess.run(
        [str(machine.folder / "bin" / "bash"), str(moved / "scripts" / "setup")],
        env={"PATH": str(machine.folder / "bin"), "MACHINE": str(machine.folder)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert not (moved / ".venv" / "leftover").exists()


def test_without_network_it_exits_5_and_the_next_time_it_mends_itself(machine):
    (machine.folder / "no-network").touch()
    failed = machine.call("setup")
    assert failed.returncode == 5
    assert failed.stderr.splitlines()[-1] == "  scripts/setup"
    (machine.folder / "no-network").unlink()
    assert machine.call("setup").returncode == 0


def test_two_set_ups_at_once_install_once(machine):
    calls = [
        subprocess.Popen(
            [str(machine.folder / "bin" / "bash"), str(machine.clone / "scripts" / "setup")],
            env={"PATH": str(machine.folder / "bin"), "MACHINE": str(machine.folder)},
            stderr=subprocess.DEVNULL,
        )
        for _ in range(4)
    ]
    assert [call.wait() for call in calls] == [0, 0, 0, 0]
    assert sum("--require-hashes" in line for line in machine.log) == 1


def test_root_on_debian_gets_what_makes_a_venv(machine):
    (machine.folder / "no-ensurepip").touch()
    machine.has("bin/apt-get", APT)
    as_root(machine)
    assert machine.call("setup").returncode == 0
    assert any(line.endswith("install --no-install-recommends python3.11-venv") for line in machine.log)


@pytest.mark.parametrize("tesseract", [None, TESSERACT_WITHOUT_DUTCH])
def test_root_on_debian_gets_tesseract_with_dutch(machine, tesseract):
    (machine.folder / "bin" / "tesseract").unlink()
    if tesseract:
        machine.has("bin/tesseract", tesseract)
    machine.has("tesseract", TESSERACT)
    machine.has("bin/apt-get", APT)
    as_root(machine)
    assert machine.call("setup").returncode == 0
    assert [line.split()[-1] for line in machine.log if line.startswith("apt-get")] == ["update", "tesseract-ocr-nld"]


def test_sudo_without_password_will_do(machine):
    (machine.folder / "bin" / "tesseract").unlink()
    machine.has("tesseract", TESSERACT)
    machine.has("bin/apt-get", APT)
    machine.has("bin/sudo", '#!/usr/bin/env bash\nshift\n[ "$1" = true ] || exec "$@"\n')
    assert machine.call("setup").returncode == 0


def test_root_gets_a_browser_for_the_tests_and_only_for_the_tests(machine):
    machine.has("chromium", CHROMIUM)
    machine.has("bin/apt-get", APT)
    as_root(machine)
    assert machine.call("setup").returncode == 0
    assert not any("apt-get" in line for line in machine.log)
    assert machine.call("setup", "--dev").returncode == 0
    assert [line.split()[-1] for line in machine.log if line.startswith("apt-get")] == ["update", "chromium"]
    done = len(machine.log)
    assert machine.call("setup", "--dev").stderr == ""
    assert len(machine.log) == done


@pytest.mark.parametrize("root", [True, False])
def test_without_a_browser_the_tests_go_on_and_the_command_is_told(machine, root):
    """As on a machine where the package is not to be had, or may not be installed."""
    machine.has("bin/apt-get", APT)
    if root:
        as_root(machine)
    done = machine.call("setup", "--dev")
    assert done.returncode == 0
    assert "tests in a browser will be skipped" in done.stderr
    assert f"  {'' if root else 'sudo '}apt-get update" in done.stderr and "install -y chromium" in done.stderr
    assert done.stderr.splitlines()[-1] == "setup: ready"
    assert machine.call("setup").stderr == ""


def test_a_browser_that_fails_to_install_does_not_keep_tesseract_away(machine):
    (machine.folder / "bin" / "tesseract").unlink()
    machine.has("tesseract", TESSERACT)
    machine.has("bin/apt-get", APT)
    as_root(machine)
    assert machine.call("setup", "--dev").returncode == 0
    assert (machine.folder / "bin" / "tesseract").exists()


@pytest.mark.parametrize("sudo", [None, "#!/usr/bin/env bash\necho a password is required >&2\nexit 1\n"])
def test_who_may_not_install_is_told_the_one_command(machine, sudo):
    (machine.folder / "bin" / "tesseract").unlink()
    (machine.folder / "no-ensurepip").touch()
    machine.has("bin/apt-get", APT)
    if sudo:
        machine.has("bin/sudo", sudo)
    told = machine.call("run", "doctor")
    assert (told.returncode, told.stdout) == (5, "")
    packages = "tesseract-ocr tesseract-ocr-nld python3.11-venv"
    assert told.stderr.splitlines()[-1] == f"  sudo apt-get update && sudo apt-get install -y {packages}"
    assert not any(line.startswith("apt-get") for line in machine.log)


def test_where_there_is_brew_it_brings_tesseract(machine):
    (machine.folder / "bin" / "tesseract").unlink()
    machine.has("tesseract", TESSERACT)
    machine.has("bin/brew", APT)
    assert machine.call("setup").returncode == 0
    assert "apt-get install tesseract tesseract-lang" in machine.log


def test_two_set_ups_at_once_take_turns_without_flock(machine):
    """As on macOS, which has a Perl."""
    perl = shutil.which("perl")
    if perl is None:
        pytest.skip("no perl here")
    (machine.folder / "bin" / "flock").unlink(missing_ok=True)
    (machine.folder / "bin" / "perl").symlink_to(perl)
    test_two_set_ups_at_once_install_once(machine)


def test_an_unknown_option_is_wrong_usage(machine):
    assert machine.call("setup", "--all").returncode == 2
