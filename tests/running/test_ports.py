"""Whether a port is free, tried with real listeners."""

import socket
import subprocess
import sys

import pytest

from redaksi.config.ports import taken


def a_listener(host: str = "127.0.0.1", family: socket.AddressFamily = socket.AF_INET) -> socket.socket:
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.bind((host, 0))
    listener.listen()
    return listener


def test_a_free_port_is_free() -> None:
    with a_listener() as listener:
        port = listener.getsockname()[1]

    assert taken("127.0.0.1", port) is None


@pytest.mark.parametrize(
    ("listens_on", "family", "wanted"),
    [
        ("127.0.0.1", socket.AF_INET, "127.0.0.1"),
        ("127.0.0.1", socket.AF_INET, "localhost"),
        ("0.0.0.0", socket.AF_INET, "127.0.0.1"),
        ("127.0.0.1", socket.AF_INET, "0.0.0.0"),
        ("::1", socket.AF_INET6, "::1"),
    ],
)
def test_a_port_in_use_is_told_with_its_process_and_the_way_out(
    listens_on: str, family: socket.AddressFamily, wanted: str
) -> None:
    if family == socket.AF_INET6 and not _has_ipv6():
        pytest.skip("this machine has no IPv6")
    code = """
import socket, sys, time
listener = socket.socket(int(sys.argv[1]))
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
listener.bind((sys.argv[2], 0))
listener.listen()
print(listener.getsockname()[1], flush=True)
time.sleep(60)
"""
    arguments = [sys.executable, "-c", code, str(int(family)), listens_on]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        port = int(other.stdout.readline())

        told = taken(wanted, port)

        other.kill()
    assert told is not None
    assert told.startswith(f"Port {port} on {wanted} is held by process {other.pid} ({sys.executable}")
    assert told.endswith(": set REDAKSI_SITE_PORT or REDAKSI_DESK_PORT, or stop that process.")
    assert "\n" not in told


def test_a_connection_that_just_ended_does_not_hold_the_port() -> None:
    with a_listener() as listener:
        address = listener.getsockname()
        reader = socket.create_connection(address)
        served, _ = listener.accept()
        served.close()  # the side that closes first waits in TIME_WAIT, on our port
        reader.close()

    assert taken("127.0.0.1", address[1]) is None


def test_an_address_of_another_machine_is_an_error_of_its_own() -> None:
    with pytest.raises(OSError, match="assign requested address"):
        taken("192.0.2.1", 8000)


def _has_ipv6() -> bool:
    try:
        a_listener("::1", socket.AF_INET6).close()
    except OSError:
        return False
    return True
