"""Identifiers that are the same for the same inputs."""

import hashlib
import json


def canonical_json(value: object) -> str:
    """JSON with sorted keys and no spaces: one text for one value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256_text(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def stable_id(prefix: str, *parts: object) -> str:
    """An identifier made from its parts, such as ``visit-1f0c9a77b2e4``."""
    return f"{prefix}-{sha256_text(canonical_json(parts))[:12]}"
