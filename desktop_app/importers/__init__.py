"""One file format a module: bytes become fixes or zones, and the records that were refused."""
