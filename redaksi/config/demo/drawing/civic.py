"""Motifs of public institutions: ballot, court, clinic."""

from .people import SKINS
from .sheet import CLAY, INK, MOSS, OCHRE, PAPER, PLUM, RUST, SAND, SKY, TEAL, WIDTH, Sheet, blend


def ballot(sheet: Sheet) -> None:
    """A ballot falling into its box, booths in a row, or an inked finger."""
    ground, strong = blend(sheet.accents(1)[0], PAPER, 0.62), sheet.accents(2)
    sheet.box(0, 0, WIDTH, 720, ground)
    (_ballot_box, _booths, _inked_finger)[sheet.scene(3)](sheet, ground, strong[0], strong[1])


def _ballot_box(sheet: Sheet, ground: str, strong: str, second: str) -> None:
    sheet.disc(sheet.chance.uniform(480, 800), 330, 290, blend(ground, PAPER, 0.6))
    sheet.box(0, 600, WIDTH, 120, blend(ground, INK, 0.3))
    x, wide = sheet.chance.uniform(350, 500), sheet.chance.uniform(400, 500)
    lean, paper = sheet.chance.uniform(-50, 50), x + wide / 2
    corners = [(paper - 90 + lean, 90), (paper + 100 + lean, 110), (paper + 90, 380), (paper - 100, 370)]
    sheet.shape(corners, PAPER)
    for row in range(4):
        y = 150 + row * 50
        sheet.box(paper - 60 + lean * (1 - row / 5), y, 24, 24, second if row == 1 else SAND)
        sheet.box(paper - 24 + lean * (1 - row / 5), y + 6, 84, 12, blend(SAND, INK, 0.3))
    sheet.shape([(x, 360), (x + 50, 310), (x + wide + 50, 310), (x + wide, 360)], blend(strong, PAPER, 0.25))
    sheet.box(paper - 110, 326, 240, 18, INK, soft=8)
    sheet.shape([(paper - 104, 336), (paper + 92, 336), (paper + 91, 330), (paper - 101, 330)], PAPER)
    sheet.box(x, 360, wide, 270, strong)
    sheet.shape([(x + wide, 360), (x + wide + 50, 310), (x + wide + 50, 580), (x + wide, 630)], blend(strong, INK, 0.3))
    sheet.disc(x + wide / 2, 495, 70, PAPER)
    sheet.line([(x + wide / 2 - 32, 495), (x + wide / 2 - 8, 522), (x + wide / 2 + 38, 466)], strong, 16)


def _booths(sheet: Sheet, ground: str, strong: str, second: str) -> None:
    sheet.box(0, 560, WIDTH, 160, blend(ground, INK, 0.25))
    count = sheet.chance.choice((3, 4, 5))
    step = 1_160 / count
    busy = sheet.chance.sample(range(count), count - 1)
    for number in range(count):
        x, wide = 70 + number * step, step - 50
        if number in busy:
            sheet.box(x + wide * 0.32, 250, wide * 0.36, 330, sheet.chance.choice((INK, PLUM, TEAL)), soft=40)
            sheet.disc(x + wide / 2, 230, 46, sheet.chance.choice(SKINS))
            sheet.dome(x + wide / 2, 224, 50, INK)
        sheet.box(x, 330, wide, 190, PAPER)
        sheet.box(x, 330, wide, 30, strong if number % 2 else second)
        sheet.shape([(x, 330), (x - 24, 300), (x - 24, 500), (x, 520)], blend(PAPER, INK, 0.25))
        sheet.shape([(x + wide, 330), (x + wide + 24, 300), (x + wide + 24, 500), (x + wide, 520)], SAND)
        for leg in (12, wide - 28):
            sheet.box(x + leg, 520, 16, 150, "#6b4a2f")


def _inked_finger(sheet: Sheet, ground: str, strong: str, second: str) -> None:
    skin = sheet.chance.choice(SKINS)
    x = sheet.chance.uniform(480, 700)
    for number, radius in enumerate((330, 260, 190)):
        sheet.disc(x + 40, 330, radius, blend(ground, PAPER, 0.25 + number * 0.22))
    dark = blend(skin, INK, 0.25)
    sheet.box(x - 90, 560, 250, 200, strong, soft=20)
    sheet.box(x - 70, 520, 210, 60, second, soft=16)
    sheet.box(x - 80, 330, 220, 220, skin, soft=70)
    sheet.box(x - 60, 90, 84, 330, skin, soft=42)
    sheet.box(x - 60, 90, 84, 130, "#3b2f6b", soft=42)
    sheet.box(x - 60, 180, 84, 40, "#3b2f6b")
    for knuckle in range(3):
        sheet.box(x + 26 + knuckle * 42, 330, 40, 120, dark if knuckle % 2 else blend(skin, INK, 0.12), soft=20)
    sheet.line([(x - 64, 470), (x + 10, 430), (x + 90, 440)], dark, 46)


def court(sheet: Sheet) -> None:
    """A court house, a pair of scales, or a gavel."""
    (_court_house, _scales, _gavel)[sheet.scene(3)](sheet)


