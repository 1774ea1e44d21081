"""Washington in January 2021, and what was said of America: Capitol, White House, prison, team, climate."""

import math

from . import monuments, props, shapes, texture
from .figures import STAND, STRIDE, Figure
from .palette import *
from .sheet import Sheet


def capitole():
    s = Sheet("capitole", MIST)
    texture.bands(s, 0, 760, [SLATE, MIST, MIST, SAND, PAPER], 16)
    texture.sky_lines(s, 10, 620, 21, 10, 2, PAPER)
    for x in (70, 230, 1330, 1470):
        props.bare_tree(s, x, 800, 330, ASH)
    monuments.capitol(s, 768, 790, 1.12, PAPER, STONE, SLATE, NIGHT)
    s.box(-10, 788, 1556, 250, SAGE)
    texture.gouges(s, shapes.rect(-10, 788, 1556, 240), (-10, 790, 1556, 240), 260, 150, 6, MOSS, 0, 4)
    path = [(700, 790), (836, 790), (1180, 1034), (360, 1034)]
    s.cut(path, SAND)
    s.fill(shapes.poly([(800, 790), (836, 790), (1180, 1034), (1000, 1034)]), STONE)
    for x, h, turn in ((150, 300, 0), (430, 312, 1), (660, 300, 0), (905, 308, 1), (1160, 302, 0), (1420, 310, 1)):
        f = Figure(x, 1010, h, flip=bool(turn))
        f.legs((8, 2), (-9, -6))
        f.arms((28, 74), (14, 60))
        f.draw(s, INK, rim=MIST, rim_by=(-4, -2), hat="helmet", coat=.07, bulk=1.12)
        f.rifle(s, INK, False)
    mesh = "".join(shapes.poly([(x, 668), (x + 380, 1048)], False) + shapes.poly([(x + 380, 668), (x, 1048)], False) for x in range(-380, 1560, 42))
    with s.clip(shapes.rect(-10, 668, 1556, 360)):
        s.stroke(mesh, INK, 3)
    s.stroke(shapes.poly([(-10, 668), (1546, 668)], False), INK, 11)
    s.stroke(shapes.poly([(-10, 1000), (1546, 1000)], False), INK, 9)
    for x in (12, 318, 624, 930, 1236, 1530):
        s.fill(shapes.rect(x - 8, 650, 16, 380), INK)
        s.fill(shapes.rect(x - 8, 650, 5, 380), ASH)
    texture.grain(s)
    return s


