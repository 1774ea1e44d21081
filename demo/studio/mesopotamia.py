"""The two rivers: the map, the chronology, the aircraft's trails, the citadel of Erbil."""

import math

from . import props, shapes, texture
from .palette import *
from .sheet import Sheet


def raqqa_carte():
    s = Sheet("raqqa-carte", SAND)
    rng = s.rng
    for k, c in ((0, STRAW), (1, SAND), (2, PAPER)):  # the steppe, in flat layers
        for cx, cy, r in ((150, 860, 520), (820, 900, 460), (560, 420, 190)):
            n = 26
            pts = [(cx + (r - k * 80) * rng.uniform(.86, 1.1) * math.cos(i / n * 6.283), cy + (r - k * 80) * .6 * rng.uniform(.86, 1.1) * math.sin(i / n * 6.283)) for i in range(n)]
            s.fill(shapes.smooth(pts), c)
    north = [(-10, -10)] + [(x, y + 150) for x, y in shapes.ridge(rng, 0, 1546, 30, 90)] + [(1546, -10)]
    s.cut(north, LICHEN)
    hills = [(900, -10)] + [(900 + 650 * t, 20 + 560 * t ** 1.3 + 50 * math.sin(9 * t)) for t in [i / 24 for i in range(25)]] + [(1556, -10)]
    s.cut(hills, SAGE)
    for i in range(7):
        pts = [(980 + i * 62 + 520 * t * (1 - i * .06), -20 + 500 * t ** 1.3 + 46 * math.sin(8 * t + i)) for t in [k / 24 for k in range(25)]]
        s.stroke(shapes.smooth(pts, False), MOSS, 3.5)
    for i in range(60):  # mountains as the old maps cut them
        x, y = rng.uniform(1120, 1530), rng.uniform(20, 300)
        if y < (x - 1010) * .75:
            k = rng.uniform(18, 34)
            s.fill(shapes.poly([(x - k, y), (x, y - k * 1.1), (x + k * .2, y - k * .3), (x, y)]), PAPER)
            s.fill(shapes.poly([(x, y - k * 1.1), (x + k, y), (x - k * .1, y), (x + k * .15, y - k * .4)]), MOSS)
    west = [(120, -20), (150, 90), (110, 200), (190, 300), (330, 395), (440, 452), (560, 470), (690, 545), (770, 640), (900, 700), (1010, 790), (1160, 850), (1290, 960), (1400, 1040)]
    east = [(640, -20), (720, 60), (860, 90), (960, 170), (1010, 270), (1080, 330), (1120, 430), (1180, 540), (1230, 680), (1330, 800), (1470, 900), (1560, 960)]
    tribs = [[(420, -20), (430, 120), (500, 230), (560, 330), (640, 450), (735, 590)], [(1480, -20), (1400, 150), (1290, 290), (1190, 400), (1150, 480)], [(330, -20), (300, 160), (360, 300), (420, 440)]]
    for line in tribs:
        s.stroke(shapes.smooth(line, False), SLATE, 6)
    for line in (west, east):
        s.stroke(shapes.smooth(line, False), LICHEN, 84)
    for line in (west, east):
        s.stroke(shapes.smooth(line, False), SAGE, 54)
        s.stroke(shapes.smooth(line, False), PAPER, 34)
    for line in (west, east):
        s.stroke(shapes.smooth(line, False), SLATE, 24)
        s.stroke(shapes.smooth([(x - 4, y - 4) for x, y in line], False), MIST, 4, dash="90 30")
    lake = shapes.smooth([(108, 190), (150, 170), (196, 240), (270, 300), (330, 372), (310, 400), (230, 350), (150, 300)])
    s.fill(lake, SLATE)
    texture.hatch(s, lake, (90, 160, 260, 250), 0, 14, 2, 4, MIST)
    s.stroke(shapes.smooth([(860, -20), (830, 130), (905, 250), (850, 420), (905, 560), (880, 760), (800, 880), (560, 1040)], False), INK, 4, dash="3 15")
    for cx, cy, k in ((470, 452, 1.0), (1100, 368, 1.25)):  # the two cities
        disc = shapes.ellipse(cx, cy, 150 * k, 118 * k)
        texture.hatch(s, disc, (cx - 200, cy - 160, 400, 320), 45, 17, 7, 7, BRICK, 0)
        s.disc(cx, cy, 74 * k, PAPER)
        town = shapes.ellipse(cx, cy, 66 * k)
        s.fill(town, INK)
        with s.clip(town):
            for i in range(150):
                x, y = cx + rng.uniform(-70, 70) * k, cy + rng.uniform(-70, 70) * k
                s.fill(shapes.rect(x, y, rng.uniform(8, 22), rng.uniform(7, 16)), rng.choice((SAND, SAND, STRAW, ROSE)))
            for a in (20, 110, 165):
                c, n = math.cos(math.radians(a)), math.sin(math.radians(a))
                s.line([(cx - 90 * c, cy - 90 * n), (cx + 90 * c, cy + 90 * n)], INK, 7)
            s.stroke(shapes.smooth(west if cx < 800 else east, False), SLATE, 20)
        s.stroke(shapes.ellipse(cx, cy, 66 * k), INK, 8)
    arrows = (([(560, 70), (500, 160), (478, 300)], 1), ([(690, 250), (640, 330), (575, 392)], 1), ([(1400, 440), (1330, 420), (1260, 388)], 1),
              ([(1250, 720), (1210, 620), (1140, 520)], 1), ([(1000, 60), (1030, 150), (1068, 215)], 1))
    for pts, k in arrows:
        (ax, ay), (bx, by) = pts[-2], pts[-1]
        a = math.atan2(by - ay, bx - ax)
        curve = [(((1 - t) ** 2) * pts[0][0] + 2 * t * (1 - t) * pts[1][0] + t * t * pts[2][0], ((1 - t) ** 2) * pts[0][1] + 2 * t * (1 - t) * pts[1][1] + t * t * pts[2][1]) for t in [i / 10 for i in range(11)]]
        head = [(bx + 44 * math.cos(a), by + 44 * math.sin(a)), (bx + 40 * math.cos(a + 2), by + 40 * math.sin(a + 2)), (bx + 40 * math.cos(a - 2), by + 40 * math.sin(a - 2))]
        for grow, c in ((9, PAPER), (0, INK)):
            s.fill(shapes.ribbon(curve, [8 + i * 2.2 + grow * 1.6 for i in range(11)]), c)
            if grow:
                s.stroke(shapes.poly(head), c, 16)
            s.fill(shapes.poly(head), c)
    texture.stipple(s, shapes.rect(0, 500, 1536, 540), (0, 520, 900, 510), 900, 1.2, 3.4, AMBER, lambda u, v: v * (1 - u * .6))
    texture.grain(s)
    return s


