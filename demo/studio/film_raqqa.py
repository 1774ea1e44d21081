"""First film: a city shown off like a shop window, then aimed at. Sunrise, trails, smoke, dusk."""

import random

from . import props, shapes, texture
from .motion import blend, ease
from .palette import *
from .sheet import Sheet

SECONDS = 10
ALT = "Une ville au bord d’un fleuve, minarets et toits plats, sous trois colonnes de fumée, devant un grand soleil rouge."
CAPTIONS = {
    "fr": ((0, 2.6, "Le jour se lève sur une ville au bord du fleuve.\nSes fenêtres s’allument, des oiseaux passent."),
           (2.6, 5, "Des traînées d’avions rayent le ciel."),
           (5, 7.6, "Trois colonnes de fumée montent des toits.\nLes fenêtres s’éteignent une à une."),
           (7.6, 10, "Le ciel rougit ; sur la plaine, un convoi approche.")),
    "en": ((0, 2.6, "Day breaks over a city beside the river.\nIts windows light up, birds fly past."),
           (2.6, 5, "Vapour trails cross the sky."),
           (5, 7.6, "Three columns of smoke rise from the roofs.\nThe windows go dark one by one."),
           (7.6, 10, "The sky turns red; on the plain, a convoy draws near.")),
}


def frame(t):
    """The picture at a moment, 0 to 1."""
    dusk, smoke, trails = ease(t, .5, .95), ease(t, .46, 1), ease(t, .22, .6)
    s = Sheet("film-raqqa", blend(STRAW, ROSE, dusk), 1536, 864)
    texture.bands(s, 0, 560, [blend(a, b, dusk) for a, b in ((MIST, BRICK_D), (MIST, BRICK), (SAND, BRICK), (STRAW, ROSE))], 10)
    s.rng = random.Random(2)
    texture.sky_lines(s, 12, 420, 26, 8, 2, blend(PAPER, STRAW, dusk))
    y = 560 - 330 * ease(t, 0, .5) + 250 * ease(t, .5, 1)
    props.sun(s, 980, y, 190, PAPER)
    props.sun(s, 980, y, 172, blend(OCHRE, BRICK, dusk), STRAW, 18)
    for i in range(9):
        x, yy = 200 + i * 52 + 900 * t, 210 + 40 * ((i * 7) % 5) - 160 * t
        flap = 9 if int(t * 120 + i) % 4 < 2 else -6
        s.stroke(shapes.smooth([(x - 20, yy - flap), (x, yy), (x + 20, yy - flap)], False), INK, 5)
    for k, (x0, y0, x1, y1) in enumerate(((-40, 300, 1580, 60), (-40, 130, 1580, 250))):
        reach = max(0, min(1, trails * 1.5 - k * .4))
        if reach > .02:
            ax, ay = x0 + (x1 - x0) * reach, y0 + (y1 - y0) * reach
            s.fill(shapes.ribbon([(x0, y0), ((x0 + ax) / 2, (y0 + ay) / 2), (ax, ay)], [46, 24, 5]), PAPER)
            s.fill(shapes.poly([(ax + 26, ay - 3), (ax - 10, ay - 16), (ax - 4, ay), (ax - 14, ay + 16)]), INK)
    s.rng = random.Random(5)
    s.cut(shapes.ridge(s.rng, -10, 1546, 560, 26) + [(1546, 880), (-10, 880)], blend(STONE, BRICK_D, dusk))
    if smoke > .01:
        for i, (x, w, h) in enumerate(((430, 130, 560), (800, 180, 700), (1240, 110, 430))):
            k = max(.02, min(1, smoke * 1.35 - i * .16))
            if k > .05:
                s.rng = random.Random(30 + i)
                props.plume(s, x + 6 * ((int(t * 60) + i) % 2), 560, w * (.5 + .5 * k), h * k, INK, ASH, -.34, 24)
    s.rng = random.Random(8)
    lit = .75 * ease(t, .02, .25) * (1 - ease(t, .48, .8))
    props.blocks(s, -10, 1546, 640, 60, 160, [blend(c, NIGHT, dusk) for c in (SAND, STONE, ROSE, SAND)], blend(ASH, INK, dusk), (60, 120), lit, .12)
    for x, h in ((250, 300), (690, 340), (1130, 290)):
        props.minaret(s, x, 650, h, blend(PAPER, NIGHT, dusk), None)
    props.mosque(s, 560, 650, 74, blend(SAGE, INK, dusk), None)
    s.rng = random.Random(9)
    s.box(-10, 632, 1556, 40, blend(MOSS, INK, dusk))
    for i in range(26):
        s.disc(20 + i * 62, 636 - (i * 37) % 18, 26, blend(MOSS, INK, dusk), 20)
    s.box(-10, 664, 1556, 220, blend(SLATE, BRICK_D, dusk))
    s.rng = random.Random(11)
    with s.move(-30 + 60 * t, 0):
        texture.sky_lines(s, 676, 790, 17, 3, 9, blend(MIST, ROSE, dusk), 5, .6)
    bank = [(-10, 800), (300, 770), (700, 790), (1100, 764), (1546, 790), (1546, 880), (-10, 880)]
    s.cut(bank, INK, 4)
    x = 1700 - 1000 * ease(t, .68, 1)
    for i in range(4):
        props.cloud(s, x + i * 190 + 90, 792, 150, 34, blend(SAND, ROSE, .5), None, 6)
        props.pickup(s, x + i * 190, 790, 118, INK, OCHRE, True)
    return s
