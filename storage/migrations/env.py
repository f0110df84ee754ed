"""Run by Alembic for every command; `storage.migrate` hands over the connection."""

from alembic import context

import storage.store  # noqa: F401  every table is defined by what it imports
from storage.migrate import rendered
from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=rendered,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
