"""The worker process: keeps the public side in step with the log when the desk could not do it itself."""

import os
import threading
import time
from signal import SIGINT, SIGTERM, signal

import structlog

from redaksi.config.logs import configure_logs

POLL_SECONDS = 0.4
"""A picture that no story shows any more goes at the second look: pages sent just before still get it."""

RELATED_AT_ONCE = 25
"""A story and those that it touches, at most some 50 ms: the desk waits meanwhile when it publishes."""

PAUSE_AFTER_TROUBLE_SECONDS = 2.0


def main() -> None:
    """Run until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redaksi.config.settings.newsroom")
    configure_logs("worker")
    import django

    django.setup()
    stopping = threading.Event()
    for number in (SIGTERM, SIGINT):
        signal(number, lambda *_: stopping.set())
    follow_log(stopping)


def follow_log(stopping: threading.Event) -> None:
    """Project what the desk could not, find related stories, remove pictures that left, until `stopping` is set."""
    from django.db import connection

    from redaksi.config.settings.both_sides import ENVIRONMENT
    from redaksi.media.shelf import newspaper_shelf
    from redaksi.press import log as press_log
    from redaksi.site.projector import apply_pending, find_related, left, projected_epoch, remove_left

    log = structlog.get_logger("redaksi.worker")
    shelf = newspaper_shelf()
    seen: frozenset[str] = frozenset()
    while not stopping.is_set():
        try:
            if press_log.head_epoch() != projected_epoch(ENVIRONMENT.site):
                began = time.monotonic()
                epoch = apply_pending(ENVIRONMENT.site, shelf)
                log.info("projected", epoch=str(epoch), seconds=round(time.monotonic() - began, 3))
            found = find_related(ENVIRONMENT.site, RELATED_AT_ONCE)
            if found:
                log.info("related stories found", lists=found)
            leaving = left(ENVIRONMENT.site)
            if leaving & seen:
                remove_left(ENVIRONMENT.site, leaving & seen, shelf)
                log.info("pictures removed", files=len(leaving & seen))
            seen = leaving
            stopping.wait(POLL_SECONDS)
        except Exception:  # a loop that must go on: whatever it was, it is logged and tried again
            log.exception("could not project the log; trying again")
            connection.close()
            stopping.wait(PAUSE_AFTER_TROUBLE_SECONDS)


if __name__ == "__main__":
    main()
