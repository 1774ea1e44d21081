"""Raqqa and Mosul: the fronts, the trench, the camp, the fighters. Seen from far off, in silhouette."""

from . import props, shapes, texture
from .figures import STAND, STRIDE, WALK, Figure
from .palette import *
from .sheet import Sheet


def raqqa_front():
    s = Sheet("raqqa-front", STRAW)
    texture.bands(s, 0, 620, [SAND, SAND, STRAW, STRAW, OCHRE], 12)
    texture.rays(s, 1010, 470, 270, 1250, 84, PAPER, 9, 150, 390)
    props.sun(s, 1010, 470, 225, PAPER)
    props.sun(s, 1010, 470, 205, BRICK, STRAW, 19)
    far = shapes.ridge(s.rng, -10, 1546, 585, 30)
    s.cut(far + [(1546, 700), (-10, 700)], STONE)
    props.blocks(s, 420, 1400, 640, 22, 74, [ASH, SLATE, ASH], NIGHT, (24, 62))
    for x, h in ((610, 190), (905, 150), (1235, 175)):
        props.minaret(s, x, 640, h, ASH, STONE)
    props.mosque(s, 1150, 640, 44, SLATE, ASH)
    props.plume(s, 760, 615, 150, 560, INK, ASH, -0.55, 34)
    props.plume(s, 1080, 600, 90, 330, INK, ASH, -0.5, 24)
    props.plume(s, 1330, 610, 60, 210, NIGHT, ASH, -0.5, 18)
    s.cut([(-10, 628)] + shapes.ridge(s.rng, 0, 1536, 640, 8) + [(1546, 1034), (-10, 1034)], OCHRE)
    plain = shapes.rect(-10, 650, 1556, 390)
    texture.gouges(s, plain, (-10, 655, 1556, 300), 420, 190, 5, STRAW, 2, 3)
    texture.gouges(s, plain, (-10, 690, 1556, 330), 260, 240, 7, AMBER, -2, 3)
    for x, y, k in ((640, 712, 52), (760, 730, 62), (900, 752, 74)):
        props.cloud(s, x - k * 1.1, y + 4, k * 2.4, k * .6, SAND, STRAW, 7)
        props.pickup(s, x, y, k, INK, OCHRE)
    berm = shapes.ridge(s.rng, -10, 1546, 900, 26)
    berm = [(x, y - 110 * max(0, 1 - abs(x - 270) / 520) ** .8 + 40 * (x / 1536)) for x, y in berm]
    d = s.cut(berm + [(1546, 1034), (-10, 1034)], INK)
    with s.move(0, -7):
        s.line(berm, STRAW, 5)
    texture.gouges(s, d, (-10, 800, 1556, 230), 300, 90, 5, AMBER, lambda x, y: 12 if x > 270 else -14, 8)
    f = Figure(205, 812, 395, lean=4)
    f.legs(**STAND)
    f.arms((40, 128), (30, 118))
    f.draw(s, INK, rim=STRAW, rim_by=(5, -2), coat=.05, hat="cap")
    f.rifle(s, INK)
    hx, hy = f.hand(0)
    s.fill(shapes.limb((hx - 6, hy - 8), (hx + 26, hy - 13), 11, 13), INK)
    f = Figure(400, 836, 385, lean=-2)
    f.legs((10, 4), (-10, -4))
    f.arms((30, 60), (-10, 22))
    f.draw(s, INK, rim=STRAW, rim_by=(5, -2), coat=.06, hat="scarf")
    f.rifle(s, INK)
    texture.grain(s)
    return s


