"""Structured data for machines that read pages (schema.org), made from the same fields as the page."""

import json
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from redaksi.press.body import headline_text
from redaksi.press.documents import LeadPicture, Masthead, Story

from .addresses import picture_path

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


_TYPES = {
    "opinion": "OpinionNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "feature": "BackgroundNewsArticle",
    "paid": "AdvertiserContentArticle",
}
"""What schema.org calls a kind of piece, where it is no plain NewsArticle."""


class Article(NamedTuple):
    """What the page knows of a story besides its document. Instants are ISO 8601 with their offset.

    `authors` are names with the paths of their pages, `corrections` notes with their instants.
    """

    path: str
    published: str
    modified: str
    description: str
    authors: tuple[tuple[str, str | None], ...]
    section: str
    sources: tuple[str, ...]
    corrections: tuple[tuple[str, str], ...]


def news_article(masthead: Masthead, story: Story, article: Article) -> SafeString:
    """A NewsArticle, or the kind of article that it is, as JSON that is safe inside a script element."""
    url = masthead.site_url + article.path
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(story.format, "NewsArticle"),
        "mainEntityOfPage": url,
        "url": url,
        "headline": headline_text(story.headline),
        "description": article.description,
        "datePublished": article.published,
        "dateModified": article.modified,
        "inLanguage": story.language,
        "articleSection": article.section,
        "author": [_author(masthead, *author) for author in article.authors]
        or [{"@type": "NewsMediaOrganization", "name": masthead.name}],
        "publisher": {"@type": "NewsMediaOrganization", "name": masthead.name, "url": masthead.site_url},
    }
    if story.located:
        said["dateline"] = story.located
    if article.sources:
        said["isBasedOn"] = [{"@type": "CreativeWork", "provider": _organization(name)} for name in article.sources]
    if article.corrections:
        said["correction"] = [
            {"@type": "CorrectionComment", "text": note, "datePublished": at} for note, at in article.corrections
        ]
    if story.format == "paid":
        said["sponsor"] = _organization(story.sponsor)
    if story.lead_picture is not None:
        said["image"] = [_image(story.lead_picture, masthead.site_url)]
    return mark_safe(json.dumps(said, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 - escaped above


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _author(masthead: Masthead, name: str, path: str | None) -> dict[str, str]:
    author = {"@type": "Person", "name": name}
    return {**author, "url": masthead.site_url + path} if path else author


def _image(picture: LeadPicture, site_url: str) -> dict[str, object]:
    chosen = picture.widest_jpeg()
    image: dict[str, object] = {"@type": "ImageObject", "url": site_url + picture_path(chosen)}
    image |= {"width": chosen.width, "height": chosen.height}
    words = {"caption": picture.caption, "creditText": picture.credit}
    return image | {name: text for name, text in words.items() if text}
