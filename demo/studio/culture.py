"""Culture: the empty theatre, the printing press, the museum behind its door."""

import math

from . import shapes, texture
from .figures import STAND, WALK, Figure
from .palette import *
from .sheet import Sheet


def theatre():
    s = Sheet("theatre", INK)
    # seen from the stage: the lamp that is left burning, and the house beyond it
    cx, cy = 560, 330
    house = shapes.smooth([(-40, 720), (60, 200), (400, 20), (768, -20), (1136, 20), (1476, 200), (1576, 720)], pull=.8)
    s.fill(house, BRICK_D)
    with s.clip(house):
        for r in range(3):  # the balconies
            y, k = 190 + r * 130, 640 - r * 30
            arc = shapes.arc_points(768, y - 330, k + 180, 25, 155, 30, 420)
            top = [(x, yy - 54) for x, yy in arc]
            s.fill(shapes.poly([(x, yy - 150) for x, yy in arc] + top[::-1]), INK)
            s.fill(shapes.poly(arc + top[::-1]), OCHRE if r % 2 == 0 else AMBER)
            s.stroke(shapes.smooth(top, False), STRAW, 8)
            s.stroke(shapes.smooth(arc, False), BRICK_D, 8)
            for x, yy in arc[::2]:
                s.disc(x, yy - 27, 9, STRAW)
            for i in range(5, 26, 3):
                x, yy = arc[i]
                s.fill(shapes.poly([(x - 9, yy - 150), (x + 9, yy - 150), (x + 9, yy - 54), (x - 9, yy - 54)]), AMBER)
    for r in range(9):  # rows of seats
        y = 560 + r * 40 + r * r * 2.4
        k = .5 + r * .085
        w = 64 * k
        n = int(1700 / (w * 1.15))
        for i in range(n):
            x = 768 + (i - (n - 1) / 2) * w * 1.15
            yy = y - 46 * ((x - 768) / 768) ** 2 * -1 - 30
            if abs(x - 768) < 26 + r * 5:
                continue
            dist = math.hypot((x - cx), (yy - 760) * 1.4)
            c = BRICK if dist < 620 - r * 20 else BRICK_D
            s.fill(shapes.smooth([(x - w / 2, yy + 62 * k), (x - w / 2, yy + 8), (x - w * .3, yy - 8), (x + w * .3, yy - 8), (x + w / 2, yy + 8), (x + w / 2, yy + 62 * k)], pull=.5), c)
            s.stroke(shapes.smooth([(x - w * .44, yy + 8), (x - w * .28, yy - 4), (x + w * .28, yy - 4), (x + w * .44, yy + 8)], False, .5), ROSE if c == BRICK else BRICK, 4 * k)
            s.fill(shapes.rect(x - w * .5, yy + 40 * k, w, 24 * k), INK)
            s.fill(shapes.smooth([(x - w * .4, yy + 38 * k), (x, yy + 30 * k), (x + w * .4, yy + 38 * k), (x + w * .36, yy + 52 * k), (x - w * .36, yy + 52 * k)], pull=.5), c)
    stage = shapes.poly([(-10, 850), (1546, 850), (1546, 1034), (-10, 1034)])
    s.fill(stage, AMBER)
    for i in range(26):
        x = 560 + (i - 13) * 90
        s.line([(x, 850), (560 + (x - 560) * 1.9, 1040)], INK, 4)
    s.box(-10, 838, 1556, 18, INK)
    with s.clip(stage):
        s.fill(shapes.ellipse(cx, 950, 470, 74), OCHRE)
        s.fill(shapes.ellipse(cx, 950, 280, 46), STRAW)
    for side in (-1, 1):  # the curtain
        for i in range(7):
            x = (-10 + i * 34) if side < 0 else (1546 - i * 34)
            low = 930 - i * 8
            w = 40
            pts = [(x - w / 2, -10), (x + w / 2, -10), (x + w * .6, low), (x, low + 22), (x - w * .6, low)]
            s.fill(shapes.smooth(pts, pull=.25), (BRICK, BRICK_D)[i % 2])
            s.line([(x - side * 6, 0), (x - side * 10, low)], INK if i % 2 else ROSE, 4)
    for i in range(9):
        x0, x1 = i * 171, (i + 1) * 171
        s.fill(shapes.smooth([(x0, -20), (x0, 50), (x0 + 40, 110), (x0 + 85, 128), (x0 + 130, 110), (x1, 50), (x1, -20)], pull=.7), (BRICK, BRICK_D)[i % 2])
        s.stroke(shapes.smooth([(x0, 50), (x0 + 40, 110), (x0 + 85, 128), (x0 + 130, 110), (x1, 50)], False, .7), OCHRE, 9)
    texture.rays(s, cx, cy, 84, 400, 54, STRAW, 8)
    texture.rays(s, cx, cy, 70, 200, 30, PAPER, 6)
    s.disc(cx, cy, 52, STRAW)
    s.disc(cx, cy, 38, PAPER)
    s.stroke(shapes.smooth([(cx - 40, cy + 52), (cx - 56, cy), (cx - 36, cy - 52), (cx, cy - 70), (cx + 36, cy - 52), (cx + 56, cy), (cx + 40, cy + 52)], False), INK, 6)
    s.line([(cx, cy - 70), (cx, cy + 50)], INK, 4)
    s.line([(cx, cy + 52), (cx, 945)], INK, 17)
    s.line([(cx - 4, cy + 60), (cx - 4, 930)], OCHRE, 4)
    s.fill(shapes.rect(cx - 22, cy + 46, 44, 44), INK)
    s.fill(shapes.ellipse(cx, 950, 100, 20), INK)
    s.stroke(shapes.smooth([(cx + 90, 955), (cx + 260, 985), (cx + 420, 960), (cx + 640, 1030)], False), INK, 7)
    texture.grain(s, 600)
    return s


