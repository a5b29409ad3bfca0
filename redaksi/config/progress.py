"""How a long command shows how far it is."""

import sys
import time
from types import TracebackType

BAR_CHARACTERS = 30
SHOWN_EVERY_SECONDS = 0.1


class Progress:
    """A bar on a terminal, a line at the start and at the end elsewhere."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._is_terminal = sys.stdout.isatty()
        self._began = time.monotonic()
        self._shown_at = 0.0
        self._done = 0

    def __enter__(self) -> "Progress":
        if not self._is_terminal:
            print(f"{self._title}: …", flush=True)
        return self

    def show(self, done: int, total: int) -> None:
        """`done` of `total` are done."""
        self._done = done
        now = time.monotonic()
        if not self._is_terminal or (now - self._shown_at < SHOWN_EVERY_SECONDS and done < total):
            return
        self._shown_at = now
        filled = BAR_CHARACTERS * done // max(total, 1)
        bar = "█" * filled + "·" * (BAR_CHARACTERS - filled)
        sys.stdout.write(f"\r{self._title} {bar} {done}/{total}")
        sys.stdout.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            start = "\n" if self._is_terminal and self._done else ""
            print(f"{start}{self._title}: done in {time.monotonic() - self._began:.1f} s", flush=True)
