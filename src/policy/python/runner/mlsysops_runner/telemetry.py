"""Telemetry in the shape in which upstream gives it."""

import sys


def query_of(rows: list):
    """As upstream's: the newest row alone, what lies between two moments, or all. Needs pandas, as there."""

    async def query(start_time=None, end_time=None, latest=False):
        if latest:
            chosen = rows[-1:]
        elif start_time is None and end_time is None:
            chosen = rows
        elif start_time is None or end_time is None:
            raise ValueError("start_time and end_time belong together")
        else:
            chosen = [row for row in rows if start_time <= row["timestamp"] <= end_time]
        frame = frame_of(chosen)
        if frame is None:
            raise ModuleNotFoundError(f"telemetry['query'] answers with a data frame: it needs pandas, which {sys.executable} does not have")
        return frame

    return query


def frame_of(rows: list):
    try:
        import pandas
    except ImportError:
        return None
    return pandas.DataFrame(rows)
