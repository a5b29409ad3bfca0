"""Writes docs/reference/ from the code: `python -m tools.reference`, or `--check` to learn what is out of date."""

import argparse
import importlib
import json
import pkgutil
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from redaksi import cli
from redaksi.press import body, documents
from redaksi.press.documents import withdrawal
from redaksi.site import assets, pages, timing

from .settings import INTERNAL, SETTINGS
from .struct_tables import section, sentence, structs_of

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
MADE_BY = "<!-- Made by `python -m tools.reference` from the code. Change the code, then run it again. -->"

HOUSE_KEYS = {
    "page": "The struct of the page's own module, below.",
    "house": "The frame of the page: [House](#house).",
    "assets": "Addresses of the theme's files: [Assets](#assets).",
    "canonical": "The page's one full address.",
    "is_indexed": "False for pages that search engines must leave out.",
    "ads": "The places for advertisements around the page: [AdSlots](#adslots).",
    "house_style": "The channels' colours and the heights kept free as CSS, for the one inline style element.",
}
"""What site/rendering.py gives to every template."""


def reference() -> dict[str, str]:
    """Every file of the reference by its path below docs/reference/."""
    kinds: dict[str, type[documents.Document]] = {name: kind.type for name, kind in documents.KINDS.items()}
    kinds["withdrawal"] = documents.Withdrawal
    return {
        **{f"schemas/{name}.json": _schema(name, form) for name, form in kinds.items()},
        "documents.md": _documents(kinds),
        "body.md": _body(),
        "settings.md": _settings(),
        "commands.md": _commands(),
        "templates.md": _templates(),
    }


def stale(folder: Path = FOLDER) -> list[str]:
    """The files that differ from what the code says, and those that the code knows nothing of."""
    made = reference()
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    ours = {name for name in there if name in made or name.startswith("schemas/")}
    changed = [name for name in made if name not in there or (folder / name).read_text("utf-8") != made[name]]
    return sorted({*changed, *(ours - made.keys())})


def write(folder: Path = FOLDER) -> None:
    """Bring the files up to date."""
    made = reference()
    for name in stale(folder):
        path = folder / name
        if name not in made:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[name], "utf-8")


def main(arguments: list[str] | None = None) -> int:
    """0 if all is up to date or was written, 1 if `--check` found something else."""
    parser = argparse.ArgumentParser(prog="python -m tools.reference", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; name what is out of date")
    options = parser.parse_args(arguments)
    if not options.check:
        write()
        return 0
    for name in (found := stale()):
        print(f"docs/reference/{name} is not what the code says; run `python -m tools.reference`", file=sys.stderr)
    return 1 if found else 0


def _file(title: str, opening: str, *parts: str) -> str:
    return "\n\n".join([MADE_BY, f"# {title}", opening, *parts]) + "\n"


def _schema(name: str, form: type[msgspec.Struct]) -> str:
    schema: dict[str, Any] = msgspec.json.schema(form)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **schema}
    return json.dumps(whole, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _documents(kinds: dict[str, type[documents.Document]]) -> str:
    parts = []
    for name, form in kinds.items():
        schema = documents.KINDS[name].schema if name in documents.KINDS else 1
        opening = sentence(importlib.import_module(form.__module__))
        heading = f"{name}\n\n{opening} Schema {schema}, [JSON Schema](schemas/{name}.json)."
        parts.append(section(form, heading=heading))
    return _file(
        "Press documents",
        "What the newsroom gives to the public side: each kind is complete as text and names others by id.",
        *parts,
        section(documents.Credit),
        "Text is described in [body.md](body.md). Grounds of a withdrawal: " + _grounds(),
    )


def _grounds() -> str:
    grounds = ", ".join(f"`{ground}`" for ground in withdrawal.WithdrawalGround.__args__)  # type: ignore[attr-defined]
    return f"{grounds} (Press Council, guideline for online media, 2012, clauses 5a and 5b)."


def _body() -> str:
    return _file(
        "The tree of a text",
        f"{sentence(body)}\n\nEach node and mark has a `type`, the word after its name."
        f" A text has at most {body.MAX_BLOCKS} blocks.",
        *(_node(one) for one in structs_of(body)),
    )


def _node(struct: type[msgspec.Struct]) -> str:
    tag = struct.__struct_config__.tag
    heading = f"{struct.__name__}: `{tag}`" if tag else struct.__name__
    return f'<a id="{struct.__name__.lower()}"></a>\n\n{section(struct, heading=heading)}'


def _settings() -> str:
    rows = [f"| `REDAKSI_{name}` | {default} | {meaning} |" for name, (default, meaning) in SETTINGS.items()]
    inner = [f"| `REDAKSI_{name}` | {meaning} |" for name, meaning in INTERNAL.items()]
    return _file(
        "Settings",
        "Read from the environment, and from `.env` in the working folder. A value that can't be used is refused by"
        " name at the start. What an editor may change is no setting: it is a record at the desk.",
        "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows]),
        "## Set by Redaksi itself",
        "\n".join(["| variable | meaning |", "|---|---|", *inner]),
    )


def _commands() -> str:
    parser = cli._parser()
    (commands,) = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    parts = []
    for name, command in commands.choices.items():
        options = [action for action in command._actions if action.dest != "help"]
        lines = [f"- `{'`, `'.join(action.option_strings)}`: {action.help}" for action in options]
        said = command.description or ""
        parts += [f"## `redaksi {name}`", f"{said[:1].upper()}{said[1:]}.", *(["\n".join(lines)] if lines else [])]
    return _file("Commands", f"{parser.description} Exit code 78 means that a setting was refused.", *parts)


def _templates() -> str:
    rows = [f"| `{key}` | {what} |" for key, what in HOUSE_KEYS.items()]
    parts = []
    for module in _modules(pages):
        structs = list(structs_of(module))
        names = re.findall(r'template="(site/[a-z0-9_]+\.html)"', Path(str(module.__file__)).read_text("utf-8"))
        if structs:
            shown = ", ".join(f"`{name}`" for name in names)
            title = module.__name__.rpartition(".")[2]
            parts.append(f"## {title}\n\n{sentence(module)}" + (f"\n\nTemplate: {shown}" if names else ""))
            parts += [section(one, level=3) for one in structs]
    return _file(
        "What templates get",
        "Every reader page is a Django template below `site/`; a theme overrides it by name.",
        "\n".join(["| name | what it is |", "|---|---|", *rows]),
        *parts,
        "## Shared",
        *(section(one, level=3) for one in (timing.Stamp, assets.Assets)),
    )


def _modules(package: ModuleType) -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


if __name__ == "__main__":
    sys.exit(main())
