"""What Alembic runs; the transaction is the caller's, and so is its lock."""

from alembic import context
from sqlalchemy import Connection

from debt_adapters.sqlalchemy.tables import TABLES

connection = context.config.attributes.get("connection")
if not isinstance(connection, Connection) or not connection.in_transaction():
    raise TypeError("migrations run in a transaction: call debt-domain migrate")
context.configure(connection=connection, version_table=TABLES.schema_version.name)
context.run_migrations()