def imprimerie():
    s = Sheet("imprimerie", SAGE)
    s.box(-10, -10, 1556, 560, MOSS)
    for i in range(8):
        s.box(40 + i * 200, 40, 120, 200, LICHEN)
        s.line([(100 + i * 200, 40), (100 + i * 200, 240)], MOSS, 7)
        s.line([(40 + i * 200, 140), (160 + i * 200, 140)], MOSS, 7)
    texture.rays(s, 700, -40, 260, 1200, 60, LICHEN, 7, 20, 160)
    s.box(-10, 880, 1556, 160, NIGHT)
    texture.hatch(s, shapes.rect(-10, 880, 1556, 160), (-10, 880, 1556, 160), 0, 19, 1, 7, SLATE, 1, .2)
    # the frames
    for x in (120, 620, 1120):
        s.cut([(x, 880), (x, 300), (x + 60, 250), (x + 300, 250), (x + 360, 300), (x + 360, 880)], INK)
        s.cut([(x + 18, 870), (x + 18, 312), (x + 60, 272), (x + 90, 272), (x + 60, 330), (x + 60, 870)], SLATE)
        for i in range(6):
            s.disc(x + 39, 360 + i * 96, 7, MIST)
    web = [(-20, 700), (150, 700), (210, 620), (300, 500), (390, 420), (480, 480), (560, 640), (650, 730), (760, 660), (800, 520), (880, 420), (980, 470),
           (1060, 640), (1140, 730), (1260, 650), (1300, 520), (1380, 430), (1560, 420)]
    s.stroke(shapes.smooth(web, False, .9), INK, 118, cap="butt")
    s.stroke(shapes.smooth(web, False, .9), PAPER, 100, cap="butt")
    for off, dash, w in ((-34, "90 46", 9), (-17, "130 22 60 30", 7), (0, "40 24 120 20", 7), (17, "150 34", 7), (34, "70 30 110 26", 9)):
        pts = [(x, y + off) for x, y in web]
        s.stroke(shapes.smooth(pts, False, .9), STONE if off else ASH, w, cap="butt", dash=dash)
    for i in range(6):  # pictures on the sheet
        x, y = ((40, 690), (340, 430), (520, 590), (700, 700), (930, 420), (1440, 424))[i]
        s.box(x - 26, y - 26, 56, 48, (BRICK, SLATE, OCHRE)[i % 3])
    rolls = ((300, 640, 118, BRICK), (430, 560, 64, STONE), (205, 470, 74, SLATE), (800, 690, 120, OCHRE), (905, 560, 66, STONE), (700, 540, 72, SLATE), (1300, 690, 122, BRICK), (1400, 570, 66, STONE), (1195, 540, 74, SLATE),
             (360, 330, 52, OCHRE), (870, 320, 54, BRICK), (1370, 330, 54, OCHRE))
    for x, y, r, c in rolls:
        s.disc(x, y, r + 9, INK)
        d = s.disc(x, y, r, c)
        texture.hatch(s, d, (x - r, y - r, 2 * r, 2 * r), 30, r * .16, 0, r * .11, INK)
        s.stroke(shapes.poly(shapes.arc_points(x, y, r * .82, 190, 280), False), PAPER, r * .08)
        s.disc(x, y, r * .36, INK)
        s.disc(x, y, r * .2, STONE)
        for k in range(6):
            a = math.radians(k * 60 + 20)
            s.disc(x + r * .62 * math.cos(a), y + r * .62 * math.sin(a), r * .07, INK)
    # stacks at the foot, and two printers
    for x, n in ((80, 7), (1250, 9)):
        for i in range(n):
            s.cut([(x + s.rng.uniform(-5, 5), 990 - i * 19), (x + 210 + s.rng.uniform(-5, 5), 990 - i * 19), (x + 210, 974 - i * 19), (x, 974 - i * 19)], PAPER if i % 2 else SAND)
            s.line([(x, 991 - i * 19), (x + 210, 991 - i * 19)], INK, 3)
    f = Figure(540, 1005, 400, flip=False)
    f.legs(**STAND)
    f.arms((70, 118), (40, 96))
    f.draw(s, INK, rim=STRAW, rim_by=(-5, -3), hat="cap", coat=.12)
    f = Figure(1100, 1010, 410, flip=True, lean=4)
    f.legs(**WALK)
    f.arms((40, 80), (24, 66))
    f.draw(s, BRICK_D, rim=STRAW, rim_by=(5, -3), hat="bun", coat=.12)
    x, y = f.hand(0)
    s.cut([(x - 110, y - 60), (x + 18, y - 84), (x + 40, y + 50), (x - 90, y + 80)], PAPER)
    for k in range(5):
        s.line([(x - 88, y - 30 + k * 20), (x + 10, y - 50 + k * 20)], STONE, 5)
    s.box(x - 86, y + 2, 50, 40, OCHRE, .6)
    texture.grain(s)
    return s


