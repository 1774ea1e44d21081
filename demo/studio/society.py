"""Life under curfew: the clock, the street, the market."""

import math

from . import props, shapes, texture
from .figures import WALK, Figure
from .palette import *
from .sheet import Sheet


def couvre_feu():
    s = Sheet("couvre-feu", SLATE)
    texture.bands(s, 0, 760, [NIGHT, SLATE, SLATE, BRICK_D, BRICK, ROSE], 16)
    texture.sky_lines(s, 10, 500, 22, 8, 3, NIGHT)
    texture.sky_lines(s, 500, 760, 20, 3, 8, STRAW)
    props.moon(s, 1310, 170, 62, STRAW, NIGHT, .42)
    cx, cy, r = 620, 440, 300
    s.cut([(250, 1034), (250, 190), (330, 120), (910, 120), (990, 190), (990, 1034)], INK)
    s.cut([(240, 130), (620, -70), (1000, 130)], INK)
    s.cut([(250, 1034), (250, 190), (290, 150), (300, 1034)], BRICK)
    texture.hatch(s, shapes.rect(640, 130, 350, 900), (640, 130, 350, 900), 0, 24, 1, 6, NIGHT)
    texture.rings(s, cx, cy, r + 20, r + 66, 17, 8, 4, OCHRE)
    s.disc(cx, cy, r + 12, OCHRE)
    s.disc(cx, cy, r - 8, PAPER)
    with s.clip(shapes.ellipse(cx, cy, r - 8)):
        s.disc(cx - 26, cy - 26, r - 8, SAND)
        s.disc(cx - 44, cy - 44, r - 8, PAPER)
    for i in range(60):
        a = math.radians(i * 6)
        big = i % 5 == 0
        r0, r1 = (r - 74 if i % 15 == 0 else r - 62) if big else r - 40, r - 26
        s.stroke(shapes.poly([(cx + r0 * math.cos(a), cy + r0 * math.sin(a)), (cx + r1 * math.cos(a), cy + r1 * math.sin(a))], False), INK, 17 if big else 5, cap="butt")
    s.fill(shapes.poly([(cx - 17, cy - 46), (cx - 13, cy + 150), (cx, cy + 186), (cx + 13, cy + 150), (cx + 17, cy - 46)]), BRICK)  # six o'clock
    s.fill(shapes.poly([(cx - 12, cy + 60), (cx - 8, cy - 214), (cx, cy - 246), (cx + 8, cy - 214), (cx + 12, cy + 60)]), INK)
    s.disc(cx, cy, 26, INK)
    s.disc(cx, cy, 10, OCHRE)
    x = -20
    for base, low, high, cs in ((1034, 150, 290, (NIGHT, NIGHT, SLATE)), (1044, 60, 170, (INK, INK))):  # roofs
        x = -20
        while x < 1546:
            w, h = s.rng.uniform(110, 190), s.rng.uniform(low, high)
            if low > 100 and 120 < x < 980:
                h *= .55
            c = s.rng.choice(cs)
            s.box(x, base - h, w + 1, h + 10, c)
            s.cut([(x - 4, base - h), (x + 18, base - h - 54), (x + w - 18, base - h - 54), (x + w + 4, base - h)], SLATE if c != SLATE else NIGHT)
            s.box(x + w * .62, base - h - 100, 30, 52, BRICK_D)
            for q in range(3):
                s.fill(shapes.rect(x + 16 + q * w * .3, base - h + 26, 24, 44), STRAW if s.rng.random() < .55 else (NIGHT if c == INK else INK))
                s.fill(shapes.rect(x + 16 + q * w * .3, base - h + 104, 24, 44), STRAW if s.rng.random() < .55 else (NIGHT if c == INK else INK))
            x += w
    for x, y, k in ((1130, 330, 1), (1210, 300, .8), (1180, 380, .7), (1290, 350, .8), (1080, 400, .6)):
        s.stroke(shapes.smooth([(x - 26 * k, y - 7 * k), (x - 12 * k, y - 13 * k), (x, y), (x + 12 * k, y - 13 * k), (x + 26 * k, y - 7 * k)], False), INK, 6 * k)
    texture.grain(s)
    return s


