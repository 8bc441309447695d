"""What other processes do to a store; here, so that they can import it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from threading import Lock

from debt_adapters.group_commit import ThreadGroupCommit
from debt_adapters.master_key import MasterKey
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_domain.application import Follower
from debt_domain.projections import ALL
from debt_domain.testing import submit_case
from tests.application_support import PLATFORM, TickingClock, a_door
from tests.contracts.sealing import NOON, NOTHING, sealing

STREAMS = 20


def open_store(url: str) -> SqlEventLog:
    """Open the store with the key that all tests use."""
    master_key = MasterKey(bytes(range(32)))
    return SqlEventLog(create_engine(url), tenant="acme", master_key=master_key)


def open_at_once(url: str, start: Barrier) -> None:
    """Open the store at the same moment as others do."""
    start.wait()
    open_store(url)


def write_until_killed(url: str, promises: Connection) -> None:
    """Append to all streams, and tell the version after each commit."""
    log = open_store(url)
    for version in range(1, 1_000_000):
        ids = [(f"case:{number}", version) for number in range(STREAMS)]
        with log.transaction() as transaction:
            seal = sealing(*ids, state=b"x" * 2000)
            transaction.append(seal, now=NOON, unmoved=NOTHING)
            transaction.read_models.put("versions:1", {"last": str(version).encode()})
        promises.send(version)


def execute_until_killed(url: str, promises: Connection) -> None:
    """Submit cases from eight threads, and tell the command's id of each receipt."""
    door = replace(
        a_door(open_store(url), TickingClock()), group_commit=ThreadGroupCommit()
    )
    telling = Lock()

    def submit(number: int) -> None:
        command = submit_case(f"C-{number}", client_id=f"CL-{number}")
        receipt = door.execute(command, by=PLATFORM, command_id=f"cmd-{number}")
        with telling:
            promises.send(receipt.command_id)

    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(submit, number) for number in range(100_000)]:
            done.result()


def follow_until_killed(url: str, promises: Connection) -> None:
    """Follow the log by small batches, and tell the position after each commit."""
    log = open_store(url)
    follower = Follower(log, ALL)
    while not follower.catch_up(3).is_complete:
        promises.send(min(standing.position for standing in follower.status(NOON)))
