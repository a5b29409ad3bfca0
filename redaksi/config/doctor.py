"""What `redaksi doctor` looks at, and how each ailment is mended."""

import datetime as dt
import os
from collections.abc import Iterator

import msgspec

from redaksi.edge import sqlite

from .environment import Environment
from .ports import taken

EARLIEST_CLOCK = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
MIN_FREE_BYTES = 500_000_000


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at; `remedy` says what to do if it is not well."""

    is_well: bool
    what: str
    remedy: str = ""


def examine(environment: Environment) -> Iterator[Finding]:
    """Look at everything, one finding after the other; what can't be looked at is a finding too."""
    for look in (_sqlite, _folders, _space, _clock, _ports, _migrations, _projection):
        try:
            yield from look(environment)
        except Exception as error:  # the doctor must outlive whatever is wrong
            yield Finding(False, f"{look.__name__.strip('_')}: {type(error).__name__}: {error}", "see the lines above")


def _sqlite(environment: Environment) -> Iterator[Finding]:
    version = sqlite.library.sqlite_version
    is_fit = sqlite.is_fit(sqlite.library.sqlite_version_info)
    yield Finding(is_fit, f"SQLite {version} is linked ({sqlite.library.__name__})", sqlite.refusal(version))


def _folders(environment: Environment) -> Iterator[Finding]:
    for folder in (environment.newsroom, environment.site, environment.page_file.parent):
        nearest = next(path for path in (folder, *folder.parents) if path.exists())
        yield Finding(
            os.access(nearest, os.W_OK | os.X_OK),
            f"{folder} can be written",
            f"give {nearest} to the user that runs Redaksi, or set REDAKSI_VAR",
        )
    if environment.newsroom.exists():
        mode = environment.newsroom.stat().st_mode & 0o777
        yield Finding(
            mode & 0o077 == 0, f"{environment.newsroom} is private (mode {mode:o})", f"chmod 700 {environment.newsroom}"
        )


def _space(environment: Environment) -> Iterator[Finding]:
    nearest = next(path for path in (environment.var, *environment.var.parents) if path.exists())
    figures = os.statvfs(nearest)
    free = figures.f_bavail * figures.f_frsize
    yield Finding(
        free >= MIN_FREE_BYTES,
        f"{free // 1_000_000} MB are free below {nearest}",
        f"free some space: at least {MIN_FREE_BYTES // 1_000_000} MB are needed to accept work safely",
    )


def _clock(environment: Environment) -> Iterator[Finding]:
    now = dt.datetime.now(dt.UTC)
    yield Finding(
        now >= EARLIEST_CLOCK, f"the clock says {now:%Y-%m-%d %H:%M} UTC", "set the clock, and keep it set by NTP"
    )


def _ports(environment: Environment) -> Iterator[Finding]:
    running = _running(environment)
    if running is not None:
        yield Finding(True, f"`redaksi serve` runs as process {running} and holds the ports")
        return
    for name, host, port in (
        ("site", environment.site_bind, environment.site_port),
        ("desk", environment.desk_bind, environment.desk_port),
    ):
        trouble = taken(host, port)
        yield Finding(
            trouble is None,
            f"the {name}'s port {host}:{port} is free" if trouble is None else f"the {name}: {trouble}",
            "stop the other, or choose another port",
        )


def _running(environment: Environment) -> int | None:
    try:
        process = int(environment.supervisor_file.read_text("ascii"))
        os.kill(process, 0)
    except (OSError, ValueError):
        return None
    return process


def _migrations(environment: Environment) -> Iterator[Finding]:
    import django

    from .migrations import migrations_due

    django.setup()
    due = migrations_due()
    yield Finding(
        not due,
        f"{len(due)} migrations are due ({', '.join(due[:3])} …)" if due else "the newsroom's tables are up to date",
        "run `redaksi migrate`",
    )


def _projection(environment: Environment) -> Iterator[Finding]:
    from redaksi.press import log
    from redaksi.site.projector import projected_epoch

    head, projected = log.head_epoch(), projected_epoch(environment.site)
    yield Finding(
        head == projected,
        f"the press log is at {head}, readers are at {projected or 'nothing'}",
        "start the worker (`redaksi serve`), or run `redaksi rebuild`",
    )
    log.verify()
    yield Finding(True, "the press log's chain of digests holds")
