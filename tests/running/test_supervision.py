"""Supervising, tried on real processes: what is restarted, what is stopped, and how fast."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from redaksi.config.supervision import Child, next_pause

ROOT = Path(__file__).resolve().parents[1]

SUPERVISOR = """
import sys, msgspec, structlog
from redaksi.config.supervision import Child, run
structlog.configure(
    processors=[structlog.processors.add_log_level, structlog.processors.JSONRenderer()],
    logger_factory=structlog.PrintLoggerFactory(sys.stderr),
)
sys.exit(run(msgspec.json.decode(sys.argv[1], type=list[Child])))
"""
CALM = "import time; time.sleep(60)"
STUBBORN = """
import pathlib, signal, subprocess, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
helper = subprocess.Popen(["sleep", "60"])
pathlib.Path("helper").write_text(str(helper.pid))
time.sleep(60)
"""


class Supervisor:
    """A supervising process of the test's own, and its log as it was written to stderr."""

    def __init__(self, folder: Path, children: list[Child]) -> None:
        self._log = folder / "supervisor.log"
        arguments = [sys.executable, "-c", SUPERVISOR, msgspec.json.encode(children).decode()]
        with self._log.open("w") as log:
            self.process = subprocess.Popen(arguments, cwd=ROOT, stderr=log, start_new_session=True)

    def lines(self, event: str, name: str | None = None) -> list[dict[str, Any]]:
        text = self._log.read_text()
        rows = [json.loads(row) for row in text.splitlines() if row.startswith("{") and row.endswith("}")]
        return [row for row in rows if row["event"] == event and name in (None, row.get("name"))]

    def text(self) -> str:
        return self._log.read_text()

    def pids(self, name: str | None = None) -> list[int]:
        return [row["pid"] for row in self.lines("child started", name)]

    def stop(self, number: signal.Signals) -> float:
        """Seconds until it was gone."""
        began = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(timeout=7)
        return time.monotonic() - began


Supervise = Callable[..., Supervisor]


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Supervise]:
    started: list[Supervisor] = []

    def start(*children: Child) -> Supervisor:
        started.append(Supervisor(tmp_path, list(children)))
        return started[-1]

    yield start
    for supervisor in started:
        supervisor.process.kill()
        supervisor.process.wait()
        for pid in filter(is_alive, supervisor.pids()):
            os.kill(pid, signal.SIGKILL)


def a_child(folder: Path, name: str, code: str = CALM, nice: int = 0) -> Child:
    # LC_ALL keeps Python from adding a locale of its own to the environment (PEP 538).
    environment = {"LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-c", code)
    return Child(name=name, command=command, environment=environment, folder=str(folder), nice=nice)


def is_alive(pid: int) -> bool:
    """False for a zombie too: it holds nothing any more."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def eventually(condition: Callable[[], object], within_seconds: float = 5) -> None:
    deadline = time.monotonic() + within_seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.02)


def test_a_killed_child_returns_and_the_others_are_left_alone(tmp_path: Path, supervise: Supervise) -> None:
    supervisor = supervise(*(a_child(tmp_path, name) for name in ("edge", "renderer", "desk", "worker")))
    eventually(lambda: len(supervisor.pids()) == 4)
    [first] = supervisor.pids("desk")

    os.kill(first, signal.SIGKILL)

    eventually(lambda: len(supervisor.pids("desk")) == 2)
    [down] = supervisor.lines("child down")
    assert (down["name"], down["pid"], down["signal"], down["next_try_seconds"]) == ("desk", first, "SIGKILL", 0.2)
    assert is_alive(supervisor.pids("desk")[1])
    for name in ("edge", "renderer", "worker"):
        [pid] = supervisor.pids(name)
        assert is_alive(pid)


def test_a_child_that_keeps_failing_is_tried_less_and_less_often(tmp_path: Path, supervise: Supervise) -> None:
    supervisor = supervise(a_child(tmp_path, "worker", "import sys; sys.exit(3)"))

    eventually(lambda: len(supervisor.lines("child down")) == 4)

    assert [row["next_try_seconds"] for row in supervisor.lines("child down")] == [0.2, 0.4, 0.8, 1.6]
    assert {row["status"] for row in supervisor.lines("child down")} == {3}
    assert supervisor.stop(signal.SIGTERM) < 1, "stopping must not wait for the next try"
    assert supervisor.process.returncode == 0


@pytest.mark.parametrize(
    ("pause_seconds", "ran_seconds", "then_seconds"),
    [(0, 1, 0.2), (6.4, 1, 10), (10, 1, 10), (10, 29.9, 10), (10, 30, 0.2)],
)
def test_pauses_double_up_to_ten_seconds_and_start_over_after_a_steady_run(
    pause_seconds: float, ran_seconds: float, then_seconds: float
) -> None:
    assert next_pause(pause_seconds, ran_seconds) == then_seconds


@pytest.mark.parametrize("missing", ["command", "folder"])
def test_a_child_that_can_not_be_started_is_tried_again(missing: str, tmp_path: Path, supervise: Supervise) -> None:
    change = {"command": ("no-such-command",)} if missing == "command" else {"folder": str(tmp_path / "absent")}
    lame = msgspec.structs.replace(a_child(tmp_path, "edge"), **change)

    supervisor = supervise(lame, a_child(tmp_path, "desk"))

    eventually(lambda: len(supervisor.lines("child down", "edge")) == 2)
    assert "No such file or directory" in supervisor.text()
    assert is_alive(supervisor.pids("desk")[0])


def test_sigterm_stops_all_within_five_seconds_even_one_that_ignores_it(tmp_path: Path, supervise: Supervise) -> None:
    supervisor = supervise(a_child(tmp_path, "edge"), a_child(tmp_path, "desk", STUBBORN), a_child(tmp_path, "worker"))
    helper = tmp_path / "helper"
    eventually(lambda: len(supervisor.pids()) == 3 and helper.exists() and helper.read_text())

    took_seconds = supervisor.stop(signal.SIGTERM)

    assert supervisor.process.returncode == 0
    assert 3 <= took_seconds < 5
    assert [row["name"] for row in supervisor.lines("child killed")] == ["desk"]
    eventually(lambda: not any(map(is_alive, [*supervisor.pids(), int(helper.read_text())])), within_seconds=0.5)


def test_ctrl_c_in_the_terminal_reaches_the_supervisor_only(tmp_path: Path, supervise: Supervise) -> None:
    code = """
