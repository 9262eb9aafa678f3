"""Measuring on the WGS84 ellipsoid, vectorised."""
