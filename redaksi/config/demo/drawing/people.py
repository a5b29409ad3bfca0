"""Motifs of people: a classroom, portraits."""

from .sheet import INK, OCHRE, PAPER, PLUM, RUST, SAND, SKY, TEAL, WIDTH, Sheet, blend

SKINS = ("#8d5a3c", "#a5694a", "#c08a63", "#6f452f")


def classroom(sheet: Sheet) -> None:
    """A blackboard before desks, children at a window, or the school from its yard."""
    (_blackboard, _pupils, _school)[sheet.scene(3)](sheet)


def _blackboard(sheet: Sheet) -> None:
    wall, board = blend(sheet.accents(1)[0], PAPER, 0.66), sheet.chance.choice(("#2f4a40", "#27363f", "#3a3f34"))
    sheet.box(0, 0, WIDTH, 720, wall)
    left, wide = sheet.chance.uniform(150, 330), sheet.chance.uniform(620, 760)
    sheet.box(left - 16, 74, wide + 32, 332, "#8a6440")
    sheet.box(left, 90, wide, 300, board)
    for row in range(4):
        long = sheet.chance.uniform(0.2, 0.5) * wide
        sheet.box(left + 40, 130 + row * 56, long, 10, blend(board, PAPER, 0.75), soft=5)
    x, y = left + wide * 0.76, 240
    sheet.bow(x, y, 80, (0, 360), PAPER, 6)
    sheet.line([(x - 80, y), (x + 80, y)], OCHRE, 6)
    sheet.line([(x, y - 80), (x, y + 80)], OCHRE, 6)
    sheet.box(0, 520, WIDTH, 200, "#a98862")
    colours = sheet.accents(5)
    for row in range(2):
        for number in range(5):
            x, y, size = 60 + number * 250 - row * 60, 430 + row * 130, 0.85 + row * 0.35
            sheet.box(x, y, 170 * size, 24 * size, "#6b4a2f", soft=4)
            sheet.box(x + 14, y + 20 * size, 14 * size, 110 * size, INK)
            sheet.box(x + 140 * size, y + 20 * size, 14 * size, 110 * size, INK)
            for book in range(sheet.chance.choice((0, 1, 2, 3))):
                sheet.box(x + 40, y - 12 * size * (book + 1), 70 * size, 11 * size, colours[(number + book) % 5])


def _pupils(sheet: Sheet) -> None:
    light, wall = sheet.light("dawn", "day"), blend(sheet.accents(1)[0], SAND, 0.6)
    sheet.box(0, 0, WIDTH, 720, wall)
    for pane in range(3):
        left = 90 + pane * 390
        sheet.box(left - 14, 66, 348, 288, PAPER)
        sheet.box(left, 80, 320, 260, light.sky[1])
        sheet.dome(left + sheet.chance.uniform(90, 230), 340, sheet.chance.uniform(60, 130), light.land[1])
        sheet.box(left, 316, 320, 24, light.land[2])
        sheet.box(left + 152, 80, 16, 260, PAPER)
    count = sheet.chance.choice((3, 4, 5))
    shirts = sheet.accents(count)
    for number in range(count):
        x = 150 + number * 980 / (count - 1) + sheet.chance.uniform(-30, 30)
        _child(sheet, x, 560 + sheet.chance.uniform(-24, 10), shirts[number])
    sheet.box(0, 600, WIDTH, 120, "#7b5638")
    sheet.box(0, 600, WIDTH, 14, "#a27a52")
    for number in range(count):
        x = 110 + number * 980 / (count - 1)
        sheet.shape([(x, 640), (x + 70, 622), (x + 140, 640), (x + 70, 660)], PAPER)


def _child(sheet: Sheet, x: float, y: float, shirt: str) -> None:
    skin = sheet.chance.choice(SKINS)
    sheet.box(x - 86, y - 110, 172, 220, shirt, soft=60)
    sheet.box(x - 22, y - 150, 44, 60, blend(skin, INK, 0.15), soft=16)
    sheet.disc(x, y - 190, 72, skin)
    _hair(sheet, x, y - 190, 72)


def _hair(sheet: Sheet, x: float, y: float, size: float) -> None:
    kind, colour = sheet.chance.randrange(5), sheet.chance.choice((INK, "#2d211c", "#4a3428"))
    if kind == 0:
        sheet.dome(x, y - size * 0.14, size * 1.08, colour)
    elif kind == 1:
        sheet.dome(x, y - size * 0.2, size * 1.06, colour)
        sheet.disc(x - size * 0.95, y + size * 0.1, size * 0.36, colour)
        sheet.disc(x + size * 0.95, y + size * 0.1, size * 0.36, colour)
    elif kind == 2:
        scarf = sheet.chance.choice((PAPER, SKY, PLUM, OCHRE))
        sheet.disc(x, y, size * 1.2, scarf)
        drape = ((-1.15, 0), (1.15, 0), (1.3, 1.7), (-1.3, 1.7))
        sheet.shape([(x + a * size, y + b * size) for a, b in drape], scarf)
        sheet.oval(x, y + size * 0.1, size * 0.78, size * 0.86, sheet.chance.choice(SKINS))
    elif kind == 3:
        sheet.box(x - size * 0.9, y - size * 1.24, size * 1.8, size * 0.9, colour, soft=size * 0.2)
    else:
        sheet.dome(x, y - size * 0.1, size * 1.1, colour)
        sheet.disc(x, y - size * 1.2, size * 0.36, colour)


