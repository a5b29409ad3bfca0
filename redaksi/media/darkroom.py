"""From an uploaded file to finished renditions, through the lab's process. Rows are written elsewhere."""

import logging
import subprocess
import sys
import threading
from pathlib import Path

import msgspec

import redaksi

from .errors import PictureRefused
from .report import MAX_UPLOAD_BYTES, REPORT, Report

TIMEOUT_SECONDS = 60.0
AT_ONCE = 2
"""How many files one process has in the lab at a time; others wait."""

MAX_REPORT_BYTES = 100_000
MAX_SAID_BYTES = 2_000
STDERR = "stderr"

log = logging.getLogger("redaksi.media")
_places = threading.BoundedSemaphore(AT_ONCE)


def develop(file: Path, folder: Path, *, timeout_seconds: float = TIMEOUT_SECONDS) -> Report:
    """The renditions of `file` in `folder`, as `<width>.<format>`. Raises `PictureRefused`.

    The child knows nothing of our environment, and is killed when it takes too long. Whatever becomes of it, the same
    file can be sent again: it has written nowhere but in `folder`.
    """
    if file.stat().st_size > MAX_UPLOAD_BYTES:
        raise PictureRefused("bytes")
    command = [sys.executable, "-m", "redaksi.media.lab", str(file), str(folder)]
    path = str(Path(redaksi.__file__).resolve().parents[1])
    with _places, (folder / STDERR).open("wb") as stderr:
        try:
            ended = subprocess.run(  # noqa: S603 - our own module, and paths that we chose
                command,
                env={"PYTHONPATH": path, "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"},
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                timeout=timeout_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise PictureRefused("heavy") from None
        except OSError as error:
            log.error("the lab could not begin: %s", error)
            raise PictureRefused("died") from None
    if ended.returncode != 0:
        said = (folder / STDERR).read_bytes()[-MAX_SAID_BYTES:].decode("utf-8", "replace")
        log.warning("the lab ended with %d: %s", ended.returncode, said)
    report = _report(folder / REPORT)
    if report.refused is not None:
        raise PictureRefused(report.refused)
    return report


def _report(file: Path) -> Report:
    """What the child told. One that died without a word met a hostile picture, or a machine that was out of memory."""
    try:
        with file.open("rb") as opened:
            return msgspec.json.decode(opened.read(MAX_REPORT_BYTES), type=Report)
    except (OSError, msgspec.MsgspecError):
        raise PictureRefused("died") from None
