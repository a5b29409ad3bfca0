"""The worker process: keeps the public side in step with the log when the desk could not do it itself."""

import os
import threading
import time
from signal import SIGINT, SIGTERM, signal

import structlog

from redaksi.config.logs import configure_logs

POLL_SECONDS = 0.5
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
    """Project what the desk could not project itself, until `stopping` is set."""
    from django.db import connection

    from redaksi.config.settings.common import ENVIRONMENT
    from redaksi.press import log as press_log
    from redaksi.site.projector import apply_pending, projected_epoch

    log = structlog.get_logger("redaksi.worker")
    while not stopping.is_set():
        try:
            if press_log.head_epoch() != projected_epoch(ENVIRONMENT.site):
                began = time.monotonic()
                epoch = apply_pending(ENVIRONMENT.site)
                log.info("projected", epoch=str(epoch), seconds=round(time.monotonic() - began, 3))
            stopping.wait(POLL_SECONDS)
        except Exception:  # a loop that must go on: whatever it was, it is logged and tried again
            log.exception("could not project the log; trying again")
            connection.close()
            stopping.wait(PAUSE_AFTER_TROUBLE_SECONDS)


if __name__ == "__main__":
    main()
