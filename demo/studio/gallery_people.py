"""K2 in forty drawings, those who go there: camp, rope, serac, lamps, porters, axe, tent door, the ten."""

import math

from . import mountain, props, shapes, texture
from .figures import STAND, Figure
from .gallery_weather import tent
from .mountain import BASE_CAMP, CONCORDIA, Face, climber
from .palette import *
from .sheet import Sheet


def k2_19():
    """Base camp at the blue hour."""
    s = Sheet("k2-19", SLATE)
    texture.bands(s, 0, 600, [NIGHT, SLATE, SLATE, MIST, ROSE], 14)
    mountain.dome_of_night(s, 60, low=260)
    face = Face(BASE_CAMP, 270, 24)
    face.tones(s, MIST, [(.6, SLATE), (.36, NIGHT), (.16, INK)])
    for y, c in ((800, SLATE), (860, NIGHT), (960, INK)):
        d = s.cut(shapes.ridge(s.rng, -10, 1546, y, 40) + [(1546, 1034), (-10, 1034)], c)
        texture.gouges(s, d, (-10, y, 1556, 120), 120, 80, 5, (MIST, SLATE, NIGHT)[(800, 860, 960).index(y)], 0, 10)
    for x, y, k in ((220, 850, 44), (330, 838, 36), (1010, 842, 40), (1130, 856, 46), (1330, 846, 38), (560, 846, 40), (420, 930, 66), (760, 910, 74), (1220, 935, 70), (150, 950, 76), (980, 970, 90)):
        with s.ink(.28, False):
            s.fill(shapes.ellipse(x, y - k * .3, k * 1.9, k), OCHRE)
        tent(s, x, y, k, s.rng.choice((OCHRE, OCHRE, BRICK, STRAW)), STRAW, BRICK_D)
    for x, y, flip in ((590, 965, False), (660, 965, True)):
        f = Figure(x, y, 110, flip=flip)
        f.legs(**STAND)
        f.arms((40, 90), (20, 70))
        f.draw(s, INK, rim=OCHRE, rim_by=(2 if not flip else -2, -1), hood=True, bulk=1.3)
    for r in (26, 14):
        s.disc(626, 962, r, OCHRE if r > 20 else PAPER)
    texture.rays(s, 626, 962, 24, 70, 16, STRAW, 5, 180, 360)
    texture.grain(s)
    return s


def k2_18():
    """A rope of four on the edge of everything."""
    s = Sheet("k2-18", MIST)
    texture.bands(s, 0, 760, [SLATE, MIST, MIST, PAPER], 14)
    texture.sky_lines(s, 10, 480, 24, 9, 2, PAPER)
    for y, a, c in ((690, 110, PAPER), (770, 120, MIST), (860, 110, SLATE)):
        pts = shapes.ridge(s.rng, -10, 1546, y, a, .6)
        s.cut(pts + [(1546, 1034), (-10, 1034)], c)
    edge = [(-10, 940), (150, 880), (330, 800), (470, 760), (640, 650), (800, 570), (930, 520), (1080, 410), (1230, 340), (1390, 220), (1546, 130)]
    line = []
    for (ax, ay), (bx, by) in zip(edge, edge[1:]):
        line += [(ax + (bx - ax) * i / 6, ay + (by - ay) * i / 6 + s.rng.uniform(-5, 5)) for i in range(6)]
    line.append(edge[-1])
    s.fill(shapes.poly(line + [(1546, 1034), (-10, 1034)]), INK)
    d = shapes.poly(line + [(1546, 420), (1300, 560), (1180, 610), (1040, 740), (900, 780), (760, 900), (560, 940), (420, 1034), (-10, 1034)])
    s.fill(d, PAPER)
    texture.gouges(s, d, (-10, 130, 1556, 900), 190, 150, 8, MIST, 48, 8)
    texture.gouges(s, shapes.poly(line + [(1546, 1034), (-10, 1034)]), (600, 600, 950, 430), 150, 200, 8, SLATE, 52, 8)
    at = lambda x: min(line, key=lambda p: abs(p[0] - x))[1]
    places = [(x, at(x) + 5) for x in (360, 640, 920, 1210)]
    for (ax, ay), (bx, by) in zip(places, places[1:]):
        s.stroke(shapes.smooth([(ax + 14, ay - 76), ((ax + bx) / 2, (ay + by) / 2 - 30), (bx, by - 76)], False), BRICK, 4)
    for i, (x, y) in enumerate(places):
        climber(s, x, y, 168, INK, (BRICK, OCHRE, BRICK, SLATE)[i], stride=(.2, .9, .4, .7)[i])
    texture.grain(s)
    return s