import pathlib, signal, sys, time
signal.signal(signal.SIGINT, lambda *_: pathlib.Path("interrupted").touch())
signal.signal(signal.SIGTERM, lambda *_: (pathlib.Path("terminated").touch(), sys.exit()))
pathlib.Path("ready").touch()
time.sleep(60)
"""
    supervisor = supervise(a_child(tmp_path, "worker", code))
    eventually((tmp_path / "ready").exists)

    os.killpg(supervisor.process.pid, signal.SIGINT)

    assert supervisor.process.wait(timeout=5) == 0
    assert (tmp_path / "terminated").exists()
    assert not (tmp_path / "interrupted").exists()


def test_a_second_ctrl_c_kills_at_once(tmp_path: Path, supervise: Supervise) -> None:
    supervisor = supervise(a_child(tmp_path, "desk", STUBBORN))
    eventually((tmp_path / "helper").exists)

    supervisor.process.send_signal(signal.SIGINT)
    eventually(lambda: supervisor.lines("stopping"))

    assert supervisor.stop(signal.SIGINT) < 1
    assert supervisor.process.returncode == 130
    assert not is_alive(supervisor.pids()[0])


def test_no_child_outlives_a_killed_supervisor(tmp_path: Path, supervise: Supervise) -> None:
    confined = f"""
import pathlib, time
from redaksi.config.sandbox import confine, python_readable
confine(python_readable(), [pathlib.Path({str(tmp_path)!r})], [])
pathlib.Path("ready").touch()
time.sleep(60)
"""
    supervisor = supervise(a_child(tmp_path, "renderer", confined), a_child(tmp_path, "desk"))
    eventually(lambda: len(supervisor.pids()) == 2 and (tmp_path / "ready").exists())

    supervisor.process.kill()

    eventually(lambda: not any(map(is_alive, supervisor.pids())), within_seconds=2)


def test_a_refused_configuration_stops_all_and_is_the_exit_code(tmp_path: Path, supervise: Supervise) -> None:
    supervisor = supervise(a_child(tmp_path, "edge"), a_child(tmp_path, "desk", "import sys; sys.exit(78)"))

    assert supervisor.process.wait(timeout=5) == 78

    [refused] = supervisor.lines("child refused its configuration")
    assert refused["name"] == "desk"
    assert len(supervisor.pids("desk")) == 1
    assert not any(map(is_alive, supervisor.pids()))


def test_a_child_gets_the_given_environment_folder_and_niceness_and_no_more(
    tmp_path: Path, supervise: Supervise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDAKSI_SECRET_KEY", "only for the desk")
    code = """
import json, os, signal, time
seen = dict(environment=dict(os.environ), folder=os.getcwd(), nice=os.nice(0), leads=os.getsid(0) == os.getpid())
open("seen.new", "w").write(json.dumps(seen))
os.rename("seen.new", "seen")
time.sleep(60)
"""
    child = a_child(tmp_path, "renderer", code, nice=7)
    supervise(child)

    eventually((tmp_path / "seen").exists)

    seen = json.loads((tmp_path / "seen").read_text())
    expected_nice = os.nice(0) + 7
    assert seen == {
        "environment": child.environment,
        "folder": str(tmp_path),
        "nice": expected_nice,
        "leads": True,
    }
