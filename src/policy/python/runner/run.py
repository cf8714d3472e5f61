"""Runs one policy of upstream's shape for its agent: a request a line on its input, an answer a line on its output.

What the policy prints goes to the error stream, which the agent keeps as its log. Nothing that the policy returns can break the protocol: what is no
JSON stays here, in memory, and is left out of what is told.
"""

import asyncio
import importlib.util
import inspect
import json
import math
import os
import re
import sys
import traceback

try:
    import resource
except ImportError:  # not on this system: memory is bounded by whoever watches the process
    resource = None

PARAMETERS = 6


def main() -> None:
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    path, memory_mb = sys.argv[1], int(sys.argv[2])
    limit_memory(memory_mb)
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__))))
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    policy = Policy(path)
    for line in requests:
        request = json.loads(line)
        try:
            answer = {"id": request["id"], "result": loop.run_until_complete(policy.handle(request))}
        except BaseException as error:  # also SystemExit: a policy that exits is told as such
            answer = {"id": request["id"], "error": words_of(error, path)}
        answers.write(json.dumps(answer, allow_nan=False) + "\n")
        answers.flush()


def limit_memory(memory_mb: int) -> None:
    if resource is None:
        return
    limit = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Policy:
    """The module of one policy, and a context for each instance of it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.module = None
        self.contexts: dict = {}
        self.telemetry: dict = {}

    async def handle(self, request: dict) -> dict:
        method = request["method"]
        if method == "load":
            return await self.load()
        instance = request["instance"]
        if method == "forget":
            self.contexts.pop(instance, None)
            return {}
        context = await self.context_of(instance, request.get("state"))
        arguments = await self.arguments_of(context, request)
        answer = await awaited(getattr(self.module, method)(*arguments))
        value, context = answer_of(answer, context, method)
        self.contexts[instance] = context
        told, lost = plain(context)
        if method == "analyze":
            return {"adapt": bool(value), "state": told, "lost": lost, "interval": interval_of(context)}
        plan, unread = plain(value if value is not None else {})
        return {"plan": plan, "state": told, "lost": lost + unread}

    async def load(self) -> dict:
        spec = importlib.util.spec_from_file_location(module_name(self.path), self.path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        for name in ("initialize", "analyze", "plan"):
            if not callable(getattr(module, name, None)):
                raise AttributeError(f"it has no function {name}")
        for name in ("analyze", "plan"):
            count = len(inspect.signature(getattr(module, name)).parameters)
            if count != PARAMETERS:
                raise TypeError(f"{name} takes {count} arguments, and is given {PARAMETERS}")
        self.module = module
        told, _ = plain(await self.initialized())
        return {"context": told, "version": getattr(module, "__version__", None), "summary": summary_of(module)}

    async def initialized(self) -> dict:
        context = await awaited(self.module.initialize())
        if not isinstance(context, dict):
            raise TypeError(f"initialize must return a dictionary, and returned {type(context).__name__}")
        return context

    async def context_of(self, instance: str, state: object) -> dict:
        """What it remembers here; in a new process what was kept, over what `initialize` says."""
        if instance not in self.contexts:
            kept = state if isinstance(state, dict) else {}
            self.contexts[instance] = {**(await self.initialized()), **kept}
        return self.contexts[instance]

    async def arguments_of(self, context: dict, request: dict) -> list:
        rows = request["telemetry"]["rows"]
        telemetry = {
            "prometheus_endpoint": request["telemetry"].get("prometheus"),
            "grafana_endpoint": None,
            "query": query_of(rows),
            "dataframe": frame_of(rows),
        }
        return [
            context,
            request["applications"],
            request["system"],
            request["mechanisms"],
            telemetry,
            os.environ.get("MLS_MLCONNECTOR_ENDPOINT"),
        ]


def query_of(rows: list):
    """As upstream's: what lies between two moments, or the newest row alone. Needs pandas, as there."""

    async def query(from_time=None, to_time=None, latest=False, **named):
        start, end = named.get("start", from_time), named.get("end", to_time)
        chosen = [row for row in rows if (start is None or row["timestamp"] >= start) and (end is None or row["timestamp"] <= end)]
        frame = frame_of(chosen[-1:] if latest else chosen)
        if frame is None:
            raise ModuleNotFoundError("telemetry['query'] answers with a data frame: pandas is needed")
        return frame

    return query


def frame_of(rows: list):
    try:
        import pandas
    except ImportError:
        return None
    return pandas.DataFrame(rows)


def answer_of(answer: object, context: dict, method: str) -> tuple:
    """`(value, context)`; upstream takes nothing else, but a bare value can only mean one thing."""
    if isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[1], dict):
        return answer
    if isinstance(answer, bool) or answer is None or (method == "plan" and isinstance(answer, dict)):
        return answer, context
    raise TypeError(f"{method} must return a pair of its answer and the context, and returned {type(answer).__name__}")


async def awaited(value: object) -> object:
    return await value if inspect.isawaitable(value) else value


def interval_of(context: dict) -> object:
    configuration = context.get("configuration")
    return configuration.get("analyze_interval") if isinstance(configuration, dict) else None


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


def module_name(path: str) -> str:
    return re.sub(r"\W", "_", os.path.splitext(os.path.basename(path))[0])


def summary_of(module: object) -> str:
    text = (getattr(module, "__doc__", None) or "").strip()
    return text.split("\n", 1)[0][:300]


def words_of(error: BaseException, path: str) -> str:
    """What went wrong, and at which line of the policy."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    traceback.print_exception(type(error), error, error.__traceback__)
    place = f" (line {frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"[:1000]


if __name__ == "__main__":
    main()
