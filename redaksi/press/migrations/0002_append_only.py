"""Rows of the log are added and never changed: the database itself refuses."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    """CREATE TRIGGER press_logrow_no_update BEFORE UPDATE ON press_logrow
       BEGIN SELECT RAISE(ABORT, 'press log rows are never changed'); END""",
    """CREATE TRIGGER press_logrow_no_delete BEFORE DELETE ON press_logrow
       BEGIN SELECT RAISE(ABORT, 'press log rows are never deleted'); END""",
    """CREATE TRIGGER press_storeddocument_no_update BEFORE UPDATE ON press_storeddocument
       BEGIN SELECT RAISE(ABORT, 'published text is never changed, only erased'); END""",
]

POSTGRESQL = [
    """CREATE FUNCTION press_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'press log rows are never changed or deleted'; END $$""",
    """CREATE TRIGGER press_logrow_no_change BEFORE UPDATE OR DELETE ON press_logrow
       FOR EACH ROW EXECUTE FUNCTION press_refuse()""",
    """CREATE TRIGGER press_logrow_no_truncate BEFORE TRUNCATE ON press_logrow
       FOR EACH STATEMENT EXECUTE FUNCTION press_refuse()""",
    """CREATE TRIGGER press_storeddocument_no_update BEFORE UPDATE ON press_storeddocument
       FOR EACH ROW EXECUTE FUNCTION press_refuse()""",
]


def make_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The triggers in the dialect of the database."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("press", "0001_initial")]
    operations = [migrations.RunPython(make_triggers, migrations.RunPython.noop)]
