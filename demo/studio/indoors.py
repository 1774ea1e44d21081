"""Rooms and tables: the form, the council, the empty offices."""

import math

from . import props, shapes, texture
from .palette import *
from .sheet import Sheet


def attestation():
    s = Sheet("attestation", OCHRE)
    texture.hatch(s, shapes.rect(-10, -10, 1556, 1044), (-10, -10, 1556, 1044), 4, 34, 3, 8, AMBER, 5, .2)
    with s.move(660, 520, 1, -7):
        with s.ink(.7):
            s.fill(shapes.rect(-300, -420, 690, 900), AMBER)
        s.box(-340, -460, 690, 920, PAPER)
        s.fill(shapes.poly([(260, -460), (350, -460), (350, -370)]), OCHRE)
        s.fill(shapes.poly([(260, -460), (260, -370), (350, -370)]), STONE)
        s.fill(shapes.rect(-280, -400, 420, 34), INK)
        s.fill(shapes.rect(-280, -346, 300, 14), STONE)
        for i in range(3):
            s.line([(-280, -262 + i * 52), (290, -262 + i * 52)], STONE, 4)
        for i, (y, w) in enumerate(((-262, 240), (-210, 330), (-158, 190))):  # what the hand wrote: a wave, no letters
            pts = [(-270 + k * 7, y - 10 - 11 * abs(math.sin(k * 1.3 + i)) * (1 if k % 5 else 1.7)) for k in range(int(w / 7))]
            s.stroke(shapes.smooth(pts, False), SLATE, 4.5)
        for i in range(7):
            y = -92 + i * 62
            s.stroke(shapes.rect(-280, y, 34, 34), INK, 5)
            for k in range(2):
                w = (460, 400, 500, 430, 380, 470, 330)[i] * (1 if k == 0 else .62)
                s.line([(-220, y + 8 + k * 20), (-220 + w, y + 8 + k * 20)], STONE, 8)
        y = -92 + 3 * 62
        s.fill(shapes.ribbon([(-286, y + 8), (-264, y + 30), (-222, y - 26)], [5, 13, 6]), BRICK)
        s.stroke(shapes.ellipse(210, 386, 58), BRICK, 7)
        s.stroke(shapes.ellipse(210, 386, 42), BRICK, 4)
        texture.rays(s, 210, 386, 6, 36, 16, BRICK, 4)
        pts = [(-250 + k * 9, 396 - 26 * math.sin(k * .9) * (1 - k / 34)) for k in range(28)]
        s.stroke(shapes.smooth(pts, False), SLATE, 5)
    with s.move(960, 590, 1, -52):  # the pen
        with s.ink(.7):
            s.fill(shapes.limb((-230, 60), (420, 84), 25, 25), AMBER)
        s.fill(shapes.poly([(-330, 0), (-230, -30), (-230, 30)]), STONE)
        s.fill(shapes.poly([(-330, 0), (-300, -9), (-300, 9)]), INK)
        s.fill(shapes.limb((-216, 0), (420, 0), 30, 30), SLATE)
        s.fill(shapes.rect(-230, 8, 650, 22), NIGHT)
        s.fill(shapes.rect(-230, -22, 640, 8), MIST)
        s.fill(shapes.rect(-236, -31, 34, 62) + shapes.rect(210, -32, 20, 64), OCHRE)
        s.fill(shapes.limb((220, -40), (400, -40), 8, 8), STRAW)
    # keys, a mask, a cup
    s.disc(1340, 210, 168, AMBER)
    s.disc(1320, 190, 168, PAPER)
    s.disc(1320, 190, 132, SAND)
    s.disc(1320, 190, 104, PAPER)
    s.disc(1320, 190, 88, BRICK_D)
    s.disc(1320, 190, 76, INK)
    s.fill(shapes.smooth([(1262, 160), (1300, 128), (1350, 130), (1310, 146)]), AMBER)
    s.stroke(shapes.smooth([(1400, 250), (1480, 290), (1500, 360), (1440, 330), (1380, 280)]), PAPER, 24)
    mask = [(1130, 770), (1290, 730), (1450, 770), (1462, 880), (1290, 950), (1118, 880)]
    for side in (-1, 1):
        s.stroke(shapes.smooth([(1290 + side * 160, 780), (1290 + side * 250, 780), (1290 + side * 250, 880), (1290 + side * 164, 878)], False, .9), PAPER, 7)
    with s.ink(.7):
        with s.move(14, 22):
            s.fill(shapes.smooth(mask, pull=.5), AMBER)
    s.fill(shapes.smooth(mask, pull=.5), MIST)
    for i in range(3):
        y = 806 + i * 34
        s.stroke(shapes.smooth([(1140, y), (1290, y - 10 + i * 10), (1440, y)], False), SLATE, 5)
    s.stroke(shapes.smooth([(1200, 758), (1290, 742), (1380, 758)], False), PAPER, 9)
    s.stroke(shapes.ellipse(160, 800, 66), INK, 15)
    for a, l in ((35, 200), (70, 170)):
        with s.move(160 + 66 * math.cos(math.radians(a)), 800 + 66 * math.sin(math.radians(a)), 1, a):
            s.stroke(shapes.ellipse(30, 0, 26), BRICK_D if a == 35 else SLATE, 15)
            s.fill(shapes.rect(54, -8, l - 60, 16) + shapes.rect(l - 40, 4, 14, 24) + shapes.rect(l - 66, 4, 14, 18), BRICK_D if a == 35 else SLATE)
    texture.grain(s)
    return s


