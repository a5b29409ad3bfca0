"""A running story (berita berjalan, fokus): an affair that goes on over many stories and lends them its name."""

from collections.abc import Iterator

from .base import Document, Line, Paragraph, Slug


class RunningStory(Document, tag="running_story", frozen=True, kw_only=True):
    """`name` is the label above each of its stories. `is_open` is False once it has come to an end."""

    slug: Slug
    name: Line
    description: Paragraph = ""
    is_open: bool = True

    def claims(self) -> Iterator[str]:
        yield f"running_story {self.slug}"
        yield f"/fokus/{self.slug}"
