"""Things that several pictures need: suns, smoke, clouds, houses, minarets, tents, trucks, boxes, trees."""

import math

from . import shapes, texture
from .palette import ASH, INK, NIGHT, STRAW


def sun(s, cx, cy, r, colour, cuts=None, gap=16):
    s.disc(cx, cy, r, colour)
    if cuts:
        texture.hatch(s, shapes.ellipse(cx, cy, r), (cx - r, cy - r, 2 * r, 2 * r), 0, gap, 0, gap * 0.55, cuts)


def moon(s, cx, cy, r, colour=STRAW, dark=NIGHT, phase=0.45):
    """A crescent; phase 0 is full."""
    s.disc(cx, cy, r, colour)
    if phase:
        with s.clip(shapes.ellipse(cx, cy, r)):
            s.disc(cx + r * (2 - phase * 3.2), cy - r * 0.12, r * 1.02, dark)


def plume(s, x, y, w, h, dark=INK, light=ASH, drift=0.6, puffs=30):
    """A column of smoke that rises from (x, y), swells, and leans with the wind."""
    rng, body, lit = s.rng, "", ""
    for i in range(puffs):
        t = i / (puffs - 1)
        spread = w * (0.1 + 0.75 * t ** 0.9)
        cx, cy = x + drift * h * t ** 1.7 + rng.uniform(-.75, .75) * spread, y - h * t + rng.uniform(-.3, .3) * spread
        r = spread * rng.uniform(0.45, 0.95)
        body += shapes.ellipse(cx, cy, r, r * 0.9) + shapes.ellipse(x + drift * h * t ** 1.7, y - h * t, spread * .75)
        if rng.random() < .75:
            k = r * rng.uniform(.55, .9)
            lit += shapes.smooth([(cx - k * 0.8, cy + k * .35), (cx - k * .62, cy - k * .5), (cx + k * .15, cy - k * .85),
                                  (cx - k * .3, cy - k * .35)])
    s.fill(body, dark)
    with s.clip(body):
        s.fill(lit, light)


def cloud(s, x, y, w, h, colour, shade=None, puffs=9):
    """A cloud with a flat foot, w wide, standing on y."""
    rng, d, low = s.rng, "", ""
    for i in range(puffs):
        t = (i + 0.5) / puffs
        top = math.sin(math.pi * t) ** 0.7 * h * rng.uniform(0.65, 1)
        r = max(h * 0.22, top * 0.55)
        d += shapes.ellipse(x + (t - 0.5) * w, y - top + r, r * 1.15, r)
        low += shapes.ellipse(x + (t - 0.5) * w + r * .25, y - top * 0.55 + r, r * 1.05, r * .8)
    with s.clip(shapes.rect(x - w, y - 3 * h, 2 * w, 3 * h)):
        s.fill(d + shapes.rect(x - w * .48, y - h * .3, w * .96, h * .3), colour)
        if shade:
            with s.clip(d):
                s.fill(low, shade)


def blocks(s, x0, x1, base, low, high, colours, windows=None, width=(50, 110), lit=0.0, dome=0.08):
    """A row of flat-roofed houses from left to right."""
    rng, x = s.rng, x0
    while x < x1:
        w, h = rng.uniform(*width), rng.uniform(low, high)
        c = rng.choice(colours)
        s.box(x, base - h, w + 1, h + 6, c, 0.8)
        if rng.random() < 0.35:
            s.box(x + w * rng.uniform(.1, .5), base - h - h * 0.12 - 6, w * .32, h * 0.12 + 8, c, 0.5)
        if rng.random() < dome:
            s.disc(x + w / 2, base - h, w * 0.34, c)
        if windows:
            k = w / 5
            for r in range(int(h / (k * 1.9))):
                for q in range(3):
                    if rng.random() < 0.62:
                        colour = STRAW if rng.random() < lit else windows
                        s.fill(shapes.rect(x + w * .16 + q * w * .26, base - h + k * .9 + r * k * 1.9, k * .7, k), colour)
        x += w


def minaret(s, x, base, h, colour, light=None, width=None):
    w = width or h * 0.075
    s.cut([(x - w, base), (x - w * .72, base - h * .74), (x + w * .72, base - h * .74), (x + w, base)], colour, 0.6)
    s.fill(shapes.poly([(x - w * 1.4, base - h * .72), (x - w * .9, base - h * .685), (x + w * .9, base - h * .685),
                        (x + w * 1.4, base - h * .72), (x + w * 1.4, base - h * .755), (x - w * 1.4, base - h * .755)]), colour)
    s.fill(shapes.rect(x - w * .52, base - h * .9, w * 1.04, h * .16), colour)
    s.fill(shapes.smooth([(x - w * .62, base - h * .89), (x - w * .5, base - h * .94), (x, base - h * 1.0),
                          (x + w * .5, base - h * .94), (x + w * .62, base - h * .89)], pull=0.8), colour)
    s.line([(x, base - h * .97), (x, base - h * 1.05)], colour, w * 0.22)
    if light:
        s.fill(shapes.poly([(x - w, base), (x - w * .72, base - h * .72), (x - w * .3, base - h * .72), (x - w * .42, base)]), light)


def mosque(s, cx, base, r, colour, light=None):
    """A dome on its drum."""
    s.box(cx - r * 1.1, base - r * .55, r * 2.2, r * .6, colour)
    d = shapes.smooth([(cx - r, base - r * .5), (cx - r, base - r * .85), (cx - r * .72, base - r * 1.4), (cx, base - r * 1.8),
                       (cx + r * .72, base - r * 1.4), (cx + r, base - r * .85), (cx + r, base - r * .5)], pull=0.85)
    s.fill(d, colour)
    s.line([(cx, base - r * 1.8), (cx, base - r * 2.1)], colour, r * .06)
    if light:
        with s.clip(d):
            s.fill(shapes.ellipse(cx - r * .62, base - r * .9, r * .34, r * 1.0), light)


