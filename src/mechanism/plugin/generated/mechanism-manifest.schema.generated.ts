// Generated from src/mechanism/plugin/schemas/mechanism-manifest.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Mechanism manifest",
  "description": "A mechanism that a program carries out: what it is called, what its commands look like, and how the program is started.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "kind",
    "name",
    "command",
    "schema"
  ],
  "properties": {
    "kind": {
      "title": "Kind",
      "type": "string",
      "enum": [
        "mechanism"
      ]
    },
    "name": {
      "title": "Name",
      "type": "string",
      "pattern": "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$",
      "x-says": "lower-case letters, digits and dashes, 63 at most",
      "description": "None of a built-in mechanism."
    },
    "version": {
      "title": "Version",
      "type": "string",
      "pattern": "^[\\w.+-]{1,40}$",
      "x-says": "letters, digits, dots and dashes, 40 at most",
      "description": "Absent: 1.0.0."
    },
    "title": {
      "title": "Title",
      "type": "string",
      "minLength": 1,
      "maxLength": 300,
      "description": "One sentence: what it does."
    },
    "layer": {
      "title": "Layer",
      "type": "string",
      "enum": [
        "cluster",
        "continuum",
        "node"
      ],
      "description": "Whose agents carry it out: cluster (default) or continuum."
    },
    "command": {
      "title": "Command",
      "type": "array",
      "x-words": true,
      "minItems": 1,
      "maxItems": 64,
      "items": {
        "type": "string",
        "maxLength": 4096
      },
      "description": "The program, by its absolute path or a name on the PATH of the agent, and its arguments. No shell."
    },
    "source": {
      "title": "Source",
      "type": "string",
      "minLength": 1,
      "maxLength": 131072,
      "description": "A script. It is written to a file of the agent, whose path comes last in the command."
    },
    "environment": {
      "title": "Environment",
      "type": "array",
      "maxItems": 64,
      "items": {
        "type": "string",
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
        "x-says": "the name of a variable"
      },
      "description": "Variables of the agent's environment that it is given beside PATH, HOME, LANG, LC_ALL and TMPDIR; none of mlsysops itself (MLSYSOPS_…)."
    },
    "schema": {
      "title": "Schema of commands",
      "type": "object",
      "description": "JSON Schema (2020-12), of type object.",
      "additionalProperties": true
    },
    "target": {
      "title": "Target",
      "type": "string",
      "enum": [
        "component",
        "application",
        "own"
      ],
      "description": "What a command changes: the component or application that its fields name, or something of its own (default)."
    },
    "key": {
      "title": "Key",
      "type": "string",
      "minLength": 1,
      "maxLength": 100,
      "description": "Of a target of its own: the field of the command that tells one from another."
    },
    "permission": {
      "title": "Permission",
      "type": "string",
      "pattern": "^[a-z][a-z0-9_]{0,99}$",
      "x-says": "a word such as turn_valve",
      "description": "The word that must be among permitted_actions. Absent: it needs none."
    },
    "limits": {
      "$ref": "#/$defs/ManifestLimits",
      "title": "Limits"
    }
  },
  "$defs": {
    "Duration": {
      "type": "string",
      "pattern": "^(\\d+(\\.\\d+)?(ms|min|s|m|h|d))+$",
      "x-says": "a duration such as 30s or 1m"
    },
    "ManifestLimits": {
      "title": "Limits",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "answer": {
          "$ref": "#/$defs/Duration",
          "title": "Answer",
          "description": "For one answer but that to apply. Absent: 2s; at most 5s."
        },
        "apply": {
          "$ref": "#/$defs/Duration",
          "title": "Apply",
          "description": "For one change. Absent: 60s; at most 14m."
        },
        "load": {
          "$ref": "#/$defs/Duration",
          "title": "Load",
          "description": "Until it answers for the first time. Absent: 10s; at most 60s."
        },
        "memory_mb": {
          "title": "Memory",
          "type": "integer",
          "minimum": 1,
          "maximum": 4096,
          "description": "With all that it starts. Absent: 128."
        }
      }
    }
  }
}
