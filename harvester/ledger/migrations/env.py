"""Runs migrations on the connection that the ledger hands over; there is no other way in."""

from alembic import context

from harvester.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
