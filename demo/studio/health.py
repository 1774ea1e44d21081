"""The epidemic: hospital, variant, vaccine, sleep."""

import math

from . import props, shapes, texture
from .figures import WALK, Figure
from .palette import *
from .sheet import Sheet


def hopital():
    s = Sheet("hopital", LICHEN)
    vx, vy = 830, 400
    k = lambda d: 1 / (1 + d * .62)
    at = lambda x, y, d: (vx + x * k(d), vy + y * k(d))
    W_, TOP, LOW, END = 860, -470, 690, 9
    quad = lambda a, b, c, d: shapes.poly([a, b, c, d])
    s.fill(quad(at(-W_, TOP, -.6), at(W_, TOP, -.6), at(W_, TOP, END), at(-W_, TOP, END)), SAND)
    s.fill(quad(at(-W_, LOW, -.6), at(W_, LOW, -.6), at(W_, LOW, END), at(-W_, LOW, END)), SAGE)
    for i in range(12):  # light on the floor
        a = at(-190, LOW, i * .8 - .5), at(190, LOW, i * .8 - .5), at(190, LOW, i * .8 - .1), at(-190, LOW, i * .8 - .1)
        s.fill(quad(*a), (PAPER if i % 2 else LICHEN))
    for i in range(9):
        s.fill(quad(at(-170, TOP, i * .9 - .4), at(170, TOP, i * .9 - .4), at(170, TOP, i * .9 + .15), at(-170, TOP, i * .9 + .15)), PAPER)
        s.stroke(quad(at(-170, TOP, i * .9 - .4), at(170, TOP, i * .9 - .4), at(170, TOP, i * .9 + .15), at(-170, TOP, i * .9 + .15)), OCHRE, 5 * k(i))
    left = quad(at(-W_, TOP, -.6), at(-W_, TOP, END), at(-W_, LOW, END), at(-W_, LOW, -.6))
    right = quad(at(W_, TOP, -.6), at(W_, TOP, END), at(W_, LOW, END), at(W_, LOW, -.6))
    s.fill(left, SLATE)
    s.fill(right, PAPER)
    s.fill(quad(at(-W_, 250, -.6), at(-W_, 250, END), at(-W_, LOW, END), at(-W_, LOW, -.6)), NIGHT)
    s.fill(quad(at(W_, 250, -.6), at(W_, 250, END), at(W_, LOW, END), at(W_, LOW, -.6)), LICHEN)
    for side, tone in ((-1, STONE), (1, SLATE)):
        s.fill(quad(at(side * W_, 205, -.6), at(side * W_, 205, END), at(side * W_, 250, END), at(side * W_, 250, -.6)), BRICK if side > 0 else BRICK_D)
        for d in (.35, 1.7, 3.3, 5.3):
            w = .62
            s.fill(quad(at(side * W_, -230, d), at(side * W_, -230, d + w), at(side * W_, LOW, d + w), at(side * W_, LOW, d)), NIGHT if side < 0 else SLATE)
            s.fill(quad(at(side * W_, -200, d + .05), at(side * W_, -200, d + w - .05), at(side * W_, LOW, d + w - .05), at(side * W_, LOW, d + .05)), ASH if side < 0 else MIST)
            lit = (d, side) in ((1.7, -1), (.35, 1))
            s.fill(quad(at(side * W_, -120, d + .2), at(side * W_, -120, d + w - .2), at(side * W_, 80, d + w - .2), at(side * W_, 80, d + .2)), STRAW if lit else NIGHT)
    end = quad(at(-W_, TOP, END), at(W_, TOP, END), at(W_, LOW, END), at(-W_, LOW, END))
    s.fill(end, OCHRE)
    s.fill(quad(at(-300, -200, END), at(300, -200, END), at(300, LOW, END), at(-300, LOW, END)), PAPER)
    texture.hatch(s, left, (0, 0, 760, 1024), 20, 26, 7, 0, NIGHT, 1, .15)
    for x, d, h, flip, cloth in ((-150, 4.2, 1.0, False, MOSS), (190, 5.6, 1.0, True, SLATE)):
        px, py = at(x, LOW, d)
        f = Figure(px, py, 760 * k(d), flip=flip)
        f.legs(**WALK)
        f.draw(s, cloth, hat="cap" if d < 5 else "bun", coat=.14)
    # a bed waits along the wall
    bx, by = 560, 836
    s.fill(shapes.poly([(40, 950), (560, 800), (720, 820), (230, 1000)]), ASH)
    s.fill(shapes.poly([(60, 742), (560, 640), (720, 672), (260, 800)]), PAPER)
    s.fill(shapes.poly([(60, 742), (260, 800), (260, 872), (60, 808)]), SAND)
    s.fill(shapes.poly([(260, 800), (720, 672), (720, 730), (260, 872)]), STONE)
    s.fill(shapes.poly([(200, 716), (560, 642), (720, 672), (380, 766)]), MIST)
    s.fill(shapes.poly([(380, 766), (720, 672), (720, 720), (384, 822)]), SLATE)
    texture.hatch(s, shapes.poly([(200, 716), (560, 642), (720, 672), (380, 766)]), (200, 640, 520, 130), -14, 14, 1, 5, PAPER)
    s.fill(shapes.smooth([(78, 728), (160, 690), (250, 700), (258, 734), (190, 772), (100, 762)], pull=.8), PAPER)
    s.stroke(shapes.smooth([(78, 728), (160, 690), (250, 700), (258, 734), (190, 772), (100, 762)], pull=.8), STONE, 4)
    for x0, y0, y1 in ((62, 640, 960), (262, 700, 1018), (718, 610, 838), (556, 590, 780)):
        s.line([(x0, y0), (x0, y1)], INK, 13 if x0 < 400 else 9)
        s.disc(x0, y1, 18 if x0 < 400 else 12, INK)
        s.disc(x0, y1, 6 if x0 < 400 else 4, STONE)
    s.line([(62, 650), (262, 708)], INK, 12)
    s.line([(556, 598), (718, 618)], INK, 8)
    s.line([(62, 846), (262, 912), (718, 756)], INK, 9)
    # the nurse in the foreground, back turned
    f = Figure(1120, 1040, 640, flip=True, lean=3)
    f.legs((12, 2), (-12, -18))
    f.arms((26, 84), (10, 62))
    f.draw(s, SLATE, rim=STRAW, rim_by=(-8, -3), hat="cap", coat=.17, bulk=1.02)
    nx, ny = f.neck
    hx, hy = f.head
    s.fill(shapes.ellipse(hx, hy + 6, 34, 42), ROSE)
    s.fill(shapes.smooth([(hx - 38, hy + 2), (hx - 38, hy - 30), (hx - 6, hy - 54), (hx + 36, hy - 34), (hx + 40, hy + 6), (hx, hy - 6)], pull=.7), BRICK)
    s.fill(shapes.smooth([(hx - 36, hy + 10), (hx - 4, hy + 6), (hx + 6, hy + 30), (hx - 18, hy + 46), (hx - 38, hy + 32)], pull=.6), PAPER)
    s.line([(hx - 4, hy + 10), (hx + 30, hy - 2)], PAPER, 4)
    x, y = f.hand(0)
    s.cut([(x - 70, y - 84), (x + 30, y - 104), (x + 46, y + 26), (x - 54, y + 46)], OCHRE)
    s.cut([(x - 58, y - 70), (x + 20, y - 86), (x + 32, y + 12), (x - 46, y + 28)], PAPER)
    s.line([(nx - 18, ny + 10), (nx - 26, ny + 90), (nx - 4, ny + 104), (nx + 18, ny + 84), (nx + 22, ny + 10)], INK, 6)
    texture.grain(s)
    return s


