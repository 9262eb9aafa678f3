"""What every test may ask for."""


def pytest_addoption(parser):
    parser.addoption(
        "--hostile",
        action="store_true",
        help="also read the huge hostile files (2.3 GB, generated)",
    )
