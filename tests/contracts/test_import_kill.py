"""`kill -9` in the middle of an import: run again, it is complete, nothing twice."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.jsonl_lines import line, written

LINES = 1_000
KILLED_AFTER = 40


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


def killed_in_the_middle(folder: Path, file: str) -> int:
    """Kill an import after some results were read; give how many there were."""
    with subprocess.Popen(
        command(folder, "import", file), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(KILLED_AFTER):
            assert json.loads(process.stdout.readline())["outcome"] == "imported"
        process.send_signal(signal.SIGKILL)
        rest = [x for x in process.stdout if x.endswith("\n")]
    assert process.returncode == -signal.SIGKILL
    return KILLED_AFTER + len(rest)


def test_an_import_that_was_killed_is_completed(tmp_path: Path) -> None:
    file = tmp_path / "file.jsonl"
    file.write_bytes(written(*(line(f"C-{n}", f"R-{n}") for n in range(LINES))))
    told = killed_in_the_middle(tmp_path, str(file))
    assert told < LINES

    *_, last = map(json.loads, answer(tmp_path, "import", str(file)).splitlines())
    summary = last["summary"]
    assert summary["imported"] + summary["repeated"] == LINES
    assert summary["repeated"] >= told
    assert summary["refused"] == 0

    assert len(json.loads(answer(tmp_path, "cases"))["cases"]) == LINES
    assert json.loads(answer(tmp_path, "verify"))["sound"] is True
