// Generated from src/descriptions/schemas/cluster.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Cluster document",
  "description": "A cluster of the slice and the nodes that belong to it.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "MLSysOpsCluster"
  ],
  "properties": {
    "MLSysOpsCluster": {
      "$ref": "#/$defs/ClusterDescription"
    }
  },
  "$defs": {
    "ClusterDescription": {
      "title": "Cluster",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "cluster_id",
        "nodes"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/HostName",
          "description": "The name of the cluster's object. Where it is given it must equal `cluster_id`."
        },
        "cluster_id": {
          "$ref": "#/$defs/HostName",
          "title": "Cluster",
          "description": "The cluster's unique name.",
          "examples": [
            "group1-cluster"
          ]
        },
        "datacenter_id": {
          "$ref": "#/$defs/HostName",
          "title": "Data centre",
          "description": "The data centre that it stands in, if any."
        },
        "nodes": {
          "title": "Nodes",
          "description": "The names of its nodes.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/HostName"
          },
          "examples": [
            [
              "group1-node1",
              "group1-node2"
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
