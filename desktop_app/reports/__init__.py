"""An incident becomes a summary value, and that becomes text or JSON."""
