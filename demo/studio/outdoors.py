"""Out of doors: the Amazon at Manaus, the hydrogen plant, the ski lifts that stand still, K2 by day and by night."""

import math

from . import mountain, props, shapes, texture, trace
from .figures import WALK, Figure
from .mountain import BASE_CAMP, CONCORDIA, Face, climber
from .palette import *
from .sheet import Sheet


def turbine(s, x, y, h, colour, back, turn):
    s.fill(shapes.poly([(x - h * .018, y), (x - h * .009, y - h), (x + h * .009, y - h), (x + h * .018, y)]), colour)
    for i in range(3):
        a = math.radians(turn + i * 120)
        tip = (x + h * .56 * math.cos(a), y - h + h * .56 * math.sin(a))
        s.fill(shapes.ribbon([(x, y - h), (x + h * .14 * math.cos(a + .1), y - h + h * .14 * math.sin(a + .1)), tip], [h * .02, h * .048, h * .008]), colour)
    s.disc(x, y - h, h * .028, back)


def hydrogene():
    s = Sheet("hydrogene", MIST)
    texture.bands(s, 0, 640, [MIST, MIST, SAND, STRAW], 16)
    texture.rays(s, 330, 520, 150, 1300, 64, PAPER, 9, 180, 360)
    props.sun(s, 330, 520, 140, OCHRE, STRAW, 17)
    for y, a, c in ((560, 50, SAGE), (610, 34, MOSS)):
        s.cut(shapes.ridge(s.rng, -10, 1546, y, a) + [(1546, 1034), (-10, 1034)], c)
    for x, y, h, t in ((120, 590, 260, 20), (520, 570, 300, 75), (300, 620, 400, 50), (720, 600, 220, 10), (1480, 590, 300, 40)):
        turbine(s, x, y, h, SLATE, PAPER, t)
    s.box(-10, 640, 1556, 400, LICHEN)
    vx, vy = 300, 560
    for i in range(26):  # the furrows of the field run to the sun
        a0, a1 = -1100 + i * 150, -1100 + i * 150 + 78
        s.fill(shapes.poly([(vx + a0 * .12, 642), (vx + a1 * .12, 642), (vx + a1, 1040), (vx + a0, 1040)]), (SAGE, MOSS, OCHRE)[i % 3])
    texture.gouges(s, shapes.rect(-10, 640, 1556, 400), (-10, 700, 1556, 330), 220, 46, 8, STRAW, 88, 20)
    # the plant
    with s.ink(.7):
        s.fill(shapes.poly([(640, 850), (1500, 850), (1560, 940), (760, 940)]), MOSS)
    s.box(620, 812, 930, 44, STONE)
    s.box(620, 840, 930, 16, ASH)
    for x, r in ((790, 112), (1050, 112)):
        for k in (-.72, -.3, .3, .72):
            s.line([(x + k * r, 640 + r * .5), (x + k * r * 1.05, 816)], INK, 9)
        s.line([(x - r * .72, 800), (x + r * .3, 660 + r * .5)], INK, 5)
        s.line([(x + r * .72, 800), (x - r * .3, 660 + r * .5)], INK, 5)
        d = s.disc(x, 640, r, PAPER)
        with s.clip(d):
            s.fill(shapes.ellipse(x + 60, 690, r * 1.1), MIST)
            s.fill(shapes.ellipse(x + 100, 720, r), SLATE)
            s.fill(shapes.rect(x - r, 632, 2 * r, 17), BRICK)
        texture.hatch(s, d, (x - r, 640 - r, 2 * r, 2 * r), -50, 15, 0, 5, SLATE)
        s.stroke(shapes.ellipse(x, 640, r), INK, 7)
        s.box(x - 18, 510, 36, 26, INK)
    for i, x in enumerate((1230, 1330, 1430)):
        h = (330, 400, 300)[i]
        tank = shapes.limb((x, 816 - h), (x, 776), 40, 40)
        s.fill(tank, PAPER)
        with s.clip(tank):
            s.fill(shapes.rect(x + 4, 816 - h - 50, 36, h + 60), MIST)
            s.fill(shapes.rect(x + 22, 816 - h - 50, 18, h + 60), SLATE)
            for q in range(4):
                s.fill(shapes.rect(x - 44, 816 - h * .2 * (q + 1), 88, 8), INK)
        s.line([(x - 40, 816 - h), (x - 40, 776)], INK, 6)
        s.line([(x + 40, 816 - h), (x + 40, 776)], INK, 6)
        s.stroke(shapes.poly(shapes.arc_points(x, 816 - h, 40, 180, 360), False), INK, 6)
        s.box(x - 44, 790, 88, 28, INK)
        s.line([(x - 54, 816), (x - 54, 816 - h)], INK, 4)
    for pts, c, w in (([(640, 780), (790, 780), (790, 754)], BRICK, 15), ([(790, 530), (790, 470), (1050, 470), (1050, 530)], OCHRE, 13), ([(1050, 756), (1050, 786), (1200, 786)], BRICK, 15),
                      ([(1230, 470), (1230, 420), (1290, 420), (1290, 500)], OCHRE, 11), ([(470, 960), (560, 900), (560, 780), (650, 780)], BRICK, 17)):
        s.stroke(shapes.poly(pts, False), INK, w + 9, cap="butt")
        s.stroke(shapes.poly(pts, False), c, w, cap="butt")
    for x, y in ((560, 850), (920, 470), (1120, 786)):
        s.stroke(shapes.ellipse(x, y, 24), INK, 9)
        s.stroke(shapes.ellipse(x, y, 24), PAPER, 3)
    # two atoms in one drop, rising: what the plant makes
    for x, y, k in ((905, 380, 1), (985, 300, .8), (930, 210, .65), (1010, 140, .5)):
        s.fill(shapes.limb((x - 20 * k, y), (x + 20 * k, y), 30 * k, 30 * k), SLATE)
        for q in (-24, 24):
            s.disc(x + q * k, y, 30 * k, PAPER)
            s.disc(x + q * k + 4 * k, y + 4 * k, 23 * k, MIST)
            s.disc(x + q * k, y - 2 * k, 19 * k, PAPER)
    texture.grain(s)
    return s


