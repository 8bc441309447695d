"""Running the migrations; imported when there are some to run.

To import Alembic takes as long as to import SQLAlchemy, and most stores are up to date.
"""

from threading import Lock
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

# A migration finds its connection in a global variable of Alembic's.
_ONE_AT_A_TIME: Final = Lock()
MIGRATIONS: Final = "debt_adapters.sqlalchemy:migrations"


def upgrade(connection: Connection, migrations: str = MIGRATIONS) -> None:
    """Bring the tables to the newest version, in the connection's transaction.

    Args:
        connection: In a transaction that has the lock of `begin_alone`.
        migrations: Where they are: a folder, or `package:folder`.
    """
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", migrations)
    with _ONE_AT_A_TIME:
        command.upgrade(config, "head")
