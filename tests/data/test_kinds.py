"""What must hold for every kind of document, those to come among them."""

import msgspec
import pytest

from redaksi.press.documents import KINDS, Kind, kind_of
from redaksi.press.documents.base import Document


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_s_number_tag_and_up_casters_agree(name: str) -> None:
    kind = KINDS[name]
    assert default_schema(kind) == kind.schema
    assert set(kind.upcasters) == set(range(1, kind.schema))
    assert kind.type.__struct_config__.tag == name


def test_a_kind_that_forgot_an_up_caster_would_be_seen() -> None:
    class Later(Document, tag="later", frozen=True, kw_only=True):
        schema: int = 2

    kind = Kind(Later, 2, {})
    assert default_schema(kind) == 2
    assert set(kind.upcasters) != set(range(1, kind.schema))
    assert kind_of(Later(id="1")) == "later"


def default_schema(kind: Kind) -> object:
    return next(field.default for field in msgspec.structs.fields(kind.type) if field.name == "schema")
