"""One kind of finding a module: tracks and zones become findings."""
