"""A finished summary becomes a PDF or paper."""