def capitole_direct():
    s = Sheet("capitole-direct", NIGHT)
    texture.bands(s, 0, 780, [NIGHT, NIGHT, SLATE, SLATE, BRICK, ROSE], 16)
    texture.sky_lines(s, 240, 760, 20, 2, 8, STRAW)
    for _ in range(60):
        s.disc(s.rng.uniform(0, 1536), s.rng.uniform(0, 260), s.rng.choice((1.5, 2, 3)), PAPER)
    monuments.capitol(s, 640, 770, 0.94, SAND, SLATE, NIGHT, INK, lit=STRAW)
    s.box(-10, 768, 1556, 270, INK)
    texture.gouges(s, shapes.rect(-10, 770, 1556, 260), (-10, 772, 1556, 250), 200, 200, 5, SLATE, 0, 3)
    beam = shapes.poly([(1015, 420), (330, 660), (330, 1010), (480, 1010)])
    with s.ink(.38, False):
        s.fill(beam, STRAW)
    f = Figure(390, 1006, 420)
    f.legs(**STAND)
    f.arms((34, 152), (-6, 8))
    f.draw(s, BRICK_D, rim=STRAW, rim_by=(6, -3), coat=.26, hat="hair")
    hx, hy = f.hand(0)
    s.fill(shapes.limb((hx - 4, hy + 16), (hx + 4, hy - 22), 6, 7) + shapes.ellipse(hx + 6, hy - 34, 14, 17), INK)
    # the camera on its legs, the operator behind, the lamp
    cx, cy = 1000, 640
    for x in (890, 1010, 1130):
        s.line([(cx, cy + 30), (x, 1024)], INK, 15)
        s.line([(cx - 3, cy + 30), (x - 4, 1024)], SLATE, 3)
    s.box(cx - 130, cy - 84, 270, 116, INK)
    s.box(cx - 118, cy - 74, 120, 96, SLATE)
    texture.hatch(s, shapes.rect(cx - 118, cy - 74, 120, 96), (cx - 118, cy - 74, 120, 96), 0, 13, 2, 7, NIGHT)
    s.fill(shapes.poly([(cx - 130, cy - 66), (cx - 214, cy - 92), (cx - 214, cy + 32), (cx - 130, cy + 8)]), INK)
    s.disc(cx - 206, cy - 30, 12, MIST, 52)
    s.fill(shapes.limb((cx - 60, cy - 104), (cx + 70, cy - 104), 14, 14), INK)
    s.line([(cx - 40, cy - 104), (cx - 40, cy - 80)], INK, 10)
    s.disc(cx + 108, cy - 52, 15, PAPER)
    s.disc(cx + 108, cy - 52, 11, BRICK)
    f = Figure(1225, 1020, 470, flip=True, lean=6)
    f.legs(**STAND)
    f.arms((58, 92), (20, 70))
    f.draw(s, INK, rim=STRAW, rim_by=(-5, -3), coat=.16, hat="cap", bulk=1.12)
    s.line([(1050, 1024), (1015, 430)], INK, 9)
    s.box(960, 380, 110, 84, INK)
    s.fill(shapes.poly([(972, 390), (952, 396), (952, 452), (972, 456)]), PAPER)
    for r in (70, 112, 154):  # what goes out on the air
        s.stroke(shapes.poly(shapes.arc_points(1392, 420, r, -62, 62, 14), False), STRAW, 10)
        s.stroke(shapes.poly(shapes.arc_points(1392, 420, r, 118, 242, 14), False), STRAW, 10)
    s.line([(1392, 420), (1392, 1030)], INK, 13)
    for i in range(9):
        y = 470 + i * 62
        s.line([(1392 - 8 - i * 5, y), (1392 + 8 + i * 5, y + 40)], INK, 5)
        s.line([(1392 + 8 + i * 5, y), (1392 - 8 - i * 5, y + 40)], INK, 5)
    s.line([(1392, 440), (1340, 1030)], INK, 8)
    s.line([(1392, 440), (1444, 1030)], INK, 8)
    s.disc(1392, 420, 19, BRICK)
    texture.grain(s)
    return s


