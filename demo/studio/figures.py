"""People, as silhouettes: a jointed figure with clothes and loads. No faces."""

import math

from . import shapes
from .palette import INK


class Figure:
    """A standing person h units tall, soles at (x, y), facing right (left when flipped). Angles are degrees from
    straight down, positive forward."""

    def __init__(self, x, y, h, flip=False, lean=0.0):
        self.x, self.y, self.h, self.dir, self.lean = x, y, h, -1 if flip else 1, lean
        self.legs()
        self.arms()

    def _go(self, p, angle, length):
        a = math.radians(angle)
        return p[0] + self.dir * math.sin(a) * length * self.h, p[1] + math.cos(a) * length * self.h

    def legs(self, front=(8, 0), back=(-8, -10)):
        self.hip = (self.x, self.y - 0.48 * self.h)
        self._legs = (front, back)
        feet = []
        for thigh, shin in self._legs:
            feet.append(self._go(self._go(self.hip, thigh, 0.245), shin, 0.235)[1])
        self.hip = (self.x, self.hip[1] + self.y - max(feet))
        self.neck = self._go(self.hip, 180 - self.lean, 0.33)
        self.head = self._go(self.neck, 180 - self.lean * 1.4, 0.125)

    def arms(self, front=(18, 30), back=(-14, 6)):
        self._arms = (front, back)

    def hand(self, which=0):
        shoulder = self._go(self.neck, -self.lean, 0.035)
        upper, fore = self._arms[which]
        return self._go(self._go(shoulder, upper, 0.17), fore, 0.16)

    def body(self, bulk=1.0, hood=False, coat=0.0, skirt=0.0, hat=None):
        """The whole silhouette as one outline."""
        h, d = self.h, ""
        for thigh, shin in self._legs:
            knee = self._go(self.hip, thigh, 0.245)
            foot = self._go(knee, shin, 0.225)
            toe = self._go(foot, 82 + shin * 0.5, 0.06)
            d += shapes.limb(self.hip, knee, 0.055 * h * bulk, 0.038 * h * bulk)
            d += shapes.limb(knee, foot, 0.038 * h * bulk, 0.024 * h * bulk)
            d += shapes.limb(foot, toe, 0.027 * h, 0.02 * h)
        chest = self._go(self.neck, -self.lean, 0.07)
        waist = self._go(self.neck, -self.lean, 0.22)
        d += shapes.limb(self.neck, chest, 0.064 * h * bulk, 0.074 * h * bulk)
        d += shapes.limb(chest, waist, 0.074 * h * bulk, 0.06 * h * bulk)
        d += shapes.limb(waist, self.hip, 0.06 * h * bulk, 0.062 * h * bulk)
        shoulder = self._go(self.neck, -self.lean, 0.035)
        for upper, fore in self._arms:
            elbow = self._go(shoulder, upper, 0.17)
            d += shapes.limb(shoulder, elbow, 0.042 * h * bulk, 0.033 * h * bulk)
            d += shapes.limb(elbow, self._go(elbow, fore, 0.16), 0.033 * h * bulk, 0.022 * h * bulk)
        r = 0.056 * h
        d += shapes.ellipse(*self.head, r * (1.22 if hood else 1), r * (1.35 if hood else 1.22))
        d += shapes.limb(self.neck, self.head, 0.034 * h, 0.026 * h)
        length = coat or skirt
        if length:
            low = min(self.y - 0.01 * h, self.hip[1] + length * h)
            w = (0.13 if coat else 0.15) * h * (1 + length * 0.6)
            sx, sy = self.neck
            d += shapes.smooth(shapes.wound([(sx - 0.09 * h, sy + 0.02 * h), (sx + 0.09 * h, sy + 0.02 * h),
                                (self.hip[0] + 0.085 * h, self.hip[1] - .05 * h), (self.hip[0] + w * 0.9, low),
                                (self.hip[0], low + 0.012 * h), (self.hip[0] - w, low),
                                (self.hip[0] - 0.09 * h, self.hip[1] - .05 * h)]), pull=0.35)
        hx, hy = self.head
        if hat == "helmet":
            d += shapes.smooth(shapes.wound([(hx - 1.15 * r, hy + 0.1 * r), (hx - 1.2 * r, hy - 0.9 * r), (hx, hy - 1.5 * r),
                                             (hx + 1.15 * r, hy - 0.95 * r), (hx + 1.25 * r, hy - 0.15 * r)]), pull=0.8)
        elif hat == "scarf":
            nx, ny = self.neck
            d += shapes.smooth(shapes.wound([(hx - self.dir * 1.1 * r, hy - 1.0 * r), (hx + self.dir * 0.7 * r, hy - 1.35 * r),
                                             (hx + self.dir * 1.15 * r, hy), (nx + self.dir * 0.08 * h, ny + 0.01 * h),
                                             (nx - self.dir * 0.12 * h, ny + 0.06 * h), (hx - self.dir * 1.35 * r, hy + 0.6 * r)]))
        elif hat == "cap":
            k = self.dir * r
            d += shapes.poly(shapes.wound([(hx - 1.1 * k, hy - 0.3 * r), (hx - 0.9 * k, hy - 1.3 * r), (hx + 0.7 * k, hy - 1.4 * r),
                                           (hx + 1.0 * k, hy - 0.7 * r), (hx + 1.9 * k, hy - 0.5 * r), (hx + 1.8 * k, hy - 0.3 * r)]))
        elif hat == "bun":
            d += shapes.ellipse(hx - self.dir * 0.9 * r, hy - 0.7 * r, 0.55 * r)
        elif hat == "hair":
            d += shapes.smooth(shapes.wound([(hx + self.dir * .7 * r, hy - 1.25 * r), (hx - self.dir * 1.1 * r, hy - r),
                                             (hx - self.dir * 1.4 * r, hy + 1.7 * r), (hx - self.dir * .1 * r, hy + 1.4 * r)]))
        return d

    def draw(self, s, colour=INK, rim=None, rim_by=(-4, -3), **clothes):
        d = self.body(**clothes)
        if rim:
            with s.move(*rim_by):
                s.fill(d, rim)
        s.fill(d, colour)
        return d

    def pack(self, s, colour, size=1.0):
        nx, ny = self.neck
        hx, hy = self.hip
        k, h = self.dir, self.h * size
        s.fill(shapes.smooth([(nx - k * 0.05 * h, ny - 0.01 * h), (nx - k * 0.17 * h, ny + 0.0 * h),
                              (nx - k * 0.22 * h, ny + 0.16 * h), (hx - k * 0.17 * h, hy - 0.04 * h),
                              (hx - k * 0.05 * h, hy - 0.04 * h)], pull=0.7), colour)

    def staff(self, s, colour, angle=0.05, length=0.5, which=0, width=0.018):
        x, y = self.hand(which)
        s.stroke(shapes.poly([(x - self.dir * 0.02 * self.h, y - 0.05 * self.h),
                              (x + self.dir * angle * self.h, y + length * self.h)], False), colour, width * self.h)

    def rifle(self, s, colour, slung=True):
        """A plain long shape: slung behind the shoulder, or held low across the body."""
        nx, ny = self.neck
        h, k = self.h, self.dir
        if slung:
            a, b = (nx - k * 0.13 * h, ny - 0.17 * h), (nx - k * 0.05 * h, ny + 0.36 * h)
        else:
            a, b = (nx + k * 0.36 * h, ny + 0.30 * h), (nx - k * 0.12 * h, ny + 0.20 * h)
        mid = (a[0] * 0.45 + b[0] * 0.55, a[1] * 0.45 + b[1] * 0.55)
        s.stroke(shapes.poly([a, mid], False), colour, 0.016 * h)
        s.stroke(shapes.poly([mid, b], False), colour, 0.042 * h, cap="butt")
        dx, dy = (b[0] - a[0]) * 0.1, (b[1] - a[1]) * 0.1
        s.stroke(shapes.poly([mid, (mid[0] - dy * 1.4 * k + dx, mid[1] + abs(dx) * 1.4 + dy)], False), colour, 0.03 * h, cap="butt")


WALK = dict(front=(24, 6), back=(-16, -34))
STRIDE = dict(front=(32, 12), back=(-22, -44))
STAND = dict(front=(4, 0), back=(-5, -3))