def remontees():
    s = Sheet("remontees", MIST)
    texture.bands(s, 0, 700, [SLATE, MIST, MIST, SAND], 14)
    texture.sky_lines(s, 10, 360, 21, 9, 2, PAPER)
    far = [(x, y - 190 * math.exp(-((x - 1060) / 300) ** 2) - 110 * math.exp(-((x - 400) / 220) ** 2)) for x, y in shapes.ridge(s.rng, -10, 1546, 430, 120, .6)]
    d = s.cut(far + [(1546, 1034), (-10, 1034)], PAPER)
    with s.clip(d):
        for i in range(46):
            x = s.rng.uniform(0, 1536)
            y = min(far, key=lambda p: abs(p[0] - x))[1] + s.rng.uniform(-6, 60)
            l = s.rng.uniform(80, 230)
            s.cut([(x, y), (x + l * .16, y + l * .4), (x + l * .5, y + l), (x + l * .12, y + l * .8), (x - l * .05, y + l * .45)], SLATE, 5, 20)
    s.cut([(-10, 660)] + shapes.ridge(s.rng, 0, 1536, 600, 60) + [(1546, 1034), (-10, 1034)], MIST)
    for _ in range(70):
        x = s.rng.uniform(0, 1536)
        props.fir(s, x, 640 + abs(x - 820) * .06 + s.rng.uniform(-20, 30), s.rng.uniform(50, 100), SLATE)
    slope = [(-10, 760), (300, 690), (700, 700), (1100, 640), (1546, 560), (1546, 1034), (-10, 1034)]
    d = s.cut(slope, PAPER, 5)
    texture.gouges(s, d, (-10, 620, 1556, 410), 150, 220, 7, MIST, -9, 6)
    for x, y, h in ((60, 850, 330), (190, 800, 230), (1440, 760, 300), (1510, 850, 400), (1330, 700, 180), (320, 770, 170), (-20, 930, 380), (440, 760, 120)):
        props.fir(s, x, y, h, NIGHT if h > 200 else MOSS, PAPER)

    def pylon(x, y, h):
        s.fill(shapes.poly([(x - h * .03, y), (x - h * .018, y - h), (x + h * .018, y - h), (x + h * .03, y)]), INK)
        s.fill(shapes.poly([(x - h * .03, y), (x - h * .018, y - h), (x - h * .006, y - h), (x - h * .01, y)]), ASH)
        s.fill(shapes.limb((x - h * .2, y - h * .98), (x + h * .2, y - h), h * .014, h * .014), INK)
        for q in (-.19, .19):
            for w in (-.045, 0, .045):
                s.disc(x + h * (q + w), y - h * .955, h * .018, BRICK)
        s.fill(shapes.smooth([(x - h * .2, y - h * 1.0), (x - h * .1, y - h * 1.03), (x + h * .2, y - h * 1.03), (x + h * .2, y - h * 1.01)], pull=.5), PAPER)
    poles = [(300, 900, 640), (800, 780, 380), (1090, 700, 230), (1255, 640, 140), (1350, 600, 90)]
    ends = [(x, y - h, h) for x, y, h in poles]
    for off in (-.19, .19):
        line = [(-260 + off * 600, 60, 900)] + ends
        for (ax, ay, ah), (bx, by, bh) in zip(line, line[1:]):
            p, q = (ax + ah * off, ay + ah * .03), (bx + bh * off, by + bh * .03)
            mid = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2 + (q[0] - p[0]) * .05)
            s.stroke(shapes.smooth([p, mid, q], False), INK, max(2, ah * .008))
    for p in poles:
        pylon(*p)

    def chair(x, y, k, lean=0):
        """An empty chair, snow on its seat."""
        with s.move(x, y, k, lean):
            s.line([(0, -6), (0, 92), (-40, 116)], INK, 7)
            s.stroke(shapes.poly([(-118, 262), (-118, 128), (-104, 116), (104, 116), (118, 128), (118, 262)], False), INK, 8)
            for q in range(3):
                s.fill(shapes.rect(-112, 168 + q * 26, 224, 16), BRICK)
            s.fill(shapes.poly([(-122, 250), (122, 250), (132, 276), (-112, 276)]), BRICK_D)
            s.fill(shapes.smooth([(-126, 254), (-90, 222), (-40, 232), (10, 214), (70, 230), (124, 224), (132, 256)], pull=.7), PAPER)
            s.fill(shapes.smooth([(-126, 254), (-60, 246), (20, 250), (132, 246), (132, 258)], pull=.7), MIST)
            s.line([(-118, 130), (118, 130)], PAPER, 6)
            for q in (-1, 1):  # icicles
                for w in range(4):
                    s.fill(shapes.poly([(q * 30 + w * 22 - 40, 276), (q * 30 + w * 22 - 33, 276), (q * 30 + w * 22 - 37, 300 + (w % 2) * 16)]), PAPER)
    chair(512, 244, 1.5)
    chair(1000, 430, .4)
    chair(1170, 488, .26)
    chair(880, 400, .48)
    chair(132, 160, 1.0)
    # a drift closes the gate
    s.fill(shapes.smooth([(-40, 1060), (-40, 960), (200, 900), (520, 960), (900, 930), (1300, 980), (1600, 900), (1600, 1060)], pull=.8), PAPER)
    s.stroke(shapes.smooth([(-40, 960), (200, 900), (520, 960), (900, 930), (1300, 980), (1600, 900)], False, .8), MIST, 7)
    texture.stipple(s, shapes.rect(0, 0, 1536, 1024), (0, 0, 1536, 1024), 240, 2, 6, PAPER)
    texture.grain(s)
    return s


