// Generated from src/descriptions/schemas/placement.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Placement file",
  "description": "A placement problem: components that need room, nodes that have it, and what each choice costs.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "MLSysOpsPlacement"
  ],
  "properties": {
    "MLSysOpsPlacement": {
      "$ref": "#/$defs/PlacementDescription"
    }
  },
  "$defs": {
    "PlacementDescription": {
      "title": "Placement",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "nodes",
        "components"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/ResourceName",
          "description": "What it is called."
        },
        "weights": {
          "$ref": "#/$defs/PlacementWeights"
        },
        "nodes": {
          "title": "Nodes",
          "type": "array",
          "minItems": 1,
          "maxItems": 5000,
          "items": {
            "$ref": "#/$defs/PlacementNode"
          },
          "description": "Where components may run."
        },
        "components": {
          "title": "Components",
          "type": "array",
          "minItems": 1,
          "maxItems": 10000,
          "items": {
            "$ref": "#/$defs/PlacementComponent"
          },
          "description": "What is to be placed."
        },
        "together": {
          "title": "Together",
          "type": "array",
          "description": "Groups that share one node with all their instances.",
          "items": {
            "title": "Group",
            "type": "array",
            "minItems": 2,
            "items": {
              "$ref": "#/$defs/HostName",
              "title": "Component",
              "description": "One of the components."
            }
          }
        },
        "apart": {
          "title": "Apart",
          "type": "array",
          "description": "Groups of which no two components have an instance on one node.",
          "items": {
            "title": "Group",
            "type": "array",
            "minItems": 2,
            "items": {
              "$ref": "#/$defs/HostName",
              "title": "Component",
              "description": "One of the components."
            }
          }
        },
        "links": {
          "title": "Links",
          "type": "array",
          "items": {
            "$ref": "#/$defs/PlacementLink"
          },
          "description": "Components that talk."
        }
      }
    },
    "PlacementWeights": {
      "title": "Weights",
      "type": "object",
      "additionalProperties": false,
      "description": "What one unit of each term is worth, in the currency per hour.",
      "properties": {
        "price": {
          "title": "Price",
          "type": "number",
          "minimum": 0,
          "description": "Of one unit of currency per hour.",
          "examples": [
            1
          ]
        },
        "watts": {
          "title": "Watts",
          "type": "number",
          "minimum": 0,
          "description": "Of one watt: the price of a kilowatt-hour by 1000.",
          "examples": [
            0.0003
          ]
        },
        "latency_ms": {
          "title": "Latency",
          "type": "number",
          "minimum": 0,
          "description": "Of one millisecond between components that talk.",
          "examples": [
            0.01
          ]
        },
        "moves": {
          "title": "Moves",
          "type": "number",
          "minimum": 0,
          "description": "Of one instance that moves.",
          "examples": [
            0.05
          ]
        }
      }
    },
    "PlacementNode": {
      "title": "Node",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "cpu"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/HostName",
          "title": "Name",
          "description": "What it is called."
        },
        "cpu": {
          "title": "Processor",
          "type": "string",
          "x-quantity": "cpu",
          "description": "Cores as a Kubernetes quantity.",
          "examples": [
            "500m",
            "4"
          ]
        },
        "memory": {
          "title": "Memory",
          "type": "string",
          "x-quantity": "bytes",
          "description": "Bytes as a Kubernetes quantity.",
          "examples": [
            "256Mi"
          ]
        },
        "disk": {
          "title": "Disk",
          "type": "string",
          "x-quantity": "bytes",
          "description": "Bytes as a Kubernetes quantity.",
          "examples": [
            "10G"
          ]
        },
        "gpus": {
          "title": "GPUs",
          "type": "integer",
          "minimum": 0,
          "description": "How many.",
          "examples": [
            1
          ]
        },
        "fpgas": {
          "title": "FPGAs",
          "type": "integer",
          "minimum": 0,
          "description": "How many.",
          "examples": [
            1
          ]
        },
        "price_per_hour": {
          "title": "Price",
          "type": "number",
          "minimum": 0,
          "description": "Paid while anything of the problem is on it.",
          "examples": [
            0.12
          ]
        },
        "idle_watts": {
          "title": "Idle power",
          "type": "number",
          "minimum": 0,
          "description": "Drawn while anything of the problem is on it.",
          "examples": [
            40
          ]
        },
        "watts_per_core": {
          "title": "Power of a core",
          "type": "number",
          "minimum": 0,
          "description": "Drawn beyond that for each core that is asked for.",
          "examples": [
            5
          ]
        },
        "on": {
          "title": "On",
          "type": "boolean",
          "description": "It runs for others anyway: its price and its idle power are not counted."
        }
      }
    },
    "PlacementComponent": {
      "title": "Component",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "cpu"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/HostName",
          "title": "Name",
          "description": "What it is called."
        },
        "instances": {
          "title": "Instances",
          "type": "integer",
          "minimum": 1,
          "maximum": 1000,
          "description": "How many; 1 unless said otherwise.",
          "examples": [
            2
          ]
        },
        "cpu": {
          "title": "Processor",
          "type": "string",
          "x-quantity": "cpu",
          "description": "Cores as a Kubernetes quantity.",
          "examples": [
            "500m",
            "4"
          ]
        },
        "memory": {
          "title": "Memory",
          "type": "string",
          "x-quantity": "bytes",
          "description": "Bytes as a Kubernetes quantity.",
          "examples": [
            "256Mi"
          ]
        },
        "disk": {
          "title": "Disk",
          "type": "string",
          "x-quantity": "bytes",
          "description": "Bytes as a Kubernetes quantity.",
          "examples": [
            "10G"
          ]
        },
        "gpus": {
          "title": "GPUs",
          "type": "integer",
          "minimum": 0,
          "description": "How many.",
          "examples": [
            1
          ]
        },
        "fpgas": {
          "title": "FPGAs",
          "type": "integer",
          "minimum": 0,
          "description": "How many.",
          "examples": [
            1
          ]
        },
        "nodes": {
          "title": "Nodes",
          "type": "array",
          "items": {
            "$ref": "#/$defs/HostName",
            "title": "Node",
            "description": "One of the nodes."
          },
          "description": "Where it may run; all of them unless said otherwise."
        },
        "why_not": {
          "title": "Why not elsewhere",
          "type": "string",
          "minLength": 1,
          "description": "Why it may not run on the others.",
          "examples": [
            "the node lacks a label that it needs"
          ]
        },
        "cost": {
          "title": "Cost",
          "type": "object",
          "additionalProperties": {
            "type": "number",
            "minimum": 0
          },
          "description": "Of one instance on a node, by the node's name, beside price and energy: a preference."
        },
        "current": {
          "title": "Current hosts",
          "type": "array",
          "items": {
            "$ref": "#/$defs/PlacementShare"
          },
          "description": "Where its instances are now; at most as many as it has."
        },
        "spread": {
          "title": "Spread",
          "type": "boolean",
          "description": "No two of its instances on one node."
        }
      }
    },
    "PlacementShare": {
      "title": "Share",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "node"
      ],
      "properties": {
        "node": {
          "$ref": "#/$defs/HostName",
          "title": "Node",
          "description": "One of the nodes."
        },
        "instances": {
          "title": "Instances",
          "type": "integer",
          "minimum": 1,
          "description": "1 unless said otherwise.",
          "examples": [
            1
          ]
        }
      }
    },
    "PlacementLink": {
      "title": "Link",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "between",
        "latency_ms"
      ],
      "properties": {
        "between": {
          "title": "Between",
          "type": "array",
          "minItems": 2,
          "maxItems": 2,
          "items": {
            "$ref": "#/$defs/HostName",
            "title": "Component",
            "description": "One of the components."
          },
          "description": "Two components."
        },
        "latency_ms": {
          "title": "Latency",
          "type": "number",
          "minimum": 0,
          "description": "Paid for the share of pairs of instances that are on different nodes.",
          "examples": [
            5
          ]
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
