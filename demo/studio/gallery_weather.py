"""K2 in forty drawings, the weather: storm, plume, avalanche, snowfall, the tent that holds, lenses, clearing."""

import math

from . import mountain, shapes, texture
from .mountain import BASE_CAMP, CLOSE, CONCORDIA, SOUTH_EAST, SOUTH_WEST, Face, climber
from .palette import *
from .sheet import Sheet


def k2_28():
    """Storm: the mountain is crossed out."""
    s = Sheet("k2-28", ASH)
    texture.bands(s, 0, 1024, [INK, NIGHT, ASH, STONE], 30)
    face = Face(dict(CONCORDIA, zoom=1.0), 262, 26)
    face.tones(s, SAND, [(.55, STONE), (.4, NIGHT), (.2, INK)])
    everywhere = shapes.rect(-10, -10, 1556, 1044)
    texture.gouges(s, everywhere, (-60, -60, 1660, 1150), 220, 360, 10, INK, -28, 4)
    texture.gouges(s, everywhere, (-60, -60, 1660, 1150), 230, 340, 10, PAPER, -28, 4)
    texture.gouges(s, everywhere, (-60, 500, 1660, 600), 260, 380, 13, PAPER, -24, 5)
    texture.grain(s)
    return s


def k2_05():
    """The jet stream takes the summit's snow away."""
    s = Sheet("k2-05", NIGHT)
    texture.bands(s, 0, 760, [NIGHT, NIGHT, SLATE, SLATE, MIST], 12)
    face = Face(dict(CLOSE, horizon=.8, zoom=.8), 245, 30)
    x0, y0 = face.top
    rng, out = s.rng, {PAPER: "", MIST: "", SAND: ""}
    for i in range(230):
        t = rng.random() ** 1.5
        x = x0 - 20 + t * 1100
        y = y0 + 10 + rng.gauss(0, 1) * (8 + 95 * t) - 110 * t
        l = 60 + 240 * t
        out[rng.choice((PAPER, PAPER, MIST, SAND))] += shapes.spindle(x, y, x + l, y - l * .12 + rng.uniform(-8, 8), 5 + 15 * t)
    for c in (MIST, SAND, PAPER):
        s.fill(out[c], c)
    face.tones(s, PAPER, [(.55, MIST), (.38, SLATE), (.2, INK)])
    for i in range(60):  # and what runs along the right-hand ridge
        x = rng.uniform(x0, 1500)
        y = face.y_at(x)
        l = rng.uniform(40, 130)
        s.fill(shapes.spindle(x, y + 4, x + l, y - l * .24, 7), PAPER)
    texture.grain(s)
    return s


def k2_22():
    """Avalanche: seen from the tents, one waits to know how far it comes."""
    s = Sheet("k2-22", SLATE)
    texture.bands(s, 0, 560, [SLATE, SLATE, MIST, SAND], 12)
    face = Face(BASE_CAMP, 235, 30)
    face.tones(s, PAPER, [(.6, MIST), (.42, SLATE), (.2, NIGHT)])
    chute = [(690, 330), (730, 330), (760, 430), (800, 520), (830, 640), (900, 800), (620, 800), (660, 640), (690, 520), (680, 420)]
    s.cut(chute, PAPER, 10, 26)
    texture.gouges(s, shapes.poly(chute), (620, 330, 290, 470), 50, 120, 7, MIST, 80, 8)
    rng = s.rng
    for layer, (c, sh, n) in enumerate(((MIST, SLATE, 40), (SAND, MIST, 46), (PAPER, MIST, 60))):
        puffs = ""
        lit = ""
        for i in range(n):
            a = rng.uniform(-1, 1)
            x = 760 + a * (330 + layer * 130)
            h = (1 - a * a) * (270 - layer * 60) + 36
            y = 900 - rng.random() * h + layer * 14
            r = rng.uniform(34, 86)
            puffs += shapes.ellipse(x, y, r, r * .9)
            lit += shapes.smooth([(x - r * .3, y + r * .62), (x + r * .4, y + r * .5), (x + r * .72, y - r * .1), (x + r * .5, y + r * .1), (x + r * .1, y + r * .36)])
        s.fill(puffs, c)
        with s.clip(puffs):
            s.fill(lit, sh)
    d = s.cut(shapes.ridge(rng, -10, 1546, 935, 40) + [(1546, 1034), (-10, 1034)], NIGHT)
    texture.gouges(s, d, (-10, 930, 1556, 100), 130, 110, 5, SLATE, 0, 8)
    for x, k, c in ((180, 1, OCHRE), (320, .8, BRICK), (1240, .9, OCHRE), (1390, 1.1, BRICK)):
        tent(s, x, 985, 70 * k, c)
    for x, flip in ((470, False), (520, False), (1120, True)):
        climber(s, x, 985, 78, INK, INK, flip, stride=.1, axe=False)
    texture.grain(s)
    return s


