"""Moves a component that misses a target to another node of its cluster."""

import time

from mlsysops.logger_util import logger
from mlsysops.utilities import evaluate_condition

# Try it:         mlsysops policy test policy-NAME.py
# Put it to work: mlsysops policy add policy-NAME.py
# See it decide:  mlsysops policy trace NAME

# The line to edit: for how many seconds a target must be missed before anything is moved.
PATIENCE_S = 20


def initialize():
    # What it returns is the context: it goes in and out of every call, and is kept with the slice.
    return {
        "telemetry": {"metrics": []},  # metrics that it sees beside those that the application has targets of
        "mechanisms": ["fluidity"],
        "packages": [],  # what pip is to install where it is added with --install-packages
        "configuration": {"analyze_interval": "5s"},
        "scope": "application",  # one context for each application
        "missed_since": {},
    }


async def analyze(context, application_description, system_description, mechanisms, telemetry, ml_connector):
    # The newest value of each metric; upstream's data frame, await telemetry["query"](latest=True), has the same and needs pandas.
    latest = telemetry["rows"][-1]
    for component in application_description[0]["spec"]["components"]:
        values = [(latest.get(one["application_metric_id"]), one) for one in component.get("qos_metrics", [])]
        is_missed = any(value is not None and not evaluate_condition(value, one["target"], one["relation"]) for value, one in values)
        name = component["metadata"]["name"]
        context["missed_since"][name] = (context["missed_since"].get(name) or time.time()) if is_missed else None
    return any(is_due(since) for since in context["missed_since"].values()), context


async def plan(context, application_description, system_description, mechanisms, telemetry, ml_connector):
    application = application_description[0]["name"]
    placed = mechanisms["fluidity"]["state"]["applications"][application]["components"]
    steps = {"initial_plan": False}
    for name, since in context["missed_since"].items():
        here = placed[name]["node_placed"]
        others = [node for node in system_description["MLSysOpsCluster"]["nodes"] if node != here]
        if is_due(since) and here is not None and others:
            logger.info("%s misses a target on %s", name, here)
            steps[name] = [{"action": "move", "src_host": here, "target_host": others[0]}]
            context["missed_since"][name] = time.time() + 60  # time to settle before it is judged again
    return {"fluidity": {"name": application, "deployment_plan": steps}}, context


def is_due(since):
    return since is not None and time.time() - since >= PATIENCE_S
