"""The program as a process: its text, its interruption."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.jsonl_lines import line, written

PROGRAM = (sys.executable, "-c", "from debt_adapters.cli import main; main()")
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_text_is_utf_8_on_any_machine(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        **ASCII,
        "DEBT_DOMAIN_STORE": f"sqlite:///{tmp_path}/d",
    }

    def printed(*arguments: str) -> str:
        ran = subprocess.run(
            [*PROGRAM, *arguments], capture_output=True, env=environment, check=True
        )
        return ran.stdout.decode()

    assert "byte for byte" in printed("demo")
    assert "東都精機販売株式会社" in printed("case", "sample-07", "--personal")


def test_an_interrupted_import_leaves_a_sound_store(tmp_path: Path) -> None:
    file, store = tmp_path / "file.jsonl", f"sqlite:///{tmp_path}/debt.db"
    file.write_bytes(written(*(line(f"C-{n}", f"R-{n}") for n in range(300))))
    with subprocess.Popen(
        [*PROGRAM, "import", str(file), "--json", "--store", store],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode == 130
    assert json.loads(told)["error"]["code"] == "interrupted"
    subprocess.run(
        [*PROGRAM, "verify", "--store", store], capture_output=True, check=True
    )
