"""`debt-domain demo`, from the outside."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from typer.testing import Result

from debt_adapters.cli.demo import DemoStoreExistsError, NotADemoError
from debt_adapters.demo.clock import DemoClock
from debt_adapters.demo.scenario import run
from debt_adapters.demo.steps import Step
from debt_domain.application import DebtCollection
from tests.jsonl_lines import line, written
from tests.unit.cli.conftest import Run


def test_the_three_models_print_their_figures(demo: tuple[str, Result]) -> None:
    _, result = demo
    assert result.exit_code == 0, result.output
    rows = [x.split() for x in result.stdout.splitlines()]
    found = {x[1]: x[-1] for x in rows if len(x) == 5 and x[2:3] == ["the"]}
    assert found == {
        "fee-platform": "750.00",
        "fee-partner": "-250.00",
        "share-platform": "600.00",
        "share-partner": "-400.00",
        "hybrid-platform": "475.00",
        "hybrid-partner": "-525.00",
    }


def test_it_tells_all_that_it_did(demo: tuple[str, Result]) -> None:
    text = demo[1].stdout
    for said in (
        "filled in from",
        "[1/8] Agreements are signed",
        "[8/8] All read models thrown away",
        "0 rows left",
        "sample-09            -7,412.37 EUR  principal lowered",
        "the same, byte for byte",
        "every book sums to zero",
        "Left out of the samples",
        "export DEBT_DOMAIN_STORE=sqlite:///",
    ):
        assert said in text


def test_it_fits_eighty_columns_and_has_no_colour(demo: tuple[str, Result]) -> None:
    store, result = demo
    told, _, _ = result.stdout.partition("The store is")
    assert max(len(x) for x in told.splitlines()) <= 80
    assert store in result.stdout
    assert "\x1b" not in demo[1].stdout


def test_a_second_demo_is_refused_and_says_what_to_do(
    store: str, debt_domain: Run
) -> None:
    result = debt_domain("demo", "--store", store)
    assert result.exit_code == 1
    assert DemoStoreExistsError.code in result.stderr
    assert "--fresh" in result.stderr


def test_fresh_replaces_a_demo_with_the_same(own_store: str, debt_domain: Run) -> None:
    before = debt_domain("split", "--json", "--store", own_store)
    result = debt_domain("demo", "--fresh", "--json", "--store", own_store)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["rebuild"]["same"] is True
    assert debt_domain("split", "--json", "--store", own_store).stdout == before.stdout


def test_fresh_spares_a_store_with_more_than_a_demo(
    own_store: str, debt_domain: Run, tmp_path: Path
) -> None:
    (tmp_path / "file.jsonl").write_bytes(written(line()))
    debt_domain("import", str(tmp_path / "file.jsonl"), "--store", own_store)
    result = debt_domain("demo", "--fresh", "--store", own_store)
    assert (result.exit_code, NotADemoError.code in result.stderr) == (1, True)
    assert debt_domain("case", "C-1", "--store", own_store).exit_code == 0


def test_an_interrupted_demo_leaves_a_sound_store(
    tmp_path: Path, debt_domain: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(collection: DebtCollection, clock: DemoClock) -> Iterator[Step]:
        yield from islice(run(collection, clock), 30)
        raise KeyboardInterrupt

    monkeypatch.setattr("debt_adapters.cli.demo.run", interrupted)
    store = f"sqlite:///{tmp_path}/demo.db"
    result = debt_domain("demo", "--store", store)
    assert (result.exit_code, "interrupted" in result.stderr) == (130, True)
    assert debt_domain("verify", "--store", store).exit_code == 0
