"""Second film: forty-eight hours in one street. Two days and two nights pass; soldiers go from door to door."""

import math
import random

from . import props, shapes, texture
from .figures import Figure
from .motion import blend, ease
from .palette import *
from .sheet import Sheet

SECONDS = 12
ALT = "Une rue de maisons basses à toits plats, portes fermées ; des silhouettes casquées longent les murs, la nuit tombe."
CAPTIONS = {
    "fr": ((0, 3, "Premier matin : une rue de maisons basses, volets clos.\nDes soldats longent les murs."),
           (3, 6, "La nuit tombe. Une seule fenêtre reste allumée.\nAu loin, de la fumée."),
           (6, 9, "Second matin : les soldats passent d’une porte à l’autre.\nUn drap blanc pend à un balcon."),
           (9, 12, "Des familles sortent avec des ballots\net s’en vont dans l’autre sens. La nuit revient.")),
    "en": ((0, 3, "First morning: a street of low houses, shutters closed.\nSoldiers move along the walls."),
           (3, 6, "Night falls. One window stays lit.\nFar off, smoke."),
           (6, 9, "Second morning: the soldiers go from door to door.\nA white sheet hangs from a balcony."),
           (9, 12, "Families come out with bundles\nand leave the other way. Night returns.")),
}


def _walk(s, x, y, h, t, phase, flip, colour=INK, **more):
    f = Figure(x, y, h, flip=flip, lean=6)
    k = math.sin((t * 15 + phase) * 2 * math.pi)
    f.legs((26 * k, 8 * k - 8), (-26 * k, -8 * k - 8))
    rifle = more.pop("rifle", False)
    f.arms((30, 74) if rifle else (10 - 18 * k, 20), (12, 60) if rifle else (10 + 18 * k, 20))
    f.draw(s, colour, **more)
    if rifle:
        f.rifle(s, colour, False)
    return f