def conseil():
    s = Sheet("conseil", BRICK_D)
    rng = s.rng
    for i in range(20):  # parquet
        for j in range(14):
            x, y = i * 84, j * 84
            texture.hatch(s, shapes.rect(x, y, 80, 80), (x, y, 80, 80), (i + j) % 2 * 90, 20, 3, 3, INK, .6)
    carpet = shapes.ellipse(768, 512, 700, 452)
    s.fill(carpet, BRICK)
    s.stroke(shapes.ellipse(768, 512, 676, 430), STRAW, 6)
    s.stroke(shapes.ellipse(768, 512, 652, 408), OCHRE, 10)
    n = 16
    seats = [(a, 768 + 530 * math.cos(a), 512 + 316 * math.sin(a)) for a in [2 * math.pi * (i + .5) / n for i in range(n)]]
    with s.ink(.6):
        s.fill(shapes.ellipse(800, 556, 470, 262), BRICK_D)
    people = [(INK, STONE), (SLATE, INK), (NIGHT, AMBER), (INK, INK), (OCHRE, INK), (NIGHT, PAPER), (INK, BRICK_D), (SLATE, STONE),
              (INK, INK), (SAGE, AMBER), (NIGHT, INK), (INK, STONE), (SLATE, INK), (INK, OCHRE), (NIGHT, INK), (INK, AMBER)]
    for i, (a, x, y) in enumerate(seats):
        turn = math.degrees(math.atan2((512 - y) * 1.5, 768 - x))
        with s.move(x, y, 1.0, turn):
            with s.ink(.6):
                s.fill(shapes.rect(-62, -34, 100, 96), BRICK_D)
            s.fill(shapes.smooth([(-66, -50), (-30, -58), (20, -52), (20, 52), (-30, 58), (-66, 50)], pull=.5), OCHRE)
            s.fill(shapes.limb((-60, -46), (-60, 46), 11, 11), AMBER)
            if i == 3:  # one chair stays empty
                s.stroke(shapes.rect(-40, -36, 46, 72), AMBER, 5)
                continue
            cloth, hair = people[i]
            s.fill(shapes.limb((-8, -46), (56, -34), 17, 12) + shapes.limb((-8, 46), (56, 34), 17, 12), cloth)
            s.fill(shapes.smooth([(-34, 0), (-28, -46), (-6, -66), (18, -46), (24, 0), (18, 46), (-6, 66), (-28, 46)], pull=.8), cloth)
            s.fill(shapes.ellipse(62, -33, 12) + shapes.ellipse(62, 33, 12), ROSE if i % 3 else AMBER)
            s.disc(4, 0, 31, hair, 27)
            s.fill(shapes.smooth([(-12, -16), (6, -22), (20, -12), (4, -10)]), STONE if hair in (INK, BRICK_D, AMBER) else SAND)
    table = shapes.ellipse(768, 512, 448, 236)
    s.fill(table, AMBER)
    s.fill(shapes.ellipse(768, 505, 448, 236), STRAW)
    with s.clip(shapes.ellipse(768, 505, 448, 236)):
        texture.rings(s, 768, 505, 60, 470, 22, 3, 3, OCHRE)
    s.fill(shapes.ellipse(768, 505, 250, 118), MOSS)
    texture.hatch(s, shapes.ellipse(768, 505, 250, 118), (518, 387, 500, 236), 35, 15, 1, 7, SAGE)
    s.stroke(shapes.ellipse(768, 505, 262, 128), AMBER, 6)
    for i in range(n):
        a = 2 * math.pi * (i + .5) / n
        x, y = 768 + 352 * math.cos(a), 505 + 182 * math.sin(a)
        turn = math.degrees(math.atan2((505 - y) * 1.5, 768 - x))
        with s.move(x, y, 1.0, turn):
            c = (BRICK, SLATE, PAPER)[i % 3]
            with s.ink(.6):
                s.fill(shapes.rect(-30, -22, 66, 62), AMBER)
            s.fill(shapes.rect(-34, -30, 66, 60), c)
            s.fill(shapes.rect(-26, -22, 50, 44), PAPER if c != PAPER else SAND)
            for k in range(4):
                s.line([(-18 + k * 11, -14), (-18 + k * 11, 14)], STONE, 3)
            s.disc(44, -36, 11, MIST)
            s.disc(44, -36, 7, PAPER)
    # the light of a high window across the room
    with s.ink(.34, False):
        s.fill(shapes.poly([(120, -10), (360, -10), (860, 1034), (500, 1034)]) + shapes.poly([(430, -10), (560, -10), (1130, 1034), (960, 1034)]), PAPER)
    texture.grain(s, 600)
    return s


