"""From a drawing to files: rsvg-convert makes the pixels, cwebp and ImageMagick the renditions. One process at a time."""

import os
import subprocess
import tempfile

GALLERY = (480, 1200)
ORDINARY = (480, 960, 1536)
CEILING = {480: 15_000, 960: 34_000, 1200: 46_000, 1536: 58_000, "jpg": 48_000}  # bytes


def png(svg, path, width):
    subprocess.run(["rsvg-convert", "-w", str(width), "-o", path], input=svg.encode(), check=True)


def icon(svg, path, width):
    """Few colours, so few bytes."""
    png(svg, path, width)
    subprocess.run(["pngquant", "--force", "--speed", "1", "--strip", "--output", path, "32", "--", path], check=True)
    subprocess.run(["optipng", "-quiet", "-o7", "-strip", "all", path], check=True)


def webp(source, target, width):
    for quality in (72, 64, 56, 48, 40, 32, 25, 18, 10):
        for effort in ("4", "6"):  # a quick try first, the best packing once the quality is found
            subprocess.run(["cwebp", "-quiet", "-q", str(quality), "-m", effort, "-sharp_yuv", "-resize", str(width), "0", source, "-o", target], check=True)
            if os.path.getsize(target) > CEILING[width] * (1.06 if effort == "4" else 1):
                break
        else:
            return


def jpg(source, target, width=960):
    for quality in (66, 58, 50, 42, 35, 29, 24):
        subprocess.run(["convert", source, "-resize", f"{width}x", "-strip", "-interlace", "Plane", "-sampling-factor", "4:2:0",
                        "-quality", str(quality), target], check=True)
        if os.path.getsize(target) <= CEILING["jpg"]:
            return


def renditions(name, svg, folder, widths):
    """Writes all renditions of one picture and returns their list for the edition's JSON."""
    out = []
    with tempfile.TemporaryDirectory() as tmp:
        big = os.path.join(tmp, "big.png")
        png(svg, big, 1536)
        for width in widths:
            webp(big, os.path.join(folder, f"{name}-{width}.webp"), width)
            out.append({"url": f"images/{name}-{width}.webp", "width": width, "type": "image/webp"})
        jpg(big, os.path.join(folder, f"{name}-960.jpg"))
        out.append({"url": f"images/{name}-960.jpg", "width": 960, "type": "image/jpeg"})
    return out
