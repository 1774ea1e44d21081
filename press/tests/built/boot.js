const build = null; // press writes the names here.