def _court_house(sheet: Sheet) -> None:
    light = sheet.light("dawn", "day", "grey", "dusk")
    sheet.sky(light, 560)
    sheet.ridge(500, 40, light.land[0])
    stone = blend(PAPER, light.land[0], 0.18)
    shade, count = blend(stone, INK, 0.3), sheet.chance.choice((4, 5, 6, 7))
    wide = sheet.chance.uniform(760, 980)
    left = (WIDTH - wide) / 2
    sheet.shape([(left - 40, 270), (640, sheet.chance.uniform(110, 170)), (left + wide + 40, 270)], stone)
    sheet.shape([(left + 60, 256), (640, 180), (left + wide - 60, 256)], shade)
    sheet.box(left - 40, 268, wide + 80, 36, stone)
    sheet.box(left, 304, wide, 280, blend(shade, INK, 0.45))
    sheet.box(590, 390, 100, 194, sheet.accents(1)[0])
    for column in range(count):
        x = left + 20 + column * (wide - 90) / (count - 1)
        sheet.box(x, 304, 50, 280, stone)
        sheet.box(x - 10, 304, 70, 20, shade)
        sheet.box(x + 34, 324, 16, 256, shade)
    for step in range(4):
        sheet.box(left - 40 - step * 34, 580 + step * 26, wide + 80 + step * 68, 28, (stone, shade)[step % 2])
    sheet.box(0, 680, WIDTH, 40, light.land[2])


def _scales(sheet: Sheet) -> None:
    ground, metal = blend(sheet.accents(1)[0], INK, 0.45), sheet.chance.choice((OCHRE, SAND, CLAY))
    sheet.box(0, 0, WIDTH, 720, ground)
    sheet.disc(640, 320, 310, blend(ground, PAPER, 0.12))
    tilt = sheet.chance.choice((-60, -34, 0, 34, 60))
    sheet.box(626, 130, 28, 460, metal)
    sheet.disc(640, 130, 30, metal)
    sheet.shape([(500, 640), (560, 580), (720, 580), (780, 640)], metal)
    sheet.box(440, 636, 400, 28, metal, soft=8)
    ends = ((330, 190 + tilt), (950, 190 - tilt))
    sheet.line([ends[0], (640, 176), ends[1]], metal, 16)
    for x, y in ends:
        sheet.line([(x, y), (x - 120, y + 220)], SAND, 4)
        sheet.line([(x, y), (x + 120, y + 220)], SAND, 4)
        sheet.pen.pieslice([(x - 140) * 2, (y + 130) * 2, (x + 140) * 2, (y + 310) * 2], 0, 180, fill=metal)
    sheet.box(0, 690, WIDTH, 30, blend(ground, INK, 0.5))


def _gavel(sheet: Sheet) -> None:
    wood, cloth = sheet.chance.choice(("#6b4030", "#7a5230", "#5a3a44")), sheet.accents(1)[0]
    sheet.box(0, 0, WIDTH, 720, blend(cloth, PAPER, 0.55))
    sheet.box(0, 470, WIDTH, 250, "#b58a5c")
    sheet.box(0, 470, WIDTH, 12, "#8a6440")
    for volume in range(sheet.chance.choice((2, 3, 4))):
        x = 90 + sheet.chance.uniform(0, 30)
        sheet.box(x, 424 - volume * 54, 330, 50, (TEAL, RUST, INK, MOSS)[volume], soft=6)
        sheet.box(x + 300, 432 - volume * 54, 30, 34, PAPER)
    sheet.oval(820, 590, 230, 54, blend(wood, INK, 0.5))
    sheet.box(590, 536, 460, 56, wood)
    sheet.oval(820, 536, 230, 54, blend(wood, SAND, 0.25))
    rise = sheet.chance.uniform(0, 90)
    sheet.line([(860, 380 - rise), (1_230, 560 - rise)], wood, 34)
    sheet.shape([(700, 300 - rise), (890, 210 - rise), (980, 400 - rise), (790, 490 - rise)], wood)
    for a, b in (((690, 300), (790, 500)), ((884, 206), (984, 406))):
        sheet.line([(a[0], a[1] - rise), (b[0], b[1] - rise)], OCHRE, 26)


def clinic(sheet: Sheet) -> None:
    """A clinic's front, a ward, or the things on a doctor's table."""
    (_clinic_front, _ward, _instruments)[sheet.scene(3)](sheet)


