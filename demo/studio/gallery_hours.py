"""K2 in forty drawings, the hours: first light, noon, dusk, moon, stars, halo, sunset, fog."""

from . import mountain, props, shapes, texture, trace
from .mountain import BASE_CAMP, CONCORDIA, SOUTH_EAST, SOUTH_WEST, Face
from .palette import *
from .sheet import Sheet


def lower(s, face, level, colour, strength=0.85):
    """Night still lies on what is below a height."""
    with s.ink(strength):
        with s.clip(face.outline):
            s.holes(trace.region(face.view.alt, level, True, 4, .8), colour)


def k2_08():
    """First light: the summit takes fire, the valley sleeps."""
    s = Sheet("k2-08", ROSE)
    texture.bands(s, 0, 700, [SLATE, MIST, ROSE, ROSE, STRAW], 18)
    texture.sky_lines(s, 10, 600, 24, 7, 3, PAPER)
    face = Face(CONCORDIA, 115, 16)
    face.tones(s, STRAW, [(.52, ROSE), (.36, BRICK), (.2, BRICK_D), (.08, INK)])
    for level, c in ((.62, MIST), (.44, SLATE)):
        lower(s, face, level, c, .75)
    s.cut(shapes.ridge(s.rng, -10, 1546, 950, 50) + [(1546, 1034), (-10, 1034)], INK)
    texture.grain(s)
    return s


def k2_01():
    """Noon, in two inks: a sky that is black, as it is up there."""
    s = Sheet("k2-01", INK)
    texture.rays(s, 300, 180, 92, 620, 60, PAPER, 8)
    s.disc(300, 180, 74, PAPER)
    face = Face(SOUTH_EAST, 235, 38)
    face.tones(s, PAPER, [(.5, INK)], .75)
    face.edges(s, PAPER, 4)
    texture.grain(s, 700)
    return s


def k2_25():
    """A ring around the moon: snow tomorrow."""
    s = Sheet("k2-25", NIGHT)
    for r, c in ((560, NIGHT), (430, SLATE), (396, NIGHT), (190, SLATE)):
        s.disc(980, 330, r, c)
    texture.rings(s, 980, 330, 90, 380, 22, 5, 1.5, MIST)
    texture.rings(s, 980, 330, 440, 900, 34, 4, 1, SLATE)
    s.disc(980, 330, 64, PAPER)
    s.disc(962, 312, 12, SAND)
    s.disc(1000, 350, 17, SAND)
    mountain.dome_of_night(s, 90)
    face = Face(SOUTH_WEST, 150, 30)
    with s.move(0, 60):
        face.tones(s, SLATE, [(.62, NIGHT), (.34, INK)])
        with s.clip(face.outline):
            s.holes(trace.region(face.light, .86, False, 4), MIST)
    s.box(-10, 1010, 1556, 60, INK)
    texture.grain(s)
    return s


def k2_21():
    """An hour's exposure: the stars turn about the pole, over the summit."""
    s = Sheet("k2-21", INK)
    face = Face(BASE_CAMP, 250, 26)
    px, py = face.top[0] + 10, face.top[1] - 110
    s.disc(px, py, 760, NIGHT)
    s.disc(px, py, 330, SLATE)
    r = 14
    while r < 1350:
        for _ in range(2 + int(r / 130)):
            a = s.rng.uniform(0, 360)
            w = s.rng.choice((2, 2.6, 3.4, 4.6))
            pts = shapes.arc_points(px, py, r + s.rng.uniform(-6, 6), a, a + 24, 10)
            s.fill(shapes.ribbon(pts, [w * v for v in (.2, .6, .9, 1, 1, 1, 1, 1, .9, .6, .2)]), s.rng.choice((PAPER, PAPER, STRAW, MIST, ROSE)))
        r += 17
    s.disc(px, py, 5, PAPER)
    face.tones(s, SLATE, [(.7, NIGHT), (.42, INK)])
    texture.grain(s, 300)
    return s


def k2_36():
    """Sun dogs: ice in the air, two false suns."""
    s = Sheet("k2-36", SAND)
    x, y = 690, 300
    s.disc(x, y, 430, PAPER)
    s.disc(x, y, 330, SAND)
    s.stroke(shapes.ellipse(x, y, 330), OCHRE, 12)
    s.stroke(shapes.ellipse(x, y, 345), ROSE, 8)
    texture.rays(s, x, y, 96, 316, 64, PAPER, 7)
    s.stroke(shapes.poly(shapes.arc_points(x, y - 560, 330, 55, 125), False), STRAW, 11)
    for dx in (-335, 335):
        texture.rays(s, x + dx, y, 16, 100, 14, OCHRE, 6, -30 if dx > 0 else 150, 30 if dx > 0 else 210)
        s.disc(x + dx, y, 32, STRAW)
        s.disc(x + dx, y, 20, PAPER)
    s.disc(x, y, 72, OCHRE)
    s.disc(x, y, 58, PAPER)
    face = Face(BASE_CAMP, 200, 30)
    with s.move(170, 60):
        face.tones(s, PAPER, [(.68, LICHEN), (.45, SAGE), (.22, MOSS)])
    s.fill(shapes.rect(-10, 0, 1, 1), SAND)
    d = s.cut(shapes.ridge(s.rng, -10, 1546, 900, 60) + [(1546, 1034), (-10, 1034)], MOSS)
    texture.gouges(s, d, (-10, 880, 1556, 150), 220, 90, 6, LICHEN, -4, 12)
    texture.grain(s)
    return s


def k2_11():
    """Against the light: the disc goes down behind the shoulder, the choughs go home."""
    s = Sheet("k2-11", SAND)
    texture.bands(s, 0, 800, [MIST, SAND, SAND, STRAW, ROSE], 20)
    face = Face(CONCORDIA, 84, 20, cast=False)
    sx, sy = 1010, face.y_at(1010) - 20
    texture.rays(s, sx, sy, 190, 1150, 80, PAPER, 10)
    props.sun(s, sx, sy, 170, BRICK, STRAW, 18)
    face.edges(s, PAPER, 9)
    face.tones(s, OCHRE, [(.93, BRICK), (.8, BRICK_D), (.55, INK)])
    for _ in range(17):
        x, y, k = s.rng.uniform(150, 700), s.rng.uniform(120, 420), s.rng.uniform(.6, 1.5)
        t = s.rng.uniform(-20, 20)
        with s.move(x, y, k, t):
            s.stroke(shapes.smooth([(-28, -6), (-14, -14), (0, 0), (14, -14), (28, -6)], False), INK, 6)
    texture.grain(s)
    return s