def apache():
    s = Sheet("apache", MIST)
    texture.bands(s, 0, 640, [SLATE, MIST, MIST, SAND, STRAW], 16)
    texture.sky_lines(s, 20, 420, 19, 8, 1, PAPER)
    props.sun(s, 470, 500, 200, PAPER)
    props.sun(s, 470, 500, 184, OCHRE, STRAW, 17)
    for y, a, c in ((600, 60, STONE), (650, 44, SAGE), (705, 30, MOSS)):
        s.cut(shapes.ridge(s.rng, -10, 1546, y, a) + [(1546, 1034), (-10, 1034)], c)
    props.blocks(s, 930, 1330, 735, 16, 44, [SAND, STONE], ASH, (22, 48))
    props.minaret(s, 1120, 735, 120, SAND, PAPER)
    props.plume(s, 1270, 715, 76, 270, NIGHT, ASH, .5, 22)
    s.cut(shapes.ridge(s.rng, -10, 1546, 745, 12) + [(1546, 1034), (-10, 1034)], OCHRE)
    ground = shapes.rect(-10, 750, 1556, 290)
    texture.gouges(s, ground, (-10, 760, 1556, 270), 380, 220, 7, STRAW, 0, 3)
    texture.gouges(s, ground, (-10, 790, 1556, 250), 260, 240, 8, AMBER, 0, 3)
    s.cut([(-10, 985)] + shapes.ridge(s.rng, 0, 1536, 965, 26) + [(1546, 1034), (-10, 1034)], INK)
    for _ in range(46):
        x = s.rng.uniform(0, 1536)
        texture.rays(s, x, 985, 4, s.rng.uniform(20, 46), 7, INK, 2, 200, 340)
    with s.ink(0.55):
        s.fill(shapes.ellipse(770, 845, 330, 16), AMBER)
    with s.move(775, 330, 1.0, 7):
        helicopter(s)
    texture.grain(s)
    return s


def helicopter(s):
    """An attack helicopter seen from its right side, about 1,000 units long, around (0, 0)."""
    body = [(455, 52), (440, 18), (392, -4), (372, -52), (318, -66), (262, -66), (240, -100), (176, -106), (150, -150), (60, -158),
            (-40, -142), (-96, -104), (-300, -62), (-470, -46), (-520, -150), (-566, -152), (-556, -20), (-540, 6), (-330, 14), (-120, 58),
            (-30, 84), (210, 96), (340, 92), (430, 78)]
    s.fill(shapes.smooth([(x * 1.01, y - 5) for x, y in body], pull=.28), STRAW)
    d = shapes.smooth(body, pull=.28)
    s.fill(d, INK)
    with s.clip(d):
        texture.hatch(s, shapes.poly([(-560, -60), (0, 20), (430, 60), (430, 110), (-560, 110)]), (-560, -60, 1000, 170), 3, 11, 6, .5, SLATE)
        s.fill(shapes.poly([(-460, -40), (-100, -84), (-60, -70), (-300, -34)]), SLATE)
        s.fill(shapes.poly([(60, -140), (150, -134), (160, -110), (60, -112)]), SLATE)
    for glass in ([(376, -2), (362, -42), (312, -54), (300, -6)], [(286, -10), (290, -56), (262, -56), (240, -88), (196, -92), (186, -26)]):
        s.fill(shapes.poly(glass), MIST)
    s.line([(330, -52), (322, -6)], INK, 5)
    s.line([(232, -84), (226, -18)], INK, 5)
    s.fill(shapes.poly([(-20, -12), (110, -16), (120, 6), (-10, 10)]), STONE)  # the stub wing and what hangs from it
    for y, w in ((18, 150), (44, 150)):
        s.fill(shapes.limb((-30, y), (-30 + w, y - 3), 12, 12), INK)
        s.fill(shapes.ellipse(-30 + w + 6, y - 3, 5, 10), BRICK)
        s.stroke(shapes.rect(-42, y - 12, w + 22, 24), STONE, 2)
    s.fill(shapes.limb((250, 92), (238, 150), 8, 6) + shapes.ellipse(236, 160, 25), INK)
    s.disc(236, 160, 10, STONE)
    s.fill(shapes.limb((-480, 4), (-500, 46), 6, 5) + shapes.ellipse(-502, 52, 15), INK)
    s.fill(shapes.limb((330, 90), (336, 122), 14, 12) + shapes.limb((336, 122), (420, 130), 7, 4), INK)
    s.fill(shapes.ellipse(452, 40, 28, 24), INK)
    s.disc(462, 38, 9, MIST)
    s.fill(shapes.limb((56, -150), (56, -206), 17, 11) + shapes.ellipse(56, -206, 34, 12), INK)
    s.fill(shapes.ellipse(56, -236, 26, 17) + shapes.rect(50, -225, 12, 20), INK)
    for x, y, w in ((640, -176, 13), (-560, -190, 13), (300, -230, 7), (-190, -222, 7)):
        s.fill(shapes.ribbon([(56, -206), ((56 + x) / 2, (-206 + y) / 2 - 5), (x, y)], [8, w, w * .7]), INK)
    with s.ink(.4, False):
        s.fill(shapes.ellipse(50, -202, 600, 26), PAPER)
    texture.rays(s, -545, -130, 10, 84, 4, INK, 8, 10, 370, 0)
    s.disc(-545, -130, 10, STONE)


