"""The editor's tree and the press's tree are one: what can be written can be published, and nothing else."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from redaksi.press.body import Body, HeadlineText
from tests.requirements import lacking

EDITOR = Path(__file__).parent.parent.parent / "editor"
GROUPS = {"inline": {"text", "hardBreak"}}

Tree = dict[str, dict[str, set[str]]]
"""Node name → {"attrs": …, "content": names of children, "marks": names allowed on its text}."""


@pytest.fixture(scope="module")
def editor() -> dict[str, Any]:
    """What the editor says of its trees."""
    node = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if node is None or not (EDITOR / "node_modules").exists():
        lacking("the editor's packages (make test installs them)")
    printed = subprocess.run([node, "schema.mjs"], cwd=EDITOR, capture_output=True, text=True, check=True)
    schema: dict[str, Any] = json.loads(printed.stdout)
    return schema


def press_tree(form: type) -> Tree:
    """Nodes reachable from a struct of press/body.py."""
    tree: Tree = {}
    waiting = [inspect.type_info(form)]
    while waiting:
        node = waiting.pop()
        assert isinstance(node, inspect.StructType)
        name = str(node.tag)
        if name in tree or name == "text":
            continue
        fields = {field.name: field.type for field in node.fields}
        children = list(structs(fields["content"])) if "content" in fields else []
        attrs = next(iter(structs(fields["attrs"])), None) if "attrs" in fields else None
        tree[name] = {
            "attrs": {field.name for field in attrs.fields} if attrs else set(),
            "content": {str(child.tag) for child in children},
            "marks": {str(mark.tag) for child in children if child.tag == "text" for mark in marks_of(child)},
        }
        waiting += children
    return tree


def structs(form: inspect.Type) -> list[inspect.StructType]:
    """The structs inside a tuple, a union or an optional."""
    match form:
        case inspect.StructType():
            return [form]
        case inspect.VarTupleType():
            return structs(form.item_type)
        case inspect.UnionType():
            return [struct for part in form.types for struct in structs(part)]
        case inspect.Metadata():
            return structs(form.type)
        case _:
            return []


def marks_of(text: inspect.StructType) -> list[inspect.StructType]:
    return structs(next(field.type for field in text.fields if field.name == "marks"))


def editor_tree(schema: dict[str, Any]) -> Tree:
    """The same of the editor's schema."""
    every_mark = set(schema["marks"])
    tree: Tree = {}
    for name, node in schema["nodes"].items():
        if name == "text":
            continue
        words = set(re.findall(r"[A-Za-z]+", node["content"]))
        content = set().union(*(GROUPS.get(word, {word}) for word in words))
        allowed = every_mark if node["marks"] is None else set(node["marks"].split())
        tree[name] = {
            "attrs": set(node["attrs"]),
            "content": content,
            "marks": allowed if "text" in content else set(),
        }
    return tree


def test_the_body_is_the_same_tree(editor: dict[str, Any]) -> None:
    assert editor_tree(editor["body"]) == press_tree(Body)


def test_the_headline_takes_italics_and_nothing_else(editor: dict[str, Any]) -> None:
    text = inspect.type_info(HeadlineText)
    assert isinstance(text, inspect.StructType)
    assert set(editor["headline"]["marks"]) == {str(mark.tag) for mark in marks_of(text)}
    assert editor_tree(editor["headline"])["paragraph"]["content"] == {"text"}


def test_marks_have_the_same_attributes(editor: dict[str, Any]) -> None:
    link = msgspec.json.schema(Body)["$defs"]["LinkAttrs"]
    assert set(editor["body"]["marks"]["link"]["attrs"]) == set(link["properties"])


def defaults_of_press(form: type) -> dict[str, dict[str, Any]]:
    """Node name → attribute → default, "required" without one."""
    found: dict[str, dict[str, Any]] = {}
    waiting, seen = [inspect.type_info(form)], set()
    while waiting:
        node = waiting.pop()
        assert isinstance(node, inspect.StructType)
        if node.tag in seen:
            continue
        seen.add(node.tag)
        fields = {field.name: field.type for field in node.fields}
        attrs = next(iter(structs(fields["attrs"])), None) if "attrs" in fields else None
        if attrs is not None:
            found[str(node.tag)] = {
                field.name: "required" if field.required else field.default for field in attrs.fields
            }
        waiting += structs(fields["content"]) if "content" in fields else []
    return found


def test_attributes_have_the_same_defaults(editor: dict[str, Any]) -> None:
    ours = {name: node["attrs"] for name, node in editor["body"]["nodes"].items() if node["attrs"]}
    # a subhead always has a level and a picture its number: canonical.js sees to it, the tree needs a stand-in
    assert ours["heading"].pop("level") == 2
    assert ours["picture"].pop("picture") is None
    press = defaults_of_press(Body)
    assert press["heading"].pop("level") == press["picture"].pop("picture") == "required"
    assert ours == press


def test_tables_are_as_large_as_the_press_takes(editor: dict[str, Any]) -> None:
    row = msgspec.json.schema(Body)["$defs"]
    assert editor["limits"] == {
        "columns": row["TableRow"]["properties"]["content"]["maxItems"],
        "rows": row["TableBlock"]["properties"]["content"]["maxItems"],
        "pictures": row["GalleryBlock"]["properties"]["content"]["maxItems"],
    }


def test_every_provider_of_the_press_can_be_written(editor: dict[str, Any]) -> None:
    press = set(msgspec.json.schema(Body)["$defs"]["EmbedAttrs"]["properties"]["provider"]["enum"])
    assert set(editor["providers"]) == press
