"""The log of publications: append, read, verify. What becomes of an entry is decided by those who read it."""

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Iterator
from typing import Literal, cast

import msgspec
from django.db import connection

from redaksi.edge.epoch import Epoch

from . import documents
from .documents import Document
from .errors import ChainBroken, DanglingReference, DocumentRefused, StillNamed
from .models import Claim, Current, LogHead, LogRow, Naming, StoredDocument

Op = Literal["put", "withdraw", "erase"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the log as followers see it. `document` is None for an erasure and for text erased since."""

    epoch: Epoch
    at: dt.datetime
    kind: str
    id: str
    version: int
    op: Op
    document: Document | None


def append(kind: str, id: str, op: Op, document: Document | None, *, now: dt.datetime) -> Epoch:
    """Add one publication, inside the caller's transaction, and give its epoch.

    `put` takes a document of `kind`, `withdraw` a `Withdrawal`, `erase` None; `erase` also destroys every stored
    text of the document. Raises `DocumentRefused`, `DanglingReference` or `StillNamed`; nothing is written then.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("append() must run inside transaction.atomic(): the log and its cause commit together")
    head = _locked_head()
    raw = _checked(kind, id, op, document)
    current = Current.objects.filter(kind=kind, document_id=id).first()
    if op != "put":
        _refuse_if_named(kind, id, op, current)
    salt = secrets.token_bytes(16)
    row = LogRow(
        counter=head.counter + 1,
        generation=head.generation,
        at=now,
        kind=kind,
        document_id=id,
        version=current.version + 1 if current else 1,
        op=op,
        document_digest=_salted(salt, raw) if raw is not None else "",
        previous_digest=head.digest,
    )
    row.digest = row_digest(row)
    row.save(force_insert=True)
    if op == "erase":
        StoredDocument.objects.filter(row__kind=kind, row__document_id=id).delete()
    if raw is not None:
        StoredDocument.objects.create(row=row, salt=salt, body=raw)
    _remember(row, document)
    LogHead.objects.filter(pk=1).update(counter=row.counter, digest=row.digest)
    return Epoch(row.generation, row.counter)


def head_epoch() -> Epoch:
    """The epoch of the newest row; counter 0 before the first."""
    head = LogHead.objects.filter(pk=1).first()
    return Epoch(head.generation, head.counter) if head else Epoch(1, 0)


def read(after: int, limit: int = 500) -> list[Entry]:
    """The entries with a counter above `after`, oldest first, at most `limit`."""
    rows = LogRow.objects.filter(counter__gt=after).select_related("stored").order_by("counter")[:limit]
    return [_entry(row) for row in rows]


def current_document(kind: str, id: str) -> Document | None:
    """The newest document that readers have; None if there is none or it was withdrawn or erased."""
    current = Current.objects.filter(kind=kind, document_id=id, op="put").select_related("row__stored").first()
    return _document(current.row) if current else None


def current_epoch(kind: str, id: str) -> Epoch:
    """The epoch of the document's newest row."""
    row = Current.objects.select_related("row").get(kind=kind, document_id=id).row
    return Epoch(row.generation, row.counter)


def raise_generation() -> Epoch:
    """Begin a new generation after a restore: followers of the old one take a new snapshot."""
    head = _locked_head()
    LogHead.objects.filter(pk=1).update(generation=head.generation + 1)
    return Epoch(head.generation + 1, head.counter)


def verify(after: int = 0) -> int:
    """Check the chain of digests above `after`; give the number of rows. Raises `ChainBroken` at the first bad row."""
    previous = LogRow.objects.filter(counter=after).values_list("digest", flat=True).first() or ""
    counted = 0
    newest = after
    for row in _rows(after):
        if row.counter != newest + 1 or row.previous_digest != previous or row_digest(row) != row.digest:
            raise ChainBroken(f"press log row {row.counter} does not follow row {newest}; restore from a proven backup")
        stored = getattr(row, "stored", None)
        if stored is not None and _salted(bytes(stored.salt), bytes(stored.body)) != row.document_digest:
            raise ChainBroken(f"the text of press log row {row.counter} was changed; restore from a proven backup")
        previous, newest, counted = row.digest, row.counter, counted + 1
    head = LogHead.objects.filter(pk=1).first()
    if head is not None and (head.counter, head.digest) != (newest, previous):
        raise ChainBroken(f"the press log ends at row {newest}, its head says {head.counter}; restore from a backup")
    return counted


def row_digest(row: LogRow) -> str:
    """SHA-256 over the row's fields and the digest before it."""
    fields = [
        row.generation,
        row.counter,
        row.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        row.kind,
        row.document_id,
        row.version,
        row.op,
        row.document_digest,
        row.previous_digest,
    ]
    return hashlib.sha256(json.dumps(fields, separators=(",", ":")).encode()).hexdigest()


def _locked_head() -> LogHead:
    LogHead.objects.get_or_create(pk=1)
    return LogHead.objects.select_for_update().get(pk=1)


def _rows(after: int) -> Iterator[LogRow]:
    while rows := list(LogRow.objects.filter(counter__gt=after).select_related("stored").order_by("counter")[:1000]):
        yield from rows
        after = rows[-1].counter


def _checked(kind: str, id: str, op: Op, document: Document | None) -> bytes | None:
    if kind not in documents.KINDS:
        raise DocumentRefused(f"kind {kind!r} is not one of {', '.join(documents.KINDS)}")
    expected = {"put": kind, "withdraw": "withdrawal", "erase": None}[op]
    if (documents.kind_of(document) if document else None) != expected:
        raise DocumentRefused(f"{op} of a {kind} takes a document of kind {expected}")
    if document is None:
        return None
    if document.id != id:
        raise DocumentRefused(f"{kind}: id is {document.id}, the log entry says {id}")
    raw = documents.validated(document)
    for reference in document.references():
        if not Current.objects.filter(kind=reference.kind, document_id=reference.id, op="put").exists():
            raise DanglingReference(
                f"{kind} {id}: {reference.field} names {reference.kind} {reference.id}, which is not published; "
                f"publish it first or name another"
            )
    for claimed in document.claims():
        holder = Claim.objects.filter(claimed=claimed).exclude(kind=kind, document_id=id).first()
        if holder is not None:
            raise DocumentRefused(
                f"{kind} {id}: slug or path {claimed!r} is held by {holder.kind} {holder.document_id}; choose another"
            )
    for flaw in document.flaws(_LogLookup()):
        raise DocumentRefused(f"{kind} {id}: {flaw}")
    return raw


def _refuse_if_named(kind: str, id: str, op: Op, current: Current | None) -> None:
    if current is None or current.op == "erase" or (op == "withdraw" and current.op != "put"):
        raise DocumentRefused(f"{kind} {id} is not live, so there is nothing to {op}")
    naming = Naming.objects.filter(to_kind=kind, to_id=id).exclude(from_kind=kind, from_id=id).first()
    if naming is not None:
        raise StillNamed(
            f"{kind} {id} is still named by {naming.from_kind} {naming.from_id} ({naming.field}); change that first"
        )


class _LogLookup:
    """The live documents as the log knows them."""

    def live(self, kind: str, id: str) -> Document | None:
        return current_document(kind, id)

    def claimed_by(self, claimed: str) -> tuple[str, str] | None:
        holder = Claim.objects.filter(claimed=claimed).first()
        return (holder.kind, holder.document_id) if holder else None

    def is_named(self, kind: str, id: str, *, by: str, field: str) -> bool:
        return Naming.objects.filter(to_kind=kind, to_id=id, from_kind=by, field=field).exists()


def _remember(row: LogRow, document: Document | None) -> None:
    Current.objects.update_or_create(
        kind=row.kind,
        document_id=row.document_id,
        defaults={"version": row.version, "op": row.op, "row": row},
    )
    Naming.objects.filter(from_kind=row.kind, from_id=row.document_id).delete()
    if row.op != "withdraw":  # a withdrawn page keeps its address
        Claim.objects.filter(kind=row.kind, document_id=row.document_id).delete()
    if document is not None:
        Naming.objects.bulk_create(
            Naming(
                from_kind=row.kind,
                from_id=row.document_id,
                field=reference.field,
                to_kind=reference.kind,
                to_id=reference.id,
            )
            for reference in document.references()
        )
        if row.op == "put":
            Claim.objects.bulk_create(
                Claim(claimed=claimed, kind=row.kind, document_id=row.document_id) for claimed in document.claims()
            )


def _salted(salt: bytes, raw: bytes) -> str:
    return hashlib.sha256(salt + raw).hexdigest()


def _document(row: LogRow) -> Document | None:
    stored = getattr(row, "stored", None)  # a one-to-one that is absent raises AttributeError's kin
    return documents.decode(bytes(stored.body)) if stored is not None else None


def _entry(row: LogRow) -> Entry:
    return Entry(
        epoch=Epoch(row.generation, row.counter),
        at=row.at,
        kind=row.kind,
        id=row.document_id,
        version=row.version,
        op=cast("Op", row.op),  # held to these three by a constraint
        document=_document(row),
    )
