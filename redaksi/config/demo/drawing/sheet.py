"""The sheet that motifs are drawn on, its colours and its times of day."""

import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageColor, ImageDraw, ImageOps

WIDTH, HEIGHT = 1280, 720
"""The units in which a motif is told."""

REDUCED = 2
"""How many drawn pixels a unit has; they become one at the end, so that edges are smooth."""

INK, TEAL, RUST, OCHRE, SAND, PAPER = "#1f2a33", "#1f5560", "#b5492b", "#dba545", "#e9d8b4", "#f6efe0"
MOSS, PLUM, SKY, CLAY = "#5f8463", "#8a5a6a", "#6d9a9a", "#c8795a"

Point = tuple[float, float]


@dataclass(frozen=True)
class Light:
    """The colours of a time of day: from the top of the sky down, from far land to near, from far water to near."""

    sky: tuple[str, ...]
    sun: str
    land: tuple[str, str, str]
    water: tuple[str, str, str, str]


LIGHTS = {
    "dawn": Light(
        ("#f6e6c4", "#f0cf9c", "#e6b184"),
        "#fdf6e3",
        ("#c79f84", "#98817a", "#5b5d64"),
        ("#bfa893", "#84989a", "#467b85", "#1f5560"),
    ),
    "day": Light(
        ("#c6dede", "#d6e7e2", "#e6efe2"),
        "#fdf8e8",
        ("#a9c2ae", "#779d88", "#3c6757"),
        ("#97c2c4", "#66a1a8", "#3a7c88", "#1d5b69"),
    ),
    "grey": Light(
        ("#bcc5c5", "#cdd2cd", "#dedccf"),
        "#efece2",
        ("#a6aeab", "#7d8988", "#48575b"),
        ("#a2b5b5", "#789396", "#51727a", "#305159"),
    ),
    "dusk": Light(
        ("#6a5472", "#b06f78", "#e8a27a"),
        "#fbdca0",
        ("#93667a", "#5f4b66", "#33324a"),
        ("#c28d84", "#826b81", "#4b5170", "#2a3450"),
    ),
    "night": Light(
        ("#141f2e", "#1b293b", "#253549"),
        "#e9e2c8",
        ("#2c3d52", "#1e2c3c", "#111a24"),
        ("#2d4459", "#22374b", "#182a3c", "#101d2b"),
    ),
}


def blend(first: str, second: str, part: float) -> str:
    """A colour between two: the first at 0, the second at 1."""
    mixed = [a + (b - a) * part for a, b in zip(ImageColor.getrgb(first), ImageColor.getrgb(second), strict=True)]
    return "#" + "".join(f"{round(value):02x}" for value in mixed)