def chronologie():
    s = Sheet("chronologie", NIGHT)
    n, w = 12, 1536 / 12
    grounds = [INK, NIGHT, NIGHT, SLATE, SLATE, BRICK_D, BRICK, BRICK, OCHRE, OCHRE, STRAW, PAPER]
    points = []
    for i in range(n):
        x = i * w
        s.cut([(x - 1, -10), (x + w + 1, -10), (x + w + 1, 1034), (x - 1, 1034)], grounds[i], 1.4)
        points.append((x + w / 2, 800 - 500 * (i / (n - 1)) ** 1.25 + 110 * math.sin(i * 1.25)))
    lines = [SLATE, SLATE, MIST, NIGHT, MIST, BRICK, BRICK_D, ROSE, AMBER, STRAW, OCHRE, STRAW]
    for i in range(n):  # each day is hatched its own way, below its mark
        x, y = i * w, points[i][1]
        texture.hatch(s, shapes.rect(x, y, w, 1040 - y), (x, y, w, 1040 - y), (0, 45, 90, -45)[i % 4] + 2, 19, 1, 10, lines[i])
    line = [(-80, 900)] + points + [(1620, 250)]
    s.stroke(shapes.smooth(line, False), INK, 20)
    s.stroke(shapes.smooth(line, False), PAPER, 10)
    radii = (30, 24, 46, 30, 38, 28, 56, 34, 30, 48, 32, 62)
    for i, ((x, y), r) in enumerate(zip(points, radii)):
        s.line([(x, y), (x, 1040)], INK if i > 3 else STONE, 5)
        s.disc(x, y, r + 13, INK)
        s.disc(x, y, r + 5, PAPER)
        c = (BRICK, OCHRE, SLATE)[i % 3] if r > 40 else (INK if i > 5 else SLATE)
        d = s.disc(x, y, r - 2, c)
        if r > 40:
            texture.hatch(s, d, (x - r, y - r, 2 * r, 2 * r), 0, 11, 0, 7, PAPER)
    texture.grain(s)
    return s


