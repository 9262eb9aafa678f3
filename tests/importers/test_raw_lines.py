from desktop_app.importers.raw_lines import with_raw_lines


def test_texts_are_fetched_only_where_they_are_missing(read):
    text = "mmsi,time,lat,lon\n" + "431000001,2022-07-03T22:05:00Z,25.7,123.5\n" + "x\n"
    imported = read("a.csv", text)
    assert imported.rejected[0].raw == "x"
    assert with_raw_lines(imported, iter(["never used"])) is imported
