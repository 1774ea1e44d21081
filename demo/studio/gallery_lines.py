"""K2 in forty drawings, the line: height lines, engraving, profiles, stipple, two inks, strata, turning cuts."""

import math

from . import mountain, shapes, texture, trace
from .mountain import BASE_CAMP, CLOSE, CONCORDIA, SOUTH_EAST, WEST, Face
from .palette import *
from .relief import SPAN
from .sheet import Sheet

# The Abruzzi spur and its camps, as (x, y, height) on the relief.
SPUR = [(.52, -.48, .23), (.44, -.36, .38), (.385, -.3, .48), (.33, -.24, .57), (.28, -.19, .66), (.23, -.14, .775), (.15, -.09, .82), (.07, -.03, .93), (0, 0, 1)]


def k2_30():
    """Seen from straight above: lines of equal height."""
    s = Sheet("k2-30", LICHEN)
    r = mountain.relief()
    i0, j0, cols, rows = 72, 98, 156, 104
    grid = trace.blur([row[i0:i0 + cols] for row in r.z[j0 + rows:j0:-1]])
    k = 1536 / (cols - 1)
    for level, c in ((.24, SAND), (.38, STRAW), (.52, OCHRE), (.66, ROSE), (.8, PAPER)):
        s.holes(trace.region(grid, level, False, k, .12), c)
    n = 3
    while n * .03 < 1:
        s.stroke(trace.isolines(grid, n * .03, k, .1, 3), BRICK_D, 5 if n % 5 == 0 else 2)
        n += 1
    at = lambda x, y: (((x + SPAN) / r.cell - i0) * k, (j0 + rows - (y + SPAN) / r.cell) * k)
    pts = [at(x, y) for x, y, _ in SPUR]
    s.stroke(shapes.smooth(pts, False), PAPER, 13)
    s.stroke(shapes.smooth(pts, False), INK, 6, dash="2 14")
    for x, y in pts[1:-2]:
        s.fill(shapes.poly([(x - 17, y + 13), (x, y - 17), (x + 17, y + 13)]), INK)
    x, y = at(0, 0)
    s.fill(shapes.poly([(x - 32, y + 24), (x, y - 34), (x + 32, y + 24)]), PAPER)
    s.fill(shapes.poly([(x - 23, y + 18), (x, y - 24), (x + 23, y + 18)]), BRICK)
    texture.grain(s)
    return s


def k2_14():
    """Engraved with one tool, one direction."""
    s = Sheet("k2-14", PAPER)
    texture.sky_lines(s, 20, 900, 15, 1, 7, MIST, 3, .1)
    face = Face(SOUTH_EAST, 95, 30, soften=2)
    s.fill(face.outline, PAPER)
    face.engrave(s, INK, 0, 10, .98, .06)
    texture.grain(s, 200)
    return s


def k2_27():
    """Slices of the massif, one behind the other."""
    s = Sheet("k2-27", INK)
    r = mountain.relief()
    n = 46
    for j in range(n):
        y = 1.25 - 2.1 * j / (n - 1)
        base = 430 + 560 * (j / (n - 1)) ** 1.15
        k = 340 + 190 * j / (n - 1)
        pts = []
        for i in range(190):
            x = -1.8 + 3.6 * i / 189
            calm = max(0, 1 - (abs(x) / 1.32) ** 3)
            pts.append((768 + x * (455 + 110 * j / (n - 1)), base - (r.height(x * .8, y) - .1) * k * calm - s.rng.uniform(0, 2.5)))
        s.fill(shapes.poly(pts + [(pts[-1][0], base + 60), (pts[0][0], base + 60)]), INK)
        s.stroke(shapes.poly(trace.simplify(pts, .5), False), (PAPER, PAPER, STRAW, ROSE)[0 if j % 6 else 2], 3.2)
    texture.grain(s, 300)
    return s


