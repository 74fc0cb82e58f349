"""Writes frontend/package-lock.json anew, naming no host: no `resolved`, no funding pages."""

from __future__ import annotations

import json
import os

from hatch_build import FRONTEND, npm, path_with_node

HOSTS_STAND_IN = ("resolved", "funding")


def main() -> None:
    """Let npm choose the versions, then take out what only tells where they came from."""
    environment = {**os.environ, "PATH": path_with_node()}
    npm("install", "--package-lock-only", "--no-audit", "--no-fund", environment=environment)
    lock = FRONTEND / "package-lock.json"
    content = json.loads(lock.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        for key in HOSTS_STAND_IN:
            package.pop(key, None)
    lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
