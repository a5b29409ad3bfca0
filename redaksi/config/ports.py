"""Ports: whether one is free before we start on it, and who has it if not. Which ports we use is a setting."""

import contextlib
import errno
import ipaddress
import re
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

_LISTENING = "0A"
_SHOWN_CHARACTERS = 80

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def taken(host: str, port: int) -> str | None:
    """One sentence saying who has the port and what to do; None if it is free on every address of `host`.

    Sockets that only wait out an ended connection don't count. A server that shares its port with others (SO_REUSEPORT)
    does count. Raises OSError if the port can't be ours for another reason: unknown host, an address of another
    machine, a port that only root may open.
    """
    addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    refused: list[OSError] = []
    for family, kind, protocol, _, address in addresses:
        try:
            _bind(family, kind, protocol, address)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return _sentence(host, port, _without_scope(address))
            refused.append(error)
    # "localhost" also names ::1 where IPv6 is switched off: one address that works is enough.
    if len(refused) == len(addresses):
        raise refused[0]
    return None


def _bind(family: int, kind: int, protocol: int, address: tuple[object, ...]) -> None:
    with socket.socket(family, kind, protocol) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            # As servers do it: "::" must not count as taken because of a server on 0.0.0.0.
            trial.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        trial.bind(address)


def _without_scope(address: tuple[object, ...]) -> _Address:
    return ipaddress.ip_address(str(address[0]).partition("%")[0])


def _sentence(host: str, port: int, address: _Address) -> str:
    holder = _holder(set(_listening_inodes(port, address))) or "a process that can't be seen from here"
    return (
        f"Port {port} on {host} is held by {holder}: set REDAKSI_SITE_PORT or REDAKSI_DESK_PORT, or stop that process."
    )


def _listening_inodes(port: int, wanted: _Address) -> Iterator[str]:
    """Inodes of the sockets that listen where a server on `wanted` would. Columns: Linux, proc_net_tcp."""
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        if not table.exists():
            continue
        for row in table.read_text().splitlines()[1:]:
            columns = row.split()
            local, state, inode = columns[1], columns[3], columns[9]
            address_digits, port_digits = local.split(":")
            if state == _LISTENING and int(port_digits, 16) == port and _overlap(_address(address_digits), wanted):
                yield inode


def _address(digits: str) -> _Address:
    """From the kernel's form: each 32 bits as a number in the machine's byte order, in hexadecimal."""
    words = (int(word, 16) for word in re.findall(".{8}", digits))
    address = ipaddress.ip_address(b"".join(struct.pack("=I", word) for word in words))
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def _overlap(one: _Address, other: _Address) -> bool:
    return one == other or one.is_unspecified or other.is_unspecified


def _holder(inodes: set[str]) -> str | None:
    """The process that has one of the sockets open; None if it can't be seen, as with other users' processes."""
    wanted = {f"socket:[{inode}]" for inode in inodes}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # ended meanwhile, or another user's
            if not wanted.isdisjoint(_opened(folder)):
                return f"process {folder.name} ({_command(folder)})"
    return None


def _opened(folder: Path) -> Iterator[str]:
    for opened in (folder / "fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            yield str(opened.readlink())


def _command(folder: Path) -> str:
    """The command line, shortened and on one line, whatever is in it."""
    words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").split()
    return " ".join(words)[:_SHOWN_CHARACTERS] or "no command line"
