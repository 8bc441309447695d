"""The persistence module that `eventsourcing` applications name.

`PERSISTENCE_MODULE=debt_adapters.sqlalchemy` with `SQLALCHEMY_URL`. The tenant of the
rows is the application's name; snapshots have a tenant of their own beside it.
"""

from typing import Final, TypeVar, cast
from weakref import finalize

from eventsourcing.persistence import InfrastructureFactory
from eventsourcing.utils import Environment, EnvType, resolve_topic, strtobool
from typing_extensions import override

from debt_adapters.sqlalchemy.engine import create_engine
from debt_adapters.sqlalchemy.recorders import (
    SqlAggregateRecorder,
    SqlApplicationRecorder,
    SqlProcessRecorder,
    SqlRecorder,
    SqlTrackingRecorder,
)
from debt_adapters.sqlalchemy.schema import prepare

R = TypeVar("R", bound=SqlRecorder)


class SqlFactory(InfrastructureFactory[SqlTrackingRecorder]):
    """Makes recorders from the environment."""

    SQLALCHEMY_URL: Final = "SQLALCHEMY_URL"
    CREATE_TABLE: Final = "CREATE_TABLE"

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        url = self.env.get(self.SQLALCHEMY_URL)
        if not url:
            names = " or ".join(self.env.create_keys(self.SQLALCHEMY_URL))
            raise OSError(f"{names} is missing: a database, such as sqlite:///debt.db")
        self._engine = create_engine(url)

    @override
    def aggregate_recorder(self, purpose: str = "events") -> SqlAggregateRecorder:
        tenant = self.env.name if purpose == "events" else f"{self.env.name}/{purpose}"
        self._prepare()
        return SqlAggregateRecorder(self._engine, tenant)

    @override
    def application_recorder(self) -> SqlApplicationRecorder:
        return self._recorder(SqlApplicationRecorder, self.APPLICATION_RECORDER_TOPIC)

    @override
    def tracking_recorder(
        self, tracking_recorder_class: type[SqlTrackingRecorder] | None = None
    ) -> SqlTrackingRecorder:
        if tracking_recorder_class is None:
            return self._recorder(SqlTrackingRecorder, self.TRACKING_RECORDER_TOPIC)
        return self._made(tracking_recorder_class)

    @override
    def process_recorder(self) -> SqlProcessRecorder:
        return self._recorder(SqlProcessRecorder, self.PROCESS_RECORDER_TOPIC)

    @override
    def close(self) -> None:
        self._engine.dispose()

    def _recorder(self, usual: type[R], topic: str) -> R:
        named = self.env.get(topic)
        recorder = cast("object", resolve_topic(named)) if named else usual
        if not isinstance(recorder, type) or not issubclass(recorder, usual):
            raise OSError(f"{topic}: {named} is no subclass of {usual.__name__}")
        return self._made(recorder)

    def _made(self, recorder_class: type[R]) -> R:
        self._prepare()
        recorder = recorder_class(self._engine, self.env.name)
        # Who runs a projection never closes the factory of its view.
        finalize(recorder, self._engine.dispose)
        return recorder

    def _prepare(self) -> None:
        create = self.env.get(self.CREATE_TABLE) or "yes"
        prepare(self._engine, create_tables=strtobool(create))
