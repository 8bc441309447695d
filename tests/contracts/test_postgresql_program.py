"""The program on a PostgreSQL store."""

import base64
import json
import os
import subprocess
import sys

import pytest

PROGRAM = (sys.executable, "-c", "from debt_adapters.cli import main; main()")
MASTER_KEY = base64.b64encode(bytes(range(32))).decode()


def ran(
    *arguments: str, master_key: str = MASTER_KEY
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DEBT_MASTER_KEY": master_key}
    return subprocess.run(
        [*PROGRAM, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def test_the_demo_runs_and_its_store_is_sound(postgres_url: str) -> None:
    demo = ran("demo", "--json", "--store", postgres_url)
    assert demo.returncode == 0, demo.stderr
    verified = ran("verify", "--json", "--store", postgres_url)
    assert json.loads(verified.stdout)["sound"] is True


@pytest.mark.parametrize("command", ["cases", "demo"])
def test_a_server_has_no_key_file_beside_it(postgres_url: str, command: str) -> None:
    refused = ran(command, "--store", postgres_url, master_key="")
    assert refused.returncode == 3
    assert "DEBT_MASTER_KEY" in refused.stderr
