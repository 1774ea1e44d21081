"""Ways to print a view of the relief: flat tones, engraved lines, height lines, cut-paper layers."""

import math
from functools import lru_cache

from . import shapes, trace
from .figures import Figure
from .palette import BRICK_D, INK
from .relief import Relief, View

CELL = 4.0  # sheet units for one cell of a view


@lru_cache(maxsize=None)
def relief():
    return Relief()


@lru_cache(maxsize=None)
def shade(azimuth, altitude, cast=True):
    return relief().shade(azimuth, altitude, cast)


# Cameras: where one stands, where one looks, how near, where the horizon lies.
CONCORDIA = dict(at=(-0.1, -1.95, 0.3), look=2.5, zoom=0.9, horizon=0.66)
BASE_CAMP = dict(at=(0.35, -1.45, 0.22), look=-12, zoom=0.72, horizon=0.8)
SOUTH_EAST = dict(at=(1.05, -1.55, 0.5), look=-33, zoom=1.0, horizon=0.55)
WEST = dict(at=(-1.7, -0.7, 0.55), look=68, zoom=0.95, horizon=0.5)
SOUTH_WEST = dict(at=(-1.3, -1.5, 0.4), look=40, zoom=1.0, horizon=0.58)
CLOSE = dict(at=(0.1, -0.95, 0.55), look=-5, zoom=0.95, horizon=0.6)
FAR = dict(at=(-0.4, -1.99, 0.6), look=10, zoom=0.62, horizon=0.55)
HIGH = dict(at=(-0.9, -1.8, 0.95), look=25, zoom=0.8, horizon=0.3)


class Face:
    """One view of the mountain under one light, ready to be printed on a sheet."""

    def __init__(self, camera, azimuth=270, altitude=28, cast=True, soften=1):
        self.view = View(relief(), shade(azimuth, altitude, cast), **camera)
        self.light = self.view.light
        for _ in range(soften):
            self.light = trace.blur(self.light)
        line = [(i * CELL + CELL / 2, y * CELL) for i, y in enumerate(self.view.sky)]
        self.skyline = [(-10, line[0][1])] + trace.simplify(line, 1.2) + [(1550, line[-1][1])]
        self.outline = shapes.poly(self.skyline + [(1550, 1100), (-10, 1100)])
        self.top = min(line, key=lambda p: p[1])

    def y_at(self, x):
        """The skyline's height on the sheet."""
        return self.view.sky[max(0, min(self.view.cols - 1, int(x / CELL)))] * CELL

    def value(self, grid, x, y):
        i, j = int(x / CELL), int(y / CELL)
        return grid[max(0, min(self.view.rows - 1, j))][max(0, min(self.view.cols - 1, i))]

    def tones(self, s, ground, levels, tolerance=0.55):
        """Flat tones: the ground colour, then each (level, colour) over what is darker than the level."""
        s.fill(self.outline, ground)
        with s.clip(self.outline):
            for level, colour in levels:
                s.holes(trace.region(self.light, level, True, CELL, tolerance), colour)

    def engrave(self, s, colour, angle=0, gap=11, weight=0.95, floor=0.08):
        """Parallel lines that swell where it is dark."""
        ca, sa, out = math.cos(math.radians(angle)), math.sin(math.radians(angle)), []
        r, v = 980, -980
        while v < r:
            run, widths, u = [], [], -r
            while u <= r:
                x, y = 768 + u * ca - v * sa, 512 + u * sa + v * ca
                if 0 <= x <= 1536 and 0 <= y <= 1024:
                    dark = min(1.0, max(0.0, 1.05 - 1.35 * self.value(self.light, x, y)))
                    w = gap * weight * dark
                    if w > gap * floor:
                        run.append((x, y))
                        widths.append(w)
                        u += 7
                        continue
                if len(run) > 2:
                    widths[0] = widths[-1] = 0.4
                    out.append(shapes.ribbon(run, widths))
                run, widths = [], []
                u += 7
            if len(run) > 2:
                out.append(shapes.ribbon(run, widths))
            v += gap
        with s.clip(self.outline):
            s.fill("".join(out), colour)

    def heights(self, s, colour, step=0.04, width=2.2, bold=5):
        """Lines of equal height, every fifth one bold."""
        k = 3
        with s.clip(self.outline):
            while k * step < 1:
                d = trace.isolines(self.view.alt, k * step, CELL)
                if d:
                    s.stroke(d, colour, width * (2 if k % bold == 0 else 1))
                k += 1

    def layers(self, s, colours, depths):
        """Cut paper: the nearest colour last; each layer hides what is nearer than its depth."""
        s.fill(self.outline, colours[0])
        with s.clip(self.outline):
            for colour, depth in zip(colours[1:], depths):
                s.holes(trace.region(self.view.depth, depth, True, CELL, 0.5), colour)

    def edges(self, s, colour=INK, width=3.0):
        """A dark line along the skyline."""
        s.stroke(shapes.poly(self.skyline, close=False), colour, width)


def dome_of_night(s, n=260, colour="#f4efe4", low=700):
    """Stars."""
    out = []
    for _ in range(n):
        x, y = s.rng.uniform(0, s.w), s.rng.uniform(0, low)
        r = s.rng.choice((1.3, 1.3, 1.6, 2, 2.6)) * (1 if s.rng.random() < 0.97 else 1.8)
        out.append(shapes.ellipse(x, y, r))
    s.fill("".join(out), colour)


def climber(s, x, y, h, colour=INK, pack=BRICK_D, flip=False, stride=0.5, lean=10, axe=True):
    """A walker with a pack, boots at (x, y); small enough to stay a sign."""
    f = Figure(x, y, h, flip=flip, lean=lean)
    f.legs((18 + 16 * stride, 8), (-14 - 10 * stride, -24 - 8 * stride))
    f.arms((42, 70), (-18, 20))
    f.draw(s, colour, hood=True, bulk=1.35)
    f.pack(s, pack)
    if axe:
        f.staff(s, colour, 0.03)
