"""``python -m zhurnal`` is the ``zhurnal`` command."""

from __future__ import annotations

from zhurnal.config.cli import main

if __name__ == "__main__":
    main()
