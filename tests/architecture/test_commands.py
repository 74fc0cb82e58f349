"""A command is one verb in one file: it asks, acts, and leaves a trace, all or nothing."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.tree import called, modules, named, public_functions, tree_of

COMMANDS = {named(path): path for path in modules("commands")}
NO_POLICY = "asks no policy: no .require()"
NO_TRACE = "leaves no trace: no audit.record()"
TRAIL = {"record", "record_many"}
# Commands of the machinery, which nobody in a school gives: atomic, but without actor and trace.
MACHINERY = {
    "src/zhurnal/audit/commands/seal_events.py": "closes the trail itself; its seal is the trace",
    "src/zhurnal/control/commands/settle.py": "writes what facts make; their events are the trace",
}


def faults(stem: str, tree: ast.Module) -> list[str]:
    """What is missing in a command's file."""
    functions = public_functions(tree)
    if [function.name for function in functions] != [stem]:
        return [f"holds {[each.name for each in functions]} instead of one public {stem}()"]
    function = functions[0]
    calls = {name for name, _ in called(tree)}
    leads = leads_others(tree)
    return [
        *(
            ["takes positional arguments"]
            if function.args.args or function.args.posonlyargs
            else []
        ),
        *(["is not atomic"] if not is_atomic(function) and not leads else []),
        *([NO_POLICY] if "require" not in calls and not leads else []),
        *([NO_TRACE] if not calls & TRAIL and not leads else []),
        *(["has no docstring"] if not ast.get_docstring(function) else []),
    ]


def is_atomic(function: ast.FunctionDef) -> bool:
    """Whether the whole function is one transaction."""
    return any(
        ast.unparse(decorator).split("(")[0] in {"transaction.atomic", "atomic"}
        for decorator in function.decorator_list
    )


def leads_others(tree: ast.Module) -> bool:
    """Whether it only leads other commands: they ask and record, each for itself."""
    imported = [
        (node.module or "").split(".")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    ]
    return any("commands" in parts and not parts[-1].startswith("_") for parts in imported)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_asks_acts_and_leaves_a_trace(name: str) -> None:
    path = COMMANDS[name]
    excused = {NO_POLICY, NO_TRACE} if name in MACHINERY else set()
    assert set(faults(path.stem, tree_of(path))) - excused == set()


def test_excuses_are_for_commands_that_exist() -> None:
    assert MACHINERY.keys() <= COMMANDS.keys()


@pytest.mark.parametrize(
    ("without", "fault"),
    [
        ("@transaction.atomic", "is not atomic"),
        ("    may(actor).require()", NO_POLICY),
        ("    audit.record(change)", NO_TRACE),
        ('    """Put it."""', "has no docstring"),
    ],
)
def test_a_command_that_forgets_a_part_is_noticed(without: str, fault: str) -> None:
    whole = (
        "@transaction.atomic\ndef put_mark(*, actor):\n"
        '    """Put it."""\n    may(actor).require()\n    audit.record(change)\n'
    )
    assert faults("put_mark", ast.parse(whole)) == []
    assert faults("put_mark", ast.parse(whole.replace(without + "\n", ""))) == [fault]
    assert faults("drop_mark", ast.parse(whole))
    assert faults("put_mark", ast.parse(whole.replace("*, ", ""))) == ["takes positional arguments"]
