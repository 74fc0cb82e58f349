"""The throw-away PostgreSQL is real, keeps Cyrillic in order, and is gone afterwards."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from tools.postgresql import postgresql


@pytest.mark.parametrize(("durable", "fsync"), [(False, "off"), (True, "on")])
def test_a_cluster_comes_and_goes(
    monkeypatch: pytest.MonkeyPatch, *, durable: bool, fsync: str
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    with postgresql(durable=durable) as address:
        folder = Path(parse_qs(urlsplit(address).query)["host"][0])
        with psycopg.connect(address) as connection:
            row = connection.execute(
                "SELECT upper('ёж'), current_setting('fsync'), "
                "current_setting('server_version_num')::int >= 150000"
            ).fetchone()
        assert folder.is_dir()
    assert row == ("ЁЖ", fsync, True)
    assert not folder.exists()
