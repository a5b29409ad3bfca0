"""Draws the demo's illustrations: flat layers in one hand, the same for the same seed. Which story has which is in the
tables of pictures.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from . import civic, gatherings, indoors, nature, people, shore, signs
from .infographic import infographic
from .sheet import REDUCED, Sheet

__all__ = ["draw"]

_MOTIFS: dict[str, Callable[[Sheet], None]] = {
    "ballot": civic.ballot,
    "books": indoors.books,
    "bridge": shore.bridge,
    "chart": signs.chart,
    "classroom": people.classroom,
    "clinic": civic.clinic,
    "court": civic.court,
    "desk": indoors.desk,
    "factory": shore.factory,
    "ferry": shore.ferry,
    "globe": signs.globe,
    "harbour": shore.harbour,
    "hills": nature.hills,
    "infographic": infographic,
    "kitchen": indoors.kitchen,
    "map": signs.chart_of_islands,
    "market": gatherings.market,
    "night": nature.night,
    "pitch": signs.pitch,
    "portrait": people.portrait,
    "rain": nature.rain,
    "reef": nature.reef,
    "sea": nature.sea,
    "stage": gatherings.stage,
    "table": indoors.table,
    "town": shore.town,
    "weave": indoors.weave,
    "windmill": nature.windmill,
}
_MIRRORED = {"bridge", "ferry", "harbour", "hills", "factory", "kitchen", "market", "rain", "sea", "town", "windmill"}


def draw(motif: str, seed: str, file: Path, data: Mapping[str, Any] | None = None) -> None:
    """Write the illustration of a story as a PNG of 1280 pixels' width.

    `data` is the picture's table: `scene` (a number) and `light` (dawn, day, grey, dusk, night) fix what the seed would
    choose; an infographic needs title, kind and values.
    """
    sheet = Sheet(seed, data)
    _MOTIFS[motif](sheet)
    if motif in _MIRRORED and sheet.chance.random() < 0.5:
        sheet.mirror()
    sheet.image.reduce(REDUCED).save(file, "PNG", compress_level=1)