class Sheet:
    """A sheet of paper of WIDTH by HEIGHT units. `chance` is its own and the same each time."""

    def __init__(self, seed: str, data: Mapping[str, Any] | None = None) -> None:
        self.chance = random.Random(f"{seed}/0")  # noqa: S311 - an illustration; with /0 those of one motif differ most
        self.data = data or {}
        self.resize(HEIGHT)

    def resize(self, height: float) -> None:
        """Begin anew on a sheet of another height."""
        self.height = height
        self.image = Image.new("RGB", (WIDTH * REDUCED, round(height * REDUCED)), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def scene(self, count: int) -> int:
        """Which of a motif's scenes is drawn: the one that the data name, else any."""
        any_one = self.chance.randrange(count)
        return int(self.data.get("scene", any_one)) % count

    def light(self, *names: str) -> Light:
        """The time of day: the one that the data name, else one of `names`."""
        any_one = self.chance.choice(names or ("dawn", "day", "grey", "dusk"))
        return LIGHTS[self.data.get("light", any_one)]

    def accents(self, count: int) -> list[str]:
        """Different strong colours."""
        return self.chance.sample([RUST, OCHRE, TEAL, MOSS, PLUM, CLAY, SKY], count)

    def shape(self, points: Iterable[Point], colour: str) -> None:
        """A filled polygon."""
        self.pen.polygon([(x * REDUCED, y * REDUCED) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, soft: float = 0) -> None:
        """A filled rectangle from its upper left corner; `soft` rounds its corners."""
        edges = (x * REDUCED, y * REDUCED, (x + width) * REDUCED - 1, (y + height) * REDUCED - 1)
        if edges[2] > edges[0] and edges[3] > edges[1]:
            self.pen.rounded_rectangle(edges, soft * REDUCED, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around a point."""
        self.oval(x, y, radius, radius, colour)

    def oval(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """A filled ellipse around a point."""
        edges = [(x - across) * REDUCED, (y - down) * REDUCED, (x + across) * REDUCED, (y + down) * REDUCED]
        self.pen.ellipse(edges, fill=colour)

    def bow(self, x: float, y: float, radius: float, turns: Point, colour: str, width: float) -> None:  # noqa: PLR0917
        """A part of a circle's line, in degrees clockwise from the right."""
        edges = [(x - radius) * REDUCED, (y - radius) * REDUCED, (x + radius) * REDUCED, (y + radius) * REDUCED]
        self.pen.arc(edges, *turns, fill=colour, width=round(width * REDUCED))

    def dome(self, x: float, y: float, radius: float, colour: str) -> None:
        """The upper half of a filled circle."""
        edges = [(x - radius) * REDUCED, (y - radius) * REDUCED, (x + radius) * REDUCED, (y + radius) * REDUCED]
        self.pen.pieslice(edges, 180, 360, fill=colour)

    def line(self, points: Iterable[Point], colour: str, width: float) -> None:
        """A line through points, round at both ends."""
        path = [(x * REDUCED, y * REDUCED) for x, y in points]
        self.pen.line(path, fill=colour, width=round(width * REDUCED), joint="curve")
        if width > 5:
            for x, y in (path[0], path[-1]):
                self.disc(x / REDUCED, y / REDUCED, width / 2, colour)

    def bands(self, colours: Iterable[str], top: float, bottom: float) -> None:
        """Flat bands of colour, the last one down to `bottom`."""
        stripes = tuple(colours)
        step = (bottom - top) / len(stripes)
        for number, colour in enumerate(stripes):
            self.box(0, top + number * step, WIDTH, bottom - top - number * step, colour)

    def ridge(self, height: float, roughness: float, colour: str) -> None:
        """Hills or waves from one side to the other, filled below."""
        waves = [(self.chance.uniform(0.6, 2.6), self.chance.uniform(0, 6.3), self.chance.random()) for _ in range(3)]
        tops: list[Point] = [
            (
                x,
                height
                - roughness * sum(part * math.sin(x / WIDTH * turns * 6.3 + shift) for turns, shift, part in waves),
            )
            for x in range(0, WIDTH + 16, 16)
        ]
        self.shape([(0, self.height), *tops, (WIDTH + 16, self.height)], colour)

    def sky(self, light: Light, bottom: float) -> None:
        """A sky with sun or moon, and stars if it is night."""
        self.bands(light.sky, 0, bottom)
        self.box(0, bottom - 1, WIDTH, self.height - bottom + 1, light.sky[-1])
        for _ in range(60 if light is LIGHTS["night"] else 0):
            place = self.chance.uniform(0, WIDTH), self.chance.uniform(0, bottom * 0.8)
            self.disc(*place, self.chance.uniform(1.2, 3), SAND)
        x, y = self.chance.uniform(180, 1_100), self.chance.uniform(0.22, 0.7) * bottom
        radius = self.chance.uniform(46, 100)
        self.disc(x, y, radius, light.sun)
        if light is LIGHTS["night"] and self.chance.random() < 0.6:
            self.disc(x + radius * 0.4, y - radius * 0.15, radius * 0.88, light.sky[1])

    def cloud(self, x: float, y: float, size: float, colour: str) -> None:
        """A flat cloud with its foot on `y`."""
        for step, part in ((-1.1, 0.42), (-0.4, 0.68), (0.4, 0.56), (1.05, 0.38)):
            self.dome(x + step * size, y, size * part, colour)
        self.box(x - size * 1.5, y - 2, size * 2.9, size * 0.16, colour, soft=size * 0.08)

    def lit(self, x: float, y: float, grid: tuple[int, int], pitch: Point, *, part: float, colour: str) -> None:
        """Windows in columns and rows, `part` of them lit."""
        for row in range(grid[1]):
            for column in range(grid[0]):
                if self.chance.random() < part:
                    self.box(x + column * pitch[0], y + row * pitch[1], pitch[0] * 0.5, pitch[1] * 0.55, colour)

    def mirror(self) -> None:
        """Left becomes right."""
        self.image = ImageOps.mirror(self.image)
