"""Which changes of the newsroom's tables have not been made yet."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrations_due() -> list[str]:
    """`app.name` of each, in the order in which they would run."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
