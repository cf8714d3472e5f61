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
import random
import re
import sys
import time
import traceback

import packages

try:
    import resource
except ImportError:  # not on this system: memory is bounded by whoever watches the process
    resource = None

PARAMETERS = 6
LONGEST_ANSWER = 2_000_000
MOST_CHARACTERS = 32_000


def main() -> None:
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr = BoundedOutput(sys.stderr)
    path, memory_mb = sys.argv[1], int(sys.argv[2])
    limit_memory(memory_mb)
    SliceClock().rule()
    random.seed(os.path.basename(path))  # of two runs with the same inputs both choose the same
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    policy = Policy(path)
    for line in requests:
        request = json.loads(line)
        try:
            answer = {"id": request["id"], "result": loop.run_until_complete(policy.handle(request))}
        except Invalid as error:
            answer = {"id": request["id"], "error": str(error), "details": error.details}
        except BaseException as error:  # also SystemExit: a policy that exits is told as such
            answer = {"id": request["id"], "error": words_of(error, path)}
        text = json.dumps(answer, allow_nan=False)
        if len(text) > LONGEST_ANSWER:
            text = json.dumps({"id": request["id"], "error": f"what it returned has {len(text)} characters, and {LONGEST_ANSWER} may be"})
        answers.write(text + "\n")
        answers.flush()


def limit_memory(memory_mb: int) -> None:
    if resource is None:
        return
    limit = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class BoundedOutput:
    """What a policy prints: so much a second, whatever it prints."""

    def __init__(self, stream) -> None:
        self.stream = stream
        self.begun_s, self.sent, self.left = 0.0, 0, 0

    def write(self, text: str) -> int:
        now_s = time.monotonic()
        if now_s - self.begun_s >= 1:
            if self.left > 0:
                self.stream.write(f"\n… and {self.left} characters more, which were left out\n")
            self.begun_s, self.sent, self.left = now_s, 0, 0
        part = text[: max(0, MOST_CHARACTERS - self.sent)]
        self.sent += len(part)
        self.left += len(text) - len(part)
        if part:
            self.stream.write(part)
        return len(text)

    def __getattr__(self, name: str):
        return getattr(self.stream, name)


class Invalid(Exception):
    """It is no policy, or lacks something: every problem at once."""

    def __init__(self, problems: list, **details) -> None:
        super().__init__("; ".join(problems))
        self.details = {"problems": problems, **details}


class SliceClock:
    """`time.time()` of a policy is the time of its slice, which may run faster than the machine's, or stand still while a policy thinks."""

    ahead_s = 0.0
    machine = staticmethod(time.time)

    def rule(self) -> None:
        time.time = lambda: self.machine() + SliceClock.ahead_s

    @classmethod
    def set(cls, now_s: float) -> None:
        cls.ahead_s = now_s - cls.machine()


