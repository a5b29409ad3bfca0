"""The sandbox: which files this process may still reach, held by the kernel (Landlock). Who is confined: processes/.

Kernel interface: https://docs.kernel.org/userspace-api/landlock.html. The rights are those of ABI 1 to 7; later ABIs
only add rights, which a ruleset that does not name them leaves alone.
"""

import ctypes
import errno
import os
import site
import stat
import struct
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from pathlib import Path

# One number on every architecture but Alpha and MIPS, where these are no system calls and ENOSYS is the answer.
_CREATE_RULESET = 444
_ADD_RULE = 445
_RESTRICT_SELF = 446
_VERSION_FLAG = 1
_PATH_BENEATH = 1
_PR_SET_NO_NEW_PRIVS = 38
_CAPABILITY_VERSION_3 = 0x20080522

_EXECUTE = 1 << 0
_WRITE_FILE = 1 << 1
_READ_FILE = 1 << 2
_READ_DIR = 1 << 3
_REMOVE_DIR = 1 << 4
_REMOVE_FILE = 1 << 5
_MAKE_CHAR = 1 << 6
_MAKE_DIR = 1 << 7
_MAKE_REG = 1 << 8
_MAKE_SOCK = 1 << 9
_MAKE_FIFO = 1 << 10
_MAKE_BLOCK = 1 << 11
_MAKE_SYM = 1 << 12
_REFER = 1 << 13
_TRUNCATE = 1 << 14
_IOCTL_DEV = 1 << 15

_READ = _READ_FILE | _READ_DIR
# Making device nodes is left out: with it, root could make a node of the disk and read the newsroom's file from there.
_WRITE = (
    _READ
    | _WRITE_FILE
    | _REMOVE_DIR
    | _REMOVE_FILE
    | _MAKE_DIR
    | _MAKE_REG
    | _MAKE_SOCK
    | _MAKE_FIFO
    | _MAKE_SYM
    | _REFER
    | _TRUNCATE
)
_RIGHTS_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV

# What a root process keeps (bits of capabilities(7)): other owners' files in its folders, and ports below 1024. The
# rest gets past Landlock: with CAP_PERFMON one reads the desk's environment in /proc, with CAP_SYS_RAWIO the memory.
_KEPT_CAPABILITIES = sum(1 << bit for bit in (0, 1, 3, 4, 10))  # CHOWN, DAC_OVERRIDE, FOWNER, FSETID, NET_BIND_SERVICE

# EPERM: what seccomp profiles older than Landlock answer to calls they don't know.
_ABSENT = {errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM}

_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.syscall.restype = ctypes.c_long


def confine(readable: Sequence[Path], writable: Sequence[Path], forbidden: Sequence[Path]) -> bool:
    """Give up, for good, every file but those beneath the given paths; True if the kernel holds us to it.

    Afterwards this process and its children read only beneath `readable` and `writable`, create, write and remove only
    beneath `writable`, and execute nothing. /dev/null stays writable. Root also loses the capabilities that lead around
    this. Sockets, and files that are open already, are not touched; neither are stat, chmod and chown, which Landlock
    does not cover. Kernels before 6.2 do not hold truncate.

    False if there is no Landlock: nothing is confined then. Raises ValueError if one of `forbidden` lies beneath an
    allowed path, RuntimeError if other threads run (they would stay free), OSError if a path is missing or the kernel
    refuses.
    """
    _check(forbidden, allowed=(*readable, *writable))
    version = landlock_version()
    if version == 0:
        return False
    threads = len(list(Path("/proc/self/task").iterdir()))
    if threads > 1:
        raise RuntimeError(f"{threads} threads run, and only one would be confined: call confine() before starting any")
    handled = rights_of_abi(version)
    ruleset = _create_ruleset(handled)
    try:
        for path in readable:
            _allow(ruleset, path, _READ & handled)
        for path in (*writable, Path("/dev/null")):
            _allow(ruleset, path, _WRITE & handled)
        _drop_capabilities()
        _restrict_self(ruleset)
    finally:
        os.close(ruleset)
    return True


def python_readable() -> list[Path]:
    """What the interpreter and this package read while they run: existing folders and files, each once.

    Of a virtual environment its own folders, not its root, beside which the newsroom's folder may lie; of /dev four
    devices, since the disks and everybody's shared memory are there too. /etc and /proc are whole, because what is in
    them is replaced while we run and a rule holds on to what it was made for: keep no secret in /etc that the process's
    user can read. (Of other processes, /proc tells a confined one no environment, memory or open file.)
    """
    package = Path(__file__).resolve().parents[1]
    system = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/usr/share/zoneinfo", "/etc", "/proc")
    devices = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
    paths = [*_interpreter(), package, *map(Path, system), *map(Path, devices)]
    return _reachable(paths)


