"""The words of the editor, which is written in another language than the rest of the desk."""

from django.utils.translation import gettext as _


def editor_labels() -> dict[str, str]:
    """By the keys of editor/README.md; {braces} are filled in by the editor."""
    return {
        "toolbar": _("Text formatting"),
        "bold": _("Bold"),
        "italic": _("Italic"),
        "link": _("Link"),
        "subhead": _("Subhead (H2)"),
        "subsubhead": _("Smaller subhead (H3)"),
        "quote": _("Quote"),
        "bullet_list": _("Bulleted list"),
        "numbered_list": _("Numbered list"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "link_address": _("Link address"),
        "link_refused": _("Use an address that begins with https://, http://, mailto: or /"),
        "link_remove": _("Remove link"),
        "quote_source": _("Who said it, or where"),
        "quote_remove": _("Remove quote"),
        "apply": _("Apply"),
        "cancel": _("Cancel"),
        "count_words": _("Words: {count}"),
        "count_characters": _("{count} / {limit}"),
        "headline_long": _("Long: lists may cut it after {limit} characters"),
        "headline_too_long": _("Too long: at most {limit} characters"),
        "draft_found": _("This browser kept unsaved changes of {time}."),
        "draft_restore": _("Restore them"),
        "draft_discard": _("Discard them"),
        "unreadable": _("This text could not be opened. It is unchanged; reload the page or ask your administrator."),
    }
