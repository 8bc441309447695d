"""An import that is killed or interrupted: run again, it is whole, nothing twice."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from debt_adapters.cli.failures import ExitCode
from tests.jsonl_lines import line, written

LINES = 1_000
STOPPED_AFTER = 40
ENDS = {signal.SIGKILL: -signal.SIGKILL, signal.SIGINT: ExitCode.INTERRUPTED}
"""With what exit code an import ends that is killed, or interrupted by Ctrl-C."""


def command(folder: Path, *arguments: str) -> list[str]:
    """Give the program's command line, on the folder's own store."""
    program = "from debt_adapters.cli import main; main()"
    store = f"sqlite:///{folder}/debt.db"
    return [sys.executable, "-c", program, *arguments, "--json", "--store", store]


def answer(folder: Path, *arguments: str) -> str:
    """Run the program to its end, which has to be a good one."""
    ran = subprocess.run(
        command(folder, *arguments), capture_output=True, text=True, check=True
    )
    return ran.stdout


def stopped_in_the_middle(folder: Path, file: str, by: signal.Signals) -> int:
    """Stop an import after some results were read; give how many there were."""
    with subprocess.Popen(
        command(folder, "import", file), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(STOPPED_AFTER):
            assert json.loads(process.stdout.readline())["outcome"] == "imported"
        process.send_signal(by)
        rest = [x for x in process.stdout if x.endswith("\n")]
    assert process.returncode == ENDS[by]
    return STOPPED_AFTER + len(rest)


@pytest.mark.parametrize("by", ENDS)
def test_an_import_that_was_stopped_is_completed(
    tmp_path: Path, by: signal.Signals
) -> None:
    file = tmp_path / "file.jsonl"
    file.write_bytes(written(*(line(f"C-{n}", f"R-{n}") for n in range(LINES))))
    told = stopped_in_the_middle(tmp_path, str(file), by)
    assert told < LINES

    results = tmp_path / "results.jsonl"
    summary = json.loads(
        answer(tmp_path, "import", str(file), "--results", str(results))
    )["summary"]
    assert summary["imported"] + summary["repeated"] == LINES
    assert summary["repeated"] >= told
    assert summary["refused"] == 0
    items = [json.loads(x) for x in results.read_text().splitlines()]
    assert [x["case_id"] for x in items] == [f"C-{n}" for n in range(LINES)]

    assert len(json.loads(answer(tmp_path, "cases"))["cases"]) == LINES
    assert json.loads(answer(tmp_path, "verify"))["sound"] is True