def k2_24():
    """Blots: the water decides."""
    s = Sheet("k2-24", STRAW)
    face = Face(CONCORDIA, 268, 30, soften=2)
    s.disc(1180, 230, 96, PAPER)
    rng, dark, pale = s.rng, [], []

    def blot(x, y, r):
        turn = rng.uniform(0, 6.3)
        return shapes.smooth([(x + r * rng.uniform(.6, 1.25) * math.cos(turn + k), y + r * rng.uniform(.6, 1.25) * math.sin(turn + k)) for k in (0, 1.26, 2.5, 3.8, 5)], pull=.9)

    y = 4
    while y < 1024:
        x = (13 if int(y / 22) % 2 else 0) + 3
        while x < 1536:
            px, py = x + rng.uniform(-2.2, 2.2), y + rng.uniform(-2.2, 2.2)
            if py > face.y_at(px):
                k = 1 - face.value(face.light, px, py)
                rad = 13.5 * max(0, k - .12) ** .8
                if rad > .9:
                    dark.append(blot(px, py, rad))
            elif math.hypot(px - 1180, py - 230) > 100:
                rad = 8.4 * max(0, .9 - py / 640)
                if rad > .8:
                    pale.append(blot(px, py, rad))
            x += 26
        y += 22
    s.fill("".join(pale), BRICK)
    s.fill(face.outline, PAPER)
    s.fill("".join(dark), INK)
    return s


def k2_37():
    """Two inks that do not quite meet."""
    s = Sheet("k2-37", PAPER)
    near = dict(CLOSE, horizon=.76)
    face = Face(near, 120, 26, soften=2)
    other = Face(near, 262, 30, soften=2)
    with s.ink(1):
        s.disc(430, 300, 190, OCHRE)
    with s.ink(.92):
        with s.move(-12, 9):
            with s.clip(face.outline):
                s.holes(trace.region(face.light, .55, True, 4), BRICK)
            texture.hatch(s, shapes.rect(0, 0, 1536, 330), (0, 0, 1536, 330), 0, 25, 13, 0, BRICK)
    with s.ink(.92):
        with s.move(9, -6):
            with s.clip(face.outline):
                s.holes(trace.region(other.light, .5, True, 4), SLATE)
            face.engrave(s, SLATE, 62, 14, .6, .1)
    texture.grain(s, 700)
    return s


def k2_17():
    """Storeys: what grows, what freezes, where one no longer sleeps; and the road."""
    s = Sheet("k2-17", STRAW)
    texture.rays(s, 700, 250, 60, 1300, 72, PAPER, 12, 0, 360)
    face = Face(BASE_CAMP, 260, 32)
    steps = ((.0, MOSS), (.27, SAGE), (.4, LICHEN), (.53, MIST), (.66, SLATE), (.79, BRICK), (.91, PAPER))
    s.fill(face.outline, MOSS)
    with s.clip(face.outline):
        for level, c in steps[1:]:
            s.holes(trace.region(face.view.alt, level, False, 4, .5), c)
        with s.ink(.55):
            s.holes(trace.region(face.light, .42, True, 4), ASH)
        for level, _ in steps[1:]:
            s.stroke(trace.isolines(face.view.alt, level), INK, 3.5)
    s.stroke(shapes.poly(face.skyline, False), INK, 6)
    pts = [face.view.project(*p) for p in SPUR]
    s.stroke(shapes.smooth(pts, False), INK, 11)
    s.stroke(shapes.smooth(pts, False), STRAW, 5, dash="14 12")
    for x, y in pts[1:-1]:
        s.disc(x, y, 15, INK)
        s.disc(x, y, 9, STRAW)
    texture.grain(s)
    return s


def k2_34():
    """All the cuts turn around one point, as on a thumb."""
    s = Sheet("k2-34", PAPER)
    face = Face(WEST, 190, 30, soften=2)
    cx, cy = face.top[0] + 260, face.top[1] + 40
    r, sky, rock = 60, [], []
    while r < 1500:
        n = max(24, int(r * 6.28 / 9))
        run, widths, inside = [], [], None
        for i in range(n + 1):
            a = 6.2832 * i / n
            x, y = cx + r * math.cos(a), cy + r * math.sin(a)
            ok = -10 < x < 1546 and -10 < y < 1034
            now = ok and y > face.y_at(x)
            w = 0 if not ok else (13.5 * min(1, max(0, 1.1 - 1.4 * face.value(face.light, x, y))) if now else 2.2 + 5 * (r / 1500))
            if (w < .8 or now != inside) and len(run) > 2:
                (rock if inside else sky).append(shapes.ribbon(run, widths))
                run, widths = run[-1:], widths[-1:]
            if w < .8:
                run, widths = [], []
            else:
                run.append((x, y))
                widths.append(w)
            inside = now
        if len(run) > 2:
            (rock if inside else sky).append(shapes.ribbon(run, widths))
        r += 14
    s.fill("".join(sky), BRICK)
    s.fill(face.outline, PAPER)
    s.fill("".join(rock), NIGHT)
    s.disc(cx, cy, 62, OCHRE) if cy < face.y_at(cx) else None
    texture.grain(s, 200)
    return s
