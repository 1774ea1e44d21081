"""The inks of the demo edition: one paper, one black, four colours and their tints. Nothing else is printed."""

INK, PAPER = "#1d1a17", "#f4efe4"
BRICK, BRICK_D, ROSE = "#b4432d", "#772a1e", "#dd9a80"
SLATE, NIGHT, MIST = "#3e5a72", "#1f2f3f", "#a8bac4"
OCHRE, AMBER, STRAW = "#d39b39", "#94641f", "#edd29b"
SAGE, MOSS, LICHEN = "#8b9b7c", "#4a5c45", "#c5ceb6"
SAND, STONE, ASH = "#e3d8c3", "#b7ab98", "#6f675d"