def k2():
    s = Sheet("k2", SLATE)
    texture.bands(s, 0, 620, [SLATE, SLATE, MIST, MIST, SAND], 16)
    texture.sky_lines(s, 10, 520, 21, 9, 3, PAPER)
    face = Face(CONCORDIA, 270, 24)
    with s.move(0, -10):
        face.tones(s, PAPER, [(.5, SAND), (.36, MIST), (.24, SLATE), (.1, INK)])
        x, y = face.top
        s.fill(shapes.smooth([(x, y + 4), (x + 90, y - 22), (x + 240, y - 18), (x + 420, y - 46), (x + 300, y + 6), (x + 130, y + 10)], pull=.8), PAPER)  # the wind's plume
    for y, c, k in ((742, MIST, 60), (790, SAND, 70)):  # haze at the foot, so that the walkers stand out
        s.fill("".join(shapes.ellipse(x, y + s.rng.uniform(-12, 12), s.rng.uniform(70, 150), k * s.rng.uniform(.4, .8)) for x in range(-20, 1580, 74))
               + shapes.rect(-10, y, 1556, 200), c)
    ridge = [(-10, 800), (120, 812), (300, 846), (520, 866), (760, 878), (980, 860), (1200, 822), (1390, 770), (1546, 716)]
    line = []
    for (ax, ay), (bx, by) in zip(ridge, ridge[1:]):
        for i in range(8):
            line.append((ax + (bx - ax) * i / 8, ay + (by - ay) * i / 8 + s.rng.uniform(-4, 4)))
    d = s.cut(line + [(1546, 680), (1546, 1034), (-10, 1034)], PAPER)
    low = [(x, y + 30 + 46 * math.sin(x / 210) ** 2) for x, y in line]
    d = s.cut(low + [(1546, 1034), (-10, 1034)], SLATE)
    texture.gouges(s, d, (-10, 780, 1556, 250), 330, 150, 7, NIGHT, lambda x, y: 14 if x < 760 else -16, 7)
    texture.gouges(s, d, (-10, 780, 1556, 250), 110, 110, 6, MIST, lambda x, y: 14 if x < 760 else -16, 7)
    places = []
    for i in range(10):
        x = 330 + i * 92
        y = min(line, key=lambda p: abs(p[0] - x))[1]
        places.append((x, y + 3))
    s.stroke(shapes.smooth([(x + 6, y - 44) for x, y in places], False), INK, 2.5)
    for i, (x, y) in enumerate(places):
        climber(s, x, y, 104, INK, (BRICK, OCHRE, BRICK_D)[i % 3], stride=s.rng.uniform(0, 1))
    texture.grain(s)
    return s


