"""Windows, panels and actions: clicks become operations, changes become refreshed views."""
