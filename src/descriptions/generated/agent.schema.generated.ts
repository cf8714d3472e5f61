// Generated from src/descriptions/schemas/agent.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Agent file",
  "description": "What one agent is, and what it stands on: read by `mlsysops agent run --config`. Paths are relative to the file; `${env:NAME}` in a text stands for a variable of the environment.",
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "layer": {
      "title": "Layer",
      "description": "Which agent; `--layer` may say it instead.",
      "enum": [
        "continuum",
        "cluster",
        "node"
      ]
    },
    "testbed": {
      "title": "Testbed",
      "type": "string",
      "minLength": 1,
      "description": "The embedded testbed in whose world the agent works. Then nothing but `cluster` and `node` stands beside it.",
      "examples": [
        "default"
      ]
    },
    "slice": {
      "$ref": "#/$defs/ResourceName",
      "title": "Slice",
      "description": "The name of the slice, the same for all its agents.",
      "examples": [
        "city"
      ]
    },
    "cluster": {
      "$ref": "#/$defs/HostName",
      "title": "Cluster",
      "description": "The cluster of a cluster or node agent.",
      "examples": [
        "edge-cluster"
      ]
    },
    "node": {
      "$ref": "#/$defs/HostName",
      "title": "Node",
      "description": "The machine of a node agent: the name of its Node.",
      "examples": [
        "edge-node1"
      ]
    },
    "state_directory": {
      "title": "State directory",
      "type": "string",
      "minLength": 1,
      "description": "Where the journal is kept; for a node agent, what its machine was set to before. A node agent without one sets nothing.",
      "examples": [
        "state"
      ]
    },
    "kubernetes": {
      "$ref": "#/$defs/Cluster",
      "title": "API server",
      "description": "The API server of the agent: the slice's home for the continuum agent, its own cluster's for a cluster agent. Absent: the one of the pod that it runs in."
    },
    "members": {
      "title": "Members",
      "description": "For the continuum agent: the clusters that run applications. The home may be one of them.",
      "type": "array",
      "minItems": 1,
      "items": {
        "$ref": "#/$defs/Member"
      }
    },
    "namespaces": {
      "title": "Namespaces",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "applications": {
          "$ref": "#/$defs/ResourceName",
          "title": "Of applications",
          "examples": [
            "mlsysops"
          ]
        },
        "framework": {
          "$ref": "#/$defs/ResourceName",
          "title": "Of the agents",
          "examples": [
            "mlsysops-framework"
          ]
        }
      }
    },
    "change_deadline_seconds": {
      "title": "Deadline of changes",
      "description": "For a cluster agent: how long a change of a component may take before it is taken back. Where images are large and links slow, longer. Absent: 120.",
      "type": "integer",
      "minimum": 5,
      "maximum": 86400,
      "examples": [
        600
      ]
    },
    "allow_executables": {
      "title": "Programs",
      "description": "For a continuum or cluster agent: whether mechanisms that people add may run programs on this machine, with the rights of the agent. Who may call the API could otherwise run any. Absent: they may not.",
      "type": "boolean",
      "examples": [
        false
      ]
    },
    "api": {
      "$ref": "#/$defs/Api"
    },
    "fabric": {
      "$ref": "#/$defs/Fabric"
    },
    "telemetry": {
      "$ref": "#/$defs/Telemetry"
    },
    "knobs": {
      "title": "Knobs",
      "description": "What a node agent may set on its machine. It sets nothing without a `state_directory`, where it keeps what was there before.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "machine_root": {
          "title": "Root of the machine",
          "type": "string",
          "minLength": 1,
          "description": "Where the machine's /proc and /sys stand, writable. Absent: as for telemetry.",
          "examples": [
            "/host"
          ]
        },
        "cpu_set_parent": {
          "title": "Parent of CPU sets",
          "description": "The control group below /sys/fs/cgroup whose children are given CPUs. Absent: none is.",
          "type": "string",
          "minLength": 1,
          "pattern": "^(?!.*(^|/)\\.\\.?(/|$))[^/].*$",
          "x-says": "a path below /sys/fs/cgroup, such as kubepods.slice",
          "examples": [
            "kubepods.slice/kubepods-burstable.slice"
          ]
        }
      }
    },
    "applications": {
      "title": "Applications",
      "description": "What a cluster agent tells the instances of applications.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "otlp": {
          "title": "OTLP endpoint",
          "description": "Where they push their metrics (OTLP over HTTP). Absent: to the port 43180 of their node.",
          "type": "string",
          "minLength": 1,
          "pattern": "^https?://[^/\\s]+$",
          "x-says": "an address such as http://otlp.example.org:4318",
          "examples": [
            "http://mlsysops-otlp.mlsysops-framework.svc:43180"
          ]
        }
      }
    },
    "health": {
      "title": "Health",
      "description": "Where /livez, /readyz and /metrics are served, without a token. Absent: nowhere.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "port"
      ],
      "properties": {
        "address": {
          "title": "Address",
          "type": "string",
          "minLength": 1,
          "description": "Absent: 127.0.0.1.",
          "examples": [
            "127.0.0.1"
          ]
        },
        "port": {
          "$ref": "#/$defs/Port"
        }
      }
    }
  },
  "$defs": {
    "File": {
      "title": "File",
      "type": "string",
      "minLength": 1
    },
    "Port": {
      "title": "Port",
      "type": "integer",
      "minimum": 0,
      "maximum": 65535,
      "description": "0: a free one is chosen and told."
    },
    "Cluster": {
      "title": "API server",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "kubeconfig"
      ],
      "properties": {
        "kubeconfig": {
          "$ref": "#/$defs/File",
          "title": "Kubeconfig"
        },
        "context": {
          "title": "Context",
          "type": "string",
          "minLength": 1,
          "description": "Absent: the file's current one."
        }
      }
    },
    "Member": {
      "title": "Member",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "cluster"
      ],
      "properties": {
        "cluster": {
          "$ref": "#/$defs/HostName",
          "title": "Cluster",
          "description": "Its name in the slice."
        },
        "kubeconfig": {
          "$ref": "#/$defs/File",
          "title": "Kubeconfig",
          "description": "Absent: the home's."
        },
        "context": {
          "title": "Context",
          "type": "string",
          "minLength": 1
        }
      }
    },
    "Api": {
      "title": "API",
      "description": "The northbound API of the continuum agent.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "token_file"
      ],
      "properties": {
        "address": {
          "title": "Address",
          "type": "string",
          "minLength": 1,
          "description": "Absent: 127.0.0.1.",
          "examples": [
            "127.0.0.1"
          ]
        },
        "port": {
          "$ref": "#/$defs/Port"
        },
        "token_file": {
          "$ref": "#/$defs/File",
          "title": "Token file",
          "description": "Holds the bearer token; readable by its owner alone."
        },
        "advertise": {
          "title": "Address for replicas",
          "type": "string",
          "minLength": 1,
          "pattern": "^[^/@_\\s]+:[0-9]+$",
          "x-says": "a host and a port, such as 192.0.2.7:8080",
          "description": "Where other replicas reach this one's API: one that stands by passes connections on to the one that leads. Absent: each answers for itself.",
          "examples": [
            "192.0.2.7:8080"
          ]
        },
        "hosts": {
          "title": "Host names",
          "description": "Under which the API may be addressed beside the loopback ones: against DNS rebinding, no other is answered.",
          "type": "array",
          "items": {
            "type": "string",
            "minLength": 1
          },
          "examples": [
            [
              "mlsysops-api.mlsysops-framework.svc"
            ]
          ]
        },
        "upstream_port": {
          "$ref": "#/$defs/Port",
          "title": "Port of upstream's routes",
          "description": "Without a token, on loopback. Absent: they are not served."
        }
      }
    },
    "Fabric": {
      "title": "Fabric",
      "description": "How the agent speaks with the others: its own certificate, the broker that it carries, and the brokers that it connects to.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "certificate",
        "key",
        "authority"
      ],
      "properties": {
        "certificate": {
          "$ref": "#/$defs/File",
          "title": "Certificate"
        },
        "key": {
          "$ref": "#/$defs/File",
          "title": "Key"
        },
        "authority": {
          "$ref": "#/$defs/File",
          "title": "Authority",
          "description": "The certificate of the authority that all agents of the slice trust."
        },
        "listen": {
          "title": "Broker",
          "description": "Where the broker of a continuum or cluster agent listens.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "address": {
              "title": "Address",
              "type": "string",
              "minLength": 1,
              "description": "Absent: 127.0.0.1.",
              "examples": [
                "127.0.0.1"
              ]
            },
            "port": {
              "$ref": "#/$defs/Port"
            }
          }
        },
        "connect": {
          "title": "Brokers above",
          "description": "Where the agent above listens; several where it has replicas: the one that answers is taken.",
          "type": "array",
          "minItems": 1,
          "items": {
            "title": "Address",
            "type": "string",
            "minLength": 1,
            "pattern": "^mqtts://[^/\\s]+$",
            "x-says": "an address such as mqtts://192.0.2.7:8883"
          },
          "examples": [
            [
              "mqtts://127.0.0.1:8883"
            ]
          ]
        }
      }
    },
    "Telemetry": {
      "title": "Telemetry",
      "description": "What a node agent measures beside its machine.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "interval_seconds": {
          "title": "Interval",
          "type": "number",
          "exclusiveMinimum": 0,
          "maximum": 3600,
          "description": "Between two readings of the machine and the kubelet. Absent: 5.",
          "examples": [
            5
          ]
        },
        "machine_root": {
          "title": "Root of the machine",
          "type": "string",
          "minLength": 1,
          "description": "Where the machine's /proc and /sys stand. Absent: /.",
          "examples": [
            "/host"
          ]
        },
        "kubelet": {
          "title": "Kubelet",
          "type": "string",
          "minLength": 1,
          "pattern": "^https?://[^/\\s]+$",
          "x-says": "an address such as https://127.0.0.1:10250",
          "description": "Absent: pods are not measured through the kubelet.",
          "examples": [
            "https://127.0.0.1:10250"
          ]
        },
        "otlp": {
          "title": "OTLP receiver",
          "description": "Where applications push their metrics (OTLP over HTTP). Absent: nowhere.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "address": {
              "title": "Address",
              "type": "string",
              "minLength": 1,
              "description": "Absent: 127.0.0.1.",
              "examples": [
                "127.0.0.1"
              ]
            },
            "port": {
              "$ref": "#/$defs/Port"
            }
          }
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
    }
  }
}
