"""Every picture by its name: who draws it, and where its subject is (as parts of width and height)."""

from . import (culture, gallery_first, gallery_hours, gallery_lines, gallery_paper, gallery_people, gallery_weather, health, indoors, meals,
               mesopotamia, outdoors, society, war, washington)

PICTURES = {
    "raqqa-front": (war.raqqa_front, .5, .5), "raqqa-carte": (mesopotamia.raqqa_carte, .52, .42),
    "apache": (war.apache, .52, .32), "tranchee": (war.tranchee, .53, .52), "camp": (war.camp, .53, .72),
    "combattants": (war.combattants, .5, .7), "chronologie": (mesopotamia.chronologie, .6, .5),
    "avion": (mesopotamia.avion, .68, .26), "erbil": (mesopotamia.erbil, .5, .42),
    "biden-equipe": (washington.biden_equipe, .5, .6), "capitole-direct": (washington.capitole_direct, .5, .5),
    "maison-blanche": (washington.maison_blanche, .58, .6), "prison": (washington.prison, .62, .4),
    "capitole": (washington.capitole, .5, .3), "accord-paris": (washington.accord_paris, .5, .5),
    "manaus": (outdoors.manaus, .54, .6), "panier-repas": (meals.panier_repas, .5, .5),
    "couvre-feu": (society.couvre_feu, .4, .43), "attestation": (indoors.attestation, .45, .55),
    "conseil": (indoors.conseil, .5, .5), "rue-nuit": (society.rue_nuit, .45, .55), "marche": (society.marche, .5, .6),
    "etudiants": (meals.etudiants, .5, .58), "hopital": (health.hopital, .6, .6), "variant": (health.variant, .45, .5),
    "vaccin": (health.vaccin, .55, .55), "sommeil": (health.sommeil, .32, .62), "hydrogene": (outdoors.hydrogene, .68, .6),
    "remontees": (outdoors.remontees, .35, .45), "bureaux": (indoors.bureaux, .5, .6), "theatre": (culture.theatre, .4, .4),
    "imprimerie": (culture.imprimerie, .5, .6), "musee": (culture.musee, .52, .5), "k2": (outdoors.k2, .5, .45),
    "k2-nuit": (outdoors.k2_nuit, .55, .45),
}

_AT = {  # where the gallery's subjects are; the middle of the mountain when not said
    3: (.5, .4), 4: (.5, .4), 6: (.5, .5), 7: (.45, .35), 8: (.5, .35), 9: (.5, .45), 10: (.49, .45), 11: (.6, .4), 12: (.5, .5), 13: (.5, .45),
    15: (.3, .72), 18: (.58, .45), 19: (.48, .6), 21: (.5, .35), 22: (.5, .6), 23: (.45, .6), 25: (.58, .4), 26: (.55, .5), 29: (.5, .7), 30: (.5, .5),
    31: (.46, .6), 33: (.6, .45), 35: (.5, .6), 36: (.5, .4), 38: (.5, .2), 40: (.5, .35),
}
for _n in range(1, 41):
    for _module in (gallery_first, gallery_hours, gallery_lines, gallery_paper, gallery_weather, gallery_people):
        _draw = getattr(_module, f"k2_{_n:02d}", None)
        if _draw:
            PICTURES[f"k2-{_n:02d}"] = (_draw, *_AT.get(_n, (.5, .4)))
