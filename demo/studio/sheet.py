"""The sheet one draws on: collects filled and stroked outlines in order and writes them as one SVG."""

import random
from contextlib import contextmanager

from . import shapes
from .palette import PAPER


class Sheet:
    def __init__(self, seed, ground=PAPER, w=1536, h=1024):
        self.rng, self.w, self.h = random.Random(seed), w, h
        self.parts, self.defs = [], []
        self.fill(shapes.rect(-8, -8, w + 16, h + 16), ground)

    def fill(self, d, colour, opacity=None):
        o = f' fill-opacity="{opacity}"' if opacity is not None else ""
        self.parts.append(f'<path fill="{colour}"{o} d="{d}"/>')

    def holes(self, d, colour):
        """Fills by the even-odd rule: an outline inside an outline is a hole."""
        self.parts.append(f'<path fill="{colour}" fill-rule="evenodd" d="{d}"/>')

    def stroke(self, d, colour, width, cap="round", dash=None):
        extra = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(f'<path fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="{cap}"'
                          f' stroke-linejoin="round"{extra} d="{d}"/>')

    def cut(self, points, colour, rough=2.0, step=45):
        """Fills a hand-cut polygon and returns its outline, to clip or hatch it."""
        d = shapes.cut(self.rng, points, rough, step)
        self.fill(d, colour)
        return d

    def box(self, x, y, w, h, colour, rough=1.2):
        return self.cut([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], colour, rough)

    def disc(self, cx, cy, r, colour, ry=None):
        d = shapes.ellipse(cx, cy, r, ry)
        self.fill(d, colour)
        return d

    def line(self, points, colour, width, **more):
        self.stroke(shapes.poly(points, close=False), colour, width, **more)

    @contextmanager
    def clip(self, d, evenodd=False):
        name = f"c{len(self.defs)}"
        rule = ' clip-rule="evenodd"' if evenodd else ""
        self.defs.append(f'<clipPath id="{name}"><path{rule} d="{d}"/></clipPath>')
        self.parts.append(f'<g clip-path="url(#{name})">')
        yield
        self.parts.append("</g>")

    @contextmanager
    def move(self, x=0, y=0, scale=1.0, turn=0.0, flip=False, upside=False):
        sx, sy = -scale if flip else scale, -scale if upside else scale
        self.parts.append(f'<g transform="translate({x:.1f} {y:.1f}) rotate({turn:.2f}) scale({sx:.4f} {sy:.4f})">')
        yield
        self.parts.append("</g>")

    @contextmanager
    def ink(self, opacity=1.0, multiply=True):
        """A second printing: what is drawn inside lies over the rest as a transparent ink does."""
        blend = ' style="mix-blend-mode:multiply"' if multiply else ""
        self.parts.append(f'<g opacity="{opacity}"{blend}>')
        yield
        self.parts.append("</g>")

    def svg(self):
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.w} {self.h}" width="{self.w}" '
                f'height="{self.h}"><defs>{"".join(self.defs)}</defs>{"".join(self.parts)}</svg>')
