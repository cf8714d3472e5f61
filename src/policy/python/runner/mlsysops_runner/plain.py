"""What of a value is JSON."""

import math


def plain(value: object, path: str = "", above: tuple = ()) -> tuple:
    """The part of a value that is JSON, and the places of what is not."""
    if value is None or isinstance(value, (bool, str)):
        return value, []
    if isinstance(value, int) and not isinstance(value, bool):
        return value, []
    if isinstance(value, float):
        return (value, []) if math.isfinite(value) else (None, [path])
    if id(value) in above:
        return None, [path]
    if isinstance(value, dict):
        told, lost = {}, []
        for key, inner in value.items():
            kept, missing = plain(inner, f"{path}.{key}" if path else str(key), (*above, id(value)))
            if missing and kept is None:
                lost += missing
                continue
            told[str(key)] = kept
            lost += missing
        return told, lost
    if isinstance(value, (list, tuple)):
        pairs = [plain(inner, f"{path}[{place}]", (*above, id(value))) for place, inner in enumerate(value)]
        return [kept for kept, _ in pairs], [place for _, missing in pairs for place in missing]
    item = getattr(value, "item", None)
    if callable(item) and type(value).__module__ == "numpy":
        return plain(item(), path, above)
    return None, [path]