def virion(s, cx, cy, r, body, dark, light, spike, odd=None, n=26, seed=0, m=34):
    """A round virus: spikes all around and on the face, one of them of another colour."""
    rng = s.rng

    def one(px, py, a, k, colour, back=False):
        c, n_ = math.cos(a), math.sin(a)
        tip = (px + c * k, py + n_ * k)
        s.fill(shapes.limb((px, py), tip, k * .09, k * .13), dark if back else colour)
        for t, w in ((-.62, .2), (0, .24), (.62, .2)):
            q = (tip[0] + math.cos(a + t) * k * .26, tip[1] + math.sin(a + t) * k * .26)
            s.fill(shapes.ellipse(*q, k * w), dark if back else colour)

    for i in range(n):
        a = (i + rng.uniform(-.2, .2)) / n * 2 * math.pi
        one(cx + r * .96 * math.cos(a), cy + r * .96 * math.sin(a), a, r * rng.uniform(.24, .3), spike)
    d = s.disc(cx, cy, r, body)
    with s.clip(d):
        s.fill(shapes.ellipse(cx - r * .22, cy - r * .26, r * .98), light)
        s.fill(shapes.ellipse(cx - r * .3, cy - r * .34, r * .78), body)
        texture.hatch(s, d, (cx - r, cy - r, 2 * r, 2 * r), 45, r * .055, 0, r * .05, dark)
    golden = 2.399963
    for i in range(m):
        t = math.sqrt((i + .5) / m) * .9
        a = i * golden + seed
        x, y, foreshort = cx + r * t * math.cos(a), cy + r * t * math.sin(a), t
        k = r * (.1 + .1 * foreshort)
        colour = odd if odd and i in (4, 13, 22) else spike
        s.fill(shapes.ellipse(x + r * .02, y + r * .025, r * .075), dark)
        one(x, y, a, k, colour)
        s.fill(shapes.ellipse(x + math.cos(a) * k * 1.2, y + math.sin(a) * k * 1.2, r * .022), light)


