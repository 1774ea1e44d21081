"""Films: frames drawn one by one at 12 a second, encoded twice, with a poster and caption tracks."""

import os
import subprocess
import tempfile

from . import film_k2, film_mossoul, film_raqqa, files

FILMS = {  # name: (scenes, the moment of the poster, its focal point)
    "raqqa-cite-cible": (film_raqqa, .88, (.58, .5)),
    "mossoul-maison-par-maison": (film_mossoul, .14, (.5, .6)),
    "k2-l-hiver": (film_k2, .97, (.48, .4)),
}
RATE, WIDTH, CEILING = 12, 960, 350_000
LANGUAGES = {"fr": "Français", "en": "English"}


def _encode(frames, target, codec, levels):
    for level in levels:
        command = ["ffmpeg", "-y", "-loglevel", "error", "-threads", "1", "-framerate", str(RATE), "-i", frames, "-an", "-pix_fmt", "yuv420p",
                   *codec, "-crf", str(level), "-threads", "1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", target]
        subprocess.run(command, check=True)
        if os.path.getsize(target) <= CEILING:
            return


def _stamp(seconds):
    return f"{int(seconds // 3600):02d}:{int(seconds // 60) % 60:02d}:{seconds % 60:06.3f}"


def write(name, videos, images):
    """Makes one film's files; returns what the edition's JSON says of it."""
    film, moment, (x, y) = FILMS[name]
    with tempfile.TemporaryDirectory() as tmp:
        count = film.SECONDS * RATE
        for i in range(count):
            files.png(film.frame(i / (count - 1)).svg(), os.path.join(tmp, f"{i:04d}.png"), WIDTH)
        frames = os.path.join(tmp, "%04d.png")
        _encode(frames, os.path.join(videos, f"{name}.mp4"),
                ["-c:v", "libx264", "-preset", "veryslow", "-tune", "animation", "-profile:v", "high", "-movflags", "+faststart"], (27, 30, 33, 36, 39))
        _encode(frames, os.path.join(videos, f"{name}.webm"),
                ["-c:v", "libvpx-vp9", "-b:v", "0", "-deadline", "good", "-cpu-used", "2"], (42, 46, 50, 54, 58, 62))
    captions = []
    for lang, lines in film.CAPTIONS.items():
        with open(os.path.join(videos, f"{name}.{lang}.vtt"), "w", encoding="utf-8") as f:
            f.write("WEBVTT\n")
            for a, b, text in lines:
                f.write(f"\n{_stamp(a)} --> {_stamp(b)}\n{text}\n")
        captions.append({"url": f"videos/{name}.{lang}.vtt", "lang": lang, "label": LANGUAGES[lang]})
    poster = files.renditions(f"{name}-poster", film.frame(moment).svg(), images, files.ORDINARY)
    return {"sources": [{"url": f"videos/{name}.webm", "type": "video/webm"}, {"url": f"videos/{name}.mp4", "type": "video/mp4"}],
            "poster": {"renditions": poster, "width": 1536, "height": 864, "focalPoint": {"x": x, "y": y}, "alt": film.ALT},
            "captions": captions, "duration": film.SECONDS}