def rue_nuit():
    s = Sheet("rue-nuit", NIGHT)
    texture.bands(s, 0, 700, [INK, INK, NIGHT, NIGHT], 10)
    vx, vy = 900, 660
    for _ in range(50):
        s.disc(s.rng.uniform(500, 1250), s.rng.uniform(0, 460), s.rng.choice((1.5, 2, 3)), MIST)
    props.moon(s, 870, 150, 48, STRAW, INK, .44)
    k = lambda d: 1 / (1 + d * .75)
    at = lambda x, y, d: (vx + x * k(d), vy + y * k(d))
    s.fill(shapes.poly([at(-620, 390, -.6), at(620, 390, -.6), at(620, 390, 30), at(-620, 390, 30)]), SLATE)
    stones = []
    for i in range(60):
        d = -.5 + i * .16 * (1 + i * .03)
        for j in range(18):
            x = -600 + j * 68 + (34 if i % 2 else 0)
            a, b = at(x, 390, d), at(x + 56, 390, d)
            stones.append(shapes.poly([a, b, at(x + 56, 390, d + .1 + i * .004), at(x, 390, d + .1 + i * .004)]))
    s.fill("".join(stones), NIGHT)
    for side in (-1, 1):
        d, first = -.6, True
        while d < 14:
            w, h = s.rng.uniform(1.0, 1.5) * (1 + d * .22), s.rng.uniform(820, 1080)
            tone = (NIGHT, INK, SLATE) if side > 0 else (INK, INK, NIGHT)
            c = s.rng.choice(tone[:2]) if side < 0 else s.rng.choice((NIGHT, SLATE))
            X = side * 620
            s.fill(shapes.poly([at(X, 400, d), at(X, -h, d), at(X, -h, d + w), at(X, 400, d + w)]), c)
            s.line([at(X, -h, d), at(X, -h, d + w)], ASH, 7 * k(d))
            s.line([at(X, -h, d), at(X, 400, d)], INK, 5 * k(d))
            for row in range(4):
                for q in range(2):
                    a0 = d + w * (.14 + q * .42)
                    a1 = a0 + w * .2
                    y0, y1 = -h + 90 + row * 230, -h + 230 + row * 230
                    if y1 < 250:
                        lit = side < 0 and row == 2 and q == 1 and 0.3 < d < 1.4
                        s.fill(shapes.poly([at(X, y0, a0), at(X, y0, a1), at(X, y1, a1), at(X, y1, a0)]), INK if c != INK else NIGHT)
                        for b0, b1 in ((a0 - w * .07, a0), (a1, a1 + w * .07)):
                            s.fill(shapes.poly([at(X, y0, b0), at(X, y0, b1), at(X, y1, b1), at(X, y1, b0)]), SLATE if c != SLATE else ASH)
            s.fill(shapes.poly([at(X, 130, d + w * .3), at(X, 130, d + w * .7), at(X, 395, d + w * .7), at(X, 395, d + w * .3)]), INK if c != INK else NIGHT)
            d += w
    # the one lit window, and its light on the street
    p = [at(-620, -330, .42), at(-620, -330, .86), at(-620, -30, .86), at(-620, -30, .42)]
    with s.ink(.5, False):
        s.fill(shapes.poly([p[3], p[2], (1180, 830), (1010, 1034), (560, 1034)]), OCHRE)
    stones_lit = shapes.poly([p[3], p[2], (1180, 830), (1010, 1034), (560, 1034)])
    with s.clip(shapes.poly([at(-620, 390, -.6), at(620, 390, -.6), at(620, 390, 30), at(-620, 390, 30)])):
        with s.clip(stones_lit):
            s.fill("".join(stones), AMBER)
    texture.rays(s, (p[0][0] + p[2][0]) / 2, (p[0][1] + p[2][1]) / 2, 130, 330, 34, OCHRE, 6)
    s.stroke(shapes.poly(p), INK, 26)
    s.fill(shapes.poly(p), STRAW)
    m = lambda a, b, t: (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
    s.line([m(p[0], p[1], .5), m(p[3], p[2], .5)], INK, 9)
    s.line([m(p[0], p[3], .4), m(p[1], p[2], .4)], INK, 7)
    q0, q1 = m(p[0], p[3], .99), m(p[1], p[2], .99)
    with s.clip(shapes.poly(p)):  # somebody reads there
        c = m(q0, q1, .55)
        s.fill(shapes.ellipse(c[0], c[1] - 106, 22, 27) + shapes.smooth([(c[0] - 52, c[1] + 6), (c[0] - 40, c[1] - 62), (c[0], c[1] - 82), (c[0] + 42, c[1] - 60), (c[0] + 54, c[1] + 6)], pull=.7), BRICK_D)
    # the only walker: a dog's owner
    f = Figure(1010, 905, 230, flip=True)
    f.legs(**WALK)
    f.arms((22, 40), (-12, 10))
    f.draw(s, INK, rim=OCHRE, rim_by=(-5, -2), coat=.22, hat="cap")
    hx, hy = f.hand(0)
    dx, dy = 880, 905
    dog = (shapes.limb((dx - 34, dy - 52), (dx + 34, dy - 50), 20, 17) + shapes.limb((dx - 40, dy - 60), (dx - 62, dy - 84), 13, 12) + shapes.limb((dx - 62, dy - 86), (dx - 88, dy - 78), 13, 7)
           + shapes.limb((dx - 56, dy - 92), (dx - 48, dy - 106), 6, 3) + shapes.limb((dx + 40, dy - 56), (dx + 66, dy - 86), 6, 3))
    for x, x2 in ((-36, -46), (-26, -18), (26, 20), (38, 48)):
        dog += shapes.limb((dx + x, dy - 44), (dx + x2, dy), 8, 5)
    with s.move(-4, -3):
        s.fill(dog, OCHRE)
    s.fill(dog, INK)
    s.stroke(shapes.smooth([(hx, hy), ((hx + dx) / 2 - 10, hy + 24), (dx - 46, dy - 68)], False), STRAW, 3)
    with s.ink(.6):
        s.fill(shapes.poly([(985, 905), (1035, 905), (1190, 990), (1120, 990)]), INK)
    props.lamp(s, 1240, 940, 560, INK, ASH)
    texture.grain(s, 600)
    return s


def marche():
    s = Sheet("marche", SLATE)
    texture.bands(s, 0, 620, [NIGHT, SLATE, SLATE, ROSE, STRAW], 14)
    texture.sky_lines(s, 20, 470, 21, 7, 3, NIGHT)
    for x, w, h, c in ((-20, 250, 520, NIGHT), (210, 200, 440, BRICK_D), (400, 260, 500, NIGHT), (1130, 230, 470, BRICK_D), (1340, 230, 540, NIGHT), (640, 190, 400, SLATE), (820, 320, 460, NIGHT)):
        s.box(x, 740 - h, w, h, c)
        s.cut([(x - 6, 740 - h), (x + 26, 740 - h - 60), (x + w - 26, 740 - h - 60), (x + w + 6, 740 - h)], INK)
        for r in range(3):
            for q in range(int(w / 70)):
                s.fill(shapes.rect(x + 30 + q * 66, 740 - h + 40 + r * 118, 28, 64), STRAW if s.rng.random() < .3 else INK)
    s.box(-10, 738, 1556, 300, ASH)
    ground = shapes.rect(-10, 738, 1556, 300)
    for i in range(12):
        y = 750 + i * i * 2.3
        s.line([(-10, y), (1546, y)], INK, 2 + i * .35)
        for j in range(30):
            x = 768 + (j - 15 + (.5 if i % 2 else 0)) * (70 + i * 12)
            s.line([(x, y), (768 + (x - 768) * 1.06, 750 + (i + 1) ** 2 * 2.3)], INK, 2 + i * .3)
    texture.rays(s, 640, 300, 50, 420, 44, STRAW, 7, 10, 170)
    with s.ink(.45, False):
        s.fill(shapes.ellipse(650, 900, 560, 110), STRAW)
    # the stall: half its awning is already rolled up
    for x in (240, 1010):
        s.line([(x, 960), (x, 330)], INK, 17)
        s.line([(x - 4, 960), (x - 4, 330)], ASH, 4)
    n, x0, x1 = 9, 215, 720
    for i in range(n):
        a, b = x0 + (x1 - x0) * i / n, x0 + (x1 - x0) * (i + 1) / n
        la, lb = a - 46 + 30 * i / n, b - 46 + 30 * (i + 1) / n
        c = (BRICK, PAPER)[i % 2]
        s.fill(shapes.poly([(a, 306), (b, 306), (lb, 430), (la, 430)]), c)
        s.fill(shapes.smooth([(la, 428), (la + 3, 462), ((la + lb) / 2, 480), (lb - 3, 462), (lb, 428)], pull=.7), BRICK_D if i % 2 == 0 else SAND)
    s.fill(shapes.limb((716, 318), (1030, 318), 26, 26), BRICK)
    for i in range(7):
        s.line([(740 + i * 44, 294), (724 + i * 44, 342)], PAPER, 15)
    s.disc(1034, 318, 26, BRICK_D)
    s.disc(1034, 318, 12, PAPER)
    s.line([(205, 306), (1050, 306)], INK, 10)
    s.line([(640, 306), (640, 372)], INK, 4)
    s.fill(shapes.poly([(612, 400), (626, 368), (654, 368), (668, 400)]), INK)
    s.disc(640, 408, 20, PAPER)
    # the table, what is left on it, the crates
    s.cut([(190, 690), (880, 690), (910, 744), (160, 744)], STRAW)
    s.cut([(160, 744), (910, 744), (910, 850), (160, 850)], OCHRE)
    texture.hatch(s, shapes.rect(160, 744, 750, 106), (160, 744, 750, 106), 90, 34, 3, 3, AMBER)
    for x in (200, 870):
        s.line([(x, 850), (x, 972)], INK, 14)

    def crate(x, y, w, h, c, l, fruit=None):
        if fruit:
            for i in range(int(w / 30)):
                s.disc(x + 20 + i * (w - 30) / max(1, int(w / 30) - 1), y - h + s.rng.uniform(-9, 3), 22, fruit)
                s.disc(x + 14 + i * (w - 30) / max(1, int(w / 30) - 1), y - h - 9, 5, PAPER)
        s.box(x, y - h, w, h, INK)
        for i in range(3):
            s.fill(shapes.rect(x + 3, y - h + 5 + i * h / 3, w - 6, h / 3 - 9), c)
        for q in (x + 3, x + w - 19):
            s.fill(shapes.rect(q, y - h, 16, h), l)
    crate(230, 700, 190, 70, OCHRE, STRAW, MOSS)
    crate(450, 700, 180, 66, STRAW, OCHRE, BRICK)
    for x, y, c in ((70, 1000, 0), (70, 915, 1), (70, 830, 0), (84, 745, 1)):
        crate(x, y, 190, 82, (OCHRE, STRAW)[c], (STRAW, OCHRE)[c], None if y > 745 else OCHRE)
    # a van, doors open
    s.cut([(1190, 930), (1190, 520), (1230, 480), (1556, 480), (1556, 930)], PAPER)
    s.cut([(1214, 900), (1214, 540), (1246, 512), (1556, 512), (1556, 900)], INK)
    s.cut([(1190, 500), (1100, 540), (1100, 960), (1190, 925)], MIST)
    s.cut([(1112, 570), (1178, 538), (1178, 690), (1112, 716)], SLATE)
    s.box(1180, 900, 380, 46, SLATE)
    s.disc(1370, 960, 66, INK)
    s.disc(1370, 960, 28, STONE)
    crate(1260, 898, 200, 90, OCHRE, STRAW)
    crate(1262, 806, 200, 90, STRAW, OCHRE)
    crate(1476, 898, 120, 90, STRAW, OCHRE)
    f = Figure(985, 1000, 500, lean=-6)
    f.legs(**WALK)
    f.arms((46, 86), (36, 80))
    f.draw(s, INK, rim=STRAW, rim_by=(-6, -3), hat="cap", coat=.1, bulk=1.06)
    hx, hy = f.hand(0)
    nx, ny = f.neck
    s.fill(shapes.poly([(f.hip[0] - 34, f.hip[1] - 60), (f.hip[0] + 34, f.hip[1] - 60), (f.hip[0] + 50, f.hip[1] + 110), (f.hip[0] - 46, f.hip[1] + 110)]), SAGE)
    crate(hx - 120, hy + 26, 210, 78, OCHRE, STRAW, BRICK)
    s.disc(hx - 6, hy + 12, 15, INK)
    texture.grain(s)
    return s