def tent(s, x, y, w, h, light, shadow, door=INK, ridge_by=0.3):
    """A ridge tent, its front gable to the right, its lit roof to the left; (x, y) is the front's left foot."""
    dx, dy = -w * 0.95, -h * ridge_by
    top = (x + w * .36, y - h)
    s.cut([(x, y), top, (top[0] + dx, top[1] + dy + h * .06), (x + dx, y + dy)], light, 1)
    front = [(x, y), top, (x + w * .72, y + h * .02)]
    s.cut(front, shadow, 1)
    s.fill(shapes.poly([(x + w * .26, y + h * .01), (top[0], top[1] + h * .3), (x + w * .46, y + h * .012)]), door)
    s.line([(x, y), (x - w * .12, y + h * .12)], shadow, max(1, w * .012))


def pickup(s, x, y, k, colour=INK, window=STRAW, flip=False):
    """A pickup truck, wheels on y, k wide."""
    with s.move(x, y, k / 100, flip=flip):
        s.fill(shapes.poly([(0, -10), (0, -30), (44, -31), (46, -48), (68, -49), (80, -31), (98, -28), (100, -10)]), colour)
        s.fill(shapes.poly([(50, -44), (65, -45), (74, -32), (50, -32)]), window)
        for wx in (20, 80):
            s.disc(wx, -9, 10, colour)
            s.disc(wx, -9, 4, window)


def carton(s, x, y, w, h, front, side, top, tape=None, depth=0.35):
    """A cardboard box seen a little from above; (x, y) is the front's left foot."""
    dx, dy = w * depth, -h * depth * 0.55
    s.cut([(x, y), (x + w, y), (x + w, y - h), (x, y - h)], front, 1)
    s.cut([(x + w, y), (x + w + dx, y + dy), (x + w + dx, y - h + dy), (x + w, y - h)], side, 1)
    s.cut([(x, y - h), (x + w, y - h), (x + w + dx, y - h + dy), (x + dx, y - h + dy)], top, 1)
    if tape:
        s.fill(shapes.poly([(x + w * .43, y - h), (x + w * .57, y - h), (x + w * .57 + dx, y - h + dy), (x + w * .43 + dx, y - h + dy)]), tape)
        s.fill(shapes.rect(x + w * .43, y - h, w * .14, h * .28), tape)


def bare_tree(s, x, y, h, colour=INK, angle=-90.0, depth=7, width=None):
    """A winter tree."""
    width = width or h * 0.055
    parts = []

    def grow(px, py, a, length, w, left):
        qx, qy = px + math.cos(math.radians(a)) * length, py + math.sin(math.radians(a)) * length
        parts.append(shapes.ribbon([(px, py), (qx, qy)], [w, w * 0.68]) + shapes.ellipse(qx, qy, w * .34))
        if left:
            for turn in ((-1, 1) if left < depth - 1 else (-1, 0, 1)):
                grow(qx, qy, a + turn * s.rng.uniform(14, 34) + s.rng.uniform(-5, 5), length * s.rng.uniform(.62, .8), w * .66, left - 1)

    grow(x, y, angle, h * 0.3, width, depth - 1)
    for p in parts:
        s.fill(p, colour)


def fir(s, x, y, h, colour=INK, snow=None, w=0.36):
    """A fir in cut paper, with snow on its left side."""
    rng, left, right = s.rng, [], []
    n = 6
    for i in range(n + 1):
        t = i / n
        half = h * w * .5 * t
        left += [(x - half * rng.uniform(.9, 1.1), y - h * (1 - t)), (x - half * .55, y - h * (1 - t) + h * .015)]
        right += [(x + half * rng.uniform(.9, 1.1), y - h * (1 - t)), (x + half * .55, y - h * (1 - t) + h * .015)]
    s.fill(shapes.rect(x - h * .02, y - h * .04, h * .04, h * .08), colour)
    d = shapes.poly(left[:-1] + right[:-1][::-1])
    s.fill(d, colour)
    if snow:
        out = ""
        for i in range(1, n):
            t, half = i / n, h * w * .5 * i / n
            yy = y - h * (1 - t)
            out += shapes.poly([(x - half, yy), (x - half * .2, yy - h * .085), (x + half * .15, yy - h * .02), (x - half * .3, yy - h * .025)])
        s.fill(out, snow)


def lamp(s, x, y, h, colour=INK, glow=STRAW, arm=0.0):
    """A street lamp, with an arm to the right when asked."""
    w = max(2.0, h * .016)
    s.box(x - w * .9, y - h * .1, w * 1.8, h * .1, colour)
    s.line([(x, y), (x, y - h)], colour, w)
    if arm:
        s.stroke(shapes.smooth([(x, y - h * .94), (x + arm * .3, y - h * 1.02), (x + arm, y - h)], False), colour, w)
    lx, ly, k = x + arm, y - h, h * .05
    s.fill(shapes.poly([(lx - k * .7, ly + k * 1.6), (lx - k, ly), (lx + k, ly), (lx + k * .7, ly + k * 1.6)]), glow)
    s.fill(shapes.poly([(lx - k * 1.3, ly), (lx, ly - k * .9), (lx + k * 1.3, ly)]), colour)


def vapour(s, points, w0, w1, colour):
    """A trail that widens."""
    n = len(points)
    s.fill(shapes.ribbon(points, [w0 + (w1 - w0) * (i / (n - 1)) + s.rng.uniform(-.06, .06) * w1 * (i / n) for i in range(n)]), colour)
