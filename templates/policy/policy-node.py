"""Turns the frequency of its machine's processors down while the machine is idle."""

from mlsysops.logger_util import logger

# Try it:         mlsysops policy test policy-NAME.py
# Put it to work: mlsysops policy add policy-NAME.py
# See it decide:  mlsysops policy trace NAME

# The lines to edit: below this share of the processors' time the machine is idle, and above the other it is busy.
IDLE = 0.2
BUSY = 0.5


def initialize():
    # What it returns is the context: it goes in and out of every call, and is kept with the machine.
    return {
        "telemetry": {"metrics": ["node_cpu_utilisation"]},  # metrics that it sees
        "mechanisms": ["CPUFrequencyConfigurator"],  # which makes it a policy of the layer node
        "packages": [],
        "configuration": {"analyze_interval": "5s"},
        "scope": "global",  # one context for the machine
        "wish": None,
    }


async def analyze(context, application_description, system_description, mechanisms, telemetry, ml_connector):
    # The means of what was measured of late; upstream's data frame, await telemetry["query"](latest=True), needs pandas.
    values = [row["node_cpu_utilisation"] for row in telemetry["rows"][-3:] if row["node_cpu_utilisation"] is not None]
    if not values:
        return False, context
    load = sum(values) / len(values)
    node = system_description["MLSysOpsNode"]["name"]
    is_slow = "own" in mechanisms["CPUFrequencyConfigurator"]["state"]["nodes"].get(node, {})
    context["wish"] = "slow" if load < IDLE and not is_slow else "fast" if load > BUSY and is_slow else None
    if context["wish"] is not None:
        logger.info("%d %% of the processors are busy", round(100 * load))
    return context["wish"] is not None, context


async def plan(context, application_description, system_description, mechanisms, telemetry, ml_connector):
    if context["wish"] == "slow":
        return {"CPUFrequencyConfigurator": {"command": "set", "cpu": "all", "frequency": "min"}}, context
    return {"CPUFrequencyConfigurator": {"command": "reset"}}, context
