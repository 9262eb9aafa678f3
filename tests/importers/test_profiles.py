import pytest

from desktop_app.domain.import_options import MAPPED_FIELDS
from desktop_app.importers.instants import zone_named
from desktop_app.importers.profiles import normalised, profiles

OWN_FIELDS = {*MAPPED_FIELDS, "kind", "ship_class", "ship_type"}


def test_names_are_compared_without_case_and_signs():
    assert normalised("# Base_Date-Time ") == "basedatetime"


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
def test_every_profile_names_known_fields_and_normalised_columns(profile):
    assert set(profile.columns.values()) <= OWN_FIELDS
    assert all(normalised(column) == column for column in profile.columns)
    assert set(profile.required) <= set(profile.columns)
    assert profile.time_zone is None or zone_named(profile.time_zone)
