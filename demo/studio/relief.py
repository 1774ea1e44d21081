"""The mountain itself: K2 and its neighbours as a height field made of ridges, and a camera that looks at it."""

import math
import random

# Ridges as (x, y, height) from the summit down; x to the east, y away to the north, 1 is the summit's height.
RIDGES = [
    [(0, 0, 1), (.07, -.03, .93), (.15, -.09, .82), (.23, -.14, .775), (.33, -.24, .57), (.44, -.36, .38), (.56, -.5, .2)],
    [(0, 0, 1), (-.05, -.13, .82), (-.07, -.27, .6), (-.13, -.4, .42), (-.15, -.58, .2)],
    [(0, 0, 1), (-.1, .02, .87), (-.2, .03, .73), (-.3, .05, .55), (-.42, .06, .46), (-.62, .12, .4), (-.95, .2, .46), (-1.3, .3, .38)],
    [(-.1, .02, .87), (-.24, -.13, .58), (-.36, -.3, .38), (-.42, -.48, .22)],
    [(0, 0, 1), (.1, .11, .86), (.26, .22, .68), (.46, .3, .56), (.7, .35, .5), (1.1, .45, .48)],
    [(0, 0, 1), (-.03, .2, .78), (.02, .42, .55), (-.05, .7, .35), (0, 1, .2)],
    [(1.2, -.15, .62), (1.12, -.3, .66), (1.05, -.45, .58), (.95, -.62, .36)], [(1.12, -.3, .66), (1.4, -.2, .6), (1.8, -.3, .5)],
    [(-1.25, -.2, .45), (-1.1, -.35, .52), (-.95, -.5, .4), (-.85, -.62, .24)], [(-1.1, -.35, .52), (-1.5, -.3, .45), (-1.9, -.2, .4)],
    [(-1.6, .9, .6), (-1.1, 1.1, .68), (-.6, 1.25, .55), (-.2, 1.4, .62), (.4, 1.3, .52), (.9, 1.2, .66), (1.5, 1.1, .58), (1.9, 1, .5)],
    [(-1.9, -.9, .36), (-1.5, -1, .44), (-1.25, -1.2, .26)], [(1.9, -.95, .4), (1.55, -1.1, .48), (1.3, -1.3, .26)],
]
SIZE, SPAN = 300, 2.0  # cells a side; the field reaches from -SPAN to SPAN
FLOOR = 0.1


def _ribs(rng):
    """The side ribs that every ridge sends down."""
    lines = [r[:] for r in RIDGES]
    for line in RIDGES:
        for (ax, ay, az), (bx, by, bz) in zip(line, line[1:]):
            length, side = math.hypot(bx - ax, by - ay), rng.choice((-1, 1))
            for k in range(1 + int(length / 0.09)):
                t = rng.random()
                x, y, z = ax + (bx - ax) * t, ay + (by - ay) * t, az + (bz - az) * t
                side, a = -side, math.atan2(by - ay, bx - ax)
                rib = [(x, y, z - 0.004)]
                a += side * math.radians(rng.uniform(35, 80))
                while z > 0.2 and len(rib) < 5:
                    step = rng.uniform(0.05, 0.13)
                    a += rng.uniform(-0.35, 0.35)
                    x, y, z = x + math.cos(a) * step, y + math.sin(a) * step, z - step * rng.uniform(1.0, 1.5)
                    rib.append((x, y, max(0.1, z)))
                lines.append(rib)
    return lines


class Noise:
    """Smooth random heights over the plane."""

    def __init__(self, seed):
        rng = random.Random(seed)
        self.t = [[rng.uniform(-1, 1) for _ in range(64)] for _ in range(64)]

    def at(self, x, y):
        i, j = math.floor(x), math.floor(y)
        u, v = x - i, y - j
        u, v = u * u * (3 - 2 * u), v * v * (3 - 2 * v)
        a, b = self.t[j & 63], self.t[(j + 1) & 63]
        p = a[i & 63] + (a[(i + 1) & 63] - a[i & 63]) * u
        q = b[i & 63] + (b[(i + 1) & 63] - b[i & 63]) * u
        return p + (q - p) * v