def tent(s, x, y, k, colour, door=INK, rib=PAPER):
    """A dome tent, 2 k wide, on y."""
    s.fill(shapes.smooth([(x - k, y), (x - k * .82, y - k * .56), (x, y - k * .95), (x + k * .82, y - k * .56), (x + k, y)], pull=.8), colour)
    s.fill(shapes.smooth([(x - k * .1, y), (x + k * .1, y - k * .5), (x + k * .34, y - k * .64), (x + k * .56, y - k * .4), (x + k * .6, y)], pull=.7), door)
    s.stroke(shapes.smooth([(x - k * .95, y), (x - k * .4, y - k * .78), (x + k * .1, y - k * .93)], False), rib, k * .05)


def k2_13():
    """Snowfall without wind."""
    s = Sheet("k2-13", SLATE)
    face = Face(SOUTH_WEST, 285, 34)
    face.tones(s, "#6d869b", [(.5, "#5a758c"), (.3, "#4b667d")])
    for x, y, h in ((1250, 1010, 330), (1380, 1040, 420), (1490, 1020, 300), (80, 1030, 350)):
        k = h / 100
        s.cut([(x - 46 * k, y), (x - 20 * k, y - 52 * k), (x + 4 * k, y - 76 * k), (x + 24 * k, y - 40 * k), (x + 50 * k, y)], NIGHT, 6, 30)
        s.cut([(x - 22 * k, y - 50 * k), (x + 4 * k, y - 78 * k), (x + 22 * k, y - 44 * k), (x + 8 * k, y - 50 * k), (x - 4 * k, y - 44 * k)], PAPER, 4, 24)
    s.cut([(-10, 960)] + shapes.ridge(s.rng, 0, 1536, 970, 24) + [(1546, 1034), (-10, 1034)], PAPER)
    rng = s.rng
    for n, r0, r1, c in ((330, 2, 4, MIST), (200, 4, 7, SAND), (70, 8, 13, PAPER)):
        s.fill("".join(shapes.ellipse(rng.uniform(0, 1536), rng.uniform(0, 1024), rng.uniform(r0, r1)) for _ in range(n)), c)
    for _ in range(15):
        x, y, r, t = rng.uniform(60, 1480), rng.uniform(60, 900), rng.uniform(26, 48), rng.uniform(0, 60)
        for k in range(6):
            a = math.radians(t + k * 60)
            ux, uy = math.cos(a), math.sin(a)
            s.line([(x, y), (x + r * ux, y + r * uy)], PAPER, 4.5)
            for q, side in ((.6, .6), (.6, -.6)):
                b = a + side
                s.line([(x + r * q * ux, y + r * q * uy), (x + r * q * ux + r * .3 * math.cos(b), y + r * q * uy + r * .3 * math.sin(b))], PAPER, 4)
    texture.grain(s, 200)
    return s


def k2_31():
    """Camp two, the third night of wind."""
    s = Sheet("k2-31", INK)
    d = shapes.rect(-10, -10, 1556, 1044)
    s.cut([(-10, 300), (500, 520), (900, 640), (1546, 860), (1546, 1034), (-10, 1034)], NIGHT, 10)
    texture.gouges(s, d, (-60, -60, 1660, 900), 380, 320, 8, SLATE, 16, 4)
    with s.ink(.3, False):
        s.disc(700, 640, 470, AMBER)
        s.disc(700, 660, 350, OCHRE)
    shell = shapes.smooth([(330, 830), (360, 610), (500, 430), (720, 380), (930, 450), (1060, 640), (1090, 850), (720, 880)], pull=.7)
    s.fill(shell, OCHRE)
    with s.clip(shell):
        s.fill(shapes.ellipse(690, 740, 250, 250), STRAW)
        s.fill(shapes.ellipse(690, 790, 120, 120), PAPER)
        for x, k, flip in ((560, 1, 1), (850, .95, -1)):  # two who sit
            s.fill(shapes.ellipse(x, 640, 44 * k, 54 * k), BRICK_D)
            s.fill(shapes.smooth([(x - 100 * k, 880), (x - 86 * k, 740), (x - 30, 690), (x + 30, 690), (x + 86 * k, 740), (x + 100 * k, 880)], pull=.7), BRICK_D)
            s.fill(shapes.limb((x + flip * 50, 750), (x + flip * 120, 800), 26, 20), BRICK_D)
        s.fill(shapes.rect(680, 780, 46, 50), INK)
        for q in (-12, 4, 20):
            s.stroke(shapes.smooth([(700 + q, 772), (708 + q, 748), (694 + q, 724), (706 + q, 700)], False), OCHRE, 5)
    for a in ([(330, 830), (470, 520), (720, 382), (960, 560), (1090, 850)], [(500, 860), (560, 560), (720, 382), (860, 560), (940, 862)]):
        s.stroke(shapes.smooth(a, False), BRICK_D, 9)
    for a, b in (((360, 640), (150, 880)), ((500, 440), (190, 690)), ((1060, 640), (1330, 900)), ((930, 450), (1300, 760))):
        s.line([a, b], STONE, 4)
    drift = s.cut([(-10, 860), (300, 820), (480, 850), (760, 880), (1060, 840), (1300, 880), (1546, 900), (1546, 1034), (-10, 1034)], PAPER, 5)
    texture.gouges(s, drift, (-10, 830, 1556, 210), 120, 170, 8, MIST, 6, 6)
    texture.gouges(s, d, (-60, -60, 1660, 1150), 210, 260, 6, PAPER, 16, 4)
    texture.grain(s)
    return s


