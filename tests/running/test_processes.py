"""The processes of `redaksi serve`, killed and looked into for real."""

import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from redaksi.config.environment import Environment, read_environment
from redaksi.config.sandbox import landlock_version
from redaksi.config.serving import children
from tests.newspaper import Newspaper, running_newspaper
from tests.requirements import lacking

KINDS = ("edge", "renderer", "desk", "worker")
PUBLIC_KINDS = ("edge", "renderer")


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newspaper]:
    """A newspaper of our own, to be maltreated."""
    with running_newspaper(tmp_path_factory.mktemp("maltreated")) as running:
        yield running


def wait_until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.05)


def answers(address: str) -> bool:
    result = subprocess.run(["curl", "-sf", "-o", "/dev/null", "-m", "2", address], check=False)
    return result.returncode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_killing_one_process_leaves_the_others_working(newspaper: Newspaper, kind: str) -> None:
    wait_until(lambda: set(newspaper.processes()) == set(KINDS), 10, "all four kinds run")
    before = newspaper.processes()
    newspaper.read("/")
    os.kill(before[kind][0], signal.SIGKILL)
    if kind != "edge":
        assert newspaper.read("/").status == 200
    wait_until(lambda: newspaper.processes().get(kind, before[kind]) != before[kind], 5, f"{kind} runs again")
    wait_until(lambda: answers(f"{newspaper.site}/daerah"), 10, "the site answers")
    wait_until(lambda: answers(f"{newspaper.desk}/account/login/"), 10, "the desk answers")
    after = newspaper.processes()
    assert {other: after[other] for other in KINDS if other != kind} == {
        other: before[other] for other in KINDS if other != kind
    }


def test_a_page_that_was_never_kept_is_rendered_after_the_renderer_came_back(newspaper: Newspaper) -> None:
    os.kill(newspaper.processes()["renderer"][0], signal.SIGKILL)
    wait_until(lambda: newspaper.read("/kode-etik").status == 200, 10, "a cold page answers")


@pytest.mark.parametrize("kind", PUBLIC_KINDS)
def test_public_processes_know_no_secret(newspaper: Newspaper, kind: str) -> None:
    environment = Path(f"/proc/{newspaper.processes()[kind][0]}/environ").read_bytes().decode()
    assert "secret that no public process" not in environment
    assert "DATABASE_URL" not in environment


def test_logs_are_one_json_object_a_line(newspaper: Newspaper) -> None:
    lines = (newspaper.var.parent / "output").read_text().splitlines()
    events = [json.loads(line) for line in lines if line.startswith("{")]
    assert {"child started", "confined"} <= {event["event"] for event in events}
    assert all({"timestamp", "level", "process"} <= event.keys() for event in events)


def test_sigterm_stops_everything_within_five_seconds(tmp_path: Path) -> None:
    with running_newspaper(tmp_path) as running:
        pids = [pid for kind in running.processes().values() for pid in kind]
        began = time.monotonic()
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(5) == 0
        assert time.monotonic() - began < 5
        assert len(pids) == 4
        assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_what_was_published_survives_the_death_of_all_processes(tmp_path: Path) -> None:
    with running_newspaper(tmp_path) as running:
        home = running.read("/")
        os.killpg(os.getpgid(running.process.pid), 0)
        for pid in [running.process.pid, *(pid for kind in running.processes().values() for pid in kind)]:
            os.kill(pid, signal.SIGKILL)
        running.process.wait(5)
    with running_newspaper(tmp_path) as again:  # on another port, so the masthead is published with another address
        epoch = int(again.read("/").headers["x-redaksi-epoch"].partition(".")[2])
        assert epoch == int(home.headers["x-redaksi-epoch"].partition(".")[2]) + 1
        with sqlite3.connect(f"file:{again.var}/newsroom/newsroom.sqlite3?mode=ro", uri=True) as newsroom:
            rows, newest = newsroom.execute("SELECT count(*), max(counter) FROM press_logrow").fetchone()
        assert rows == newest == epoch


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """Settings for processes that are started one by one."""
    monkeypatch.setenv("REDAKSI_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)
    environment = read_environment()
    environment.newsroom.mkdir(parents=True)
    (environment.newsroom / "newsroom.sqlite3").write_bytes(b"a draft that nobody may see")
    return environment


def from_inside(environment: Environment, kind: str, script: str) -> subprocess.CompletedProcess[str]:
    """Run the real start of a process of `kind`; instead of serving it runs `script`."""
    child = next(child for child in children(environment) if child.name.startswith(kind))
    # the settings travel as the supervisor sends them; only the last step, serving, is replaced
    code = "\n".join(
        [
            f"import sys, redaksi.config.processes.{kind} as process",
            "def instead(settings):",
            f"    path = {str(environment.newsroom / 'newsroom.sqlite3')!r}",
            textwrap.indent(textwrap.dedent(script).strip(), "    "),
            "    sys.stdout.flush()",
            "    raise SystemExit(0)",
            "process._run = instead",
            "process.main()",
        ]
    )
    assert child.command[1:] == ("-m", f"redaksi.config.processes.{kind}")
    return subprocess.run(
        [sys.executable, "-c", code],
        env=child.environment,
        cwd=child.folder,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize("kind", PUBLIC_KINDS)
def test_the_newsroom_can_not_be_opened_from_inside_a_public_process(environment: Environment, kind: str) -> None:
    if landlock_version() == 0:
        lacking("Landlock in its kernel")
    script = """
        import os
        for attempt in (lambda: open(path), lambda: os.listdir(os.path.dirname(path)), lambda: open(path, "ab")):
            try:
                attempt()
                print("opened")
            except OSError as error:
                print(error.errno)
    """
    result = from_inside(environment, kind, script)
    assert result.stdout.split() == [str(errno.EACCES)] * 3, result.stderr


def test_without_confinement_the_same_attempt_succeeds(environment: Environment) -> None:
    script = "print(open(path).read())"
    code = f"path = {str(environment.newsroom / 'newsroom.sqlite3')!r}\n{script}"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "a draft" in result.stdout


def test_an_edge_has_no_django_in_it(environment: Environment) -> None:
    result = from_inside(environment, "edge", "print([name for name in sys.modules if name.startswith('django')])")
    assert result.stdout.strip() == "[]", result.stderr


def test_settings_of_public_processes_are_checked_at_the_border(environment: Environment) -> None:
    child = next(child for child in children(environment) if child.name.startswith("edge"))
    settings = msgspec.json.decode(child.environment["REDAKSI_EDGE"])
    result = subprocess.run(
        child.command,
        env={**child.environment, "REDAKSI_EDGE": msgspec.json.encode({**settings, "colour": "red"}).decode()},
        cwd=child.folder,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert result.returncode != 0
    assert "colour" in result.stderr