def k2_23():
    """Under the serac: the Bottleneck."""
    s = Sheet("k2-23", SLATE)
    texture.bands(s, 0, 1024, [SLATE, MIST, MIST, SAND], 10)
    slope = [(-10, 1034), (-10, 560), (240, 600), (420, 700), (560, 680), (760, 760), (1040, 720), (1546, 880), (1546, 1034)]
    rock_l = [(-10, -10), (190, -10), (250, 150), (220, 300), (320, 440), (300, 560), (420, 720), (470, 900), (520, 1034), (-10, 1034)]
    couloir = shapes.poly([(300, 420), (900, 380), (960, 560), (1120, 780), (1300, 1034), (420, 1034)])
    s.fill(couloir, PAPER)
    texture.gouges(s, couloir, (300, 380, 1000, 650), 150, 190, 8, MIST, 72, 10)
    d = s.cut([(940, 420), (1040, 520), (1080, 640), (1200, 720), (1230, 860), (1380, 1034), (1546, 1034), (1546, 330)], INK, 12, 30)
    texture.gouges(s, d, (930, 330, 620, 700), 210, 150, 8, SLATE, 58, 12)
    d = s.cut(rock_l, NIGHT, 12, 30)
    texture.gouges(s, d, (-10, -10, 540, 1044), 260, 150, 8, SLATE, -64, 12)
    # the serac hangs over two thirds of the sheet
    s.cut([(190, -10), (1546, -10), (1546, 430), (1400, 470), (1290, 400), (1150, 450), (1010, 380), (880, 430), (760, 350), (640, 400), (500, 320), (380, 350), (270, 240)], MIST, 8, 40)
    blocks = [[(190, -10), (520, -10), (560, 150), (520, 300), (380, 346), (272, 236)], [(530, -10), (880, -10), (900, 190), (860, 400), (764, 346), (644, 394), (540, 310), (580, 150)],
              [(890, -10), (1230, -10), (1240, 160), (1200, 420), (1150, 444), (1012, 376), (890, 420), (920, 200)], [(1240, -10), (1546, -10), (1546, 424), (1400, 464), (1296, 396), (1220, 410), (1262, 170)]]
    for i, b in enumerate(blocks):
        d = s.cut(b, (PAPER, SAND, PAPER, PAPER)[i], 5, 40)
        x0, x1 = min(p[0] for p in b), max(p[0] for p in b)
        texture.hatch(s, d, (x0, -10, x1 - x0, 470), 4 - i * 2, 30, 2, 7, MIST, 5, .2)
        with s.clip(d):
            s.cut([(x1 - 90, -10), (x1 + 30, -10), (x1 + 30, 480), (x1 - 150, 480), (x1 - 50, 200)], (MIST, SLATE)[i % 2], 8, 40)
            s.cut([(x0 - 20, 330), (x1, 240), (x1, 480), (x0 - 20, 480)], SLATE, 9, 30)
    for i in range(64):
        x = s.rng.uniform(280, 1530)
        y = 330 + 90 * abs(math.sin(x / 130))
        s.fill(shapes.poly([(x - 6, y - 30), (x + 6, y - 30), (x, y + s.rng.uniform(20, 60))]), PAPER)
    places = ((620, 640), (668, 730), (720, 830), (790, 950))
    s.stroke(shapes.smooth([(560, 480), (600, 570), (640, 640), (700, 740), (750, 840), (830, 1034)], False), BRICK, 4)
    for i, (x, y) in enumerate(places):
        climber(s, x, y, 92 + i * 12, INK, (BRICK, OCHRE, BRICK_D, SLATE)[i], flip=True, stride=(.3, .8, .5, 1)[i])
    texture.grain(s)
    return s