def maison_blanche():
    s = Sheet("maison-blanche", SLATE)
    texture.bands(s, 0, 640, [SLATE, SLATE, MIST, MIST, ROSE], 16)
    texture.sky_lines(s, 10, 520, 22, 10, 3, PAPER)
    for x, h in ((90, 420), (1440, 440), (300, 250)):
        props.bare_tree(s, x, 650, h, NIGHT)
    monuments.white_house(s, 768, 640, 1.12)
    for x in list(range(160, 560, 56)) + list(range(985, 1400, 56)):
        s.disc(x, 634, 36, MOSS, 26)
        s.disc(x - 8, 624, 18, SAGE, 11)
    s.box(-10, 642, 1556, 400, LICHEN)
    texture.gouges(s, shapes.rect(-10, 642, 1556, 390), (-10, 646, 1556, 380), 360, 150, 6, SAGE, 0, 4)
    s.cut([(640, 660), (896, 660), (1240, 1034), (290, 1034)], SAND)
    s.cut([(820, 660), (896, 660), (1240, 1034), (1000, 1034)], STONE)
    with s.ink(.6):
        s.fill(shapes.poly([(80, 1000), (560, 1000), (860, 1034), (80, 1034)]), ASH)
    box = lambda x, y, w, h, c=0: props.carton(s, x, y, w, h, *((OCHRE, AMBER, STRAW, PAPER), (STRAW, OCHRE, PAPER, BRICK))[c], depth=.32)
    box(60, 1000, 270, 190)
    box(372, 1004, 200, 140, 1)
    box(80, 810, 210, 150, 1)
    box(110, 660, 160, 110)
    s.line([(96, 1000 - 60), (180, 1000 - 60)], AMBER, 6)
    s.fill(shapes.poly([(405, 866), (430, 760), (470, 866)]), MOSS)  # a plant and a lamp out of a box
    for a, c in ((-34, MOSS), (-12, SAGE), (10, MOSS), (32, SAGE)):
        s.fill(shapes.spindle(470, 862, 470 + 190 * math.sin(math.radians(a)), 862 - 190 * math.cos(math.radians(a)), 38), c)
    f = Figure(1010, 985, 420, flip=False, lean=9)
    f.legs(**STRIDE)
    f.arms((52, 82), (40, 74))
    f.draw(s, INK, rim=PAPER, rim_by=(-5, -3), coat=.16, hat="cap")
    hx, hy = f.hand(0)
    s.line([(hx - 4, hy - 18), (hx + 62, 968), (hx + 220, 968)], BRICK, 13)
    box(hx + 52, 956, 190, 150)
    box(hx + 52, 806, 190, 130, 1)
    box(hx + 74, 676, 140, 96)
    s.line([(hx - 4, hy - 18), (hx + 50, 930)], BRICK, 13)
    s.disc(hx + 66, 976, 30, INK)
    s.disc(hx + 66, 976, 12, STONE)
    texture.grain(s)
    return s


def prison():
    s = Sheet("prison", NIGHT)
    texture.bands(s, 0, 760, [INK, INK, NIGHT, NIGHT, SLATE], 14)
    texture.sky_lines(s, 240, 740, 22, 2, 8, SLATE)
    texture.rings(s, 350, 210, 104, 330, 24, 6, 1, MIST)
    props.moon(s, 350, 210, 78, PAPER, INK, 0)
    s.disc(326, 190, 14, SAND)
    s.disc(374, 236, 20, SAND)
    tx = 1090
    with s.ink(.32, False):
        s.fill(shapes.poly([(tx, 250), (-60, 560), (-60, 840)]), STRAW)
    with s.ink(.5, False):
        s.fill(shapes.poly([(tx, 250), (-60, 640), (-60, 770)]), STRAW)
    # the tower
    s.cut([(tx - 74, 800), (tx - 54, 330), (tx + 54, 330), (tx + 74, 800)], ASH)
    s.cut([(tx + 6, 800), (tx + 6, 330), (tx + 54, 330), (tx + 74, 800)], NIGHT)
    s.cut([(tx - 118, 330), (tx - 100, 300), (tx + 100, 300), (tx + 118, 330)], STONE)
    s.box(tx - 92, 205, 184, 96, STRAW)
    for x in (-92, -34, 28, 84):
        s.fill(shapes.rect(tx + x, 205, 9, 96), INK)
    s.cut([(tx - 132, 208), (tx - 84, 146), (tx + 84, 146), (tx + 132, 208)], BRICK_D)
    s.disc(tx - 96, 250, 22, PAPER)
    s.line([(tx - 130, 300), (tx - 130, 330)], INK, 5)
    # the wall, and its wire
    wall = [(-10, 620), (1546, 560), (1546, 1034), (-10, 1034)]
    d = s.cut(wall, SLATE)
    texture.hatch(s, d, (0, 560, 1536, 470), -2.2, 26, 1, 10, NIGHT, 2, .25)
    for i in range(18):
        x = i * 92 + s.rng.uniform(-12, 12)
        s.line([(x, 640), (x, 1024)], NIGHT, 3)
    s.line([(-10, 620), (1546, 560)], STONE, 12)
    coil = [(x, 592 - x * .039 + 34 * math.sin(x / 11)) for x in range(-10, 1550, 3)]
    s.stroke(shapes.poly([(x + 14 * math.cos(x / 11), y) for x, y in coil], False), MIST, 3.2)
    for x in range(30, 1540, 150):
        s.line([(x, 625 - x * .039), (x, 540 - x * .039)], STONE, 6)
    # those who keep watch outside, with candles
    flames = []
    for x, h, flip, hat in ((110, 330, False, None), (265, 370, False, "scarf"), (420, 346, True, "hair"), (585, 384, False, "cap"), (745, 352, True, None), (905, 374, True, "bun"), (1240, 366, False, "hair"), (1400, 340, True, "cap")):
        f = Figure(x, 1090, h, flip=flip)
        f.legs(**STAND)
        f.arms((26, 122), (18, 110))
        f.draw(s, INK, rim=OCHRE, rim_by=((5 if not flip else -5), -2), coat=.24, hat=hat, bulk=1.15)
        flames.append(f.hand(0))
    for x, y in flames:
        s.fill(shapes.rect(x - 5, y - 44, 10, 44), PAPER)
        texture.rays(s, x, y - 64, 22, 56, 13, STRAW, 3)
        s.fill(shapes.smooth([(x - 9, y - 52), (x - 6, y - 66), (x, y - 84), (x + 7, y - 66), (x + 9, y - 52), (x, y - 45)]), OCHRE)
        s.fill(shapes.smooth([(x - 4, y - 52), (x, y - 70), (x + 4, y - 52), (x, y - 47)]), PAPER)
    texture.grain(s)
    return s