def musee():
    s = Sheet("musee", SLATE)
    texture.hatch(s, shapes.rect(-10, -10, 1556, 1044), (-10, -10, 1556, 1044), 0, 28, 2, 6, NIGHT, 1, .15)
    for x in (-20, 190, 1226, 1436):  # columns
        s.box(x, -10, 130, 900, MIST)
        s.fill(shapes.rect(x + 78, -10, 52, 900), SLATE)
        for q in range(5):
            s.line([(x + 16 + q * 25, 60), (x + 16 + q * 25, 850)], (PAPER if q < 2 else NIGHT), 5)
        s.box(x - 18, 846, 166, 54, STONE)
        s.box(x - 18, -10, 166, 56, STONE)
    s.cut([(370, 900), (370, 60), (1166, 60), (1166, 900)], STONE)
    s.cut([(400, 900), (400, 92), (1136, 92), (1136, 900)], INK)
    s.fill(shapes.poly([(340, 60), (768, -90), (1196, 60)]), SAND)
    s.box(330, 44, 876, 26, PAPER)
    # inside: a lit room, a statue, frames
    room = shapes.poly([(640, 900), (640, 110), (940, 110), (940, 900)])
    s.fill(room, STRAW)
    with s.clip(room):
        texture.rays(s, 800, 180, 60, 700, 40, PAPER, 9, 20, 160)
        for x, y, w, h, c in ((652, 250, 84, 110, SAGE), (656, 420, 70, 86, SLATE), (872, 230, 80, 130, BRICK), (880, 420, 90, 90, MOSS)):
            s.box(x - 9, y - 9, w + 18, h + 18, AMBER)
            s.box(x, y, w, h, c)
            s.fill(shapes.poly([(x, y + h), (x + w * .4, y + h * .45), (x + w * .62, y + h * .7), (x + w * .8, y + h * .5), (x + w, y + h)]), INK)
            s.disc(x + w * .7, y + h * .25, w * .1, PAPER)
        s.fill(shapes.poly([(600, 900), (600, 790), (980, 790), (980, 900)]), OCHRE)
        for i in range(5):
            s.line([(600, 800 + i * i * 7), (980, 800 + i * i * 7)], AMBER, 4)
        s.box(722, 660, 160, 180, STONE)
        s.fill(shapes.rect(806, 660, 76, 180), ASH)
        s.box(706, 640, 192, 28, PAPER)
        # a torso in marble: arms lost, draped
        body = shapes.smooth([(752, 644), (742, 560), (764, 500), (748, 440), (738, 384), (770, 356), (790, 350), (790, 326), (776, 300), (784, 268), (808, 258), (832, 270), (836, 300),
                              (824, 330), (824, 350), (852, 360), (874, 388), (862, 440), (846, 490), (866, 560), (868, 644)], pull=.75)
        s.fill(body, PAPER)
        with s.clip(body):
            s.fill(shapes.smooth([(812, 258), (850, 270), (840, 340), (890, 380), (880, 644), (820, 644), (836, 560), (812, 480), (832, 400), (808, 350), (822, 310)], pull=.6), STONE)
            for i in range(6):
                s.stroke(shapes.smooth([(748 + i * 16, 540 + i * 5), (790 + i * 12, 590), (770 + i * 18, 650)], False), ASH, 4)
    # the doors: the left one closed, the right one ajar
    def leaf(x0, x1, y0a, y0b, y1a, y1b, c, l):
        q = lambda u, v: (x0 + (x1 - x0) * u, (y0a + (y0b - y0a) * u) * (1 - v) + (y1a + (y1b - y1a) * u) * v)
        s.fill(shapes.poly([q(0, 0), q(1, 0), q(1, 1), q(0, 1)]), c)
        for v0, v1 in ((.04, .3), (.34, .6), (.64, .96)):
            for u0, u1 in ((.1, .46), (.54, .9)):
                s.fill(shapes.poly([q(u0, v0), q(u1, v0), q(u1, v1), q(u0, v1)]), l)
                a = shapes.poly([q(u0 + .05, v0 + .02), q(u1 - .05, v0 + .02), q(u1 - .05, v1 - .02), q(u0 + .05, v1 - .02)])
                s.fill(a, c)
        return q
    q = leaf(400, 660, 92, 92, 900, 900, BRICK_D, BRICK)
    s.disc(630, 520, 22, OCHRE)
    s.stroke(shapes.ellipse(630, 556, 26), OCHRE, 9)
    q = leaf(1136, 915, 92, 150, 900, 1000, BRICK, BRICK_D)
    s.line([(915, 150), (915, 1000)], ROSE, 7)
    s.disc(945, 556, 18, OCHRE)
    s.stroke(shapes.ellipse(945, 588, 20, 24), OCHRE, 8)
    # the steps and the blade of light
    for i in range(4):
        y = 896 + i * 34
        s.box(300 - i * 110, y, 936 + i * 220, 36, (MIST, STONE)[i % 2])
        s.line([(300 - i * 110, y), (1236 + i * 110, y)], PAPER, 5)
    with s.ink(.8, False):
        s.fill(shapes.poly([(660, 900), (912, 900), (860, 1034), (330, 1034)]), STRAW)
    f = Figure(520, 1012, 330, flip=False)
    f.legs(**STAND)
    f.arms((10, 20), (-12, 6))
    f.draw(s, INK, rim=STRAW, rim_by=(6, -2), coat=.2, hat="hair")
    f = Figure(420, 1012, 210, flip=False)
    f.legs(**STAND)
    f.arms((150, 160), (-10, 6))
    f.draw(s, INK, rim=STRAW, rim_by=(5, -2), coat=.16, hat="cap")
    texture.grain(s)
    return s
