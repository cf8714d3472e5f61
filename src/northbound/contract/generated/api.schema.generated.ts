// Generated from src/northbound/contract/schemas/api.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Api types",
  "description": "Every type of the northbound API, by name.",
  "x-validator": false,
  "type": "object",
  "additionalProperties": false,
  "required": [
    "Reason",
    "Silence",
    "UnheardCluster",
    "ProblemItem",
    "Problem",
    "ApplicationPhase",
    "InstancePhase",
    "Instance",
    "ComponentStatus",
    "QosStatus",
    "Satisfaction",
    "ApplicationStatus",
    "Application",
    "ApplicationPage",
    "DeployResult",
    "PlacementReport",
    "DeployAnswer",
    "OrderWish",
    "ResourceWish",
    "OrderRequest",
    "Order",
    "LiftResult",
    "RollbackRequest",
    "Generation",
    "History",
    "Explanation",
    "Prediction",
    "Candidate",
    "HostCandidate",
    "Unlisted",
    "Trigger",
    "Analysis",
    "Target",
    "Action",
    "Proposer",
    "Verdict",
    "Outcome",
    "Effect",
    "Decision",
    "Layer",
    "DecisionPage",
    "PlanAnswerRequest",
    "AnswerKind",
    "PlanAnswer",
    "AnsweredPlans",
    "MetricInfo",
    "MetricList",
    "SampleSource",
    "Point",
    "Series",
    "Aggregation",
    "TelemetryAnswer",
    "Resources",
    "Node",
    "NodeList",
    "Cluster",
    "ClusterList",
    "Infrastructure",
    "DrainReport",
    "Agent",
    "AgentList",
    "Policy",
    "PolicyList",
    "Mechanism",
    "MechanismList",
    "MechanismStates",
    "MechanismState",
    "MechanismOrderRequest",
    "MechanismOrder",
    "ModeSetting",
    "Mode",
    "SliceMode",
    "ApplicationMode",
    "Health",
    "Readiness",
    "SliceEvent",
    "EventGap",
    "StreamItem",
    "WatchedTurn",
    "OmittedTurns",
    "TurnItem",
    "ApplicationDocument",
    "NodeDocument",
    "PolicyDetails",
    "PolicyReport",
    "PolicySaid",
    "PolicySource",
    "MechanismSubmission",
    "MechanismResult",
    "PolicySubmission",
    "PolicyBinding",
    "PolicyRollback",
    "PolicyResult",
    "PolicyOutput",
    "PolicyAddition",
    "BuiltInPolicy",
    "BuiltInPolicyList"
  ],
  "properties": {
    "Reason": {
      "$ref": "#/$defs/Reason"
    },
    "Silence": {
      "$ref": "#/$defs/Silence"
    },
    "UnheardCluster": {
      "$ref": "#/$defs/UnheardCluster"
    },
    "ProblemItem": {
      "$ref": "#/$defs/ProblemItem"
    },
    "Problem": {
      "$ref": "#/$defs/Problem"
    },
    "ApplicationPhase": {
      "$ref": "#/$defs/ApplicationPhase"
    },
    "InstancePhase": {
      "$ref": "#/$defs/InstancePhase"
    },
    "Instance": {
      "$ref": "#/$defs/Instance"
    },
    "ComponentStatus": {
      "$ref": "#/$defs/ComponentStatus"
    },
    "QosStatus": {
      "$ref": "#/$defs/QosStatus"
    },
    "Satisfaction": {
      "$ref": "#/$defs/Satisfaction"
    },
    "ApplicationStatus": {
      "$ref": "#/$defs/ApplicationStatus"
    },
    "Application": {
      "$ref": "#/$defs/Application"
    },
    "ApplicationPage": {
      "$ref": "#/$defs/ApplicationPage"
    },
    "DeployResult": {
      "$ref": "#/$defs/DeployResult"
    },
    "PlacementReport": {
      "$ref": "#/$defs/PlacementReport"
    },
    "DeployAnswer": {
      "$ref": "#/$defs/DeployAnswer"
    },
    "OrderWish": {
      "$ref": "#/$defs/OrderWish"
    },
    "ResourceWish": {
      "$ref": "#/$defs/ResourceWish"
    },
    "OrderRequest": {
      "$ref": "#/$defs/OrderRequest"
    },
    "Order": {
      "$ref": "#/$defs/Order"
    },
    "LiftResult": {
      "$ref": "#/$defs/LiftResult"
    },
    "RollbackRequest": {
      "$ref": "#/$defs/RollbackRequest"
    },
    "Generation": {
      "$ref": "#/$defs/Generation"
    },
    "History": {
      "$ref": "#/$defs/History"
    },
    "Explanation": {
      "$ref": "#/$defs/Explanation"
    },
    "Prediction": {
      "$ref": "#/$defs/Prediction"
    },
    "Candidate": {
      "$ref": "#/$defs/Candidate"
    },
    "HostCandidate": {
      "$ref": "#/$defs/HostCandidate"
    },
    "Unlisted": {
      "$ref": "#/$defs/Unlisted"
    },
    "Trigger": {
      "$ref": "#/$defs/Trigger"
    },
    "Analysis": {
      "$ref": "#/$defs/Analysis"
    },
    "Target": {
      "$ref": "#/$defs/Target"
    },
    "Action": {
      "$ref": "#/$defs/Action"
    },
    "Proposer": {
      "$ref": "#/$defs/Proposer"
    },
    "Verdict": {
      "$ref": "#/$defs/Verdict"
    },
    "Outcome": {
      "$ref": "#/$defs/Outcome"
    },
    "Effect": {
      "$ref": "#/$defs/Effect"
    },
    "Decision": {
      "$ref": "#/$defs/Decision"
    },
    "Layer": {
      "$ref": "#/$defs/Layer"
    },
    "DecisionPage": {
      "$ref": "#/$defs/DecisionPage"
    },
    "PlanAnswerRequest": {
      "$ref": "#/$defs/PlanAnswerRequest"
    },
    "AnswerKind": {
      "$ref": "#/$defs/AnswerKind"
    },
    "PlanAnswer": {
      "$ref": "#/$defs/PlanAnswer"
    },
    "AnsweredPlans": {
      "$ref": "#/$defs/AnsweredPlans"
    },
    "MetricInfo": {
      "$ref": "#/$defs/MetricInfo"
    },
    "MetricList": {
      "$ref": "#/$defs/MetricList"
    },
    "SampleSource": {
      "$ref": "#/$defs/SampleSource"
    },
    "Point": {
      "$ref": "#/$defs/Point"
    },
    "Series": {
      "$ref": "#/$defs/Series"
    },
    "Aggregation": {
      "$ref": "#/$defs/Aggregation"
    },
    "TelemetryAnswer": {
      "$ref": "#/$defs/TelemetryAnswer"
    },
    "Resources": {
      "$ref": "#/$defs/Resources"
    },
    "Node": {
      "$ref": "#/$defs/Node"
    },
    "NodeList": {
      "$ref": "#/$defs/NodeList"
    },
    "Cluster": {
      "$ref": "#/$defs/Cluster"
    },
    "ClusterList": {
      "$ref": "#/$defs/ClusterList"
    },
    "Infrastructure": {
      "$ref": "#/$defs/Infrastructure"
    },
    "DrainReport": {
      "$ref": "#/$defs/DrainReport"
    },
    "Agent": {
      "$ref": "#/$defs/Agent"
    },
    "AgentList": {
      "$ref": "#/$defs/AgentList"
    },
    "Policy": {
      "$ref": "#/$defs/Policy"
    },
    "PolicyList": {
      "$ref": "#/$defs/PolicyList"
    },
    "BuiltInPolicy": {
      "$ref": "#/$defs/BuiltInPolicy"
    },
    "BuiltInPolicyList": {
      "$ref": "#/$defs/BuiltInPolicyList"
    },
    "Mechanism": {
      "$ref": "#/$defs/Mechanism"
    },
    "MechanismList": {
      "$ref": "#/$defs/MechanismList"
    },
    "MechanismStates": {
      "$ref": "#/$defs/MechanismStates"
    },
    "MechanismState": {
      "$ref": "#/$defs/MechanismState"
    },
    "MechanismOrderRequest": {
      "$ref": "#/$defs/MechanismOrderRequest"
    },
    "MechanismOrder": {
      "$ref": "#/$defs/MechanismOrder"
    },
    "ModeSetting": {
      "$ref": "#/$defs/ModeSetting"
    },
    "Mode": {
      "$ref": "#/$defs/Mode"
    },
    "SliceMode": {
      "$ref": "#/$defs/SliceMode"
    },
    "ApplicationMode": {
      "$ref": "#/$defs/ApplicationMode"
    },
    "Health": {
      "$ref": "#/$defs/Health"
    },
    "Readiness": {
      "$ref": "#/$defs/Readiness"
    },
    "SliceEvent": {
      "$ref": "#/$defs/SliceEvent"
    },
    "EventGap": {
      "$ref": "#/$defs/EventGap"
    },
    "StreamItem": {
      "$ref": "#/$defs/StreamItem"
    },
    "WatchedTurn": {
      "$ref": "#/$defs/WatchedTurn"
    },
    "OmittedTurns": {
      "$ref": "#/$defs/OmittedTurns"
    },
    "TurnItem": {
      "$ref": "#/$defs/TurnItem"
    },
    "ApplicationDocument": {
      "$ref": "#/$defs/ApplicationDocument"
    },
    "NodeDocument": {
      "$ref": "#/$defs/NodeDocument"
    },
    "PolicyDetails": {
      "$ref": "#/$defs/PolicyDetails"
    },
    "PolicyReport": {
      "$ref": "#/$defs/PolicyReport"
    },
    "PolicySaid": {
      "$ref": "#/$defs/PolicySaid"
    },
    "PolicySource": {
      "$ref": "#/$defs/PolicySource"
    },
    "MechanismSubmission": {
      "$ref": "#/$defs/MechanismSubmission"
    },
    "MechanismResult": {
      "$ref": "#/$defs/MechanismResult"
    },
    "PolicySubmission": {
      "$ref": "#/$defs/PolicySubmission"
    },
    "PolicyBinding": {
      "$ref": "#/$defs/PolicyBinding"
    },
    "PolicyRollback": {
      "$ref": "#/$defs/PolicyRollback"
    },
    "PolicyResult": {
      "$ref": "#/$defs/PolicyResult"
    },
    "PolicyOutput": {
      "$ref": "#/$defs/PolicyOutput"
    },
    "PolicyAddition": {
      "$ref": "#/$defs/PolicyAddition"
    }
  },
  "$defs": {
    "ApplicationDocument": {
      "type": "object",
      "additionalProperties": false,
      "description": "What is sent to create or change an application. Documented variants of the language are accepted and normalised.",
      "required": [
        "MLSysOpsApp"
      ],
      "properties": {
        "MLSysOpsApp": {
          "$ref": "#/$defs/ApplicationDescription"
        }
      }
    },
    "NodeDocument": {
      "type": "object",
      "additionalProperties": false,
      "description": "What is sent to add or change a node.",
      "required": [
        "MLSysOpsNode"
      ],
      "properties": {
        "MLSysOpsNode": {
          "$ref": "#/$defs/NodeDescription"
        }
      }
    },
    "Reason": {
      "type": "object",
      "additionalProperties": false,
      "description": "Why something is not so, in words that a person can act on.",
      "required": [
        "code",
        "message"
      ],
      "properties": {
        "code": {
          "type": "string",
          "description": "Stable, kebab-case, such as `memory-short`."
        },
        "message": {
          "type": "string"
        },
        "wayOut": {
          "type": "string",
          "description": "What can be done about it."
        }
      }
    },
    "Silence": {
      "type": "object",
      "additionalProperties": false,
      "description": "Present while the platform is not heard: what is told here is as it was then, and may have changed since.",
      "required": [
        "sinceAt",
        "forMs"
      ],
      "properties": {
        "sinceAt": {
          "$ref": "#/$defs/Time",
          "description": "Since when, on the slice’s clock."
        },
        "forMs": {
          "type": "number",
          "description": "For how long, in ms of real time: the clock of a simulated slice stands still while its world is dead."
        }
      }
    },
    "Time": {
      "type": "string",
      "format": "date-time",
      "examples": [
        "2026-01-01T12:00:00.000Z"
      ],
      "description": "A moment in RFC 3339, UTC, with milliseconds. It is the time of the slice, which a simulated world may run faster."
    },
    "UnheardCluster": {
      "type": "object",
      "additionalProperties": false,
      "description": "A cluster whose agent is not heard.",
      "required": [
        "cluster",
        "state"
      ],
      "properties": {
        "cluster": {
          "type": "string"
        },
        "state": {
          "type": "string",
          "enum": [
            "offline",
            "unknown",
            "absent"
          ],
          "description": "absent: it was not there since the continuum agent began · unknown: who would tell of it is not there itself."
        },
        "sinceAt": {
          "$ref": "#/$defs/Time",
          "description": "Since when; absent where it was never there."
        }
      }
    },
    "ProblemItem": {
      "type": "object",
      "additionalProperties": false,
      "description": "One of several things that are wrong, or in a warning could be better.",
      "required": [
        "severity",
        "code",
        "pointer",
        "message"
      ],
      "properties": {
        "severity": {
          "type": "string",
          "enum": [
            "error",
            "warning"
          ]
        },
        "code": {
          "type": "string",
          "description": "kebab-case, stable."
        },
        "pointer": {
          "type": "string",
          "description": "RFC 6901 pointer into the body; for what is not the body it begins with `/path`, `/query` or `/headers`. Empty: the whole body."
        },
        "message": {
          "type": "string"
        },
        "path": {
          "type": "string",
          "description": "The same by the names as written: `MLSysOpsApp.components[0]`."
        },
        "line": {
          "type": "integer",
          "description": "Counted from 1, where text was sent."
        },
        "column": {
          "type": "integer",
          "description": "Counted from 1, in UTF-16 units."
        },
        "suggestion": {
          "type": "string",
          "description": "What was probably meant."
        },
        "sourceLine": {
          "type": "string",
          "description": "The line in question."
        },
        "caret": {
          "type": "integer",
          "description": "The column of the place in `sourceLine`."
        }
      }
    },
    "Problem": {
      "type": "object",
      "additionalProperties": false,
      "description": "A problem document (RFC 9457, `application/problem+json`).",
      "required": [
        "type",
        "title",
        "status",
        "detail",
        "code",
        "exit",
        "hints"
      ],
      "properties": {
        "type": {
          "type": "string",
          "format": "uri-reference",
          "description": "A reference to the description of `code`."
        },
        "title": {
          "type": "string",
          "description": "The same for every problem of this code."
        },
        "status": {
          "type": "integer"
        },
        "detail": {
          "type": "string",
          "description": "What happened this time."
        },
        "instance": {
          "type": "string",
          "description": "The request that failed, by its id in the log."
        },
        "code": {
          "type": "string",
          "description": "Stable, kebab-case: scripts match on it."
        },
        "exit": {
          "type": "string",
          "enum": [
            "usage",
            "invalid",
            "precondition",
            "external",
            "remote",
            "timeout",
            "bug"
          ],
          "description": "The exit status of the command line for it, by name."
        },
        "hints": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "What can be done, each a command or a sentence."
        },
        "problems": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/ProblemItem"
          },
          "description": "Everything that is wrong with what was sent."
        },
        "details": {
          "type": "object",
          "description": "Machine-readable particulars.",
          "additionalProperties": true
        }
      }
    },
    "ApplicationPhase": {
      "type": "string",
      "enum": [
        "accepted",
        "placing",
        "deploying",
        "deployed",
        "degraded",
        "failed",
        "removing"
      ],
      "description": "accepted: stored · placing: a cluster or host is being chosen · deploying: instances start · deployed: every component is ready or complete · degraded: it was deployed and is not now · failed: it cannot be placed or started, see `reasons` · removing."
    },
    "InstancePhase": {
      "type": "string",
      "enum": [
        "pending",
        "pulling",
        "starting",
        "ready",
        "not-ready",
        "terminating",
        "completed",
        "failed",
        "unknown"
      ],
      "description": "Where an instance is in its life."
    },
    "Instance": {
      "type": "object",
      "additionalProperties": false,
      "description": "One running copy of a component.",
      "required": [
        "id",
        "node",
        "phase",
        "startedAt",
        "restarts",
        "generation",
        "image"
      ],
      "properties": {
        "id": {
          "type": "string"
        },
        "node": {
          "type": "string"
        },
        "phase": {
          "$ref": "#/$defs/InstancePhase"
        },
        "reason": {
          "type": "string",
          "description": "Why it is not ready."
        },
        "startedAt": {
          "$ref": "#/$defs/Time",
          "description": "When it was started."
        },
        "readySinceAt": {
          "$ref": "#/$defs/Time",
          "description": "Since when it is ready."
        },
        "restarts": {
          "type": "integer",
          "description": "In place, of this instance."
        },
        "generation": {
          "type": "integer",
          "description": "The generation of the component that it runs."
        },
        "image": {
          "type": "string"
        }
      }
    },
    "ComponentStatus": {
      "type": "object",
      "additionalProperties": false,
      "description": "A component in one cluster: what is wanted and what is true.",
      "required": [
        "component",
        "cluster",
        "wanted",
        "ready",
        "instances",
        "reasons"
      ],
      "properties": {
        "component": {
          "type": "string"
        },
        "cluster": {
          "type": "string"
        },
        "wanted": {
          "type": "integer",
          "description": "Instances that shall run."
        },
        "ready": {
          "type": "integer",
          "description": "Instances that serve, also as they were before a change that is under way or was taken back."
        },
        "upToDate": {
          "type": "integer",
          "description": "Of these, those that are as is wanted now. Absent: all of them."
        },
        "instances": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Instance"
          }
        },
        "reasons": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Reason"
          },
          "description": "Why it is not where or what it should be."
        }
      }
    },
    "QosStatus": {
      "type": "object",
      "additionalProperties": false,
      "description": "A target and what is measured.",
      "required": [
        "component",
        "metric",
        "target",
        "relation"
      ],
      "properties": {
        "component": {
          "type": "string"
        },
        "metric": {
          "type": "string"
        },
        "target": {
          "type": "number"
        },
        "relation": {
          "type": "string"
        },
        "value": {
          "type": "number",
          "description": "Absent: no sample is young enough."
        },
        "sampledAt": {
          "$ref": "#/$defs/Time",
          "description": "When it was measured."
        },
        "met": {
          "type": "boolean",
          "description": "Absent: unknown."
        }
      }
    },
    "Satisfaction": {
      "type": "object",
      "additionalProperties": false,
      "description": "The weighted share of targets that are met, against the threshold of `global_satisfaction`.",
      "required": [
        "score",
        "met",
        "terms"
      ],
      "properties": {
        "score": {
          "type": "number",
          "description": "0 to 1."
        },
        "threshold": {
          "type": "number"
        },
        "met": {
          "type": "boolean"
        },
        "terms": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "metric",
              "weight",
              "achieved"
            ],
            "properties": {
              "metric": {
                "type": "string"
              },
              "weight": {
                "type": "number"
              },
              "achieved": {
                "type": "number"
              }
            }
          }
        }
      }
    },
    "ApplicationStatus": {
      "type": "object",
      "additionalProperties": false,
      "description": "What is true of an application now.",
      "required": [
        "name",
        "uid",
        "generation",
        "revision",
        "createdAt",
        "updatedAt",
        "phase",
        "phaseSinceAt",
        "reasons",
        "clusters",
        "components",
        "qos"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/ResourceName",
          "description": "The application."
        },
        "uid": {
          "type": "string",
          "description": "Given at creation; a name that is used again gets another."
        },
        "generation": {
          "type": "integer",
          "description": "Grows by one with each change of the description."
        },
        "revision": {
          "type": "string",
          "description": "For `If-Match`: opaque, another with each write."
        },
        "createdAt": {
          "$ref": "#/$defs/Time",
          "description": "When it was created."
        },
        "updatedAt": {
          "$ref": "#/$defs/Time",
          "description": "When its description or orders last changed."
        },
        "deletedAt": {
          "$ref": "#/$defs/Time",
          "description": "Present while it is being removed."
        },
        "phase": {
          "$ref": "#/$defs/ApplicationPhase"
        },
        "phaseSinceAt": {
          "$ref": "#/$defs/Time",
          "description": "Since when it is in this phase."
        },
        "reasons": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Reason"
          },
          "description": "Why it is not deployed."
        },
        "clusters": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "The clusters that it was given to."
        },
        "components": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/ComponentStatus"
          }
        },
        "qos": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/QosStatus"
          }
        },
        "satisfaction": {
          "$ref": "#/$defs/Satisfaction"
        },
        "mode": {
          "$ref": "#/$defs/Mode",
          "description": "Its own; absent: as the slice’s."
        },
        "silence": {
          "$ref": "#/$defs/Silence"
        },
        "unheard": {
          "$ref": "#/$defs/UnheardClusters"
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
    "Mode": {
      "type": "string",
      "enum": [
        "heuristic",
        "ml",
        "advise"
      ],
      "description": "heuristic: rules decide · ml: models decide where a policy has one · advise: an admitted plan waits for a person’s approval."
    },
    "UnheardClusters": {
      "type": "array",
      "description": "Present while clusters that this speaks of have no agent that is heard: what is told of them is as it was before, and nobody decides there.",
      "items": {
        "$ref": "#/$defs/UnheardCluster"
      }
    },
    "Application": {
      "type": "object",
      "additionalProperties": false,
      "description": "An application: what is wanted, what people ordered, and what is true now.",
      "required": [
        "name",
        "uid",
        "generation",
        "revision",
        "createdAt",
        "updatedAt",
        "phase",
        "phaseSinceAt",
        "reasons",
        "clusters",
        "components",
        "qos",
        "orders",
        "description"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/ResourceName",
          "description": "The application."
        },
        "uid": {
          "type": "string",
          "description": "Given at creation; a name that is used again gets another."
        },
        "generation": {
          "type": "integer",
          "description": "Grows by one with each change of the description."
        },
        "revision": {
          "type": "string",
          "description": "For `If-Match`: opaque, another with each write."
        },
        "createdAt": {
          "$ref": "#/$defs/Time",
          "description": "When it was created."
        },
        "updatedAt": {
          "$ref": "#/$defs/Time",
          "description": "When its description or orders last changed."
        },
        "deletedAt": {
          "$ref": "#/$defs/Time",
          "description": "Present while it is being removed."
        },
        "phase": {
          "$ref": "#/$defs/ApplicationPhase"
        },
        "phaseSinceAt": {
          "$ref": "#/$defs/Time",
          "description": "Since when it is in this phase."
        },
        "reasons": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Reason"
          },
          "description": "Why it is not deployed."
        },
        "clusters": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "The clusters that it was given to."
        },
        "components": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/ComponentStatus"
          }
        },
        "qos": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/QosStatus"
          }
        },
        "satisfaction": {
          "$ref": "#/$defs/Satisfaction"
        },
        "mode": {
          "$ref": "#/$defs/Mode",
          "description": "Its own; absent: as the slice’s."
        },
        "orders": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Order"
          },
          "description": "In force, newest last."
        },
        "description": {
          "$ref": "#/$defs/ApplicationDescription",
          "description": "The description, in its modern form."
        },
        "silence": {
          "$ref": "#/$defs/Silence"
        },
        "unheard": {
          "$ref": "#/$defs/UnheardClusters"
        }
      }
    },
    "Order": {
      "type": "object",
      "additionalProperties": false,
      "description": "An order in force: what was asked, by whom, until when.",
      "required": [
        "id",
        "component",
        "by",
        "issuedAt",
        "wish"
      ],
      "properties": {
        "id": {
          "type": "string"
        },
        "component": {
          "type": "string"
        },
        "by": {
          "type": "string"
        },
        "issuedAt": {
          "$ref": "#/$defs/Time",
          "description": "When it was given."
        },
        "untilAt": {
          "$ref": "#/$defs/Time",
          "description": "When it ends."
        },
        "wish": {
          "$ref": "#/$defs/OrderWish"
        }
      }
    },
    "OrderWish": {
      "description": "What a person wants of a component.",
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "description": "Move it, once.",
          "required": [
            "kind",
            "to"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "move"
            },
            "from": {
              "$ref": "#/$defs/HostName",
              "description": "Away from this node; absent: from wherever it runs."
            },
            "to": {
              "$ref": "#/$defs/HostName",
              "description": "To this node."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "Keep it on this node.",
          "required": [
            "kind",
            "node"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "pin"
            },
            "node": {
              "$ref": "#/$defs/HostName",
              "description": "The node."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "Run so many instances.",
          "required": [
            "kind",
            "instances"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "scale"
            },
            "instances": {
              "type": "integer",
              "minimum": 1,
              "maximum": 10000
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "Run another image.",
          "required": [
            "kind",
            "image"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "set-image"
            },
            "container": {
              "type": "string",
              "description": "The name or number of the container; absent: the first."
            },
            "image": {
              "type": "string",
              "minLength": 1
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "Run with other resources.",
          "required": [
            "kind"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "set-resources"
            },
            "container": {
              "type": "string",
              "description": "Absent: the first."
            },
            "requests": {
              "$ref": "#/$defs/ResourceWish"
            },
            "limits": {
              "$ref": "#/$defs/ResourceWish"
            }
          }
        }
      ]
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
    "ResourceWish": {
      "type": "object",
      "additionalProperties": false,
      "description": "Kubernetes quantities.",
      "properties": {
        "cpu": {
          "type": "string",
          "minLength": 1,
          "examples": [
            "500m"
          ]
        },
        "memory": {
          "type": "string",
          "minLength": 1,
          "examples": [
            "256Mi"
          ]
        }
      }
    },
    "ApplicationDescription": {
      "title": "Application",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "components"
      ],
      "x-retired": [
        "mlsysops_id"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/ResourceName",
          "description": "The application's unique name: a DNS-1123 label.",
          "examples": [
            "smart-city"
          ]
        },
        "labels": {
          "title": "Labels",
          "description": "What it is, in words of your own: policies are bound by them.",
          "type": "array",
          "maxItems": 64,
          "items": {
            "title": "Label",
            "type": "string",
            "pattern": "^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$",
            "maxLength": 253,
            "x-says": "letters, digits and - _ . / : =, by convention key:value"
          },
          "examples": [
            [
              "tier:video"
            ]
          ]
        },
        "cluster_placement": {
          "$ref": "#/$defs/ClusterPlacement"
        },
        "single_node": {
          "title": "Single node",
          "description": "Groups of components that must run together on one node. It overrides the components' own `node_placement`.",
          "type": "array",
          "maxItems": 16,
          "items": {
            "$ref": "#/$defs/SingleNode"
          }
        },
        "components": {
          "title": "Components",
          "description": "What the application is made of.",
          "type": "array",
          "maxItems": 128,
          "minItems": 1,
          "items": {
            "$ref": "#/$defs/ComponentDescription"
          }
        },
        "component_interactions": {
          "title": "Interactions",
          "description": "Which component talks to which.",
          "type": "array",
          "maxItems": 128,
          "items": {
            "$ref": "#/$defs/ComponentInteraction"
          }
        },
        "permitted_actions": {
          "title": "Permitted actions",
          "description": "What policies may do to the application. `*` permits everything; without this field nothing is forbidden. A person's order is not bound by it.",
          "type": "array",
          "items": {
            "title": "Permitted action",
            "type": "string",
            "minLength": 1,
            "x-suggestions": [
              "component_relocation",
              "component_scaling",
              "traffic_redirection",
              "change_container_image",
              "change_container_runtime_class",
              "change_container_cpu_set",
              "change_container_resource_requirements",
              "acceleration",
              "*"
            ]
          },
          "examples": [
            [
              "component_relocation"
            ]
          ]
        },
        "global_satisfaction": {
          "$ref": "#/$defs/GlobalSatisfaction"
        }
      }
    },
    "ClusterPlacement": {
      "title": "Cluster placement",
      "description": "Which clusters may host the application.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "cluster_id": {
          "title": "Clusters",
          "description": "The clusters that may host it; without this field any may.",
          "type": "array",
          "maxItems": 256,
          "items": {
            "$ref": "#/$defs/HostName"
          },
          "examples": [
            [
              "group1-cluster"
            ]
          ]
        },
        "instances": {
          "title": "Instances",
          "description": "In how many clusters the application runs.",
          "type": "integer",
          "minimum": 1,
          "default": 1
        },
        "location": {
          "title": "Location",
          "description": "Where the cluster must be.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "continent": {
              "title": "Continents",
              "type": "array",
              "items": {
                "$ref": "#/$defs/Continent"
              }
            },
            "country": {
              "title": "Countries",
              "type": "array",
              "items": {
                "$ref": "#/$defs/Country"
              }
            },
            "city": {
              "title": "Cities",
              "type": "array",
              "items": {
                "$ref": "#/$defs/City"
              }
            }
          }
        },
        "cloud_provider": {
          "$ref": "#/$defs/CloudProvider"
        },
        "accelerators": {
          "title": "Accelerators",
          "description": "The cluster must have at least one of each.",
          "type": "array",
          "items": {
            "enum": [
              "gpu",
              "fpga",
              "tpu"
            ]
          },
          "examples": [
            [
              "gpu"
            ]
          ]
        },
        "node_types": {
          "title": "Layers of nodes",
          "description": "The cluster must have at least one node of each of these layers.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/ContinuumLayer"
          },
          "examples": [
            [
              "edge",
              "far_edge"
            ]
          ]
        }
      }
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
    "SingleNode": {
      "title": "Single node",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "components"
      ],
      "properties": {
        "components": {
          "title": "Components",
          "description": "The names of the components that run together.",
          "type": "array",
          "maxItems": 32,
          "minItems": 1,
          "items": {
            "$ref": "#/$defs/ResourceName"
          }
        },
        "continuum_layer": {
          "title": "Layers",
          "type": "array",
          "items": {
            "$ref": "#/$defs/PlacementLayer"
          }
        },
        "scaling": {
          "$ref": "#/$defs/Scaling"
        },
        "mobile": {
          "title": "Mobile",
          "description": "Whether the node must be a mobile one (or must not).",
          "type": "boolean",
          "x-aliases": [
            "mobility"
          ]
        },
        "labels": {
          "title": "Labels",
          "description": "The node must carry all of them.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/Label"
          }
        },
        "node": {
          "$ref": "#/$defs/HostName",
          "title": "Node",
          "description": "Exactly this node."
        }
      }
    },
    "PlacementLayer": {
      "title": "Continuum layer",
      "description": "A layer of the continuum; `*` is anywhere.",
      "enum": [
        "cloud",
        "edge_infrastructure",
        "edge",
        "far_edge",
        "*"
      ],
      "examples": [
        "edge"
      ]
    },
    "Scaling": {
      "title": "Scaling",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "scaling_mode": {
          "title": "Mode",
          "description": "manual: `instances` says how many · auto: a policy decides by `scaling_criteria`.",
          "enum": [
            "manual",
            "auto"
          ]
        },
        "instances": {
          "title": "Instances",
          "description": "How many run; 1 where it is not said.",
          "type": "integer",
          "minimum": 1,
          "default": 1,
          "examples": [
            2
          ]
        },
        "scaling_criteria": {
          "title": "Criterion",
          "description": "What automatic scaling goes by.",
          "enum": [
            "min_cpu_utilization",
            "max_cpu_utilization",
            "min_memory_percent",
            "max_memory_percent",
            "min_requests_per_sec",
            "max_request_per_sec",
            "min_number_of_instances",
            "max_number_of_instances"
          ],
          "x-value-aliases": {
            "max_requests_per_sec": "max_request_per_sec"
          }
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
    "ComponentDescription": {
      "title": "Component",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "metadata",
        "containers"
      ],
      "properties": {
        "metadata": {
          "title": "Metadata",
          "type": "object",
          "additionalProperties": false,
          "x-aliases": [
            "component"
          ],
          "required": [
            "name"
          ],
          "properties": {
            "name": {
              "$ref": "#/$defs/ResourceName",
              "description": "The component's name: unique in the application, a DNS-1123 label.",
              "examples": [
                "classifier"
              ]
            },
            "uid": {
              "title": "Unique id",
              "description": "Given by the slice; leave it out.",
              "type": "string"
            }
          }
        },
        "node_placement": {
          "$ref": "#/$defs/NodePlacement"
        },
        "exclusive": {
          "title": "Exclusive",
          "description": "Two instances may never run at once, not even while it moves: the old one stops before the new one starts. An extension of mlsysops.",
          "x-extension": true,
          "type": "boolean",
          "default": false
        },
        "deferrable": {
          "title": "Deferrable",
          "description": "A component that runs to its end and need not begin at once: it waits until a policy (carbon-aware) finds the hour, and begins without one when the slack is used up. An extension of mlsysops.",
          "x-extension": true,
          "type": "object",
          "additionalProperties": false,
          "required": [
            "slack",
            "duration"
          ],
          "properties": {
            "slack": {
              "title": "Slack",
              "description": "How much later than its application was deployed it may begin.",
              "$ref": "#/$defs/LengthOfTime",
              "examples": [
                "8h"
              ]
            },
            "duration": {
              "title": "Duration",
              "description": "How long it runs, about.",
              "$ref": "#/$defs/LengthOfTime",
              "examples": [
                "1h"
              ]
            }
          }
        },
        "depends_on": {
          "title": "Depends on",
          "description": "Components that must be running before this one starts.",
          "type": "array",
          "maxItems": 16,
          "items": {
            "$ref": "#/$defs/ResourceName"
          },
          "examples": [
            [
              "database"
            ]
          ]
        },
        "runtime_configuration": {
          "title": "Runtime configuration",
          "description": "The knobs that the component offers at run time.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "config_specification_file": {
              "title": "Specification",
              "description": "The JSON text that describes the knobs.",
              "type": "string",
              "minLength": 1
            },
            "config_file_path": {
              "title": "Path",
              "description": "The absolute path in the container where the component looks for it.",
              "type": "string",
              "minLength": 1,
              "examples": [
                "/etc/app/knobs.json"
              ]
            }
          }
        },
        "sensors": {
          "title": "Sensors",
          "description": "The sensors that the node must have.",
          "type": "array",
          "maxItems": 16,
          "items": {
            "$ref": "#/$defs/SensorRequirement"
          }
        },
        "qos_metrics": {
          "title": "Quality of service",
          "description": "The targets that the component is to meet.",
          "type": "array",
          "maxItems": 16,
          "items": {
            "$ref": "#/$defs/QosMetric"
          }
        },
        "storage": {
          "title": "Storage",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "buckets": {
              "title": "Buckets",
              "type": "array",
              "items": {
                "$ref": "#/$defs/Bucket"
              }
            }
          }
        },
        "data_sensitivity": {
          "title": "Sensitive data",
          "description": "Whether it handles data that must be protected.",
          "type": "boolean"
        },
        "data_criticality": {
          "$ref": "#/$defs/Level",
          "title": "Criticality of its data"
        },
        "external_component": {
          "title": "External component",
          "description": "Whether it runs outside the slice and is only named here.",
          "type": "boolean"
        },
        "external_access": {
          "title": "External access",
          "description": "Whether it can be reached from outside its cluster.",
          "type": "boolean"
        },
        "host_network": {
          "title": "Host network",
          "description": "Whether it uses the network of its host; its ports must then be named.",
          "type": "boolean",
          "default": false
        },
        "runtime_class_name": {
          "title": "Runtime class",
          "type": "string",
          "minLength": 1,
          "x-suggestions": [
            "nvidia",
            "default",
            "kata-fc",
            "kata-dragon",
            "urunc",
            "crun",
            "lunatic",
            "nvidia-experimental",
            "spin",
            "wasmedge",
            "slight"
          ],
          "examples": [
            "nvidia"
          ]
        },
        "restart_policy": {
          "title": "Restart policy",
          "description": "When a container that ended starts again. `OnFailure` and `Never` make it a component that may run to completion.",
          "enum": [
            "Always",
            "OnFailure",
            "Never"
          ],
          "default": "Always",
          "examples": [
            "Always"
          ]
        },
        "os": {
          "$ref": "#/$defs/OperatingSystem",
          "description": "The operating system that the node must have."
        },
        "node_type": {
          "$ref": "#/$defs/NodeType"
        },
        "container_runtime": {
          "$ref": "#/$defs/ContainerRuntime",
          "description": "The runtime that the node must have."
        },
        "containers": {
          "title": "Containers",
          "type": "array",
          "maxItems": 8,
          "minItems": 1,
          "items": {
            "$ref": "#/$defs/ContainerDescription"
          }
        }
      }
    },
    "NodePlacement": {
      "title": "Node placement",
      "description": "What the node must be like that hosts the component.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "continuum_layer": {
          "title": "Layers",
          "description": "The layers that it may run on; without this field, any.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/PlacementLayer"
          },
          "examples": [
            [
              "edge"
            ]
          ]
        },
        "scaling": {
          "$ref": "#/$defs/Scaling"
        },
        "mobile": {
          "title": "Mobile",
          "description": "Whether the node must be a mobile one (or must not).",
          "type": "boolean",
          "x-aliases": [
            "mobility"
          ]
        },
        "labels": {
          "title": "Labels",
          "description": "The node must carry all of them.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/Label"
          }
        },
        "node": {
          "$ref": "#/$defs/HostName",
          "title": "Node",
          "description": "Exactly this node: the placement is static."
        }
      }
    },
    "LengthOfTime": {
      "title": "Length of time",
      "description": "Such as 90s, 30m, 1h30m or 1d.",
      "type": "string",
      "maxLength": 32,
      "pattern": "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"
    },
    "SensorRequirement": {
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
            "model": {
              "$ref": "#/$defs/CameraModel"
            },
            "camera_type": {
              "$ref": "#/$defs/CameraType"
            },
            "minimum_framerate": {
              "title": "Lowest frame rate",
              "description": "Frames a second that it must deliver at least.",
              "type": "integer",
              "minimum": 1,
              "x-unit": "1/s",
              "x-aliases": [
                "framerate"
              ],
              "examples": [
                20
              ]
            },
            "resolution": {
              "$ref": "#/$defs/Resolution",
              "x-aliases": [
                "resolutions",
                "supported_resolutions"
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
        "barometer": {
          "$ref": "#/$defs/Barometer"
        },
        "air_quality": {
          "$ref": "#/$defs/AirQualitySensor"
        },
        "endpoint_variable": {
          "title": "Endpoint variable",
          "description": "The environment variable in which the component receives the sensor's endpoint.",
          "type": "string",
          "minLength": 1,
          "examples": [
            "CAMERA_ENDPOINT"
          ]
        },
        "protocol": {
          "$ref": "#/$defs/SensorProtocol"
        },
        "instances": {
          "title": "Instances",
          "description": "How many the node must have; 1 where it is not said.",
          "type": "integer",
          "minimum": 1,
          "examples": [
            1
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
    "QosMetric": {
      "title": "Target",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "application_metric_id",
        "target",
        "relation"
      ],
      "properties": {
        "application_metric_id": {
          "title": "Metric",
          "description": "The name of a metric that the component reports.",
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "examples": [
            "frame_classify_latency"
          ]
        },
        "target": {
          "title": "Target",
          "description": "In the unit that the metric is reported in.",
          "type": "number",
          "examples": [
            50
          ]
        },
        "relation": {
          "$ref": "#/$defs/Relation"
        },
        "system_metrics_hints": {
          "title": "Hints",
          "description": "System metrics that influence it.",
          "type": "array",
          "items": {
            "type": "string",
            "minLength": 1,
            "x-suggestions": [
              "cpu_frequency"
            ]
          },
          "examples": [
            [
              "cpu_frequency"
            ]
          ]
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
    "Bucket": {
      "title": "Bucket",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "bucket_id"
      ],
      "properties": {
        "bucket_id": {
          "title": "Bucket",
          "type": "string",
          "minLength": 1
        },
        "policy_update_token": {
          "title": "Policy token",
          "type": "string"
        },
        "location_restrictions": {
          "title": "Where it may be",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "gdpr": {
              "title": "GDPR",
              "description": "Only where the GDPR applies.",
              "type": "boolean"
            }
          }
        },
        "redundancy": {
          "title": "Redundancy",
          "description": "How many losses it must survive.",
          "enum": [
            "high",
            "one",
            "none"
          ],
          "x-aliases": [
            "reduncancy"
          ]
        },
        "max_latency": {
          "title": "Highest latency",
          "description": "In milliseconds.",
          "type": "number",
          "minimum": 0,
          "x-unit": "ms"
        },
        "min_download_speed": {
          "title": "Lowest download speed",
          "description": "In megabits a second.",
          "type": "number",
          "minimum": 0,
          "x-unit": "Mbit/s"
        },
        "server_side_encryption": {
          "title": "Encryption at rest",
          "type": "boolean"
        }
      }
    },
    "Level": {
      "title": "Level",
      "enum": [
        "low",
        "medium",
        "high"
      ],
      "examples": [
        "medium"
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
    "ContainerDescription": {
      "title": "Container",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "image"
      ],
      "x-retired": [
        "security_context"
      ],
      "properties": {
        "name": {
          "$ref": "#/$defs/ResourceName",
          "description": "Unique in the component; the component's name where it is not given. An extension of mlsysops.",
          "x-extension": true
        },
        "image": {
          "title": "Image",
          "description": "The container image, with its tag or digest.",
          "type": "string",
          "minLength": 1,
          "pattern": "^[^\\s]+$",
          "x-says": "an image reference without spaces",
          "examples": [
            "registry.example.org/team/classifier:1.2"
          ]
        },
        "command": {
          "title": "Command",
          "description": "Replaces the image's entry point.",
          "type": "array",
          "x-words": true,
          "items": {
            "type": "string"
          },
          "examples": [
            [
              "python3",
              "main.py"
            ]
          ]
        },
        "args": {
          "title": "Arguments",
          "description": "Passed to the command or to the image's entry point. An extension of mlsysops.",
          "x-extension": true,
          "type": "array",
          "x-words": true,
          "items": {
            "type": "string"
          }
        },
        "image_pull_policy": {
          "title": "When to pull the image",
          "enum": [
            "Always",
            "Never",
            "IfNotPresent"
          ],
          "examples": [
            "IfNotPresent"
          ]
        },
        "acceleration_api": {
          "title": "Acceleration API",
          "description": "The accelerated calls that it uses.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "call_name"
            ],
            "properties": {
              "call_name": {
                "$ref": "#/$defs/AccelerationCall"
              },
              "required_framework": {
                "title": "Framework",
                "description": "`*`: any that the node has.",
                "type": "string",
                "minLength": 1,
                "x-suggestions": [
                  "pytorch",
                  "tensorflow",
                  "opencl",
                  "onnx",
                  "*"
                ]
              }
            }
          }
        },
        "platform_requirements": {
          "$ref": "#/$defs/PlatformRequirements"
        },
        "ports": {
          "title": "Ports",
          "type": "array",
          "maxItems": 16,
          "items": {
            "$ref": "#/$defs/ContainerPort"
          }
        },
        "env": {
          "title": "Environment",
          "type": "array",
          "maxItems": 256,
          "items": {
            "$ref": "#/$defs/EnvironmentVariable"
          }
        }
      }
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
    "PlatformRequirements": {
      "title": "Platform requirements",
      "description": "What the container needs of its node.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "cpu": {
          "title": "Processor",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "requests": {
              "title": "Request",
              "description": "Cores as a Kubernetes quantity: `500m` is half a core.",
              "type": "string",
              "x-quantity": "cpu",
              "examples": [
                "500m",
                "2"
              ]
            },
            "limits": {
              "title": "Limit",
              "description": "Cores as a Kubernetes quantity.",
              "type": "string",
              "x-quantity": "cpu",
              "examples": [
                "1"
              ]
            },
            "architecture": {
              "title": "Architectures",
              "description": "Those that it can run on.",
              "type": "array",
              "items": {
                "$ref": "#/$defs/CpuArchitecture"
              },
              "examples": [
                [
                  "amd64",
                  "arm64"
                ]
              ]
            },
            "frequency": {
              "title": "Frequency",
              "description": "The lowest that will do, in Hz.",
              "type": "number",
              "exclusiveMinimum": 0,
              "x-unit": "Hz",
              "examples": [
                1400000000
              ]
            },
            "performance_indicator": {
              "$ref": "#/$defs/PerformanceIndicator"
            }
          }
        },
        "memory": {
          "title": "Memory",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "requests": {
              "title": "Request",
              "description": "Bytes as a Kubernetes quantity.",
              "type": "string",
              "x-quantity": "bytes",
              "examples": [
                "256Mi"
              ]
            },
            "limits": {
              "title": "Limit",
              "description": "Bytes as a Kubernetes quantity.",
              "type": "string",
              "x-quantity": "bytes",
              "examples": [
                "512Mi"
              ]
            }
          }
        },
        "mcu": {
          "title": "Microcontroller",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "requests": {
              "title": "Request",
              "type": "string",
              "x-quantity": "cpu"
            },
            "limits": {
              "title": "Limit",
              "type": "string",
              "x-quantity": "cpu"
            },
            "architecture": {
              "title": "Architectures",
              "type": "array",
              "items": {
                "$ref": "#/$defs/McuArchitecture"
              }
            },
            "flash": {
              "title": "Flash memory",
              "description": "Bytes as a Kubernetes quantity.",
              "type": "string",
              "x-quantity": "bytes",
              "examples": [
                "512Ki"
              ]
            },
            "frequency": {
              "title": "Frequency",
              "description": "The lowest that will do, in Hz.",
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
        "disk": {
          "title": "Disk",
          "description": "Free local storage that it needs, in GB (10^9 bytes).",
          "type": "number",
          "minimum": 0,
          "x-unit": "GB",
          "examples": [
            10
          ]
        },
        "gpu": {
          "title": "GPU",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "requests": {
              "title": "Request",
              "description": "How many; 1 where the GPU is asked for and no number is given.",
              "type": "integer",
              "minimum": 0,
              "examples": [
                1
              ]
            },
            "limits": {
              "title": "Limit",
              "description": "How many. A GPU is not shared: it equals the request.",
              "type": "integer",
              "minimum": 0,
              "examples": [
                1
              ]
            },
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
                4
              ]
            },
            "utilization_request": {
              "title": "Expected use",
              "description": "Share of the GPU that it is expected to use, in per cent.",
              "type": "number",
              "minimum": 0,
              "maximum": 100,
              "x-unit": "%",
              "examples": [
                50
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
              "x-unit": "GiB"
            },
            "utilization_request": {
              "title": "Expected use",
              "description": "In per cent.",
              "type": "number",
              "minimum": 0,
              "maximum": 100,
              "x-unit": "%"
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
    "ContainerPort": {
      "title": "Port",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "container_port"
      ],
      "properties": {
        "container_port": {
          "title": "Container port",
          "type": "integer",
          "minimum": 1,
          "maximum": 65535,
          "examples": [
            8080
          ]
        },
        "host_ip": {
          "title": "Host address",
          "description": "The address of the host that the port is bound to.",
          "type": "string",
          "minLength": 1
        },
        "host_port": {
          "title": "Host port",
          "description": "The port on the host. With `host_network` it must equal `container_port`.",
          "type": "integer",
          "minimum": 1,
          "maximum": 65535
        },
        "name": {
          "title": "Name",
          "description": "Unique in the component; at most 15 lower-case letters, digits and hyphens, with at least one letter. At a port named `metrics` or `http-metrics` it is scraped.",
          "type": "string",
          "pattern": "^(?=.*[a-z])[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
          "x-says": "a port name of at most 15 lower-case letters, digits and hyphens, with at least one letter",
          "minLength": 1,
          "maxLength": 15,
          "examples": [
            "http"
          ]
        },
        "protocol": {
          "title": "Protocol",
          "enum": [
            "TCP",
            "UDP",
            "SCTP"
          ],
          "default": "TCP"
        }
      }
    },
    "EnvironmentVariable": {
      "title": "Variable",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name"
      ],
      "properties": {
        "name": {
          "title": "Name",
          "type": "string",
          "minLength": 1,
          "pattern": "^[-._a-zA-Z][-._a-zA-Z0-9]*$",
          "x-says": "a variable name of letters, digits, `_`, `-` and `.` that does not begin with a digit",
          "examples": [
            "LOG_LEVEL"
          ]
        },
        "value": {
          "title": "Value",
          "description": "`$(OTHER)` stands for the value of another variable.",
          "type": "string"
        },
        "value_from": {
          "title": "Value from",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "field_ref"
          ],
          "properties": {
            "field_ref": {
              "title": "Field",
              "description": "A field of the running instance.",
              "type": "object",
              "additionalProperties": false,
              "required": [
                "field_path"
              ],
              "properties": {
                "field_path": {
                  "title": "Path",
                  "type": "string",
                  "minLength": 1,
                  "examples": [
                    "status.hostIP",
                    "spec.nodeName"
                  ]
                }
              }
            }
          }
        }
      }
    },
    "ComponentInteraction": {
      "title": "Interaction",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "component_name1",
        "component_name2"
      ],
      "properties": {
        "component_name1": {
          "$ref": "#/$defs/ResourceName",
          "title": "Source",
          "description": "The component that the interaction is told of."
        },
        "type": {
          "title": "Direction",
          "description": "egress: from the first to the second · ingress: to the first from the second.",
          "enum": [
            "ingress",
            "egress"
          ]
        },
        "component_name2": {
          "$ref": "#/$defs/ResourceName",
          "title": "Destination",
          "description": "The other component."
        },
        "interaction_criticality": {
          "$ref": "#/$defs/Level",
          "title": "Criticality"
        },
        "interaction_metrics": {
          "title": "Targets",
          "type": "array",
          "maxItems": 8,
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "system_metric_id",
              "target",
              "relation"
            ],
            "properties": {
              "system_metric_id": {
                "title": "Metric",
                "enum": [
                  "latency",
                  "bandwidth",
                  "end_to_end_invocation_delay"
                ],
                "x-value-aliases": {
                  "end2end_invocation_delay": "end_to_end_invocation_delay"
                }
              },
              "target": {
                "title": "Target",
                "type": "number",
                "minimum": 0
              },
              "measurement_unit": {
                "title": "Unit",
                "enum": [
                  "milliseconds",
                  "seconds",
                  "Mbps"
                ]
              },
              "relation": {
                "$ref": "#/$defs/Relation"
              }
            }
          }
        }
      }
    },
    "GlobalSatisfaction": {
      "title": "Satisfaction",
      "description": "The weighted share of targets that are met, and what it must be at least.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "threshold": {
          "title": "Threshold",
          "description": "Above 0, at most 1.",
          "type": "number",
          "exclusiveMinimum": 0,
          "maximum": 1,
          "examples": [
            0.7
          ]
        },
        "relation": {
          "title": "Relation",
          "enum": [
            "greater_or_equal",
            "equal",
            "greater_than"
          ]
        },
        "achievement_weights": {
          "title": "Weights",
          "description": "What each target counts; together 1.",
          "type": "array",
          "maxItems": 64,
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "metric_id",
              "weight"
            ],
            "properties": {
              "metric_id": {
                "title": "Metric",
                "description": "An `application_metric_id` of one of the components.",
                "type": "string",
                "minLength": 1,
                "maxLength": 128
              },
              "weight": {
                "title": "Weight",
                "type": "number",
                "minimum": 0,
                "maximum": 1,
                "examples": [
                  0.5
                ]
              }
            }
          }
        }
      }
    },
    "ApplicationPage": {
      "type": "object",
      "additionalProperties": false,
      "description": "Applications by name.",
      "required": [
        "items",
        "nextCursor"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/ApplicationStatus"
          }
        },
        "nextCursor": {
          "type": [
            "string",
            "null"
          ],
          "description": "Give it as `cursor` to get the next page; null: this is the last."
        },
        "silence": {
          "$ref": "#/$defs/Silence"
        },
        "unheard": {
          "$ref": "#/$defs/UnheardClusters"
        }
      }
    },
    "DeployResult": {
      "type": "object",
      "additionalProperties": false,
      "description": "What became of a description that was sent.",
      "required": [
        "kind",
        "application",
        "warnings"
      ],
      "properties": {
        "kind": {
          "type": "string",
          "enum": [
            "created",
            "updated",
            "unchanged"
          ]
        },
        "application": {
          "$ref": "#/$defs/Application"
        },
        "warnings": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/ProblemItem"
          },
          "description": "What the description could say better."
        }
      }
    },
    "PlacementReport": {
      "type": "object",
      "additionalProperties": false,
      "description": "Where every component would go, and why. Nothing was changed.",
      "required": [
        "kind",
        "application",
        "feasible",
        "clusters",
        "hosts",
        "reasons",
        "warnings"
      ],
      "properties": {
        "kind": {
          "type": "string",
          "const": "dry-run"
        },
        "application": {
          "type": "string"
        },
        "feasible": {
          "type": "boolean"
        },
        "cluster": {
          "type": "string",
          "description": "The cluster that would be chosen."
        },
        "clusters": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Candidate"
          },
          "description": "Clusters as candidates of the application, under the component name `*`."
        },
        "hosts": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/HostCandidate"
          },
          "description": "For each cluster that was weighed, its hosts for every component."
        },
        "reasons": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Reason"
          }
        },
        "warnings": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/ProblemItem"
          },
          "description": "What the description could say better."
        }
      }
    },
    "Candidate": {
      "type": "object",
      "additionalProperties": false,
      "description": "A host that was weighed, chosen or not.",
      "required": [
        "component",
        "host",
        "chosen",
        "refusals"
      ],
      "properties": {
        "component": {
          "type": "string",
          "description": "`*` where a cluster is chosen for the whole application."
        },
        "host": {
          "type": "string",
          "description": "A node; at the continuum a cluster."
        },
        "chosen": {
          "type": "boolean"
        },
        "refusals": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Reason"
          },
          "description": "Empty: it was eligible."
        },
        "score": {
          "type": "number",
          "description": "Higher is better."
        },
        "terms": {
          "type": "object",
          "description": "Of what the score is made.",
          "additionalProperties": {
            "type": "number"
          }
        },
        "prediction": {
          "$ref": "#/$defs/Prediction"
        }
      }
    },
    "Prediction": {
      "type": "object",
      "additionalProperties": false,
      "description": "What a metric is expected to be on another host.",
      "required": [
        "metric",
        "value",
        "error",
        "basis"
      ],
      "properties": {
        "metric": {
          "type": "string"
        },
        "value": {
          "type": "number"
        },
        "error": {
          "type": "number",
          "description": "Half the width of the 80 % interval, in the metric’s unit."
        },
        "basis": {
          "type": "string",
          "description": "What it was made from, in words."
        }
      }
    },
    "HostCandidate": {
      "type": "object",
      "additionalProperties": false,
      "description": "A host of a cluster that was weighed, chosen or not.",
      "required": [
        "cluster",
        "component",
        "host",
        "chosen",
        "refusals"
      ],
      "properties": {
        "cluster": {
          "type": "string"
        },
        "component": {
          "type": "string",
          "description": "`*` where a cluster is chosen for the whole application."
        },
        "host": {
          "type": "string",
          "description": "A node; at the continuum a cluster."
        },
        "chosen": {
          "type": "boolean"
        },
        "refusals": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Reason"
          },
          "description": "Empty: it was eligible."
        },
        "score": {
          "type": "number",
          "description": "Higher is better."
        },
        "terms": {
          "type": "object",
          "description": "Of what the score is made.",
          "additionalProperties": {
            "type": "number"
          }
        },
        "prediction": {
          "$ref": "#/$defs/Prediction"
        }
      }
    },
    "DeployAnswer": {
      "description": "With `dryRun` a placement report, otherwise what became of the description.",
      "oneOf": [
        {
          "$ref": "#/$defs/DeployResult"
        },
        {
          "$ref": "#/$defs/PlacementReport"
        }
      ]
    },
    "OrderRequest": {
      "type": "object",
      "additionalProperties": false,
      "description": "A person’s order. It outranks every policy until it ends.",
      "required": [
        "wish"
      ],
      "properties": {
        "wish": {
          "$ref": "#/$defs/OrderWish"
        },
        "untilAt": {
          "$ref": "#/$defs/Time",
          "description": "When it ends; absent: until it is lifted or replaced."
        }
      }
    },
    "LiftResult": {
      "type": "object",
      "additionalProperties": false,
      "description": "The orders that were lifted.",
      "required": [
        "lifted"
      ],
      "properties": {
        "lifted": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Order"
          }
        }
      }
    },
    "RollbackRequest": {
      "type": "object",
      "additionalProperties": false,
      "description": "Which description shall be the wanted one again.",
      "required": [
        "generation"
      ],
      "properties": {
        "generation": {
          "type": "integer",
          "minimum": 1
        }
      }
    },
    "Generation": {
      "type": "object",
      "additionalProperties": false,
      "description": "A description that the application had.",
      "required": [
        "generation",
        "by",
        "createdAt",
        "description"
      ],
      "properties": {
        "generation": {
          "type": "integer"
        },
        "by": {
          "type": "string",
          "description": "Who sent it."
        },
        "createdAt": {
          "$ref": "#/$defs/Time",
          "description": "When it was sent."
        },
        "description": {
          "$ref": "#/$defs/ApplicationDescription",
          "description": "The description, in its modern form."
        }
      }
    },
    "History": {
      "type": "object",
      "additionalProperties": false,
      "description": "The descriptions that it had, newest first.",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Generation"
          }
        }
      }
    },
    "Explanation": {
      "type": "object",
      "additionalProperties": false,
      "description": "Why everything is where it is, and why not elsewhere.",
      "required": [
        "application",
        "components",
        "placement"
      ],
      "properties": {
        "application": {
          "$ref": "#/$defs/ApplicationStatus"
        },
        "components": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "component",
              "hosts",
              "decisions",
              "now",
              "policies",
              "orders"
            ],
            "properties": {
              "component": {
                "type": "string"
              },
              "hosts": {
                "type": "array",
                "items": {
                  "type": "string"
                },
                "description": "Where it runs."
              },
              "decisions": {
                "type": "array",
                "items": {
                  "$ref": "#/$defs/Decision"
                },
                "description": "What put it there and what came since, newest first."
              },
              "now": {
                "type": "array",
                "items": {
                  "$ref": "#/$defs/HostCandidate"
                },
                "description": "Every host as it would be judged now."
              },
              "policies": {
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "description": "What a policy says of it at present.",
                  "required": [
                    "policy",
                    "verdict",
                    "reason",
                    "saidAt"
                  ],
                  "properties": {
                    "policy": {
                      "type": "string"
                    },
                    "node": {
                      "type": "string",
                      "description": "The node whose own policy it is, as cluster/node; absent: it is one of the cluster."
                    },
                    "verdict": {
                      "type": "string"
                    },
                    "reason": {
                      "type": "string"
                    },
                    "saidAt": {
                      "$ref": "#/$defs/Time",
                      "description": "When it said so."
                    }
                  }
                }
              },
              "orders": {
                "type": "array",
                "items": {
                  "$ref": "#/$defs/Order"
                }
              }
            }
          }
        },
        "placement": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Decision"
          },
          "description": "How it came to its clusters, newest first."
        },
        "silence": {
          "$ref": "#/$defs/Silence"
        },
        "unheard": {
          "$ref": "#/$defs/UnheardClusters"
        }
      }
    },
    "Decision": {
      "type": "object",
      "additionalProperties": false,
      "description": "One turn of the loop: why it ran, what it saw, what it wanted, what became of it.",
      "required": [
        "seq",
        "id",
        "agent",
        "layer",
        "components",
        "proposer",
        "trigger",
        "analysis",
        "summary",
        "actions",
        "candidates",
        "verdict",
        "outcome",
        "repeats",
        "decidedAt",
        "version"
      ],
      "properties": {
        "seq": {
          "type": "integer",
          "description": "Its number in the journal; newer decisions have greater ones."
        },
        "id": {
          "type": "string"
        },
        "agent": {
          "type": "string"
        },
        "layer": {
          "$ref": "#/$defs/Layer"
        },
        "cluster": {
          "type": "string"
        },
        "application": {
          "type": "string"
        },
        "components": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "proposer": {
          "$ref": "#/$defs/Proposer"
        },
        "trigger": {
          "$ref": "#/$defs/Trigger"
        },
        "analysis": {
          "$ref": "#/$defs/Analysis"
        },
        "summary": {
          "type": "string"
        },
        "actions": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Action"
          }
        },
        "candidates": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Candidate"
          }
        },
        "unlisted": {
          "$ref": "#/$defs/Unlisted"
        },
        "verdict": {
          "$ref": "#/$defs/Verdict"
        },
        "outcome": {
          "$ref": "#/$defs/Outcome"
        },
        "effect": {
          "$ref": "#/$defs/Effect"
        },
        "repeats": {
          "type": "integer",
          "description": "How often the same verdict came again."
        },
        "decidedAt": {
          "$ref": "#/$defs/Time",
          "description": "When it was taken."
        },
        "closedAt": {
          "$ref": "#/$defs/Time",
          "description": "When its outcome was known."
        },
        "version": {
          "type": "integer",
          "description": "Grows with each change of this record."
        }
      }
    },
    "Layer": {
      "type": "string",
      "enum": [
        "continuum",
        "cluster",
        "node"
      ],
      "description": "A layer of control."
    },
    "Proposer": {
      "description": "Who wanted it.",
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "policy",
            "version"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "policy"
            },
            "policy": {
              "type": "string"
            },
            "version": {
              "type": "string"
            },
            "digest": {
              "type": "string",
              "description": "Of the source that decided, where a person added it."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "by",
            "order"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "person"
            },
            "by": {
              "type": "string"
            },
            "order": {
              "type": "string"
            }
          }
        }
      ]
    },
    "Trigger": {
      "description": "What woke the policy.",
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "description": "A metric changed beyond noise.",
          "required": [
            "kind",
            "metric",
            "value",
            "measuredAt"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "metric"
            },
            "metric": {
              "type": "string"
            },
            "component": {
              "type": "string"
            },
            "value": {
              "type": "number"
            },
            "measuredAt": {
              "$ref": "#/$defs/Time",
              "description": "When it was measured."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "The application changed.",
          "required": [
            "kind",
            "change"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "application"
            },
            "change": {
              "type": "string",
              "enum": [
                "added",
                "changed",
                "removed",
                "ordered"
              ]
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "A component changed.",
          "required": [
            "kind",
            "component",
            "change"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "component"
            },
            "component": {
              "type": "string"
            },
            "change": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "A node changed.",
          "required": [
            "kind",
            "node",
            "change"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "node"
            },
            "node": {
              "type": "string"
            },
            "change": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "A cluster changed.",
          "required": [
            "kind",
            "cluster",
            "change"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "cluster"
            },
            "cluster": {
              "type": "string"
            },
            "change": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "Its interval was due.",
          "required": [
            "kind"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "interval"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "An earlier plan had been deferred.",
          "required": [
            "kind",
            "decision"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "deferral"
            },
            "decision": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "A person ordered it.",
          "required": [
            "kind",
            "order",
            "by"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "order"
            },
            "order": {
              "type": "string"
            },
            "by": {
              "type": "string"
            }
          }
        }
      ]
    },
    "Analysis": {
      "type": "object",
      "additionalProperties": false,
      "description": "What the policy found.",
      "required": [
        "verdict",
        "reason"
      ],
      "properties": {
        "verdict": {
          "type": "string",
          "enum": [
            "adapt",
            "fine",
            "hold"
          ]
        },
        "reason": {
          "type": "string"
        },
        "evidence": {
          "type": "object",
          "description": "The numbers behind it.",
          "additionalProperties": true
        }
      }
    },
    "Action": {
      "type": "object",
      "additionalProperties": false,
      "description": "One change, for one mechanism.",
      "required": [
        "mechanism",
        "command",
        "target",
        "reason"
      ],
      "properties": {
        "mechanism": {
          "type": "string"
        },
        "command": {
          "type": "object",
          "description": "As the mechanism’s command schema says.",
          "additionalProperties": true
        },
        "target": {
          "$ref": "#/$defs/Target"
        },
        "reason": {
          "type": "string"
        },
        "order": {
          "type": "string",
          "description": "The person’s order that it carries out."
        },
        "digest": {
          "type": "string",
          "description": "Of the mechanism’s source, where a person added it."
        }
      }
    },
    "Target": {
      "description": "What an action changes.",
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "application",
            "component"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "component"
            },
            "application": {
              "type": "string"
            },
            "component": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "application"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "application"
            },
            "application": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "node",
            "knob"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "knob"
            },
            "node": {
              "type": "string"
            },
            "knob": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "What only a mechanism that a person added knows; `*`: all that it changes.",
          "required": [
            "kind",
            "mechanism",
            "key"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "external"
            },
            "mechanism": {
              "type": "string"
            },
            "key": {
              "type": "string"
            }
          }
        }
      ]
    },
    "Unlisted": {
      "type": "object",
      "additionalProperties": false,
      "description": "Hosts that were weighed and are only counted: of very many, a record lists the best and examples of each refusal.",
      "required": [
        "eligible",
        "refused"
      ],
      "properties": {
        "eligible": {
          "type": "integer",
          "description": "Those that would have done."
        },
        "refused": {
          "type": "object",
          "additionalProperties": {
            "type": "integer"
          },
          "description": "The others, by the code of the first reason against them."
        }
      }
    },
    "Verdict": {
      "description": "What the arbiter said.",
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "description": "It may be carried out.",
          "required": [
            "kind",
            "reason"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "admitted"
            },
            "reason": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "Not now.",
          "required": [
            "kind",
            "code",
            "reason",
            "notBeforeAt"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "deferred"
            },
            "code": {
              "type": "string"
            },
            "reason": {
              "type": "string"
            },
            "notBeforeAt": {
              "$ref": "#/$defs/Time",
              "description": "When it may be tried again."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "Not at all.",
          "required": [
            "kind",
            "reasons"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "rejected"
            },
            "reasons": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/Reason"
              }
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "The policy itself would not act.",
          "required": [
            "kind",
            "reason"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "held"
            },
            "reason": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "It waits for a person’s approval.",
          "required": [
            "kind",
            "reason"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "awaiting-approval"
            },
            "reason": {
              "type": "string"
            }
          }
        }
      ]
    },
    "Outcome": {
      "description": "What became of it.",
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "none"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "executing"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "message",
            "durationMs"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "done"
            },
            "message": {
              "type": "string"
            },
            "durationMs": {
              "type": "number"
            },
            "change": {
              "type": "string",
              "description": "What was changed, in a word: `placed`, `moved`, `scaled`, `image-changed`, `resources-changed`, `runtime-class-changed`, `changed`, `removed`, `assigned` or `withdrawn`. Absent: its mechanism does not say."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "reasons",
            "restored"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "failed"
            },
            "reasons": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/Reason"
              }
            },
            "restored": {
              "type": "boolean",
              "description": "What was before runs again."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "message"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "interrupted"
            },
            "message": {
              "type": "string"
            }
          }
        }
      ]
    },
    "Effect": {
      "type": "object",
      "additionalProperties": false,
      "description": "What was measured once the change had settled.",
      "required": [
        "metric",
        "measuredAt",
        "message"
      ],
      "properties": {
        "metric": {
          "type": "string"
        },
        "before": {
          "type": "number"
        },
        "predicted": {
          "type": "number"
        },
        "after": {
          "type": "number"
        },
        "measuredAt": {
          "$ref": "#/$defs/Time",
          "description": "When it was measured."
        },
        "message": {
          "type": "string"
        }
      }
    },
    "DecisionPage": {
      "type": "object",
      "additionalProperties": false,
      "description": "Decisions, newest first.",
      "required": [
        "items",
        "nextCursor"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Decision"
          }
        },
        "nextCursor": {
          "type": [
            "string",
            "null"
          ],
          "description": "Give it as `cursor` to get the next page; null: this is the last."
        }
      }
    },
    "PlanAnswerRequest": {
      "type": "object",
      "additionalProperties": false,
      "description": "What a person says to plans that wait: to all of them, or to none where something speaks against one.",
      "required": [
        "decisions",
        "kind"
      ],
      "properties": {
        "decisions": {
          "type": "array",
          "minItems": 1,
          "maxItems": 200,
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "description": "The ids of the decisions."
        },
        "kind": {
          "$ref": "#/$defs/AnswerKind"
        },
        "why": {
          "type": "string",
          "minLength": 1,
          "maxLength": 500,
          "description": "The reason, in the person’s own words."
        },
        "holdsMs": {
          "type": "integer",
          "minimum": 1000,
          "maximum": 2592000000,
          "description": "How long a rejection holds, in ms; absent: an hour."
        }
      }
    },
    "AnswerKind": {
      "type": "string",
      "enum": [
        "approve",
        "reject"
      ],
      "description": "approve: it goes ahead, once · reject: it does not, and the same is not proposed again for a while."
    },
    "PlanAnswer": {
      "type": "object",
      "additionalProperties": false,
      "description": "An answer in force.",
      "required": [
        "kind",
        "by",
        "givenAt",
        "untilAt"
      ],
      "properties": {
        "kind": {
          "$ref": "#/$defs/AnswerKind"
        },
        "by": {
          "type": "string"
        },
        "why": {
          "type": "string",
          "description": "The person’s own words."
        },
        "givenAt": {
          "$ref": "#/$defs/Time"
        },
        "untilAt": {
          "$ref": "#/$defs/Time",
          "description": "When it ends."
        }
      }
    },
    "AnsweredPlans": {
      "type": "object",
      "additionalProperties": false,
      "description": "What became of the answers.",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "kind",
              "decision",
              "answer"
            ],
            "properties": {
              "kind": {
                "type": "string",
                "enum": [
                  "approved",
                  "rejected",
                  "unchanged",
                  "dry-run"
                ],
                "description": "unchanged: that was said before, and holds."
              },
              "decision": {
                "$ref": "#/$defs/Decision",
                "description": "As it was before the answer."
              },
              "answer": {
                "$ref": "#/$defs/PlanAnswer"
              }
            }
          }
        }
      }
    },
    "MetricInfo": {
      "type": "object",
      "additionalProperties": false,
      "description": "A metric that the slice knows.",
      "required": [
        "name",
        "unit",
        "kind",
        "help",
        "series"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "unit": {
          "type": "string",
          "description": "`ms`, `s`, `bytes`, `ratio`, `count`, `per_second`, `watts` or `unknown`."
        },
        "kind": {
          "type": "string",
          "enum": [
            "gauge",
            "counter"
          ]
        },
        "help": {
          "type": "string"
        },
        "series": {
          "type": "integer",
          "description": "How many series of it are kept."
        }
      }
    },
    "MetricList": {
      "type": "object",
      "additionalProperties": false,
      "description": "The metrics that the slice knows.",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/MetricInfo"
          }
        }
      }
    },
    "SampleSource": {
      "type": "object",
      "additionalProperties": false,
      "description": "Who a series is about.",
      "properties": {
        "application": {
          "type": "string"
        },
        "component": {
          "type": "string"
        },
        "instance": {
          "type": "string"
        },
        "node": {
          "type": "string"
        },
        "cluster": {
          "type": "string"
        }
      }
    },
    "Point": {
      "type": "object",
      "additionalProperties": false,
      "description": "A measured value.",
      "required": [
        "measuredAt",
        "value"
      ],
      "properties": {
        "measuredAt": {
          "$ref": "#/$defs/Time",
          "description": "When it was measured."
        },
        "value": {
          "type": "number"
        }
      }
    },
    "Series": {
      "type": "object",
      "additionalProperties": false,
      "description": "The points of one source, oldest first.",
      "required": [
        "metric",
        "source",
        "points"
      ],
      "properties": {
        "metric": {
          "type": "string"
        },
        "source": {
          "$ref": "#/$defs/SampleSource"
        },
        "points": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Point"
          }
        }
      }
    },
    "Aggregation": {
      "type": "string",
      "enum": [
        "mean",
        "min",
        "max",
        "p50",
        "p95",
        "p99",
        "last",
        "sum",
        "count"
      ],
      "description": "How points become one number."
    },
    "TelemetryAnswer": {
      "description": "The series, or where `by` was given their aggregate.",
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "description": "The series that match.",
          "required": [
            "kind",
            "metric",
            "windowMs",
            "series"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "series"
            },
            "metric": {
              "type": "string"
            },
            "windowMs": {
              "type": "number"
            },
            "series": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/Series"
              }
            },
            "silence": {
              "$ref": "#/$defs/Silence"
            },
            "unheard": {
              "$ref": "#/$defs/UnheardClusters"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "description": "One number over all points that match.",
          "required": [
            "kind",
            "metric",
            "windowMs",
            "by",
            "value"
          ],
          "properties": {
            "kind": {
              "type": "string",
              "const": "aggregate"
            },
            "metric": {
              "type": "string"
            },
            "windowMs": {
              "type": "number"
            },
            "by": {
              "$ref": "#/$defs/Aggregation"
            },
            "value": {
              "type": [
                "number",
                "null"
              ],
              "description": "null: there is no point in the window."
            },
            "silence": {
              "$ref": "#/$defs/Silence"
            },
            "unheard": {
              "$ref": "#/$defs/UnheardClusters"
            }
          }
        }
      ]
    },
    "Resources": {
      "type": "object",
      "additionalProperties": false,
      "description": "Amounts.",
      "required": [
        "cpuMillicores",
        "memoryBytes",
        "diskBytes",
        "gpus",
        "fpgas"
      ],
      "properties": {
        "cpuMillicores": {
          "type": "number"
        },
        "memoryBytes": {
          "type": "number"
        },
        "diskBytes": {
          "type": "number"
        },
        "gpus": {
          "type": "number"
        },
        "fpgas": {
          "type": "number"
        }
      }
    },
    "Node": {
      "type": "object",
      "additionalProperties": false,
      "description": "A node as its cluster sees it.",
      "required": [
        "name",
        "cluster",
        "ready",
        "readyChangedAt",
        "cordoned",
        "layer",
        "labels",
        "capacity",
        "free",
        "instances",
        "description"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "cluster": {
          "type": "string"
        },
        "ready": {
          "type": "boolean"
        },
        "readyChangedAt": {
          "$ref": "#/$defs/Time",
          "description": "When `ready` last changed."
        },
        "cordoned": {
          "type": "boolean",
          "description": "A person keeps new components away."
        },
        "layer": {
          "$ref": "#/$defs/ContinuumLayer"
        },
        "labels": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "capacity": {
          "$ref": "#/$defs/Resources"
        },
        "free": {
          "$ref": "#/$defs/Resources"
        },
        "pricePerHour": {
          "type": "number",
          "description": "In the slice’s currency; absent: unknown."
        },
        "powerWatts": {
          "type": "number",
          "description": "Absent: unknown."
        },
        "instances": {
          "type": "integer",
          "description": "Instances that run there."
        },
        "description": {
          "$ref": "#/$defs/NodeDescription"
        },
        "silence": {
          "$ref": "#/$defs/Silence"
        },
        "unheard": {
          "$ref": "#/$defs/UnheardClusters"
        }
      }
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
    },
    "NodeList": {
      "type": "object",
      "additionalProperties": false,
      "description": "Nodes by cluster and name.",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Node"
          }
        },
        "silence": {
          "$ref": "#/$defs/Silence"
        },
        "unheard": {
          "$ref": "#/$defs/UnheardClusters"
        }
      }
    },
    "Cluster": {
      "type": "object",
      "additionalProperties": false,
      "description": "A cluster and its nodes.",
      "required": [
        "name",
        "ready",
        "readyChangedAt",
        "cordoned",
        "heardAt",
        "description",
        "nodes"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "ready": {
          "type": "boolean"
        },
        "readyChangedAt": {
          "$ref": "#/$defs/Time",
          "description": "When `ready` last changed."
        },
        "cordoned": {
          "type": "boolean"
        },
        "heardAt": {
          "type": [
            "string",
            "null"
          ],
          "format": "date-time",
          "description": "When its agent was last heard; null: never."
        },
        "description": {
          "$ref": "#/$defs/ClusterDescription"
        },
        "nodes": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Node"
          }
        },
        "silence": {
          "$ref": "#/$defs/Silence"
        },
        "unheard": {
          "$ref": "#/$defs/UnheardClusters"
        }
      }
    },
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
    "ClusterList": {
      "type": "object",
      "additionalProperties": false,
      "description": "Clusters by name.",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Cluster"
          }
        },
        "silence": {
          "$ref": "#/$defs/Silence"
        },
        "unheard": {
          "$ref": "#/$defs/UnheardClusters"
        }
      }
    },
    "Infrastructure": {
      "type": "object",
      "additionalProperties": false,
      "description": "The slice.",
      "required": [
        "continuum",
        "clusters"
      ],
      "properties": {
        "continuum": {
          "type": "string"
        },
        "clusters": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Cluster"
          }
        },
        "silence": {
          "$ref": "#/$defs/Silence"
        },
        "unheard": {
          "$ref": "#/$defs/UnheardClusters"
        }
      }
    },
    "DrainReport": {
      "type": "object",
      "additionalProperties": false,
      "description": "What moves away from a node that is drained, and what cannot.",
      "required": [
        "node",
        "moving",
        "staying"
      ],
      "properties": {
        "node": {
          "type": "string"
        },
        "moving": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "application",
              "component"
            ],
            "properties": {
              "application": {
                "type": "string"
              },
              "component": {
                "type": "string"
              }
            }
          }
        },
        "staying": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "application",
              "component",
              "reason"
            ],
            "properties": {
              "application": {
                "type": "string"
              },
              "component": {
                "type": "string"
              },
              "reason": {
                "$ref": "#/$defs/Reason"
              }
            }
          }
        }
      }
    },
    "Agent": {
      "type": "object",
      "additionalProperties": false,
      "description": "An agent of the slice.",
      "required": [
        "name",
        "layer",
        "state",
        "version",
        "sinceAt",
        "counters"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "layer": {
          "$ref": "#/$defs/Layer"
        },
        "cluster": {
          "type": "string"
        },
        "node": {
          "type": "string"
        },
        "state": {
          "type": "string",
          "enum": [
            "online",
            "offline",
            "unknown"
          ]
        },
        "version": {
          "type": "string"
        },
        "sinceAt": {
          "$ref": "#/$defs/Time",
          "description": "Since when it is in this state."
        },
        "counters": {
          "type": "object",
          "description": "Turns of its loop, verdicts and errors since it started.",
          "additionalProperties": true
        }
      }
    },
    "AgentList": {
      "type": "object",
      "additionalProperties": false,
      "description": "The agents of the slice.",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Agent"
          }
        }
      }
    },
    "Policy": {
      "type": "object",
      "additionalProperties": false,
      "description": "A policy that is loaded.",
      "required": [
        "name",
        "version",
        "summary",
        "layer",
        "scope",
        "core",
        "metrics",
        "mechanisms",
        "intervalMs",
        "cooldownMs",
        "instances",
        "agents",
        "reports",
        "said"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "version": {
          "type": "string"
        },
        "summary": {
          "type": "string"
        },
        "layer": {
          "$ref": "#/$defs/Layer"
        },
        "scope": {
          "type": "string",
          "enum": [
            "application",
            "global"
          ]
        },
        "core": {
          "type": "boolean",
          "description": "Core policies go before the others."
        },
        "metrics": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Whose change wakes it."
        },
        "mechanisms": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "That its plans may name."
        },
        "intervalMs": {
          "type": "number"
        },
        "cooldownMs": {
          "type": "number"
        },
        "budget": {
          "type": "object",
          "additionalProperties": false,
          "description": "At most so many changes of one target in the window.",
          "required": [
            "changes",
            "windowMs"
          ],
          "properties": {
            "changes": {
              "type": "integer"
            },
            "windowMs": {
              "type": "number"
            }
          }
        },
        "settleMs": {
          "type": "number"
        },
        "models": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "instances": {
          "type": "integer",
          "description": "How many are bound."
        },
        "agents": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "That run it."
        },
        "unheardAgents": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Of these, those that are not heard now: what is told of them is of before."
        },
        "agentless": {
          "type": "boolean",
          "const": true,
          "description": "No agent of its layer is heard now: nobody runs it. Absent: there are some."
        },
        "added": {
          "$ref": "#/$defs/PolicyAddition"
        },
        "reports": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/PolicyReport"
          },
          "description": "How it fares, where a person added it."
        },
        "said": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/PolicySaid"
          },
          "description": "What it says where it is bound to its agent."
        }
      }
    },
    "PolicyAddition": {
      "type": "object",
      "additionalProperties": false,
      "description": "Present where a person added it.",
      "required": [
        "kind",
        "number",
        "digest",
        "priority",
        "enabled",
        "by",
        "addedAt"
      ],
      "properties": {
        "kind": {
          "type": "string",
          "enum": [
            "typescript",
            "javascript",
            "python",
            "model",
            "built-in"
          ],
          "description": "How it is run; `built-in`: one that comes with the product, as a person set or stopped it."
        },
        "number": {
          "type": "integer",
          "description": "Grows by one with each new source."
        },
        "digest": {
          "type": "string",
          "description": "Of its source: `sha256:…`. Decisions of it name the same version."
        },
        "applications": {
          "type": "array",
          "maxItems": 256,
          "items": {
            "type": "string",
            "pattern": "^([a-z0-9][-a-z0-9]{0,62})?\\*?$",
            "x-says": "the name of an application, such as camera, or the beginning of one with * at its end",
            "minLength": 1,
            "maxLength": 64
          },
          "description": "Names of applications; `*` at the end stands for any rest. Without names and labels: every application."
        },
        "labels": {
          "type": "array",
          "maxItems": 64,
          "items": {
            "type": "string",
            "pattern": "^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$",
            "x-says": "a label as descriptions carry them, such as tier:video: letters, digits and - _ . / : = between them",
            "minLength": 1,
            "maxLength": 253
          },
          "description": "Applications that carry one of these are bound, too; without names those alone."
        },
        "nodes": {
          "type": "array",
          "maxItems": 256,
          "items": {
            "type": "string",
            "pattern": "^([a-z0-9][-a-z0-9]{0,62}/)?([a-z0-9][-.a-z0-9]{0,252})?\\*?$",
            "x-says": "the name of a node, such as n1 or edge/n1, or the beginning of one with * at its end",
            "minLength": 1,
            "maxLength": 320
          },
          "description": "Of a policy of the layer `node`: names of nodes, or `cluster/name`; `*` at the end stands for any rest. Absent: every node."
        },
        "priority": {
          "type": "integer",
          "minimum": -4,
          "maximum": 4,
          "description": "Of policies that want the same, the greater goes first; core policies and people go before all."
        },
        "enabled": {
          "type": "boolean",
          "description": "One that is not runs nowhere."
        },
        "by": {
          "type": "string"
        },
        "addedAt": {
          "$ref": "#/$defs/Time"
        }
      }
    },
    "PolicyReport": {
      "type": "object",
      "additionalProperties": false,
      "description": "How a policy fares in one agent.",
      "required": [
        "agent",
        "number",
        "digest",
        "state",
        "output"
      ],
      "properties": {
        "agent": {
          "type": "string"
        },
        "number": {
          "type": "integer",
          "description": "Of the source that it runs."
        },
        "digest": {
          "type": "string"
        },
        "state": {
          "type": "string",
          "enum": [
            "running",
            "degraded",
            "failed",
            "disabled"
          ],
          "description": "degraded: it failed, and is asked again after a pause · failed: it could not be loaded, or fails again and again."
        },
        "reason": {
          "type": "string",
          "description": "Why it is not running."
        },
        "output": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/PolicyOutput"
          },
          "description": "What it wrote last."
        }
      }
    },
    "PolicyOutput": {
      "type": "object",
      "additionalProperties": false,
      "description": "A line that a policy wrote.",
      "required": [
        "writtenAt",
        "stream",
        "text"
      ],
      "properties": {
        "writtenAt": {
          "$ref": "#/$defs/Time"
        },
        "stream": {
          "type": "string",
          "enum": [
            "out",
            "err"
          ]
        },
        "text": {
          "type": "string"
        }
      }
    },
    "PolicySaid": {
      "type": "object",
      "additionalProperties": false,
      "description": "What a policy says at present in one agent.",
      "required": [
        "agent",
        "verdict",
        "reason",
        "saidAt"
      ],
      "properties": {
        "agent": {
          "type": "string"
        },
        "application": {
          "type": "string",
          "description": "Of which it says so; absent: it is bound to its agent."
        },
        "verdict": {
          "type": "string"
        },
        "reason": {
          "type": "string"
        },
        "saidAt": {
          "$ref": "#/$defs/Time",
          "description": "When it said so."
        }
      }
    },
    "PolicyList": {
      "type": "object",
      "additionalProperties": false,
      "description": "The policies that are loaded.",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Policy"
          }
        }
      }
    },
    "BuiltInPolicy": {
      "type": "object",
      "additionalProperties": false,
      "description": "A built-in policy that runs where a person adds it, and what can be set of it.",
      "required": [
        "name",
        "summary",
        "layer",
        "parameters"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "summary": {
          "type": "string"
        },
        "layer": {
          "type": "string",
          "enum": [
            "continuum",
            "cluster"
          ]
        },
        "parameters": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/BuiltInParameter"
          }
        }
      }
    },
    "BuiltInParameter": {
      "type": "object",
      "additionalProperties": false,
      "description": "A number or a word that can be set.",
      "required": [
        "name",
        "summary",
        "default"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "summary": {
          "type": "string"
        },
        "default": {
          "type": [
            "number",
            "string"
          ]
        },
        "min": {
          "type": "number"
        },
        "max": {
          "type": "number"
        },
        "isWhole": {
          "type": "boolean"
        },
        "atMost": {
          "type": "string",
          "description": "Another parameter, which it may not exceed."
        },
        "choices": {
          "type": "array",
          "items": {
            "type": "string"
          }
        }
      }
    },
    "BuiltInPolicyList": {
      "type": "object",
      "additionalProperties": false,
      "description": "The built-in policies that may be added by name.",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/BuiltInPolicy"
          }
        }
      }
    },
    "Mechanism": {
      "type": "object",
      "additionalProperties": false,
      "description": "A mechanism that is loaded.",
      "required": [
        "name",
        "summary",
        "commandSchema",
        "agents"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "summary": {
          "type": "string"
        },
        "commandSchema": {
          "type": "object",
          "description": "The JSON Schema of its commands.",
          "additionalProperties": true
        },
        "agents": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "That have it."
        },
        "unheardAgents": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Of these, those that are not heard now: what is told of them is of before."
        },
        "agentless": {
          "type": "boolean",
          "const": true,
          "description": "No agent of its layer is heard now: nobody runs it. Absent: there are some."
        },
        "added": {
          "$ref": "#/$defs/MechanismAddition"
        },
        "reports": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/PolicyReport"
          },
          "description": "Of one that a person added: how it fares in each agent."
        }
      }
    },
    "MechanismAddition": {
      "type": "object",
      "additionalProperties": false,
      "description": "Present where a person added it.",
      "required": [
        "layer",
        "kind",
        "version",
        "number",
        "digest",
        "fileName",
        "by",
        "addedAt",
        "sources"
      ],
      "properties": {
        "layer": {
          "$ref": "#/$defs/Layer"
        },
        "kind": {
          "type": "string",
          "enum": [
            "typescript",
            "javascript",
            "executable"
          ]
        },
        "version": {
          "type": "string"
        },
        "number": {
          "type": "integer",
          "description": "Grows by one with each new source."
        },
        "digest": {
          "type": "string",
          "description": "Of its source: `sha256:…`. Decisions that it carries out name it."
        },
        "fileName": {
          "type": "string"
        },
        "permission": {
          "type": "string",
          "description": "The word that must be among `permitted_actions`."
        },
        "by": {
          "type": "string"
        },
        "addedAt": {
          "$ref": "#/$defs/Time"
        },
        "sources": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/PolicySource"
          },
          "description": "Newest first; the first is the one that runs. Empty in a list."
        }
      }
    },
    "PolicySource": {
      "type": "object",
      "additionalProperties": false,
      "description": "A source that a policy had.",
      "required": [
        "number",
        "version",
        "fileName",
        "digest",
        "by",
        "addedAt",
        "source"
      ],
      "properties": {
        "number": {
          "type": "integer"
        },
        "version": {
          "type": "string"
        },
        "fileName": {
          "type": "string"
        },
        "digest": {
          "type": "string"
        },
        "by": {
          "type": "string"
        },
        "addedAt": {
          "$ref": "#/$defs/Time"
        },
        "source": {
          "type": "string"
        },
        "files": {
          "type": "array",
          "description": "What belongs to it.",
          "items": {
            "$ref": "#/$defs/PolicyFileInfo"
          }
        }
      }
    },
    "PolicyFileInfo": {
      "type": "object",
      "additionalProperties": false,
      "description": "A file that belongs to a policy, without its content.",
      "required": [
        "name",
        "digest",
        "sizeBytes"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "digest": {
          "type": "string"
        },
        "sizeBytes": {
          "type": "integer"
        }
      }
    },
    "MechanismList": {
      "type": "object",
      "additionalProperties": false,
      "description": "The mechanisms that are loaded.",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Mechanism"
          }
        }
      }
    },
    "MechanismStates": {
      "type": "object",
      "additionalProperties": false,
      "description": "A mechanism as the agents that have it told last.",
      "required": [
        "items"
      ],
      "properties": {
        "items": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/MechanismState"
          }
        }
      }
    },
    "MechanismState": {
      "type": "object",
      "additionalProperties": false,
      "description": "A mechanism at one agent.",
      "required": [
        "agent",
        "kind",
        "options",
        "state"
      ],
      "properties": {
        "agent": {
          "type": "string"
        },
        "cluster": {
          "type": "string",
          "description": "Absent: the agent is of no cluster."
        },
        "kind": {
          "enum": [
            "nodes",
            "components",
            "own"
          ],
          "description": "How `state` is told: node by node under `nodes`, wish by wish under `components`, or as the mechanism likes."
        },
        "options": {
          "type": "object",
          "additionalProperties": true,
          "description": "What its commands may ask for."
        },
        "state": {
          "type": "object",
          "additionalProperties": true,
          "description": "What holds now."
        },
        "trouble": {
          "type": "string",
          "description": "Why it may hold no more: the mechanism fails at present, and this is what it said last."
        }
      }
    },
    "MechanismOrderRequest": {
      "type": "object",
      "additionalProperties": false,
      "description": "A person’s order for a mechanism.",
      "required": [
        "command"
      ],
      "properties": {
        "command": {
          "type": "object",
          "additionalProperties": true,
          "description": "As the mechanism’s command schema says.",
          "maxProperties": 64
        },
        "cluster": {
          "type": "string",
          "minLength": 1,
          "maxLength": 253,
          "description": "Of the agent that is meant; absent: the only one that has it, or the one whose node or application the command names."
        }
      }
    },
    "MechanismOrder": {
      "type": "object",
      "additionalProperties": false,
      "description": "What became of a person’s order for a mechanism.",
      "required": [
        "kind",
        "id",
        "mechanism",
        "agent",
        "command",
        "verdict",
        "outcome"
      ],
      "properties": {
        "kind": {
          "type": "string",
          "enum": [
            "ordered",
            "dry-run"
          ]
        },
        "id": {
          "type": "string",
          "description": "Of the order and of its decision; a dry run has no decision."
        },
        "mechanism": {
          "type": "string"
        },
        "agent": {
          "type": "string",
          "description": "The agent that has the mechanism."
        },
        "cluster": {
          "type": "string"
        },
        "command": {
          "type": "object",
          "additionalProperties": true
        },
        "verdict": {
          "$ref": "#/$defs/Verdict"
        },
        "outcome": {
          "$ref": "#/$defs/Outcome"
        }
      }
    },
    "ModeSetting": {
      "type": "object",
      "additionalProperties": false,
      "description": "How the slice, or one application, decides.",
      "required": [
        "mode"
      ],
      "properties": {
        "mode": {
          "$ref": "#/$defs/Mode"
        }
      }
    },
    "SliceMode": {
      "type": "object",
      "additionalProperties": false,
      "description": "How the slice decides.",
      "required": [
        "mode",
        "applications"
      ],
      "properties": {
        "mode": {
          "$ref": "#/$defs/Mode"
        },
        "applications": {
          "type": "array",
          "description": "Those with a mode of their own, by name.",
          "items": {
            "$ref": "#/$defs/ApplicationMode"
          }
        }
      }
    },
    "ApplicationMode": {
      "type": "object",
      "additionalProperties": false,
      "description": "How one application decides.",
      "required": [
        "application",
        "mode",
        "isOwn"
      ],
      "properties": {
        "application": {
          "type": "string"
        },
        "mode": {
          "$ref": "#/$defs/Mode"
        },
        "isOwn": {
          "type": "boolean",
          "description": "It was set for this application; otherwise it is the slice’s."
        }
      }
    },
    "Health": {
      "type": "object",
      "additionalProperties": false,
      "description": "The process lives.",
      "required": [
        "status"
      ],
      "properties": {
        "status": {
          "type": "string",
          "const": "ok"
        }
      }
    },
    "Readiness": {
      "type": "object",
      "additionalProperties": false,
      "description": "Whether the slice can be worked with.",
      "required": [
        "ready",
        "parts",
        "version",
        "startedAt",
        "clock"
      ],
      "properties": {
        "ready": {
          "type": "boolean"
        },
        "parts": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "part",
              "healthy",
              "message"
            ],
            "properties": {
              "part": {
                "type": "string",
                "description": "Such as `platform`, `journal`, or `agent NAME`."
              },
              "healthy": {
                "type": "boolean"
              },
              "message": {
                "type": "string"
              }
            }
          }
        },
        "version": {
          "type": "string"
        },
        "startedAt": {
          "$ref": "#/$defs/Time",
          "description": "When this process started."
        },
        "clock": {
          "type": "object",
          "additionalProperties": false,
          "description": "The time of the slice.",
          "required": [
            "nowAt",
            "speed",
            "simulated"
          ],
          "properties": {
            "nowAt": {
              "$ref": "#/$defs/Time",
              "description": "Now."
            },
            "speed": {
              "type": "number",
              "description": "Seconds of the slice in one second."
            },
            "simulated": {
              "type": "boolean"
            }
          }
        },
        "silence": {
          "$ref": "#/$defs/Silence"
        }
      }
    },
    "SliceEvent": {
      "type": "object",
      "additionalProperties": false,
      "description": "Something that happened in the slice.",
      "required": [
        "id",
        "occurredAt",
        "kind",
        "subject",
        "message",
        "data"
      ],
      "properties": {
        "id": {
          "type": "integer",
          "description": "Only grows."
        },
        "occurredAt": {
          "$ref": "#/$defs/Time",
          "description": "When it happened."
        },
        "kind": {
          "type": "string",
          "enum": [
            "decision",
            "application",
            "node",
            "cluster",
            "agent"
          ]
        },
        "subject": {
          "type": "string"
        },
        "message": {
          "type": "string"
        },
        "data": {
          "type": "object",
          "description": "Particulars.",
          "additionalProperties": true
        }
      }
    },
    "EventGap": {
      "type": "object",
      "additionalProperties": false,
      "description": "Events are missing here: they are no longer kept, or the reader was too slow.",
      "required": [
        "id",
        "kind"
      ],
      "properties": {
        "id": {
          "type": "integer",
          "description": "The newest event that is missing."
        },
        "kind": {
          "type": "string",
          "const": "gap"
        }
      }
    },
    "StreamItem": {
      "description": "What the event stream carries.",
      "oneOf": [
        {
          "$ref": "#/$defs/SliceEvent"
        },
        {
          "$ref": "#/$defs/EventGap"
        }
      ]
    },
    "WatchedTurn": {
      "type": "object",
      "additionalProperties": false,
      "description": "One turn of a policy, told while somebody follows it.",
      "required": [
        "kind",
        "agent",
        "policy",
        "at",
        "trigger",
        "analysis",
        "tookMs",
        "count"
      ],
      "properties": {
        "kind": {
          "type": "string",
          "const": "turn"
        },
        "agent": {
          "type": "string"
        },
        "policy": {
          "type": "string"
        },
        "application": {
          "type": "string",
          "description": "Absent: the policy is bound to its agent."
        },
        "at": {
          "$ref": "#/$defs/Time",
          "description": "When it began."
        },
        "trigger": {
          "$ref": "#/$defs/Trigger",
          "description": "What woke it."
        },
        "analysis": {
          "$ref": "#/$defs/Analysis"
        },
        "tookMs": {
          "type": "number",
          "description": "Until it had said that."
        },
        "plan": {
          "$ref": "#/$defs/WatchedPlan"
        },
        "count": {
          "type": "integer",
          "minimum": 1,
          "description": "So many alike, one after the other; everything else here is of the last of them."
        }
      }
    },
    "WatchedPlan": {
      "type": "object",
      "additionalProperties": false,
      "description": "Present where it was asked for a plan, and answered.",
      "required": [
        "tookMs",
        "actions"
      ],
      "properties": {
        "tookMs": {
          "type": "number"
        },
        "summary": {
          "type": "string",
          "description": "Absent: it wanted nothing."
        },
        "actions": {
          "type": "array",
          "description": "Of many only the first.",
          "items": {
            "$ref": "#/$defs/WatchedAction"
          }
        },
        "unlisted": {
          "type": "integer",
          "minimum": 1,
          "description": "So many more actions."
        }
      }
    },
    "WatchedAction": {
      "type": "object",
      "additionalProperties": false,
      "description": "An action of the plan, and what became of it.",
      "required": [
        "reason",
        "verdict"
      ],
      "properties": {
        "reason": {
          "type": "string"
        },
        "verdict": {
          "$ref": "#/$defs/Verdict"
        },
        "decision": {
          "type": "string",
          "description": "The id of the record of it."
        }
      }
    },
    "OmittedTurns": {
      "type": "object",
      "additionalProperties": false,
      "description": "Turns are missing here: they were too many to be told.",
      "required": [
        "kind",
        "agent",
        "count"
      ],
      "properties": {
        "kind": {
          "type": "string",
          "const": "omitted"
        },
        "agent": {
          "type": "string"
        },
        "count": {
          "type": "integer",
          "minimum": 1
        }
      }
    },
    "TurnItem": {
      "description": "What the stream of a policy’s turns carries.",
      "oneOf": [
        {
          "$ref": "#/$defs/WatchedTurn"
        },
        {
          "$ref": "#/$defs/OmittedTurns"
        }
      ]
    },
    "PolicyDetails": {
      "type": "object",
      "additionalProperties": false,
      "description": "A policy that a person added.",
      "required": [
        "name",
        "layer",
        "kind",
        "summary",
        "added",
        "reports",
        "said",
        "sources"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "layer": {
          "$ref": "#/$defs/Layer"
        },
        "kind": {
          "type": "string",
          "enum": [
            "typescript",
            "javascript",
            "python",
            "model",
            "built-in"
          ]
        },
        "summary": {
          "type": "string"
        },
        "agentless": {
          "type": "boolean",
          "const": true,
          "description": "No agent of its layer is heard now: nobody runs it. Absent: there are some."
        },
        "added": {
          "$ref": "#/$defs/PolicyAddition"
        },
        "environment": {
          "$ref": "#/$defs/PolicyEnvironment"
        },
        "reports": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/PolicyReport"
          }
        },
        "said": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/PolicySaid"
          }
        },
        "sources": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/PolicySource"
          },
          "description": "Newest first; the first is the one that runs."
        }
      }
    },
    "PolicyEnvironment": {
      "type": "object",
      "additionalProperties": false,
      "description": "The interpreter of a Python policy, as it was found when the policy was added.",
      "required": [
        "python",
        "version",
        "packages",
        "installPackages"
      ],
      "properties": {
        "python": {
          "type": "string",
          "description": "Its path."
        },
        "version": {
          "type": "string"
        },
        "packages": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "requirement"
            ],
            "properties": {
              "requirement": {
                "type": "string",
                "description": "As pip names it."
              },
              "installed": {
                "type": "string",
                "description": "Its version; absent: it is not there."
              }
            }
          },
          "description": "That the policy says that it needs."
        },
        "installPackages": {
          "type": "boolean",
          "description": "They are installed for it at each of its agents."
        }
      }
    },
    "MechanismSubmission": {
      "type": "object",
      "additionalProperties": false,
      "description": "A mechanism to add: one file.",
      "required": [
        "fileName",
        "source"
      ],
      "properties": {
        "fileName": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "pattern": "^[\\w.+-]+$",
          "description": "Its ending says how it is run: `.ts`, `.js`, `.mjs`; `.yaml` is the manifest of a program."
        },
        "source": {
          "type": "string",
          "maxLength": 131072
        }
      }
    },
    "MechanismResult": {
      "type": "object",
      "additionalProperties": false,
      "description": "What became of a submission.",
      "required": [
        "kind",
        "mechanism"
      ],
      "properties": {
        "kind": {
          "type": "string",
          "enum": [
            "added",
            "changed",
            "unchanged",
            "dry-run"
          ]
        },
        "mechanism": {
          "$ref": "#/$defs/Mechanism"
        }
      }
    },
    "PolicySubmission": {
      "type": "object",
      "additionalProperties": false,
      "description": "A policy to add: one file.",
      "required": [
        "fileName",
        "source"
      ],
      "properties": {
        "fileName": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "pattern": "^[\\w.+-]+$",
          "description": "With `builtIn` the name of a built-in policy. Else its ending says how it is run: `.ts`, `.js`, `.mjs`, `.py`; `.yaml` is a policy that asks a model."
        },
        "source": {
          "type": "string",
          "maxLength": 131072
        },
        "builtIn": {
          "type": "boolean",
          "description": "A built-in policy is added by its name; the source is what is set of it, as JSON, or empty."
        },
        "files": {
          "type": "array",
          "maxItems": 8,
          "description": "What belongs to it: the model and the contract that a `.yaml` names.",
          "items": {
            "$ref": "#/$defs/PolicyFile"
          }
        },
        "layer": {
          "type": "string",
          "enum": [
            "continuum",
            "cluster",
            "node"
          ],
          "description": "Absent: as its definition, or the name of its file, says."
        },
        "python": {
          "type": "string",
          "minLength": 1,
          "maxLength": 4096,
          "pattern": "^([^/\\\\\\s][^/\\\\]*|/.+|[A-Za-z]:\\\\.+)$",
          "description": "Of a Python policy: the interpreter at its agents, by its absolute path or a name on their PATH. Absent: as they are told, or `python3`."
        },
        "installPackages": {
          "type": "boolean",
          "description": "Of a Python policy: the packages that it needs are installed for it, into an environment of its own."
        },
        "applications": {
          "type": "array",
          "maxItems": 256,
          "items": {
            "type": "string",
            "pattern": "^([a-z0-9][-a-z0-9]{0,62})?\\*?$",
            "x-says": "the name of an application, such as camera, or the beginning of one with * at its end",
            "minLength": 1,
            "maxLength": 64
          },
          "description": "Names of applications; `*` at the end stands for any rest. Without names and labels: every application."
        },
        "labels": {
          "type": "array",
          "maxItems": 64,
          "items": {
            "type": "string",
            "pattern": "^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$",
            "x-says": "a label as descriptions carry them, such as tier:video: letters, digits and - _ . / : = between them",
            "minLength": 1,
            "maxLength": 253
          },
          "description": "Applications that carry one of these are bound, too; without names those alone."
        },
        "nodes": {
          "type": "array",
          "maxItems": 256,
          "items": {
            "type": "string",
            "pattern": "^([a-z0-9][-a-z0-9]{0,62}/)?([a-z0-9][-.a-z0-9]{0,252})?\\*?$",
            "x-says": "the name of a node, such as n1 or edge/n1, or the beginning of one with * at its end",
            "minLength": 1,
            "maxLength": 320
          },
          "description": "Of a policy of the layer `node`: names of nodes, or `cluster/name`; `*` at the end stands for any rest. Absent: every node."
        },
        "priority": {
          "type": "integer",
          "minimum": -4,
          "maximum": 4,
          "description": "Of policies that want the same, the greater goes first; core policies and people go before all."
        }
      }
    },
    "PolicyFile": {
      "type": "object",
      "additionalProperties": false,
      "description": "A file that belongs to a policy.",
      "required": [
        "name",
        "base64"
      ],
      "properties": {
        "name": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "pattern": "^[\\w.+-]+$",
          "description": "Without folders."
        },
        "base64": {
          "type": "string",
          "maxLength": 4000000,
          "pattern": "^[A-Za-z0-9+/]*={0,2}$"
        }
      }
    },
    "PolicyBinding": {
      "type": "object",
      "additionalProperties": false,
      "description": "For which applications and nodes a policy is, and whether it runs.",
      "required": [
        "priority",
        "enabled"
      ],
      "properties": {
        "applications": {
          "type": "array",
          "maxItems": 256,
          "items": {
            "type": "string",
            "pattern": "^([a-z0-9][-a-z0-9]{0,62})?\\*?$",
            "x-says": "the name of an application, such as camera, or the beginning of one with * at its end",
            "minLength": 1,
            "maxLength": 64
          },
          "description": "Names of applications; `*` at the end stands for any rest. Without names and labels: every application."
        },
        "labels": {
          "type": "array",
          "maxItems": 64,
          "items": {
            "type": "string",
            "pattern": "^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$",
            "x-says": "a label as descriptions carry them, such as tier:video: letters, digits and - _ . / : = between them",
            "minLength": 1,
            "maxLength": 253
          },
          "description": "Applications that carry one of these are bound, too; without names those alone."
        },
        "nodes": {
          "type": "array",
          "maxItems": 256,
          "items": {
            "type": "string",
            "pattern": "^([a-z0-9][-a-z0-9]{0,62}/)?([a-z0-9][-.a-z0-9]{0,252})?\\*?$",
            "x-says": "the name of a node, such as n1 or edge/n1, or the beginning of one with * at its end",
            "minLength": 1,
            "maxLength": 320
          },
          "description": "Of a policy of the layer `node`: names of nodes, or `cluster/name`; `*` at the end stands for any rest. Absent: every node."
        },
        "priority": {
          "type": "integer",
          "minimum": -4,
          "maximum": 4,
          "description": "Of policies that want the same, the greater goes first; core policies and people go before all."
        },
        "enabled": {
          "type": "boolean"
        }
      }
    },
    "PolicyRollback": {
      "type": "object",
      "additionalProperties": false,
      "description": "Which source is to run again.",
      "properties": {
        "number": {
          "type": "integer",
          "minimum": 1,
          "description": "Absent: the one before."
        }
      }
    },
    "PolicyResult": {
      "type": "object",
      "additionalProperties": false,
      "description": "What became of a submission.",
      "required": [
        "kind",
        "policy"
      ],
      "properties": {
        "kind": {
          "type": "string",
          "enum": [
            "added",
            "changed",
            "unchanged",
            "dry-run"
          ]
        },
        "policy": {
          "$ref": "#/$defs/PolicyDetails"
        }
      }
    }
  }
}
