"""Motifs of the town and its waterside: ferry, harbour, bridge, streets, factory."""

from .sheet import CLAY, INK, LIGHTS, OCHRE, PAPER, RUST, SAND, WIDTH, Light, Sheet, blend


def ferry(sheet: Sheet) -> None:
    """A ferry from its side: near, at a distance, or at its landing."""
    light, scene = sheet.light("dawn", "day", "grey", "dusk", "night"), sheet.scene(3)
    horizon = (380, 420, 350)[scene]
    sheet.sky(light, horizon + 40)
    for number in range(2):
        sheet.ridge(horizon - 30 + number * 22, sheet.chance.uniform(20, 60), light.land[number])
    sheet.ridge(horizon + 16, 5, light.water[0])
    for _ in range(sheet.chance.randrange(3, 8)):
        gull, y, wing = sheet.chance.uniform(80, 1_200), sheet.chance.uniform(60, 300), sheet.chance.uniform(12, 22)
        sheet.line([(gull - wing, y - wing * 0.5), (gull, y), (gull + wing, y - wing * 0.5)], PAPER, 4)
    colours = sheet.accents(2)
    size = (1.25, 0.62, 0.95)[scene] * sheet.chance.uniform(0.92, 1.08)
    x = (640, sheet.chance.uniform(460, 820), 560)[scene]
    sheet.ridge(horizon + 90, 9, light.water[1])
    _ship(sheet, x, (560, horizon + 110, 560)[scene], size, colours)
    for number in (2, 3):
        sheet.ridge((580, horizon + 160, 585)[scene] + (number - 2) * 70, 13, light.water[number])
    if scene == 2:
        _landing(sheet, x + 420 * size)


