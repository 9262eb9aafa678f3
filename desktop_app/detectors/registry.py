"""The detectors, one line each: the kind of finding, and the function that finds it."""

from desktop_app.detectors.zone_visits import find_visits

DETECTORS = {
    "zone visit": find_visits,
}
