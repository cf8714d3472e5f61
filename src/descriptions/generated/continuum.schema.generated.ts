// Generated from src/descriptions/schemas/continuum.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Continuum document",
  "description": "A slice: the clusters that are managed as one.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "MLSysOpsContinuum"
  ],
  "properties": {
    "MLSysOpsContinuum": {
      "$ref": "#/$defs/ContinuumDescription"
    }
  },
  "$defs": {
    "ContinuumDescription": {
      "title": "Continuum",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "continuum_id",
        "clusters"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/HostName",
          "description": "The name of the continuum's object. Where it is given it must equal `continuum_id`."
        },
        "continuum_id": {
          "$ref": "#/$defs/HostName",
          "title": "Continuum",
          "description": "The slice's unique name.",
          "examples": [
            "smart-city"
          ]
        },
        "clusters": {
          "title": "Clusters",
          "description": "The names of its clusters (their `cluster_id`).",
          "type": "array",
          "items": {
            "$ref": "#/$defs/HostName"
          },
          "examples": [
            [
              "cloud-cluster",
              "group1-cluster"
            ]
          ]
        }
      }
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
