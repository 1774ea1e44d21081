"""The Capitol and the White House, front on, in three tones; each returns nothing and is drawn around a foot line."""

from . import shapes
from .palette import *


def _columns(s, x0, x1, n, top, base, light, dark):
    w = (x1 - x0) / (n * 1.9)
    for i in range(n):
        x = x0 + (x1 - x0) * (i + .5) / n
        s.fill(shapes.rect(x - w / 2, top, w, base - top), light)
        s.fill(shapes.rect(x + w * .12, top, w * .38, base - top), dark)
        s.fill(shapes.rect(x - w * .75, top, w * 1.5, 5) + shapes.rect(x - w * .75, base - 6, w * 1.5, 6), light)


def _windows(s, x0, x1, n, y, w, h, colour, arch=False):
    for i in range(n):
        x = x0 + (x1 - x0) * (i + .5) / n - w / 2
        if arch:
            s.fill(shapes.smooth([(x, y + h), (x, y + h * .3), (x + w / 2, y), (x + w, y + h * .3), (x + w, y + h)], pull=.5), colour)
        else:
            s.fill(shapes.rect(x, y, w, h), colour)


def capitol(s, cx, base, k=1.0, light=PAPER, mid=STONE, dark=SLATE, window=INK, lit=None):
    """About 1,240 units wide and 660 high at k = 1."""
    win = lit or window
    with s.move(cx, base, k):
        for side in (-1, 1):  # the wings, the House's and the Senate's
            x0, x1 = (-620, -400) if side < 0 else (400, 620)
            s.box(x0, -165, x1 - x0, 165, light if side < 0 else mid)
            s.fill(shapes.rect(x0 - 8, -176, x1 - x0 + 16, 13), light)
            s.fill(shapes.poly([(x0 + 40, -176), ((x0 + x1) / 2, -216), (x1 - 40, -176)]), mid if side < 0 else dark)
            s.fill(shapes.rect(x0 + 18, -150, x1 - x0 - 36, 92), dark)
            _columns(s, x0 + 18, x1 - 18, 9, -150, -56, light, mid)
            _windows(s, x0 + 14, x1 - 14, 7, -40, 14, 30, win)
            c0, c1 = (-405, -190) if side < 0 else (190, 405)
            s.box(c0, -140, c1 - c0, 140, mid if side < 0 else mid)
            s.fill(shapes.rect(c0, -150, c1 - c0, 11), light)
            _windows(s, c0 + 8, c1 - 8, 8, -122, 12, 34, win)
            _windows(s, c0 + 8, c1 - 8, 8, -66, 12, 40, win, True)
        s.box(-210, -172, 420, 172, light)
        s.fill(shapes.rect(-222, -184, 444, 14), light)
        s.fill(shapes.rect(-196, -160, 392, 104), dark)
        _columns(s, -196, 196, 12, -160, -54, light, mid)
        s.fill(shapes.poly([(-120, -184), (0, -232), (120, -184)]), light)
        s.fill(shapes.poly([(-92, -188), (0, -222), (92, -188)]), mid)
        for i in range(6):  # the steps
            w = 150 + i * 26
            s.fill(shapes.rect(-w, -54 + i * 9, w * 2, 9), (light, mid)[i % 2])
        s.box(-128, -262, 256, 80, mid)  # the base of the dome
        s.fill(shapes.rect(-136, -270, 272, 12), light)
        s.fill(shapes.poly([(14, -258), (128, -258), (128, -182), (60, -182)]), dark)
        s.fill(shapes.rect(-112, -366, 224, 98), dark)
        _columns(s, -118, 118, 13, -360, -270, light, mid)
        s.fill(shapes.rect(-126, -376, 252, 14), light)
        s.fill(shapes.rect(-102, -426, 204, 52), mid)
        _windows(s, -98, 98, 11, -416, 9, 34, win, True)
        s.fill(shapes.rect(-108, -434, 216, 11), light)
        shell = shapes.smooth([(-102, -432), (-98, -480), (-74, -530), (-30, -562), (30, -562), (74, -530), (98, -480), (102, -432)], pull=.9)
        s.fill(shell, light)
        with s.clip(shell):
            s.fill(shapes.smooth([(14, -580), (70, -540), (140, -420), (40, -420), (44, -490)], pull=.6), mid)
            s.fill(shapes.smooth([(56, -580), (110, -540), (140, -420), (84, -420), (80, -490)], pull=.6), dark)
            for x in (-80, -52, -22, 10, 42, 70):
                s.stroke(shapes.smooth([(x * .28, -570), (x * .8, -520), (x * 1.08, -428)], False), mid if x < 12 else dark, 4)
        s.fill(shapes.rect(-34, -574, 68, 14), light)
        s.fill(shapes.rect(-24, -618, 48, 46), dark if not lit else lit)
        _columns(s, -25, 25, 5, -616, -574, light, mid)
        s.fill(shapes.smooth([(-30, -616), (-22, -634), (0, -644), (22, -634), (30, -616)], pull=.8), light)
        s.fill(shapes.poly([(-7, -640), (-5, -668), (0, -684), (5, -668), (7, -640)]), window)
        s.disc(0, -686, 5, window)


