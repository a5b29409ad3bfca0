"""From the press of Publish to the first fresh answer of every page that shows the story."""

import http.client
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

from bench.desk_session import DeskSession
from bench.results import keep, spread
from tests.newspaper import running_newspaper

ROUNDS = 200
GIVE_UP_SECONDS = 10.0

METHOD = (
    f"{ROUNDS} stories published one after the other through the desk's form by HTTP, every process of `redaksi demo` "
    "on this machine. One reader a page on a keep-alive connection asks for it without pause (2 ms between questions) "
    "from before the form is sent; measured from sending the form to the first answer that holds the new headline. "
    "`desk` is the time until the desk has answered."
)


def main() -> None:
    """Measure and keep."""
    with tempfile.TemporaryDirectory() as folder, running_newspaper(Path(folder)) as newspaper:
        desk = DeskSession(newspaper.desk)
        today = newspaper.read("/indeks").headers["location"]
        pages = {"home": "/", "channel": "/daerah", "indeks": today}
        times: dict[str, list[float]] = {name: [] for name in ("desk", *pages)}
        for number in range(ROUNDS):
            headline = f"Feri Malam Nomor {number:04d}"
            path, screen = desk.draft()
            for name, seconds in _one(newspaper.site, desk, pages, path, screen, headline).items():
                times[name].append(seconds * 1000)
            print(f"\r{number + 1}/{ROUNDS}", end="", flush=True)
    print()
    figures: dict[str, object] = {}
    for name, values in times.items():
        figures |= {f"{name}, {figure}": value for figure, value in spread(values, "ms").items()}
    keep("publish-to-fresh", METHOD, figures | {"raw": times})


def _one(
    site: str, desk: DeskSession, pages: dict[str, str], path: str, screen: str, headline: str
) -> dict[str, float]:
    seen: dict[str, float] = {}
    readers = [
        threading.Thread(target=_read_until, args=(site, address, headline.encode(), name, seen))
        for name, address in pages.items()
    ]
    for reader in readers:
        reader.start()
    began = time.monotonic()
    desk.publish(path, screen, headline)
    answered = time.monotonic()
    for reader in readers:
        reader.join()
    return {"desk": answered - began} | {name: seen[name] - began for name in pages}


def _read_until(site: str, path: str, headline: bytes, name: str, seen: dict[str, float]) -> None:
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(site).netloc, timeout=5)
    deadline = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < deadline:
        connection.request("GET", path)
        if headline in connection.getresponse().read():
            seen[name] = time.monotonic()
            break
        time.sleep(0.002)
    connection.close()


if __name__ == "__main__":
    main()
