"""The commands as a person at a terminal runs them."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from redaksi.config.demo.newspaper import newspaper
from tests.newspaper import loaded_demo

COMMANDS = ("serve", "demo", "migrate", "check", "rebuild", "doctor")


def redaksi(var: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "redaksi.cli", *arguments],
        env=environment(var, **more),
        cwd=var.parent,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def environment(var: Path, **more: str) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("REDAKSI_", "DJANGO_"))}
    return {**ours, "REDAKSI_VAR": str(var), **more}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a loaded demo newspaper."""
    var = tmp_path_factory.mktemp("loaded") / "var"
    shutil.copytree(loaded_demo(), var)
    return var


@pytest.fixture
def taken_port() -> Iterator[str]:
    """A port that somebody listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield str(other.getsockname()[1])


def live_stories_of_the_demo() -> int:
    """How many the newspaper's text says."""
    return sum("withdrawn" not in story and story.get("state", "live") == "live" for story in newspaper().stories)


def stories(var: Path) -> int:
    with sqlite3.connect(f"file:{var}/newsroom/newsroom.sqlite3?mode=ro", uri=True) as newsroom:
        return int(newsroom.execute("SELECT count(*) FROM newsroom_story WHERE state = 'live'").fetchone()[0])


def test_help_names_every_command(tmp_path: Path) -> None:
    said = redaksi(tmp_path / "var", "--help").stdout
    assert [command for command in COMMANDS if f"\n    {command} " not in said] == []


def test_the_demo_is_loaded_once(loaded: Path) -> None:
    assert stories(loaded) == live_stories_of_the_demo()
    assert redaksi(loaded, "demo", "--load-only").returncode == 0
    assert stories(loaded) == live_stories_of_the_demo()


def test_loading_the_demo_goes_on_where_it_was_killed(tmp_path: Path) -> None:
    var = tmp_path / "var"
    loading = subprocess.Popen(
        [sys.executable, "-m", "redaksi.cli", "demo", "--load-only"],
        env=environment(var),
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 400
    while time.monotonic() < deadline:
        try:
            if stories(var) > 3:
                break
        except sqlite3.Error:
            pass
        time.sleep(0.01)
    loading.send_signal(signal.SIGKILL)
    loading.wait(5)
    assert stories(var) > 3
    assert redaksi(var, "demo", "--load-only").returncode == 0
    assert stories(var) == live_stories_of_the_demo()


def test_rebuild_makes_the_same_site_database_again(loaded: Path) -> None:
    before = (loaded / "site" / "CURRENT").read_text()
    result = redaksi(loaded, "rebuild")
    assert result.returncode == 0
    assert "done in" in result.stdout
    after = (loaded / "site" / "CURRENT").read_text()
    assert int(after) == int(before) + 1
    contents = [
        list(sqlite3.connect(loaded / "site" / f"{name}.sqlite3").execute("SELECT * FROM touched ORDER BY tag"))
        for name in (before, after)
    ]
    assert contents[0] == contents[1]


@pytest.mark.parametrize("is_lost", [True, False])
def test_kept_pages_go_with_a_site_database_that_was_lost(loaded: Path, tmp_path: Path, is_lost: bool) -> None:
    copy = tmp_path / "var"
    subprocess.run(["cp", "-a", str(loaded), str(copy)], check=True)
    (copy / "pages").mkdir(exist_ok=True)
    kept = [copy / "pages" / f"pages.sqlite3{ending}" for ending in ("", "-wal")]
    for file in kept:
        file.write_bytes(b"kept")
    if is_lost:
        for file in (copy / "site").iterdir():
            file.unlink()
    assert redaksi(copy, "rebuild").returncode == 0
    assert [file.exists() for file in kept] == [not is_lost] * 2


def test_check_finds_nothing_missing(loaded: Path) -> None:
    result = redaksi(loaded, "check")
    assert result.returncode == 0, result.stderr


def test_the_doctor_finds_a_well_newspaper_well(loaded: Path) -> None:
    result = redaksi(loaded, "doctor", REDAKSI_SITE_PORT="18765", REDAKSI_DESK_PORT="18766")
    assert result.returncode == 0, result.stdout
    assert "WRONG" not in result.stdout


def test_the_doctor_names_each_ailment_and_its_remedy(tmp_path: Path, taken_port: str) -> None:
    var = tmp_path / "var"
    (var / "newsroom").mkdir(parents=True, mode=0o755)
    result = redaksi(var, "doctor", REDAKSI_SITE_PORT=taken_port)
    assert result.returncode == 1
    for remedy in (f"chmod 700 {var}/newsroom", "redaksi migrate", "REDAKSI_SITE_PORT"):
        assert remedy in result.stdout


def test_the_doctor_sees_that_readers_are_behind(loaded: Path, tmp_path: Path) -> None:
    copy = tmp_path / "var"
    subprocess.run(["cp", "-a", str(loaded), str(copy)], check=True)
    name = (copy / "site" / "CURRENT").read_text()
    with sqlite3.connect(copy / "site" / f"{name}.sqlite3") as site:
        site.execute("UPDATE state SET counter = counter - 1")
    result = redaksi(copy, "doctor", REDAKSI_SITE_PORT="18765", REDAKSI_DESK_PORT="18766")
    assert result.returncode == 1
    assert "WRONG the press log is at" in result.stdout
    assert "redaksi rebuild" in result.stdout


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_taken_port_is_named_with_what_to_do(loaded: Path, taken_port: str, command: str) -> None:
    result = redaksi(loaded, command, REDAKSI_SITE_PORT=taken_port)
    assert result.returncode == 78
    assert taken_port in result.stderr
    assert "REDAKSI_SITE_PORT" in result.stderr


def test_serve_asks_for_migrations_first(tmp_path: Path) -> None:
    result = redaksi(tmp_path / "var", "serve")
    assert result.returncode == 78
    assert "run `redaksi migrate`" in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("SITE_PORT", "abc"), ("SITE_PORT", "70000"), ("SITE_BIND", "localhost"), ("SITE_URL", "x"), ("EDGES", "0")],
)
def test_a_bad_setting_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    result = redaksi(tmp_path / "var", "doctor", **{f"REDAKSI_{name}": value})
    assert result.returncode == 78
    assert name in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("module", ["redaksi.cli", "redaksi.config.processes.edge"])
def test_a_bad_sqlite_refuses_to_start_and_says_so(tmp_path: Path, module: str) -> None:
    code = (
        "import sqlite3, sys; sqlite3.sqlite_version_info = (3, 40, 1); sqlite3.sqlite_version = '3.40.1'; "
        f"sys.modules['pysqlite3'] = None; sys.argv = ['redaksi', 'check']; import runpy; "
        f"runpy.run_module('{module}', run_name='__main__')"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path / "var"),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert result.returncode != 0
    assert "SQLite 3.40.1 can lose committed writes in WAL mode; Redaksi needs 3.51.3 or newer" in result.stderr
