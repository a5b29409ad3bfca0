"""A kept page from the edge against nginx serving the same bytes, in one run."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.results import keep
from tests.newspaper import Newspaper, running_newspaper

ROUNDS = 5
SECONDS = 8
CONNECTIONS = (64, 1000)
SERVER_CORE, CLIENT_CORE = "0", "1"
NGINX_PORT = 8099

METHOD = (
    f"wrk on core {CLIENT_CORE}, the server on core {SERVER_CORE}, keep-alive, gzip, one story page of the demo; "
    f"{ROUNDS} rounds of {SECONDS} s a target and number of connections, both targets in every round, order reversed "
    "each round. nginx: one worker, sendfile, open_file_cache, gzip_static, no access log, the edge's bytes and "
    "headers' size. Medians."
)

NGINX = """
worker_processes 1; worker_cpu_affinity 01; daemon off; pid {folder}/pid; error_log {folder}/error;
worker_rlimit_nofile 8192;
events {{ worker_connections 4096; multi_accept on; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; keepalive_timeout 120;
  open_file_cache max=1000 inactive=60s; types {{ text/html html; }}
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port} backlog=4096; root {folder}/www; gzip_static always;
    add_header Cache-Control "public, max-age=0, must-revalidate"; }}
}}
"""


def main() -> None:
    """Measure and keep."""
    for needed in ("wrk", "nginx", "taskset"):
        if shutil.which(needed) is None:
            sys.exit(f"{needed} is not installed; apt-get install wrk nginx util-linux, then run this again")
    with tempfile.TemporaryDirectory() as name, running_newspaper(Path(name)) as newspaper:
        folder = Path(name)
        path = _story(newspaper)
        gzipped = _gzipped(newspaper.site + path)
        for pid in newspaper.processes()["edge"]:
            subprocess.run(["taskset", "-a", "-p", "-c", SERVER_CORE, str(pid)], check=True, capture_output=True)
        server = _nginx(folder, gzipped)
        try:
            _run(f"http://127.0.0.1:{newspaper.site.rpartition(':')[2]}{path}", len(gzipped))
        finally:
            server.terminate()
            server.wait(5)


def _run(edge: str, size: int) -> None:
    targets = {"edge": edge, "nginx": f"http://127.0.0.1:{NGINX_PORT}/story.html"}
    rates: dict[str, list[float]] = {f"{name} at {c}": [] for c in CONNECTIONS for name in targets}
    for connections in CONNECTIONS:
        for number in range(ROUNDS):
            names = list(targets) if number % 2 == 0 else list(reversed(targets))
            for name in names:
                rate = _wrk(targets[name], connections)
                rates[f"{name} at {connections}"].append(rate)
                print(f"{name} at {connections}: {rate:.0f}/s", flush=True)
    figures: dict[str, object] = {f"{name}, answers/s": f"{statistics.median(r):.0f}" for name, r in rates.items()}
    for connections in CONNECTIONS:
        ratios = [
            ours / theirs
            for ours, theirs in zip(rates[f"edge at {connections}"], rates[f"nginx at {connections}"], strict=True)
        ]
        figures[f"share of nginx at {connections} connections"] = f"{statistics.median(ratios):.2f}"
    figures["bytes of the page, gzip"] = str(size)
    keep("edge-against-nginx", METHOD, figures | {"raw": rates})


def _story(newspaper: Newspaper) -> str:
    paths = re.findall(r'href="(/[^"]+/\d{4}/\d\d/\d\d/[^"]+)"', newspaper.read("/").text)
    return str(max(paths, key=lambda path: len(newspaper.read(path).text)))


def _gzipped(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as response:
        return bytes(response.read())


def _nginx(folder: Path, gzipped: bytes) -> "subprocess.Popen[bytes]":
    (folder / "www").mkdir()
    (folder / "www" / "story.html.gz").write_bytes(gzipped)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=NGINX_PORT) + f"# {os.getpid()}\n")
    folder.chmod(0o755)
    command = ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder), "-g", "user root;"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    time.sleep(1)
    assert _gzipped(f"http://127.0.0.1:{NGINX_PORT}/story.html") == gzipped
    return server


def _wrk(address: str, connections: int) -> float:
    command = ["taskset", "-c", CLIENT_CORE, "wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s"]
    result = subprocess.run(
        [*command, "-H", "Accept-Encoding: gzip", address], capture_output=True, text=True, check=True
    )
    assert "Non-2xx" not in result.stdout, result.stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", result.stdout)
    assert rate is not None, result.stdout
    return float(rate[1])


if __name__ == "__main__":
    main()
