"""An index of words, an order for long lists, and records that can be taken down."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("word", models.CharField(max_length=40)),
                ("thing_id", models.BigIntegerField()),
            ],
        ),
        migrations.AlterModelOptions(
            name="page",
            options={"ordering": ["title"]},
        ),
        migrations.AlterModelOptions(
            name="redirect",
            options={"ordering": ["source"]},
        ),
        migrations.AddField(
            model_name="channel",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="page",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="redirect",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="topic",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="channel",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="newsroom.channel",
                verbose_name="below",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name", "id"], name="newsroom_person_name"),
        ),
        migrations.AddIndex(
            model_name="topic",
            index=models.Index(fields=["name", "id"], name="newsroom_topic_name"),
        ),
        migrations.AddIndex(
            model_name="searchword",
            index=models.Index(fields=["kind", "thing_id", "word"], name="newsroom_search_thing"),
        ),
        migrations.AddConstraint(
            model_name="searchword",
            constraint=models.UniqueConstraint(fields=("kind", "word", "thing_id"), name="newsroom_search_word_once"),
        ),
    ]
