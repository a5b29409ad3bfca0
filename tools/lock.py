"""Writes the lock files: exact versions and hashes, no download addresses. Needs uv (`pip install uv`)."""

import shutil
import subprocess
import sys

LOCKS = {
    "requirements.lock": (),
    "requirements-build.lock": ("build",),
    "requirements-dev.lock": ("build", "dev", "postgres"),
}


def main() -> int:
    """Compile every lock file."""
    uv = shutil.which("uv")
    if uv is None:
        print("uv is not installed: pip install uv, then run this again", file=sys.stderr)
        return 1
    for name, extras in LOCKS.items():
        print(f"{name} …", flush=True)
        command = [uv, "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--quiet"]
        command += ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--output-file", name]
        for extra in extras:
            command += ["--extra", extra]
        subprocess.run(command, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
