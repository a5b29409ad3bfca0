"""Supervising: starts the processes of `redaksi serve`, restarts the fallen, stops all. What they do: processes/."""

import asyncio
import contextlib
import os
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Sequence

import msgspec
import structlog
from structlog.typing import FilteringBoundLogger

FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 10.0
STEADY_SECONDS = 30.0
"""A child that ran this long is taken to have recovered: its next pause is the first one again."""

GRACE_SECONDS = 3.0
REAP_SECONDS = 1.0
"""How long a killed child may take to be gone; only one stuck in the kernel takes longer."""

EX_CONFIG = 78
"""A child's exit code for "my configuration is wrong, and I have said what": sysexits.h."""

# Runs in the child before the command takes its place (same pid). A program of its own, not a preexec_fn: Python code
# between fork and exec can deadlock once the supervisor has threads, and asyncio has one a child before Python 3.12.
# The parent is compared after prctl, since one that died before it sends no signal. Python ignores two signals that
# other programs expect to find as they were.
STARTER = """
import ctypes, os, signal, sys
parent, nice, *command = sys.argv[1:]
if sys.platform == "linux":
    PR_SET_PDEATHSIG = 1
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0):
        sys.exit("cannot tie the life of " + command[0] + " to its supervisor: " + os.strerror(ctypes.get_errno()))
if os.getppid() != int(parent):
    sys.exit("the supervisor is gone, not starting " + command[0])
for each in (signal.SIGPIPE, signal.SIGXFSZ):
    signal.signal(each, signal.SIG_DFL)
try:
    os.nice(int(nice))
    os.execvp(command[0], command)
except OSError as error:
    sys.exit("cannot start " + command[0] + ": " + error.strerror)
"""

LOG: FilteringBoundLogger = structlog.get_logger("redaksi.supervision")


class Child(msgspec.Struct, frozen=True, kw_only=True):
    """One process to keep running. `environment` is all it gets, already scrubbed; `folder` is its working folder."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]
    folder: str
    nice: int = 0


class ConfigurationError(Exception):
    """A child exited with EX_CONFIG; all others have been stopped. Carries the child's name."""


def run(children: Sequence[Child]) -> int:
    """Supervise until SIGTERM or Ctrl-C; the exit code. Call it on the main thread.

    0 after an ordered stop, 78 if a child refused its configuration, 130 if a second Ctrl-C killed the children.
    """
    try:
        asyncio.run(_run(children))
    except ConfigurationError:
        return EX_CONFIG
    except asyncio.CancelledError:
        return 128 + signal.SIGINT
    return 0


async def supervise(children: Sequence[Child], *, stopping: asyncio.Event, log: FilteringBoundLogger = LOG) -> None:
    """Keep the children running until `stopping` is set, then end them: SIGTERM, and SIGKILL after 3 s.

    Cancelling kills them at once. The kernel sends the children SIGTERM when the thread that runs this ends, so it
    belongs on the main thread. Raises ConfigurationError, after stopping all (and setting `stopping`).
    """
    async with asyncio.TaskGroup() as group:
        kept = [group.create_task(_keep(child, stopping, log)) for child in children]
    refused = [child.name for child, task in zip(children, kept, strict=True) if task.result() == EX_CONFIG]
    if refused:
        raise ConfigurationError(", ".join(refused))


def next_pause(pause_seconds: float, ran_seconds: float) -> float:
    """Seconds until the next try, from the last pause (0 if there was none) and how long the child then ran."""
    if ran_seconds >= STEADY_SECONDS:
        return FIRST_PAUSE_SECONDS
    return min(max(pause_seconds * 2, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)


async def _run(children: Sequence[Child]) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    supervising = loop.create_task(supervise(children, stopping=stopping))

    def stop(received: signal.Signals) -> None:
        # Only an interrupt is a person who has lost patience. Service managers and wrappers such as make send both
        # signals in one go, and that must stay an ordered stop.
        if stopping.is_set() and received == signal.SIGINT:
            LOG.warning("killing all", signal=received.name)
            supervising.cancel()
        elif not stopping.is_set():
            LOG.info("stopping", signal=received.name)
            stopping.set()

    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop, each)
    await supervising
    LOG.info("stopped")


async def _keep(child: Child, stopping: asyncio.Event, log: FilteringBoundLogger) -> int | None:
    """Start the child again and again until `stopping`. EX_CONFIG if that is why it stays down, else None."""
    pause_seconds = 0.0
    while not stopping.is_set():
        began = time.monotonic()
        ending = await _run_once(child, stopping, log)
        if stopping.is_set():
            break
        if ending.get("status") == EX_CONFIG:
            log.error("child refused its configuration", name=child.name, **ending)
            stopping.set()
            return EX_CONFIG
        pause_seconds = next_pause(pause_seconds, time.monotonic() - began)
        log.warning("child down", name=child.name, **ending, next_try_seconds=pause_seconds)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), pause_seconds)
    return None


async def _run_once(child: Child, stopping: asyncio.Event, log: FilteringBoundLogger) -> dict[str, int | str]:
    """How it ended, as log fields: pid with status or signal, or the reason why the system would not start it."""
    try:
        process = await _start(child)
    except OSError as error:  # no such folder, no memory
        return {"reason": str(error)}
    log.info("child started", name=child.name, pid=process.pid)
    await _wait(process, child, stopping, log)
    return {"pid": process.pid, **_ending(process.returncode)}


async def _start(child: Child) -> Process:
    starter = (sys.executable, "-I", "-S", "-c", STARTER, str(os.getpid()), str(child.nice))
    return await asyncio.create_subprocess_exec(
        *starter,
        *child.command,
        env=child.environment,
        cwd=child.folder,
        stdin=DEVNULL,
        start_new_session=True,
    )


async def _wait(process: Process, child: Child, stopping: asyncio.Event, log: FilteringBoundLogger) -> None:
    """Return when the process is gone, by itself or because of `stopping`."""
    exited = asyncio.ensure_future(process.wait())
    asked = asyncio.ensure_future(stopping.wait())
    try:
        await asyncio.wait({exited, asked}, return_when=asyncio.FIRST_COMPLETED)
        if not exited.done():
            _terminate(process)
            await asyncio.wait({exited}, timeout=GRACE_SECONDS)
        if not exited.done():
            log.warning("child killed", name=child.name, pid=process.pid, after_seconds=GRACE_SECONDS)
    finally:
        asked.cancel()
        if not exited.done():
            _kill(process)
            await asyncio.wait({exited}, timeout=REAP_SECONDS)
        exited.cancel()


def _terminate(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()


def _kill(process: Process) -> None:
    # The whole session: what a killed child had started would otherwise stay behind, holding files and ports.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _ending(returncode: int | None) -> dict[str, int | str]:
    if returncode is None:  # killed, and stuck in the kernel
        return {}
    if returncode >= 0:
        return {"status": returncode}
    try:
        return {"signal": signal.Signals(-returncode).name}
    except ValueError:  # a real-time signal has no name
        return {"signal": str(-returncode)}