def avion():
    s = Sheet("avion", SLATE)
    texture.bands(s, 0, 900, [NIGHT, NIGHT, SLATE, SLATE, MIST, STRAW], 20)
    texture.sky_lines(s, 330, 860, 21, 2, 8, SAND)
    texture.sky_lines(s, 10, 330, 23, 6, 3, SLATE)
    props.vapour(s, [(1560, 640), (1200, 560), (760, 480), (340, 420), (-20, 380)], 46, 8, MIST)
    jx, jy, a = 1050, 262, -33
    c, n = math.cos(math.radians(a)), math.sin(math.radians(a))
    for off in (-30, 30):
        pts = []
        for i in range(22):
            t = i / 21
            d = 120 + 1260 * t
            pts.append((jx - c * d - n * off * (1 + t * .5), jy - n * d + c * off * (1 + t * .5) + 6 * math.sin(i * 1.7) * t))
        props.vapour(s, pts, 10, 74, PAPER)
        d = shapes.ribbon([(x + 3, y + 12 * (i / 21)) for i, (x, y) in enumerate(pts)], [2 + 30 * i / 21 for i in range(22)])
        s.fill(d, MIST)
    with s.move(jx, jy, 1.12, a):  # a twin-engined jet from below, nose to the right
        half = [(235, 0), (190, -13), (120, -22), (70, -26), (-40, -150), (-86, -156), (-70, -60), (-96, -44), (-140, -98), (-174, -100), (-160, -28), (-178, -20), (-176, -6)]
        jet = half + [(x, -y) for x, y in half[::-1]]
        with s.move(-7, -9):
            s.fill(shapes.poly(jet), STRAW)
        s.cut(jet, INK, .5)
        s.fill(shapes.poly([(190, 4), (120, 12), (-20, 20), (-20, 6)]), SLATE)
        s.fill(shapes.poly([(60, 32), (-44, 140), (-70, 142), (-56, 62), (-20, 40)]), NIGHT)
        for y in (-62, -100, 62, 100):
            s.fill(shapes.limb((-66, y), (-10 - abs(y) * .3, y), 5, 5), STONE)
        for y in (-16, 16):
            s.disc(-178, y, 10, BRICK)
    s.cut([(-10, 860)] + shapes.ridge(s.rng, 0, 1536, 862, 24) + [(1546, 1034), (-10, 1034)], ASH)
    props.blocks(s, -10, 1546, 950, 30, 92, [NIGHT, INK, NIGHT], SLATE, (34, 84), .1)
    for x, h in ((250, 190), (980, 170)):
        props.minaret(s, x, 950, h, INK)
    props.mosque(s, 350, 935, 52, INK)
    s.box(-10, 940, 1556, 100, INK)
    props.blocks(s, -10, 1546, 1034, 20, 84, [INK], NIGHT, (60, 120), .12)
    texture.grain(s, 600)
    return s


