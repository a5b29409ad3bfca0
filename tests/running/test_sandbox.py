"""The sandbox, tried from inside: each test confines a process of its own and lets it reach for files."""

import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from redaksi.config.sandbox import confine, python_readable, rights_of_abi

ROOT = Path(__file__).resolve().parents[1]

PRELUDE = """
import errno, os, sys
from pathlib import Path
from redaksi.config.sandbox import confine, python_readable
var = Path(sys.argv[1])
newsroom, site, theme = var / "newsroom", var / "site", var / "theme"
if not confine([*python_readable(), theme], [site], forbidden=[newsroom]):
    sys.exit("NO LANDLOCK")

def refused(attempt, *reasons):
    try:
        attempt()
    except OSError as error:
        assert error.errno in reasons, error
    else:
        raise AssertionError("was allowed")
"""


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A newsroom's folder with a file that must stay closed, a site's to write in, a theme's to read."""
    for name in ("newsroom", "site", "theme"):
        (tmp_path / name).mkdir()
    (tmp_path / "newsroom" / "newsroom.sqlite3").write_text("a draft")
    (tmp_path / "theme" / "page.html").write_text("<h1>")
    return tmp_path


def confined(var: Path, code: str) -> str:
    """What the code printed, run in a confined process; skips if the kernel can't confine."""
    arguments = [sys.executable, "-c", PRELUDE + code, str(var)]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=8, check=False)
    if "NO LANDLOCK" in done.stderr:
        pytest.skip("this kernel has no Landlock, or it is switched off")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_newsrooms_file_can_not_be_opened(var: Path) -> None:
    confined(
        var,
        """
secret = newsroom / "newsroom.sqlite3"
try:
    secret.open("rb")
except PermissionError as error:
    assert error.errno == errno.EACCES
else:
    raise AssertionError("was opened")
refused(lambda: secret.open("ab"), errno.EACCES)
refused(lambda: os.listdir(newsroom), errno.EACCES)
refused(lambda: os.truncate(secret, 0), errno.EACCES)
refused(secret.unlink, errno.EACCES)
""",
    )
    assert (var / "newsroom" / "newsroom.sqlite3").read_text() == "a draft"


def test_no_link_or_move_leads_to_the_newsrooms_file(var: Path) -> None:
    confined(
        var,
        """
secret = newsroom / "newsroom.sqlite3"
refused(lambda: os.link(secret, site / "hard"), errno.EACCES, errno.EXDEV)
refused(lambda: os.rename(secret, site / "moved"), errno.EACCES, errno.EXDEV)
refused(lambda: os.rename(newsroom, site / "moved"), errno.EACCES, errno.EXDEV)
os.symlink(secret, site / "soft")
refused((site / "soft").read_bytes, errno.EACCES)
refused(Path(f"/proc/self/root{secret}").read_bytes, errno.EACCES)
refused(Path(f"/proc/{os.getppid()}/root{secret}").read_bytes, errno.EACCES)
""",
    )


def test_what_others_keep_in_memory_is_closed_too(var: Path) -> None:
    confined(
        var,
        """
import stat
refused(Path(f"/proc/{os.getppid()}/environ").read_bytes, errno.EACCES, errno.EPERM)
refused(lambda: open(f"/proc/{os.getppid()}/mem", "rb"), errno.EACCES)
refused(lambda: open("/proc/kcore", "rb"), errno.EACCES, errno.EPERM, errno.ENOENT)
refused(lambda: os.listdir("/dev/shm"), errno.EACCES)
refused(lambda: os.mknod(site / "disk", stat.S_IFBLK | 0o600, os.makedev(7, 0)), errno.EACCES, errno.EPERM)
""",
    )


def test_nothing_can_be_executed(var: Path) -> None:
    code = "refused(lambda: os.execv(sys.executable, [sys.executable, '-c', 'exit(1)']), errno.EACCES)"
    confined(var, code)


