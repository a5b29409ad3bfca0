"""Every check and test, one after the other, with a count at the end. `make test` calls it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
POSTGRES = "postgres://postgres@127.0.0.1:5432/test"
_COUNT = re.compile(r"(\d+) (passed|failed|skipped|errors?)")


class Check(NamedTuple):
    """A command; `environment` is added to ours."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]
    folder: Path = ROOT


def main() -> int:
    """Run all; 1 if anything failed."""
    passed = failed = skipped = 0
    began = time.monotonic()
    checks, lacking = _checks()
    for number, check in enumerate(checks, start=1):
        print(f"\n[{number}/{len(checks)}] {check.name}", flush=True)
        result = subprocess.run(
            check.command,
            cwd=check.folder,
            env={**os.environ, **check.environment},
            stdout=subprocess.PIPE if "pytest" in check.command else None,
            text=True,
            check=False,
        )
        if result.stdout is None:
            passed, failed = passed + (result.returncode == 0), failed + (result.returncode != 0)
        else:
            print(result.stdout, flush=True)
            counts = _counts(result.stdout)
            passed += counts.get("passed", 0)
            failed += counts.get("failed", 0) + counts.get("error", 0) + counts.get("errors", 0)
            skipped += counts.get("skipped", 0)
            if result.returncode and not (counts.get("failed") or counts.get("error") or counts.get("errors")):
                failed += 1
    for what in lacking:
        print(f"SKIPPED: {what}")
    skipped += len(lacking)
    if skipped and os.environ.get("REQUIRE_ALL") == "1":
        print(f"REQUIRE_ALL=1, but {skipped} checks were skipped: install what they name")
        failed += skipped
    print(f"\nAll checks took {time.monotonic() - began:.0f} s.")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


def _checks() -> tuple[list[Check], list[str]]:
    python, tool = sys.executable, Path(sys.executable).parent
    templates = sorted(map(str, (ROOT / "redaksi").rglob("templates/**/*.html")))
    checks = [
        Check("format (ruff)", (f"{tool}/ruff", "format", "--check", "."), {}),
        Check("lint (ruff)", (f"{tool}/ruff", "check", "."), {}),
        Check("types (mypy)", (f"{tool}/mypy",), {}),
        Check("borders (import-linter)", (f"{tool}/lint-imports",), {}),
        Check("templates (djade)", (f"{tool}/djade", "--check", "--target-version", "5.2", *templates), {}),
        Check("settings and migrations", (f"{tool}/redaksi", "check"), {"REDAKSI_VAR": str(ROOT / "build" / "check")}),
        Check("catalogues", (python, "-m", "tools.catalogues", "check"), {}),
        Check("reference pages", (python, "-m", "tools.reference", "--check"), {}),
        Check("the editor's tests", (f"{tool}/npm", "test", "--silent"), {"PATH": _path(tool)}, ROOT / "editor"),
        Check("tests on SQLite", (python, "-m", "pytest", "-q", "--ignore=tests/browser", "--ignore=tests/law"), {}),
        # by itself: its histories hang on the numbers of stories, which tests before it would change
        Check("the law", (python, "-m", "pytest", "-q", "tests/law"), {}),
        # by themselves: the browser's driver leaves the interpreter in a state that other tests trip over
        Check("tests in a browser", (python, "-m", "pytest", "-q", "tests/browser"), {}),
    ]
    if _answers("127.0.0.1", 5432):
        environment = {"REDAKSI_DATABASE_URL": os.environ.get("TEST_POSTGRES_URL", POSTGRES)}
        checks.append(
            Check("tests of the data layer on PostgreSQL", (python, "-m", "pytest", "-q", "tests/data"), environment)
        )
        return checks, []
    return checks, ["tests of the data layer on PostgreSQL: nothing answers on 127.0.0.1:5432"]


def _path(tool: Path) -> str:
    return f"{tool}{os.pathsep}{os.environ.get('PATH', '')}"


def _counts(output: str) -> dict[str, int]:
    closing = output.strip().splitlines()[-1] if output.strip() else ""
    return {word: int(number) for number, word in _COUNT.findall(closing)}


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=2).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    if shutil.which("git") is None:
        print("git is not installed; some checks read the list of files from it", file=sys.stderr)
    sys.exit(main())