class Policy:
    """The module of one policy, and a context for each instance of it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.module = None
        self.contexts: dict = {}

    async def handle(self, request: dict) -> dict:
        method = request["method"]
        if method == "load":
            return await self.load()
        SliceClock.set(request["telemetry"]["now"])
        context = await self.context_of(request)
        arguments = await self.arguments_of(context, request)
        answer = await awaited(getattr(self.module, method)(*arguments))
        value, context = answer_of(answer, context, method)
        self.contexts[request["instance"]] = (request["uid"], context)
        told, lost = plain(context)
        if method == "analyze":
            return {"adapt": bool(value), "state": told, "lost": lost, "interval": interval_of(context)}
        plan, unread = plain(value if value is not None else {})
        return {"plan": plan, "state": told, "lost": lost + unread}

    async def load(self) -> dict:
        with open(self.path, encoding="utf-8") as file:
            wanted = packages.needed(file.read())
        spec = importlib.util.spec_from_file_location(module_name(self.path), self.path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        try:
            spec.loader.exec_module(module)
        except ModuleNotFoundError as error:
            name = packages.package_of(error.name or "")
            raise Invalid(
                [f"it needs the package {name}, which {sys.executable} does not have ({error})"],
                package=name,
                packages=packages.report(wanted),
            ) from error
        problems = problems_of(module)
        if "pandas" in wanted and importlib.util.find_spec("pandas") is None:
            problems.append(f"it reads telemetry as a data frame, for which it needs pandas, which {sys.executable} does not have")
            raise Invalid(problems, package="pandas", packages=packages.report(wanted))
        if problems:
            raise Invalid(problems)
        self.module = module
        context = await self.initialized()
        problems = problems_of_context(context)
        if problems:
            raise Invalid(problems)
        told, _ = plain(context)
        return {
            "context": told,
            "version": getattr(module, "__version__", None),
            "summary": summary_of(module),
            "python": {"path": sys.executable, "version": sys.version.split()[0], "prefix": sys.prefix},
            "packages": packages.report([*wanted, *packages.texts(context.get("packages"))]),
        }

    async def initialized(self) -> dict:
        """What upstream asks of a context is there, whatever `initialize` left out."""
        context = await awaited(self.module.initialize())
        if not isinstance(context, dict):
            raise Invalid([f"initialize must return a dictionary, and returned {type(context).__name__}"])
        filled = {"telemetry": {}, "mechanisms": [], "packages": [], "scope": "application", "configuration": {}, **context}
        for key, fields in (("telemetry", {"metrics": []}), ("configuration", {"analyze_interval": "10s"})):
            if isinstance(filled[key], dict):
                filled[key] = {**fields, **filled[key]}
        return filled

    async def context_of(self, request: dict) -> dict:
        """What it remembers here; in a new process, or of a new application of an old one's name, what was kept, over what `initialize` says."""
        uid, context = self.contexts.get(request["instance"], (None, None))
        if context is not None and uid == request["uid"]:
            return context
        kept = request.get("state")
        return {**(await self.initialized()), **(kept if isinstance(kept, dict) else {})}

    async def arguments_of(self, context: dict, request: dict) -> list:
        rows = request["telemetry"]["rows"]
        telemetry = {
            "prometheus_endpoint": request["telemetry"].get("prometheus"),
            "grafana_endpoint": None,
            "query": query_of(rows),
            "dataframe": frame_of(rows),
            "rows": rows,  # ours: the same as plain dictionaries, oldest first, without pandas
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


def problems_of(module: object) -> list:
    problems = [f"it has no function {name}" for name in ("initialize", "analyze", "plan") if not callable(getattr(module, name, None))]
    for name, given in (("initialize", 0), ("analyze", PARAMETERS), ("plan", PARAMETERS)):
        function = getattr(module, name, None)
        if not callable(function):
            continue
        signature = inspect.signature(function)
        try:
            signature.bind(*[None] * given)
        except TypeError:
            problems.append(f"{name} takes {len(signature.parameters)} arguments, and is given {given}")
    return problems


def problems_of_context(context: dict) -> list:
    """What upstream would find out while it runs, or never."""
    problems = []
    telemetry, configuration = context["telemetry"], context["configuration"]
    if not isinstance(telemetry, dict):
        problems.append("telemetry must be a dictionary with metrics")
    elif not is_texts(telemetry["metrics"]):
        problems.append("telemetry.metrics must be a list of names of metrics")
    if not isinstance(configuration, dict):
        problems.append("configuration must be a dictionary with analyze_interval")
    elif not re.fullmatch(r"[1-9]\d*(ms|[smhd])", str(configuration["analyze_interval"])):
        problems.append(f"configuration.analyze_interval must be such as 5s, 1m, 2h or 1d, and is {configuration['analyze_interval']!r}")
    if context["scope"] not in ("application", "global"):
        problems.append(f"scope must be application or global, and is {context['scope']!r}")
    problems += [f"{name} must be a list of texts" for name in ("packages", "mechanisms") if not is_texts(context[name])]
    return problems


def is_texts(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value)


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
