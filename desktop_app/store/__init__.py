"""The watch file: the only room with SQL, migrations and transactions."""
