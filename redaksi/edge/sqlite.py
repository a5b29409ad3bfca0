"""Which SQLite this process uses, chosen once before anything opens a database.

Before 3.51.3 (3.50.7, 3.44.6) a reader that checkpoints while another connection resets the write-ahead log can lose
a committed write. Source: SQLite documentation, "The WAL-reset bug".
"""

import sqlite3 as standard
import sys
from pathlib import Path
from types import ModuleType

from .errors import NoProjection, UnfitSqlite

BUSY_TIMEOUT_MS = 5_000


def is_fit(version: tuple[int, ...]) -> bool:
    """True if this SQLite keeps every committed write in WAL mode. 3.52.0 was withdrawn by its makers."""
    if version[:3] == (3, 52, 0):
        return False
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)


def refusal(version: str) -> str:
    """The sentence with which a process refuses to start on this version."""
    return (
        f"SQLite {version} can lose committed writes in WAL mode; Redaksi needs 3.51.3 or newer (or 3.50.7, 3.44.6). "
        "Install the pysqlite3 package into this environment, or a Python linked to a newer SQLite."
    )


def _chosen() -> ModuleType:
    if is_fit(standard.sqlite_version_info):
        return standard
    try:
        import pysqlite3
    except ImportError:
        raise UnfitSqlite(refusal(standard.sqlite_version)) from None
    if not is_fit(pysqlite3.sqlite_version_info):
        raise UnfitSqlite(refusal(pysqlite3.sqlite_version))
    module: ModuleType = pysqlite3
    return module


library = _chosen()


def install() -> None:
    """Put the chosen library in place of `sqlite3`, so that no process mixes two on one file."""
    if library is not standard:
        sys.modules["sqlite3"] = library
        sys.modules["sqlite3.dbapi2"] = sys.modules[f"{library.__name__}.dbapi2"]


def open_to_read(path: Path) -> "standard.Connection":
    """A read-only connection without a transaction of its own. Raises `NoProjection` if there is no such file."""
    if not path.exists():
        raise NoProjection(f"{path} does not exist; run `redaksi rebuild`")
    connection: standard.Connection = library.connect(
        f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA temp_store = MEMORY")  # confined processes may write no temporary file
    return connection


def open_to_write(path: Path, *, synchronous: str = "NORMAL") -> "standard.Connection":
    """A connection for the single writer of a file that can be rebuilt: WAL, explicit transactions."""
    connection: standard.Connection = library.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = ON")  # what is erased must not stay in free pages of the file
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    return connection