def bust(s, x, y, k, skin, hair, cloth, mask=PAPER, kind=0, flip=False):
    """Head and shoulders, masked; y is the foot of the bust, k its height."""
    with s.move(x, y, k / 100, flip=flip):
        if kind == 1:
            s.fill(shapes.smooth([(-21, -66), (-22, -92), (0, -103), (21, -92), (23, -60), (18, -44), (-19, -44)], pull=.8), hair)
        body = shapes.smooth([(-50, 6), (-47, -22), (-32, -37), (-10, -43), (10, -43), (32, -37), (47, -22), (50, 6)], pull=.75)
        s.fill(body, cloth)
        s.fill(shapes.poly([(-9, -58), (9, -58), (11, -40), (0, -30), (-11, -40)]), skin)
        if kind != 1:
            s.fill(shapes.poly([(-10, -42), (0, -30), (10, -42), (15, -38), (4, 6), (-4, 6), (-15, -38)]), PAPER)
            s.fill(shapes.poly([(-3, -32), (3, -32), (4, 6), (-4, 6)]), INK)
        else:
            s.fill(shapes.poly([(-12, -42), (0, -18), (12, -42), (9, -44), (0, -32), (-9, -44)]), PAPER)
        s.fill(shapes.ellipse(0, -74, 16, 21), skin)
        if kind == 0:
            s.fill(shapes.smooth([(-17, -74), (-17, -92), (-4, -100), (10, -98), (18, -88), (17, -74), (13, -85), (-4, -88), (-13, -84)], pull=.6), hair)
        elif kind == 1:
            s.fill(shapes.smooth([(-17, -70), (-17, -90), (0, -99), (17, -90), (18, -68), (12, -84), (2, -90), (-10, -82)], pull=.6), hair)
        elif kind == 2:
            s.fill(shapes.ellipse(0, -101, 9, 8) + shapes.smooth([(-17, -74), (-16, -90), (0, -98), (16, -90), (17, -74), (8, -87), (-8, -87)], pull=.6), hair)
        elif kind == 3:
            s.fill(shapes.smooth([(-17, -68), (-18, -80), (-12, -90), (-13, -78)], pull=.6) + shapes.smooth([(17, -68), (18, -80), (12, -90), (13, -78)], pull=.6), hair)
        s.fill(shapes.smooth([(-16, -74), (0, -78), (16, -74), (13, -58), (0, -52), (-13, -58)], pull=.6), mask)
        for yy in (-70, -65, -60):
            s.line([(-10, yy), (10, yy)], STONE, .9)
        with s.ink(.55):
            s.fill(shapes.smooth([(6, -43), (32, -37), (47, -22), (50, 6), (20, 6), (16, -20)], pull=.5), ASH)


