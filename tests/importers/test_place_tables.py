"""Places, names and claims as the files have them."""

import pytest

from desktop_app.importers.place_tables import read_claims, read_places


@pytest.fixture
def folder(tmp_path):
    files = {
        "places.csv": [
            "place_id,kind,part_of,lat,lon,accuracy_m,drawn",
            "elm,island,,30.5,170.25,150,dot",
            "oak,island,elm,30.6,170.35,,label",
            "nameless,island,,1,2,3,dot",
        ],
        "names.csv": [
            "place_id,party,language,script,name,romanisation,usage",
            "elm,intl,en,Latn,Elm / Ulme,,neutral",
            "elm,XB,ja,Jpan,楡島,Nire-shima,official",
            "oak,XA,en,Latn,Oak,,official",
        ],
        "claims.csv": [
            "place_id,party,role,since",
            "elm,XA,administers,1950",
            "elm,XA,claims,1900",
            "elm,XB,claims,1910",
            "elm,XB,claims,1920",
        ],
    }
    for name, lines in files.items():
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_places_carry_their_names(folder):
    elm, oak = read_places(folder)
    assert (elm.id, elm.lon_deg, elm.lat_deg, elm.accuracy_m) == ("elm", 170.25, 30.5, 150.0)
    assert elm.neutral == elm.label == "Elm / Ulme"
    assert [(entry.party, entry.name, entry.romanisation) for entry in elm.names] == [
        ("intl", "Elm / Ulme", ""),
        ("XB", "楡島", "Nire-shima"),
    ]
    assert (oak.part_of, oak.accuracy_m, oak.neutral) == ("elm", 0.0, "Oak")


def test_a_place_without_any_name_is_not_shown(folder):
    assert [place.id for place in read_places(folder)] == ["elm", "oak"]


def test_claims_name_each_party_once(folder):
    claims = read_claims(folder, "elm")
    assert (claims.administered_by, claims.claimed_by) == ("XA", ("XA", "XB"))
    nobody = read_claims(folder, "oak")
    assert (nobody.administered_by, nobody.claimed_by) == (None, ())
