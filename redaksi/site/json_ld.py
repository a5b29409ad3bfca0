"""Structured data for machines that read pages (schema.org), made from the same fields as the page."""

import json

from django.utils.safestring import SafeString, mark_safe

from redaksi.press.body import headline_text
from redaksi.press.documents import LeadPicture, Masthead, Story

from .addresses import picture_path

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def news_article(
    *,
    masthead: Masthead,
    story: Story,
    url: str,
    published: str,
    modified: str,
    description: str,
    authors: list[tuple[str, str | None]],
    section: str,
) -> SafeString:
    """A NewsArticle as JSON that is safe inside a script element. `authors` are names with the paths of their pages."""
    article: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "url": url,
        "headline": headline_text(story.headline),
        "description": description,
        "datePublished": published,
        "dateModified": modified,
        "inLanguage": story.language,
        "articleSection": section,
        "author": [_author(masthead, *author) for author in authors]
        or [{"@type": "NewsMediaOrganization", "name": masthead.name}],
        "publisher": {"@type": "NewsMediaOrganization", "name": masthead.name, "url": masthead.site_url},
    }
    if story.lead_picture is not None:
        article["image"] = [_image(story.lead_picture, masthead.site_url)]
    return mark_safe(json.dumps(article, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 - escaped above


def _author(masthead: Masthead, name: str, path: str | None) -> dict[str, str]:
    author = {"@type": "Person", "name": name}
    return {**author, "url": masthead.site_url + path} if path else author


def _image(picture: LeadPicture, site_url: str) -> dict[str, object]:
    chosen = picture.widest_jpeg()
    image: dict[str, object] = {"@type": "ImageObject", "url": site_url + picture_path(chosen)}
    image |= {"width": chosen.width, "height": chosen.height}
    words = {"caption": picture.caption, "creditText": picture.credit}
    return image | {name: text for name, text in words.items() if text}
