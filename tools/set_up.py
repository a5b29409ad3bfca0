"""Makes the environment: a virtual one in .venv, the editor's build, the catalogues. Standard library only.

Written so that an old Python can still read it and say what is wrong. What is up to date is left alone.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "bin")
OLDEST = (3, 11, 5)
LOCKS = {"run": "requirements-build.lock", "develop": "requirements-dev.lock"}
EDITOR = os.path.join(ROOT, "editor")
DOWNLOAD_TROUBLE = re.compile(
    r"Connection(Error| refused| reset| broken)|[Tt]imed out|Failed to establish|Name or service"
    r"|No matching distribution|\bE(NOTFOUND|TIMEDOUT|CONNREFUSED|CONNRESET|AI_AGAIN)\b|network"
)
BUILD = os.path.join(ROOT, "redaksi", "desk", "static", "desk", "build")


def main():  # type: () -> int
    """set_up.py run | develop."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else ""
    if purpose not in LOCKS:
        sys.stderr.write("usage: set_up.py run | develop\n")
        return 2
    if sys.version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        sys.stderr.write(
            "Python %s is too old: Redaksi needs %s or newer. Install one and name it, for example:\n"
            "  make demo PYTHON=python3.12\n" % (sys.version.split()[0], wanted)
        )
        return 1
    steps = [
        ("virtual environment", make_venv),
        ("packages", lambda: install(purpose)),
        ("the desk's editor", build_editor),
        ("catalogues", compile_catalogues),
    ]
    for number, (name, step) in enumerate(steps, 1):
        began = time.time()
        sys.stdout.write("[%d/%d] %s … " % (number, len(steps), name))
        sys.stdout.flush()
        try:
            done = step()
        except subprocess.CalledProcessError as error:
            return explain(name, error)
        except OSError as error:
            sys.stderr.write("\n%s: %s\n" % (name, error))
            return 1
        sys.stdout.write("%s (%.0f s)\n" % (done, time.time() - began))
    return 0


def make_venv():  # type: () -> str
    """The environment itself; an existing one of another Python is left alone if it is new enough."""
    python = os.path.join(BIN, "python")
    if os.path.exists(python):
        check = "import sys; sys.exit(sys.version_info < %r)" % (OLDEST,)
        if subprocess.call([python, "-c", check]) == 0:
            return "is there"
        raise OSError(".venv has an unusable or too old Python; move it away and run this again")
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        raise OSError("this Python has no venv; on Debian or Ubuntu: apt-get install python3-venv") from None
    run([sys.executable, "-m", "venv", VENV])
    return "made"


def install(purpose):  # type: (str) -> str
    """The locked packages, each checked against its hash, and Redaksi itself."""
    lock = os.path.join(ROOT, LOCKS[purpose])
    mark = digest([lock, os.path.join(ROOT, "pyproject.toml")])
    if is_marked("packages-" + purpose, mark):
        return "up to date"
    pip = [os.path.join(BIN, "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run([*pip, "install", "--require-hashes", "--requirement", lock])
    run([*pip, "install", "--no-deps", "--no-build-isolation", "--editable", ROOT])
    put_mark("packages-" + purpose, mark)
    return "installed"


def build_editor():  # type: () -> str
    """The editor's bundle, by the Node that came as a package; none is needed on the machine."""
    sources = [os.path.join(EDITOR, name) for name in sorted(os.listdir(EDITOR)) if name != "node_modules"]
    for folder, _, names in os.walk(os.path.join(EDITOR, "src")):
        sources += [os.path.join(folder, name) for name in names]
    mark = digest(sorted(path for path in sources if os.path.isfile(path)))
    if is_marked("editor", mark) and os.path.exists(os.path.join(BUILD, "editor.js")):
        return "up to date"
    environment = dict(os.environ, PATH=BIN + os.pathsep + os.environ.get("PATH", ""))
    npm = os.path.join(BIN, "npm")
    run([npm, "ci", "--no-fund", "--no-audit", "--loglevel=error"], cwd=EDITOR, env=environment)
    run([npm, "run", "--silent", "build", "--", "--outdir", BUILD], cwd=EDITOR, env=environment)
    put_mark("editor", mark)
    return "built"


def compile_catalogues():  # type: () -> str
    """What Django reads of the catalogues, by Babel."""
    run([os.path.join(BIN, "python"), "-m", "tools.catalogues", "compile"])
    return "compiled"


def run(command, **options):  # type: (list[str], object) -> None
    """Run quietly; what it said is shown if it fails."""
    settings = dict({"cwd": ROOT}, **options)
    subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **settings)  # type: ignore[call-overload]


def explain(name, error):  # type: (str, subprocess.CalledProcessError) -> int
    """What failed, what it said, what to do."""
    said = (error.output or b"").decode("utf-8", "replace").strip().splitlines()[-15:]
    sys.stderr.write("\n%s failed:\n  %s\n" % (name, "\n  ".join(said)))
    if DOWNLOAD_TROUBLE.search(" ".join(said)):
        sys.stderr.write(
            "A download failed. Check the network or the proxy settings (HTTPS_PROXY; pip and npm read their own\n"
            "configuration too), then run the same command again: it goes on from this step.\n"
        )
    else:
        sys.stderr.write("Mend what it says and run the same command again: it goes on from this step.\n")
    return 1


def digest(paths):  # type: (list[str]) -> str
    """One hash over the files."""
    total = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            total.update(hashlib.sha256(file.read()).digest())
    return total.hexdigest()


def is_marked(name, mark):  # type: (str, str) -> bool
    """True if the step was done for just these files."""
    path = os.path.join(VENV, ".redaksi-" + name)
    if not os.path.exists(path):
        return False
    with open(path) as file:
        return file.read() == mark


def put_mark(name, mark):  # type: (str, str) -> None
    """Remember that the step is done."""
    with open(os.path.join(VENV, ".redaksi-" + name), "w") as file:
        file.write(mark)


if __name__ == "__main__":
    if shutil.which("true") is None and os.name == "nt":
        sys.stderr.write("Redaksi runs on Linux and macOS; on Windows use WSL.\n")
        sys.exit(1)
    sys.exit(main())
