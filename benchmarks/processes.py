"""What processes used: read from the system, children included."""

from __future__ import annotations

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def tree(*roots: int) -> list[int]:
    """The processes and all that they have started."""
    parents = {pid: _stat(pid)[1] for pid in _all()}
    found, queue = [], list(roots)
    while queue:
        pid = queue.pop()
        found.append(pid)
        queue += [child for child, parent in parents.items() if int(parent) == pid]
    return found


def cpu_ms(pids: list[int]) -> float:
    """Milliseconds of processor time used so far, by ended children too."""
    ticks = 0
    for pid in pids:
        fields = _stat(pid)
        ticks += sum(int(fields[n]) for n in (11, 12, 13, 14)) if fields else 0
    return ticks * 1000 / _TICK


def resident_mb(pid: int) -> float:
    """Memory of a process that lies in RAM."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * _PAGE / 1_000_000


def _all() -> list[int]:
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdecimal()]


def _stat(pid: int) -> list[str]:
    """The fields behind the name: state, parent, …; nothing for a process that has gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ["", "0"]
    return text.rpartition(")")[2].split()