def test_a_writable_folder_takes_every_ordinary_change(var: Path) -> None:
    confined(
        var,
        """
(site / "a").mkdir()
(site / "b").mkdir()
(site / "a" / "page").write_text("text")
(site / "a" / "page").rename(site / "b" / "page")
assert (site / "b" / "page").read_text() == "text"
os.truncate(site / "b" / "page", 0)
(site / "b" / "page").unlink()
(site / "b").rmdir()
""",
    )


def test_a_readable_folder_can_be_read_but_not_changed(var: Path) -> None:
    confined(
        var,
        """
page = theme / "page.html"
assert page.read_text() == "<h1>" and os.listdir(theme) == ["page.html"]
refused(lambda: page.write_text("changed"), errno.EACCES)
refused((theme / "new").touch, errno.EACCES)
refused((theme / "new").mkdir, errno.EACCES)
refused(page.unlink, errno.EACCES)
""",
    )


def test_the_interpreter_still_finds_what_it_needs(var: Path) -> None:
    out = confined(
        var,
        """
assert "wave" not in sys.modules and "redaksi.config.ports" not in sys.modules
import wave, ssl, email.mime.text, redaksi.config.ports, msgspec, structlog
import datetime, secrets, time, zoneinfo
secrets.token_bytes(8)
Path("/dev/urandom").open("rb").read(1)
open(os.devnull, "w").write("gone")
time.tzset()
print(datetime.datetime(2024, 1, 1, tzinfo=zoneinfo.ZoneInfo("Asia/Jakarta")).utcoffset())
assert Path("/etc/localtime").read_bytes() and Path("/proc/self/status").read_text() and os.cpu_count()
""",
    )
    assert out == "7:00:00\n"


def test_a_wal_database_in_a_writable_folder_can_be_read(var: Path) -> None:
    writer = sqlite3.connect(var / "site" / "1.sqlite3")
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE story (headline TEXT)")
    writer.execute("INSERT INTO story VALUES ('Banjir surut')")
    writer.commit()

    out = confined(
        var,
        """
import sqlite3
reader = sqlite3.connect(f"file:{site}/1.sqlite3?mode=ro", uri=True)
print(reader.execute("SELECT headline FROM story").fetchone()[0])
""",
    )

    writer.close()
    assert out == "Banjir surut\n"


def test_a_unix_socket_elsewhere_can_be_reached(var: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(var / "renderer.sock"))
        server.listen()
        confined(var, "import socket; socket.socket(socket.AF_UNIX).connect(str(var / 'renderer.sock'))")


def test_confining_a_process_with_threads_is_refused(var: Path) -> None:
    code = """
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
try:
    confine([theme], [], [])
except RuntimeError as error:
    print(error)
"""
    assert confined(var, code).startswith("2 threads run")


def test_a_missing_path_is_named(var: Path) -> None:
    code = """
try:
    confine([theme / "absent"], [], [])
except FileNotFoundError as error:
    print(error)
"""
    assert str(var / "theme" / "absent") in confined(var, code)


@pytest.mark.parametrize("forbidden", ["newsroom", "newsroom/not-yet-made.sqlite3", "way/newsroom"])
def test_a_forbidden_path_beneath_an_allowed_one_is_refused(forbidden: str, var: Path) -> None:
    (var / "way").symlink_to(var)

    # Refused before anything is confined, so this process stays free.
    with pytest.raises(ValueError, match="must stay closed but lies beneath"):
        confine([var / "theme"], [var / "newsroom"], forbidden=[var / forbidden])


def test_the_interpreters_folders_leave_out_the_newsrooms() -> None:
    beside_the_package = ROOT / "var" / "newsroom"
    inside_the_environment = Path(sys.prefix) / "var" / "newsroom"

    for closed in (beside_the_package, inside_the_environment, Path("/dev/vda")):
        assert not any(closed.is_relative_to(path) for path in python_readable())


@pytest.mark.parametrize(("version", "rights"), [(1, 13), (2, 14), (3, 15), (4, 15), (5, 16), (7, 16)])
def test_each_abi_is_asked_for_all_the_rights_it_knows_and_no_other(version: int, rights: int) -> None:
    """Bits are given out in order; the counts are those of the kernel's documentation."""
    assert rights_of_abi(version) == 2**rights - 1
