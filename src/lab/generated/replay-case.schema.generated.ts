// Generated from src/lab/schemas/replay-case.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Replay case file",
  "description": "What is asked of a recording: which component is to be moved between which hosts, and what its time on them is worth.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "MLSysOpsReplay"
  ],
  "properties": {
    "MLSysOpsReplay": {
      "$ref": "#/$defs/ReplayCase"
    }
  },
  "$defs": {
    "ReplayCase": {
      "title": "Replay case",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "application",
        "component",
        "metric",
        "target",
        "hosts",
        "objective"
      ],
      "properties": {
        "name": {
          "title": "Name",
          "type": "string",
          "minLength": 1,
          "description": "What it is called."
        },
        "application": {
          "title": "Application",
          "type": "string",
          "minLength": 1
        },
        "component": {
          "title": "Component",
          "type": "string",
          "minLength": 1,
          "description": "The one that is moved."
        },
        "metric": {
          "title": "Metric",
          "type": "string",
          "minLength": 1,
          "description": "What was measured of it where it ran, and has the target; lower is better."
        },
        "load": {
          "title": "Load",
          "type": "string",
          "minLength": 1,
          "description": "The metric of the recording that it depends on. Without it a value elsewhere is the recorded one, by speed alone."
        },
        "load_component": {
          "title": "Component of the load",
          "type": "string",
          "minLength": 1,
          "description": "Whose load it is, where several components of the application have one."
        },
        "target": {
          "title": "Target",
          "type": "number",
          "exclusiveMinimum": 0,
          "description": "Of its metric, in the metric's unit: lower or equal."
        },
        "move_s": {
          "title": "Time of a move",
          "type": "number",
          "minimum": 0.001,
          "default": 20,
          "description": "From when a move is admitted until the other host serves, in s; until then the old one does. Assumed, unless you measured it.",
          "examples": [
            20
          ]
        },
        "hosts": {
          "title": "Hosts",
          "type": "array",
          "minItems": 2,
          "maxItems": 2,
          "description": "The two hosts; the first is the one on which it was recorded: what was measured elsewhere is left out.",
          "items": {
            "$ref": "#/$defs/Host"
          }
        },
        "objective": {
          "$ref": "#/$defs/Objective"
        },
        "evaluate_from": {
          "title": "Evaluate from",
          "type": "string",
          "minLength": 1,
          "description": "What comes before (ISO 8601, UTC without a zone) is the past: the platform's numbers are fitted on it, policies live through it, and nothing of it is scored. Without it everything is both.",
          "examples": [
            "2025-09-26T17:58:00Z"
          ]
        },
        "period_s": {
          "title": "Period",
          "type": "number",
          "exclusiveMinimum": 0,
          "description": "After which the load repeats itself, in s, where it does: for the look-up by phase alone.",
          "examples": [
            2580
          ]
        }
      }
    },
    "Host": {
      "title": "Host",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "price"
      ],
      "properties": {
        "name": {
          "title": "Name",
          "type": "string",
          "minLength": 1
        },
        "price": {
          "title": "Price",
          "type": "number",
          "minimum": 0,
          "description": "Per hour."
        },
        "speed": {
          "title": "Speed",
          "type": "number",
          "exclusiveMinimum": 0,
          "default": 1,
          "description": "How many times as fast as the first it really is. Of the second it is not in the recording: a stated parameter."
        },
        "rated": {
          "title": "Rated",
          "type": "number",
          "exclusiveMinimum": 0,
          "default": 1,
          "description": "How many times as fast as the first its description says that it is: what policies can know."
        }
      }
    },
    "Objective": {
      "title": "Objective",
      "description": "What a second is worth. The score is the mean over the scored time: lower is better.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "underperforming_above"
      ],
      "properties": {
        "underperforming_above": {
          "title": "Under-performing above",
          "type": "number",
          "exclusiveMinimum": 0,
          "description": "In the metric's unit: it is under-performing while the metric is above this."
        },
        "underperforming": {
          "title": "Weight of under-performing",
          "type": "number",
          "minimum": 0,
          "default": 1
        },
        "target_missed": {
          "title": "Weight of a missed target",
          "type": "number",
          "minimum": 0,
          "default": 0
        },
        "dear": {
          "title": "Weight of the dear host",
          "type": "number",
          "minimum": 0,
          "default": 0.25,
          "description": "Of a second on the host of the higher price."
        },
        "moving": {
          "title": "Weight of moving",
          "type": "number",
          "minimum": 0,
          "default": 1,
          "description": "Of a second in which a move is under way."
        }
      }
    }
  }
}
