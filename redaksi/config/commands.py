"""What the commands do. Their names and options are in cli.py."""

import os
import socket
import sys
import threading
import time

import django
from django.core import management

from .environment import Environment, read_environment
from .logs import configure_logs
from .migrations import migrations_due
from .ports import taken
from .progress import Progress
from .serving import children
from .supervision import EX_CONFIG, run


def serve() -> int:
    """Serve until told to stop."""
    environment = _ready()
    if _tables_are_missing():
        return EX_CONFIG
    return _served(environment) if _ports_are_free(environment) else EX_CONFIG


def demo(*, load_only: bool) -> int:
    """Make the databases and the demo newspaper, then serve."""
    environment = read_environment()
    if not load_only and not _ports_are_free(environment):
        return EX_CONFIG
    environment.newsroom.mkdir(parents=True, exist_ok=True, mode=0o700)
    django.setup()
    from .demo.loading import load_demo
    from .demo.records import PASSWORD, STAFF

    print("Databases: bringing them up to date …", flush=True)
    management.call_command("migrate", verbosity=0)
    _drop_pages_of_a_lost_projection(environment)
    with Progress("Demo newspaper") as progress:
        load_demo(environment, progress.show)
    if load_only:
        return 0
    logins = ", ".join(f"{name} ({role.value.replace('_', ' ')})" for name, _, role in STAFF)
    greeting = (
        f"\n  Site   {environment.site_url}\n"
        f"  Desk   {environment.desk_url}\n"
        f"  Login  {logins}\n"
        f"         password {PASSWORD}\n\n"
        "  Ctrl-C stops everything; the same command goes on where you left.\n"
    )
    threading.Thread(target=_greet, args=(environment, greeting), daemon=True).start()
    return _served(environment)


def migrate() -> int:
    """Bring the newsroom's tables up to date, naming each migration."""
    _ready()
    management.call_command("migrate", verbosity=1)
    return 0


def check() -> int:
    """Check settings and migrations; nothing is changed."""
    _ready()
    management.call_command("check", fail_level="WARNING")
    management.call_command("makemigrations", "--check", "--dry-run", verbosity=0)
    return 0


def rebuild() -> int:
    """Make a new site database from the log, with a progress bar."""
    environment = _ready()
    if _tables_are_missing():
        return EX_CONFIG
    from redaksi.media.shelf import newspaper_shelf
    from redaksi.site import projector

    _drop_pages_of_a_lost_projection(environment)
    with Progress("Site database") as progress:
        epoch = projector.rebuild(environment.site, progress.show, newspaper_shelf())
    print(f"Readers have epoch {epoch} now.")
    return 0


def doctor() -> int:
    """Print what is well and what is not; 1 if anything is not."""
    from .doctor import examine

    ailments = 0
    for finding in examine(read_environment()):
        print(f"{'ok   ' if finding.is_well else 'WRONG'} {finding.what}")
        if not finding.is_well:
            ailments += 1
            print(f"      {finding.remedy}")
    return 1 if ailments else 0


def _ready() -> Environment:
    environment = read_environment()
    environment.newsroom.mkdir(parents=True, exist_ok=True, mode=0o700)
    django.setup()
    return environment


def _greet(environment: Environment, greeting: str) -> None:
    """Print the addresses once both answer, below what the processes log while they start."""
    for host, port in ((environment.site_bind, environment.site_port), (environment.desk_bind, environment.desk_port)):
        while True:
            try:
                socket.create_connection((host, port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
    print(greeting, flush=True)


def _tables_are_missing() -> bool:
    due = migrations_due()
    if due:
        named = ", ".join(due[:3])
        print(f"redaksi: {len(due)} migrations are due ({named} …); run `redaksi migrate`", file=sys.stderr)
    return bool(due)


def _ports_are_free(environment: Environment) -> bool:
    troubles = [
        taken(environment.site_bind, environment.site_port),
        taken(environment.desk_bind, environment.desk_port),
    ]
    for trouble in troubles:
        if trouble is not None:
            print(f"redaksi: {trouble}", file=sys.stderr)
    return not any(troubles)


def _drop_pages_of_a_lost_projection(environment: Environment) -> None:
    """Related lists are in no log: without that database nobody can say which kept pages show those of now."""
    from redaksi.edge.epoch import NEVER
    from redaksi.site.projector import projected_epoch

    if (projected_epoch(environment.site) or NEVER) == NEVER:
        for path in environment.page_file.parent.glob(f"{environment.page_file.name}*"):
            path.unlink()


def _served(environment: Environment) -> int:
    from redaksi.media.shelf import newspaper_shelf
    from redaksi.press import log
    from redaksi.site.projector import apply_pending, projected_epoch, settle

    _drop_pages_of_a_lost_projection(environment)
    if projected_epoch(environment.site) != log.head_epoch():
        apply_pending(environment.site, newspaper_shelf())
    settle(environment.site, newspaper_shelf())
    configure_logs("supervisor")
    processes = children(environment)
    environment.supervisor_file.write_text(str(os.getpid()), "ascii")
    try:
        return run(processes)
    finally:
        environment.supervisor_file.unlink(missing_ok=True)
