"""The newspaper's own mark: a courier's horn in one bold shape, for the icons."""

import os

from . import files, shapes
from .palette import BRICK, OCHRE, PAPER


def horn(ground, metal):
    """The horn on a sheet of 512 × 512; it stays inside the circle that launchers may cut."""
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
        out += f'<path fill="{OCHRE}" d="{shapes.spindle(x - length, y, x + length, y, 13)}"/>'
    return out


def write(folder):
    os.makedirs(folder, exist_ok=True)
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">'
    icon = f'{head}<path fill="{BRICK}" d="M0 0H512V512H0Z"/>{horn(BRICK, PAPER)}</svg>\n'
    favicon = f'{head}<rect width="512" height="512" rx="96" fill="{BRICK}"/><g transform="translate(-36 -40) scale(1.14)">{horn(BRICK, PAPER)}</g></svg>\n'
    for name, text in (("icon.svg", icon), ("favicon.svg", favicon)):
        with open(os.path.join(folder, name), "w") as f:
            f.write(text)
    for size in (192, 512):
        files.png(icon, os.path.join(folder, f"icon-{size}.png"), size)
