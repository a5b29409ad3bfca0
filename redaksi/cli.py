"""The commands: `redaksi serve`, `demo`, `migrate`, `check`, `rebuild`, `doctor`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from redaksi import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redaksi.config.settings.newsroom")
    from redaksi.config.environment import BadEnvironment
    from redaksi.edge.errors import EdgeError

    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except (BadEnvironment, EdgeError) as error:
        print(f"redaksi: {error}", file=sys.stderr)
        return 78
    except KeyboardInterrupt:
        print("\nredaksi: stopped; the same command goes on from here", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="redaksi", description="A newsroom and its news portal in one package.")
    parser.add_argument("--version", action="version", version=f"redaksi {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add(commands, "serve", _serve, "serve the site and the desk until Ctrl-C")
    demo = _add(commands, "demo", _demo, "load the demo newspaper if there is none yet, then serve")
    demo.add_argument("--load-only", action="store_true", help="load it and stop")
    _add(commands, "migrate", _migrate, "bring the newsroom's tables up to date")
    _add(commands, "check", _check, "check the code's settings and that migrations are complete")
    _add(commands, "rebuild", _rebuild, "make a new site database from the press log and switch to it")
    _add(commands, "doctor", _doctor, "look at this machine and this newspaper, and say how to mend what is wrong")
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Callable[[argparse.Namespace], int],
    sentence: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=sentence, description=sentence)
    parser.set_defaults(command=command)
    return parser


def _serve(options: argparse.Namespace) -> int:
    from redaksi.config.commands import serve

    return serve()


def _demo(options: argparse.Namespace) -> int:
    from redaksi.config.commands import demo

    return demo(load_only=options.load_only)


def _migrate(options: argparse.Namespace) -> int:
    from redaksi.config.commands import migrate

    return migrate()


def _check(options: argparse.Namespace) -> int:
    from redaksi.config.commands import check

    return check()


def _rebuild(options: argparse.Namespace) -> int:
    from redaksi.config.commands import rebuild

    return rebuild()


def _doctor(options: argparse.Namespace) -> int:
    from redaksi.config.commands import doctor

    return doctor()


if __name__ == "__main__":
    sys.exit(main())