class Relief:
    def __init__(self, seed=86, slope=1.25):
        rng, noise, n = random.Random(seed), Noise(seed), SIZE
        self.z = z = [[FLOOR] * n for _ in range(n)]
        cell = 2 * SPAN / n
        wob = [[1 + 0.28 * noise.at(i * 0.13, j * 0.13) + 0.2 * noise.at(i * 0.4, j * 0.4) for i in range(n)] for j in range(n)]
        for line in _ribs(rng):
            for (ax, ay, az), (bx, by, bz) in zip(line, line[1:]):
                reach, dx, dy = (max(az, bz) - FLOOR) / (slope * 0.55), bx - ax, by - ay
                ll = dx * dx + dy * dy
                i0, i1 = int((min(ax, bx) - reach + SPAN) / cell), int((max(ax, bx) + reach + SPAN) / cell)
                j0, j1 = int((min(ay, by) - reach + SPAN) / cell), int((max(ay, by) + reach + SPAN) / cell)
                for j in range(max(0, j0), min(n - 1, j1) + 1):
                    row, wrow, y = z[j], wob[j], j * cell - SPAN
                    for i in range(max(0, i0), min(n - 1, i1) + 1):
                        x = i * cell - SPAN
                        t = ((x - ax) * dx + (y - ay) * dy) / ll
                        t = 0 if t < 0 else 1 if t > 1 else t
                        px, py = x - ax - t * dx, y - ay - t * dy
                        v = az + (bz - az) * t - slope * wrow[i] * math.sqrt(px * px + py * py)
                        if v > row[i]:
                            row[i] = v
        for j in range(n):
            for i in range(n):
                z[j][i] = FLOOR + (1 - FLOOR) * ((z[j][i] - FLOOR) / (1 - FLOOR)) ** 1.15  # feet spread out
                k = 0.012 if z[j][i] > FLOOR + 0.01 else 0.006
                z[j][i] += k * noise.at(i * 0.5, j * 0.5) + k * 0.7 * noise.at(i * 1.1 + 9, j * 1.1)
        self.cell = cell

    def height(self, x, y):
        u, v, n = (x + SPAN) / self.cell, (y + SPAN) / self.cell, SIZE
        if u < 0 or v < 0 or u >= n - 1 or v >= n - 1:
            return FLOOR
        return self._mix(self.z, u, v)

    @staticmethod
    def _mix(g, u, v):
        i, j = int(u), int(v)
        u, v = u - i, v - j
        a, b = g[j], g[j + 1]
        p, q = a[i] + (a[i + 1] - a[i]) * u, b[i] + (b[i + 1] - b[i]) * u
        return p + (q - p) * v

    def shade(self, azimuth, altitude, cast=True):
        """Light on every cell, 0 to 1; azimuth 0 is the light from the north, 90 from the east."""
        a, e, n, z, c = math.radians(azimuth), math.radians(altitude), SIZE, self.z, self.cell
        lx, ly, lz = math.sin(a) * math.cos(e), math.cos(a) * math.cos(e), math.sin(e)
        out = [[0.0] * n for _ in range(n)]
        sx, sy, rise = math.sin(a) * 2, math.cos(a) * 2, 2 * c * math.tan(e)
        for j in range(1, n - 1):
            for i in range(1, n - 1):
                gx, gy = (z[j][i + 1] - z[j][i - 1]) / (2 * c), (z[j + 1][i] - z[j - 1][i]) / (2 * c)
                v = max(0.0, (lz - gx * lx - gy * ly) / math.sqrt(1 + gx * gx + gy * gy))
                if cast and v > 0:
                    u, w, top = i + sx, j + sy, z[j][i] + rise + 0.01
                    for _ in range(45):
                        if not (0 <= u < n and 0 <= w < n) or top > 1:
                            break
                        if z[int(w)][int(u)] > top:
                            v *= 0.25
                            break
                        u, w, top = u + sx, w + sy, top + rise
                out[j][i] = v
        return out


class View:
    """What a camera sees of the relief, on a grid of cells: light, height and distance, and the skyline."""

    def __init__(self, relief, shade, at=(0.0, -1.9, 0.3), look=0.0, zoom=1.0, horizon=0.6, cols=384, rows=256, far=4.2):
        self.cols, self.rows, self.at, self.look = cols, rows, at, look
        self.light = [[None] * cols for _ in range(rows)]
        self.alt = [[0.0] * cols for _ in range(rows)]
        self.depth = [[99.0] * cols for _ in range(rows)]
        self.sky = [rows * 1.0] * cols
        px, py, pz = at
        f, hor, n = cols * zoom, rows * horizon, SIZE - 1
        self.f, self.hor = f, hor
        for i in range(cols):
            a = math.radians(look) + math.atan((i - cols / 2) / f)
            sx, sy, fish = math.sin(a), math.cos(a), math.cos(a - math.radians(look))
            top, d, last = float(rows), 0.08, None
            while d < far:
                u, v = (px + sx * d + SPAN) / relief.cell, (py + sy * d + SPAN) / relief.cell
                if 0 <= u < n and 0 <= v < n:
                    z, l = relief._mix(relief.z, u, v), relief._mix(shade, u, v)
                else:
                    z, l = FLOOR, 0.5
                y = hor - (z - pz) / (d * fish) * f
                if y < top:
                    ll, lz = last if last else (l, z)
                    r1 = min(self.rows - 1, math.ceil(top) - 1)
                    for r in range(max(0, math.ceil(y)), r1 + 1):
                        t = (r - y) / (top - y) if top > y else 0
                        self.light[r][i] = l + (ll - l) * t
                        self.alt[r][i] = z + (lz - z) * t
                        self.depth[r][i] = d
                    top = y
                last = (l, z)
                d += 0.006 + d * 0.0045
            self.sky[i] = top
        for i in range(cols):  # the sky's cells take the value under them, so that outlines run past the skyline
            v = 0.5
            for r in range(rows):
                if self.light[r][i] is not None:
                    v = self.light[r][i]
                    first = r
                    break
            else:
                first = rows
            for r in range(first):
                self.light[r][i] = v
                self.alt[r][i] = self.alt[first][i] if first < rows else FLOOR
                self.depth[r][i] = self.depth[first][i] if first < rows else 99.0

    def project(self, x, y, z):
        """Where a point of the relief stands on the sheet."""
        (px, py, pz), a = self.at, math.radians(self.look)
        u, d = (x - px) * math.cos(a) - (y - py) * math.sin(a), (x - px) * math.sin(a) + (y - py) * math.cos(a)
        return (self.cols / 2 + u / d * self.f) * 4 + 2, (self.hor - (z - pz) / d * self.f) * 4
