"""What the gouge and the press leave: hatching, rays, rings, stipple, grain, banded skies."""

import math

from . import shapes
from .palette import PAPER, INK


def hatch(s, d, box, angle, gap, w0, w1, colour, wobble=1.0, broken=0.0):
    """Parallel cuts inside the outline d; their width goes from w0 to w1 across the box (x, y, w, h)."""
    x, y, w, h = box
    cx, cy, r = x + w / 2, y + h / 2, math.hypot(w, h) / 2
    ca, sa, rng, out = math.cos(math.radians(angle)), math.sin(math.radians(angle)), s.rng, []
    n = int(2 * r / gap)
    for i in range(n + 1):
        v, width = -r + i * gap, w0 + (w1 - w0) * i / max(1, n)
        if width < 0.4:
            continue
        u, ends = -r, []
        while u < r:
            length = rng.uniform(0.25, 0.7) * 2 * r if broken else 2 * r
            ends.append((u, min(r, u + length)))
            u += length + (rng.uniform(0.3, 1) * broken * r if broken else 1)
        for a, b in ends:
            k, j = rng.uniform(-wobble, wobble), rng.uniform(-wobble, wobble)
            p = [(a, v + k), (a * 0.6 + b * 0.4, v + j), (b, v - k)]
            pts = [(cx + px * ca - py * sa, cy + px * sa + py * ca) for px, py in p]
            ends_thin = 0.15 if broken else 0.8
            out.append(shapes.ribbon(pts, [width * ends_thin, width, width * ends_thin]))
    with s.clip(d):
        s.fill("".join(out), colour)


def rays(s, cx, cy, r0, r1, n, colour, width, a0=0, a1=360, jitter=0.3):
    """Pointed cuts that leave a centre."""
    out, rng = [], s.rng
    for i in range(n):
        a = math.radians(a0 + (a1 - a0) * (i + rng.uniform(-jitter, jitter)) / n)
        p, q = r0 * rng.uniform(1, 1.12), r1 * rng.uniform(0.8, 1)
        out.append(shapes.spindle(cx + p * math.cos(a), cy + p * math.sin(a), cx + q * math.cos(a),
                                  cy + q * math.sin(a), width))
    s.fill("".join(out), colour)


def rings(s, cx, cy, r0, r1, gap, w0, w1, colour, a0=0, a1=360):
    """Concentric cuts, broken here and there."""
    r, rng, out = r0, s.rng, []
    while r < r1:
        t, a = (r - r0) / (r1 - r0), a0 + rng.uniform(0, 40)
        while a < a1:
            end = min(a1, a + rng.uniform(35, 120))
            n = max(4, int((end - a) / 8))
            w = w0 + (w1 - w0) * t
            widths = [w * min(1, 4 * min(k, n - k) / n + 0.15) for k in range(n + 1)]
            out.append(shapes.ribbon(shapes.arc_points(cx, cy, r, a, end, n), widths))
            a = end + rng.uniform(2, 9)
        r += gap
    s.fill("".join(out), colour)


def gouges(s, d, box, n, length, width, colour, angle=0.0, spread=12.0):
    """Short cuts scattered in an outline; angle is a number or a function of the place."""
    x, y, w, h = box
    out, rng = [], s.rng
    for _ in range(n):
        px, py = rng.uniform(x, x + w), rng.uniform(y, y + h)
        a = math.radians((angle(px, py) if callable(angle) else angle) + rng.uniform(-spread, spread))
        l = length * rng.uniform(0.4, 1.3) / 2
        out.append(shapes.spindle(px - l * math.cos(a), py - l * math.sin(a), px + l * math.cos(a),
                                  py + l * math.sin(a), width * rng.uniform(0.5, 1.2)))
    with s.clip(d):
        s.fill("".join(out), colour)


def stipple(s, d, box, n, r0, r1, colour, density=lambda u, v: 1.0):
    """Dots in an outline; density(u, v) of the place in the box says how likely and how big."""
    x, y, w, h = box
    out, rng = [], s.rng
    for _ in range(n):
        u, v = rng.random(), rng.random()
        k = density(u, v)
        if rng.random() < k:
            r = r0 + (r1 - r0) * k * rng.random()
            out.append(shapes.ellipse(x + u * w, y + v * h, r))
    with s.clip(d):
        s.fill("".join(out), colour)


def bands(s, y0, y1, colours, wave=10.0, x0=-10, x1=None):
    """A sky in flat steps, from the top colour to the bottom one."""
    x1 = s.w + 10 if x1 is None else x1
    n, rng = len(colours), s.rng
    for i, colour in enumerate(colours):
        y = y0 + (y1 - y0) * i / n
        phase, k = rng.uniform(0, 6), rng.uniform(0.6, 1.6)
        top = [(x0 + (x1 - x0) * j / 40, y + (wave * math.sin(phase + k * j / 40 * 6.3) if i else 0)) for j in range(41)]
        s.fill(shapes.poly(top + [(x1, y1 + 5), (x0, y1 + 5)]), colour)


def sky_lines(s, y0, y1, gap, w0, w1, colour, wave=6.0, skip=0.12):
    """Long horizontal cuts across a sky, w0 wide at y0 and w1 wide at y1."""
    rng, out, y = s.rng, [], y0
    while y < y1:
        w = w0 + (w1 - w0) * (y - y0) / (y1 - y0)
        x = rng.uniform(-200, 0)
        while x < s.w and w > 0.4:
            end = x + rng.uniform(260, 900)
            phase = rng.uniform(0, 6.3)
            pts = [(x + (end - x) * k / 8, y + wave * math.sin(phase + k / 3) * 0.5) for k in range(9)]
            out.append(shapes.ribbon(pts, [w * v for v in (0.1, 0.7, 1, 1, 0.9, 1, 0.95, 0.6, 0.1)]))
            x = end + (rng.uniform(10, 160) if rng.random() < skip * 4 else 8)
        y += gap
    s.fill("".join(out), colour)


def grain(s, n=420, light=PAPER, dark=INK):
    """The last pass: specks where the ink did not take, and a few where it should not be."""
    rng = s.rng
    for colour, count, opacity in ((light, n, 0.5), (dark, n // 3, 0.35)):
        out = []
        for _ in range(count):
            x, y, r = rng.uniform(0, s.w), rng.uniform(0, s.h), rng.uniform(0.7, 2.1)
            a = rng.uniform(0, 3.1)
            out.append(shapes.poly([(x + r * math.cos(a + k) * rng.uniform(0.5, 1.3), y + r * math.sin(a + k))
                                    for k in (0, 1.7, 3.1, 4.6)]))
        s.fill("".join(out), colour, opacity)
