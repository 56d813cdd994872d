"""What all tests share: where the recorded sites and judges stand."""

import os
from pathlib import Path

import pytest
import rdflib

# Terms are compared as they are written. The pages set this too; no test may depend on which page was first.
rdflib.NORMALIZE_LITERALS = False

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of recorded sites, judges and registers; skip without it, fail where CI runs."""
    if not SHARED.is_dir():
        message = f"{SHARED} is missing: this test reads recorded sites and judges that are not part of the project"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return SHARED