def _ship(sheet: Sheet, x: float, y: float, size: float, colours: list[str]) -> None:
    def at(a: float, b: float) -> tuple[float, float]:
        return x + a * size, y + b * size

    def block(a: float, b: float, wide: float, tall: float, colour: str) -> None:
        sheet.box(*at(a, b), wide * size, tall * size, colour, soft=6 * size)

    hull, band = colours
    decks = sheet.chance.choice((2, 3))
    for deck in range(decks):
        left, wide = -330 + deck * 50, 620 - deck * 130
        block(left, -166 - deck * 62, wide, 70, PAPER)
        for window in range(int(wide // 46) - 1):
            block(left + 24 + window * 46, -148 - deck * 62, 26, 24, INK)
    top = -166 - decks * 62
    block(190 - decks * 60, top + 4, 120, 70, PAPER)
    block(224 - decks * 60, top + 18, 92, 24, INK)
    block(-200 + decks * 10, top - 26, 66, 96, band)
    block(-200 + decks * 10, top - 26, 66, 24, INK)
    sheet.line([at(235 - decks * 60, top), at(235 - decks * 60, top - 80)], INK, 6 * size)
    sheet.shape([at(-410, -104), at(330, -104), at(440, -150), at(380, 70), at(-360, 70)], hull)
    sheet.shape([at(-398, -60), at(424, -90), at(417, -62), at(-394, -34)], PAPER)
    sheet.shape([at(-374, 30), at(392, 30), at(380, 110), at(-360, 110)], INK)
    for port in range(9):
        sheet.disc(*at(-320 + port * 72, 4), 11 * size, INK)


def _landing(sheet: Sheet, x: float) -> None:
    sheet.shape([(x, 560), (WIDTH, 500), (WIDTH, 720), (x + 40, 720)], "#6b5a4a")
    sheet.shape([(x, 560), (WIDTH, 500), (WIDTH, 524), (x + 6, 584)], SAND)
    for number in range(3):
        pile = x + 70 + number * 110
        sheet.box(pile, 500 - number * 6, 24, 220, "#43372e")
        sheet.box(pile - 4, 490 - number * 6, 32, 16, INK)


def harbour(sheet: Sheet) -> None:
    """A quay: cranes and containers, or fishing boats side by side."""
    light, scene = sheet.light("dawn", "day", "grey", "dusk"), sheet.scene(2)
    sheet.sky(light, 470)
    sheet.ridge(sheet.chance.uniform(380, 420), sheet.chance.uniform(20, 70), light.land[0])
    for number, colour in enumerate(light.water[:3]):
        sheet.ridge(450 + number * 60, 7, colour)
    (_cranes, _fishing_boats)[scene](sheet, light)


def _cranes(sheet: Sheet, light: Light) -> None:
    sheet.box(0, 590, WIDTH, 130, blend(light.land[2], INK, 0.3))
    sheet.box(0, 590, WIDTH, 14, SAND)
    steel = sheet.chance.choice((RUST, OCHRE, "#375a8c"))
    for number in range(sheet.chance.choice((1, 2, 3))):
        x, tall = 190 + number * 400 + sheet.chance.uniform(-50, 60), sheet.chance.uniform(330, 420)
        top = 590 - tall
        for leg in (0, 120):
            sheet.line([(x + leg, 590), (x + leg * 0.8 + 12, top)], steel, 16)
        sheet.line([(x, 590 - tall * 0.4), (x + 120, 590 - tall * 0.4)], steel, 10)
        sheet.line([(x - 110, top), (x + 330, top)], steel, 18)
        sheet.line([(x - 100, top), (x + 60, top - 90), (x + 320, top)], steel, 7)
        hook = x + sheet.chance.uniform(170, 300)
        sheet.line([(hook, top), (hook, top + 150)], INK, 4)
        sheet.box(hook - 50, top + 150, 100, 46, sheet.chance.choice((RUST, OCHRE, PAPER)))
    colours = sheet.accents(5)
    for column in range(11):
        for level in range(sheet.chance.choice((0, 1, 2, 3))):
            x, y = column * 118, 640 - level * 52
            sheet.box(x, y, 112, 50, (colour := sheet.chance.choice(colours)))
            for rib in range(5):
                sheet.box(x + 12 + rib * 20, y + 8, 6, 34, blend(colour, INK, 0.25))


def _fishing_boats(sheet: Sheet, light: Light) -> None:
    count = sheet.chance.randrange(3, 6)
    colours = sheet.accents(6)
    for number in range(count):
        x, size = 140 + number * 1_040 / (count - 1), sheet.chance.uniform(0.9, 1.25)
        y = 560 + sheet.chance.uniform(-14, 26)
        hull, cabin = colours[number], sheet.chance.choice((PAPER, SAND))
        sheet.line([(x + 12, y), (x + 12, y - 250 * size)], INK, 8)
        sheet.line([(x + 12, y - 240 * size), (x - 120 * size, y - 40)], INK, 3)
        sheet.line([(x + 12, y - 240 * size), (x + 120 * size, y - 40)], INK, 3)
        sheet.box(x - 70 * size, y - 100 * size, 84 * size, 92 * size, cabin, soft=6)
        sheet.box(x - 54 * size, y - 82 * size, 50 * size, 30 * size, INK, soft=4)
        outline = [(-150, -34), (-110, -18), (110, -18), (160, -44), (110, 66), (-110, 66)]
        sheet.shape([(x + a * size, y + b * size) for a, b in outline], hull)
        sheet.shape([(x + a * size, y + b * size) for a, b in ((-140, -10), (148, -14), (140, 4), (-132, 8))], PAPER)
    sheet.ridge(626, 7, light.water[3])
    for post in range(70, WIDTH, 240):
        sheet.box(post, 580, 40, 140, "#4d3f34", soft=6)
        sheet.box(post - 6, 572, 52, 20, INK, soft=6)


def bridge(sheet: Sheet) -> None:
    """A bridge over water: steel arches, or hung from pylons, or on stone."""
    light, scene = sheet.light("dawn", "day", "dusk", "night"), sheet.scene(3)
    sheet.sky(light, 500)
    sheet.ridge(430, sheet.chance.uniform(30, 80), light.land[0])
    sheet.ridge(480, 30, light.land[1])
    for number, colour in enumerate(light.water):
        sheet.ridge(520 + number * 54, 7, colour)
    deck = sheet.chance.uniform(410, 470)
    steel = blend(sheet.chance.choice((RUST, "#375a5c", "#7a3b4a", PAPER)), light.land[2], 0.2)
    (_arches, _hung, _stone)[scene](sheet, deck, steel)
    for _ in range(sheet.chance.randrange(3, 7)):
        x, colour = sheet.chance.uniform(40, 1_160), sheet.chance.choice((OCHRE, RUST, PAPER, CLAY))
        sheet.box(x, deck - 34, 80, 24, colour, soft=8)
        sheet.box(x + 14, deck - 52, 46, 24, colour, soft=8)
        for wheel in (18, 62):
            sheet.disc(x + wheel, deck - 8, 10, INK)


def _arches(sheet: Sheet, deck: float, steel: str) -> None:
    spans = sheet.chance.choice((1, 2, 3))
    wide = WIDTH / spans
    for span in range(spans):
        middle, rise = wide * (span + 0.5), min(wide * 0.36, deck - 120)
        tops = [(middle + (n / 12 - 1) * wide / 2, deck - rise * (1 - (n / 12 - 1) ** 2)) for n in range(25)]
        sheet.line(tops, steel, 20)
        for x, y in tops[2:-2:2]:
            sheet.line([(x, y), (x, deck)], steel, 6)
        sheet.box(wide * span - 26, deck, 52, 290, "#5d5a58")
    sheet.box(WIDTH - 26, deck, 52, 290, "#5d5a58")
    sheet.box(0, deck, WIDTH, 26, INK)


def _hung(sheet: Sheet, deck: float, steel: str) -> None:
    pylons = sheet.chance.choice(((640,), (340, 940), (250, 1_030)))
    reach = 320 if len(pylons) > 1 else 620
    for x in pylons:
        sheet.shape([(x - 46, 700), (x - 12, 110), (x + 12, 110), (x + 46, 700)], steel)
        for step in range(1, 9):
            for side in (-1, 1):
                sheet.line([(x, 120 + step * 16), (x + side * reach * step / 8, deck)], PAPER, 4)
    sheet.box(0, deck, WIDTH, 24, INK)


def _stone(sheet: Sheet, deck: float, steel: str) -> None:
    stone, count = blend(SAND, "#7d7264", 0.45), sheet.chance.choice((3, 4, 5))
    wide = WIDTH / count
    for pier in range(count + 1):
        x = pier * wide
        sheet.box(x - 44, deck, 88, 260, stone)
        sheet.box(x - 56, 610, 112, 40, blend(stone, INK, 0.3))
    for span in range(count):
        left = span * wide + 44
        points = [(left + (wide - 88) * n / 16, deck + 110 - 80 * (1 - (n / 8 - 1) ** 2)) for n in range(17)]
        sheet.shape([(left, deck), *points, (left + wide - 88, deck)], stone)
    sheet.box(0, deck - 4, WIDTH, 40, stone)
    sheet.box(0, deck - 14, WIDTH, 14, blend(stone, INK, 0.5))
    for post in range(20, WIDTH, 80):
        sheet.box(post, deck - 40, 8, 30, steel)


def town(sheet: Sheet) -> None:
    """Rows of houses and towers along a street, their windows lit."""
    light, scene = sheet.light("dawn", "grey", "dusk", "night"), sheet.scene(2)
    sheet.sky(light, 660)
    if scene == 1:
        sheet.ridge(sheet.chance.uniform(360, 420), 60, light.land[0])
    tall = (1.0, 0.62)[scene]
    walls = (blend(light.land[0], CLAY, 0.3), blend(light.land[1], SAND, 0.15), blend(light.land[2], INK, 0.5))
    for depth, (low, high, width) in enumerate(((230, 430, 96), (160, 320, 120), (90, 240, 150))):
        x = -sheet.chance.uniform(0, 60)
        while x < WIDTH:
            height, wide = sheet.chance.uniform(low, high) * tall, width * sheet.chance.uniform(0.7, 1.3)
            _house(sheet, (x, 660 - height), wide, height, (walls[depth], depth, scene))
            x += wide + sheet.chance.choice((0, 0, 14))
    sheet.box(0, 652, WIDTH, 68, "#141c23")
    for mark in range(int(sheet.chance.uniform(0, 60)), WIDTH, 110):
        sheet.box(mark, 686, 60, 6, OCHRE)


def _house(sheet: Sheet, place: tuple[float, float], wide: float, height: float, kind: tuple[str, int, int]) -> None:
    (x, y), (colour, depth, scene) = place, kind
    sheet.box(x, y, wide, height, colour)
    roof = sheet.chance.random()
    if scene == 1 or roof < 0.25:
        sheet.shape([(x - 8, y + 1), (x + wide / 2, y - wide * 0.32), (x + wide + 8, y + 1)], blend(colour, RUST, 0.35))
    elif roof < 0.45:
        sheet.box(x + wide * 0.3, y - 26, wide * 0.3, 28, colour)
    elif roof < 0.55:
        sheet.line([(x + wide / 2, y), (x + wide / 2, y - 60)], colour, 4)
    if depth == 2:
        sheet.lit(x + 12, y + 14, (int((wide - 14) // 30), int(height // 36)), (30, 36), part=0.55, colour=OCHRE)
    elif depth == 1:
        sheet.lit(
            x + 10,
            y + 12,
            (int((wide - 10) // 24), int(height // 40)),
            (24, 30),
            part=0.25,
            colour=blend(colour, OCHRE, 0.6),
        )


def factory(sheet: Sheet) -> None:
    """Saw-tooth roofs and chimneys, or a belt inside a hall."""
    if sheet.scene(2):
        return _belt(sheet)
    light = sheet.light("dawn", "day", "dusk")
    sheet.sky(light, 600)
    sheet.ridge(500, 30, light.land[0])
    wall, roof = sheet.accents(2)
    for number in range(sheet.chance.randrange(2, 5)):
        x, tall = 120 + number * 120 + sheet.chance.uniform(0, 30), sheet.chance.uniform(300, 430)
        sheet.shape([(x, 600), (x + 10, 600 - tall), (x + 46, 600 - tall), (x + 56, 600)], blend(wall, INK, 0.35))
        sheet.box(x + 8, 620 - tall, 42, 18, PAPER)
        for puff in range(4):
            smoke = blend(light.sky[1], PAPER, 0.65 - puff * 0.1)
            sheet.disc(x + 40 + puff * 46, 570 - tall - puff * 26, 30 + puff * 11, smoke)
    teeth = sheet.chance.randrange(3, 6)
    wide = 660 / teeth
    sheet.box(560, 420, 660, 220, wall)
    for tooth in range(teeth):
        x = 560 + tooth * wide
        sheet.shape([(x, 422), (x, 320), (x + wide, 422)], roof)
        sheet.shape([(x + 10, 414), (x + 10, 344), (x + wide * 0.3, 414)], blend(light.sun, SAND, 0.4))
    sheet.box(100, 500, 500, 140, blend(wall, PAPER, 0.25))
    sheet.lit(590, 470, (10, 2), (62, 62), part=0.9, colour=SAND)
    sheet.lit(130, 530, (7, 1), (64, 70), part=0.9, colour=INK)
    sheet.box(1_010, 540, 110, 100, INK)
    sheet.box(0, 636, WIDTH, 84, blend(light.land[2], INK, 0.3))
    return None


def _belt(sheet: Sheet) -> None:
    base = sheet.chance.choice(("#cfd8d2", "#e3d9c3", "#c9d3dc"))
    sheet.box(0, 0, WIDTH, 720, base)
    for bay in range(5):
        sheet.box(30 + bay * 252, 70, 200, 170, blend(base, LIGHTS["day"].sky[0], 0.2), soft=4)
        sheet.box(30 + bay * 252, 150, 200, 6, base)
        sheet.box(126 + bay * 252, 70, 6, 170, base)
    machine, crate = sheet.accents(2)
    for x in (150, 720):
        shift = sheet.chance.uniform(0, 200)
        sheet.box(x + shift, 250, 210, 250, machine, soft=12)
        sheet.box(x + shift + 30, 280, 150, 70, INK, soft=8)
        sheet.disc(x + shift + 60, 400, 18, OCHRE)
        sheet.disc(x + shift + 120, 400, 18, PAPER)
    step = sheet.chance.randrange(150, 230)
    for x in range(int(sheet.chance.uniform(0, 60)), WIDTH, step):
        sheet.box(x, 420, 110, 84, crate, soft=4)
        sheet.box(x + 44, 420, 22, 84, blend(crate, PAPER, 0.5))
    sheet.box(0, 504, WIDTH, 44, INK)
    for roller in range(20, WIDTH, 64):
        sheet.disc(roller, 526, 15, "#7d8a90")
    for leg in range(110, WIDTH, 340):
        sheet.box(leg, 548, 30, 172, "#4b5860")
    sheet.box(0, 690, WIDTH, 30, blend(base, INK, 0.35))
