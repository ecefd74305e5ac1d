"""The extractor as it is shipped, loaded once."""

import pytest

from citegraph.loaders.extract import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()