def k2_29():
    """Those who carry: the caravan on the Baltoro."""
    s = Sheet("k2-29", STRAW)
    texture.bands(s, 0, 600, [MIST, SAND, STRAW, STRAW], 12)
    props.sun(s, 1180, 300, 110, PAPER)
    face = Face(dict(CONCORDIA, zoom=.72, horizon=.62), 105, 24)
    face.tones(s, SAND, [(.55, ROSE), (.4, BRICK), (.22, BRICK_D)])
    for y, c, l in ((735, AMBER, OCHRE), (880, BRICK_D, BRICK)):
        d = s.cut(shapes.ridge(s.rng, -10, 1546, y, 44) + [(1546, 1034), (-10, 1034)], c)
        texture.gouges(s, d, (-10, y - 20, 1556, 300), 260, 90, 7, l, 3, 14)
    rng = s.rng
    for row, (y, h, n, x0) in enumerate(((758, 86, 13, 60), (990, 250, 6, 40))):
        for i in range(n):
            x = x0 + i * (1480 / n) + rng.uniform(-12, 12)
            yy = y + 14 * math.sin(x / 170)
            f = Figure(x, yy, h, lean=16)
            f.legs((20 + rng.uniform(0, 12), 6), (-16 - rng.uniform(0, 12), -30))
            f.arms((36, 60), (-10, 26))
            f.draw(s, INK, rim=STRAW if row else None, rim_by=(3, -2), coat=.14, hat="cap" if i % 3 else "scarf")
            nx, ny = f.neck
            k = h / 100
            nx += 9 * k
            s.cut([(nx - 10 * k, ny - 8 * k), (nx - 44 * k, ny - 14 * k), (nx - 50 * k, ny + 30 * k), (nx - 14 * k, ny + 36 * k)], (SLATE, OCHRE, MOSS, BRICK)[i % 4] if row else INK, 1)
            s.cut([(nx - 8 * k, ny - 30 * k), (nx - 38 * k, ny - 34 * k), (nx - 42 * k, ny - 12 * k), (nx - 10 * k, ny - 8 * k)], (STRAW, SAND, PAPER, SAND)[i % 4] if row else INK, 1)
            if row:
                for q in (-24, -36):
                    s.line([(nx + q * k, ny - 32 * k), (nx + q * k - 4 * k, ny + 34 * k)], INK, 3)
                f.staff(s, INK, .05, .42)
    texture.grain(s)
    return s


