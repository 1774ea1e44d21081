"""The audio: the words of the articles' transcript, read by espeak-ng's French voice, a synthetic one."""

import os
import subprocess
import tempfile

NAME = "variant-ecouter"
TEXT = ["Un virus se recopie sans cesse, et se trompe parfois : c’est cela, un variant.",
        "La plupart de ces fautes de copie ne changent rien. Quelques-unes aident le virus à passer d’une personne à l’autre.",
        "Les gestes qui protègent restent les mêmes : le masque, l’air, la distance."]


def write(folder):
    """Makes both files; returns what the edition's JSON says of them."""
    with tempfile.TemporaryDirectory() as tmp:
        wav = os.path.join(tmp, "voice.wav")
        subprocess.run(["espeak-ng", "-v", "fr", "-s", "132", "-p", "38", "-g", "3", "-w", wav, "\n\n".join(TEXT)], check=True)
        tone = "highpass=f=80,lowpass=f=7000,equalizer=f=300:t=q:w=1:g=2,loudnorm=I=-18:TP=-2,adelay=300|300,apad=pad_dur=0.5"
        for name, codec in ((f"{NAME}.ogg", ["-c:a", "libvorbis", "-b:a", "40k"]), (f"{NAME}.mp3", ["-c:a", "libmp3lame", "-b:a", "40k"])):
            subprocess.run(["ffmpeg", "-y", "-loglevel", "error", "-i", wav, "-af", tone, "-ar", "24000", "-ac", "1", *codec,
                            "-fflags", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1", os.path.join(folder, name)], check=True)
    probe = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", os.path.join(folder, f"{NAME}.mp3")],
                           check=True, capture_output=True, text=True)
    return {"sources": [{"url": f"audio/{NAME}.ogg", "type": "audio/ogg"}, {"url": f"audio/{NAME}.mp3", "type": "audio/mpeg"}],
            "duration": round(float(probe.stdout)), "transcript": TEXT}
