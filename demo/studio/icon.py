"""The newspaper's own mark, a courier's horn in one bold shape, for the icons; and the signs of the app's shortcuts."""

import os

from . import files, shapes
from .palette import BRICK, INK, OCHRE, PAPER


def horn(ground, metal, wind):
    """The horn on a sheet of 512 × 512."""
    ring = "M256 164a96 96 0 1 1 0 192a96 96 0 1 1 0 -192Z"
    bell = shapes.smooth([(226, 146), (330, 140), (392, 116), (436, 78)], False)
    bell += "Q470 170 436 262" + "C400 214 330 190 226 184Z"
    out = f'<path fill="none" stroke="{metal}" stroke-width="40" d="{ring}"/>'
    out += f'<path fill="none" stroke="{ground}" stroke-width="60" d="M100 196L226 166"/>'
    out += f'<path fill="{ground}" stroke="{ground}" stroke-width="22" d="{bell}"/>'
    out += f'<path fill="{metal}" d="M92 172L232 145V185L98 212ZM64 160L92 156L102 232L76 238Z"/>'
    out += f'<path fill="{metal}" d="{bell}"/>'
    out += f'<path fill="none" stroke="{ground}" stroke-width="10" stroke-linecap="round" d="M424 112Q446 170 424 228"/>'
    for x, y, length in ((158, 372, 60), (196, 396, 74), (150, 424, 44)):  # the wind of the ride
        out += f'<path fill="{wind}" d="{shapes.spindle(x - length, y, x + length, y, 13)}"/>'
    return out


def sheet(inside):
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">'
    return f"{head}{inside}</svg>\n"


def inside_the_safe_circle(drawing):
    """Launchers cut a maskable icon to what shape they like, at the worst to a circle of four fifths of its width."""
    return f'<g transform="translate(256 256) scale(.84) translate(-269 -245)">{drawing}</g>'


def icons():
    mark = horn(BRICK, PAPER, OCHRE)
    full = f'<path fill="{BRICK}" d="M0 0H512V512H0Z"/>'
    # By itself, as browsers' tabs and desktops show it.
    rounded = sheet(f'<rect width="512" height="512" rx="96" fill="{BRICK}"/><g transform="translate(-36 -40) scale(1.14)">{mark}</g>')
    # What only the system colours: a stencil.
    stencil = f'<mask id="horn">{inside_the_safe_circle(horn("#000", "#fff", "#fff"))}</mask><path mask="url(#horn)" d="M0 0H512V512H0Z"/>'
    return rounded, sheet(full + inside_the_safe_circle(mark)), sheet(full + mark), sheet(stencil)


def signs():
    """One for each shortcut, on the round that launchers show them on; the colours are of no brand."""
    front = f'<rect x="152" y="136" width="208" height="240" rx="10" fill="{INK}"/>'
    front += f'<path fill="{PAPER}" d="M176 164H336V196H176ZM176 218H250V292H176Z"/>'
    front += f'<path stroke="{PAPER}" stroke-width="14" d="M268 225H336M268 255H336M268 285H336M176 321H336M176 349H300"/>'
    saved = f'<path fill="{INK}" d="M168 124H344Q356 124 356 136V388L256 314L156 388V136Q156 124 168 124Z"/>'
    ranks = f'<path fill="{INK}" d="M214 252H298V376H214ZM120 292H204V376H120ZM308 316H392V376H308Z"/>'
    ranks += f'<path fill="{INK}" d="M256 122L272 162L315 165L282 192L293 234L256 211L219 234L230 192L197 165L240 162Z"/>'
    ground = f'<circle cx="256" cy="256" r="256" fill="{PAPER}"/>'
    return {name: sheet(ground + sign) for name, sign in (("front", front), ("saved", saved), ("most-read", ranks))}


def write(folder):
    os.makedirs(folder, exist_ok=True)
    rounded, maskable, full, stencil = icons()
    with open(os.path.join(folder, "favicon.svg"), "w") as f:
        f.write(rounded)
    drawings = [("icon", rounded, 192), ("icon", rounded, 512), ("maskable", maskable, 192), ("maskable", maskable, 512)]
    drawings += [("monochrome", stencil, 512), ("apple-touch", full, 180)]
    for name, svg, size in drawings:
        files.icon(svg, os.path.join(folder, f"{name}-{size}.png"), size)
    for name, svg in signs().items():
        files.icon(svg, os.path.join(folder, f"shortcut-{name}.png"), 96)
