"""Commands in the transaction of an asynchronous host."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from sqlalchemy import Engine, insert, make_url
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import Session

from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application import DomainCommand, Receipt
from debt_domain.application.policies import Policies
from debt_domain.case.commands import AcceptCase
from debt_domain.kernel.errors import ConcurrencyError, RejectedError
from debt_domain.testing import submit_case
from tests.contracts.host_support import NOTE, PAUSE, Host, Interrupted, send

ACCEPT = AcceptCase(case_id="C-1")


@pytest.fixture
def host(sql_log: SqlEventLog, host_engine: Engine) -> Host:
    return Host.beside(sql_log, host_engine)


@asynccontextmanager
async def session_of(host: Host) -> AsyncGenerator[AsyncSession]:
    """Give a session of an asynchronous engine on the host's database."""
    url = make_url(host.engine.url)
    if url.get_backend_name() == "sqlite":
        url = url.set(drivername="sqlite+aiosqlite")
    engine = create_async_engine(url)
    try:
        async with AsyncSession(engine) as session:
            yield session
    finally:
        await engine.dispose()


async def send_inside(
    session: AsyncSession, host: Host, command: DomainCommand, command_id: str
) -> Receipt:
    def sent(joined: Session) -> Receipt:
        return send(host.inside(joined.connection()), command, command_id)

    return await session.run_sync(sent)


def test_a_commit_makes_both_visible(host: Host) -> None:
    async def work() -> Receipt:
        async with session_of(host) as session:
            await session.execute(insert(NOTE), {"id": 1})
            await send_inside(session, host, submit_case("C-1"), "submit")
            receipt = await send_inside(session, host, ACCEPT, "accept")
            assert host.committed() == (0, 0)
            await session.commit()
        return receipt

    receipt = asyncio.run(work())
    assert host.committed() == (receipt.position, 1)
    assert host.collection.verify().sound


def test_a_rollback_takes_both_back(host: Host) -> None:
    async def work() -> None:
        async with session_of(host) as session:
            await send_inside(session, host, submit_case("C-1"), "submit")
            await session.execute(insert(NOTE), {"id": 1})
            await session.rollback()

    asyncio.run(work())
    assert host.committed() == (0, 0)


def test_a_refusal_leaves_the_session_usable(host: Host) -> None:
    async def work() -> Receipt:
        async with session_of(host) as session, session.begin():
            await session.execute(insert(NOTE), {"id": 1})
            with pytest.raises(RejectedError):
                await send_inside(session, host, ACCEPT, "accept")
            return await send_inside(session, host, submit_case("C-1"), "submit")

    receipt = asyncio.run(work())
    assert host.committed() == (receipt.position, 1)


def test_a_conflict_is_the_hosts_to_resolve(host: Host) -> None:
    send(host.collection, submit_case("C-1"), "submit")
    policy = Interrupted(lambda: send(host.collection, PAUSE, "pause"))
    unlucky = replace(
        host,
        collection=replace(host.collection, policies=Policies(acceptance=(policy,))),
    )

    async def work() -> None:
        async with session_of(host) as session, session.begin():
            await send_inside(session, unlucky, ACCEPT, "accept")

    with pytest.raises(ConcurrencyError, match="roll back and send the same"):
        asyncio.run(work())
    asyncio.run(work())
    assert policy.asked == 2
    assert host.collection.verify().sound
