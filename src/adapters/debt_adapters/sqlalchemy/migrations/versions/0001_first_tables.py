"""The first tables."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0001"
down_revision: Final = None

# By value: what `tables` says may change, this may not.
NAME: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make them; Alembic makes the one of the version by itself."""
    _make_log()
    _make_read_side()
    _make_keys()


def _make_log() -> None:
    op.create_table(
        "debt_event",
        sa.Column("tenant", NAME, primary_key=True),
        sa.Column("position", sa.BigInteger, primary_key=True),
        sa.Column("stream", NAME, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("topic", NAME, nullable=False),
        sa.Column("state", sa.LargeBinary, nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("tenant", "stream", "version", name="debt_event_version"),
    )
    op.create_index(
        "debt_event_recorded_at", "debt_event", ["tenant", "recorded_at", "position"]
    )
    op.create_table(
        "debt_log_head",
        sa.Column("tenant", NAME, primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.BigInteger),
        sqlite_with_rowid=False,
        postgresql_with={"fillfactor": "10"},
    )


def _make_read_side() -> None:
    op.create_table(
        "debt_read_model",
        sa.Column("tenant", NAME, primary_key=True),
        sa.Column("projection", NAME, primary_key=True),
        sa.Column("key", NAME, primary_key=True),
        sa.Column("row", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "debt_tracking",
        sa.Column("tenant", NAME, primary_key=True),
        sa.Column("application", NAME, primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )


def _make_keys() -> None:
    op.create_table(
        "debt_subject_key",
        sa.Column("tenant", NAME, primary_key=True),
        sa.Column("subject", NAME, primary_key=True),
        sa.Column("wrapped_key", sa.LargeBinary),
        sa.Column("master_key", NAME),
        sa.CheckConstraint(
            "(wrapped_key IS NULL) = (master_key IS NULL)",
            name="debt_subject_key_wrapped",
        ),
        sqlite_with_rowid=False,
    )
