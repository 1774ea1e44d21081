"""The drawing room of the demo edition: palette, paper, tools, scenes."""