def _school(sheet: Sheet) -> None:
    light = sheet.light("dawn", "day", "grey")
    sheet.sky(light, 560)
    sheet.ridge(440, 60, light.land[0])
    wall, roof = blend(sheet.accents(1)[0], PAPER, 0.5), sheet.chance.choice((RUST, TEAL, PLUM))
    left, wide = sheet.chance.uniform(80, 300), sheet.chance.uniform(760, 880)
    sheet.box(left, 350, wide, 240, wall)
    sheet.shape([(left - 40, 352), (left + 60, 250), (left + wide - 60, 250), (left + wide + 40, 352)], roof)
    doors = sheet.chance.choice((3, 4, 5))
    for door in range(doors):
        x = left + 30 + door * (wide - 40) / doors
        sheet.box(x, 410, 60, 180, INK)
        sheet.box(x + 80, 420, 70, 76, SAND)
        sheet.box(x + 112, 420, 6, 76, wall)
    sheet.box(0, 586, WIDTH, 134, blend(light.land[1], SAND, 0.4))
    pole = left + wide + 80 if left < 200 else left - 60
    sheet.box(pole, 190, 10, 420, PAPER)
    sheet.box(pole + 10, 196, 110, 36, "#b3262d")
    sheet.box(pole + 10, 232, 110, 36, "#fbfaf6")
    for _ in range(sheet.chance.randrange(3, 9)):
        x, y = sheet.chance.uniform(60, 1_200), sheet.chance.uniform(620, 670)
        sheet.box(x - 13, y - 34, 26, 60, sheet.chance.choice((PAPER, RUST, TEAL)), soft=10)
        sheet.disc(x, y - 48, 15, sheet.chance.choice(SKINS))


def portrait(sheet: Sheet) -> None:
    """One to three people from the chest up, without faces."""
    ground, second = sheet.accents(2)
    sheet.box(0, 0, WIDTH, 720, blend(ground, PAPER, 0.55))
    backdrop = sheet.chance.randrange(3)
    if backdrop == 0:
        for number, radius in enumerate((420, 330, 240)):
            sheet.disc(640, 400, radius, blend(second, PAPER, 0.3 + number * 0.22))
    elif backdrop == 1:
        for stripe in range(0, WIDTH, 160):
            sheet.box(stripe, 0, 80, 720, blend(ground, PAPER, 0.68))
    else:
        sheet.ridge(420, 60, blend(second, PAPER, 0.45))
        sheet.ridge(560, 40, blend(second, PAPER, 0.2))
    people = sheet.scene(3) + 1
    for number in range(people):
        x = 640 + (number - (people - 1) / 2) * (430 - people * 20)
        _bust(sheet, x + sheet.chance.uniform(-20, 20), (1.1, 0.98, 0.86)[people - 1])


def _bust(sheet: Sheet, x: float, size: float) -> None:
    skin, shirt, trim = sheet.chance.choice(SKINS), *sheet.accents(2)
    foot, head = 720, 720 - 440 * size
    sheet.box(x - 210 * size, foot - 250 * size, 420 * size, 400 * size, shirt, soft=130 * size)
    sheet.box(x - 44 * size, head + 70 * size, 88 * size, 150 * size, blend(skin, INK, 0.18), soft=34 * size)
    if sheet.chance.random() < 0.5:
        collar = ((-90, -250), (90, -250), (0, -90))
        sheet.shape([(x + a * size, foot + b * size) for a, b in collar], trim)
    else:
        for button in range(3):
            sheet.disc(x, foot - (180 - button * 60) * size, 9 * size, PAPER)
    sheet.disc(x, head, 112 * size, skin)
    sheet.box(x - 100 * size, head - 10 * size, 200 * size, 130 * size, skin, soft=96 * size)
    _hair(sheet, x, head, 108 * size)
    if sheet.chance.random() < 0.35:
        for side in (-44, 44):
            sheet.bow(x + side * size, head + 8 * size, 32 * size, (0, 360), INK, 6 * size)
        sheet.line([(x - 12 * size, head + 8 * size), (x + 12 * size, head + 8 * size)], INK, 6 * size)
