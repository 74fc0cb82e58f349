"""Work done in a thread beside the answer, told step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import copy_context
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread

from django.db import connection
from django.utils.functional import Promise

from zhurnal.interop.commands.import_workbook import ImportResult, Progress
from zhurnal.kernel.verdict import Refused, Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """A step that has begun."""

    words: str | Promise
    number: int
    steps: int


Item = Step | ImportResult | Verdict


def aside(work: Callable[[Progress], ImportResult]) -> Iterator[Item]:
    """Start the work now, in a thread with the school chosen here; tell its steps, then its result
    or its refusal. When neither comes, it failed, and its transaction saved nothing.
    """
    told: SimpleQueue[Item | None] = SimpleQueue()
    context = copy_context()
    # Not a daemon: a server that stops lets the transaction end.
    Thread(target=context.run, args=(_work, work, told), name="import").start()
    return iter(told.get, None)


def _work(work: Callable[[Progress], ImportResult], told: SimpleQueue[Item | None]) -> None:
    try:
        told.put(work(lambda words, number, steps: told.put(Step(words, number, steps))))
    except Refused as refused:
        told.put(refused.verdict)
    finally:
        connection.close()
        told.put(None)