def variant():
    s = Sheet("variant", NIGHT)
    texture.bands(s, 0, 1024, [NIGHT, NIGHT, SLATE], 40)
    texture.rings(s, 640, 520, 440, 1300, 36, 6, 2, SLATE)
    for x, y, r in ((1350, 190, 92), (1430, 640, 60), (1180, 930, 74), (120, 140, 66), (80, 830, 88)):
        virion(s, x, y, r, ASH, NIGHT, SLATE, MIST, None, 16, 0, 12)
    virion(s, 640, 520, 340, BRICK, BRICK_D, ROSE, STRAW, SAGE, 30, .7)
    # the one that differs
    x, y, a = 640 + 330 * math.cos(-.42), 520 + 330 * math.sin(-.42), -.42
    tip = (x + 150 * math.cos(a), y + 150 * math.sin(a))
    for grow, c in ((13, NIGHT), (0, SAGE)):
        s.fill(shapes.limb((x, y), tip, 17 + grow, 21 + grow), c)
        for t in (-.75, 0, .75):
            s.fill(shapes.ellipse(tip[0] + 52 * math.cos(a + t), tip[1] + 52 * math.sin(a + t), 40 + grow), c)
    s.fill(shapes.ellipse(tip[0] + 46 * math.cos(a - .8), tip[1] + 46 * math.sin(a - .8), 15), LICHEN)
    texture.rays(s, tip[0] + 30, tip[1] - 10, 128, 230, 22, STRAW, 6, -120, 90)
    texture.grain(s, 700)
    return s