def biden_equipe():
    s = Sheet("biden-equipe", OCHRE)
    texture.bands(s, 0, 700, [STRAW, STRAW, STRAW, STRAW], 10)
    texture.rays(s, 768, 640, 120, 1150, 70, PAPER, 13, 180, 360)
    monuments.capitol(s, 768, 560, .72, SAND, OCHRE, AMBER, AMBER)
    rows = (((200, 690, 400), (460, 672, 400), (768, 664, 400), (1076, 672, 400), (1336, 690, 400)),
            ((60, 860, 440), (340, 850, 450), (614, 845, 450), (922, 845, 450), (1196, 850, 450), (1476, 860, 440)),
            ((190, 1050, 500), (480, 1046, 510), (768, 1044, 560), (1056, 1046, 510), (1346, 1050, 500)))
    looks = [(AMBER, INK, SLATE, 1), (ROSE, STONE, NIGHT, 0), (BRICK_D, INK, BRICK, 0), (ROSE, ASH, SAGE, 1), (AMBER, INK, NIGHT, 0),
             (ROSE, AMBER, MOSS, 0), (BRICK_D, INK, OCHRE, 2), (STRAW, INK, SLATE, 3), (AMBER, INK, BRICK_D, 0), (ROSE, BRICK_D, SLATE, 1), (STRAW, STONE, INK, 0),
             (AMBER, INK, SLATE, 0), (ROSE, BRICK_D, SAGE, 2), (ROSE, PAPER, NIGHT, 0), (AMBER, INK, BRICK, 1), (ROSE, ASH, SLATE, 3)]
    i = 0
    for row in rows:
        for x, y, k in row:
            skin, hair, cloth, kind = looks[i]
            bust(s, x, y, k, skin, hair, cloth, (PAPER, MIST, PAPER, INK, PAPER)[i % 5], kind, i % 2 == 1)
            i += 1
    texture.grain(s)
    return s


