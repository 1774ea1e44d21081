"""Third film: K2 in winter in ten seconds. The storm lets go, the road draws itself, ten lamps come together."""

import random
from functools import lru_cache

from . import mountain, shapes, texture
from .gallery_lines import SPUR
from .gallery_weather import tent
from .motion import blend, ease
from .mountain import BASE_CAMP, Face
from .palette import *
from .sheet import Sheet

SECONDS = 10
ALT = "La pyramide du K2 en hiver ; une ligne pointillée monte par l’éperon de droite, de camp en camp, jusqu’à dix lumières au sommet."
CAPTIONS = {
    "fr": ((0, 2.5, "Le K2 disparaît dans la tempête de neige.\nPuis le vent tombe."),
           (2.5, 5.5, "Une ligne monte le long de l’éperon de droite.\nQuatre camps s’y posent l’un après l’autre."),
           (5.5, 8.3, "La nuit vient. Dix lampes quittent le dernier camp\net se suivent jusque sous le sommet."),
           (8.3, 10, "Les dix lampes se rejoignent.\nLe soleil touche la cime.")),
}


@lru_cache(maxsize=None)
def _mountain():
    """The face in its tones, drawn once: (parts by light, the road's points, the outline)."""
    face = Face(dict(BASE_CAMP, horizon=.72), 255, 28)
    road = [face.view.project(*p) for p in SPUR]
    curve = []
    for (ax, ay), (bx, by) in zip(road, road[1:]):
        curve += [(ax + (bx - ax) * i / 12, ay + (by - ay) * i / 12) for i in range(12)]
    return face, curve + [road[-1]], road


def frame(t):
    face, curve, road = _mountain()
    night, dawn = ease(t, .52, .62), ease(t, .84, .95)
    dark = night * (1 - dawn)
    s = Sheet("film-k2", SLATE, 1536, 864)
    texture.bands(s, 0, 640, [blend(blend(a, b, night), c, dawn) for a, b, c in ((SLATE, INK, SLATE), (MIST, INK, MIST), (MIST, NIGHT, ROSE), (SAND, NIGHT, STRAW))], 10)
    if dark > .4:
        s.rng = random.Random(12)
        mountain.dome_of_night(s, 150, low=480)
    if dawn > 0:
        x, y = road[-1]
        s.rng = random.Random(13)
        texture.rays(s, x, y, 60, 120 + 800 * dawn, 64, STRAW, 9)
    top = blend(blend(PAPER, SLATE, dark), STRAW, dawn)
    face.tones(s, top, [(.55, blend(blend(MIST, NIGHT, dark), ROSE, dawn)), (.36, blend(blend(SLATE, NIGHT, dark), BRICK, dawn)), (.18, INK)], 1.0)
    grow = ease(t, .24, .54)
    k = max(1, int(len(curve) * grow * .86)) if t < .56 else len(curve)
    if grow > .01:
        s.stroke(shapes.poly(curve[:k], False), BRICK, 7, dash="5 13")
    for i, p in enumerate(road[1:5]):
        if grow > .16 + i * .19:
            tent(s, p[0], p[1] + 8, 24, OCHRE, BRICK_D, PAPER)
    if t > .56:
        x1, y1 = road[-1]
        for i in range(10):
            reach = ease(t, .56 + i * .012, .8 + i * .008)
            at = min(len(curve) - 1, int((.5 + .5 * reach) * (len(curve) - 1)) - (0 if reach > .97 else 10 - i))
            x, y = curve[at]
            if reach > .97:
                x, y = x1 - 54 + i * 12, y1 - 6 + 1.5 * abs(i - 4.5)
            s.disc(x, y, 15, OCHRE) if dark > .3 else None
            s.disc(x, y, 8, STRAW if dark > .3 else BRICK)
            s.disc(x, y, 3.5, PAPER)
    s.rng = random.Random(15)
    d = s.cut(shapes.ridge(s.rng, -10, 1546, 800, 40) + [(1546, 880), (-10, 880)], blend(SLATE, INK, dark))
    texture.gouges(s, d, (-10, 790, 1556, 90), 90, 110, 6, blend(MIST, NIGHT, dark), 0, 8)
    storm = 1 - ease(t, .1, .26)
    if storm > 0:
        s.rng = random.Random(16 + int(t * 60))
        n = int(150 * storm)
        texture.gouges(s, shapes.rect(-10, -10, 1556, 890), (-100, -100, 1700, 1060), n, 420, 15, PAPER, -24, 4)
        texture.gouges(s, shapes.rect(-10, -10, 1556, 890), (-100, -100, 1700, 1060), n // 2, 420, 15, ASH, -24, 4)
    return s