def frame(t):
    hour = min(t * 2 % 1, .999) if t < 1 else .999  # each half is one day: morning at 0, night from 0.6
    night = ease(hour, .5, .72) * (1 - ease(hour, .93, 1) * (t < .9))
    second = t > .5
    s = Sheet("film-mossoul", blend(STRAW, NIGHT, night), 1536, 864)
    texture.bands(s, 0, 420, [blend(a, b, night) for a, b in ((MIST, INK), (SAND, NIGHT), (STRAW, NIGHT), (STRAW, SLATE))], 8)
    s.rng = random.Random(3)
    texture.sky_lines(s, 10, 260, 24, 7, 2, blend(PAPER, SLATE, night))
    a = math.pi * (1.05 - hour * 1.55)
    if hour < .7:
        props.sun(s, 768 - 800 * math.cos(math.pi - a), 470 - 360 * math.sin(a), 84, blend(PAPER, BRICK, ease(hour, .3, .55)))
    if night > .5:
        props.moon(s, 300 + 900 * (hour - .5), 150, 52, PAPER, blend(STRAW, INK, night), .42)
    s.rng = random.Random(60 + second)
    props.plume(s, (1180, 420)[second], 420, 90, 150 + 200 * ease(hour, .1, .9), blend(ASH, INK, night), blend(STONE, ASH, night), .4, 20)
    s.rng = random.Random(4)
    props.blocks(s, -10, 1546, 440, 40, 130, [blend(STONE, NIGHT, night)], None, (60, 120), 0, .1)
    props.minaret(s, 980, 440, 280, blend(STONE, NIGHT, night))
    s.rng = random.Random(6)
    x, n = -30, 0
    while x < 1580:  # the houses
        w, h = s.rng.uniform(190, 290), s.rng.uniform(260, 400)
        c = s.rng.choice((OCHRE, SAND, ROSE, STRAW, AMBER))
        wall = s.cut([(x, 720), (x, 720 - h), (x + w, 720 - h), (x + w, 720)], blend(c, NIGHT, night * .85), .8)
        s.fill(shapes.rect(x - 4, 720 - h - 14, w + 8, 18), blend(AMBER, INK, night))
        s.fill(shapes.rect(x, 720 - h, w * (.5 - .45 * min(1, hour * 1.6)) + 10, h), blend(AMBER, INK, .3 + night * .6), .4)
        for q in range(2):
            wx, wy = x + w * (.14 + q * .48), 720 - h + 50
            light = n == 3 and q == 1 and night > .4
            s.fill(shapes.smooth([(wx, wy + 90), (wx, wy + 20), (wx + 32, wy - 6), (wx + 64, wy + 20), (wx + 64, wy + 90)], pull=.4), STRAW if light else blend(BRICK_D, INK, night))
            if not light:
                for k in range(5):
                    s.line([(wx + 6, wy + 24 + k * 14), (wx + 58, wy + 24 + k * 14)], blend(BRICK, NIGHT, night), 5)
            if n == 2 and q == 0 and second:  # the sheet
                sway = 8 * math.sin(t * 60)
                s.fill(shapes.smooth([(wx - 14, wy + 84), (wx + 80, wy + 84), (wx + 76 + sway, wy + 190), (wx + 34 + sway * .6, wy + 178), (wx - 8 + sway, wy + 194)], pull=.4), blend(PAPER, MIST, night))
            s.fill(shapes.rect(wx - 12, wy + 92, 88, 9), blend(INK, INK, 1))
        dx = x + w * .36
        opened = ease(t, .5 + n * .055, .53 + n * .055)
        s.fill(shapes.rect(dx, 566, 82, 154), INK)
        s.fill(shapes.poly([(dx, 566), (dx + 82 * (1 - .75 * opened), 566 + 16 * opened), (dx + 82 * (1 - .75 * opened), 720 + 10 * opened), (dx, 720)]), blend((SLATE, MOSS, BRICK_D)[n % 3], INK, night * .7))
        if n in (1, 4):  # what was broken before
            hole = shapes.cut(random.Random(n), [(x + w * .55, 720 - h - 14), (x + w * .98, 720 - h - 14), (x + w * .98, 720 - h + 84), (x + w * .8, 720 - h + 60), (x + w * .66, 720 - h + 36)], 9, 24)
            s.fill(hole, blend(STRAW, NIGHT, night))
        x += w
        n += 1
    for k in range(3):
        s.stroke(shapes.smooth([(-20, 330 + k * 26), (400, 400 + k * 20), (900, 350 + k * 30), (1560, 420 + k * 14)], False), INK, 3)
    s.box(-10, 716, 1556, 160, blend(STONE, INK, night * .9))
    s.rng = random.Random(7)
    texture.gouges(s, shapes.rect(-10, 720, 1556, 150), (-10, 724, 1556, 140), 90, 120, 6, blend(SAND, SLATE, night), 0, 4)
    for i in range(5):
        x = -260 + i * 120 + (t / .26 if t < .26 else 0) * 1500
        if t < .28:
            _walk(s, x, 775 + 8 * (i % 2), 230, t, i * .37, False, hat="helmet", coat=.05, bulk=1.08, rifle=True)
    if .5 < t < .74:
        for i in range(4):
            _walk(s, -200 + i * 150 + (t - .5) / .22 * 1700, 778 + 8 * (i % 2), 230, t, i * .37, False, hat="helmet", coat=.05, bulk=1.08, rifle=True)
    if t > .62:
        for i in range(6):
            h = (230, 216, 130, 224, 150, 210)[i]
            f = _walk(s, 1640 + i * 128 - (t - .62) / .32 * 2100, 806, h, t, i * .29, True, hat=("scarf", "cap", None)[i % 3], skirt=.43 if i % 3 == 0 else 0, coat=.1 if i % 3 else 0)
            if i % 2 == 0:
                nx, ny = f.neck
                s.fill(shapes.ellipse(nx + h * .13, ny + h * .06, h * .13, h * .11), (BRICK, SLATE, OCHRE)[i // 2])
    with s.ink(.5 * night):
        s.fill(shapes.rect(-10, -10, 1556, 884), SLATE)
    return s
