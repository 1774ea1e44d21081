"""From a grid of numbers to outlines: marching squares, and a knife that leaves out small turns."""

import math

from .shapes import poly


def blur(grid):
    """Softens a grid once (3 × 3)."""
    h, w = len(grid), len(grid[0])
    rows = [[(r[max(0, x - 1)] + 2 * r[x] + r[min(w - 1, x + 1)]) / 4 for x in range(w)] for r in grid]
    return [[(rows[max(0, y - 1)][x] + 2 * rows[y][x] + rows[min(h - 1, y + 1)][x]) / 4 for x in range(w)]
            for y in range(h)]


def loops(grid, level, below=True):
    """Closed outlines of the places below (or above) the level, in grid units."""
    far, sign = 1e6, 1 if below else -1
    h, w = len(grid), len(grid[0])
    g = [[far] * (w + 2)] + [[far] + [sign * (v - level) for v in row] + [far] for row in grid] + [[far] * (w + 2)]
    edges = {}

    def cross(a, b):
        return 0.5 if abs(a) > 1e5 or abs(b) > 1e5 else a / (a - b)

    for y in range(h + 1):
        top, low = g[y], g[y + 1]
        for x in range(w + 1):
            a, b, c, d = top[x], top[x + 1], low[x + 1], low[x]
            code = (a < 0) | (b < 0) << 1 | (c < 0) << 2 | (d < 0) << 3
            if code in (0, 15):
                continue
            n = lambda: (x + cross(a, b), y, "h", x, y)
            s_ = lambda: (x + cross(d, c), y + 1, "h", x, y + 1)
            w_ = lambda: (x, y + cross(a, d), "v", x, y)
            e = lambda: (x + 1, y + cross(b, c), "v", x + 1, y)
            pairs = {1: [(w_, n)], 2: [(n, e)], 3: [(w_, e)], 4: [(e, s_)], 5: [(w_, n), (e, s_)], 6: [(n, s_)],
                     7: [(w_, s_)], 8: [(s_, w_)], 9: [(s_, n)], 10: [(n, e), (s_, w_)], 11: [(s_, e)],
                     12: [(e, w_)], 13: [(e, n)], 14: [(n, w_)]}[code]
            for p, q in pairs:
                p, q = p(), q()
                edges[p[2:]] = (p[:2], q[2:])
    out = []
    while edges:
        start = key = next(iter(edges))
        line = []
        while key in edges:
            point, key = edges.pop(key)
            line.append((point[0] - 1, point[1] - 1))
            if key == start:
                break
        out.append(line)
    return out


def simplify(points, tolerance):
    """Douglas-Peucker, without recursion, for an open line."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        i, j = stack.pop()
        (ax, ay), (bx, by) = points[i], points[j]
        length, worst, at = math.hypot(bx - ax, by - ay), 0, None
        for k in range(i + 1, j):
            px, py = points[k]
            dist = (abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length if length > 1e-9
                    else math.hypot(px - ax, py - ay))
            if dist > worst:
                worst, at = dist, k
        if at is not None and worst > tolerance:
            keep.add(at)
            stack += [(i, at), (at, j)]
    return [points[k] for k in sorted(keep)]


def area(points):
    return abs(sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(points, points[1:] + points[:1]))) / 2


def region(grid, level, below=True, scale=4.0, tolerance=0.55, least=8.0):
    """Path data (even-odd) of the places below or above the level, cut with a knife, in sheet units."""
    out = []
    for line in loops(grid, level, below):
        if area(line) < least:
            continue
        half = len(line) // 2
        pts = simplify(line[:half + 1], tolerance)[:-1] + simplify(line[half:] + line[:1], tolerance)[:-1]
        if len(pts) > 2:
            out.append(poly([(x * scale, y * scale) for x, y in pts]))
    return "".join(out)


def isolines(grid, level, scale=4.0, tolerance=0.3, least=6.0):
    """The border lines at a level, as closed outlines to be stroked."""
    return region(grid, level, True, scale, tolerance, least)
