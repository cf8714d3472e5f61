// Generated from src/policy/model/schemas/model-policy.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Model policy",
  "description": "A policy that asks an ONNX model: what it looks at, what it foresees, and when it moves a component for it.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "name",
    "model",
    "forecast",
    "features"
  ],
  "properties": {
    "name": {
      "title": "Name",
      "type": "string",
      "pattern": "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$",
      "x-says": "lower-case letters, digits and dashes, 63 at most",
      "description": "One of a built-in policy takes its place."
    },
    "version": {
      "title": "Version",
      "type": "string",
      "minLength": 1,
      "maxLength": 40,
      "description": "Absent: 1.0.0."
    },
    "summary": {
      "title": "Summary",
      "type": "string",
      "maxLength": 300
    },
    "model": {
      "title": "Model",
      "type": "string",
      "minLength": 1,
      "maxLength": 255,
      "description": "The ONNX file, from where this file is."
    },
    "contract": {
      "title": "Contract",
      "type": "string",
      "minLength": 1,
      "maxLength": 255,
      "description": "The model's contract. Absent: the model's name with `.contract.json` for `.onnx`."
    },
    "component": {
      "title": "Component",
      "type": "string",
      "minLength": 1,
      "maxLength": 63,
      "description": "Only this one. Absent: each that has a target of the metric."
    },
    "forecast": {
      "$ref": "#/$defs/PolicyForecast",
      "title": "Forecast"
    },
    "target": {
      "$ref": "#/$defs/PolicyTarget",
      "title": "Target",
      "description": "Absent: the component's own, from its qos_metrics."
    },
    "features": {
      "title": "Features",
      "description": "In the order of the model's input.",
      "type": "array",
      "minItems": 1,
      "maxItems": 256,
      "items": {
        "$ref": "#/$defs/Feature"
      }
    },
    "elsewhere": {
      "title": "Elsewhere",
      "type": "string",
      "enum": [
        "predictor",
        "facts"
      ],
      "description": "How another host is foreseen. predictor (default): the forecast for here, times the ratio that the Predictor sees between the two. facts: the model is asked again with that host's node features."
    },
    "rule": {
      "$ref": "#/$defs/Rule",
      "title": "Rule"
    },
    "limits": {
      "$ref": "#/$defs/ModelLimits",
      "title": "Limits"
    },
    "fallback": {
      "title": "Fallback",
      "type": "string",
      "enum": [
        "qos-relocation",
        "none"
      ],
      "description": "Who decides where the model cannot. Absent: qos-relocation."
    },
    "interval": {
      "$ref": "#/$defs/Duration",
      "title": "Interval",
      "description": "It runs at least this often. Absent: 5s."
    },
    "cooldown": {
      "$ref": "#/$defs/Duration",
      "title": "Cooldown",
      "description": "Absent: 1m."
    },
    "budget": {
      "$ref": "#/$defs/ChangeBudget",
      "title": "Budget",
      "description": "Absent: 4 in 10m."
    }
  },
  "$defs": {
    "Duration": {
      "type": "string",
      "pattern": "^(\\d+(\\.\\d+)?(ms|min|s|m|h|d))+$",
      "x-says": "a duration such as 30s or 1m"
    },
    "PolicyForecast": {
      "title": "Forecast",
      "description": "What the model foresees: the metric, taken together over a window that ends at the horizon.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "metric",
        "horizon"
      ],
      "properties": {
        "metric": {
          "title": "Metric",
          "type": "string",
          "minLength": 1,
          "maxLength": 200
        },
        "by": {
          "title": "By",
          "type": "string",
          "enum": [
            "mean",
            "min",
            "max",
            "p50",
            "p95",
            "p99",
            "last"
          ],
          "description": "Absent: mean."
        },
        "window": {
          "$ref": "#/$defs/Duration",
          "title": "Window",
          "description": "Absent: 10s."
        },
        "horizon": {
          "$ref": "#/$defs/Duration",
          "title": "Horizon"
        }
      }
    },
    "PolicyTarget": {
      "title": "Target",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "value",
        "relation"
      ],
      "properties": {
        "value": {
          "title": "Value",
          "type": "number"
        },
        "relation": {
          "title": "Relation",
          "type": "string",
          "enum": [
            "lower_or_equal",
            "lower_than",
            "greater_or_equal",
            "greater_than"
          ]
        }
      }
    },
    "Feature": {
      "title": "Feature",
      "description": "One column: of a metric, the calendar, the node or the component. One of these four says which.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "name": {
          "title": "Name",
          "type": "string",
          "pattern": "^[a-z0-9_]{1,100}$",
          "x-says": "lower-case letters, digits and underscores",
          "description": "Absent: made of the rest."
        },
        "metric": {
          "title": "Metric",
          "type": "string",
          "minLength": 1,
          "maxLength": 200
        },
        "of": {
          "title": "Of",
          "type": "string",
          "enum": [
            "component",
            "application",
            "node"
          ],
          "description": "Whose values: all instances of the component (default), all components of the application, or the node's that it runs on."
        },
        "by": {
          "title": "By",
          "type": "string",
          "enum": [
            "mean",
            "min",
            "max",
            "sum",
            "count",
            "p50",
            "p95",
            "p99",
            "last",
            "std",
            "slope"
          ],
          "description": "How the values of the window become one; slope is per second. Absent: mean."
        },
        "window": {
          "$ref": "#/$defs/Duration",
          "title": "Window",
          "description": "Absent: 10s."
        },
        "lag": {
          "$ref": "#/$defs/Duration",
          "title": "Lag",
          "description": "The window ends so long before now. Absent: 0s."
        },
        "calendar": {
          "title": "Calendar",
          "type": "string",
          "enum": [
            "hour-sin",
            "hour-cos",
            "day-of-week"
          ],
          "description": "In UTC; Monday is 0."
        },
        "node": {
          "title": "Node",
          "type": "string",
          "enum": [
            "cores",
            "performance_indicator",
            "price",
            "memory"
          ],
          "description": "A fact of the node: cores, its rating, price per hour, memory in bytes."
        },
        "component": {
          "title": "Component",
          "type": "string",
          "enum": [
            "instances",
            "cpu-request"
          ],
          "description": "A fact of the component: instances that are wanted, cores that one asks for."
        }
      }
    },
    "Rule": {
      "title": "Rule",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "sustain": {
          "title": "Sustain",
          "type": "integer",
          "minimum": 1,
          "maximum": 100,
          "description": "In how many turns in a row the target must be foreseen to be missed. Absent: 3."
        },
        "margin": {
          "title": "Margin",
          "type": "number",
          "minimum": 0,
          "maximum": 0.9,
          "description": "A cheaper host must be foreseen to keep the target with this share to spare. Absent: 0.2."
        },
        "cheaper": {
          "title": "Cheaper",
          "type": "boolean",
          "description": "Whether it goes back to a cheaper host at all. Absent: true."
        },
        "calm": {
          "$ref": "#/$defs/Duration",
          "title": "Calm",
          "description": "How long the target must have been foreseen to be met before a cheaper host is considered. Absent: 2m."
        }
      }
    },
    "ModelLimits": {
      "title": "Limits",
      "description": "Beyond these the model's word does not count, and the fallback decides.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "time": {
          "$ref": "#/$defs/Duration",
          "title": "Time",
          "description": "For one question to the model. Absent: 250ms."
        },
        "beyond": {
          "title": "Beyond",
          "type": "number",
          "minimum": 0,
          "maximum": 10,
          "description": "How far a feature may be outside of the range seen in training, as a share of that range. Absent: 0.1."
        }
      }
    },
    "ChangeBudget": {
      "title": "Budget",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "changes",
        "per"
      ],
      "properties": {
        "changes": {
          "title": "Changes",
          "type": "integer",
          "minimum": 1,
          "maximum": 1000
        },
        "per": {
          "$ref": "#/$defs/Duration",
          "title": "Per"
        }
      }
    }
  }
}
