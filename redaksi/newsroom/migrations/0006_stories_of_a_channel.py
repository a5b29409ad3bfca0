"""The desk walks all stories of a channel, whatever their state."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0005_whole_story")]

    operations = [
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["channel", "-changed_at", "-id"], name="newsroom_story_of_channel"),
        ),
    ]
