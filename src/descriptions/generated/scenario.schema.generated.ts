// Generated from src/descriptions/schemas/scenario.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Scenario file",
  "description": "A simulated slice: its clusters and nodes, and the truth behind them that agents can only measure.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "MLSysOpsScenario"
  ],
  "properties": {
    "MLSysOpsScenario": {
      "$ref": "#/$defs/Scenario"
    }
  },
  "$defs": {
    "Source": {
      "title": "Source",
      "description": "Where the numbers beside it come from.",
      "enum": [
        "measured",
        "recorded",
        "fitted",
        "assumed"
      ],
      "examples": [
        "assumed"
      ]
    },
    "Note": {
      "title": "Note",
      "type": "string",
      "minLength": 1,
      "description": "Why these numbers, and how good they are."
    },
    "Scenario": {
      "title": "Scenario",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/ResourceName",
          "description": "What it is called."
        },
        "description": {
          "title": "Description",
          "type": "string",
          "minLength": 1
        },
        "seed": {
          "title": "Seed",
          "type": "integer",
          "description": "The same seed and the same acts give the same run.",
          "minimum": 0,
          "maximum": 4294967295,
          "examples": [
            1
          ]
        },
        "start": {
          "title": "Start",
          "type": "string",
          "minLength": 1,
          "description": "The slice's time at the beginning (ISO 8601). Without it: the time at which the testbed is made.",
          "examples": [
            "2026-01-05T08:00:00Z"
          ]
        },
        "speed": {
          "title": "Speed",
          "type": "number",
          "description": "Seconds of the slice in one real second.",
          "exclusiveMinimum": 0,
          "examples": [
            1,
            10
          ]
        },
        "currency": {
          "title": "Currency",
          "type": "string",
          "minLength": 1,
          "description": "An ISO 4217 code.",
          "pattern": "^[A-Z]{3}$",
          "x-says": "a currency code of three capital letters such as EUR",
          "examples": [
            "EUR"
          ]
        },
        "descriptions": {
          "title": "Description files",
          "type": "array",
          "items": {
            "title": "File",
            "type": "string",
            "minLength": 1
          },
          "description": "Files with node and cluster descriptions, relative to this one.",
          "examples": [
            [
              "infrastructure.yaml"
            ]
          ]
        },
        "clusters": {
          "title": "Clusters",
          "type": "array",
          "items": {
            "$ref": "#/$defs/ScenarioCluster"
          },
          "description": "Clusters and nodes that are described here, and what is hidden of those that a file describes."
        },
        "network": {
          "$ref": "#/$defs/Network"
        },
        "workloads": {
          "title": "Workloads",
          "type": "array",
          "items": {
            "$ref": "#/$defs/Workload"
          },
          "description": "How components behave. The first that matches a component governs it; one that none matches gets a default workload."
        },
        "faults": {
          "title": "Faults",
          "type": "array",
          "items": {
            "$ref": "#/$defs/ScenarioFault"
          },
          "description": "What goes wrong, and when."
        },
        "telemetry": {
          "$ref": "#/$defs/TelemetryTruth"
        },
        "life_cycle": {
          "$ref": "#/$defs/LifeCycleTruth"
        },
        "power": {
          "title": "Power",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "idle_share": {
              "title": "Share at rest",
              "type": "number",
              "description": "Of a node's greatest power, 0 to 1.",
              "minimum": 0,
              "maximum": 1,
              "examples": [
                0.4
              ]
            },
            "source": {
              "$ref": "#/$defs/Source"
            },
            "note": {
              "$ref": "#/$defs/Note"
            }
          }
        }
      }
    },
    "ScenarioCluster": {
      "title": "Cluster",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "cluster_id"
      ],
      "properties": {
        "cluster_id": {
          "$ref": "#/$defs/HostName",
          "title": "Cluster",
          "description": "Its unique name.",
          "examples": [
            "edge-cluster"
          ]
        },
        "datacenter_id": {
          "$ref": "#/$defs/HostName",
          "title": "Data centre"
        },
        "nodes": {
          "title": "Nodes",
          "type": "array",
          "items": {
            "$ref": "#/$defs/ScenarioNode"
          }
        }
      }
    },
    "ScenarioNode": {
      "title": "Node of a scenario",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "name": {
          "$ref": "#/$defs/HostName",
          "title": "Name",
          "description": "Of a node that a description file describes. Give this or `description`."
        },
        "description": {
          "$ref": "#/$defs/NodeDescription"
        },
        "truth": {
          "$ref": "#/$defs/NodeTruth"
        }
      }
    },
    "NodeTruth": {
      "title": "Hidden truth",
      "type": "object",
      "additionalProperties": false,
      "description": "What agents cannot see, only measure.",
      "properties": {
        "speed": {
          "title": "Speed",
          "type": "number",
          "description": "Work that a core does, relative to the reference node (BogoMIPS 5000, 2.5 GHz). Without it: as described.",
          "exclusiveMinimum": 0,
          "examples": [
            1.8
          ]
        },
        "busy_cores": {
          "title": "Busy cores",
          "type": "number",
          "description": "Kept busy by what the slice does not manage.",
          "minimum": 0,
          "examples": [
            0.5
          ]
        },
        "reserved_cpu": {
          "title": "Reserved CPU",
          "type": "string",
          "minLength": 1,
          "description": "Taken before any application comes; a Kubernetes quantity of cores.",
          "x-quantity": "cpu",
          "examples": [
            "500m"
          ]
        },
        "reserved_memory": {
          "title": "Reserved memory",
          "type": "string",
          "minLength": 1,
          "description": "A Kubernetes quantity of bytes.",
          "x-quantity": "bytes",
          "examples": [
            "1Gi"
          ]
        },
        "registry_mbps": {
          "title": "From the registry",
          "type": "number",
          "description": "How fast images come, in Mbit/s.",
          "exclusiveMinimum": 0,
          "examples": [
            400
          ]
        },
        "source": {
          "$ref": "#/$defs/Source"
        },
        "note": {
          "$ref": "#/$defs/Note"
        }
      }
    },
    "LinkTruth": {
      "title": "Link",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "latency_ms": {
          "title": "Latency",
          "type": "number",
          "description": "One way, in ms.",
          "minimum": 0,
          "examples": [
            20
          ]
        },
        "jitter_ms": {
          "title": "Jitter",
          "type": "number",
          "description": "By so much a round trip is longer or shorter, in ms.",
          "minimum": 0,
          "examples": [
            1
          ]
        },
        "bandwidth_mbps": {
          "title": "Bandwidth",
          "type": "number",
          "description": "In Mbit/s.",
          "exclusiveMinimum": 0,
          "examples": [
            1000
          ]
        },
        "loss": {
          "title": "Loss",
          "type": "number",
          "description": "Share of packets lost, 0 to 1; each costs a retransmission.",
          "minimum": 0,
          "maximum": 1,
          "examples": [
            0.01
          ]
        },
        "source": {
          "$ref": "#/$defs/Source"
        },
        "note": {
          "$ref": "#/$defs/Note"
        }
      }
    },
    "NamedLink": {
      "title": "Named link",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "between"
      ],
      "properties": {
        "between": {
          "title": "Between",
          "type": "array",
          "items": {
            "title": "End",
            "type": "string",
            "minLength": 1
          },
          "description": "Two nodes (by name, or `cluster/node`) or clusters.",
          "minItems": 2,
          "maxItems": 2,
          "examples": [
            [
              "edge",
              "cloud"
            ]
          ]
        },
        "latency_ms": {
          "title": "Latency",
          "type": "number",
          "description": "One way, in ms.",
          "minimum": 0,
          "examples": [
            20
          ]
        },
        "jitter_ms": {
          "title": "Jitter",
          "type": "number",
          "description": "By so much a round trip is longer or shorter, in ms.",
          "minimum": 0,
          "examples": [
            1
          ]
        },
        "bandwidth_mbps": {
          "title": "Bandwidth",
          "type": "number",
          "description": "In Mbit/s.",
          "exclusiveMinimum": 0,
          "examples": [
            1000
          ]
        },
        "loss": {
          "title": "Loss",
          "type": "number",
          "description": "Share of packets lost, 0 to 1; each costs a retransmission.",
          "minimum": 0,
          "maximum": 1,
          "examples": [
            0.01
          ]
        },
        "source": {
          "$ref": "#/$defs/Source"
        },
        "note": {
          "$ref": "#/$defs/Note"
        }
      }
    },
    "Network": {
      "title": "Network",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "same_node": {
          "$ref": "#/$defs/LinkTruth"
        },
        "same_cluster": {
          "$ref": "#/$defs/LinkTruth"
        },
        "between_clusters": {
          "$ref": "#/$defs/LinkTruth"
        },
        "links": {
          "title": "Links",
          "type": "array",
          "items": {
            "$ref": "#/$defs/NamedLink"
          },
          "description": "What differs from that. A link between nodes counts more than one between clusters."
        }
      }
    },
    "Workload": {
      "title": "Workload",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "name": {
          "title": "Name",
          "type": "string",
          "minLength": 1
        },
        "match": {
          "title": "Match",
          "type": "object",
          "additionalProperties": false,
          "description": "All that is given must hold. Prefer structure to names, so that a renamed application behaves the same.",
          "properties": {
            "application": {
              "title": "Application",
              "type": "string",
              "minLength": 1,
              "description": "Its name; `*` stands for anything."
            },
            "component": {
              "title": "Component",
              "type": "string",
              "minLength": 1,
              "description": "Its name; `*` stands for anything."
            },
            "image": {
              "title": "Image",
              "type": "string",
              "minLength": 1,
              "description": "Its first container's image; `*` stands for anything."
            },
            "qos_metric": {
              "title": "Declared metric",
              "type": "string",
              "minLength": 1,
              "description": "It declares this quality-of-service metric."
            },
            "calls_qos_metric": {
              "title": "Metric of a called one",
              "type": "string",
              "minLength": 1,
              "description": "It calls a component that declares this metric."
            }
          }
        },
        "load": {
          "$ref": "#/$defs/LoadModel"
        },
        "arrivals": {
          "$ref": "#/$defs/ArrivalModel"
        },
        "work": {
          "$ref": "#/$defs/WorkModel"
        },
        "discipline": {
          "title": "Discipline",
          "description": "fifo: one queue, `threads` at work · processor-sharing: all at once share `threads` cores.",
          "enum": [
            "fifo",
            "processor-sharing"
          ],
          "examples": [
            "fifo"
          ]
        },
        "threads": {
          "title": "Threads",
          "type": "integer",
          "minimum": 1,
          "examples": [
            1
          ]
        },
        "queue_limit": {
          "title": "Queue limit",
          "type": "integer",
          "description": "Requests that may wait; one more is lost.",
          "minimum": 0,
          "examples": [
            100
          ]
        },
        "fan_out": {
          "title": "Fan-out",
          "type": "integer",
          "description": "Requests to each called component for one that is completed.",
          "minimum": 1,
          "maximum": 100,
          "examples": [
            1
          ]
        },
        "request_bytes": {
          "title": "Size of a request",
          "type": "number",
          "description": "With its answer, in bytes.",
          "minimum": 0,
          "examples": [
            100000
          ]
        },
        "origin": {
          "title": "Origin",
          "type": "string",
          "minLength": 1,
          "description": "Where requests from outside come from: a cluster, or `cluster/node`. Without it: from where the instance is."
        },
        "exports": {
          "title": "Exported metrics",
          "type": "array",
          "items": {
            "title": "Exported metric",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "metric",
              "shows"
            ],
            "properties": {
              "metric": {
                "title": "Metric",
                "type": "string",
                "minLength": 1,
                "description": "In snake_case, as Prometheus names them.",
                "pattern": "^[a-zA-Z_:][a-zA-Z0-9_:]*$",
                "x-says": "a metric's name of letters, digits and underscores",
                "examples": [
                  "frame_classify_latency"
                ]
              },
              "shows": {
                "title": "Shows",
                "enum": [
                  "mean-response-ms",
                  "p95-response-ms",
                  "mean-service-ms",
                  "completed-per-second",
                  "completed-total",
                  "lost-total",
                  "load",
                  "in-system"
                ],
                "examples": [
                  "mean-response-ms"
                ]
              }
            }
          },
          "description": "Without it: its first quality-of-service metric, or `request_latency`."
        },
        "start_s": {
          "title": "Start",
          "type": "number",
          "description": "From the pulled image to ready, in seconds on the reference node.",
          "minimum": 0,
          "examples": [
            2
          ]
        },
        "image_mb": {
          "title": "Image",
          "type": "number",
          "description": "In MB (10^6 bytes).",
          "minimum": 0,
          "examples": [
            450
          ]
        },
        "completion_s": {
          "title": "Completion",
          "type": "number",
          "description": "How long one that runs to completion works, in seconds on the reference node.",
          "exclusiveMinimum": 0,
          "examples": [
            60
          ]
        },
        "memory_mb": {
          "title": "Memory",
          "type": "number",
          "description": "Where the description asks for none, in MiB.",
          "minimum": 0,
          "examples": [
            256
          ]
        },
        "source": {
          "$ref": "#/$defs/Source"
        },
        "note": {
          "$ref": "#/$defs/Note"
        }
      }
    },
    "LoadModel": {
      "title": "Load",
      "type": "object",
      "additionalProperties": false,
      "description": "What drives requests and work: people in view, users.",
      "required": [
        "kind"
      ],
      "properties": {
        "kind": {
          "title": "Kind",
          "enum": [
            "constant",
            "sine",
            "step",
            "burst",
            "random-walk",
            "series"
          ],
          "examples": [
            "series"
          ]
        },
        "value": {
          "title": "Value",
          "type": "number",
          "description": "constant",
          "minimum": 0
        },
        "mean": {
          "title": "Mean",
          "type": "number",
          "description": "sine",
          "minimum": 0
        },
        "amplitude": {
          "title": "Amplitude",
          "type": "number",
          "description": "sine",
          "minimum": 0
        },
        "period_s": {
          "title": "Period",
          "type": "number",
          "description": "sine",
          "exclusiveMinimum": 0
        },
        "phase_s": {
          "title": "Phase",
          "type": "number",
          "description": "sine"
        },
        "before": {
          "title": "Before",
          "type": "number",
          "description": "step",
          "minimum": 0
        },
        "after": {
          "title": "After",
          "type": "number",
          "description": "step",
          "minimum": 0
        },
        "at_s": {
          "title": "At",
          "type": "number",
          "description": "step",
          "minimum": 0
        },
        "base": {
          "title": "Base",
          "type": "number",
          "description": "burst",
          "minimum": 0
        },
        "peak": {
          "title": "Peak",
          "type": "number",
          "description": "burst",
          "minimum": 0
        },
        "every_s": {
          "title": "Every",
          "type": "number",
          "description": "burst",
          "exclusiveMinimum": 0
        },
        "length_s": {
          "title": "Length",
          "type": "number",
          "description": "burst",
          "minimum": 0
        },
        "first_s": {
          "title": "First",
          "type": "number",
          "description": "burst",
          "minimum": 0
        },
        "start": {
          "title": "Start",
          "type": "number",
          "description": "random-walk",
          "minimum": 0
        },
        "min": {
          "title": "Lowest",
          "type": "number",
          "description": "random-walk",
          "minimum": 0
        },
        "max": {
          "title": "Highest",
          "type": "number",
          "description": "random-walk",
          "minimum": 0
        },
        "step_size": {
          "title": "Step size",
          "type": "number",
          "description": "random-walk: at most so much up or down in one step",
          "minimum": 0
        },
        "file": {
          "title": "File",
          "type": "string",
          "minLength": 1,
          "description": "series: a JSON file with the numbers, relative to this one.",
          "examples": [
            "people-count.json"
          ]
        },
        "field": {
          "title": "Field",
          "type": "string",
          "minLength": 1,
          "description": "series: the file's field that holds them.",
          "examples": [
            "people"
          ]
        },
        "values": {
          "title": "Values",
          "type": "array",
          "items": {
            "title": "Value",
            "type": "number",
            "minimum": 0
          },
          "description": "series: the numbers themselves."
        },
        "step_s": {
          "title": "Step",
          "type": "number",
          "description": "series and random-walk: seconds from one number to the next.",
          "exclusiveMinimum": 0
        },
        "from_s": {
          "title": "From",
          "type": "number",
          "description": "series: where the scenario begins in it. It begins again at its end.",
          "minimum": 0
        },
        "linear": {
          "title": "Interpolated",
          "description": "series: without it each number holds until the next.",
          "type": "boolean"
        },
        "source": {
          "$ref": "#/$defs/Source"
        },
        "note": {
          "$ref": "#/$defs/Note"
        }
      }
    },
    "ArrivalModel": {
      "title": "Arrivals",
      "type": "object",
      "additionalProperties": false,
      "description": "Requests from outside, to a component that no other one calls.",
      "properties": {
        "kind": {
          "title": "Kind",
          "enum": [
            "poisson",
            "periodic"
          ],
          "examples": [
            "periodic"
          ]
        },
        "rate": {
          "title": "Rate",
          "type": "number",
          "description": "Requests a second.",
          "minimum": 0,
          "examples": [
            3
          ]
        },
        "per_load": {
          "title": "Rate for each unit of load",
          "type": "number"
        },
        "jitter": {
          "title": "Jitter",
          "type": "number",
          "description": "periodic: share of the period by which a request may be late.",
          "minimum": 0,
          "maximum": 1
        },
        "source": {
          "$ref": "#/$defs/Source"
        },
        "note": {
          "$ref": "#/$defs/Note"
        }
      }
    },
    "WorkModel": {
      "title": "Work",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "base_ms": {
          "title": "Work of a request",
          "type": "number",
          "description": "In ms of one core of the reference node.",
          "minimum": 0,
          "examples": [
            11.8
          ]
        },
        "per_load_ms": {
          "title": "Work for each unit of load",
          "type": "number",
          "minimum": 0,
          "examples": [
            21.6
          ]
        },
        "sigma": {
          "title": "Sigma",
          "type": "number",
          "description": "Of the lognormal noise, whose mean is 1.",
          "minimum": 0,
          "examples": [
            0.12
          ]
        },
        "share_of_target": {
          "title": "Share of the target",
          "type": "number",
          "description": "Where the component declares a latency target: scaled so that the work at load 1 is this share of it.",
          "exclusiveMinimum": 0,
          "examples": [
            0.5
          ]
        },
        "source": {
          "$ref": "#/$defs/Source"
        },
        "note": {
          "$ref": "#/$defs/Note"
        }
      }
    },
    "ScenarioFault": {
      "title": "Fault",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "at_s",
        "kind"
      ],
      "properties": {
        "at_s": {
          "title": "At",
          "type": "number",
          "description": "Seconds after the beginning.",
          "minimum": 0
        },
        "for_s": {
          "title": "For",
          "type": "number",
          "description": "Seconds; without it: to the end.",
          "exclusiveMinimum": 0
        },
        "kind": {
          "title": "Kind",
          "enum": [
            "node-down",
            "node-slow",
            "cluster-cut",
            "link-cut",
            "link-slow",
            "slow-disk",
            "image-unavailable",
            "telemetry-lost",
            "telemetry-late",
            "crash"
          ],
          "examples": [
            "node-down"
          ]
        },
        "node": {
          "title": "Node",
          "type": "string",
          "minLength": 1,
          "description": "By name, or `cluster/node`."
        },
        "cluster": {
          "title": "Cluster",
          "type": "string",
          "minLength": 1
        },
        "between": {
          "title": "Between",
          "type": "array",
          "items": {
            "title": "End",
            "type": "string",
            "minLength": 1
          },
          "description": "Two nodes (by name, or `cluster/node`) or clusters.",
          "minItems": 2,
          "maxItems": 2,
          "examples": [
            [
              "edge",
              "cloud"
            ]
          ]
        },
        "image": {
          "title": "Image",
          "type": "string",
          "minLength": 1,
          "description": "`*` stands for anything."
        },
        "application": {
          "title": "Application",
          "type": "string",
          "minLength": 1
        },
        "component": {
          "title": "Component",
          "type": "string",
          "minLength": 1
        },
        "reboots": {
          "title": "Reboots",
          "description": "node-down: its instances start again when it returns.",
          "type": "boolean"
        },
        "speed": {
          "title": "Speed",
          "type": "number",
          "description": "node-slow: share of its speed that is left.",
          "exclusiveMinimum": 0,
          "examples": [
            0.5
          ]
        },
        "factor": {
          "title": "Factor",
          "type": "number",
          "description": "slow-disk: pulls and starts take so many times as long.",
          "minimum": 1
        },
        "latency_ms": {
          "title": "Latency",
          "type": "number",
          "description": "link-slow: so much more, one way.",
          "minimum": 0
        },
        "bandwidth_mbps": {
          "title": "Bandwidth",
          "type": "number",
          "description": "link-slow: at most this.",
          "exclusiveMinimum": 0
        },
        "loss": {
          "title": "Loss",
          "type": "number",
          "description": "link-slow",
          "minimum": 0,
          "maximum": 1
        },
        "delay_ms": {
          "title": "Delay",
          "type": "number",
          "description": "telemetry-late: so much more.",
          "minimum": 0
        },
        "source": {
          "$ref": "#/$defs/Source"
        },
        "note": {
          "$ref": "#/$defs/Note"
        }
      }
    },
    "TelemetryTruth": {
      "title": "Telemetry",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "node_interval_s": {
          "title": "Interval of nodes",
          "type": "number",
          "exclusiveMinimum": 0,
          "examples": [
            5
          ]
        },
        "application_interval_s": {
          "title": "Interval of applications",
          "type": "number",
          "exclusiveMinimum": 0,
          "examples": [
            1
          ]
        },
        "delay_ms": {
          "title": "Delay",
          "type": "number",
          "description": "From the measurement to its arrival.",
          "minimum": 0
        },
        "jitter_ms": {
          "title": "Jitter",
          "type": "number",
          "minimum": 0
        },
        "loss": {
          "title": "Loss",
          "type": "number",
          "description": "Share of measurements that never arrive.",
          "minimum": 0,
          "maximum": 1
        },
        "source": {
          "$ref": "#/$defs/Source"
        },
        "note": {
          "$ref": "#/$defs/Note"
        }
      }
    },
    "LifeCycleTruth": {
      "title": "Life cycle",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "heartbeat_s": {
          "title": "Heartbeat",
          "type": "number",
          "description": "Silence after which a node counts as not ready.",
          "minimum": 0,
          "examples": [
            40
          ]
        },
        "schedule_s": {
          "title": "Scheduling",
          "type": "number",
          "description": "From the order to the pull.",
          "minimum": 0,
          "examples": [
            0.3
          ]
        },
        "image_mb": {
          "title": "Image",
          "type": "number",
          "description": "Of images that `images` does not name, in MB (10^6 bytes).",
          "minimum": 0,
          "examples": [
            250
          ]
        },
        "images": {
          "title": "Images",
          "type": "array",
          "items": {
            "title": "Image",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "image",
              "size_mb"
            ],
            "properties": {
              "image": {
                "title": "Image",
                "type": "string",
                "minLength": 1,
                "description": "`*` stands for anything."
              },
              "size_mb": {
                "title": "Size",
                "type": "number",
                "description": "In MB (10^6 bytes).",
                "minimum": 0
              },
              "source": {
                "$ref": "#/$defs/Source"
              },
              "note": {
                "$ref": "#/$defs/Note"
              }
            }
          }
        },
        "start_s": {
          "title": "Start",
          "type": "number",
          "description": "From the pulled image to ready, on the reference node.",
          "minimum": 0,
          "examples": [
            2
          ]
        },
        "stop_s": {
          "title": "Stop",
          "type": "number",
          "description": "From the order to end to the end.",
          "minimum": 0,
          "examples": [
            0.5
          ]
        },
        "drain_s": {
          "title": "Drain",
          "type": "number",
          "description": "What is not finished by then is lost.",
          "minimum": 0,
          "examples": [
            30
          ]
        },
        "completion_s": {
          "title": "Completion",
          "type": "number",
          "description": "How long one that runs to completion works, on the reference node.",
          "exclusiveMinimum": 0
        },
        "restart_backoff_s": {
          "title": "Restart",
          "type": "number",
          "description": "The first wait before a crashed process starts again; it doubles.",
          "minimum": 0,
          "examples": [
            10
          ]
        },
        "source": {
          "$ref": "#/$defs/Source"
        },
        "note": {
          "$ref": "#/$defs/Note"
        }
      }
    },
    "ResourceName": {
      "title": "Name",
      "description": "A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.",
      "type": "string",
      "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
      "x-says": "a name of lower-case letters, digits and hyphens that begins and ends with a letter or digit",
      "x-names": "label",
      "minLength": 1,
      "maxLength": 63
    },
    "HostName": {
      "title": "Host name",
      "description": "A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.",
      "type": "string",
      "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
      "x-says": "a host name of lower-case letters, digits, hyphens and dots",
      "x-names": "subdomain",
      "minLength": 1,
      "maxLength": 253,
      "examples": [
        "group1-node1"
      ]
    },
    "NodeDescription": {
      "title": "Node",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "continuum_layer",
        "environment"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/HostName",
          "description": "The node's unique name, as its cluster knows it."
        },
        "labels": {
          "title": "Labels",
          "description": "What placements may ask for in their `labels`.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/Label"
          }
        },
        "continuum_layer": {
          "$ref": "#/$defs/ContinuumLayer"
        },
        "cluster_id": {
          "$ref": "#/$defs/HostName",
          "title": "Cluster",
          "description": "The cluster that the node belongs to."
        },
        "datacenter_id": {
          "$ref": "#/$defs/HostName",
          "title": "Data centre",
          "description": "The data centre that it stands in. Without one it stands alone, and its `location` says where."
        },
        "availability": {
          "title": "Availability",
          "description": "transient: it may go away, for instance when its battery is empty · stable: it is there to stay.",
          "enum": [
            "transient",
            "stable"
          ],
          "examples": [
            "stable"
          ]
        },
        "mobile": {
          "title": "Mobile",
          "description": "Whether the node moves about.",
          "type": "boolean",
          "x-aliases": [
            "mobility"
          ]
        },
        "location": {
          "$ref": "#/$defs/Location"
        },
        "price": {
          "$ref": "#/$defs/Price"
        },
        "sensors": {
          "title": "Sensors",
          "description": "The sensors on the node; each is offered to components as a service.",
          "type": "array",
          "maxItems": 64,
          "items": {
            "$ref": "#/$defs/NodeSensor"
          }
        },
        "permitted_actions": {
          "title": "Permitted actions",
          "description": "What agents may do to the node. `*` permits everything; without this field nothing is forbidden.",
          "type": "array",
          "items": {
            "title": "Permitted action",
            "type": "string",
            "minLength": 1,
            "x-suggestions": [
              "set_power_cap",
              "traffic_redirection",
              "acceleration",
              "cpu_frequency",
              "gpu_frequency",
              "change_container_cpu_set",
              "change_container_image",
              "*"
            ]
          },
          "examples": [
            [
              "cpu_frequency",
              "change_container_cpu_set"
            ]
          ]
        },
        "distributed_storage_service": {
          "title": "Distributed storage service",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "member": {
              "title": "Member",
              "description": "Whether the node takes part in it.",
              "type": "boolean"
            },
            "available_space": {
              "title": "Available space",
              "description": "What it offers to the service, in GB (10^9 bytes).",
              "type": "number",
              "minimum": 0,
              "x-unit": "GB",
              "examples": [
                100
              ]
            }
          }
        },
        "environment": {
          "title": "Environment",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "node_type": {
              "$ref": "#/$defs/NodeType"
            },
            "os": {
              "$ref": "#/$defs/OperatingSystem"
            },
            "container_runtime": {
              "title": "Container runtimes",
              "description": "Those that are installed.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/ContainerRuntime"
              },
              "examples": [
                [
                  "containerd"
                ]
              ]
            }
          }
        },
        "acceleration_api": {
          "title": "Acceleration API",
          "description": "The accelerated calls that the node offers.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "call_name",
              "supported_platforms"
            ],
            "properties": {
              "call_name": {
                "$ref": "#/$defs/AccelerationCall"
              },
              "supported_platforms": {
                "title": "Supported platforms",
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "name"
                  ],
                  "properties": {
                    "name": {
                      "title": "Platform",
                      "enum": [
                        "cpu",
                        "gpu",
                        "fpga",
                        "tpu"
                      ]
                    },
                    "supported_frameworks": {
                      "title": "Supported frameworks",
                      "type": "array",
                      "x-aliases": [
                        "suported_frameworks"
                      ],
                      "items": {
                        "type": "string",
                        "minLength": 1,
                        "x-suggestions": [
                          "pytorch",
                          "tensorflow",
                          "opencl",
                          "onnx"
                        ]
                      },
                      "examples": [
                        [
                          "pytorch"
                        ]
                      ]
                    }
                  }
                }
              }
            }
          }
        },
        "hardware": {
          "$ref": "#/$defs/NodeHardware"
        },
        "network_resources": {
          "$ref": "#/$defs/NetworkResources"
        },
        "power": {
          "$ref": "#/$defs/NodePower"
        }
      }
    },
    "Label": {
      "title": "Label",
      "description": "A label that nodes carry and placements ask for, by convention `key:value`.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "examples": [
        "node-type:rpi"
      ]
    },
    "ContinuumLayer": {
      "title": "Continuum layer",
      "description": "Where on the continuum: from the data centre to the device.",
      "enum": [
        "cloud",
        "edge_infrastructure",
        "edge",
        "far_edge"
      ],
      "examples": [
        "edge"
      ]
    },
    "Location": {
      "title": "Location",
      "description": "Longitude, then latitude, in degrees (WGS 84). For a mobile node: that of its base station.",
      "type": "array",
      "items": {
        "type": "number",
        "minimum": -180,
        "maximum": 180
      },
      "minItems": 2,
      "maxItems": 2,
      "examples": [
        [
          22.94,
          39.36
        ]
      ]
    },
    "Price": {
      "title": "Price",
      "description": "What an hour of the whole node costs. An extension of mlsysops.",
      "x-extension": true,
      "type": "object",
      "additionalProperties": false,
      "required": [
        "value"
      ],
      "properties": {
        "value": {
          "title": "Price per hour",
          "type": "number",
          "minimum": 0,
          "x-unit": "per hour",
          "examples": [
            0.12
          ]
        },
        "currency": {
          "title": "Currency",
          "description": "An ISO 4217 code. All nodes of a slice are priced in one currency.",
          "type": "string",
          "pattern": "^[A-Z]{3}$",
          "x-says": "a currency code of three capital letters such as EUR",
          "examples": [
            "EUR"
          ]
        }
      }
    },
    "NodeSensor": {
      "title": "Sensor",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "camera": {
          "title": "Camera",
          "type": "object",
          "additionalProperties": false,
          "x-retired": [
            "methods"
          ],
          "properties": {
            "instances": {
              "title": "Instances",
              "description": "How many cameras of this model the node has.",
              "type": "integer",
              "minimum": 1,
              "examples": [
                1
              ]
            },
            "model": {
              "$ref": "#/$defs/CameraModel"
            },
            "camera_type": {
              "$ref": "#/$defs/CameraType"
            },
            "framerate": {
              "title": "Frame rate",
              "description": "Frames a second that it delivers.",
              "type": "integer",
              "minimum": 1,
              "x-unit": "1/s",
              "x-aliases": [
                "minimum_framerate"
              ],
              "examples": [
                30
              ]
            },
            "supported_resolutions": {
              "title": "Supported resolutions",
              "type": "array",
              "x-aliases": [
                "resolution",
                "resolutions"
              ],
              "items": {
                "$ref": "#/$defs/Resolution"
              },
              "examples": [
                [
                  "1024x768"
                ]
              ]
            }
          }
        },
        "temperature": {
          "title": "Temperature sensor",
          "type": "object",
          "additionalProperties": false,
          "x-retired": [
            "methods"
          ],
          "properties": {
            "instances": {
              "title": "Instances",
              "type": "integer",
              "minimum": 1
            },
            "model": {
              "$ref": "#/$defs/TemperatureModel"
            },
            "measurement_min": {
              "$ref": "#/$defs/MeasurementMin"
            },
            "measurement_max": {
              "$ref": "#/$defs/MeasurementMax"
            },
            "measurement_unit": {
              "$ref": "#/$defs/TemperatureUnit"
            },
            "accuracy": {
              "$ref": "#/$defs/Accuracy"
            },
            "sampling_frequency": {
              "$ref": "#/$defs/SamplingFrequency"
            }
          }
        },
        "accelerometer": {
          "$ref": "#/$defs/Accelerometer"
        },
        "humidity": {
          "$ref": "#/$defs/RangeSensor",
          "title": "Humidity sensor"
        },
        "sound": {
          "$ref": "#/$defs/RangeSensor",
          "title": "Sound sensor"
        },
        "co2": {
          "$ref": "#/$defs/RangeSensor",
          "title": "Carbon dioxide sensor"
        },
        "barometer": {
          "$ref": "#/$defs/Barometer"
        },
        "air_quality": {
          "$ref": "#/$defs/AirQualitySensor"
        },
        "instances": {
          "title": "Instances",
          "description": "How many of this sensor the node has.",
          "type": "integer",
          "minimum": 1,
          "examples": [
            1
          ]
        },
        "protocol": {
          "$ref": "#/$defs/SensorProtocol"
        },
        "endpoint": {
          "title": "Endpoint",
          "description": "Where its data is to be had.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "rtsp://camera-1:8554/stream"
          ]
        }
      }
    },
    "CameraModel": {
      "title": "Camera model",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "d455",
        "imx477",
        "imx415",
        "imx219",
        "picamera-v2"
      ],
      "examples": [
        "d455"
      ]
    },
    "CameraType": {
      "title": "Camera type",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "rgb",
        "nir",
        "thermal",
        "monocular"
      ],
      "examples": [
        "rgb"
      ]
    },
    "Resolution": {
      "title": "Resolution",
      "description": "Width x height in pixels.",
      "type": "string",
      "pattern": "^[1-9][0-9]*x[1-9][0-9]*$",
      "x-says": "a resolution such as 1024x768",
      "examples": [
        "1024x768",
        "4056x3040"
      ]
    },
    "TemperatureModel": {
      "title": "Model of the temperature sensor",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "sdc30",
        "ds18b20"
      ],
      "examples": [
        "ds18b20"
      ]
    },
    "MeasurementMin": {
      "title": "Lowest value",
      "description": "The lowest value that is measured, in `measurement_unit`.",
      "type": "number",
      "examples": [
        -10
      ]
    },
    "MeasurementMax": {
      "title": "Highest value",
      "description": "The highest value that is measured, in `measurement_unit`.",
      "type": "number",
      "examples": [
        85
      ]
    },
    "TemperatureUnit": {
      "title": "Unit of temperature",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "celsius",
        "fahrenheit"
      ],
      "examples": [
        "celsius"
      ]
    },
    "Accuracy": {
      "title": "Accuracy",
      "description": "The largest error of a measurement, in `measurement_unit`.",
      "type": "number",
      "minimum": 0,
      "examples": [
        0.5
      ]
    },
    "SamplingFrequency": {
      "title": "Sampling frequency",
      "description": "Measurements a second (Hz).",
      "type": "number",
      "minimum": 0,
      "x-unit": "1/s",
      "examples": [
        10
      ]
    },
    "Accelerometer": {
      "title": "Accelerometer",
      "type": "object",
      "additionalProperties": false,
      "x-retired": [
        "methods"
      ],
      "properties": {
        "model": {
          "title": "Model",
          "type": "string",
          "minLength": 1,
          "x-suggestions": [
            "3038-smt"
          ],
          "examples": [
            "3038-smt"
          ]
        },
        "measurement_min": {
          "$ref": "#/$defs/MeasurementMin"
        },
        "measurement_max": {
          "$ref": "#/$defs/MeasurementMax"
        },
        "measurement_unit": {
          "title": "Unit",
          "type": "string",
          "minLength": 1,
          "x-suggestions": [
            "m/s^2"
          ],
          "examples": [
            "m/s^2"
          ]
        },
        "accuracy": {
          "$ref": "#/$defs/Accuracy"
        },
        "sampling_frequency": {
          "$ref": "#/$defs/SamplingFrequency"
        }
      }
    },
    "RangeSensor": {
      "title": "Sensor",
      "type": "object",
      "additionalProperties": false,
      "x-retired": [
        "methods"
      ],
      "properties": {
        "model": {
          "title": "Model",
          "type": "string",
          "minLength": 1
        },
        "measurement_min": {
          "$ref": "#/$defs/MeasurementMin"
        },
        "measurement_max": {
          "$ref": "#/$defs/MeasurementMax"
        },
        "measurement_unit": {
          "title": "Unit",
          "type": "string",
          "minLength": 1,
          "examples": [
            "%"
          ]
        },
        "accuracy": {
          "$ref": "#/$defs/Accuracy"
        },
        "sampling_frequency": {
          "title": "Sampling frequency",
          "description": "The span in which it can be set, in measurements a second (Hz).",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "min": {
              "type": "number",
              "minimum": 0,
              "x-unit": "1/s"
            },
            "max": {
              "type": "number",
              "minimum": 0,
              "x-unit": "1/s"
            }
          }
        }
      }
    },
    "Barometer": {
      "title": "Barometer",
      "type": "object",
      "additionalProperties": false,
      "x-retired": [
        "methods"
      ],
      "properties": {
        "model": {
          "title": "Model",
          "type": "string",
          "minLength": 1,
          "x-suggestions": [
            "sb-100"
          ],
          "examples": [
            "sb-100"
          ]
        },
        "measurement_min": {
          "$ref": "#/$defs/MeasurementMin"
        },
        "measurement_max": {
          "$ref": "#/$defs/MeasurementMax"
        },
        "measurement_unit": {
          "title": "Unit",
          "description": "pa: pascal.",
          "type": "string",
          "minLength": 1,
          "x-suggestions": [
            "pa"
          ],
          "examples": [
            "pa"
          ]
        },
        "accuracy": {
          "$ref": "#/$defs/Accuracy"
        },
        "sampling_frequency": {
          "$ref": "#/$defs/SamplingFrequency"
        }
      }
    },
    "AirQualitySensor": {
      "title": "Air quality sensor",
      "type": "object",
      "additionalProperties": false,
      "x-retired": [
        "methods"
      ],
      "properties": {
        "model": {
          "title": "Model",
          "type": "string",
          "minLength": 1,
          "x-suggestions": [
            "mq-135"
          ],
          "examples": [
            "mq-135"
          ]
        },
        "measurement_min": {
          "$ref": "#/$defs/MeasurementMin"
        },
        "measurement_max": {
          "$ref": "#/$defs/MeasurementMax"
        },
        "measurement_unit": {
          "title": "Unit",
          "description": "ug/m^3: micrograms per cubic metre.",
          "type": "string",
          "minLength": 1,
          "x-suggestions": [
            "ug/m^3"
          ],
          "x-value-aliases": {
            "μg/m^3": "ug/m^3",
            "µg/m^3": "ug/m^3",
            "m^3": "ug/m^3"
          },
          "examples": [
            "ug/m^3"
          ]
        },
        "accuracy": {
          "$ref": "#/$defs/Accuracy"
        },
        "sampling_frequency": {
          "$ref": "#/$defs/SamplingFrequency"
        }
      }
    },
    "SensorProtocol": {
      "title": "Protocol of the sensor service",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "MQTT",
        "RTSP"
      ],
      "examples": [
        "MQTT"
      ]
    },
    "NodeType": {
      "title": "Node type",
      "description": "virtualized: a virtual machine · native: hardware with an operating system · bare_metal: hardware without one.",
      "enum": [
        "virtualized",
        "native",
        "bare_metal"
      ],
      "examples": [
        "virtualized"
      ]
    },
    "OperatingSystem": {
      "title": "Operating system",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "ubuntu",
        "debian",
        "kali",
        "zephyr"
      ],
      "examples": [
        "ubuntu"
      ]
    },
    "ContainerRuntime": {
      "title": "Container runtime",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "containerd",
        "docker",
        "emb_serve",
        "cri-o"
      ],
      "examples": [
        "containerd"
      ]
    },
    "AccelerationCall": {
      "title": "Acceleration call",
      "description": "The name of an accelerated call that a node offers and a container uses.",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "calc_optical_flow",
        "image_inference"
      ],
      "examples": [
        "image_inference"
      ]
    },
    "NodeHardware": {
      "title": "Hardware",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "cpu": {
          "title": "Processor",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "model": {
              "title": "Model",
              "type": "string",
              "minLength": 1,
              "examples": [
                "Cortex-A76"
              ]
            },
            "architecture": {
              "$ref": "#/$defs/CpuArchitecture"
            },
            "cores": {
              "title": "Cores",
              "type": "integer",
              "minimum": 1,
              "examples": [
                8
              ]
            },
            "frequency": {
              "title": "Frequencies",
              "description": "Every frequency that the processor can be set to, in Hz.",
              "type": "array",
              "items": {
                "type": "number",
                "exclusiveMinimum": 0,
                "x-unit": "Hz"
              },
              "examples": [
                [
                  1400000000,
                  1700000000
                ]
              ]
            },
            "performance_indicator": {
              "$ref": "#/$defs/PerformanceIndicator"
            }
          }
        },
        "mcu": {
          "title": "Microcontroller",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "architecture": {
              "$ref": "#/$defs/McuArchitecture"
            },
            "flash": {
              "title": "Flash memory",
              "description": "A Kubernetes quantity of bytes.",
              "type": "string",
              "x-quantity": "bytes",
              "examples": [
                "1Mi"
              ]
            },
            "cores": {
              "title": "Cores",
              "type": "integer",
              "minimum": 1
            },
            "frequency": {
              "title": "Frequency",
              "description": "In Hz.",
              "type": "number",
              "exclusiveMinimum": 0,
              "x-unit": "mcu-Hz",
              "examples": [
                64000000
              ]
            },
            "performance_indicator": {
              "$ref": "#/$defs/PerformanceIndicator"
            }
          }
        },
        "memory": {
          "title": "Memory",
          "description": "Main memory in GB, counted as memory is sold: 1 GB is 1 Gi (2^30 bytes).",
          "type": "number",
          "minimum": 0,
          "x-unit": "GiB",
          "x-aliases": [
            "ram"
          ],
          "examples": [
            8
          ]
        },
        "disk": {
          "title": "Disk",
          "description": "Local storage in GB, counted as disks are sold: 1 GB is 10^9 bytes.",
          "type": "number",
          "minimum": 0,
          "x-unit": "GB",
          "examples": [
            120
          ]
        },
        "gpu": {
          "title": "GPU",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "model": {
              "$ref": "#/$defs/GpuModel"
            },
            "memory": {
              "title": "Memory",
              "description": "Of each GPU, in GB (1 GB is 2^30 bytes).",
              "type": "number",
              "minimum": 0,
              "x-unit": "GiB",
              "examples": [
                16
              ]
            },
            "instances": {
              "title": "Instances",
              "description": "How many; 1 where it is not said.",
              "type": "integer",
              "minimum": 0,
              "examples": [
                1
              ]
            },
            "performance_indicator": {
              "$ref": "#/$defs/PerformanceIndicator"
            }
          }
        },
        "fpga": {
          "title": "FPGA",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "model": {
              "$ref": "#/$defs/FpgaModel"
            },
            "memory": {
              "title": "Memory",
              "description": "In GB (1 GB is 2^30 bytes).",
              "type": "number",
              "minimum": 0,
              "x-unit": "GiB",
              "examples": [
                4
              ]
            },
            "performance_indicator": {
              "$ref": "#/$defs/PerformanceIndicator"
            }
          }
        }
      }
    },
    "CpuArchitecture": {
      "title": "Processor architecture",
      "description": "The instruction set, as container images name it.",
      "enum": [
        "amd64",
        "arm64"
      ],
      "x-value-aliases": {
        "x86": "amd64",
        "x86_64": "amd64",
        "x64": "amd64",
        "aarch64": "arm64",
        "armv8": "arm64"
      },
      "examples": [
        "amd64"
      ]
    },
    "PerformanceIndicator": {
      "title": "Performance indicator",
      "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
      "type": "number",
      "minimum": 0,
      "x-unit": "BogoMIPS",
      "examples": [
        70
      ]
    },
    "McuArchitecture": {
      "title": "Microcontroller architecture",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "arm-m4"
      ],
      "examples": [
        "arm-m4"
      ]
    },
    "GpuModel": {
      "title": "GPU model",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "k80",
        "k40",
        "t4",
        "a100",
        "orin"
      ],
      "examples": [
        "k80"
      ]
    },
    "FpgaModel": {
      "title": "FPGA model",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "zcu102"
      ],
      "examples": [
        "zcu102"
      ]
    },
    "NetworkResources": {
      "title": "Network",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "basic_interface": {
          "title": "Basic interface",
          "description": "The one interface that control traffic uses, and the default for application traffic.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "name": {
              "$ref": "#/$defs/InterfaceTechnology"
            },
            "range": {
              "title": "Range",
              "description": "Of a wireless interface, in metres.",
              "type": "number",
              "minimum": 0,
              "x-unit": "m"
            },
            "interface_name": {
              "title": "Interface name",
              "type": "string",
              "minLength": 1,
              "examples": [
                "eth0"
              ]
            },
            "application_traffic_permission": {
              "title": "Application traffic",
              "description": "Whether applications may use it too.",
              "type": "boolean"
            }
          }
        },
        "redirection_interface": {
          "title": "Redirection interfaces",
          "description": "Interfaces that application traffic can be redirected to.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "connection_type"
            ],
            "properties": {
              "connection_type": {
                "$ref": "#/$defs/InterfaceTechnology"
              },
              "range": {
                "title": "Range",
                "description": "Of a wireless interface, in metres.",
                "type": "number",
                "minimum": 0,
                "x-unit": "m"
              },
              "interface_name": {
                "title": "Interface name",
                "type": "string",
                "minLength": 1,
                "examples": [
                  "wlan0"
                ]
              },
              "mode": {
                "title": "Mode",
                "enum": [
                  "infrastructure",
                  "adhoc"
                ]
              },
              "hardware_address": {
                "title": "Hardware address",
                "type": "string",
                "minLength": 1,
                "examples": [
                  "dc:a6:32:01:02:03"
                ]
              },
              "pairing_info": {
                "title": "Pairing",
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "ip_address": {
                    "title": "IP address",
                    "type": "string",
                    "minLength": 1
                  },
                  "network_ssid": {
                    "title": "Network",
                    "description": "SSID or PAN id.",
                    "type": "string",
                    "minLength": 1
                  },
                  "net_key": {
                    "title": "Network key",
                    "description": "A password. It is stored as written: prefer to leave it out.",
                    "type": "string"
                  }
                }
              }
            }
          }
        }
      }
    },
    "InterfaceTechnology": {
      "title": "Network technology",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "4g",
        "5g",
        "wifi",
        "bluetooth",
        "lora",
        "zigbee",
        "ethernet"
      ],
      "examples": [
        "ethernet"
      ]
    },
    "NodePower": {
      "title": "Power",
      "type": "object",
      "additionalProperties": false,
      "x-aliases": [
        "power_sources"
      ],
      "properties": {
        "target": {
          "title": "Targets",
          "description": "What the owner of the node wants.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "consumption": {
              "title": "Consumption",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "value": {
                  "type": "number",
                  "minimum": 0
                },
                "relation": {
                  "$ref": "#/$defs/Relation"
                },
                "measurement_unit": {
                  "$ref": "#/$defs/EnergyUnit"
                }
              }
            },
            "cost": {
              "title": "Cost",
              "description": "For each `measurement_unit` of energy, in the currency of the slice.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "value": {
                  "type": "number",
                  "minimum": 0
                },
                "relation": {
                  "$ref": "#/$defs/Relation"
                },
                "measurement_unit": {
                  "$ref": "#/$defs/EnergyUnit"
                }
              }
            },
            "co2_emission": {
              "title": "Carbon dioxide",
              "description": "Emission for each unit of energy, in kilotonnes.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "value": {
                  "type": "number",
                  "minimum": 0
                },
                "relation": {
                  "$ref": "#/$defs/Relation"
                },
                "measurement_unit": {
                  "title": "Unit",
                  "enum": [
                    "kt/wh",
                    "kt/kwh",
                    "kt/Mwh"
                  ]
                }
              }
            }
          }
        },
        "max_consumption": {
          "title": "Highest consumption",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "value": {
              "type": "number",
              "minimum": 0,
              "examples": [
                15
              ]
            },
            "measurement_unit": {
              "title": "Unit of power",
              "enum": [
                "w",
                "kw",
                "Mw"
              ],
              "examples": [
                "w"
              ]
            }
          }
        },
        "grid": {
          "title": "Grid",
          "description": "Whether the node is on the grid.",
          "type": "boolean"
        },
        "renewable": {
          "title": "Renewable sources",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "name": {
                "title": "Source",
                "type": "string",
                "minLength": 1,
                "x-suggestions": [
                  "solar_panel",
                  "wind_turbine"
                ]
              },
              "production": {
                "$ref": "#/$defs/EnergyLevels",
                "title": "Production"
              }
            }
          }
        },
        "battery": {
          "title": "Battery",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "capacity": {
              "$ref": "#/$defs/EnergyLevels",
              "title": "Capacity"
            }
          }
        },
        "availability": {
          "title": "Availability of energy",
          "description": "Which energy there is at which time of day, at what cost and emission.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "mode"
            ],
            "properties": {
              "mode": {
                "title": "Mode",
                "enum": [
                  "brown",
                  "green"
                ]
              },
              "value": {
                "type": "number",
                "minimum": 0
              },
              "measurement_unit": {
                "$ref": "#/$defs/EnergyUnit"
              },
              "time_windows": {
                "title": "Time windows",
                "type": "array",
                "items": {
                  "type": "string",
                  "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$",
                  "x-says": "a time window such as 09:00-17:00"
                },
                "examples": [
                  [
                    "09:00-17:00"
                  ]
                ]
              },
              "cost": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "value": {
                    "type": "number",
                    "minimum": 0
                  },
                  "measurement_unit": {
                    "$ref": "#/$defs/EnergyUnit"
                  }
                }
              },
              "co2_emission": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "value": {
                    "type": "number",
                    "minimum": 0
                  },
                  "measurement_unit": {
                    "title": "Unit",
                    "enum": [
                      "kt/wh",
                      "kt/kwh",
                      "kt/Mwh"
                    ]
                  }
                }
              }
            }
          }
        }
      }
    },
    "Relation": {
      "title": "Relation",
      "description": "How the measured value must stand to the target.",
      "enum": [
        "lower_or_equal",
        "greater_or_equal",
        "equal",
        "lower_than",
        "greater_than"
      ],
      "x-value-aliases": {
        "lower_or_qqual": "lower_or_equal",
        "<=": "lower_or_equal",
        ">=": "greater_or_equal",
        "<": "lower_than",
        ">": "greater_than",
        "=": "equal",
        "==": "equal"
      },
      "examples": [
        "lower_or_equal"
      ]
    },
    "EnergyUnit": {
      "title": "Unit of energy",
      "enum": [
        "wh",
        "kwh",
        "Mwh"
      ],
      "examples": [
        "kwh"
      ]
    },
    "EnergyLevels": {
      "title": "Levels of energy",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "levels": {
          "title": "Levels",
          "description": "The levels, rising, in `measurement_unit`.",
          "type": "array",
          "items": {
            "type": "number",
            "minimum": 0
          },
          "x-aliases": [
            "value"
          ]
        },
        "measurement_unit": {
          "title": "Unit",
          "enum": [
            "wh"
          ]
        }
      }
    }
  }
}