def vaccin():
    s = Sheet("vaccin", SAGE)
    texture.bands(s, 0, 700, [SAGE, SAGE, LICHEN], 14)
    texture.rays(s, 768, 700, 100, 1300, 90, LICHEN, 12, 180, 360)
    s.box(-10, 770, 1556, 260, SLATE)
    texture.hatch(s, shapes.rect(-10, 770, 1556, 260), (-10, 770, 1556, 260), 0, 21, 2, 9, NIGHT, 1.5, .3)
    for i, x in enumerate((180, 400, 620, 840, 1060)):
        h, w, base = 420, 158, 880
        with s.ink(.6):
            s.fill(shapes.poly([(x + w * .4, base), (x + w * 2.1, base + 90), (x + w * 1.2, base + 110), (x - w * .5, base)]), NIGHT)
        glass = shapes.smooth([(x - w / 2, base - 16), (x - w / 2, base - h * .62), (x - w * .26, base - h * .76), (x - w * .26, base - h * .86), (x + w * .26, base - h * .86),
                               (x + w * .26, base - h * .76), (x + w / 2, base - h * .62), (x + w / 2, base - 16), (x + w * .4, base), (x - w * .4, base)], pull=.35)
        s.fill(glass, PAPER)
        level = base - h * (.5, .42, .46, .3, .12)[i]
        with s.clip(glass):
            s.fill(shapes.rect(x - w, level, 2 * w, h), MIST)
            s.fill(shapes.ellipse(x, level, w / 2, 15), PAPER)
            s.fill(shapes.rect(x + w * .2, base - h, w, h), STONE)
            s.fill(shapes.rect(x + w * .2, level, w, h), SLATE)
            s.fill(shapes.rect(x - w, base - h * .4, 2 * w, h * .27), (BRICK, OCHRE, BRICK, OCHRE, BRICK)[i])
            s.fill(shapes.rect(x + w * .2, base - h * .4, w, h * .27), (BRICK_D, AMBER, BRICK_D, AMBER, BRICK_D)[i])
            for q in range(3):
                s.line([(x - w * .34, base - h * .34 + q * 26), (x + w * (.1, .16, -.02)[q], base - h * .34 + q * 26)], PAPER, 8)
        s.fill(shapes.limb((x - w * .36, base - h * .56), (x - w * .36, base - h * .14), 6, 6), PAPER)
        s.stroke(glass, INK, 7)
        s.box(x - w * .33, base - h * 1.0, w * .66, h * .15, INK)
        s.box(x - w * .33, base - h * 1.0, w * .22, h * .15, ASH)
        s.box(x - w * .37, base - h * 1.03, w * .74, h * .05, (BRICK, OCHRE, BRICK, OCHRE, BRICK)[i])
    with s.move(1010, 470, 1.0, -38):  # the syringe
        s.line([(330, 0), (560, 0)], INK, 7)
        s.fill(shapes.poly([(280, -30), (338, -11), (338, 11), (280, 30)]), BRICK)
        barrel = shapes.rect(-220, -62, 500, 124)
        s.fill(barrel, PAPER)
        s.fill(shapes.rect(20, -62, 260, 124), MIST)
        s.fill(shapes.rect(-220, 14, 500, 48), STONE)
        s.fill(shapes.rect(20, 14, 260, 48), SLATE)
        s.fill(shapes.rect(-16, -58, 44, 116), INK)
        s.fill(shapes.rect(-470, -17, 460, 34), ASH)
        s.fill(shapes.rect(-470, -17, 460, 12), STONE)
        s.stroke(barrel, INK, 8)
        s.fill(shapes.rect(-240, -104, 30, 208), INK)
        s.fill(shapes.rect(-494, -84, 28, 168), INK)
        for i in range(13):
            s.line([(-180 + i * 35, -62), (-180 + i * 35, -62 + (40 if i % 3 == 0 else 22))], INK, 5)
        s.fill(shapes.rect(-196, -48, 450, 9), PAPER)
    s.fill(shapes.smooth([(1462, 150), (1446, 182), (1462, 204), (1478, 182)], pull=.8), MIST)
    texture.grain(s)
    return s


