"""The client with which upstream's policies push metrics, under its name. Without OTEL_EXPORTER_OTLP_ENDPOINT nothing is sent: values are only kept.

With it they go there as OTLP over HTTP, in a thread of their own: a policy never waits for its telemetry, and does not fail because of it.
"""

import json
import logging
import os
import queue
import threading
import time
import urllib.request

LONGEST_QUEUE = 1_000
TIMEOUT_S = 5
KINDS = ("async_counter", "counter", "gauge")


class MLSTelemetry:
    def __init__(self, application_name="default", application_component="none"):
        self.application_name = application_name
        self.application_component = application_component
        self._values = {}
        self._sender = sender()

    def pushMetric(self, name, instrument_type, value, attributes=None):
        """A value of a metric from now on. `instrument_type`: async_counter, counter or gauge."""
        if instrument_type not in KINDS:
            raise ValueError(f"{instrument_type!r} is no kind of a metric: {', '.join(KINDS)}")
        self._values[name] = value
        if self._sender is not None:
            self._sender.send("metrics", self._metric(name, instrument_type, value, attributes or {}))

    def pushTracedMetric(self, name, instrument_type, value, attributes=None):
        self.pushMetric(name, instrument_type, value, attributes)

    def getMetric(self, name):
        """What was pushed last; None: nothing was."""
        return self._values.get(name)

    def pushLogInfo(self, message, attributes=None):
        logging.getLogger("mlstelemetry").info("%s %s", message, attributes or "")

    def pushLogDebug(self, message, attributes=None):
        logging.getLogger("mlstelemetry").debug("%s %s", message, attributes or "")

    def pushLogError(self, message, attributes=None):
        logging.getLogger("mlstelemetry").error("%s %s", message, attributes or "")

    def _metric(self, name, kind, value, attributes):
        point = {"timeUnixNano": str(time.time_ns()), "asDouble": float(value), "attributes": attributes_of(attributes)}
        shape = (
            {"gauge": {"dataPoints": [point]}}
            if kind == "gauge"
            else {"sum": {"dataPoints": [point], "aggregationTemporality": 2, "isMonotonic": True}}
        )
        resource = {"service.name": self.application_name, "service.component": self.application_component}
        return {
            "resourceMetrics": [
                {
                    "resource": {"attributes": attributes_of(resource)},
                    "scopeMetrics": [{"scope": {"name": "mlstelemetry"}, "metrics": [{"name": name, **shape}]}],
                }
            ]
        }


class Sender:
    def __init__(self, endpoint):
        self.endpoint = endpoint.rstrip("/")
        self.waiting = queue.Queue(LONGEST_QUEUE)
        threading.Thread(target=self.run, daemon=True).start()

    def send(self, kind, body):
        try:
            self.waiting.put_nowait((kind, body))
        except queue.Full:
            logging.getLogger("mlstelemetry").warning("too much telemetry waits to be sent: a value was dropped")

    def run(self):
        while True:
            kind, body = self.waiting.get()
            request = urllib.request.Request(
                f"{self.endpoint}/v1/{kind}", json.dumps(body).encode(), {"content-type": "application/json"}
            )
            try:
                urllib.request.urlopen(request, timeout=TIMEOUT_S).close()
            except OSError as error:
                logging.getLogger("mlstelemetry").warning("telemetry could not be sent to %s: %s", self.endpoint, error)


def sender():
    endpoint = os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT")
    return Sender(endpoint) if endpoint else None


def attributes_of(values):
    return [{"key": key, "value": {"stringValue": str(value)}} for key, value in values.items()]
