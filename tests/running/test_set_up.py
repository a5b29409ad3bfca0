"""What `make demo` says when the machine is not fit, before anything is installed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools import set_up


def test_an_old_python_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["set_up.py", "run"])
    monkeypatch.setattr(sys, "version_info", (3, 11, 4))
    assert set_up.main() == 1
    said = capsys.readouterr().err
    assert "needs 3.11.5 or newer" in said
    assert "make demo PYTHON=" in said


def test_the_set_up_can_be_read_by_an_old_python() -> None:
    compile(Path(set_up.__file__).read_text(), "set_up.py", "exec", dont_inherit=True)
    import ast

    ast.parse(Path(set_up.__file__).read_text(), feature_version=(3, 7))


@pytest.mark.parametrize(
    ("said", "is_download"),
    [
        (b"ERROR: Could not find a version\nERROR: No matching distribution found for django==5.2.19", True),
        (b"npm error code ENOTFOUND\nnpm error network request failed", True),
        (b"ConnectionError: HTTPSConnectionPool: Read timed out.", True),
        (b"ModuleNotFoundError: No module named 'editables'", False),
        (b"SyntaxError: invalid syntax", False),
    ],
)
def test_a_failed_download_is_told_from_other_failures(
    said: bytes, is_download: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up.explain("packages", subprocess.CalledProcessError(1, "pip", said))
    error = capsys.readouterr().err
    assert said.decode().splitlines()[-1] in error
    assert ("A download failed" in error) is is_download
    assert "run the same command again" in error


def test_an_unusable_environment_is_not_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)
    monkeypatch.setattr(set_up, "BIN", str(python.parent))
    with pytest.raises(OSError, match="move it away"):
        set_up.make_venv()
    assert python.exists()
