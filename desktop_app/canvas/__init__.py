"""The map canvas: values in, drawing out."""
