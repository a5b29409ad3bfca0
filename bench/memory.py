"""What each process holds in memory while nobody asks for anything."""

import tempfile
import time
from pathlib import Path

from bench.results import keep
from tests.newspaper import running_newspaper

METHOD = (
    "Every process of `redaksi demo`, each page of the demo's home read once, one login page, then 5 s of rest. "
    "PSS and RSS from /proc/<pid>/smaps_rollup: PSS shares out pages that several processes use."
)


def main() -> None:
    """Measure and keep."""
    with tempfile.TemporaryDirectory() as folder, running_newspaper(Path(folder)) as newspaper:
        for path in ("/", "/daerah", "/ekonomi", "/redaksi"):
            newspaper.read(path)
        time.sleep(5)
        figures = {}
        for kind, pids in {"supervisor": [newspaper.process.pid], **newspaper.processes()}.items():
            for pid in pids:
                sizes = _sizes(pid)
                figures[kind] = f"PSS {sizes['Pss']:.0f} MB, RSS {sizes['Rss']:.0f} MB"
    keep("memory", METHOD, figures)


def _sizes(pid: int) -> dict[str, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}


if __name__ == "__main__":
    main()