def tranchee():
    s = Sheet("tranchee", STRAW)
    texture.bands(s, 0, 420, [SLATE, MIST, SAND, STRAW], 8)
    texture.sky_lines(s, 0, 260, 16, 8, 2, PAPER)
    vx, vy = 830, 440
    texture.rays(s, vx, vy, 60, 760, 46, PAPER, 9, 190, 350)
    props.sun(s, vx, vy - 20, 92, PAPER)
    props.plume(s, 1120, 400, 60, 300, ASH, STONE, .45, 20)

    def at(side, depth, up):
        """A point of a wall: depth 0 is at our feet, up 0 the floor and 1 the parapet."""
        k = 1 / (1 + depth * 0.55)
        bend = 90 * (depth / 7) ** 2
        return vx + bend + (side * 700 - 30) * k, vy + 50 + (660 - 830 * up) * k

    s.fill(shapes.poly([at(-1, -.5, 0), at(-1, 9, 0), at(1, 9, 0), at(1, -.5, 0)]), AMBER)
    for i in range(46):
        d0 = -.5 + i * .2
        a, b, c, e = at(-.5, d0, 0), at(-.5, d0 + .12, 0), at(.5, d0 + .12, 0), at(.5, d0, 0)
        s.fill(shapes.poly([a, b, c, e]), STRAW if i % 3 else SAND)
    with s.clip(shapes.poly([at(-1, -.5, 0), at(-1, 9, 0), at(.1, 9, 0), at(-.25, -.5, 0)])):
        with s.ink(.75):
            s.fill(shapes.rect(0, 300, 1536, 800), ASH)
    tone = {-1: (INK, NIGHT, SLATE, ASH), 1: (STONE, SAND, OCHRE, STRAW)}
    for side in (1, -1):
        s.fill(shapes.poly([at(side, -.6, -.1), at(side, -.6, 1.02), at(side, 9, 1.02), at(side, 9, 0)]), INK if side < 0 else AMBER)
        for row in range(9):
            u0, u1, depth = row / 8.6, (row + 1.12) / 8.6, -.6 - (row % 2) * .22
            while depth < 9:
                step = .56 * s.rng.uniform(.85, 1.15)
                p, q, r, t = at(side, depth + .02, u0), at(side, depth + step - .02, u0), at(side, depth + step - .02, u1), at(side, depth + .02, u1)
                mid = lambda m, n, f: (m[0] + (n[0] - m[0]) * .5, m[1] + (n[1] - m[1]) * .5 + f * abs(p[1] - t[1]) * .1)
                c = tone[side][0 if side < 0 and row < 3 else s.rng.choice((1, 1, 2)) if side < 0 else s.rng.choice((0, 1, 1, 3))]
                corner = lambda m, o: (m[0] * .9 + o[0] * .1, m[1] * .9 + o[1] * .1)
                bag = shapes.smooth([corner(p, q), corner(q, p), mid(q, r, 0), corner(r, t), mid(r, t, -.9), corner(t, r), mid(t, p, 0)], pull=1.0)
                s.fill(bag, c)
                s.stroke(bag, INK if side < 0 else AMBER, 3.2 / (1 + max(0, depth) * .5))
                if depth < 3.5:
                    edge = [corner(t, r), mid(r, t, -.7), corner(r, t)]
                    s.stroke(shapes.smooth(edge, False), MIST if side < 0 else PAPER, 3.4 / (1 + depth * .8))
                    if s.rng.random() < .55:
                        texture.hatch(s, bag, (min(p[0], r[0]), min(t[1], r[1]), abs(r[0] - p[0]) + 1, abs(p[1] - t[1]) + 1), 65, 11, .5, 4.5, INK if side < 0 else AMBER)
                depth += step
    for i, side in enumerate((-1, 1, -1, 1, -1)):
        a = at(side, .8 + i * .8, 0)
        b = at(side, .8 + i * .8, 1.1)
        s.stroke(shapes.poly([a, b], False), BRICK_D, 26 / (1 + i * .6), cap="butt")
    x, y = at(-.42, 4.2, 0)
    f = Figure(x + 30, y - 6, 262, lean=5)
    f.legs(**STAND)
    f.arms((52, 110), (40, 100))
    f.draw(s, INK, rim=PAPER, rim_by=(4, -2), hat="helmet", coat=.1)
    f.pack(s, INK, .8)
    s.line([(470, 1010), (292, 500)], AMBER, 20)  # a shovel left against the bags
    s.line([(464, 1010), (286, 500)], STRAW, 5)
    with s.move(478, 1020, 1, -19):
        s.fill(shapes.smooth([(-46, -130), (46, -130), (50, 0), (0, 62), (-50, 0)], pull=.5), MIST)
        s.fill(shapes.smooth([(4, -130), (46, -130), (50, 0), (4, 60)], pull=.3), ASH)
    s.line([(268, 512), (316, 494)], AMBER, 18)
    texture.grain(s)
    return s


