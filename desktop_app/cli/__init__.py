"""Words typed at a prompt become one operation, then text or JSON and an exit status."""
