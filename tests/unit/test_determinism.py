"""The same commands lead to the same bytes, wherever and whenever they are replayed."""

import os
import subprocess
import sys
from pathlib import Path

from tests.replay import digest, replayed

ROOT = Path(__file__).parents[2]


def replay_elsewhere(hash_seed: str, zone: str, locale: str) -> list[str]:
    """Give the digests, live and rebuilt, and the surroundings of another process."""
    surroundings = {
        **os.environ,
        "LC_ALL": locale,
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONHASHSEED": hash_seed,
        "PYTHONUTF8": "0",
        "TZ": zone,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.replay"],
        cwd=ROOT,
        env=surroundings,
        check=True,
        capture_output=True,
        text=True,
    )
    digests, found = done.stdout.splitlines()
    return [*digests.split(), found]


def test_hash_seed_time_zone_and_locale_change_no_byte() -> None:
    here = digest(replayed())
    *east, eastern = replay_elsewhere("1", "XXX-14", "C")
    *west, western = replay_elsewhere("4711", "YYY+12", "C.UTF-8")
    assert east == west == [here, here]
    assert eastern != western
