"""How a record stands in a store: its JSON, compressed, as text.

A record with its facts is some 9 kB of JSON and a third of that packed, which a database that lives in memory, or on
the other side of a network, is glad of.
"""

import hashlib
import zlib
from base64 import b64decode, b64encode
from binascii import Error as Base64Error

from pydantic import ValidationError

from citegraph.errors import StoreError
from citegraph.graph.model import SourceRecord


def packed(record: SourceRecord) -> dict[str, str]:
    """The properties of a record's node: its key, a hash of all it holds, and the record itself."""
    text = record.model_dump_json().encode()
    return {
        "id": record.key,
        "hash": hashlib.sha256(text).hexdigest()[:32],
        "record": b64encode(zlib.compress(text)).decode(),
    }


def unpacked(text: str) -> SourceRecord:
    """The record that was packed.

    Raises:
        StoreError: if the text is none.
    """
    try:
        return SourceRecord.model_validate_json(zlib.decompress(b64decode(text, validate=True)))
    except (Base64Error, zlib.error, ValidationError) as error:
        hint = "load the papers into a new store: citegraph load SOURCE --store OTHER"
        raise StoreError(f"the store holds a record that cannot be read: {text[:40]}", hint=hint) from error
