#!/usr/bin/env python3
"""Draws the demo edition's pictures, films, sound and icons, and writes every file that the edition names.

    python3 demo/draw.py                 all of it (a quarter to half an hour; one process at a time)
    python3 demo/draw.py camp k2-07      these alone (pictures or films by name, or: sound, icons)
    python3 demo/draw.py --svg DIR …     also keeps the drawings themselves, as SVG, in DIR
    python3 demo/draw.py --index DIR …   writes pictures.json, videos.json, audio.json to DIR: what the articles say of each

Needs Python 3 alone, and from Debian: librsvg2-bin, webp, imagemagick, pngquant, optipng, ffmpeg, espeak-ng.
"""

import argparse
import json
import os
import shutil
import sys

from studio import catalog, files, films, icon, sound

PUBLIC = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "public")
TOOLS = {"rsvg-convert": "librsvg2-bin", "cwebp": "webp", "convert": "imagemagick", "pngquant": "pngquant", "optipng": "optipng",
         "ffmpeg": "ffmpeg", "espeak-ng": "espeak-ng"}


def widths(name):
    gallery = name.startswith("k2-") and name[3:].isdigit()
    return files.GALLERY if gallery else files.ORDINARY


def picture(name, folder, keep):
    draw, x, y = catalog.PICTURES[name]
    svg = draw().svg()
    if keep:
        with open(os.path.join(keep, f"{name}.svg"), "w") as f:
            f.write(svg)
    return {"renditions": files.renditions(name, svg, folder, widths(name)), "width": 1536, "height": 1024, "focalPoint": {"x": x, "y": y}}


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("names", nargs="*")
    ask.add_argument("--svg")
    ask.add_argument("--index")
    asked = ask.parse_args()
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if missing:
        sys.exit("Missing tools. On Debian: apt-get install " + " ".join(missing))
    known = [*catalog.PICTURES, *films.FILMS, "sound", "icons"]
    names = asked.names or known
    for name in names:
        if name not in known:
            sys.exit(f"No picture, film or other work is called {name}.")
    images, videos, audio = (os.path.join(PUBLIC, "data", kind) for kind in ("images", "videos", "audio"))
    for folder in (images, videos, audio, asked.svg, asked.index):
        if folder:
            os.makedirs(folder, exist_ok=True)
    index = {"pictures": {}, "videos": {}, "audio": {}}
    for name in names:
        print(name, flush=True)
        if name in catalog.PICTURES:
            index["pictures"][name] = picture(name, images, asked.svg)
        elif name in films.FILMS:
            index["videos"][name] = films.write(name, videos, images)
        elif name == "sound":
            index["audio"][sound.NAME] = sound.write(audio)
        else:
            icon.write(os.path.join(PUBLIC, "icons"))
    for kind, entries in index.items():
        if asked.index and entries:
            path = os.path.join(asked.index, f"{kind}.json")
            if asked.names and os.path.exists(path):
                with open(path, encoding="utf-8") as f:
                    entries = {**json.load(f), **entries}
            with open(path, "w", encoding="utf-8") as f:
                json.dump(entries, f, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
