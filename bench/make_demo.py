"""From a clean clone to a site that answers: the whole of `make demo`, and its second run."""

import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.results import keep

ROOT = Path(__file__).resolve().parent.parent
GIVE_UP_SECONDS = 900

METHOD = (
    "`git clone` into an empty folder, then `make demo` there until the site's home page answers 200: virtual "
    "environment, packages from the registry (pip's cache as it is on this machine), the editor's build, the "
    "databases, the demo newspaper, the start of all processes. `again` is the same command once more."
)


def main() -> None:
    """Measure and keep."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "redaksi"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        first, second = _demo(clone), _demo(clone)
    keep("make-demo", METHOD, {"clean clone": f"{first:.0f} s", "again": f"{second:.0f} s"})


def _demo(clone: Path) -> float:
    port = _free_port()
    settings = {"REDAKSI_SITE_PORT": str(port), "REDAKSI_DESK_PORT": str(_free_port())}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("REDAKSI_")} | settings
    began = time.monotonic()
    demo = subprocess.Popen(["make", "demo"], cwd=clone, env=environment, start_new_session=True)
    try:
        while not _answers(f"http://localhost:{port}/"):
            assert demo.poll() is None, "make demo ended"
            assert time.monotonic() - began < GIVE_UP_SECONDS, "make demo takes too long"
            time.sleep(0.1)
        return time.monotonic() - began
    finally:
        os.killpg(demo.pid, signal.SIGTERM)
        demo.wait(10)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


if __name__ == "__main__":
    main()