def rights_of_abi(version: int) -> int:
    """Every file right that this Landlock ABI knows, as its bit mask. One it does not know, it would refuse."""
    rights = _RIGHTS_OF_A_FILE | _WRITE | _MAKE_CHAR | _MAKE_BLOCK
    for since, right in ((2, _REFER), (3, _TRUNCATE), (5, _IOCTL_DEV)):
        if version < since:
            rights &= ~right
    return rights


def _interpreter() -> Iterable[Path]:
    for prefix in (sys.prefix, sys.base_prefix):
        for name in ("bin", "lib", "lib64", "share", "pyvenv.cfg"):
            yield Path(prefix, name)
    for name in ("stdlib", "platstdlib", "purelib", "platlib"):
        yield Path(sysconfig.get_path(name))
    if site.ENABLE_USER_SITE:
        yield Path(site.getusersitepackages())


def _reachable(paths: Iterable[Path]) -> list[Path]:
    return list(dict.fromkeys(path.resolve() for path in paths if os.access(path, os.R_OK)))


def _check(forbidden: Sequence[Path], *, allowed: Sequence[Path]) -> None:
    for closed in forbidden:
        for path in allowed:
            if closed.resolve().is_relative_to(path.resolve()):
                raise ValueError(f"{closed} must stay closed but lies beneath {path}: move one of the two")


def landlock_version() -> int:
    """The kernel's Landlock ABI, 0 if it has none or it was switched off at boot."""
    if sys.platform != "linux":
        return 0
    try:
        return _call("ask for the version of Landlock", _CREATE_RULESET, None, 0, _VERSION_FLAG)
    except OSError as error:
        if error.errno in _ABSENT:
            return 0
        raise


def _create_ruleset(handled: int) -> int:
    # struct landlock_ruleset_attr up to its first field; the kernel takes the missing ones (network, scopes) as none.
    attributes = struct.pack("=Q", handled)
    return _call("make a Landlock ruleset", _CREATE_RULESET, attributes, len(attributes), 0)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError as error:
        raise OSError(error.errno, "Cannot allow a path to the confined process", str(path)) from error
    try:
        if not stat.S_ISDIR(os.fstat(beneath).st_mode):
            rights &= _RIGHTS_OF_A_FILE
        rule = struct.pack("=Qi", rights, beneath)  # struct landlock_path_beneath_attr, which is packed
        _call(f"allow {path} to the confined process", _ADD_RULE, ruleset, _PATH_BENEATH, rule, 0)
    finally:
        os.close(beneath)


def _drop_capabilities() -> None:
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    words = ctypes.create_string_buffer(struct.calcsize("=6I"))
    if _LIBC.capget(header, words) != 0:
        raise _failure("tell this process's capabilities")
    # Two sets of three words: effective, permitted, inheritable for capabilities 0 to 31, then for those above.
    low = [word & _KEPT_CAPABILITIES for word in struct.unpack("=6I", words.raw)[:3]]
    if _LIBC.capset(header, struct.pack("=6I", *low, 0, 0, 0)) != 0:
        raise _failure("drop capabilities")


def _restrict_self(ruleset: int) -> None:
    # Landlock asks for it: otherwise a confined process could mislead a set-user-id program.
    if _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, *map(ctypes.c_ulong, (1, 0, 0, 0))) != 0:
        raise _failure("give up new privileges")
    _call("confine this process", _RESTRICT_SELF, ruleset, 0)


def _call(purpose: str, number: int, *arguments: int | bytes | None) -> int:
    """The system call's result. Raises OSError that names the purpose; glibc has no functions for these calls."""
    # Plain integers would be passed as 32 bits, and the kernel reads 64.
    passed = [ctypes.c_long(each) if isinstance(each, int) else ctypes.c_char_p(each) for each in arguments]
    result = int(_LIBC.syscall(ctypes.c_long(number), *passed))
    if result < 0:
        raise _failure(purpose)
    return result


def _failure(purpose: str) -> OSError:
    number = ctypes.get_errno()
    return OSError(number, f"The kernel refused to {purpose}: {os.strerror(number)}")