def k2_32():
    """Lens clouds: the mountain puts on its hats, and the barometer falls."""
    s = Sheet("k2-32", STRAW)
    texture.bands(s, 0, 760, [SAND, STRAW, STRAW, ROSE, BRICK, BRICK], 14)
    face = Face(dict(SOUTH_EAST, horizon=.7), 130, 20)
    face.tones(s, MIST, [(.6, SLATE), (.34, NIGHT)])
    x, y = face.top
    for i, (dy, w, h, c, sh) in enumerate(((40, 330, 58, PAPER, ROSE), (-40, 430, 70, PAPER, ROSE), (-130, 350, 60, SAND, BRICK), (-200, 220, 44, PAPER, ROSE))):
        cx = x + 30 + i * 16
        lens = shapes.smooth([(cx - w, y + dy + h * .3), (cx - w * .5, y + dy - h * .6), (cx, y + dy - h), (cx + w * .5, y + dy - h * .6), (cx + w, y + dy + h * .2), (cx + w * .4, y + dy + h * .5), (cx - w * .4, y + dy + h * .55)], pull=.9)
        s.fill(lens, c)
        with s.clip(lens):
            s.fill(shapes.ellipse(cx + 20, y + dy + h * .95, w * .95, h * .9), sh)
            for k in range(3):
                s.stroke(shapes.smooth([(cx - w * .8, y + dy + k * 9), (cx, y + dy - h * .5 + k * 11), (cx + w * .8, y + dy + k * 9)], False), sh, 3)
    for cx, cy, w in ((210, 250, 170), (1330, 190, 150), (1260, 330, 110)):
        s.fill(shapes.smooth([(cx - w, cy + 8), (cx - w * .4, cy - 20), (cx + w * .3, cy - 22), (cx + w, cy + 4), (cx, cy + 18)], pull=.9), PAPER)
        s.fill(shapes.smooth([(cx - w * .7, cy + 9), (cx + w * .9, cy + 5), (cx, cy + 18)], pull=.9), ROSE)
    texture.grain(s)
    return s


def k2_39():
    """Clearing: the light comes down in beams and finds one wall."""
    s = Sheet("k2-39", ASH)
    texture.bands(s, 0, 700, [NIGHT, ASH, STONE, STONE], 14)
    face = Face(dict(CONCORDIA, zoom=1.05, horizon=.7), 255, 34)
    face.tones(s, MIST, [(.55, SLATE), (.36, NIGHT), (.18, INK)])
    beams = (([(300, 120), (420, 120), (760, 1034), (350, 1034)], .5), ([(520, 100), (580, 100), (1000, 1034), (840, 1034)], .42), ([(690, 120), (790, 110), (1420, 1034), (1140, 1034)], .5))
    for pts, o in beams:
        with s.clip(face.outline):
            with s.clip(shapes.poly(pts)):
                face.tones(s, PAPER, [(.5, STRAW), (.36, OCHRE), (.2, BRICK_D)])
        with s.ink(o * .55, False):
            s.fill(shapes.poly(pts), STRAW)
    rng = s.rng
    for y, c, sh, n in ((180, NIGHT, INK, 15), (110, ASH, NIGHT, 13), (40, STONE, ASH, 12)):
        puffs, low = "", ""
        for i in range(n):
            x = -60 + i * 1650 / n + rng.uniform(-30, 30)
            r = rng.uniform(80, 150)
            yy = y + rng.uniform(-36, 36) - (70 if 250 < x < 850 and y > 100 else 0)
            puffs += shapes.ellipse(x, yy, r, r * .7)
            low += shapes.smooth([(x - r * .5, yy + r * .55), (x + r * .5, yy + r * .5), (x + r * .9, yy), (x + r * .5, yy + r * .25), (x, yy + r * .42)])
        s.fill(puffs + shapes.rect(-10, -20, 1556, y - 20), c)
        with s.clip(puffs):
            s.fill(low, sh)
    texture.grain(s)
    return s
