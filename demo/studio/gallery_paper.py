"""K2 in forty drawings, cut paper: layers, water, clouds, the great shadow, the far ranges, the glacier, the crevasse."""

import math

from . import mountain, props, shapes, texture, trace
from .mountain import BASE_CAMP, CONCORDIA, HIGH, SOUTH_EAST, Face, climber
from .palette import *
from .sheet import Sheet


def k2_16():
    """Sheets of blue paper, one behind the other."""
    s = Sheet("k2-16", STRAW)
    s.disc(1080, 260, 150, PAPER)
    s.disc(1080, 260, 118, OCHRE)
    face = Face(HIGH, 270, 30)
    s.fill(face.outline, MIST)
    with s.clip(face.outline):
        for depth, c in ((2.9, "#8ba1b3"), (2.25, "#6d869b"), (1.75, SLATE), (1.42, "#30485e"), (1.1, NIGHT), (.75, INK)):
            d = trace.region(trace.blur(face.view.depth), depth, True, 4, .7, 20)
            with s.ink(.45):
                with s.move(0, -12):
                    s.holes(d, SLATE)
            s.holes(d, c)
    for x, y, r in ((300, 330, 90), (470, 350, 60), (180, 350, 60)):
        s.fill(shapes.ellipse(x, y, r, r * .34), PAPER)
    texture.grain(s)
    return s


def k2_40():
    """A pool on the glacier holds the whole mountain."""
    s = Sheet("k2-40", ROSE)
    texture.bands(s, 0, 560, [SLATE, MIST, ROSE, STRAW], 12)
    face = Face(dict(CONCORDIA, horizon=.44, zoom=.7), 262, 26)
    shore = 545
    tones = [(.5, MIST), (.34, SLATE), (.16, NIGHT)]
    with s.clip(shapes.rect(-10, -10, 1556, shore + 10)):
        face.tones(s, PAPER, tones)
    with s.clip(shapes.rect(-10, shore, 1556, 600)):
        with s.move(0, 2 * shore, upside=True):
            texture.bands(s, 0, 560, [SLATE, MIST, ROSE, STRAW], 12)
            with s.clip(shapes.rect(-10, -80, 1556, shore + 90)):
                face.tones(s, SAND, [(.5, MIST), (.34, SLATE), (.16, NIGHT)], 1.0)
        with s.ink(.75):
            s.fill(shapes.rect(-10, shore, 1556, 500), MIST)
        texture.sky_lines(s, shore + 12, 1024, 17, 2, 9, SLATE, 4, .7)
        texture.sky_lines(s, shore + 30, 1024, 46, 3, 8, PAPER, 4, .8)
    s.cut([(-10, shore + 4)] + [(x, y) for x, y in shapes.ridge(s.rng, -10, 1546, shore - 8, 12)] + [(1546, shore + 8)], INK)
    for _ in range(26):
        x = s.rng.uniform(0, 1536)
        y = s.rng.choice((s.rng.uniform(shore, shore + 30), s.rng.uniform(900, 1040)))
        k = 14 + (y - shore) * .22
        s.fill(shapes.smooth([(x - k, y), (x - k * .7, y - k * .5), (x + k * .1, y - k * .7), (x + k, y - k * .2), (x + k * 1.1, y + 2)], pull=.5), INK)
        s.fill(shapes.smooth([(x - k * .8, y - k * .2), (x - k * .55, y - k * .5), (x + k * .1, y - k * .66), (x - k * .2, y - k * .3)], pull=.5), MIST)
    texture.grain(s)
    return s


def k2_10():
    """A sea of clouds, two islands."""
    s = Sheet("k2-10", SLATE)
    texture.bands(s, 0, 600, [NIGHT, SLATE, SLATE, MIST, ROSE], 12)
    texture.sky_lines(s, 10, 380, 26, 6, 2, MIST)
    face = Face(dict(SOUTH_EAST, horizon=.62), 110, 22)
    face.tones(s, PAPER, [(.55, ROSE), (.4, BRICK), (.22, BRICK_D)])
    for i, (y, c, sh) in enumerate(((600, MIST, None), (680, ROSE, MIST), (770, SAND, ROSE), (880, PAPER, SAND), (1010, PAPER, STRAW))):
        x = -150 + s.rng.uniform(0, 100)
        while x < 1700:
            w, h = s.rng.uniform(280, 520), s.rng.uniform(80, 150) * (.8 + i * .12)
            props.cloud(s, x, y + 60, w, h, c, sh)
            x += w * .62
        s.box(-10, y + 10, 1556, 440, sh or c)
        x = -150
        while x < 1700:
            w, h = s.rng.uniform(280, 520), s.rng.uniform(70, 130) * (.8 + i * .12)
            props.cloud(s, x, y + 70, w, h, c, sh)
            x += w * .66
    texture.grain(s)
    return s


