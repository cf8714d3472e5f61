// Generated from src/descriptions/schemas/datacenter.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Datacenter document",
  "description": "A place where nodes stand: its layer, where it is and who runs it.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "MLSysOpsDatacenter"
  ],
  "properties": {
    "MLSysOpsDatacenter": {
      "$ref": "#/$defs/DatacenterDescription"
    }
  },
  "$defs": {
    "DatacenterDescription": {
      "title": "Data centre",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "datacenter_id",
        "cluster_id",
        "continuum",
        "nodes"
      ],
      "properties": {
        "datacenter_id": {
          "$ref": "#/$defs/HostName",
          "title": "Data centre",
          "description": "The data centre's unique name.",
          "examples": [
            "volos-1"
          ]
        },
        "cluster_id": {
          "$ref": "#/$defs/HostName",
          "title": "Cluster",
          "description": "The cluster that it belongs to."
        },
        "continuum": {
          "$ref": "#/$defs/ContinuumLayer",
          "description": "The layer of the continuum that it belongs to."
        },
        "nodes": {
          "title": "Nodes",
          "description": "The names of the nodes that stand in it.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/HostName"
          }
        },
        "continent": {
          "$ref": "#/$defs/Continent"
        },
        "country": {
          "$ref": "#/$defs/Country"
        },
        "city": {
          "$ref": "#/$defs/City"
        },
        "location": {
          "$ref": "#/$defs/Location"
        },
        "cloud_provider": {
          "$ref": "#/$defs/CloudProvider"
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
    "Continent": {
      "title": "Continent",
      "enum": [
        "europe",
        "asia",
        "africa",
        "australia",
        "north_america",
        "south_america",
        "antarctica"
      ],
      "examples": [
        "europe"
      ]
    },
    "Country": {
      "title": "Country",
      "description": "A two-letter country code, lower case (Greece is `el`).",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "el",
        "it",
        "fr",
        "nl",
        "ie",
        "pt",
        "dk",
        "il"
      ],
      "x-value-aliases": {
        "gr": "el",
        "fra": "fr",
        "por": "pt",
        "eng": "gb"
      },
      "examples": [
        "el",
        "nl"
      ]
    },
    "City": {
      "title": "City",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "volos",
        "athens",
        "rende",
        "milan",
        "lille",
        "delft",
        "dublin",
        "aveiro",
        "porto",
        "aarhus",
        "jerusalem"
      ],
      "examples": [
        "volos"
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
    "CloudProvider": {
      "title": "Cloud provider",
      "type": "string",
      "minLength": 1,
      "x-suggestions": [
        "private",
        "aws",
        "microsoft_azure",
        "gcp"
      ],
      "x-value-aliases": {
        "azure": "microsoft_azure",
        "google": "gcp",
        "google_cloud": "gcp",
        "amazon": "aws"
      },
      "examples": [
        "private"
      ]
    }
  }
}
