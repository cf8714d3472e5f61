"""What keeps a file from being a policy: every problem at once."""

import inspect
import re

PARAMETERS = 6


class Invalid(Exception):
    """It is no policy, or lacks something: every problem at once."""

    def __init__(self, problems: list, **details) -> None:
        super().__init__("; ".join(problems))
        self.details = {"problems": problems, **details}


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