def camp():
    s = Sheet("camp", STRAW)
    texture.bands(s, 0, 420, [ROSE, STRAW, STRAW, SAND], 14)
    texture.sky_lines(s, 0, 330, 17, 7, 1.5, PAPER)
    props.sun(s, 330, 265, 96, PAPER)
    for y, a, c in ((330, 46, MIST), (372, 34, SLATE)):
        s.cut(shapes.ridge(s.rng, -10, 1546, y, a) + [(1546, 1034), (-10, 1034)], c)
    s.box(-10, 392, 1556, 650, OCHRE)
    ground = shapes.rect(-10, 392, 1556, 640)
    texture.gouges(s, ground, (-10, 400, 1556, 630), 500, 130, 5, AMBER, 0, 5)
    path = shapes.poly([(984, 393), (1004, 393), (1040, 500), (1120, 650), (1480, 1040), (560, 1040), (890, 650), (962, 500)])
    s.fill(path, STRAW)
    texture.gouges(s, path, (560, 420, 930, 610), 120, 120, 6, SAND, 20, 30)
    rows = 9
    for r in range(rows):
        t = (r / (rows - 1)) ** 1.9
        y, w = 412 + t * 420, 34 + t * 215
        n = int(1700 / (w * 1.95)) + 2
        gap = 40 + 215 * t
        centre = 985 + 25 * t
        for side in (-1, 1):
            for i in range(n):
                x = centre + side * (gap * .55 + i * w * 1.85) + (0 if side > 0 else -w * .7) + (w * .95 if side > 0 else 0)
                if -300 < x < 1900 and not (r == rows - 1 and side < 0 and i == 0):
                    c = s.rng.choice((PAPER, PAPER, SAND, LICHEN))
                    props.tent(s, x, y, w, w * .58, c, SLATE if r > 3 else STONE, NIGHT)
    for x, y, h in ((700, 470, 34), (1065, 520, 52), (1040, 500, 44), (930, 560, 66)):
        f = Figure(x, y, h)
        f.legs(**WALK)
        f.draw(s, INK, skirt=.44, hat="scarf")
    f = Figure(860, 985, 440, flip=True)
    f.legs(**WALK)
    f.arms((8, 10), (-6, 2))
    f.draw(s, INK, rim=PAPER, rim_by=(-6, -3), skirt=.43, hat="scarf")
    nx, ny = f.neck
    hx, hy = f.head
    bundle = shapes.smooth([(hx - 84, hy - 40), (hx - 62, hy - 108), (hx - 6, hy - 128), (hx + 70, hy - 112), (hx + 96, hy - 50), (hx + 20, hy - 26)], pull=.9)
    s.fill(bundle, BRICK)
    texture.hatch(s, bundle, (hx - 90, hy - 130, 190, 110), 60, 13, 1, 8, BRICK_D)
    s.stroke(shapes.smooth([(hx - 70, hy - 60), (hx, hy - 84), (hx + 80, hy - 66)], False), PAPER, 5)
    f2 = Figure(860, 985, 440, flip=True)
    f2.arms((150, 172), (150, 170))
    shoulder, hand = f2.neck, (hx - 66, hy - 52)
    s.fill(shapes.limb((shoulder[0] - 20, shoulder[1] + 24), (hx - 96, hy + 50), 17, 14) + shapes.limb((hx - 96, hy + 50), hand, 14, 10), INK)
    f = Figure(715, 992, 245, flip=True)
    f.legs(**WALK)
    f.arms((14, 20), (-150, -168))
    f.draw(s, INK, rim=PAPER, rim_by=(-5, -2), coat=.14, hat="cap")
    hx, hy = f.hand(0)
    s.box(hx - 34, hy - 4, 62, 70, SLATE)
    s.stroke(shapes.rect(hx - 14, hy - 16, 24, 14), SLATE, 7)
    s.line([(hx - 26, hy + 12), (hx + 20, hy + 56)], MIST, 4)
    s.line([(hx + 20, hy + 12), (hx - 26, hy + 56)], MIST, 4)
    with s.ink(.5):
        s.fill(shapes.poly([(880, 985), (1300, 1010), (1330, 1024), (840, 1000)]), AMBER)
        s.fill(shapes.poly([(730, 992), (960, 1012), (960, 1022), (700, 1002)]), AMBER)
    texture.grain(s)
    return s