def k2_nuit():
    s = Sheet("k2-nuit", INK)
    texture.bands(s, 0, 700, [INK, INK, NIGHT, NIGHT, SLATE], 18)
    mountain.dome_of_night(s, 340)
    for _ in range(16):
        x, y = s.rng.uniform(60, 1480), s.rng.uniform(40, 330)
        s.fill(shapes.spindle(x - 11, y, x + 11, y, 2.4) + shapes.spindle(x, y - 11, x, y + 11, 2.4), PAPER)
    props.moon(s, 1270, 190, 58, PAPER, INK, .42)
    face = Face(BASE_CAMP, 100, 30)
    face.tones(s, SLATE, [(.72, SLATE), (.55, NIGHT), (.3, INK)])
    with s.clip(face.outline):
        s.holes(trace.region(face.light, .84, False, 4), MIST)
    route = [(.52, -.48, .23), (.47, -.4, .32), (.43, -.345, .4), (.385, -.3, .48), (.335, -.245, .56), (.285, -.195, .66), (.235, -.145, .76), (.17, -.105, .8), (.1, -.06, .88), (.02, -.02, .97)]
    pts = [face.view.project(*p) for p in route]
    for i, (x, y) in enumerate(pts):
        r = 15 - i * .6
        texture.rays(s, x, y, r * .8, r * 3.1, 14, OCHRE, 2.6)
        s.disc(x, y, r * .52, STRAW)
        s.disc(x, y, r * .26, PAPER)
    s.stroke(shapes.smooth(pts, False), OCHRE, 2.2, dash="3 10")
    floor = [(x, y) for x, y in shapes.ridge(s.rng, -10, 1546, 935, 34)]
    d = s.cut(floor + [(1546, 1034), (-10, 1034)], INK)
    texture.gouges(s, d, (-10, 930, 1556, 100), 120, 120, 5, SLATE, 0, 6)
    for x, y, k in ((250, 975, 1.1), (420, 990, .9), (120, 1000, .8)):
        with s.ink(.25, False):
            s.fill(shapes.ellipse(x, y - 20, 150 * k, 70 * k), OCHRE)
        shell = shapes.smooth([(x - 86 * k, y), (x - 70 * k, y - 48 * k), (x, y - 82 * k), (x + 70 * k, y - 48 * k), (x + 86 * k, y)], pull=.8)
        s.fill(shell, OCHRE)
        s.fill(shapes.smooth([(x - 26 * k, y), (x - 20 * k, y - 44 * k), (x, y - 58 * k), (x + 20 * k, y - 44 * k), (x + 26 * k, y)], pull=.8), STRAW)
        s.stroke(shapes.smooth([(x - 86 * k, y), (x, y - 82 * k), (x + 30 * k, y)], False), BRICK_D, 5 * k)
        s.stroke(shapes.smooth([(x + 86 * k, y), (x, y - 82 * k), (x - 30 * k, y)], False), BRICK_D, 5 * k)
    texture.grain(s, 500)
    return s


