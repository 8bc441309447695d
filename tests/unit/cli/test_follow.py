"""Read models behind the log, on the command line."""

import json
from typing import Any

from debt_adapters.sqlalchemy import create_engine
from debt_adapters.sqlalchemy.tables import TABLES
from debt_domain.projections import ALL
from tests.unit.cli.conftest import Run

Document = dict[str, Any]


def asked(run: Run, store: str, *arguments: str, exit_code: int = 0) -> Document:
    result = run(*arguments, "--json", "--store", store)
    assert result.exit_code == exit_code, result.output
    document: Document = json.loads(result.stdout)
    return document


def test_nothing_is_followed_unless_it_was_named(
    own_store: str, debt_domain: Run
) -> None:
    assert asked(debt_domain, own_store, "follow") == {"projections": []}
    result = debt_domain("follow", "--status", "--store", own_store)
    assert "debt-domain follow case_view" in result.stdout


def test_what_was_named_is_followed_from_then_on(
    own_store: str, debt_domain: Run
) -> None:
    before = asked(debt_domain, own_store, "cases")
    (first,) = asked(debt_domain, own_store, "follow", "--once", "case_view")[
        "projections"
    ]
    assert first["projection"] == "case_view"
    assert first["position"] > 0
    assert (first["lag_events"], first["lag_seconds"]) == (0, 0)
    assert first["paused_at"] is None
    assert asked(debt_domain, own_store, "follow", "--status")["projections"] == [first]
    assert asked(debt_domain, own_store, "cases") == before
    assert asked(debt_domain, own_store, "verify")["sound"] is True


def test_a_rebuild_leaves_it_followed(own_store: str, debt_domain: Run) -> None:
    names = [projection.name for projection in ALL]
    asked(debt_domain, own_store, "follow", "--once", *names)
    rebuilt = asked(debt_domain, own_store, "rebuild")["rebuilt"]
    assert all(x["same"] for x in rebuilt)
    standings = asked(debt_domain, own_store, "follow", "--status")["projections"]
    assert [x["projection"] for x in standings] == names


def test_a_paused_one_is_told_and_resumed(own_store: str, debt_domain: Run) -> None:
    asked(debt_domain, own_store, "follow", "--once", "case_view")
    damage(own_store)
    (paused,) = asked(debt_domain, own_store, "follow", "--once", exit_code=1)[
        "projections"
    ]
    assert paused["paused_at"]["position"] == 1
    shown = debt_domain("follow", "--status", "--store", own_store)
    assert shown.exit_code == 1
    assert "PAUSED" in shown.stdout
    assert paused["paused_at"]["event"] in shown.stdout.replace("\n", "")
    mend(own_store)
    resumed = ("follow", "--resume", "case_view", "--once")
    (standing,) = asked(debt_domain, own_store, *resumed)["projections"]
    assert (standing["paused_at"], standing["lag_events"]) == (None, 0)


def damage(store: str) -> None:
    """Have the first event again, as one of a release to come."""
    _rename(store, "case.of_tomorrow:1")


def mend(store: str) -> None:
    _rename(store, "agreement.agreement_signed:1")


def _rename(store: str, topic: str) -> None:
    engine = create_engine(store)
    with engine.begin() as connection:
        events = TABLES.event
        first = events.update().where(events.c.position == 1)
        connection.execute(first.values(topic=topic))
        connection.execute(TABLES.tracking.update().values(position=0))
        connection.execute(
            TABLES.read_model.delete().where(
                TABLES.read_model.c.projection == "case_view:1"
            )
        )
    engine.dispose()


def test_an_unknown_one_is_refused(own_store: str, debt_domain: Run) -> None:
    for arguments in (("--once", "case_vue"), ("--resume", "case_vue")):
        result = debt_domain("follow", *arguments, "--store", own_store)
        assert result.exit_code == 1
        assert "projection.unknown" in result.stderr