def combattants():
    s = Sheet("combattants", BRICK)
    texture.bands(s, 0, 900, [BRICK_D, BRICK, BRICK, ROSE, ROSE], 18)
    texture.sky_lines(s, 10, 600, 22, 10, 2, BRICK_D)
    props.sun(s, 790, 560, 385, STRAW)
    texture.rings(s, 790, 560, 400, 900, 27, 8, 2, STRAW)
    texture.hatch(s, shapes.ellipse(790, 560, 385), (405, 175, 770, 770), 0, 24, 0, 15, OCHRE)
    s.cut(shapes.ridge(s.rng, -10, 1546, 720, 40) + [(1546, 1034), (-10, 1034)], BRICK_D)
    props.blocks(s, 1130, 1480, 726, 14, 40, [BRICK_D], None, (22, 48))
    line = [(x, y + 70 * ((x - 700) / 900) ** 2) for x, y in shapes.ridge(s.rng, -10, 1546, 838, 22)]
    at = lambda x: min(line, key=lambda p: abs(p[0] - x))[1]
    people = ((330, 372, "scarf", True, WALK), (540, 396, "cap", False, STRIDE), (742, 380, "hair", True, WALK),
              (930, 400, "helmet", True, STRIDE), (1130, 378, "scarf", False, WALK))
    for x, h, hat, slung, step in people:
        f = Figure(x, at(x) + 10, h, lean=5)
        f.legs(**step)
        f.arms((34, 62) if slung else (30, 72), (-22, 4) if slung else (12, 56))
        f.draw(s, INK, hat=hat, coat=.04, bulk=1.08)
        if hat in ("cap", "helmet"):
            f.pack(s, INK, .8)
        f.rifle(s, INK, slung)
    d = s.cut(line + [(1546, 1034), (-10, 1034)], INK)
    texture.gouges(s, d, (-10, 860, 1556, 170), 330, 130, 6, BRICK_D, lambda x, y: (x - 700) / 60, 8)
    texture.gouges(s, d, (-10, 850, 1556, 110), 90, 90, 4, STRAW, lambda x, y: (x - 700) / 60, 6)
    texture.grain(s)
    return s
