"""Keeping what was measured: raw numbers as JSON, a report rendered from them."""

import datetime as dt
import json
import os
import platform
import statistics
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"


def keep(name: str, method: str, figures: dict[str, Any]) -> None:
    """Write `figures` with the machine and the method, and render the report anew."""
    FOLDER.mkdir(exist_ok=True)
    result = {
        "name": name,
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "machine": f"{os.cpu_count()} virtual cores, {platform.machine()}, Python {platform.python_version()}",
        "method": method,
        "figures": figures,
    }
    (FOLDER / f"{name}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    render_report()


def render_report() -> None:
    """`results/README.md` from every kept result."""
    parts = ["# What was measured\n", "Rendered from the JSON files beside it by `python -m bench report`.\n"]
    for path in sorted(FOLDER.glob("*.json")):
        result = json.loads(path.read_text("utf-8"))
        parts.append(f"## {result['name']}\n\n{result['method']}\n\n{result['at']}, {result['machine']}\n")
        parts.append("| figure | value |\n|---|---|")
        parts += [f"| {name} | {value} |" for name, value in result["figures"].items() if name != "raw"]
        parts.append("")
    (FOLDER / "README.md").write_text("\n".join(parts), "utf-8")


def spread(values: list[float], unit: str, digits: int = 1) -> dict[str, str]:
    """Median, p99, smallest and largest of many measurements, for people."""
    ordered = sorted(values)
    p99 = ordered[min(len(ordered) - 1, round(0.99 * (len(ordered) - 1)))]
    named = {"median": statistics.median(ordered), "p99": p99, "min": ordered[0], "max": ordered[-1]}
    return {name: f"{value:.{digits}f} {unit}" for name, value in named.items()}