def white_house(s, cx, base, k=1.0, light=PAPER, mid=SAND, dark=STONE, window=SLATE):
    """The north front: about 1,000 units wide, 330 high at k = 1."""
    with s.move(cx, base, k):
        s.box(-500, -250, 1000, 250, light)
        s.fill(shapes.rect(-512, -266, 1024, 18), light)
        s.fill(shapes.rect(-512, -252, 1024, 6), dark)
        for i in range(64):  # the balustrade
            s.fill(shapes.rect(-500 + i * 15.8, -290, 6, 26), light)
        s.fill(shapes.rect(-506, -296, 1012, 8), light)
        for side in (-1, 1):
            for i in range(4):
                x = side * (222 + i * 76)
                s.fill(shapes.rect(x - 19, -226, 38, 62), window)
                s.fill(shapes.rect(x - 2, -226, 4, 62) + shapes.rect(x - 19, -196, 38, 4), light)
                s.fill(shapes.rect(x - 19, -112, 38, 80), window)
                s.fill(shapes.rect(x - 2, -112, 4, 80) + shapes.rect(x - 19, -74, 38, 4), light)
                cap = shapes.poly([(x - 30, -122), (x, -142), (x + 30, -122)]) if i % 2 else shapes.smooth([(x - 30, -122), (x - 20, -136), (x, -141), (x + 20, -136), (x + 30, -122)])
                s.fill(cap, dark)
                s.fill(shapes.rect(x - 24, -28, 48, 7) + shapes.rect(x - 24, -160, 48, 5), dark)
        with s.ink(.7):
            s.fill(shapes.poly([(170, -250), (250, -250), (330, 0), (170, 0)]), STONE)
        s.fill(shapes.rect(-180, -262, 360, 262), window)  # the portico
        for i in range(3):
            s.fill(shapes.rect(-118 + i * 100, -236, 36, 66), NIGHT)
        s.fill(shapes.smooth([(-40, 0), (-40, -110), (0, -150), (40, -110), (40, 0)], pull=.5), INK)
        s.fill(shapes.smooth([(-26, 0), (-26, -100), (0, -128), (26, -100), (26, 0)], pull=.5), OCHRE)
        _columns(s, -182, 182, 4, -258, -6, light, dark)
        s.fill(shapes.rect(-200, -282, 400, 26), light)
        s.fill(shapes.poly([(-208, -282), (0, -356), (208, -282)]), light)
        s.fill(shapes.poly([(-150, -288), (0, -342), (150, -288)]), dark)
        s.line([(0, -350), (0, -452)], window, 5)
        for i in range(4):
            s.fill(shapes.rect(-212 - i * 12, -10 + i * 9, 424 + i * 24, 10), (light, dark)[i % 2])