def erbil():
    s = Sheet("erbil", ROSE)
    texture.bands(s, 0, 640, [SLATE, SLATE, MIST, ROSE, ROSE, STRAW], 18)
    texture.sky_lines(s, 10, 560, 22, 9, 2, PAPER)
    props.sun(s, 1090, 470, 150, STRAW, PAPER, 17)
    s.cut(shapes.ridge(s.rng, -10, 1546, 520, 60) + [(1546, 800), (-10, 800)], MIST)
    # the citadel: a mound, and on it a ring of brick houses that touch
    mound = [(120, 790), (230, 560), (330, 478), (1130, 462), (1240, 540), (1390, 790)]
    d = s.cut(mound, OCHRE)
    texture.gouges(s, d, (120, 470, 1280, 330), 420, 110, 7, AMBER, lambda x, y: 90 + (x - 750) * .06, 10)
    texture.gouges(s, d, (150, 470, 500, 330), 130, 110, 6, STRAW, lambda x, y: 90 + (x - 750) * .06, 10)
    x = 318
    while x < 1136:
        w, h = s.rng.uniform(44, 92), s.rng.uniform(92, 165)
        y = 492 - 14 * math.sin((x - 318) / 818 * math.pi)
        c = s.rng.choice((BRICK, BRICK_D, BRICK, AMBER))
        s.box(x, y - h, w + 1, h + 16, c, .8)
        s.fill(shapes.rect(x, y - h, w * .16, h + 16), ROSE if c == BRICK else BRICK)
        s.fill(shapes.rect(x - 2, y - h - 6, w + 5, 9), INK)
        for q in range(max(1, int(w / 30))):
            wx = x + w * .3 + q * 26
            lit = s.rng.random() < .3
            s.fill(shapes.smooth([(wx, y - h * .38), (wx, y - h * .66), (wx + 8, y - h * .76), (wx + 16, y - h * .66), (wx + 16, y - h * .38)], pull=.5), STRAW if lit else INK)
        x += w
    gate = shapes.smooth([(660, 500), (660, 390), (720, 330), (780, 390), (780, 500)], pull=.55)
    s.box(636, 318, 168, 190, BRICK_D)
    s.fill(shapes.rect(630, 310, 180, 12), INK)
    s.fill(gate, INK)
    s.fill(shapes.poly([(672, 500), (768, 500), (830, 800), (590, 800)]), STRAW)
    for i in range(13):
        y = 512 + i * i * 1.9
        s.line([(670 - i * 6.4, y), (770 + i * 5, y)], AMBER, 3 + i * .4)
    # the town below, and its minaret
    s.box(-10, 800, 1556, 240, NIGHT)
    props.blocks(s, -10, 1546, 900, 70, 190, [SLATE, NIGHT, BRICK_D, SLATE], INK, (70, 140), .35)
    props.mosque(s, 1180, 850, 110, SAGE, LICHEN)
    props.minaret(s, 1360, 920, 640, NIGHT, SLATE, 40)
    props.blocks(s, -10, 1546, 1030, 40, 150, [INK, INK, NIGHT], ASH, (90, 180), .4, .12)
    for x, y in ((140, 880), (560, 890), (930, 900)):  # tanks on the roofs
        s.fill(shapes.limb((x, y), (x + 46, y), 17, 17), INK)
        s.line([(x, y + 14), (x, y + 44)], INK, 6)
        s.line([(x + 46, y + 14), (x + 46, y + 44)], INK, 6)
    for x, y, k in ((420, 190, 1), (500, 150, .8), (560, 215, .9), (640, 170, .7), (470, 250, .7), (700, 235, .6)):
        s.stroke(shapes.smooth([(x - 26 * k, y - 7 * k), (x - 12 * k, y - 13 * k), (x, y), (x + 12 * k, y - 13 * k), (x + 26 * k, y - 7 * k)], False), INK, 5 * k)
    texture.grain(s)
    return s