def bureaux():
    s = Sheet("bureaux", SAND)
    s.box(-10, -10, 1556, 90, SLATE)
    for i in range(5):
        s.fill(shapes.poly([(120 + i * 300, 20), (320 + i * 300, 20), (300 + i * 290, 56), (130 + i * 290, 56)]), MIST)
    for i in range(4):  # the windows, and a city that waits
        x, y, w, h = 40 + i * 380, 100, 330, 420
        s.fill(shapes.rect(x, y, w, h), STRAW)
        with s.clip(shapes.rect(x, y, w, h)):
            s.fill(shapes.rect(x, y, w, 150), ROSE)
            if i == 2:
                props.sun(s, x + 150, 300, 90, PAPER)
            props.blocks(s, x - 60, x + w + 60, y + h + 8, 120, 310, [SLATE, MIST, SAGE], PAPER, (60, 110), 0, 0)
            texture.sky_lines(s, y, y + 180, 19, 6, 2, PAPER)
        for q in range(8):
            s.line([(x, y + 6 + q * 11), (x + w, y + 6 + q * 11)], PAPER, 6)
        s.stroke(shapes.rect(x, y, w, h), INK, 13)
        s.line([(x + w / 2, y), (x + w / 2, y + h)], INK, 8)
    s.box(-10, 528, 1556, 26, PAPER)
    s.box(-10, 554, 1556, 90, STONE)
    s.box(-10, 640, 1556, 400, SLATE)
    for i in range(4):
        x = 40 + i * 380
        s.fill(shapes.poly([(x + 20, 640), (x + 310, 640), (x + 160, 1034), (x - 330, 1034)]), SAGE)
    texture.hatch(s, shapes.rect(-10, 640, 1556, 400), (-10, 640, 1556, 400), 0, 26, 1, 7, NIGHT, 1, .2)

    def desk(x, y, k, chair=BRICK, coat=False, lamp=False):
        with s.move(x, y, k):
            with s.ink(.6):
                s.fill(shapes.poly([(0, 0), (360, 0), (240, 66), (-120, 66)]), NIGHT)
            for q in (14, 340):
                s.fill(shapes.rect(q, -150, 12, 152), INK)
            s.fill(shapes.poly([(-16, -160), (376, -160), (350, -196), (24, -196)]), OCHRE)
            s.fill(shapes.rect(-16, -160, 392, 15), AMBER)
            s.fill(shapes.rect(40, -146, 90, 84), AMBER)
            for q in (-132, -104):
                s.fill(shapes.rect(70, q, 30, 6), STRAW)
            s.fill(shapes.rect(176, -336, 150, 108), INK)
            s.fill(shapes.rect(184, -328, 134, 90), SLATE)
            s.fill(shapes.poly([(184, -328), (260, -328), (200, -238), (184, -238)]), ASH)
            s.fill(shapes.rect(244, -230, 14, 44) + shapes.rect(214, -190, 76, 9), INK)
            s.fill(shapes.poly([(160, -174), (300, -174), (290, -186), (172, -186)]), PAPER)
            if lamp:
                s.line([(60, -182), (50, -270), (104, -310)], INK, 8)
                s.fill(shapes.poly([(84, -326), (136, -296), (104, -268)]), BRICK)
            else:
                s.fill(shapes.rect(60, -232, 34, 46), BRICK)
                for a in (-40, -14, 14, 40):
                    s.fill(shapes.spindle(77, -228, 77 + 90 * math.sin(math.radians(a)), -228 - 90 * math.cos(math.radians(a)), 14), AMBER if not coat else MOSS)
            cx = 430
            s.fill(shapes.smooth([(cx, -110), (cx - 6, -270), (cx + 20, -290), (cx + 44, -270), (cx + 38, -110)], pull=.6), chair)
            s.fill(shapes.smooth([(cx - 90, -112), (cx - 84, -92), (cx + 40, -92), (cx + 40, -116)], pull=.4), chair)
            s.fill(shapes.rect(cx - 34, -94, 12, 70), INK)
            s.fill(shapes.limb((cx - 90, -6), (cx - 28, -26), 6, 7) + shapes.limb((cx + 34, -6), (cx - 28, -26), 6, 7), INK)
            for q in (-90, -28, 34):
                s.disc(cx + q, -3, 9, INK)
            if coat:
                s.fill(shapes.smooth([(cx - 26, -262), (cx + 10, -304), (cx + 56, -286), (cx + 72, -120), (cx + 44, -64), (cx + 4, -80), (cx - 20, -150)], pull=.5), INK)
                s.line([(cx + 10, -290), (cx + 24, -90)], ASH, 4)
    desk(70, 740, .62, BRICK_D)
    desk(520, 740, .62, BRICK_D, lamp=True)
    desk(980, 740, .62, BRICK_D)
    desk(-120, 1000, 1.15, BRICK, lamp=True)
    desk(590, 1010, 1.15, BRICK, coat=True)
    desk(1290, 1010, 1.15, BRICK)
    texture.grain(s)
    return s
