"""The words of what stood in the newsroom before it could be searched."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Model

from redaksi.newsroom.searching import words_of

AT_ONCE = 1_000
NAMES = {
    "Channel": ("name", "slug"),
    "Person": ("name", "slug"),
    "Topic": ("name", "slug", "aliases"),
    "Page": ("title", "slug"),
    "Redirect": ("source", "target"),
    "Story": ("headline",),
}


def remember(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Walk every table once, a thousand rows at a time."""
    words = apps.get_model("newsroom", "SearchWord")
    for kind, fields in NAMES.items():
        rows = apps.get_model("newsroom", kind).objects.order_by("pk").only(*fields)
        after = 0
        while page := list(rows.filter(pk__gt=after)[:AT_ONCE]):
            words.objects.bulk_create(
                words(kind=kind.lower(), thing_id=row.pk, word=word)
                for row in page
                for word in words_of(_name(row, fields))
            )
            after = page[-1].pk


def _name(row: Model, fields: tuple[str, ...]) -> str:
    parts: list[str] = []
    for field in fields:
        value = getattr(row, field)
        if field == "headline":
            parts.append("".join(str(run.get("text", "")) for run in value))
        else:
            parts += value if isinstance(value, list) else [value]
    return " ".join(parts)


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_search_and_withdrawn_records")]

    operations = [migrations.RunPython(remember, migrations.RunPython.noop)]