def sommeil():
    s = Sheet("sommeil", NIGHT)
    texture.bands(s, 0, 720, [INK, NIGHT, NIGHT, SLATE], 18)
    for _ in range(110):
        s.disc(s.rng.uniform(0, 1536), s.rng.uniform(0, 560), s.rng.choice((1.6, 2.2, 3, 4)), PAPER)
    texture.rings(s, 1120, 270, 190, 720, 30, 7, 1.5, SLATE)
    props.moon(s, 1120, 270, 158, STRAW, NIGHT, .42)
    texture.hatch(s, shapes.ellipse(1120, 270, 158), (962, 112, 316, 316), 55, 15, 0, 5, NIGHT)
    # bed linen as a landscape
    s.cut([(-10, 640)] + shapes.ridge(s.rng, 0, 420, 600, 10) + [(460, 1034), (-10, 1034)], SLATE)
    pillow = shapes.smooth([(70, 700), (110, 580), (300, 540), (520, 580), (560, 690), (500, 770), (200, 790)], pull=.8)
    s.fill(pillow, PAPER)
    texture.hatch(s, pillow, (70, 540, 500, 260), 30, 18, 0, 9, MIST)
    s.fill(shapes.smooth([(190, 640), (200, 560), (280, 510), (370, 520), (420, 570), (425, 640), (350, 690), (250, 690)], pull=.8), INK)  # hair
    face = shapes.smooth([(300, 690), (290, 600), (330, 550), (400, 548), (440, 590), (470, 640), (452, 652), (458, 690), (420, 724), (350, 730)], pull=.6)
    s.fill(face, ROSE)
    with s.clip(face):
        s.fill(shapes.smooth([(290, 740), (300, 660), (360, 700), (470, 690), (470, 760)], pull=.6), BRICK)
    s.fill(shapes.smooth([(270, 560), (330, 520), (420, 540), (400, 570), (340, 580), (310, 650), (280, 690), (250, 640)], pull=.7), INK)
    s.stroke(shapes.smooth([(384, 634), (404, 644), (426, 634)], False), INK, 6)
    s.stroke(shapes.smooth([(388, 604), (410, 598), (430, 606)], False), INK, 4)
    s.stroke(shapes.smooth([(424, 694), (438, 698), (450, 692)], False), BRICK_D, 5)
    back = [(330, 760), (420, 690), (520, 640), (640, 560), (760, 540), (880, 590), (990, 650), (1120, 668), (1240, 640), (1330, 650), (1450, 730), (1560, 780), (1560, 1040), (200, 1040)]
    d = shapes.smooth(back, pull=.8)
    s.fill(d, BRICK)
    with s.clip(d):
        for i, c in enumerate((BRICK_D, BRICK, OCHRE, BRICK_D, BRICK, INK)):
            off = 62 + i * 74
            pts = [(x - off * .22, y + off + 16 * math.sin(x / 140 + i)) for x, y in back[:-2]]
            s.fill(shapes.smooth([(-60, 1100)] + [(180, 840 + off)] + pts + [(1600, 1100)], pull=.7), c)
            for k in range(5):
                s.stroke(shapes.smooth([(x, y + 9 + k * 13) for x, y in pts], False), (ROSE, STRAW, AMBER, ROSE, STRAW, SLATE)[i], 3.4 - k * .5, dash=f"{60 + k * 20} {24 + k * 14}")
    s.stroke(shapes.smooth(back[:-2], False, .8), STRAW, 7)
    sheet = shapes.smooth([(300, 800), (360, 735), (480, 690), (560, 690), (520, 760), (430, 830), (330, 860)], pull=.8)
    s.fill(sheet, PAPER)
    texture.hatch(s, sheet, (300, 690, 260, 170), -30, 16, 6, 1, MIST)
    s.fill(shapes.limb((440, 760), (520, 720), 21, 17) + shapes.ellipse(534, 712, 21), ROSE)
    texture.grain(s, 600)
    return s
