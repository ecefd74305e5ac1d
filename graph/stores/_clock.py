"""What time it is, for bookkeeping."""

import os
from datetime import UTC, datetime


def now() -> datetime:
    """This second in UTC; where SOURCE_DATE_EPOCH is set, that one.

    The variable is what programs agreed on for results that are the same whenever they are made
    (https://reproducible-builds.org/specs/source-date-epoch/).
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isdigit():
        return datetime.fromtimestamp(int(fixed), UTC)
    return datetime.now(UTC).replace(microsecond=0)