def k2_15():
    """Sunrise at the top: the mountain's shadow, a triangle a hundred kilometres long."""
    s = Sheet("k2-15", STRAW)
    texture.bands(s, 0, 430, [MIST, SAND, STRAW, ROSE], 12)
    texture.sky_lines(s, 10, 380, 22, 7, 2, PAPER)
    for i, (y, a, c) in enumerate(((420, 60, MIST), (470, 80, STRAW), (540, 100, ROSE), (630, 120, OCHRE), (740, 130, BRICK))):
        pts = shapes.ridge(s.rng, -10, 1546, y, a, .6)
        d = s.cut(pts + [(1546, 1034), (-10, 1034)], c)
        texture.gouges(s, d, (-10, y - 40, 1556, 150), 90 + 20 * i, 60 + 16 * i, 6 + i, (PAPER, PAPER, STRAW, STRAW, ROSE)[i], 24, 16)
        texture.gouges(s, d, (-10, y - 30, 1556, 180), 60 + 14 * i, 60 + 16 * i, 6 + i, (SLATE, ROSE, BRICK, AMBER, BRICK_D)[i], -28, 16)
    with s.ink(.8):
        s.fill(shapes.poly([(1000, 372), (1760, 1034), (330, 1034)]), SLATE)
    with s.ink(.5):
        s.fill(shapes.poly([(1000, 372), (1500, 1034), (560, 1034)]), SLATE)
    top = [(-10, 900), (130, 850), (260, 800), (380, 770), (490, 790), (620, 850), (800, 940), (980, 1040), (-10, 1040)]
    d = s.cut(top, PAPER, 4)
    with s.clip(d):
        s.fill(shapes.poly([(380, 770), (430, 850), (410, 920), (540, 1040), (980, 1040), (800, 940), (620, 850), (490, 790)]), MIST)
        texture.gouges(s, d, (-10, 770, 1000, 270), 90, 90, 5, STONE, 20, 20)
    climber(s, 384, 776, 220, INK, SLATE, stride=.2)
    climber(s, 190, 836, 200, INK, MOSS, stride=.8)
    s.stroke(shapes.smooth([(378, 670), (290, 760), (200, 740)], False), INK, 4)
    texture.grain(s)
    return s


def k2_33():
    """From very far: the Karakoram in warm papers, and the one that is higher."""
    s = Sheet("k2-33", SAND)
    texture.bands(s, 0, 560, [STRAW, STRAW, SAND, SAND], 10)
    texture.rings(s, 560, 420, 150, 800, 40, 12, 3, PAPER)
    props.sun(s, 560, 420, 130, BRICK, ROSE, 16)
    face = Face(dict(CONCORDIA, zoom=.5, horizon=.6), 280, 24)
    with s.move(170, 60):
        s.fill(face.outline, STONE)
        with s.clip(face.outline):
            s.holes(trace.region(face.light, .42, True, 4), ASH)
            s.holes(trace.region(face.light, .62, False, 4), PAPER)
    for i, (y, a, c) in enumerate(((610, 190, STONE), (690, 210, OCHRE), (760, 230, AMBER), (830, 220, BRICK), (905, 200, BRICK_D), (990, 130, INK))):
        pts = shapes.ridge(s.rng, -10, 1546, y, a, .6)
        with s.ink(.5):
            with s.move(0, -11):
                s.fill(shapes.poly(pts + [(1546, 1034), (-10, 1034)]), ASH)
        s.cut(pts + [(1546, 1034), (-10, 1034)], c)
    texture.grain(s)
    return s


