"""Whether the file is whole, as SQLite and GeoPackage define it."""

from desktop_app.store.foreign_objects import find_foreign_objects
from desktop_app.store.geopackage_tables import APPLICATION_ID, USER_VERSION
from desktop_app.store.watch_file import WatchFile


def integrity_problems(watch: WatchFile) -> list[str]:
    """Sentences about damage, broken references and foreign code; empty for a whole file."""
    db = watch.db
    problems = [
        f"SQLite reports: {row[0]}"
        for row in db.execute("PRAGMA integrity_check(20)").fetchall()
        if row[0] != "ok"
    ]
    problems += [
        f"A row of {row[0]} refers to a row of {row[2]} that is not there"
        for row in db.execute("PRAGMA foreign_key_check").fetchall()
    ]
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        problems.append("The file does not call itself a GeoPackage")
    if db.execute("PRAGMA user_version").fetchone()[0] != USER_VERSION:
        problems.append("The file does not state GeoPackage 1.4")
    foreign = find_foreign_objects(db)
    problems += [f"Another program put code into the file: {name}" for name in foreign.unknown]
    return problems