def _cross(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    sheet.box(x - size / 2, y - size / 6, size, size / 3, colour, soft=size * 0.05)
    sheet.box(x - size / 6, y - size / 2, size / 3, size, colour, soft=size * 0.05)


def _clinic_front(sheet: Sheet) -> None:
    light, roof = sheet.light("dawn", "day", "grey", "dusk"), sheet.chance.choice((TEAL, MOSS, PLUM))
    sheet.sky(light, 600)
    sheet.ridge(430, 50, light.land[0])
    left, wide = sheet.chance.uniform(120, 260), sheet.chance.uniform(700, 840)
    sheet.box(left, 300, wide, 310, PAPER)
    sheet.box(left - 24, 276, wide + 48, 40, roof)
    sheet.box(left + wide * 0.36, 180, wide * 0.28, 130, roof)
    _cross(sheet, left + wide * 0.5, 240, 90, PAPER)
    sheet.box(left + wide * 0.4, 430, wide * 0.2, 180, blend(SKY, INK, 0.4))
    sheet.box(left + wide * 0.497, 430, 8, 180, PAPER)
    for side in (0.06, 0.22, 0.66, 0.82):
        sheet.box(left + wide * side, 370, wide * 0.11, 110, SKY)
        sheet.box(left + wide * side, 420, wide * 0.11, 6, PAPER)
    sheet.box(0, 606, WIDTH, 114, blend(light.land[2], INK, 0.2))
    if sheet.chance.random() < 0.7:
        x = sheet.chance.uniform(760, 940)
        sheet.box(x, 500, 250, 120, PAPER, soft=10)
        sheet.shape([(x + 248, 620), (x + 248, 530), (x + 300, 530), (x + 340, 576), (x + 340, 620)], PAPER)
        sheet.box(x, 576, 340, 16, RUST)
        _cross(sheet, x + 120, 540, 50, RUST)
        for wheel in (66, 270):
            sheet.disc(x + wheel, 620, 34, INK)
            sheet.disc(x + wheel, 620, 14, SAND)


def _ward(sheet: Sheet) -> None:
    wall, cloth = blend(sheet.accents(1)[0], PAPER, 0.7), sheet.accents(1)[0]
    sheet.box(0, 0, WIDTH, 720, wall)
    sheet.box(0, 540, WIDTH, 180, blend(wall, INK, 0.25))
    sheet.box(90, 80, 260, 240, PAPER)
    sheet.box(106, 96, 228, 208, sheet.light("dawn", "day", "dusk").sky[1])
    beds = sheet.chance.choice((1, 2))
    for bed in range(beds):
        x, wide = (330, 700) if beds == 1 else (70 + bed * 610, 520)
        sheet.box(x, 320, 22, 320, INK, soft=8)
        sheet.box(x + wide, 420, 22, 220, INK, soft=8)
        sheet.box(x + 10, 480, wide, 60, PAPER, soft=14)
        sheet.box(x + 24, 430, wide * 0.22, 60, PAPER, soft=26)
        sheet.box(x + wide * 0.3, 452, wide * 0.7, 96, cloth, soft=24)
        sheet.box(x + wide * 0.3, 452, 40, 96, blend(cloth, PAPER, 0.5), soft=16)
        sheet.line([(x - 30, 640), (x - 30, 170), (x + 26, 170)], "#7d8a90", 8)
        sheet.box(x + 2, 176, 54, 86, blend(SKY, PAPER, 0.4), soft=14)
        sheet.line([(x + 29, 262), (x + 40, 360), (x + 90, 440)], SKY, 4)
    if beds == 1:
        sheet.box(1_070, 90, 24, 460, PAPER)
        for fold in range(5):
            sheet.box(1_094 + fold * 40, 100, 40, 450, (cloth, blend(cloth, PAPER, 0.25))[fold % 2])


def _instruments(sheet: Sheet) -> None:
    ground = blend(sheet.chance.choice((TEAL, MOSS, SKY, PLUM)), PAPER, 0.35)
    sheet.box(0, 0, WIDTH, 720, ground)
    strong = sheet.accents(3)
    turn = sheet.chance.uniform(-20, 40)
    sheet.line([(180, 120), (200, 300), (300, 400), (400, 300), (420, 120)], INK, 18)
    for ear, side in ((180, 1), (420, -1)):
        sheet.line([(ear, 120), (ear + side * 34, 80)], "#7d8a90", 16)
    sheet.line([(300, 400), (310, 520), (430, 580), (600, 540 + turn), (660, 440 + turn)], INK, 18)
    sheet.disc(676, 400 + turn, 62, "#7d8a90")
    sheet.disc(676, 400 + turn, 42, PAPER)
    sheet.box(850, 90, 290, 390, PAPER, soft=10)
    sheet.box(930, 70, 130, 44, "#7d8a90", soft=10)
    _cross(sheet, 995, 176, 70, RUST)
    for row in range(5):
        sheet.box(890, 240 + row * 44, sheet.chance.uniform(110, 210), 12, blend(ground, INK, 0.3), soft=6)
    for _ in range(sheet.chance.randrange(7, 15)):
        x, y, colour = sheet.chance.uniform(60, 1_180), sheet.chance.uniform(590, 680), sheet.chance.choice(strong)
        sheet.box(x, y, 74, 30, colour, soft=15)
        sheet.box(x + 37, y, 37, 30, PAPER, soft=15)
    for bottle in range(sheet.chance.choice((1, 2, 3))):
        x = 500 + bottle * 112
        sheet.box(x, 130, 92, 150, strong[bottle], soft=14)
        sheet.box(x + 12, 96, 68, 40, INK, soft=8)
        sheet.box(x, 180, 92, 56, PAPER)
