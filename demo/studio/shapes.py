"""Outlines: functions that return SVG path data (or the points for it), with no colour and no place to be drawn."""

import math


def num(v):
    return f"{v:.1f}".rstrip("0").rstrip(".") if "." in f"{v:.1f}" else f"{v:.1f}"


def poly(points, close=True):
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + ("Z" if close else "")


def rect(x, y, w, h):
    return poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])


def ellipse(cx, cy, rx, ry=None):
    ry = rx if ry is None else ry
    return (f"M{num(cx - rx)} {num(cy)}a{num(rx)} {num(ry)} 0 1 0 {num(2 * rx)} 0"
            f"a{num(rx)} {num(ry)} 0 1 0 {num(-2 * rx)} 0Z")


def smooth(points, close=True, pull=0.5):
    """A curve through the points (Catmull-Rom as Béziers)."""
    n = len(points)
    at = (lambda i: points[i % n]) if close else (lambda i: points[max(0, min(n - 1, i))])
    d = f"M{num(points[0][0])} {num(points[0][1])}"
    for i in range(n if close else n - 1):
        (ax, ay), (bx, by), (cx, cy), (ex, ey) = at(i - 1), at(i), at(i + 1), at(i + 2)
        k = pull / 3
        d += (f"C{num(bx + (cx - ax) * k)} {num(by + (cy - ay) * k)} {num(cx - (ex - bx) * k)} "
              f"{num(cy - (ey - by) * k)} {num(cx)} {num(cy)}")
    return d + ("Z" if close else "")


def cut(rng, points, rough=2.0, step=45, close=True):
    """The same outline as a knife would cut it: edges split, each piece a little off."""
    out, n = [], len(points)
    for i in range(n if close else n - 1):
        (ax, ay), (bx, by) = points[i], points[(i + 1) % n]
        length = math.hypot(bx - ax, by - ay)
        pieces = max(1, int(length / step))
        out.append((ax, ay))
        for k in range(1, pieces):
            t = (k + rng.uniform(-0.3, 0.3)) / pieces
            off = rng.uniform(-rough, rough)
            out.append((ax + (bx - ax) * t - (by - ay) / length * off, ay + (by - ay) * t + (bx - ax) / length * off))
    if not close:
        out.append(points[-1])
    return poly(out, close)


def spindle(x1, y1, x2, y2, w):
    """One push of the gouge: pointed at both ends, w wide in the middle."""
    mx, my, dx, dy = (x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1
    k = w / (math.hypot(dx, dy) or 1)
    return (f"M{num(x1)} {num(y1)}Q{num(mx - dy * k)} {num(my + dx * k)} {num(x2)} {num(y2)}"
            f"Q{num(mx + dy * k)} {num(my - dx * k)} {num(x1)} {num(y1)}Z")


def wound(points):
    """The points the same way round as a disc's, so that overlapping parts of one outline cut no holes."""
    turn = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(points, points[1:] + points[:1]))
    return points[::-1] if turn > 0 else points


def limb(a, b, wa, wb):
    """A tapered bar with round ends."""
    (ax, ay), (bx, by) = a, b
    length = math.hypot(bx - ax, by - ay) or 1
    nx, ny = -(by - ay) / length, (bx - ax) / length
    bar = [(ax + nx * wa, ay + ny * wa), (bx + nx * wb, by + ny * wb),
           (bx - nx * wb, by - ny * wb), (ax - nx * wa, ay - ny * wa)]
    return poly(wound(bar)) + ellipse(ax, ay, wa) + ellipse(bx, by, wb)


def ribbon(points, widths):
    """A line whose width changes along the way."""
    left, right = [], []
    n = len(points)
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(n - 1, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1
        nx, ny, w = -(by - ay) / length, (bx - ax) / length, widths[i] / 2
        left.append((x + nx * w, y + ny * w))
        right.append((x - nx * w, y - ny * w))
    return poly(left + right[::-1])


def ridge(rng, x0, x1, y, amp, rough=0.55, depth=6):
    """A hill's skyline by midpoint displacement, as points from left to right."""
    line = [y + rng.uniform(-amp, amp) / 2, y + rng.uniform(-amp, amp) / 2]
    for _ in range(depth):
        finer = []
        for a, b in zip(line, line[1:]):
            finer += [a, (a + b) / 2 + rng.uniform(-amp, amp) / 2]
        line = finer + [line[-1]]
        amp *= rough
    return [(x0 + (x1 - x0) * i / (len(line) - 1), v) for i, v in enumerate(line)]


def star(cx, cy, r, inner=0.45, points=5, turn=-90):
    return poly([(cx + (r if i % 2 == 0 else r * inner) * math.cos(math.radians(turn + i * 180 / points)),
                  cy + (r if i % 2 == 0 else r * inner) * math.sin(math.radians(turn + i * 180 / points)))
                 for i in range(points * 2)])


def arc_points(cx, cy, r, a0, a1, n=24, ry=None):
    ry = r if ry is None else ry
    return [(cx + r * math.cos(math.radians(a0 + (a1 - a0) * i / n)),
             cy + ry * math.sin(math.radians(a0 + (a1 - a0) * i / n))) for i in range(n + 1)]