def manaus():
    s = Sheet("manaus", STRAW)
    texture.bands(s, 0, 430, [ROSE, STRAW, STRAW, SAND], 14)
    texture.sky_lines(s, 10, 330, 18, 8, 2, PAPER)
    props.sun(s, 360, 250, 120, BRICK, STRAW, 17)
    for base, h, c, l in ((420, 90, SAGE, LICHEN), (470, 130, MOSS, SAGE), (520, 120, NIGHT, MOSS)):
        x, tops = -20, ""
        while x < 1560:
            r = s.rng.uniform(.3, .6) * h
            tops += shapes.ellipse(x, base - h * .5 + s.rng.uniform(-.3, .3) * h, r, r * .8)
            x += r * .8
        s.fill(tops + shapes.rect(-10, base - h * .5, 1556, h), c)
        with s.clip(tops):
            for _ in range(70):
                px, py = s.rng.uniform(0, 1536), base - h * s.rng.uniform(.3, 1)
                s.fill(shapes.smooth([(px - 26, py + 10), (px, py - 10), (px + 24, py), (px, py - 3)], pull=.7), l)
    for x, y, h in ((120, 480, 230), (1380, 470, 260), (1290, 500, 170), (210, 500, 150)):  # palms
        s.stroke(shapes.smooth([(x, y), (x + 8, y - h * .5), (x + 22, y - h)], False), INK, 10)
        for a in (-170, -140, -105, -70, -35, -5, 25, 155):
            tip = (x + 22 + h * .44 * math.cos(math.radians(a)), y - h + h * .34 * math.sin(math.radians(a)) + 26)
            s.fill(shapes.ribbon([(x + 22, y - h), ((x + 22 + tip[0]) / 2, (y - h + tip[1]) / 2 - 26), tip], [6, 17, 2]), INK)
    river = shapes.poly([(-10, 545), (1546, 545), (1546, 1034), (-10, 1034)])
    s.fill(river, AMBER)
    texture.sky_lines(s, 556, 1030, 21, 5, 13, OCHRE, 8)
    texture.sky_lines(s, 560, 900, 38, 4, 9, STRAW, 8, .6)
    bx, by = 830, 700  # the hospital boat: two decks, a red disc of light in the water beneath
    with s.ink(.55):
        s.fill(shapes.poly([(450, 730), (1330, 730), (1240, 850), (520, 850)]), BRICK_D)
    hull = [(400, 640), (1370, 620), (1330, 700), (1270, 742), (500, 742), (430, 700)]
    s.cut(hull, PAPER)
    s.cut([(418, 676), (1346, 668), (1270, 742), (500, 742), (430, 700)], SLATE)
    s.line([(405, 650), (1364, 634)], BRICK, 10)
    for y, x0, x1, h in ((640, 470, 1280, 118), (522, 520, 1200, 108)):
        s.box(x0, y - h, x1 - x0, h, PAPER)
        s.fill(shapes.rect(x0, y - h, x1 - x0, h * .24), SAND)
        s.fill(shapes.rect(x0 - 24, y - h - 14, x1 - x0 + 48, 18), SLATE)
        for i in range(11):
            x = x0 + 24 + i * (x1 - x0 - 40) / 11
            s.fill(shapes.rect(x, y - h * .68, 40, h * .36), (STRAW, SLATE, NIGHT)[i % 3])
        s.stroke(shapes.poly([(x0 - 20, y - h * .12), (x1 + 20, y - h * .12)], False), BRICK, 5)
        for i in range(24):
            x = x0 - 18 + i * (x1 - x0 + 36) / 23
            s.line([(x, y - h * .12), (x, y)], BRICK, 3)
    s.box(960, 336, 170, 72, PAPER)
    s.fill(shapes.rect(980, 352, 130, 30), NIGHT)
    s.line([(1080, 336), (1080, 230)], INK, 6)
    s.box(620, 350, 60, 60, BRICK)
    props.plume(s, 650, 350, 46, 130, ASH, STONE, -.7, 12)
    s.disc(760, 468, 44, PAPER)
    s.fill(shapes.rect(748, 434, 24, 68) + shapes.rect(726, 456, 68, 24), MOSS)
    # the quay, the cylinders, two who carry
    s.cut([(-10, 900), (880, 880), (960, 1034), (-10, 1034)], INK)
    for i in range(9):
        s.line([(-10, 914 + i * 15), (890 + i * 9, 894 + i * 16)], AMBER, 3)
    for row, (y, n, x0) in enumerate(((905, 6, 50), (985, 7, 20))):
        for i in range(n):
            x = x0 + i * 76
            c, l, dk = ((SAGE, LICHEN, MOSS), (SLATE, MIST, NIGHT))[(i + row) % 5 == 2]
            d = shapes.smooth([(x - 29, y), (x - 29, y - 206), (x - 20, y - 240), (x, y - 254), (x + 20, y - 240), (x + 29, y - 206), (x + 29, y), (x, y + 8)], pull=.45)
            s.fill(d, c)
            with s.clip(d):
                s.fill(shapes.rect(x + 8, y - 270, 30, 290), dk)
                s.fill(shapes.rect(x - 19, y - 226, 9, 200), l)
                s.fill(shapes.rect(x - 40, y - 196, 80, 13), PAPER)
            s.stroke(d, INK, 5)
            s.fill(shapes.rect(x - 8, y - 274, 16, 24) + shapes.ellipse(x, y - 282, 17, 8), INK)
    for x, flip in ((640, False), (860, False)):
        f = Figure(x, 960 - (x - 640) * .02, 330, flip=flip, lean=8)
        f.legs(**WALK)
        f.arms((30, 46), (20, 40))
        f.draw(s, INK, rim=STRAW, rim_by=(-5, -3), hat="cap" if x < 700 else None)
    s.fill(shapes.limb((690, 812), (900, 806), 28, 28), MOSS)
    s.fill(shapes.limb((690, 802), (900, 796), 7, 7), LICHEN)
    s.fill(shapes.rect(926, 798, 24, 14), INK)
    texture.grain(s)
    return s
