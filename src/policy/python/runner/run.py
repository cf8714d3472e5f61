"""Runs one policy of upstream's shape for its agent: a request a line on its input, an answer a line on its output.

What the policy prints goes to the error stream, which the agent keeps as its log. Nothing that the policy returns can break the protocol: what is no
JSON stays here, in memory, and is left out of what is told.
"""

import asyncio
import importlib.util
import inspect
import json
import os
import random
import re
import sys
import traceback

from mlsysops_runner import packages
from mlsysops_runner.checks import Invalid, problems_of, problems_of_context
from mlsysops_runner.plain import plain
from mlsysops_runner.surroundings import BoundedOutput, SliceClock, limit_memory
from mlsysops_runner.telemetry import frame_of, query_of

LONGEST_ANSWER = 2_000_000


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
    policy, own_pid = Policy(path), os.getpid()
    for line in requests:
        request = json.loads(line)
        try:
            answer = {"id": request["id"], "result": loop.run_until_complete(policy.handle(request))}
        except Invalid as error:
            answer = {"id": request["id"], "error": str(error), "details": error.details}
        except BaseException as error:  # also SystemExit: a policy that exits is told as such
            answer = {"id": request["id"], "error": words_of(error, path)}
        if os.getpid() != own_pid:
            os._exit(0)  # what the policy forked came back from it: only one answers
        text = json.dumps(answer, allow_nan=False)
        if len(text) > LONGEST_ANSWER:
            text = json.dumps({"id": request["id"], "error": f"what it returned has {len(text)} characters, and {LONGEST_ANSWER} may be"})
        answers.write(text + "\n")
        answers.flush()


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
