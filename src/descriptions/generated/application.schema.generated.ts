// Generated from src/descriptions/schemas/application.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Application document",
  "description": "An application: its components, what each needs, and what is expected of it.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "MLSysOpsApp"
  ],
  "properties": {
    "MLSysOpsApp": {
      "$ref": "#/$defs/ApplicationDescription"
    }
  },
  "$defs": {
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
    }
  }
}
