from datetime import UTC, datetime

import pytest

from citegraph.graph.stores._clock import now


def test_it_is_this_second_in_utc() -> None:
    assert abs((datetime.now(UTC) - now()).total_seconds()) < 5
    assert now().microsecond == 0


def test_a_fixed_time_is_kept_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")
    assert now() == datetime(2026, 1, 2, tzinfo=UTC)