def k2_26():
    """What one sees on waking, when one unzips the door."""
    s = Sheet("k2-26", OCHRE)
    door = shapes.smooth([(330, 900), (350, 560), (500, 260), (768, 120), (1036, 260), (1186, 560), (1206, 900)], pull=.8)
    with s.clip(door):
        texture.bands(s, 0, 700, [MIST, MIST, SAND, STRAW], 12)
        texture.sky_lines(s, 80, 560, 20, 8, 2, PAPER)
        face = Face(dict(CONCORDIA, zoom=.78), 110, 22)
        with s.move(110, 50):
            face.tones(s, PAPER, [(.55, ROSE), (.4, SLATE), (.2, NIGHT)])
        s.cut([(300, 830), (560, 800), (900, 820), (1250, 790), (1250, 1034), (300, 1034)], PAPER, 5)
    texture.rays(s, 768, 520, 480, 1000, 64, AMBER, 12, 150, 390)
    s.stroke(door, BRICK_D, 34)
    s.stroke(door, STRAW, 7, dash="9 12")
    s.fill(shapes.smooth([(1206, 900), (1190, 560), (1130, 400), (1230, 470), (1330, 640), (1400, 900)], pull=.7), BRICK)
    texture.hatch(s, shapes.smooth([(1206, 900), (1190, 560), (1130, 400), (1230, 470), (1330, 640), (1400, 900)], pull=.7), (1130, 400, 270, 500), 70, 24, 2, 9, BRICK_D)
    s.cut([(-10, 880), (400, 900), (768, 880), (1200, 905), (1546, 880), (1546, 1034), (-10, 1034)], AMBER, 4)
    d = shapes.smooth([(380, 1060), (420, 880), (560, 800), (760, 860), (960, 800), (1110, 880), (1150, 1060)], pull=.8)
    s.fill(d, SLATE)  # the sleeping bag, and two feet in it
    texture.hatch(s, d, (380, 800, 780, 260), 8, 44, 6, 6, NIGHT, 5)
    s.stroke(shapes.smooth([(420, 880), (560, 800), (760, 860), (960, 800), (1110, 880)], False, .8), MIST, 8)
    for x in (150, 310):  # the boots
        with s.move(x, 1000, 1):
            s.fill(shapes.smooth([(-50, 0), (-48, -140), (-30, -160), (36, -156), (40, -80), (96, -50), (104, 0)], pull=.4), INK)
            s.fill(shapes.rect(-54, -8, 162, 18), ASH)
            for q in range(4):
                s.line([(20, -136 + q * 26), (52, -128 + q * 26)], STRAW, 6)
    s.box(1290, 930, 110, 70, INK)
    s.box(1280, 850, 130, 86, MIST)
    s.fill(shapes.rect(1360, 850, 50, 86), SLATE)
    for q in (0, 30, 60):
        s.stroke(shapes.smooth([(1314 + q, 836), (1330 + q, 800), (1304 + q, 766), (1324 + q, 724)], False), PAPER, 8)
    texture.grain(s)
    return s


def k2_35():
    """The last ten metres: they waited for one another, and went up together."""
    s = Sheet("k2-35", OCHRE)
    texture.bands(s, 0, 900, [BRICK, BRICK, OCHRE, OCHRE, STRAW], 16)
    texture.rays(s, 800, 560, 420, 1250, 96, STRAW, 12)
    props.sun(s, 800, 560, 400, PAPER)
    props.sun(s, 800, 560, 374, STRAW, OCHRE, 24)
    for y, c in ((800, ROSE), (850, BRICK)):
        s.cut(shapes.ridge(s.rng, -10, 1546, y, 70, .6) + [(1546, 1034), (-10, 1034)], c)
    crest = lambda x: 836 - 170 * math.exp(-((x - 900) / 620) ** 2)
    snow = [(x, crest(x) + s.rng.uniform(-3, 3)) for x in range(-10, 1560, 30)]
    places = [(330 + i * 98, 300 + 14 * math.sin(i * 2.1)) for i in range(10)]
    for i, (x, h) in enumerate(places):
        f = Figure(x, crest(x) + 8, h, lean=4)
        f.legs((12 + 8 * (i % 3), 4), (-10 - 6 * (i % 2), -18))
        f.arms((78, 100), (-74, -96)) if i not in (0, 9) else f.arms((78, 96) if i == 0 else (24, 50), (-16, 12) if i == 0 else (-74, -96))
        f.draw(s, INK, hood=True, bulk=1.35)
        s.stroke(shapes.poly(shapes.arc_points(f.head[0], f.head[1], h * .088, 200, 330), False), (BRICK, SLATE, BRICK_D, MOSS, OCHRE)[i % 5], 9)
    d = s.cut(snow + [(1546, 1034), (-10, 1034)], PAPER, 1)
    texture.gouges(s, d, (-10, 660, 1556, 370), 260, 160, 8, MIST, lambda x, y: -12 if x < 800 else 14, 8)
    texture.gouges(s, d, (-10, 760, 1556, 270), 100, 160, 9, ROSE, lambda x, y: -12 if x < 800 else 14, 8)
    with s.ink(.6):
        for x, h in places:
            s.fill(shapes.poly([(x - 14, crest(x) + 8), (x + 18, crest(x) + 8), (x + (x - 800) * .5 + 30, 1040), (x + (x - 800) * .5 - 60, 1040)]), MIST)
    texture.grain(s)
    return s
