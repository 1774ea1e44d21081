// The page's half of the worker.
