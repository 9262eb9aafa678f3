"""MarineCadastre CSV of many vessels, time-interleaved, with bad and repeated rows; invented."""

import numpy as np

HEAD = (
    "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,"
    "Width,Draft,Cargo,TransceiverClass\n"
)
_STEP = 100_000
_DAYS_S = 3 * 86400


def write(path, rows, vessels=5000, seed=1):
    """Write so many rows: 0.5 % are there twice, 0.02 % have no position, 0.02 % no time."""
    rng = np.random.default_rng(seed)
    mmsi = rng.choice(np.arange(201_000_000, 776_000_000), vessels, replace=False)
    lat, lon = rng.uniform(24, 49, vessels), rng.uniform(-125, -67, vessels)
    static = [
        f"VESSEL {i},IMO{9000000 + i},WD{i:05d},{70 + i % 10},0,{100 + i % 200},{20 + i % 30},"
        f"{5 + i % 10}.5,{70 + i % 10},A\n"
        for i in range(vessels)
    ]
    times = np.sort(rng.integers(0, _DAYS_S, rows)).astype("timedelta64[s]")
    times = times + np.datetime64("2022-06-20T00:00:00")
    with path.open("w") as file:
        file.write(HEAD)
        for first in range(0, rows, _STEP):
            count = min(_STEP, rows - first)
            who = rng.integers(0, vessels, count)
            np.add.at(lat, who, rng.normal(0, 0.0005, count))
            np.add.at(lon, who, rng.normal(0, 0.0005, count))
            motion = np.round(rng.uniform(0, (20, 360), (count, 2)), 1)
            heading = rng.choice([511, 10, 200, 359], count)
            written = np.datetime_as_string(times[first : first + count])
            luck = rng.random(count)
            for i, v in enumerate(who.tolist()):
                north = f"{lat[v]:.5f}" if luck[i] > 0.0002 else "91.0"
                time = written[i] if not 0.0002 < luck[i] < 0.0004 else "not a time"
                row = (
                    f"{mmsi[v]},{time},{north},{lon[v]:.5f},{motion[i, 0]},{motion[i, 1]},"
                    f"{heading[i]}.0,{static[v]}"
                )
                file.write(row + row if luck[i] > 0.995 else row)
