// The page’s half of reading offline.