def k2_12():
    """The Godwin-Austen glacier: its moraines draw the road."""
    s = Sheet("k2-12", MIST)
    texture.bands(s, 0, 420, [SLATE, MIST, SAND], 10)
    texture.sky_lines(s, 10, 330, 22, 8, 2, PAPER)
    face = Face(dict(CONCORDIA, zoom=.62, horizon=.42), 265, 26)
    face.tones(s, PAPER, [(.5, MIST), (.34, SLATE), (.18, NIGHT)])
    s.box(-10, 505, 1556, 560, MIST)
    mid = lambda t: 768 - 330 * math.sin(t * 3.6) * t + 60 * t
    half = lambda t: 46 + 690 * t ** 1.5
    ys = lambda t: 500 + 560 * t ** 1.35
    ts = [i / 40 for i in range(42)]
    n = 15
    for i in range(n):
        u0, u1 = -1 + 2 * i / n, -1 + 2 * (i + 1) / n
        c = (PAPER, SLATE, PAPER, ASH, SAND)[i % 5]
        left = [(mid(t) + u0 * half(t), ys(t)) for t in ts]
        right = [(mid(t) + u1 * half(t), ys(t)) for t in ts]
        s.fill(shapes.smooth(left, False) + "L" + "L".join(f"{x:.1f} {y:.1f}" for x, y in right[::-1]) + "Z", c)
        if c in (SLATE, ASH):
            for t in ts[4::2]:
                for _ in range(3):
                    u = u0 + (u1 - u0) * s.rng.uniform(.1, .9)
                    x, y, k = mid(t) + u * half(t), ys(t) + s.rng.uniform(-8, 8), 3 + 13 * t
                    s.fill(shapes.poly([(x - k, y), (x, y - k), (x + k, y - k * .1), (x + k * .3, y + k * .4)]), INK)
        elif c == PAPER:
            for t in ts[6::3]:
                x, y, w = mid(t) + (u0 + u1) / 2 * half(t), ys(t), (u1 - u0) * half(t) * .3
                s.fill(shapes.spindle(x - w, y, x + w, y + 4, 5 * t + 1.5), MIST)
    for side, c in ((-1, NIGHT), (1, INK)):  # the walls of the valley
        edge = [(mid(t) + side * (half(t) * 1.02 + 8), ys(t)) for t in ts]
        top = [(768 + side * 790, 60), (768 + side * 560, 230), (768 + side * 400, 300), (768 + side * 260, 400), (768 + side * 120, 470)]
        d = s.cut([(x, y) for x, y in edge[::-1]] + [(768 + side * 60, 498)] + top[::-1] + [(768 + side * 800, 1040)], c, 6, 30)
        texture.gouges(s, d, (-10 if side < 0 else 768, 60, 790, 980), 210, 130, 8, SLATE, 70 * -side, 14)
    texture.grain(s)
    return s


def k2_20():
    """Between two walls in the shade, the one that has the sun."""
    s = Sheet("k2-20", OCHRE)
    texture.rays(s, 768, 330, 40, 1100, 80, STRAW, 11)
    face = Face(dict(BASE_CAMP, zoom=1.0, horizon=.95), 240, 30)
    face.tones(s, PAPER, [(.55, STRAW), (.38, ROSE), (.22, BRICK)])
    left = [(-10, -10), (250, -10), (300, 120), (380, 190), (400, 330), (490, 430), (520, 590), (640, 720), (690, 860), (780, 1034), (-10, 1034)]
    right = [(1546, -10), (1340, -10), (1290, 90), (1200, 160), (1180, 320), (1100, 400), (1060, 560), (960, 660), (900, 820), (800, 1034), (1546, 1034)]
    for pts, c, a in ((right, NIGHT, -62), (left, INK, 62)):
        d = s.cut(pts, c, 14, 30)
        texture.gouges(s, d, (-10 if a > 0 else 780, -10, 780, 1044), 330, 170, 9, SLATE, a, 9)
        texture.gouges(s, d, (-10 if a > 0 else 780, -10, 780, 1044), 70, 110, 8, OCHRE, a, 9)
    texture.grain(s)
    return s


def k2_38():
    """From inside a crevasse: a ladder, a walker, a strip of sky."""
    s = Sheet("k2-38", PAPER)
    sky = [(610, -10), (930, -10), (900, 240), (868, 420), (820, 640), (790, 800), (770, 640), (700, 430), (650, 220)]
    s.fill(shapes.poly(sky), STRAW)
    texture.rays(s, 770, 40, 40, 700, 44, PAPER, 10, 40, 140)
    for side in (-1, 1):
        for i, c in enumerate((MIST, "#8ba1b3", "#6d869b", SLATE, "#30485e", NIGHT, INK)):
            pts = []
            for k in range(13):
                t = k / 12
                centre = 770 + 24 * math.sin(t * 5)
                half = (175 * (1 - t) ** 1.2 + 4) + i * (30 + 66 * t) + i * i * 5
                pts.append((centre + side * (half + s.rng.uniform(-26, 26)), -20 + 1070 * t))
            d = s.cut(pts + [(768 + side * 800, 1040), (768 + side * 800, -20)], c, 5, 50)
            texture.hatch(s, d, (-10 if side < 0 else 768, 0, 780, 1024), 74 * side + 0, 46, 2, 6, (PAPER, MIST, MIST, MIST, SLATE, SLATE, NIGHT)[i], 3, .6)
    s.line([(470, 152), (1086, 128)], INK, 12)
    s.line([(474, 176), (1090, 152)], INK, 12)
    for i in range(22):
        x = 486 + i * 28
        s.line([(x, 150 - i * .9), (x + 4, 178 - i * .9)], INK, 6)
    climber(s, 780, 146, 150, INK, BRICK, stride=.9)
    s.stroke(shapes.smooth([(560, 40), (700, 84), (790, 78), (900, 70), (1040, 16)], False), BRICK, 4)
    for _ in range(60):
        s.disc(s.rng.uniform(640, 900), s.rng.uniform(180, 900), s.rng.uniform(1.5, 4), PAPER)
    texture.grain(s)
    return s
