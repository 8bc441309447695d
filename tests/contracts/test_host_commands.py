"""Commands in a host's transaction: the host's rows and our events end together."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application.policies import Policies
from debt_domain.case.commands import AcceptCase
from debt_domain.case.model import CaseStatus, HoldKind
from debt_domain.kernel.errors import ConcurrencyError, RejectedError
from debt_domain.testing import submit_case
from tests.contracts.host_support import PAUSE, Host, Interrupted, send, write_note

ACCEPT = AcceptCase(case_id="C-1")


@pytest.fixture(params=["engine", "host_engine"])
def host(request: pytest.FixtureRequest, sql_log: SqlEventLog) -> Host:
    """A host on an engine of ours, and on a plain one of its own."""
    engine: Engine = request.getfixturevalue(request.param)
    return Host.beside(sql_log, engine)


@pytest.fixture
def plain_host(sql_log: SqlEventLog, host_engine: Engine) -> Host:
    return Host.beside(sql_log, host_engine)


def test_a_commit_makes_both_visible(host: Host) -> None:
    with host.engine.begin() as connection:
        write_note(connection)
        receipt = send(host.inside(connection), submit_case("C-1"), "submit")
        assert host.committed() == (0, 0)
    assert host.committed() == (receipt.position, 1)
    assert host.collection.verify().sound


def test_a_rollback_takes_both_back(host: Host) -> None:
    with host.engine.connect() as connection:
        write_note(connection)
        send(host.inside(connection), submit_case("C-1"), "submit")
        connection.rollback()
    assert host.committed() == (0, 0)
    assert host.collection.questions().case("C-1") is None


def test_a_rollback_takes_a_command_back_that_came_before_any_row(host: Host) -> None:
    with host.engine.connect() as connection:
        send(host.inside(connection), submit_case("C-1"), "submit")
        write_note(connection)
        connection.rollback()
    assert host.committed() == (0, 0)


def test_a_command_that_was_rolled_back_can_be_sent_again(host: Host) -> None:
    with host.engine.connect() as connection:
        lost = send(host.inside(connection), submit_case("C-1"), "submit")
        connection.rollback()
    with host.engine.begin() as connection:
        kept = send(host.inside(connection), submit_case("C-1"), "submit")
    assert not lost.repeated
    assert not kept.repeated
    assert host.committed() == (lost.position, 0)
    assert host.collection.verify().sound


def test_two_commands_in_one_host_transaction(host: Host) -> None:
    with host.engine.begin() as connection:
        write_note(connection)
        inside = host.inside(connection)
        send(inside, submit_case("C-1"), "submit")
        send(inside, ACCEPT, "accept")
    case = host.collection.questions().case("C-1")
    assert case is not None
    assert case.progress.status is CaseStatus.ACCEPTED
    assert host.collection.verify().sound


def test_reads_inside_see_what_is_not_committed_and_others_do_not(host: Host) -> None:
    with host.engine.begin() as connection:
        write_note(connection)
        inside = host.inside(connection)
        receipt = send(inside, submit_case("C-1"), "submit")
        case = inside.questions().case("C-1")
        assert case is not None
        revealed = inside.questions().revealed(case).debtor_name
        assert revealed == submit_case("C-1").debtor.name
        assert inside.questions().history("C-1")
        assert inside.log.head().position == receipt.position
        assert host.collection.questions().case("C-1") is None


def test_a_repeated_command_gives_the_first_receipt(host: Host) -> None:
    first = send(host.collection, submit_case("C-1"), "submit")
    with host.engine.begin() as connection:
        write_note(connection)
        again = send(host.inside(connection), submit_case("C-1"), "submit")
    assert again == replace(first, repeated=True)
    assert host.committed() == (first.position, 1)


def test_a_refusal_leaves_the_hosts_transaction_usable(host: Host) -> None:
    with host.engine.begin() as connection:
        write_note(connection, 1)
        with pytest.raises(RejectedError):
            send(host.inside(connection), ACCEPT, "accept")
        write_note(connection, 2)
        receipt = send(host.inside(connection), submit_case("C-1"), "submit")
    assert host.committed() == (receipt.position, 2)


def test_an_error_inside_ours_takes_ours_back_alone(host: Host) -> None:
    """Our savepoint is undone, after the events were written; the host goes on."""

    def out_of_paper() -> None:
        with inside.log.transaction() as transaction:
            transaction.keys.obtain(("somebody",))
            transaction.read_models.put("case_view:1", {"C-9": b"{}"})
            raise OSError("out of paper")

    with host.engine.begin() as connection:
        write_note(connection, 1)
        inside = host.inside(connection)
        with pytest.raises(OSError, match="out of paper"):
            out_of_paper()
        write_note(connection, 2)
        receipt = send(inside, submit_case("C-1"), "submit")
    assert host.committed() == (receipt.position, 2)
    assert host.collection.log.keys.get(("somebody",)) == {}
    assert host.collection.verify().sound


def test_a_savepoint_of_the_host_takes_ours_back_with_it(host: Host) -> None:
    with host.engine.begin() as connection:
        write_note(connection, 1)
        with connection.begin_nested() as savepoint:
            write_note(connection, 2)
            send(host.inside(connection), submit_case("C-1"), "submit")
            savepoint.rollback()
        receipt = send(host.inside(connection), submit_case("C-2"), "other")
    assert host.committed() == (receipt.position, 1)
    assert host.collection.questions().case("C-1") is None
    assert host.collection.verify().sound


def test_a_conflict_is_the_hosts_to_resolve(plain_host: Host) -> None:
    host = plain_host
    send(host.collection, submit_case("C-1"), "submit")
    policy = Interrupted(lambda: send(host.collection, PAUSE, "pause"))
    unlucky = replace(host.collection, policies=Policies(acceptance=(policy,)))
    with host.engine.connect() as connection:
        with pytest.raises(ConcurrencyError, match="roll back and send the same"):
            send(host.inside(connection, unlucky), ACCEPT, "accept")
        assert policy.asked == 1
        connection.rollback()
        write_note(connection)
        again = send(host.inside(connection, unlucky), ACCEPT, "accept")
        connection.commit()
    assert not again.repeated
    case = host.collection.questions().case("C-1")
    assert case is not None
    assert (case.progress.status, case.holds) == (
        CaseStatus.ACCEPTED,
        (HoldKind.PAUSE,),
    )
    assert host.collection.verify().sound


def test_outside_a_hosts_transaction_a_conflict_is_decided_again(host: Host) -> None:
    send(host.collection, submit_case("C-1"), "submit")
    policy = Interrupted(lambda: send(host.collection, PAUSE, "pause"))
    send(
        replace(host.collection, policies=Policies(acceptance=(policy,))),
        ACCEPT,
        "accept",
    )
    assert policy.asked == 2