def accord_paris():
    s = Sheet("accord-paris", STRAW)
    texture.bands(s, 0, 900, [SAND, SAND, STRAW, STRAW, ROSE], 14)
    gx, gy, r = 900, 500, 400
    texture.rings(s, gx, gy, r + 26, 1150, 34, 11, 3, PAPER)
    d = s.disc(gx, gy, r, SLATE)
    with s.clip(d):
        texture.hatch(s, d, (gx - r, gy - r, 2 * r, 2 * r), 0, 19, 2, 6, MIST, 2, .2)
        lands = ([(720, 160), (860, 130), (930, 190), (880, 250), (900, 310), (820, 330), (770, 420), (700, 380), (640, 300)],
                 [(960, 180), (1120, 170), (1290, 330), (1300, 520), (1200, 470), (1130, 500), (1090, 420), (1010, 400), (1030, 320), (960, 270)],
                 [(900, 440), (1010, 430), (1080, 500), (1130, 540), (1080, 680), (1030, 800), (960, 780), (930, 640), (850, 590), (840, 500)],
                 [(560, 560), (660, 590), (720, 680), (670, 820), (600, 760), (530, 640)])
        for land in lands:
            g = s.cut(land, SAGE, 9, 24)
            texture.hatch(s, g, (540, 130, 780, 700), 60, 22, 2, 7, MOSS, 1, .3)
        with s.ink(.85):
            crescent = shapes.smooth([(gx + 60, gy - 420), (gx + 330, gy - 330), (gx + 440, gy), (gx + 330, gy + 330), (gx + 60, gy + 420), (gx + 260, gy + 220), (gx + 310, gy), (gx + 260, gy - 220)], pull=.9)
            s.fill(crescent, MIST)
    # the chimneys that go out on the right, the tower on the left
    s.cut([(-10, 860)] + shapes.ridge(s.rng, 0, 1536, 850, 20) + [(1546, 1034), (-10, 1034)], SLATE)
    for x, h in ((1310, 330), (1400, 400), (1480, 290)):
        s.cut([(x - 30, 900), (x - 20, 900 - h), (x + 20, 900 - h), (x + 30, 900)], BRICK_D)
        s.fill(shapes.rect(x - 22, 900 - h + 24, 44, 22) + shapes.rect(x - 23, 900 - h + 70, 46, 22), PAPER)
    for i, (x, y, k) in enumerate(((1400, 470, 30), (1360, 410, 40), (1420, 350, 46), (1350, 290, 56), (1420, 220, 60), (1340, 150, 68), (1430, 80, 74))):
        a = math.radians(-70 + 50 * (i % 2))  # smoke that has become leaves
        p, q = (x, y), (x + 1.7 * k * math.cos(a), y + 1.7 * k * math.sin(a))
        s.fill(shapes.spindle(*p, *q, k), (MOSS, SAGE)[i % 2])
        s.line([p, q], LICHEN, 3)
    tower(s, 360, 930, 800)
    x = -10
    while x < 1546:  # the roofs
        w, h = s.rng.uniform(90, 170), s.rng.uniform(70, 140)
        s.box(x, 1034 - h, w + 1, h + 10, s.rng.choice((NIGHT, INK)))
        s.cut([(x - 3, 1034 - h), (x + 14, 1034 - h - 46), (x + w - 14, 1034 - h - 46), (x + w + 3, 1034 - h)], SLATE)
        for q in range(int(w / 42)):
            s.fill(shapes.rect(x + 22 + q * 40, 1034 - h - 34, 15, 28), STRAW if s.rng.random() < .4 else INK)
        s.box(x + w * .7, 1034 - h - 84, 24, 44, BRICK_D)
        x += w
    texture.grain(s)
    return s


def tower(s, cx, base, h, colour=INK, light=OCHRE):
    """The Eiffel tower, h high."""
    half = lambda t: h * (.012 + .19 * (1 - t) ** 2.6)
    legs = [i / 40 for i in range(41)]
    left, right = [(cx - half(t), base - h * t) for t in legs], [(cx + half(t), base - h * t) for t in legs]
    d = shapes.poly(left + right[::-1])
    s.fill(d, colour)
    with s.clip(d):
        for i in range(34):
            y = base - h * (i / 34) ** .9
            k = 40 * (1 - i / 40)
            s.line([(cx - 180, y), (cx + 180, y - k)], light, 2.4)
            s.line([(cx + 180, y), (cx - 180, y - k)], light, 2.4)
    arch = shapes.smooth([(cx - h * .115, base + 4), (cx - h * .09, base - h * .09), (cx, base - h * .145), (cx + h * .09, base - h * .09), (cx + h * .115, base + 4)], pull=.9)
    s.fill(arch, STRAW)
    s.stroke(arch, colour, h * .014)
    s.fill(shapes.poly([(cx - half(.3) * .52, base - h * .2), (cx, base - h * .36), (cx + half(.3) * .52, base - h * .2)]), STRAW)
    for t, k in ((.175, 1.16), (.37, 1.3), (.9, 1.5)):
        s.fill(shapes.rect(cx - half(t) * k, base - h * t - h * .012, half(t) * k * 2, h * .024), colour)
    s.line([(cx, base - h), (cx, base - h * 1.05)], colour, 5)
