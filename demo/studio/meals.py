"""Meals: the students in line with their trays, the lunch box with little in it."""

from . import shapes, texture
from .figures import Figure
from .palette import *
from .sheet import Sheet


def etudiants():
    s = Sheet("etudiants", STRAW)
    s.box(-10, -10, 1556, 640, LICHEN)
    for i in range(7):  # tiles
        s.line([(-10, 40 + i * 84), (1546, 40 + i * 84)], SAGE, 4)
        for j in range(12):
            x = j * 150 + (75 if i % 2 else 0)
            s.line([(x, 40 + i * 84), (x, 124 + i * 84)], SAGE, 4)
    for x in (240, 640, 1040, 1440):
        s.line([(x, -10), (x, 118)], INK, 5)
        with s.ink(.4, False):
            s.fill(shapes.poly([(x - 70, 180), (x + 70, 180), (x + 210, 600), (x - 210, 600)]), PAPER)
        s.fill(shapes.smooth([(x - 92, 184), (x - 60, 130), (x, 112), (x + 60, 130), (x + 92, 184)], pull=.7), BRICK)
        s.fill(shapes.ellipse(x, 184, 60, 13), PAPER)
    s.box(-10, 600, 1556, 440, SLATE)
    s.box(-10, 570, 1556, 40, PAPER)  # the counter and its glass
    for x in (120, 420, 720, 1020, 1320):
        s.fill(shapes.smooth([(x - 90, 574), (x - 70, 530), (x, 512), (x + 70, 530), (x + 90, 574)], pull=.7), (OCHRE, BRICK, MOSS, OCHRE, BRICK_D)[int(x / 300)])
        s.fill(shapes.poly([(x - 104, 556), (x + 104, 556), (x + 92, 590), (x - 92, 590)]), STONE)
        for k in (-40, 0, 40):
            s.stroke(shapes.smooth([(x + k, 500), (x + k + 14, 474), (x + k - 8, 446), (x + k + 8, 416)], False), PAPER, 5)
    texture.hatch(s, shapes.rect(-10, 610, 1556, 430), (-10, 610, 1556, 430), 90, 26, 3, 3, NIGHT)
    s.box(-10, 700, 1556, 16, MIST)
    s.box(-10, 728, 1556, 10, MIST)
    # the queue
    people = ((150, 700, BRICK, INK, "hair", AMBER), (430, 740, NIGHT, STONE, None, ROSE), (700, 690, OCHRE, INK, "bun", BRICK_D), (975, 750, MOSS, BRICK_D, None, ROSE),
              (1235, 705, INK, INK, "scarf", AMBER), (1480, 730, SAGE, AMBER, "hair", ROSE))
    trays = []
    for i, (x, h, cloth, hair, hat, skin) in enumerate(people):
        f = Figure(x, 1130, h, lean=2)
        f.legs((7, 2), (-9, -8))
        f.arms((28, 92), (18, 88))
        with s.move(-6, -3):
            s.fill(f.body(coat=.06, hat=hat), PAPER)
        s.fill(f.body(coat=.06, hat=hat), cloth)
        hx, hy = f.head
        r = h * .056
        if hat == "scarf":
            s.fill(shapes.ellipse(hx + r * .35, hy, r * .72, r * 1.0), skin)
        else:
            s.fill(shapes.ellipse(hx, hy, r, r * 1.22), skin)
            s.fill(shapes.limb((hx - r * .1, hy + r), (f.neck[0], f.neck[1] - 6), r * .5, r * .6), skin)
            cap = [(hx - r * 1.1, hy + r * (.9 if hat == "hair" else .1)), (hx - r * 1.2, hy - r * .7), (hx - r * .2, hy - r * 1.45), (hx + r * .95, hy - r * .95), (hx + r * .7, hy - r * .45), (hx - r * .3, hy - r * .3)]
            s.fill(shapes.smooth(cap, pull=.7), hair)
            if hat == "hair":
                s.fill(shapes.smooth([(hx - r * .5, hy - r), (hx - r * 1.25, hy), (hx - r * 1.5, hy + r * 2.3), (hx - r * .3, hy + r * 2), (hx - r * .35, hy)], pull=.7), hair)
            if hat == "bun":
                s.disc(hx - r * .9, hy - r * 1.2, r * .55, hair)
        s.fill(shapes.smooth([(hx - r * .1, hy + r * .15), (hx + r * .98, hy - r * .05), (hx + r * .95, hy + r * .8), (hx + r * .3, hy + r * 1.1), (hx - r * .1, hy + r * .8)], pull=.5), PAPER)
        s.line([(hx - r * .1, hy + r * .35), (hx - r * .8, hy + r * .05)], PAPER, 4)
        tx, ty = f.hand(0)
        if i % 2 == 0:
            f.pack(s, (NIGHT, BRICK_D, SLATE)[i // 2], .9)
            s.line([(f.neck[0] - 4, f.neck[1] + 8), (f.neck[0] + 16, f.neck[1] + 70), (f.neck[0] - 12, f.neck[1] + 150)], INK, 8)
        trays.append((tx, ty, cloth, skin))
    for tx, ty, cloth, skin in trays:
        s.fill(shapes.poly([(tx - 86, ty - 2), (tx + 96, ty - 10), (tx + 96, ty + 8), (tx - 86, ty + 16)]), INK)
        s.fill(shapes.poly([(tx - 96, ty - 10), (tx + 108, ty - 18), (tx + 96, ty - 2), (tx - 86, ty + 6)]), OCHRE if cloth == BRICK else BRICK)
        s.fill(shapes.smooth([(tx - 66, ty - 12), (tx - 48, ty + 2), (tx + 2, ty), (tx + 20, ty - 16)], pull=.5), PAPER)
        s.fill(shapes.smooth([(tx - 54, ty - 12), (tx - 30, ty - 34), (tx + 8, ty - 15)], pull=.7), OCHRE)
        s.fill(shapes.poly([(tx + 40, ty - 14), (tx + 36, ty - 58), (tx + 72, ty - 60), (tx + 68, ty - 16)]), MIST)
        s.disc(tx + 12, ty + 4, 13, skin)
    texture.grain(s)
    return s


def panier_repas():
    s = Sheet("panier-repas", SLATE)
    texture.hatch(s, shapes.rect(-10, -10, 1556, 1044), (-10, -10, 1556, 1044), 0, 30, 3, 3, NIGHT, 1, .2)
    with s.ink(.7):
        s.fill(shapes.poly([(330, 190), (1310, 180), (1400, 940), (420, 960)]), NIGHT)
    s.cut([(268, 130), (1266, 118), (1284, 880), (252, 890)], OCHRE)
    for flap in ([(268, 130), (1266, 118), (1220, 30), (320, 40)], [(252, 890), (1284, 880), (1230, 985), (310, 990)], [(268, 130), (252, 890), (150, 830), (166, 190)], [(1266, 118), (1284, 880), (1386, 826), (1370, 180)]):
        s.cut(flap, STRAW)
        texture.hatch(s, shapes.poly(flap), (150, 30, 1240, 960), 0 if flap[0][1] != flap[1][1] and abs(flap[0][0] - flap[1][0]) > 500 else 90, 17, 2, 2, OCHRE)
    s.cut([(310, 172), (1226, 162), (1240, 842), (296, 850)], AMBER)
    s.cut([(350, 230), (1226, 220), (1240, 842), (336, 850)], SAND)
    inner = shapes.poly([(350, 230), (1226, 220), (1240, 842), (336, 850)])
    texture.hatch(s, inner, (336, 220, 900, 630), 90, 36, 2, 2, STONE)

    def shadow(d, dx=20, dy=18):
        with s.ink(.75):
            with s.move(dx, dy):
                s.fill(d, STONE)
    d = shapes.ellipse(500, 390, 92, 88)  # one apple
    shadow(d)
    s.fill(d, BRICK)
    with s.clip(d):
        s.fill(shapes.ellipse(560, 450, 100, 100), BRICK_D)
        s.fill(shapes.smooth([(430, 400), (450, 330), (500, 318), (460, 350), (446, 400)]), ROSE)
    s.stroke(shapes.smooth([(502, 380), (508, 344), (530, 318)], False), INK, 10)
    s.fill(shapes.spindle(512, 352, 590, 322, 34), MOSS)
    for x, y, r, a in ((700, 420, 76, 10), (660, 680, 70, -20)):  # two potatoes
        with s.move(x, y, 1, a):
            d = shapes.smooth([(-r * 1.2, 0), (-r * .8, -r * .7), (r * .2, -r * .8), (r * 1.1, -r * .3), (r * 1.15, r * .4), (r * .3, r * .75), (-r * .8, r * .65)], pull=.9)
            shadow(d)
            s.fill(d, OCHRE)
            with s.clip(d):
                s.fill(shapes.ellipse(r * .4, r * .6, r * 1.2, r * .7), AMBER)
                s.fill(shapes.ellipse(-r * .5, -r * .3, r * .12) + shapes.ellipse(r * .3, -r * .2, r * .1) + shapes.ellipse(-r * .1, r * .2, r * .09), BRICK_D)
    for x, y, a in ((880, 380, 62), (960, 400, 74)):  # two carrots
        with s.move(x, y, 1, a):
            d = shapes.smooth([(-30, -32), (-20, -40), (160, -10), (250, 2), (160, 16), (-20, 40), (-34, 0)], pull=.6)
            shadow(d)
            for t in (-22, 0, 22):
                s.fill(shapes.spindle(-20, t * .4, -130, t * 2.2, 22), MOSS)
            s.fill(d, BRICK if a > 70 else OCHRE)
            for q in (10, 60, 110, 160):
                s.line([(q, -26 + q * .1), (q + 4, 2)], BRICK_D if a > 70 else AMBER, 5)
    with s.move(455, 690, 1, -12):  # three slices of bread
        for i in (2, 1, 0):
            with s.move(i * 26, -i * 20):
                d = shapes.smooth([(-86, 78), (-80, -36), (-98, -64), (-52, -94), (0, -84), (52, -94), (98, -64), (80, -36), (86, 78)], pull=.7)
                shadow(d, 14, 14)
                s.fill(d, AMBER)
                with s.move(0, 2, .87):
                    s.fill(d, PAPER if i == 0 else SAND)
        for _ in range(26):
            s.disc(s.rng.uniform(-60, 60), s.rng.uniform(-54, 56), s.rng.uniform(2, 5), SAND)
    with s.move(1095, 705):  # one tin
        d = shapes.ellipse(0, 0, 108)
        shadow(d, 30, 26)
        s.fill(d, ASH)
        s.disc(0, 0, 102, MIST)
        s.disc(0, 0, 88, STONE)
        s.disc(-3, -3, 82, PAPER)
        texture.rings(s, 0, 0, 20, 80, 13, 3, 3, MIST)
        s.stroke(shapes.ellipse(34, -6, 28, 18), ASH, 9)
        s.disc(0, -4, 12, ASH)
    texture.grain(s)
    return s
