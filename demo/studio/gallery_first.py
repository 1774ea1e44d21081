"""K2 in forty drawings, the trials: flats, fine cuts, facets, three shapes, a windy night, a single line."""

import math

from . import mountain, shapes, texture, trace
from .mountain import CLOSE, CONCORDIA, SOUTH_EAST, Face
from .palette import *
from .sheet import Sheet


def k2_02():
    """Broad flats under a clear sky, the left side lit: too handsome."""
    s = Sheet("k2-02", MIST)
    texture.bands(s, 0, 700, [MIST, MIST, SAND, PAPER], 10)
    s.disc(300, 250, 92, PAPER)
    s.disc(300, 250, 70, OCHRE)
    face = Face(dict(CONCORDIA, zoom=1.02, horizon=.7), 262, 30, soften=5)
    face.tones(s, PAPER, [(.5, SLATE), (.3, INK)], 1.6)
    d = s.cut([(-10, 930), (300, 900), (700, 940), (1100, 905), (1546, 940), (1546, 1034), (-10, 1034)], PAPER, 4)
    texture.gouges(s, d, (-10, 900, 1556, 130), 40, 200, 7, MIST, 2, 5)
    texture.grain(s)
    return s


def k2_03():
    """The step back: fine cuts, and the glacier takes the page."""
    s = Sheet("k2-03", PAPER)
    texture.sky_lines(s, 16, 470, 19, 5, 1, SLATE, 3, .1)
    face = Face(dict(CONCORDIA, zoom=.56, horizon=.46), 262, 26)
    s.fill(face.outline, PAPER)
    face.engrave(s, INK, -62, 11, .95, .07)
    s.box(-10, 540, 1556, 500, PAPER, .1)
    mid = lambda t: 768 - 210 * math.sin(t * 3.2) * t
    for side in (-1, 1):  # the moraines, in cuts that run with the ice
        for i in range(34):
            u = side * (.02 + i / 26)
            ts = [k / 30 for k in range(31)]
            pts = [(mid(t) + u * (70 + 900 * t ** 1.4), 538 + 500 * t ** 1.3) for t in ts]
            band = i % 7 in (2, 3, 4) or i > 26
            widths = [(.6 + (8.5 if band else 2.2) * t) * s.rng.uniform(.55, 1.1) for t in ts]
            s.fill(shapes.ribbon(pts, widths), INK if band else SLATE)
    texture.grain(s, 200)
    return s


def k2_04():
    """Cut stone: the one that was kept."""
    s = Sheet("k2-04", OCHRE)
    texture.rays(s, 430, 300, 30, 1400, 64, STRAW, 15)
    s.disc(430, 300, 120, PAPER)
    face = Face(dict(SOUTH_EAST, zoom=1.08, horizon=.62), 242, 30, soften=3)
    face.tones(s, PAPER, [(.62, STONE), (.46, SLATE), (.28, INK)], 3.4)
    face.edges(s, INK, 7)
    texture.grain(s)
    return s


def k2_06():
    """Almost nothing: three shapes under a low sky."""
    s = Sheet("k2-06", STONE)
    s.cut([(-10, -10), (1546, -10), (1546, 250), (1180, 290), (800, 262), (430, 300), (-10, 250)], ASH, 6, 70)
    d = s.cut([(180, 1034), (560, 430), (640, 380), (768, 190), (860, 330), (905, 350), (1020, 520), (1180, 700), (1400, 1034)], SLATE, 5, 60)
    s.cut([(768, 190), (860, 330), (905, 350), (1020, 520), (1180, 700), (1400, 1034), (760, 1034), (820, 800), (720, 640), (800, 460)], INK, 5, 60)
    s.cut([(-10, 860), (250, 800), (520, 880), (820, 930), (1200, 850), (1546, 900), (1546, 1034), (-10, 1034)], PAPER, 6, 70)
    texture.gouges(s, d, (180, 300, 620, 560), 26, 150, 9, MIST, 116, 8)
    texture.grain(s, 700)
    return s


def k2_07():
    """A night of wind: the crest wears a scarf."""
    s = Sheet("k2-07", INK)
    texture.bands(s, 0, 760, [INK, INK, NIGHT, NIGHT, SLATE], 14)
    mountain.dome_of_night(s, 240, low=640)
    face = Face(dict(CLOSE, horizon=.84, zoom=.7), 120, 30)
    x0, y0 = face.top
    rng = s.rng
    for n, c, spread, k in ((70, SLATE, 70, 1.1), (110, MIST, 48, .9), (90, PAPER, 30, .75)):
        out = ""
        for _ in range(n):
            t = rng.random() ** 1.2
            x = x0 - 10 - t * 900
            y = y0 + 12 - 150 * t + 60 * math.sin(t * 5) + rng.gauss(0, 1) * (4 + spread * t)
            l = (70 + 200 * t) * k
            out += shapes.spindle(x, y, x - l, y - l * .1 + 14 * math.cos(t * 5), (5 + 13 * t) * k)
        s.fill(out, c)
    face.tones(s, MIST, [(.8, SLATE), (.62, NIGHT), (.36, INK)])
    face.edges(s, PAPER, 3)
    texture.grain(s, 300)
    return s


def k2_09():
    """One line, the hand never lifted."""
    s = Sheet("k2-09", STRAW)
    s.disc(1130, 300, 130, ROSE)
    face = Face(dict(CONCORDIA, zoom=1.0, horizon=.68), 265, 28, soften=4)
    loops = [trace.simplify(p, .8) for p in trace.loops(face.light, .42) if trace.area(p) > 26]
    pieces = [[(x * 4, max(y * 4, face.y_at(x * 4))) for x, y in p] for p in loops]
    line = [(-20, face.y_at(0))] + [p for p in face.skyline if 0 < p[0] < 1536] + [(1556, face.y_at(1535))]
    here = line[-1]
    while pieces:  # always on to what is nearest
        far = {id(p): min((q[0] - here[0]) ** 2 + (q[1] - here[1]) ** 2 for q in p) for p in pieces}
        best = min(pieces, key=lambda p: far[id(p)])
        pieces.remove(best)
        if far[id(best)] > 230 ** 2:
            continue
        k = min(range(len(best)), key=lambda i: (best[i][0] - here[0]) ** 2 + (best[i][1] - here[1]) ** 2)
        line += best[k:] + best[:k + 1]
        here = line[-1]
    s.fill(face.outline, PAPER)
    s.stroke(shapes.smooth(line, False, .7), INK, 5)
    texture.grain(s, 200)
    return s
