"""One verb a module: everything a person can do with a watch file."""
