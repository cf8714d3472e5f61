// Generated from the JSON Schemas by `npm run generate`. Do not edit.
import type {JsonObject} from '../../../../support/json.js'

export const customResourceDefinitions: readonly JsonObject[] = [
 {
  "apiVersion": "apiextensions.k8s.io/v1",
  "kind": "CustomResourceDefinition",
  "metadata": {
   "name": "mlsysopsapps.mlsysops.eu",
   "labels": {
    "app.kubernetes.io/part-of": "mlsysops"
   }
  },
  "spec": {
   "group": "mlsysops.eu",
   "scope": "Namespaced",
   "names": {
    "kind": "MLSysOpsApp",
    "listKind": "MLSysOpsAppList",
    "singular": "mlsysopsapp",
    "plural": "mlsysopsapps",
    "shortNames": [
     "app",
     "apps"
    ],
    "categories": [
     "mlsysops"
    ]
   },
   "versions": [
    {
     "name": "v1",
     "served": true,
     "storage": true,
     "schema": {
      "openAPIV3Schema": {
       "description": "An application: its components, what each needs, and what is expected of it.",
       "type": "object",
       "required": [
        "components"
       ],
       "properties": {
        "name": {
         "description": "The application's unique name: a DNS-1123 label.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
         "minLength": 1,
         "maxLength": 63
        },
        "labels": {
         "description": "What it is, in words of your own: policies are bound by them.",
         "type": "array",
         "maxItems": 64,
         "items": {
          "description": "Label",
          "type": "string",
          "pattern": "^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$",
          "maxLength": 253
         }
        },
        "cluster_placement": {
         "description": "Which clusters may host the application.",
         "type": "object",
         "properties": {
          "cluster_id": {
           "description": "The clusters that may host it; without this field any may.",
           "type": "array",
           "maxItems": 256,
           "items": {
            "description": "A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.",
            "type": "string",
            "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
            "minLength": 1,
            "maxLength": 253
           },
           "x-kubernetes-list-type": "set"
          },
          "instances": {
           "description": "In how many clusters the application runs.",
           "type": "integer",
           "minimum": 1
          },
          "location": {
           "description": "Where the cluster must be.",
           "type": "object",
           "properties": {
            "continent": {
             "description": "Continents",
             "type": "array",
             "items": {
              "description": "Continent",
              "enum": [
               "europe",
               "asia",
               "africa",
               "australia",
               "north_america",
               "south_america",
               "antarctica"
              ],
              "type": "string"
             }
            },
            "country": {
             "description": "Countries",
             "type": "array",
             "items": {
              "description": "A two-letter country code, lower case (Greece is `el`).",
              "type": "string",
              "minLength": 1
             }
            },
            "city": {
             "description": "Cities",
             "type": "array",
             "items": {
              "description": "City",
              "type": "string",
              "minLength": 1
             }
            }
           }
          },
          "cloud_provider": {
           "description": "Cloud provider",
           "type": "string",
           "minLength": 1
          },
          "accelerators": {
           "description": "The cluster must have at least one of each.",
           "type": "array",
           "items": {
            "enum": [
             "gpu",
             "fpga",
             "tpu"
            ],
            "type": "string"
           }
          },
          "node_types": {
           "description": "The cluster must have at least one node of each of these layers.",
           "type": "array",
           "items": {
            "description": "Where on the continuum: from the data centre to the device.",
            "enum": [
             "cloud",
             "edge_infrastructure",
             "edge",
             "far_edge"
            ],
            "type": "string"
           }
          }
         },
         "x-kubernetes-validations": [
          {
           "rule": "!has(self.instances) || !has(self.cluster_id) || self.cluster_id.size() == 0 || self.instances <= self.cluster_id.size()",
           "message": "more clusters are wanted (instances) than may be used (cluster_id)"
          }
         ]
        },
        "single_node": {
         "description": "Groups of components that must run together on one node. It overrides the components' own `node_placement`.",
         "type": "array",
         "maxItems": 16,
         "items": {
          "description": "Single node",
          "type": "object",
          "required": [
           "components"
          ],
          "properties": {
           "components": {
            "description": "The names of the components that run together.",
            "type": "array",
            "maxItems": 32,
            "minItems": 1,
            "items": {
             "description": "A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.",
             "type": "string",
             "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
             "minLength": 1,
             "maxLength": 63
            },
            "x-kubernetes-list-type": "set"
           },
           "continuum_layer": {
            "description": "Layers",
            "type": "array",
            "items": {
             "description": "A layer of the continuum; `*` is anywhere.",
             "enum": [
              "cloud",
              "edge_infrastructure",
              "edge",
              "far_edge",
              "*"
             ],
             "type": "string"
            }
           },
           "scaling": {
            "description": "Scaling",
            "type": "object",
            "properties": {
             "scaling_mode": {
              "description": "manual: `instances` says how many · auto: a policy decides by `scaling_criteria`.",
              "enum": [
               "manual",
               "auto"
              ],
              "type": "string"
             },
             "instances": {
              "description": "How many run; 1 where it is not said.",
              "type": "integer",
              "minimum": 1
             },
             "scaling_criteria": {
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
              "type": "string"
             }
            }
           },
           "mobile": {
            "description": "Whether the node must be a mobile one (or must not).",
            "type": "boolean"
           },
           "labels": {
            "description": "The node must carry all of them.",
            "type": "array",
            "items": {
             "description": "A label that nodes carry and placements ask for, by convention `key:value`.",
             "type": "string",
             "minLength": 1,
             "maxLength": 253
            }
           },
           "node": {
            "description": "Exactly this node.",
            "type": "string",
            "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
            "minLength": 1,
            "maxLength": 253
           }
          }
         },
         "x-kubernetes-validations": [
          {
           "rule": "self.all(g, g.components.all(name, self.exists_one(other, name in other.components)))",
           "message": "a component belongs to one single_node group at most"
          }
         ]
        },
        "components": {
         "description": "What the application is made of.",
         "type": "array",
         "maxItems": 128,
         "minItems": 1,
         "items": {
          "description": "Component",
          "type": "object",
          "required": [
           "metadata",
           "containers"
          ],
          "properties": {
           "metadata": {
            "description": "Metadata",
            "type": "object",
            "required": [
             "name"
            ],
            "properties": {
             "name": {
              "description": "The component's name: unique in the application, a DNS-1123 label.",
              "type": "string",
              "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
              "minLength": 1,
              "maxLength": 63
             },
             "uid": {
              "description": "Given by the slice; leave it out.",
              "type": "string"
             }
            }
           },
           "node_placement": {
            "description": "What the node must be like that hosts the component.",
            "type": "object",
            "properties": {
             "continuum_layer": {
              "description": "The layers that it may run on; without this field, any.",
              "type": "array",
              "items": {
               "description": "A layer of the continuum; `*` is anywhere.",
               "enum": [
                "cloud",
                "edge_infrastructure",
                "edge",
                "far_edge",
                "*"
               ],
               "type": "string"
              }
             },
             "scaling": {
              "description": "Scaling",
              "type": "object",
              "properties": {
               "scaling_mode": {
                "description": "manual: `instances` says how many · auto: a policy decides by `scaling_criteria`.",
                "enum": [
                 "manual",
                 "auto"
                ],
                "type": "string"
               },
               "instances": {
                "description": "How many run; 1 where it is not said.",
                "type": "integer",
                "minimum": 1
               },
               "scaling_criteria": {
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
                "type": "string"
               }
              }
             },
             "mobile": {
              "description": "Whether the node must be a mobile one (or must not).",
              "type": "boolean"
             },
             "labels": {
              "description": "The node must carry all of them.",
              "type": "array",
              "items": {
               "description": "A label that nodes carry and placements ask for, by convention `key:value`.",
               "type": "string",
               "minLength": 1,
               "maxLength": 253
              }
             },
             "node": {
              "description": "Exactly this node: the placement is static.",
              "type": "string",
              "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
              "minLength": 1,
              "maxLength": 253
             }
            }
           },
           "exclusive": {
            "description": "Two instances may never run at once, not even while it moves: the old one stops before the new one starts. An extension of mlsysops.",
            "type": "boolean"
           },
           "deferrable": {
            "description": "A component that runs to its end and need not begin at once: it waits until a policy (carbon-aware) finds the hour, and begins without one when the slack is used up. An extension of mlsysops.",
            "type": "object",
            "required": [
             "slack",
             "duration"
            ],
            "properties": {
             "slack": {
              "description": "How much later than its application was deployed it may begin.",
              "type": "string",
              "maxLength": 32,
              "pattern": "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"
             },
             "duration": {
              "description": "How long it runs, about.",
              "type": "string",
              "maxLength": 32,
              "pattern": "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"
             }
            }
           },
           "depends_on": {
            "description": "Components that must be running before this one starts.",
            "type": "array",
            "maxItems": 16,
            "items": {
             "description": "A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.",
             "type": "string",
             "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
             "minLength": 1,
             "maxLength": 63
            },
            "x-kubernetes-list-type": "set"
           },
           "runtime_configuration": {
            "description": "The knobs that the component offers at run time.",
            "type": "object",
            "properties": {
             "config_specification_file": {
              "description": "The JSON text that describes the knobs.",
              "type": "string",
              "minLength": 1
             },
             "config_file_path": {
              "description": "The absolute path in the container where the component looks for it.",
              "type": "string",
              "minLength": 1,
              "pattern": "^/"
             }
            }
           },
           "sensors": {
            "description": "The sensors that the node must have.",
            "type": "array",
            "maxItems": 16,
            "items": {
             "description": "Sensor",
             "type": "object",
             "properties": {
              "camera": {
               "description": "Camera",
               "type": "object",
               "properties": {
                "model": {
                 "description": "Camera model",
                 "type": "string",
                 "minLength": 1
                },
                "camera_type": {
                 "description": "Camera type",
                 "type": "string",
                 "minLength": 1
                },
                "minimum_framerate": {
                 "description": "Frames a second that it must deliver at least.",
                 "type": "integer",
                 "minimum": 1
                },
                "resolution": {
                 "description": "Width x height in pixels.",
                 "type": "string",
                 "pattern": "^[1-9][0-9]*x[1-9][0-9]*$"
                }
               }
              },
              "temperature": {
               "description": "Temperature sensor",
               "type": "object",
               "properties": {
                "model": {
                 "description": "Model of the temperature sensor",
                 "type": "string",
                 "minLength": 1
                },
                "measurement_min": {
                 "description": "The lowest value that is measured, in `measurement_unit`.",
                 "type": "number"
                },
                "measurement_max": {
                 "description": "The highest value that is measured, in `measurement_unit`.",
                 "type": "number"
                },
                "measurement_unit": {
                 "description": "Unit of temperature",
                 "type": "string",
                 "minLength": 1
                },
                "accuracy": {
                 "description": "The largest error of a measurement, in `measurement_unit`.",
                 "type": "number",
                 "minimum": 0
                },
                "sampling_frequency": {
                 "description": "Measurements a second (Hz).",
                 "type": "number",
                 "minimum": 0
                }
               },
               "x-kubernetes-validations": [
                {
                 "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
                 "message": "the lowest value is above the highest"
                }
               ]
              },
              "accelerometer": {
               "description": "Accelerometer",
               "type": "object",
               "properties": {
                "model": {
                 "description": "Model",
                 "type": "string",
                 "minLength": 1
                },
                "measurement_min": {
                 "description": "The lowest value that is measured, in `measurement_unit`.",
                 "type": "number"
                },
                "measurement_max": {
                 "description": "The highest value that is measured, in `measurement_unit`.",
                 "type": "number"
                },
                "measurement_unit": {
                 "description": "Unit",
                 "type": "string",
                 "minLength": 1
                },
                "accuracy": {
                 "description": "The largest error of a measurement, in `measurement_unit`.",
                 "type": "number",
                 "minimum": 0
                },
                "sampling_frequency": {
                 "description": "Measurements a second (Hz).",
                 "type": "number",
                 "minimum": 0
                }
               },
               "x-kubernetes-validations": [
                {
                 "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
                 "message": "the lowest value is above the highest"
                }
               ]
              },
              "barometer": {
               "description": "Barometer",
               "type": "object",
               "properties": {
                "model": {
                 "description": "Model",
                 "type": "string",
                 "minLength": 1
                },
                "measurement_min": {
                 "description": "The lowest value that is measured, in `measurement_unit`.",
                 "type": "number"
                },
                "measurement_max": {
                 "description": "The highest value that is measured, in `measurement_unit`.",
                 "type": "number"
                },
                "measurement_unit": {
                 "description": "pa: pascal.",
                 "type": "string",
                 "minLength": 1
                },
                "accuracy": {
                 "description": "The largest error of a measurement, in `measurement_unit`.",
                 "type": "number",
                 "minimum": 0
                },
                "sampling_frequency": {
                 "description": "Measurements a second (Hz).",
                 "type": "number",
                 "minimum": 0
                }
               },
               "x-kubernetes-validations": [
                {
                 "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
                 "message": "the lowest value is above the highest"
                }
               ]
              },
              "air_quality": {
               "description": "Air quality sensor",
               "type": "object",
               "properties": {
                "model": {
                 "description": "Model",
                 "type": "string",
                 "minLength": 1
                },
                "measurement_min": {
                 "description": "The lowest value that is measured, in `measurement_unit`.",
                 "type": "number"
                },
                "measurement_max": {
                 "description": "The highest value that is measured, in `measurement_unit`.",
                 "type": "number"
                },
                "measurement_unit": {
                 "description": "ug/m^3: micrograms per cubic metre.",
                 "type": "string",
                 "minLength": 1
                },
                "accuracy": {
                 "description": "The largest error of a measurement, in `measurement_unit`.",
                 "type": "number",
                 "minimum": 0
                },
                "sampling_frequency": {
                 "description": "Measurements a second (Hz).",
                 "type": "number",
                 "minimum": 0
                }
               },
               "x-kubernetes-validations": [
                {
                 "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
                 "message": "the lowest value is above the highest"
                }
               ]
              },
              "endpoint_variable": {
               "description": "The environment variable in which the component receives the sensor's endpoint.",
               "type": "string",
               "minLength": 1
              },
              "protocol": {
               "description": "Protocol of the sensor service",
               "type": "string",
               "minLength": 1
              },
              "instances": {
               "description": "How many the node must have; 1 where it is not said.",
               "type": "integer",
               "minimum": 1
              }
             }
            }
           },
           "qos_metrics": {
            "description": "The targets that the component is to meet.",
            "type": "array",
            "maxItems": 16,
            "items": {
             "description": "Target",
             "type": "object",
             "required": [
              "application_metric_id",
              "target",
              "relation"
             ],
             "properties": {
              "application_metric_id": {
               "description": "The name of a metric that the component reports.",
               "type": "string",
               "minLength": 1,
               "maxLength": 128
              },
              "target": {
               "description": "In the unit that the metric is reported in.",
               "type": "number"
              },
              "relation": {
               "description": "How the measured value must stand to the target.",
               "enum": [
                "lower_or_equal",
                "greater_or_equal",
                "equal",
                "lower_than",
                "greater_than"
               ],
               "type": "string"
              },
              "system_metrics_hints": {
               "description": "System metrics that influence it.",
               "type": "array",
               "items": {
                "type": "string",
                "minLength": 1
               }
              }
             }
            },
            "x-kubernetes-list-type": "map",
            "x-kubernetes-list-map-keys": [
             "application_metric_id"
            ]
           },
           "storage": {
            "description": "Storage",
            "type": "object",
            "properties": {
             "buckets": {
              "description": "Buckets",
              "type": "array",
              "items": {
               "description": "Bucket",
               "type": "object",
               "required": [
                "bucket_id"
               ],
               "properties": {
                "bucket_id": {
                 "description": "Bucket",
                 "type": "string",
                 "minLength": 1
                },
                "policy_update_token": {
                 "description": "Policy token",
                 "type": "string"
                },
                "location_restrictions": {
                 "description": "Where it may be",
                 "type": "object",
                 "properties": {
                  "gdpr": {
                   "description": "Only where the GDPR applies.",
                   "type": "boolean"
                  }
                 }
                },
                "redundancy": {
                 "description": "How many losses it must survive.",
                 "enum": [
                  "high",
                  "one",
                  "none"
                 ],
                 "type": "string"
                },
                "max_latency": {
                 "description": "In milliseconds.",
                 "type": "number",
                 "minimum": 0
                },
                "min_download_speed": {
                 "description": "In megabits a second.",
                 "type": "number",
                 "minimum": 0
                },
                "server_side_encryption": {
                 "description": "Encryption at rest",
                 "type": "boolean"
                }
               }
              }
             }
            }
           },
           "data_sensitivity": {
            "description": "Whether it handles data that must be protected.",
            "type": "boolean"
           },
           "data_criticality": {
            "description": "Criticality of its data",
            "enum": [
             "low",
             "medium",
             "high"
            ],
            "type": "string"
           },
           "external_component": {
            "description": "Whether it runs outside the slice and is only named here.",
            "type": "boolean"
           },
           "external_access": {
            "description": "Whether it can be reached from outside its cluster.",
            "type": "boolean"
           },
           "host_network": {
            "description": "Whether it uses the network of its host; its ports must then be named.",
            "type": "boolean"
           },
           "runtime_class_name": {
            "description": "Runtime class",
            "type": "string",
            "minLength": 1
           },
           "restart_policy": {
            "description": "When a container that ended starts again. `OnFailure` and `Never` make it a component that may run to completion.",
            "enum": [
             "Always",
             "OnFailure",
             "Never"
            ],
            "type": "string"
           },
           "os": {
            "description": "The operating system that the node must have.",
            "type": "string",
            "minLength": 1
           },
           "node_type": {
            "description": "virtualized: a virtual machine · native: hardware with an operating system · bare_metal: hardware without one.",
            "enum": [
             "virtualized",
             "native",
             "bare_metal"
            ],
            "type": "string"
           },
           "container_runtime": {
            "description": "The runtime that the node must have.",
            "type": "string",
            "minLength": 1
           },
           "containers": {
            "description": "Containers",
            "type": "array",
            "maxItems": 8,
            "minItems": 1,
            "items": {
             "description": "Container",
             "type": "object",
             "required": [
              "image"
             ],
             "properties": {
              "name": {
               "description": "Unique in the component; the component's name where it is not given. An extension of mlsysops.",
               "type": "string",
               "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
               "minLength": 1,
               "maxLength": 63
              },
              "image": {
               "description": "The container image, with its tag or digest.",
               "type": "string",
               "minLength": 1,
               "pattern": "^[^\\s]+$"
              },
              "command": {
               "description": "Replaces the image's entry point.",
               "type": "array",
               "items": {
                "type": "string"
               }
              },
              "args": {
               "description": "Passed to the command or to the image's entry point. An extension of mlsysops.",
               "type": "array",
               "items": {
                "type": "string"
               }
              },
              "image_pull_policy": {
               "description": "When to pull the image",
               "enum": [
                "Always",
                "Never",
                "IfNotPresent"
               ],
               "type": "string"
              },
              "acceleration_api": {
               "description": "The accelerated calls that it uses.",
               "type": "array",
               "items": {
                "type": "object",
                "required": [
                 "call_name"
                ],
                "properties": {
                 "call_name": {
                  "description": "The name of an accelerated call that a node offers and a container uses.",
                  "type": "string",
                  "minLength": 1
                 },
                 "required_framework": {
                  "description": "`*`: any that the node has.",
                  "type": "string",
                  "minLength": 1
                 }
                }
               }
              },
              "platform_requirements": {
               "description": "What the container needs of its node.",
               "type": "object",
               "properties": {
                "cpu": {
                 "description": "Processor",
                 "type": "object",
                 "properties": {
                  "requests": {
                   "description": "Cores as a Kubernetes quantity: `500m` is half a core.",
                   "type": "string",
                   "maxLength": 64,
                   "x-kubernetes-validations": [
                    {
                     "rule": "isQuantity(self)",
                     "message": "not a Kubernetes quantity such as 500m, 2 or 256Mi"
                    },
                    {
                     "rule": "!isQuantity(self) || !quantity(self).isLessThan(quantity('0'))",
                     "message": "an amount cannot be negative"
                    }
                   ]
                  },
                  "limits": {
                   "description": "Cores as a Kubernetes quantity.",
                   "type": "string",
                   "maxLength": 64,
                   "x-kubernetes-validations": [
                    {
                     "rule": "isQuantity(self)",
                     "message": "not a Kubernetes quantity such as 500m, 2 or 256Mi"
                    },
                    {
                     "rule": "!isQuantity(self) || !quantity(self).isLessThan(quantity('0'))",
                     "message": "an amount cannot be negative"
                    }
                   ]
                  },
                  "architecture": {
                   "description": "Those that it can run on.",
                   "type": "array",
                   "items": {
                    "description": "The instruction set, as container images name it.",
                    "enum": [
                     "amd64",
                     "arm64"
                    ],
                    "type": "string"
                   }
                  },
                  "frequency": {
                   "description": "The lowest that will do, in Hz.",
                   "type": "number",
                   "minimum": 0,
                   "exclusiveMinimum": true
                  },
                  "performance_indicator": {
                   "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                   "type": "number",
                   "minimum": 0
                  }
                 },
                 "x-kubernetes-validations": [
                  {
                   "rule": "!has(self.requests) || !has(self.limits) || !(isQuantity(self.requests) && isQuantity(self.limits) && quantity(self.requests).isGreaterThan(quantity(self.limits)))",
                   "message": "the request is above the limit"
                  }
                 ]
                },
                "memory": {
                 "description": "Memory",
                 "type": "object",
                 "properties": {
                  "requests": {
                   "description": "Bytes as a Kubernetes quantity.",
                   "type": "string",
                   "maxLength": 64,
                   "x-kubernetes-validations": [
                    {
                     "rule": "isQuantity(self)",
                     "message": "not a Kubernetes quantity such as 500m, 2 or 256Mi"
                    },
                    {
                     "rule": "!isQuantity(self) || !quantity(self).isLessThan(quantity('0'))",
                     "message": "an amount cannot be negative"
                    }
                   ]
                  },
                  "limits": {
                   "description": "Bytes as a Kubernetes quantity.",
                   "type": "string",
                   "maxLength": 64,
                   "x-kubernetes-validations": [
                    {
                     "rule": "isQuantity(self)",
                     "message": "not a Kubernetes quantity such as 500m, 2 or 256Mi"
                    },
                    {
                     "rule": "!isQuantity(self) || !quantity(self).isLessThan(quantity('0'))",
                     "message": "an amount cannot be negative"
                    }
                   ]
                  }
                 },
                 "x-kubernetes-validations": [
                  {
                   "rule": "!has(self.requests) || !has(self.limits) || !(isQuantity(self.requests) && isQuantity(self.limits) && quantity(self.requests).isGreaterThan(quantity(self.limits)))",
                   "message": "the request is above the limit"
                  }
                 ]
                },
                "mcu": {
                 "description": "Microcontroller",
                 "type": "object",
                 "properties": {
                  "requests": {
                   "description": "Request",
                   "type": "string",
                   "maxLength": 64,
                   "x-kubernetes-validations": [
                    {
                     "rule": "isQuantity(self)",
                     "message": "not a Kubernetes quantity such as 500m, 2 or 256Mi"
                    },
                    {
                     "rule": "!isQuantity(self) || !quantity(self).isLessThan(quantity('0'))",
                     "message": "an amount cannot be negative"
                    }
                   ]
                  },
                  "limits": {
                   "description": "Limit",
                   "type": "string",
                   "maxLength": 64,
                   "x-kubernetes-validations": [
                    {
                     "rule": "isQuantity(self)",
                     "message": "not a Kubernetes quantity such as 500m, 2 or 256Mi"
                    },
                    {
                     "rule": "!isQuantity(self) || !quantity(self).isLessThan(quantity('0'))",
                     "message": "an amount cannot be negative"
                    }
                   ]
                  },
                  "architecture": {
                   "description": "Architectures",
                   "type": "array",
                   "items": {
                    "description": "Microcontroller architecture",
                    "type": "string",
                    "minLength": 1
                   }
                  },
                  "flash": {
                   "description": "Bytes as a Kubernetes quantity.",
                   "type": "string",
                   "maxLength": 64,
                   "x-kubernetes-validations": [
                    {
                     "rule": "isQuantity(self)",
                     "message": "not a Kubernetes quantity such as 500m, 2 or 256Mi"
                    },
                    {
                     "rule": "!isQuantity(self) || !quantity(self).isLessThan(quantity('0'))",
                     "message": "an amount cannot be negative"
                    }
                   ]
                  },
                  "frequency": {
                   "description": "The lowest that will do, in Hz.",
                   "type": "number",
                   "minimum": 0,
                   "exclusiveMinimum": true
                  },
                  "performance_indicator": {
                   "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                   "type": "number",
                   "minimum": 0
                  }
                 },
                 "x-kubernetes-validations": [
                  {
                   "rule": "!has(self.requests) || !has(self.limits) || !(isQuantity(self.requests) && isQuantity(self.limits) && quantity(self.requests).isGreaterThan(quantity(self.limits)))",
                   "message": "the request is above the limit"
                  }
                 ]
                },
                "disk": {
                 "description": "Free local storage that it needs, in GB (10^9 bytes).",
                 "type": "number",
                 "minimum": 0
                },
                "gpu": {
                 "description": "GPU",
                 "type": "object",
                 "properties": {
                  "requests": {
                   "description": "How many; 1 where the GPU is asked for and no number is given.",
                   "type": "integer",
                   "minimum": 0
                  },
                  "limits": {
                   "description": "How many. A GPU is not shared: it equals the request.",
                   "type": "integer",
                   "minimum": 0
                  },
                  "model": {
                   "description": "GPU model",
                   "type": "string",
                   "minLength": 1
                  },
                  "memory": {
                   "description": "Of each GPU, in GB (1 GB is 2^30 bytes).",
                   "type": "number",
                   "minimum": 0
                  },
                  "utilization_request": {
                   "description": "Share of the GPU that it is expected to use, in per cent.",
                   "type": "number",
                   "minimum": 0,
                   "maximum": 100
                  },
                  "performance_indicator": {
                   "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                   "type": "number",
                   "minimum": 0
                  }
                 },
                 "x-kubernetes-validations": [
                  {
                   "rule": "!has(self.requests) || !has(self.limits) || !(self.requests > self.limits)",
                   "message": "the request is above the limit"
                  }
                 ]
                },
                "fpga": {
                 "description": "FPGA",
                 "type": "object",
                 "properties": {
                  "model": {
                   "description": "FPGA model",
                   "type": "string",
                   "minLength": 1
                  },
                  "memory": {
                   "description": "In GB (1 GB is 2^30 bytes).",
                   "type": "number",
                   "minimum": 0
                  },
                  "utilization_request": {
                   "description": "In per cent.",
                   "type": "number",
                   "minimum": 0,
                   "maximum": 100
                  },
                  "performance_indicator": {
                   "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                   "type": "number",
                   "minimum": 0
                  }
                 }
                }
               }
              },
              "ports": {
               "description": "Ports",
               "type": "array",
               "maxItems": 16,
               "items": {
                "description": "Port",
                "type": "object",
                "required": [
                 "container_port"
                ],
                "properties": {
                 "container_port": {
                  "description": "Container port",
                  "type": "integer",
                  "minimum": 1,
                  "maximum": 65535
                 },
                 "host_ip": {
                  "description": "The address of the host that the port is bound to.",
                  "type": "string",
                  "minLength": 1
                 },
                 "host_port": {
                  "description": "The port on the host. With `host_network` it must equal `container_port`.",
                  "type": "integer",
                  "minimum": 1,
                  "maximum": 65535
                 },
                 "name": {
                  "description": "Unique in the component; at most 15 lower-case letters, digits and hyphens, with at least one letter. At a port named `metrics` or `http-metrics` it is scraped.",
                  "type": "string",
                  "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 15,
                  "x-kubernetes-validations": [
                   {
                    "rule": "self.matches('[a-z]')",
                    "message": "a port name of at most 15 lower-case letters, digits and hyphens, with at least one letter"
                   }
                  ]
                 },
                 "protocol": {
                  "description": "Protocol",
                  "enum": [
                   "TCP",
                   "UDP",
                   "SCTP"
                  ],
                  "type": "string"
                 }
                }
               },
               "x-kubernetes-validations": [
                {
                 "rule": "self.all(p, self.exists_one(q, q.container_port == p.container_port && (has(q.protocol) ? q.protocol : 'TCP') == (has(p.protocol) ? p.protocol : 'TCP')))",
                 "message": "a port is listed twice"
                }
               ]
              },
              "env": {
               "description": "Environment",
               "type": "array",
               "maxItems": 256,
               "items": {
                "description": "Variable",
                "type": "object",
                "required": [
                 "name"
                ],
                "properties": {
                 "name": {
                  "description": "Name",
                  "type": "string",
                  "minLength": 1,
                  "pattern": "^[-._a-zA-Z][-._a-zA-Z0-9]*$"
                 },
                 "value": {
                  "description": "`$(OTHER)` stands for the value of another variable.",
                  "type": "string"
                 },
                 "value_from": {
                  "description": "Value from",
                  "type": "object",
                  "required": [
                   "field_ref"
                  ],
                  "properties": {
                   "field_ref": {
                    "description": "A field of the running instance.",
                    "type": "object",
                    "required": [
                     "field_path"
                    ],
                    "properties": {
                     "field_path": {
                      "description": "Path",
                      "type": "string",
                      "minLength": 1
                     }
                    }
                   }
                  }
                 }
                },
                "x-kubernetes-validations": [
                 {
                  "rule": "!has(self.value) || !has(self.value_from)",
                  "message": "a variable has a value or takes it from somewhere, not both"
                 }
                ]
               },
               "x-kubernetes-list-type": "map",
               "x-kubernetes-list-map-keys": [
                "name"
               ]
              }
             }
            },
            "x-kubernetes-validations": [
             {
              "rule": "self.all(c, !has(c.name) || self.exists_one(d, has(d.name) && d.name == c.name))",
              "message": "two containers have the same name"
             }
            ]
           }
          },
          "x-kubernetes-validations": [
           {
            "rule": "!has(self.depends_on) || !(self.metadata.name in self.depends_on)",
            "message": "a component cannot depend on itself"
           },
           {
            "rule": "!self.?exclusive.orValue(false) || self.?node_placement.?scaling.?instances.orValue(1) == 1",
            "message": "an exclusive component has one instance"
           },
           {
            "rule": "!has(self.deferrable) || (self.?restart_policy.orValue('Always') != 'Always' && self.containers.all(c, !has(c.ports) || size(c.ports) == 0))",
            "message": "only a component that runs to its end can be deferrable"
           },
           {
            "rule": "!self.?host_network.orValue(false) || self.containers.all(c, !has(c.ports) || c.ports.all(p, !has(p.host_port) || p.host_port == p.container_port))",
            "message": "with host_network host_port must equal container_port"
           }
          ]
         },
         "x-kubernetes-validations": [
          {
           "rule": "self.all(c, self.exists_one(d, d.metadata.name == c.metadata.name))",
           "message": "two components have the same name"
          },
          {
           "rule": "self.all(c, !has(c.depends_on) || c.depends_on.all(name, self.exists(d, d.metadata.name == name)))",
           "message": "depends_on names a component that there is not"
          }
         ]
        },
        "component_interactions": {
         "description": "Which component talks to which.",
         "type": "array",
         "maxItems": 128,
         "items": {
          "description": "Interaction",
          "type": "object",
          "required": [
           "component_name1",
           "component_name2"
          ],
          "properties": {
           "component_name1": {
            "description": "The component that the interaction is told of.",
            "type": "string",
            "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
            "minLength": 1,
            "maxLength": 63
           },
           "type": {
            "description": "egress: from the first to the second · ingress: to the first from the second.",
            "enum": [
             "ingress",
             "egress"
            ],
            "type": "string"
           },
           "component_name2": {
            "description": "The other component.",
            "type": "string",
            "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
            "minLength": 1,
            "maxLength": 63
           },
           "interaction_criticality": {
            "description": "Criticality",
            "enum": [
             "low",
             "medium",
             "high"
            ],
            "type": "string"
           },
           "interaction_metrics": {
            "description": "Targets",
            "type": "array",
            "maxItems": 8,
            "items": {
             "type": "object",
             "required": [
              "system_metric_id",
              "target",
              "relation"
             ],
             "properties": {
              "system_metric_id": {
               "description": "Metric",
               "enum": [
                "latency",
                "bandwidth",
                "end_to_end_invocation_delay"
               ],
               "type": "string"
              },
              "target": {
               "description": "Target",
               "type": "number",
               "minimum": 0
              },
              "measurement_unit": {
               "description": "Unit",
               "enum": [
                "milliseconds",
                "seconds",
                "Mbps"
               ],
               "type": "string"
              },
              "relation": {
               "description": "How the measured value must stand to the target.",
               "enum": [
                "lower_or_equal",
                "greater_or_equal",
                "equal",
                "lower_than",
                "greater_than"
               ],
               "type": "string"
              }
             },
             "x-kubernetes-validations": [
              {
               "rule": "!has(self.measurement_unit) || (self.system_metric_id == 'bandwidth') == (self.measurement_unit == 'Mbps')",
               "message": "bandwidth is measured in Mbps, everything else in milliseconds or seconds"
              }
             ]
            }
           }
          },
          "x-kubernetes-validations": [
           {
            "rule": "self.component_name1 != self.component_name2",
            "message": "a component cannot interact with itself"
           }
          ]
         }
        },
        "permitted_actions": {
         "description": "What policies may do to the application. `*` permits everything; without this field nothing is forbidden. A person's order is not bound by it.",
         "type": "array",
         "items": {
          "description": "Permitted action",
          "type": "string",
          "minLength": 1
         }
        },
        "global_satisfaction": {
         "description": "The weighted share of targets that are met, and what it must be at least.",
         "type": "object",
         "properties": {
          "threshold": {
           "description": "Above 0, at most 1.",
           "type": "number",
           "minimum": 0,
           "exclusiveMinimum": true,
           "maximum": 1
          },
          "relation": {
           "description": "Relation",
           "enum": [
            "greater_or_equal",
            "equal",
            "greater_than"
           ],
           "type": "string"
          },
          "achievement_weights": {
           "description": "What each target counts; together 1.",
           "type": "array",
           "maxItems": 64,
           "items": {
            "type": "object",
            "required": [
             "metric_id",
             "weight"
            ],
            "properties": {
             "metric_id": {
              "description": "An `application_metric_id` of one of the components.",
              "type": "string",
              "minLength": 1,
              "maxLength": 128
             },
             "weight": {
              "description": "Weight",
              "type": "number",
              "minimum": 0,
              "maximum": 1
             }
            }
           },
           "x-kubernetes-list-type": "map",
           "x-kubernetes-list-map-keys": [
            "metric_id"
           ],
           "x-kubernetes-validations": [
            {
             "rule": "self.size() == 0 || (self.map(w, w.weight).sum() > 0.999999 && self.map(w, w.weight).sum() < 1.000001)",
             "message": "the weights must be 1 together"
            }
           ]
          }
         }
        },
        "status": {
         "description": "What became of an application: the status of a MLSysOpsApp, written by the continuum agent.",
         "type": "object",
         "properties": {
          "epoch": {
           "description": "The epoch of the lease under which it was written.",
           "type": "integer",
           "minimum": 0
          },
          "observedGeneration": {
           "description": "The generation of the description that this status speaks of.",
           "type": "integer",
           "minimum": 0
          },
          "phase": {
           "description": "accepted: stored · placing: a cluster or host is being chosen · deploying: instances start · deployed: every component is ready or complete · degraded: it was deployed and is not now · failed: it cannot be placed or started · removing.",
           "enum": [
            "accepted",
            "placing",
            "deploying",
            "deployed",
            "degraded",
            "failed",
            "removing"
           ],
           "type": "string"
          },
          "clusters": {
           "description": "The clusters that have it.",
           "type": "array",
           "x-kubernetes-list-type": "set",
           "items": {
            "type": "string"
           }
          },
          "placedOn": {
           "description": "The same clusters, for people: `cloud, edge`.",
           "type": "string"
          },
          "components": {
           "description": "How many of its components are ready.",
           "type": "object",
           "required": [
            "ready",
            "wanted",
            "summary"
           ],
           "properties": {
            "ready": {
             "type": "integer",
             "minimum": 0
            },
            "wanted": {
             "type": "integer",
             "minimum": 0
            },
            "summary": {
             "description": "Both, for people: `2/3`; `2/3 (not heard)` where the agent of a cluster is gone.",
             "type": "string"
            }
           }
          },
          "satisfaction": {
           "description": "The weighted share of targets that are met; absent where none was measured.",
           "type": "object",
           "required": [
            "score",
            "met"
           ],
           "properties": {
            "score": {
             "description": "0 to 1.",
             "type": "number",
             "minimum": 0,
             "maximum": 1
            },
            "threshold": {
             "type": "number"
            },
            "met": {
             "type": "boolean"
            }
           }
          },
          "conditions": {
           "description": "Accepted: what the object alone cannot be checked for (a name that is taken) is right too · Placed: it is given to a cluster · Ready: every component is ready or complete · Satisfied: the targets are met · Progressing: what is missing is on its way · Degraded: it fell short of what it was, a change of it was rolled back, or it could not come to be.",
           "type": "array",
           "x-kubernetes-list-type": "map",
           "x-kubernetes-list-map-keys": [
            "type"
           ],
           "items": {
            "type": "object",
            "required": [
             "type",
             "status",
             "reason",
             "message",
             "lastTransitionTime"
            ],
            "properties": {
             "type": {
              "enum": [
               "Accepted",
               "Placed",
               "Ready",
               "Satisfied",
               "Progressing",
               "Degraded"
              ],
              "type": "string"
             },
             "status": {
              "enum": [
               "True",
               "False",
               "Unknown"
              ],
              "type": "string"
             },
             "reason": {
              "description": "One word, in capitals where words begin.",
              "type": "string",
              "pattern": "^[A-Za-z](?:[A-Za-z0-9_,:]*[A-Za-z0-9_])?$",
              "maxLength": 1024
             },
             "message": {
              "type": "string",
              "maxLength": 32768
             },
             "observedGeneration": {
              "type": "integer",
              "minimum": 0
             },
             "lastTransitionTime": {
              "description": "When the status last changed.",
              "type": "string",
              "format": "date-time"
             }
            }
           }
          }
         }
        }
       },
       "x-kubernetes-validations": [
        {
         "rule": "!has(self.name) || self.name == self.metadata.name",
         "message": "name must equal metadata.name, or be left out"
        },
        {
         "rule": "self.metadata.name.size() <= 63 && !self.metadata.name.contains('.')",
         "message": "an application's name has at most 63 characters and no dot"
        },
        {
         "rule": "!has(self.single_node) || self.single_node.all(g, g.components.all(name, self.components.exists(c, c.metadata.name == name)))",
         "message": "single_node names a component that there is not"
        },
        {
         "rule": "!has(self.component_interactions) || self.component_interactions.all(i, self.components.exists(c, c.metadata.name == i.component_name1) && self.components.exists(c, c.metadata.name == i.component_name2))",
         "message": "component_interactions names a component that there is not"
        },
        {
         "rule": "!has(self.global_satisfaction) || !has(self.global_satisfaction.achievement_weights) || self.global_satisfaction.achievement_weights.all(w, self.components.exists(c, has(c.qos_metrics) && c.qos_metrics.exists(q, q.application_metric_id == w.metric_id)))",
         "message": "achievement_weights names a metric that no component has a target for"
        }
       ]
      }
     },
     "subresources": {
      "status": {}
     },
     "additionalPrinterColumns": [
      {
       "name": "Phase",
       "type": "string",
       "jsonPath": ".status.phase"
      },
      {
       "name": "Clusters",
       "type": "string",
       "jsonPath": ".status.placedOn"
      },
      {
       "name": "Ready",
       "type": "string",
       "jsonPath": ".status.components.summary"
      },
      {
       "name": "Satisfaction",
       "type": "number",
       "jsonPath": ".status.satisfaction.score"
      },
      {
       "name": "Age",
       "type": "date",
       "jsonPath": ".metadata.creationTimestamp"
      },
      {
       "name": "Accepted",
       "type": "string",
       "jsonPath": ".status.conditions[?(@.type=='Accepted')].status",
       "priority": 1
      },
      {
       "name": "Reason",
       "type": "string",
       "jsonPath": ".status.conditions[?(@.status!='True')].message",
       "priority": 1
      }
     ]
    }
   ]
  }
 },
 {
  "apiVersion": "apiextensions.k8s.io/v1",
  "kind": "CustomResourceDefinition",
  "metadata": {
   "name": "mlsysopsnodes.mlsysops.eu",
   "labels": {
    "app.kubernetes.io/part-of": "mlsysops"
   }
  },
  "spec": {
   "group": "mlsysops.eu",
   "scope": "Namespaced",
   "names": {
    "kind": "MLSysOpsNode",
    "listKind": "MLSysOpsNodeList",
    "singular": "mlsysopsnode",
    "plural": "mlsysopsnodes",
    "shortNames": [
     "mlnode",
     "mlnodes"
    ],
    "categories": [
     "mlsysops"
    ]
   },
   "versions": [
    {
     "name": "v1",
     "served": true,
     "storage": true,
     "schema": {
      "openAPIV3Schema": {
       "description": "A machine of the slice: what it is made of, what it can do and what agents may change on it.",
       "type": "object",
       "required": [
        "continuum_layer",
        "environment"
       ],
       "properties": {
        "name": {
         "description": "The node's unique name, as its cluster knows it.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
         "minLength": 1,
         "maxLength": 253
        },
        "labels": {
         "description": "What placements may ask for in their `labels`.",
         "type": "array",
         "items": {
          "description": "A label that nodes carry and placements ask for, by convention `key:value`.",
          "type": "string",
          "minLength": 1,
          "maxLength": 253
         },
         "x-kubernetes-list-type": "set"
        },
        "continuum_layer": {
         "description": "Where on the continuum: from the data centre to the device.",
         "enum": [
          "cloud",
          "edge_infrastructure",
          "edge",
          "far_edge"
         ],
         "type": "string"
        },
        "cluster_id": {
         "description": "The cluster that the node belongs to.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
         "minLength": 1,
         "maxLength": 253
        },
        "datacenter_id": {
         "description": "The data centre that it stands in. Without one it stands alone, and its `location` says where.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
         "minLength": 1,
         "maxLength": 253
        },
        "availability": {
         "description": "transient: it may go away, for instance when its battery is empty · stable: it is there to stay.",
         "enum": [
          "transient",
          "stable"
         ],
         "type": "string"
        },
        "mobile": {
         "description": "Whether the node moves about.",
         "type": "boolean"
        },
        "location": {
         "description": "Longitude, then latitude, in degrees (WGS 84). For a mobile node: that of its base station.",
         "type": "array",
         "items": {
          "type": "number",
          "minimum": -180,
          "maximum": 180
         },
         "minItems": 2,
         "maxItems": 2,
         "x-kubernetes-validations": [
          {
           "rule": "self[1] >= -90.0 && self[1] <= 90.0",
           "message": "longitude first, then latitude: the latitude is beyond the poles"
          }
         ]
        },
        "price": {
         "description": "What an hour of the whole node costs. An extension of mlsysops.",
         "type": "object",
         "required": [
          "value"
         ],
         "properties": {
          "value": {
           "description": "Price per hour",
           "type": "number",
           "minimum": 0
          },
          "currency": {
           "description": "An ISO 4217 code. All nodes of a slice are priced in one currency.",
           "type": "string",
           "pattern": "^[A-Z]{3}$"
          }
         }
        },
        "sensors": {
         "description": "The sensors on the node; each is offered to components as a service.",
         "type": "array",
         "maxItems": 64,
         "items": {
          "description": "Sensor",
          "type": "object",
          "properties": {
           "camera": {
            "description": "Camera",
            "type": "object",
            "properties": {
             "instances": {
              "description": "How many cameras of this model the node has.",
              "type": "integer",
              "minimum": 1
             },
             "model": {
              "description": "Camera model",
              "type": "string",
              "minLength": 1
             },
             "camera_type": {
              "description": "Camera type",
              "type": "string",
              "minLength": 1
             },
             "framerate": {
              "description": "Frames a second that it delivers.",
              "type": "integer",
              "minimum": 1
             },
             "supported_resolutions": {
              "description": "Supported resolutions",
              "type": "array",
              "items": {
               "description": "Width x height in pixels.",
               "type": "string",
               "pattern": "^[1-9][0-9]*x[1-9][0-9]*$"
              }
             }
            }
           },
           "temperature": {
            "description": "Temperature sensor",
            "type": "object",
            "properties": {
             "instances": {
              "description": "Instances",
              "type": "integer",
              "minimum": 1
             },
             "model": {
              "description": "Model of the temperature sensor",
              "type": "string",
              "minLength": 1
             },
             "measurement_min": {
              "description": "The lowest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_max": {
              "description": "The highest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_unit": {
              "description": "Unit of temperature",
              "type": "string",
              "minLength": 1
             },
             "accuracy": {
              "description": "The largest error of a measurement, in `measurement_unit`.",
              "type": "number",
              "minimum": 0
             },
             "sampling_frequency": {
              "description": "Measurements a second (Hz).",
              "type": "number",
              "minimum": 0
             }
            },
            "x-kubernetes-validations": [
             {
              "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
              "message": "the lowest value is above the highest"
             }
            ]
           },
           "accelerometer": {
            "description": "Accelerometer",
            "type": "object",
            "properties": {
             "model": {
              "description": "Model",
              "type": "string",
              "minLength": 1
             },
             "measurement_min": {
              "description": "The lowest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_max": {
              "description": "The highest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_unit": {
              "description": "Unit",
              "type": "string",
              "minLength": 1
             },
             "accuracy": {
              "description": "The largest error of a measurement, in `measurement_unit`.",
              "type": "number",
              "minimum": 0
             },
             "sampling_frequency": {
              "description": "Measurements a second (Hz).",
              "type": "number",
              "minimum": 0
             }
            },
            "x-kubernetes-validations": [
             {
              "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
              "message": "the lowest value is above the highest"
             }
            ]
           },
           "humidity": {
            "description": "Humidity sensor",
            "type": "object",
            "properties": {
             "model": {
              "description": "Model",
              "type": "string",
              "minLength": 1
             },
             "measurement_min": {
              "description": "The lowest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_max": {
              "description": "The highest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_unit": {
              "description": "Unit",
              "type": "string",
              "minLength": 1
             },
             "accuracy": {
              "description": "The largest error of a measurement, in `measurement_unit`.",
              "type": "number",
              "minimum": 0
             },
             "sampling_frequency": {
              "description": "The span in which it can be set, in measurements a second (Hz).",
              "type": "object",
              "properties": {
               "min": {
                "type": "number",
                "minimum": 0
               },
               "max": {
                "type": "number",
                "minimum": 0
               }
              }
             }
            },
            "x-kubernetes-validations": [
             {
              "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
              "message": "the lowest value is above the highest"
             }
            ]
           },
           "sound": {
            "description": "Sound sensor",
            "type": "object",
            "properties": {
             "model": {
              "description": "Model",
              "type": "string",
              "minLength": 1
             },
             "measurement_min": {
              "description": "The lowest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_max": {
              "description": "The highest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_unit": {
              "description": "Unit",
              "type": "string",
              "minLength": 1
             },
             "accuracy": {
              "description": "The largest error of a measurement, in `measurement_unit`.",
              "type": "number",
              "minimum": 0
             },
             "sampling_frequency": {
              "description": "The span in which it can be set, in measurements a second (Hz).",
              "type": "object",
              "properties": {
               "min": {
                "type": "number",
                "minimum": 0
               },
               "max": {
                "type": "number",
                "minimum": 0
               }
              }
             }
            },
            "x-kubernetes-validations": [
             {
              "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
              "message": "the lowest value is above the highest"
             }
            ]
           },
           "co2": {
            "description": "Carbon dioxide sensor",
            "type": "object",
            "properties": {
             "model": {
              "description": "Model",
              "type": "string",
              "minLength": 1
             },
             "measurement_min": {
              "description": "The lowest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_max": {
              "description": "The highest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_unit": {
              "description": "Unit",
              "type": "string",
              "minLength": 1
             },
             "accuracy": {
              "description": "The largest error of a measurement, in `measurement_unit`.",
              "type": "number",
              "minimum": 0
             },
             "sampling_frequency": {
              "description": "The span in which it can be set, in measurements a second (Hz).",
              "type": "object",
              "properties": {
               "min": {
                "type": "number",
                "minimum": 0
               },
               "max": {
                "type": "number",
                "minimum": 0
               }
              }
             }
            },
            "x-kubernetes-validations": [
             {
              "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
              "message": "the lowest value is above the highest"
             }
            ]
           },
           "barometer": {
            "description": "Barometer",
            "type": "object",
            "properties": {
             "model": {
              "description": "Model",
              "type": "string",
              "minLength": 1
             },
             "measurement_min": {
              "description": "The lowest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_max": {
              "description": "The highest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_unit": {
              "description": "pa: pascal.",
              "type": "string",
              "minLength": 1
             },
             "accuracy": {
              "description": "The largest error of a measurement, in `measurement_unit`.",
              "type": "number",
              "minimum": 0
             },
             "sampling_frequency": {
              "description": "Measurements a second (Hz).",
              "type": "number",
              "minimum": 0
             }
            },
            "x-kubernetes-validations": [
             {
              "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
              "message": "the lowest value is above the highest"
             }
            ]
           },
           "air_quality": {
            "description": "Air quality sensor",
            "type": "object",
            "properties": {
             "model": {
              "description": "Model",
              "type": "string",
              "minLength": 1
             },
             "measurement_min": {
              "description": "The lowest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_max": {
              "description": "The highest value that is measured, in `measurement_unit`.",
              "type": "number"
             },
             "measurement_unit": {
              "description": "ug/m^3: micrograms per cubic metre.",
              "type": "string",
              "minLength": 1
             },
             "accuracy": {
              "description": "The largest error of a measurement, in `measurement_unit`.",
              "type": "number",
              "minimum": 0
             },
             "sampling_frequency": {
              "description": "Measurements a second (Hz).",
              "type": "number",
              "minimum": 0
             }
            },
            "x-kubernetes-validations": [
             {
              "rule": "!has(self.measurement_min) || !has(self.measurement_max) || self.measurement_min <= self.measurement_max",
              "message": "the lowest value is above the highest"
             }
            ]
           },
           "instances": {
            "description": "How many of this sensor the node has.",
            "type": "integer",
            "minimum": 1
           },
           "protocol": {
            "description": "Protocol of the sensor service",
            "type": "string",
            "minLength": 1
           },
           "endpoint": {
            "description": "Where its data is to be had.",
            "type": "string",
            "minLength": 1
           }
          }
         }
        },
        "permitted_actions": {
         "description": "What agents may do to the node. `*` permits everything; without this field nothing is forbidden.",
         "type": "array",
         "items": {
          "description": "Permitted action",
          "type": "string",
          "minLength": 1
         },
         "x-kubernetes-list-type": "set"
        },
        "distributed_storage_service": {
         "description": "Distributed storage service",
         "type": "object",
         "properties": {
          "member": {
           "description": "Whether the node takes part in it.",
           "type": "boolean"
          },
          "available_space": {
           "description": "What it offers to the service, in GB (10^9 bytes).",
           "type": "number",
           "minimum": 0
          }
         }
        },
        "environment": {
         "description": "Environment",
         "type": "object",
         "properties": {
          "node_type": {
           "description": "virtualized: a virtual machine · native: hardware with an operating system · bare_metal: hardware without one.",
           "enum": [
            "virtualized",
            "native",
            "bare_metal"
           ],
           "type": "string"
          },
          "os": {
           "description": "Operating system",
           "type": "string",
           "minLength": 1
          },
          "container_runtime": {
           "description": "Those that are installed.",
           "type": "array",
           "items": {
            "description": "Container runtime",
            "type": "string",
            "minLength": 1
           }
          }
         }
        },
        "acceleration_api": {
         "description": "The accelerated calls that the node offers.",
         "type": "array",
         "items": {
          "type": "object",
          "required": [
           "call_name",
           "supported_platforms"
          ],
          "properties": {
           "call_name": {
            "description": "The name of an accelerated call that a node offers and a container uses.",
            "type": "string",
            "minLength": 1
           },
           "supported_platforms": {
            "description": "Supported platforms",
            "type": "array",
            "items": {
             "type": "object",
             "required": [
              "name"
             ],
             "properties": {
              "name": {
               "description": "Platform",
               "enum": [
                "cpu",
                "gpu",
                "fpga",
                "tpu"
               ],
               "type": "string"
              },
              "supported_frameworks": {
               "description": "Supported frameworks",
               "type": "array",
               "items": {
                "type": "string",
                "minLength": 1
               }
              }
             }
            }
           }
          }
         }
        },
        "hardware": {
         "description": "Hardware",
         "type": "object",
         "properties": {
          "cpu": {
           "description": "Processor",
           "type": "object",
           "properties": {
            "model": {
             "description": "Model",
             "type": "string",
             "minLength": 1
            },
            "architecture": {
             "description": "The instruction set, as container images name it.",
             "enum": [
              "amd64",
              "arm64"
             ],
             "type": "string"
            },
            "cores": {
             "description": "Cores",
             "type": "integer",
             "minimum": 1
            },
            "frequency": {
             "description": "Every frequency that the processor can be set to, in Hz.",
             "type": "array",
             "items": {
              "type": "number",
              "minimum": 0,
              "exclusiveMinimum": true
             }
            },
            "performance_indicator": {
             "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
             "type": "number",
             "minimum": 0
            }
           }
          },
          "mcu": {
           "description": "Microcontroller",
           "type": "object",
           "properties": {
            "architecture": {
             "description": "Microcontroller architecture",
             "type": "string",
             "minLength": 1
            },
            "flash": {
             "description": "A Kubernetes quantity of bytes.",
             "type": "string",
             "maxLength": 64,
             "x-kubernetes-validations": [
              {
               "rule": "isQuantity(self)",
               "message": "not a Kubernetes quantity such as 500m, 2 or 256Mi"
              },
              {
               "rule": "!isQuantity(self) || !quantity(self).isLessThan(quantity('0'))",
               "message": "an amount cannot be negative"
              }
             ]
            },
            "cores": {
             "description": "Cores",
             "type": "integer",
             "minimum": 1
            },
            "frequency": {
             "description": "In Hz.",
             "type": "number",
             "minimum": 0,
             "exclusiveMinimum": true
            },
            "performance_indicator": {
             "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
             "type": "number",
             "minimum": 0
            }
           }
          },
          "memory": {
           "description": "Main memory in GB, counted as memory is sold: 1 GB is 1 Gi (2^30 bytes).",
           "type": "number",
           "minimum": 0
          },
          "disk": {
           "description": "Local storage in GB, counted as disks are sold: 1 GB is 10^9 bytes.",
           "type": "number",
           "minimum": 0
          },
          "gpu": {
           "description": "GPU",
           "type": "object",
           "properties": {
            "model": {
             "description": "GPU model",
             "type": "string",
             "minLength": 1
            },
            "memory": {
             "description": "Of each GPU, in GB (1 GB is 2^30 bytes).",
             "type": "number",
             "minimum": 0
            },
            "instances": {
             "description": "How many; 1 where it is not said.",
             "type": "integer",
             "minimum": 0
            },
            "performance_indicator": {
             "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
             "type": "number",
             "minimum": 0
            }
           }
          },
          "fpga": {
           "description": "FPGA",
           "type": "object",
           "properties": {
            "model": {
             "description": "FPGA model",
             "type": "string",
             "minLength": 1
            },
            "memory": {
             "description": "In GB (1 GB is 2^30 bytes).",
             "type": "number",
             "minimum": 0
            },
            "performance_indicator": {
             "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
             "type": "number",
             "minimum": 0
            }
           }
          }
         }
        },
        "network_resources": {
         "description": "Network",
         "type": "object",
         "properties": {
          "basic_interface": {
           "description": "The one interface that control traffic uses, and the default for application traffic.",
           "type": "object",
           "properties": {
            "name": {
             "description": "Network technology",
             "type": "string",
             "minLength": 1
            },
            "range": {
             "description": "Of a wireless interface, in metres.",
             "type": "number",
             "minimum": 0
            },
            "interface_name": {
             "description": "Interface name",
             "type": "string",
             "minLength": 1
            },
            "application_traffic_permission": {
             "description": "Whether applications may use it too.",
             "type": "boolean"
            }
           }
          },
          "redirection_interface": {
           "description": "Interfaces that application traffic can be redirected to.",
           "type": "array",
           "items": {
            "type": "object",
            "required": [
             "connection_type"
            ],
            "properties": {
             "connection_type": {
              "description": "Network technology",
              "type": "string",
              "minLength": 1
             },
             "range": {
              "description": "Of a wireless interface, in metres.",
              "type": "number",
              "minimum": 0
             },
             "interface_name": {
              "description": "Interface name",
              "type": "string",
              "minLength": 1
             },
             "mode": {
              "description": "Mode",
              "enum": [
               "infrastructure",
               "adhoc"
              ],
              "type": "string"
             },
             "hardware_address": {
              "description": "Hardware address",
              "type": "string",
              "minLength": 1
             },
             "pairing_info": {
              "description": "Pairing",
              "type": "object",
              "properties": {
               "ip_address": {
                "description": "IP address",
                "type": "string",
                "minLength": 1
               },
               "network_ssid": {
                "description": "SSID or PAN id.",
                "type": "string",
                "minLength": 1
               },
               "net_key": {
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
        "power": {
         "description": "Power",
         "type": "object",
         "properties": {
          "target": {
           "description": "What the owner of the node wants.",
           "type": "object",
           "properties": {
            "consumption": {
             "description": "Consumption",
             "type": "object",
             "properties": {
              "value": {
               "type": "number",
               "minimum": 0
              },
              "relation": {
               "description": "How the measured value must stand to the target.",
               "enum": [
                "lower_or_equal",
                "greater_or_equal",
                "equal",
                "lower_than",
                "greater_than"
               ],
               "type": "string"
              },
              "measurement_unit": {
               "description": "Unit of energy",
               "enum": [
                "wh",
                "kwh",
                "Mwh"
               ],
               "type": "string"
              }
             }
            },
            "cost": {
             "description": "For each `measurement_unit` of energy, in the currency of the slice.",
             "type": "object",
             "properties": {
              "value": {
               "type": "number",
               "minimum": 0
              },
              "relation": {
               "description": "How the measured value must stand to the target.",
               "enum": [
                "lower_or_equal",
                "greater_or_equal",
                "equal",
                "lower_than",
                "greater_than"
               ],
               "type": "string"
              },
              "measurement_unit": {
               "description": "Unit of energy",
               "enum": [
                "wh",
                "kwh",
                "Mwh"
               ],
               "type": "string"
              }
             }
            },
            "co2_emission": {
             "description": "Emission for each unit of energy, in kilotonnes.",
             "type": "object",
             "properties": {
              "value": {
               "type": "number",
               "minimum": 0
              },
              "relation": {
               "description": "How the measured value must stand to the target.",
               "enum": [
                "lower_or_equal",
                "greater_or_equal",
                "equal",
                "lower_than",
                "greater_than"
               ],
               "type": "string"
              },
              "measurement_unit": {
               "description": "Unit",
               "enum": [
                "kt/wh",
                "kt/kwh",
                "kt/Mwh"
               ],
               "type": "string"
              }
             }
            }
           }
          },
          "max_consumption": {
           "description": "Highest consumption",
           "type": "object",
           "properties": {
            "value": {
             "type": "number",
             "minimum": 0
            },
            "measurement_unit": {
             "description": "Unit of power",
             "enum": [
              "w",
              "kw",
              "Mw"
             ],
             "type": "string"
            }
           }
          },
          "grid": {
           "description": "Whether the node is on the grid.",
           "type": "boolean"
          },
          "renewable": {
           "description": "Renewable sources",
           "type": "array",
           "items": {
            "type": "object",
            "properties": {
             "name": {
              "description": "Source",
              "type": "string",
              "minLength": 1
             },
             "production": {
              "description": "Production",
              "type": "object",
              "properties": {
               "levels": {
                "description": "The levels, rising, in `measurement_unit`.",
                "type": "array",
                "items": {
                 "type": "number",
                 "minimum": 0
                }
               },
               "measurement_unit": {
                "description": "Unit",
                "enum": [
                 "wh"
                ],
                "type": "string"
               }
              }
             }
            }
           }
          },
          "battery": {
           "description": "Battery",
           "type": "object",
           "properties": {
            "capacity": {
             "description": "Capacity",
             "type": "object",
             "properties": {
              "levels": {
               "description": "The levels, rising, in `measurement_unit`.",
               "type": "array",
               "items": {
                "type": "number",
                "minimum": 0
               }
              },
              "measurement_unit": {
               "description": "Unit",
               "enum": [
                "wh"
               ],
               "type": "string"
              }
             }
            }
           }
          },
          "availability": {
           "description": "Which energy there is at which time of day, at what cost and emission.",
           "type": "array",
           "items": {
            "type": "object",
            "required": [
             "mode"
            ],
            "properties": {
             "mode": {
              "description": "Mode",
              "enum": [
               "brown",
               "green"
              ],
              "type": "string"
             },
             "value": {
              "type": "number",
              "minimum": 0
             },
             "measurement_unit": {
              "description": "Unit of energy",
              "enum": [
               "wh",
               "kwh",
               "Mwh"
              ],
              "type": "string"
             },
             "time_windows": {
              "description": "Time windows",
              "type": "array",
              "items": {
               "type": "string",
               "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$"
              }
             },
             "cost": {
              "type": "object",
              "properties": {
               "value": {
                "type": "number",
                "minimum": 0
               },
               "measurement_unit": {
                "description": "Unit of energy",
                "enum": [
                 "wh",
                 "kwh",
                 "Mwh"
                ],
                "type": "string"
               }
              }
             },
             "co2_emission": {
              "type": "object",
              "properties": {
               "value": {
                "type": "number",
                "minimum": 0
               },
               "measurement_unit": {
                "description": "Unit",
                "enum": [
                 "kt/wh",
                 "kt/kwh",
                 "kt/Mwh"
                ],
                "type": "string"
               }
              }
             }
            }
           }
          }
         }
        }
       },
       "x-kubernetes-validations": [
        {
         "rule": "!has(self.name) || self.name == self.metadata.name",
         "message": "name must equal metadata.name, or be left out"
        }
       ]
      }
     },
     "additionalPrinterColumns": [
      {
       "name": "Layer",
       "type": "string",
       "jsonPath": ".continuum_layer"
      },
      {
       "name": "Cluster",
       "type": "string",
       "jsonPath": ".cluster_id"
      },
      {
       "name": "Cores",
       "type": "integer",
       "jsonPath": ".hardware.cpu.cores"
      },
      {
       "name": "Memory-GiB",
       "type": "number",
       "jsonPath": ".hardware.memory"
      },
      {
       "name": "Age",
       "type": "date",
       "jsonPath": ".metadata.creationTimestamp"
      },
      {
       "name": "Architecture",
       "type": "string",
       "jsonPath": ".hardware.cpu.architecture",
       "priority": 1
      },
      {
       "name": "Price",
       "type": "number",
       "jsonPath": ".price.value",
       "priority": 1
      }
     ]
    }
   ]
  }
 },
 {
  "apiVersion": "apiextensions.k8s.io/v1",
  "kind": "CustomResourceDefinition",
  "metadata": {
   "name": "mlsysopsclusters.mlsysops.eu",
   "labels": {
    "app.kubernetes.io/part-of": "mlsysops"
   }
  },
  "spec": {
   "group": "mlsysops.eu",
   "scope": "Namespaced",
   "names": {
    "kind": "MLSysOpsCluster",
    "listKind": "MLSysOpsClusterList",
    "singular": "mlsysopscluster",
    "plural": "mlsysopsclusters",
    "shortNames": [
     "mlcluster",
     "mlclusters"
    ],
    "categories": [
     "mlsysops"
    ]
   },
   "versions": [
    {
     "name": "v1",
     "served": true,
     "storage": true,
     "schema": {
      "openAPIV3Schema": {
       "description": "A cluster of the slice and the nodes that belong to it.",
       "type": "object",
       "required": [
        "nodes"
       ],
       "properties": {
        "name": {
         "description": "The name of the cluster's object. Where it is given it must equal `cluster_id`.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
         "minLength": 1,
         "maxLength": 253
        },
        "cluster_id": {
         "description": "The cluster's unique name.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
         "minLength": 1,
         "maxLength": 253
        },
        "datacenter_id": {
         "description": "The data centre that it stands in, if any.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
         "minLength": 1,
         "maxLength": 253
        },
        "nodes": {
         "description": "The names of its nodes.",
         "type": "array",
         "items": {
          "description": "A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.",
          "type": "string",
          "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
          "minLength": 1,
          "maxLength": 253
         },
         "x-kubernetes-list-type": "set"
        }
       },
       "x-kubernetes-validations": [
        {
         "rule": "!has(self.name) || self.name == self.metadata.name",
         "message": "name must equal metadata.name, or be left out"
        },
        {
         "rule": "!has(self.cluster_id) || self.cluster_id == self.metadata.name",
         "message": "cluster_id must equal metadata.name, or be left out"
        }
       ]
      }
     },
     "additionalPrinterColumns": [
      {
       "name": "Datacenter",
       "type": "string",
       "jsonPath": ".datacenter_id"
      },
      {
       "name": "Nodes",
       "type": "string",
       "jsonPath": ".nodes"
      },
      {
       "name": "Cordoned",
       "type": "string",
       "jsonPath": ".metadata.annotations['mlsysops\\.eu/cordoned']"
      },
      {
       "name": "Age",
       "type": "date",
       "jsonPath": ".metadata.creationTimestamp"
      }
     ]
    }
   ]
  }
 },
 {
  "apiVersion": "apiextensions.k8s.io/v1",
  "kind": "CustomResourceDefinition",
  "metadata": {
   "name": "mlsysopscontinuums.mlsysops.eu",
   "labels": {
    "app.kubernetes.io/part-of": "mlsysops"
   }
  },
  "spec": {
   "group": "mlsysops.eu",
   "scope": "Namespaced",
   "names": {
    "kind": "MLSysOpsContinuum",
    "listKind": "MLSysOpsContinuumList",
    "singular": "mlsysopscontinuum",
    "plural": "mlsysopscontinuums",
    "shortNames": [
     "continuum",
     "continuums"
    ],
    "categories": [
     "mlsysops"
    ]
   },
   "versions": [
    {
     "name": "v1",
     "served": true,
     "storage": true,
     "schema": {
      "openAPIV3Schema": {
       "description": "A slice: the clusters that are managed as one.",
       "type": "object",
       "required": [
        "clusters"
       ],
       "properties": {
        "name": {
         "description": "The name of the continuum's object. Where it is given it must equal `continuum_id`.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
         "minLength": 1,
         "maxLength": 253
        },
        "continuum_id": {
         "description": "The slice's unique name.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
         "minLength": 1,
         "maxLength": 253
        },
        "clusters": {
         "description": "The names of its clusters (their `cluster_id`).",
         "type": "array",
         "items": {
          "description": "A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.",
          "type": "string",
          "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
          "minLength": 1,
          "maxLength": 253
         },
         "x-kubernetes-list-type": "set"
        }
       },
       "x-kubernetes-validations": [
        {
         "rule": "!has(self.name) || self.name == self.metadata.name",
         "message": "name must equal metadata.name, or be left out"
        },
        {
         "rule": "!has(self.continuum_id) || self.continuum_id == self.metadata.name",
         "message": "continuum_id must equal metadata.name, or be left out"
        }
       ]
      }
     },
     "additionalPrinterColumns": [
      {
       "name": "Clusters",
       "type": "string",
       "jsonPath": ".clusters"
      },
      {
       "name": "Age",
       "type": "date",
       "jsonPath": ".metadata.creationTimestamp"
      }
     ]
    }
   ]
  }
 },
 {
  "apiVersion": "apiextensions.k8s.io/v1",
  "kind": "CustomResourceDefinition",
  "metadata": {
   "name": "mlsysopsdatacenters.mlsysops.eu",
   "labels": {
    "app.kubernetes.io/part-of": "mlsysops"
   }
  },
  "spec": {
   "group": "mlsysops.eu",
   "scope": "Namespaced",
   "names": {
    "kind": "MLSysOpsDatacenter",
    "listKind": "MLSysOpsDatacenterList",
    "singular": "mlsysopsdatacenter",
    "plural": "mlsysopsdatacenters",
    "shortNames": [
     "datacenter",
     "datacenters"
    ],
    "categories": [
     "mlsysops"
    ]
   },
   "versions": [
    {
     "name": "v1",
     "served": true,
     "storage": true,
     "schema": {
      "openAPIV3Schema": {
       "description": "A place where nodes stand: its layer, where it is and who runs it.",
       "type": "object",
       "required": [
        "cluster_id",
        "continuum",
        "nodes"
       ],
       "properties": {
        "datacenter_id": {
         "description": "The data centre's unique name.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
         "minLength": 1,
         "maxLength": 253
        },
        "cluster_id": {
         "description": "The cluster that it belongs to.",
         "type": "string",
         "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
         "minLength": 1,
         "maxLength": 253
        },
        "continuum": {
         "description": "The layer of the continuum that it belongs to.",
         "enum": [
          "cloud",
          "edge_infrastructure",
          "edge",
          "far_edge"
         ],
         "type": "string"
        },
        "nodes": {
         "description": "The names of the nodes that stand in it.",
         "type": "array",
         "items": {
          "description": "A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.",
          "type": "string",
          "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
          "minLength": 1,
          "maxLength": 253
         },
         "x-kubernetes-list-type": "set"
        },
        "continent": {
         "description": "Continent",
         "enum": [
          "europe",
          "asia",
          "africa",
          "australia",
          "north_america",
          "south_america",
          "antarctica"
         ],
         "type": "string"
        },
        "country": {
         "description": "A two-letter country code, lower case (Greece is `el`).",
         "type": "string",
         "minLength": 1
        },
        "city": {
         "description": "City",
         "type": "string",
         "minLength": 1
        },
        "location": {
         "description": "Longitude, then latitude, in degrees (WGS 84). For a mobile node: that of its base station.",
         "type": "array",
         "items": {
          "type": "number",
          "minimum": -180,
          "maximum": 180
         },
         "minItems": 2,
         "maxItems": 2,
         "x-kubernetes-validations": [
          {
           "rule": "self[1] >= -90.0 && self[1] <= 90.0",
           "message": "longitude first, then latitude: the latitude is beyond the poles"
          }
         ]
        },
        "cloud_provider": {
         "description": "Cloud provider",
         "type": "string",
         "minLength": 1
        }
       },
       "x-kubernetes-validations": [
        {
         "rule": "!has(self.datacenter_id) || self.datacenter_id == self.metadata.name",
         "message": "datacenter_id must equal metadata.name, or be left out"
        }
       ]
      }
     },
     "additionalPrinterColumns": [
      {
       "name": "Layer",
       "type": "string",
       "jsonPath": ".continuum"
      },
      {
       "name": "Cluster",
       "type": "string",
       "jsonPath": ".cluster_id"
      },
      {
       "name": "City",
       "type": "string",
       "jsonPath": ".city"
      },
      {
       "name": "Provider",
       "type": "string",
       "jsonPath": ".cloud_provider"
      },
      {
       "name": "Age",
       "type": "date",
       "jsonPath": ".metadata.creationTimestamp"
      }
     ]
    }
   ]
  }
 },
 {
  "apiVersion": "apiextensions.k8s.io/v1",
  "kind": "CustomResourceDefinition",
  "metadata": {
   "name": "mlsysopsordersets.mlsysops.eu",
   "labels": {
    "app.kubernetes.io/part-of": "mlsysops"
   }
  },
  "spec": {
   "group": "mlsysops.eu",
   "scope": "Namespaced",
   "names": {
    "kind": "MLSysOpsOrderSet",
    "listKind": "MLSysOpsOrderSetList",
    "singular": "mlsysopsorderset",
    "plural": "mlsysopsordersets",
    "shortNames": [
     "orderset",
     "ordersets"
    ],
    "categories": [
     "mlsysops"
    ]
   },
   "versions": [
    {
     "name": "v1",
     "served": true,
     "storage": true,
     "schema": {
      "openAPIV3Schema": {
       "description": "What people ordered of one application. It is named for the application and stands beside it.",
       "type": "object",
       "required": [
        "spec"
       ],
       "properties": {
        "spec": {
         "type": "object",
         "required": [
          "orders"
         ],
         "properties": {
          "orders": {
           "description": "The orders in force, newest last.",
           "type": "array",
           "items": {
            "description": "A person's order: exactly what was asked, by whom, and until when.",
            "type": "object",
            "required": [
             "id",
             "component",
             "by",
             "issuedMs",
             "wish"
            ],
            "properties": {
             "id": {
              "type": "string",
              "minLength": 1
             },
             "component": {
              "description": "The component that it concerns.",
              "type": "string"
             },
             "by": {
              "description": "Who ordered it.",
              "type": "string"
             },
             "issuedMs": {
              "description": "When it was given, in milliseconds since the Unix epoch.",
              "type": "integer",
              "minimum": 0
             },
             "untilMs": {
              "description": "When it ends; absent: when it is lifted.",
              "type": "integer",
              "minimum": 0
             },
             "wish": {
              "description": "What a person wants of a component.",
              "type": "object",
              "required": [
               "kind"
              ],
              "properties": {
               "kind": {
                "type": "string",
                "enum": [
                 "move",
                 "pin",
                 "scale",
                 "set-image",
                 "set-resources"
                ]
               },
               "from": {
                "description": "Away from this node; absent: from wherever it runs.",
                "type": "string"
               },
               "to": {
                "description": "To this node.",
                "type": "string"
               },
               "node": {
                "description": "Keep it on this node.",
                "type": "string"
               },
               "instances": {
                "description": "Run so many.",
                "type": "integer",
                "minimum": 1
               },
               "container": {
                "description": "The container's name or number; absent: the first.",
                "type": "string"
               },
               "image": {
                "description": "Run this image.",
                "type": "string",
                "minLength": 1
               },
               "requests": {
                "description": "Kubernetes quantities.",
                "type": "object",
                "properties": {
                 "cpu": {
                  "type": "string"
                 },
                 "memory": {
                  "type": "string"
                 }
                }
               },
               "limits": {
                "description": "Kubernetes quantities.",
                "type": "object",
                "properties": {
                 "cpu": {
                  "type": "string"
                 },
                 "memory": {
                  "type": "string"
                 }
                }
               }
              },
              "oneOf": [
               {
                "properties": {
                 "kind": {
                  "enum": [
                   "move"
                  ]
                 }
                },
                "required": [
                 "kind",
                 "to"
                ]
               },
               {
                "properties": {
                 "kind": {
                  "enum": [
                   "pin"
                  ]
                 }
                },
                "required": [
                 "kind",
                 "node"
                ]
               },
               {
                "properties": {
                 "kind": {
                  "enum": [
                   "scale"
                  ]
                 }
                },
                "required": [
                 "kind",
                 "instances"
                ]
               },
               {
                "properties": {
                 "kind": {
                  "enum": [
                   "set-image"
                  ]
                 }
                },
                "required": [
                 "kind",
                 "image"
                ]
               },
               {
                "properties": {
                 "kind": {
                  "enum": [
                   "set-resources"
                  ]
                 }
                },
                "required": [
                 "kind"
                ]
               }
              ]
             }
            }
           }
          }
         }
        }
       }
      }
     },
     "additionalPrinterColumns": [
      {
       "name": "Age",
       "type": "date",
       "jsonPath": ".metadata.creationTimestamp"
      }
     ]
    }
   ]
  }
 },
 {
  "apiVersion": "apiextensions.k8s.io/v1",
  "kind": "CustomResourceDefinition",
  "metadata": {
   "name": "mlsysopsclusterplacements.mlsysops.eu",
   "labels": {
    "app.kubernetes.io/part-of": "mlsysops"
   }
  },
  "spec": {
   "group": "mlsysops.eu",
   "scope": "Namespaced",
   "names": {
    "kind": "MLSysOpsClusterPlacement",
    "listKind": "MLSysOpsClusterPlacementList",
    "singular": "mlsysopsclusterplacement",
    "plural": "mlsysopsclusterplacements",
    "shortNames": [
     "clusterplacement",
     "clusterplacements"
    ],
    "categories": [
     "mlsysops"
    ]
   },
   "versions": [
    {
     "name": "v1",
     "served": true,
     "storage": true,
     "schema": {
      "openAPIV3Schema": {
       "description": "Which clusters shall have an application. It is named for the application and stands beside it.",
       "type": "object",
       "required": [
        "spec"
       ],
       "properties": {
        "spec": {
         "type": "object",
         "required": [
          "revision",
          "clusters"
         ],
         "properties": {
          "revision": {
           "description": "The revision of the application that the clusters were given.",
           "type": "string"
          },
          "clusters": {
           "type": "array",
           "items": {
            "type": "object",
            "required": [
             "cluster"
            ],
            "properties": {
             "cluster": {
              "description": "The cluster's name.",
              "type": "string"
             }
            }
           }
          }
         }
        }
       }
      }
     },
     "additionalPrinterColumns": [
      {
       "name": "Clusters",
       "type": "string",
       "jsonPath": ".spec.clusters"
      },
      {
       "name": "Revision",
       "type": "string",
       "jsonPath": ".spec.revision"
      },
      {
       "name": "Age",
       "type": "date",
       "jsonPath": ".metadata.creationTimestamp"
      }
     ]
    }
   ]
  }
 },
 {
  "apiVersion": "apiextensions.k8s.io/v1",
  "kind": "CustomResourceDefinition",
  "metadata": {
   "name": "mlsysopsassignments.mlsysops.eu",
   "labels": {
    "app.kubernetes.io/part-of": "mlsysops"
   }
  },
  "spec": {
   "group": "mlsysops.eu",
   "scope": "Namespaced",
   "names": {
    "kind": "MLSysOpsAssignment",
    "listKind": "MLSysOpsAssignmentList",
    "singular": "mlsysopsassignment",
    "plural": "mlsysopsassignments",
    "shortNames": [
     "assignment",
     "assignments"
    ],
    "categories": [
     "mlsysops"
    ]
   },
   "versions": [
    {
     "name": "v1",
     "served": true,
     "storage": true,
     "schema": {
      "openAPIV3Schema": {
       "description": "An application as the continuum assigned it to this cluster, and what the cluster reports of it. It is named for the application.",
       "type": "object",
       "required": [
        "spec"
       ],
       "properties": {
        "spec": {
         "type": "object",
         "required": [
          "uid",
          "generation",
          "revision",
          "createdMs",
          "updatedMs",
          "description",
          "orders"
         ],
         "properties": {
          "uid": {
           "description": "The application's own, given where it was created.",
           "type": "string"
          },
          "generation": {
           "description": "Of the application's description.",
           "type": "integer",
           "minimum": 0
          },
          "revision": {
           "description": "Of the description and the orders.",
           "type": "string"
          },
          "createdMs": {
           "description": "Milliseconds since the Unix epoch.",
           "type": "integer",
           "minimum": 0
          },
          "updatedMs": {
           "description": "Milliseconds since the Unix epoch.",
           "type": "integer",
           "minimum": 0
          },
          "deletedMs": {
           "description": "Present while the application is being removed.",
           "type": "integer",
           "minimum": 0
          },
          "description": {
           "description": "Application",
           "type": "object",
           "required": [
            "name",
            "components"
           ],
           "properties": {
            "name": {
             "description": "The application's unique name: a DNS-1123 label.",
             "type": "string",
             "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
             "minLength": 1,
             "maxLength": 63
            },
            "labels": {
             "description": "What it is, in words of your own: policies are bound by them.",
             "type": "array",
             "maxItems": 64,
             "items": {
              "description": "Label",
              "type": "string",
              "pattern": "^[A-Za-z0-9]([-A-Za-z0-9_./:=]*[A-Za-z0-9])?$",
              "maxLength": 253
             }
            },
            "cluster_placement": {
             "description": "Which clusters may host the application.",
             "type": "object",
             "properties": {
              "cluster_id": {
               "description": "The clusters that may host it; without this field any may.",
               "type": "array",
               "maxItems": 256,
               "items": {
                "description": "A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.",
                "type": "string",
                "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
                "minLength": 1,
                "maxLength": 253
               }
              },
              "instances": {
               "description": "In how many clusters the application runs.",
               "type": "integer",
               "minimum": 1
              },
              "location": {
               "description": "Where the cluster must be.",
               "type": "object",
               "properties": {
                "continent": {
                 "description": "Continents",
                 "type": "array",
                 "items": {
                  "description": "Continent",
                  "enum": [
                   "europe",
                   "asia",
                   "africa",
                   "australia",
                   "north_america",
                   "south_america",
                   "antarctica"
                  ],
                  "type": "string"
                 }
                },
                "country": {
                 "description": "Countries",
                 "type": "array",
                 "items": {
                  "description": "A two-letter country code, lower case (Greece is `el`).",
                  "type": "string",
                  "minLength": 1
                 }
                },
                "city": {
                 "description": "Cities",
                 "type": "array",
                 "items": {
                  "description": "City",
                  "type": "string",
                  "minLength": 1
                 }
                }
               }
              },
              "cloud_provider": {
               "description": "Cloud provider",
               "type": "string",
               "minLength": 1
              },
              "accelerators": {
               "description": "The cluster must have at least one of each.",
               "type": "array",
               "items": {
                "enum": [
                 "gpu",
                 "fpga",
                 "tpu"
                ],
                "type": "string"
               }
              },
              "node_types": {
               "description": "The cluster must have at least one node of each of these layers.",
               "type": "array",
               "items": {
                "description": "Where on the continuum: from the data centre to the device.",
                "enum": [
                 "cloud",
                 "edge_infrastructure",
                 "edge",
                 "far_edge"
                ],
                "type": "string"
               }
              }
             }
            },
            "single_node": {
             "description": "Groups of components that must run together on one node. It overrides the components' own `node_placement`.",
             "type": "array",
             "maxItems": 16,
             "items": {
              "description": "Single node",
              "type": "object",
              "required": [
               "components"
              ],
              "properties": {
               "components": {
                "description": "The names of the components that run together.",
                "type": "array",
                "maxItems": 32,
                "minItems": 1,
                "items": {
                 "description": "A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.",
                 "type": "string",
                 "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                 "minLength": 1,
                 "maxLength": 63
                }
               },
               "continuum_layer": {
                "description": "Layers",
                "type": "array",
                "items": {
                 "description": "A layer of the continuum; `*` is anywhere.",
                 "enum": [
                  "cloud",
                  "edge_infrastructure",
                  "edge",
                  "far_edge",
                  "*"
                 ],
                 "type": "string"
                }
               },
               "scaling": {
                "description": "Scaling",
                "type": "object",
                "properties": {
                 "scaling_mode": {
                  "description": "manual: `instances` says how many · auto: a policy decides by `scaling_criteria`.",
                  "enum": [
                   "manual",
                   "auto"
                  ],
                  "type": "string"
                 },
                 "instances": {
                  "description": "How many run; 1 where it is not said.",
                  "type": "integer",
                  "minimum": 1
                 },
                 "scaling_criteria": {
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
                  "type": "string"
                 }
                }
               },
               "mobile": {
                "description": "Whether the node must be a mobile one (or must not).",
                "type": "boolean"
               },
               "labels": {
                "description": "The node must carry all of them.",
                "type": "array",
                "items": {
                 "description": "A label that nodes carry and placements ask for, by convention `key:value`.",
                 "type": "string",
                 "minLength": 1,
                 "maxLength": 253
                }
               },
               "node": {
                "description": "Exactly this node.",
                "type": "string",
                "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
                "minLength": 1,
                "maxLength": 253
               }
              }
             }
            },
            "components": {
             "description": "What the application is made of.",
             "type": "array",
             "maxItems": 128,
             "minItems": 1,
             "items": {
              "description": "Component",
              "type": "object",
              "required": [
               "metadata",
               "containers"
              ],
              "properties": {
               "metadata": {
                "description": "Metadata",
                "type": "object",
                "required": [
                 "name"
                ],
                "properties": {
                 "name": {
                  "description": "The component's name: unique in the application, a DNS-1123 label.",
                  "type": "string",
                  "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 63
                 },
                 "uid": {
                  "description": "Given by the slice; leave it out.",
                  "type": "string"
                 }
                }
               },
               "node_placement": {
                "description": "What the node must be like that hosts the component.",
                "type": "object",
                "properties": {
                 "continuum_layer": {
                  "description": "The layers that it may run on; without this field, any.",
                  "type": "array",
                  "items": {
                   "description": "A layer of the continuum; `*` is anywhere.",
                   "enum": [
                    "cloud",
                    "edge_infrastructure",
                    "edge",
                    "far_edge",
                    "*"
                   ],
                   "type": "string"
                  }
                 },
                 "scaling": {
                  "description": "Scaling",
                  "type": "object",
                  "properties": {
                   "scaling_mode": {
                    "description": "manual: `instances` says how many · auto: a policy decides by `scaling_criteria`.",
                    "enum": [
                     "manual",
                     "auto"
                    ],
                    "type": "string"
                   },
                   "instances": {
                    "description": "How many run; 1 where it is not said.",
                    "type": "integer",
                    "minimum": 1
                   },
                   "scaling_criteria": {
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
                    "type": "string"
                   }
                  }
                 },
                 "mobile": {
                  "description": "Whether the node must be a mobile one (or must not).",
                  "type": "boolean"
                 },
                 "labels": {
                  "description": "The node must carry all of them.",
                  "type": "array",
                  "items": {
                   "description": "A label that nodes carry and placements ask for, by convention `key:value`.",
                   "type": "string",
                   "minLength": 1,
                   "maxLength": 253
                  }
                 },
                 "node": {
                  "description": "Exactly this node: the placement is static.",
                  "type": "string",
                  "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
                  "minLength": 1,
                  "maxLength": 253
                 }
                }
               },
               "exclusive": {
                "description": "Two instances may never run at once, not even while it moves: the old one stops before the new one starts. An extension of mlsysops.",
                "type": "boolean"
               },
               "deferrable": {
                "description": "A component that runs to its end and need not begin at once: it waits until a policy (carbon-aware) finds the hour, and begins without one when the slack is used up. An extension of mlsysops.",
                "type": "object",
                "required": [
                 "slack",
                 "duration"
                ],
                "properties": {
                 "slack": {
                  "description": "How much later than its application was deployed it may begin.",
                  "type": "string",
                  "maxLength": 32,
                  "pattern": "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"
                 },
                 "duration": {
                  "description": "How long it runs, about.",
                  "type": "string",
                  "maxLength": 32,
                  "pattern": "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"
                 }
                }
               },
               "depends_on": {
                "description": "Components that must be running before this one starts.",
                "type": "array",
                "maxItems": 16,
                "items": {
                 "description": "A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.",
                 "type": "string",
                 "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                 "minLength": 1,
                 "maxLength": 63
                }
               },
               "runtime_configuration": {
                "description": "The knobs that the component offers at run time.",
                "type": "object",
                "properties": {
                 "config_specification_file": {
                  "description": "The JSON text that describes the knobs.",
                  "type": "string",
                  "minLength": 1
                 },
                 "config_file_path": {
                  "description": "The absolute path in the container where the component looks for it.",
                  "type": "string",
                  "minLength": 1
                 }
                }
               },
               "sensors": {
                "description": "The sensors that the node must have.",
                "type": "array",
                "maxItems": 16,
                "items": {
                 "description": "Sensor",
                 "type": "object",
                 "properties": {
                  "camera": {
                   "description": "Camera",
                   "type": "object",
                   "properties": {
                    "model": {
                     "description": "Camera model",
                     "type": "string",
                     "minLength": 1
                    },
                    "camera_type": {
                     "description": "Camera type",
                     "type": "string",
                     "minLength": 1
                    },
                    "minimum_framerate": {
                     "description": "Frames a second that it must deliver at least.",
                     "type": "integer",
                     "minimum": 1
                    },
                    "resolution": {
                     "description": "Width x height in pixels.",
                     "type": "string",
                     "pattern": "^[1-9][0-9]*x[1-9][0-9]*$"
                    }
                   }
                  },
                  "temperature": {
                   "description": "Temperature sensor",
                   "type": "object",
                   "properties": {
                    "model": {
                     "description": "Model of the temperature sensor",
                     "type": "string",
                     "minLength": 1
                    },
                    "measurement_min": {
                     "description": "The lowest value that is measured, in `measurement_unit`.",
                     "type": "number"
                    },
                    "measurement_max": {
                     "description": "The highest value that is measured, in `measurement_unit`.",
                     "type": "number"
                    },
                    "measurement_unit": {
                     "description": "Unit of temperature",
                     "type": "string",
                     "minLength": 1
                    },
                    "accuracy": {
                     "description": "The largest error of a measurement, in `measurement_unit`.",
                     "type": "number",
                     "minimum": 0
                    },
                    "sampling_frequency": {
                     "description": "Measurements a second (Hz).",
                     "type": "number",
                     "minimum": 0
                    }
                   }
                  },
                  "accelerometer": {
                   "description": "Accelerometer",
                   "type": "object",
                   "properties": {
                    "model": {
                     "description": "Model",
                     "type": "string",
                     "minLength": 1
                    },
                    "measurement_min": {
                     "description": "The lowest value that is measured, in `measurement_unit`.",
                     "type": "number"
                    },
                    "measurement_max": {
                     "description": "The highest value that is measured, in `measurement_unit`.",
                     "type": "number"
                    },
                    "measurement_unit": {
                     "description": "Unit",
                     "type": "string",
                     "minLength": 1
                    },
                    "accuracy": {
                     "description": "The largest error of a measurement, in `measurement_unit`.",
                     "type": "number",
                     "minimum": 0
                    },
                    "sampling_frequency": {
                     "description": "Measurements a second (Hz).",
                     "type": "number",
                     "minimum": 0
                    }
                   }
                  },
                  "barometer": {
                   "description": "Barometer",
                   "type": "object",
                   "properties": {
                    "model": {
                     "description": "Model",
                     "type": "string",
                     "minLength": 1
                    },
                    "measurement_min": {
                     "description": "The lowest value that is measured, in `measurement_unit`.",
                     "type": "number"
                    },
                    "measurement_max": {
                     "description": "The highest value that is measured, in `measurement_unit`.",
                     "type": "number"
                    },
                    "measurement_unit": {
                     "description": "pa: pascal.",
                     "type": "string",
                     "minLength": 1
                    },
                    "accuracy": {
                     "description": "The largest error of a measurement, in `measurement_unit`.",
                     "type": "number",
                     "minimum": 0
                    },
                    "sampling_frequency": {
                     "description": "Measurements a second (Hz).",
                     "type": "number",
                     "minimum": 0
                    }
                   }
                  },
                  "air_quality": {
                   "description": "Air quality sensor",
                   "type": "object",
                   "properties": {
                    "model": {
                     "description": "Model",
                     "type": "string",
                     "minLength": 1
                    },
                    "measurement_min": {
                     "description": "The lowest value that is measured, in `measurement_unit`.",
                     "type": "number"
                    },
                    "measurement_max": {
                     "description": "The highest value that is measured, in `measurement_unit`.",
                     "type": "number"
                    },
                    "measurement_unit": {
                     "description": "ug/m^3: micrograms per cubic metre.",
                     "type": "string",
                     "minLength": 1
                    },
                    "accuracy": {
                     "description": "The largest error of a measurement, in `measurement_unit`.",
                     "type": "number",
                     "minimum": 0
                    },
                    "sampling_frequency": {
                     "description": "Measurements a second (Hz).",
                     "type": "number",
                     "minimum": 0
                    }
                   }
                  },
                  "endpoint_variable": {
                   "description": "The environment variable in which the component receives the sensor's endpoint.",
                   "type": "string",
                   "minLength": 1
                  },
                  "protocol": {
                   "description": "Protocol of the sensor service",
                   "type": "string",
                   "minLength": 1
                  },
                  "instances": {
                   "description": "How many the node must have; 1 where it is not said.",
                   "type": "integer",
                   "minimum": 1
                  }
                 }
                }
               },
               "qos_metrics": {
                "description": "The targets that the component is to meet.",
                "type": "array",
                "maxItems": 16,
                "items": {
                 "description": "Target",
                 "type": "object",
                 "required": [
                  "application_metric_id",
                  "target",
                  "relation"
                 ],
                 "properties": {
                  "application_metric_id": {
                   "description": "The name of a metric that the component reports.",
                   "type": "string",
                   "minLength": 1,
                   "maxLength": 128
                  },
                  "target": {
                   "description": "In the unit that the metric is reported in.",
                   "type": "number"
                  },
                  "relation": {
                   "description": "How the measured value must stand to the target.",
                   "enum": [
                    "lower_or_equal",
                    "greater_or_equal",
                    "equal",
                    "lower_than",
                    "greater_than"
                   ],
                   "type": "string"
                  },
                  "system_metrics_hints": {
                   "description": "System metrics that influence it.",
                   "type": "array",
                   "items": {
                    "type": "string",
                    "minLength": 1
                   }
                  }
                 }
                }
               },
               "storage": {
                "description": "Storage",
                "type": "object",
                "properties": {
                 "buckets": {
                  "description": "Buckets",
                  "type": "array",
                  "items": {
                   "description": "Bucket",
                   "type": "object",
                   "required": [
                    "bucket_id"
                   ],
                   "properties": {
                    "bucket_id": {
                     "description": "Bucket",
                     "type": "string",
                     "minLength": 1
                    },
                    "policy_update_token": {
                     "description": "Policy token",
                     "type": "string"
                    },
                    "location_restrictions": {
                     "description": "Where it may be",
                     "type": "object",
                     "properties": {
                      "gdpr": {
                       "description": "Only where the GDPR applies.",
                       "type": "boolean"
                      }
                     }
                    },
                    "redundancy": {
                     "description": "How many losses it must survive.",
                     "enum": [
                      "high",
                      "one",
                      "none"
                     ],
                     "type": "string"
                    },
                    "max_latency": {
                     "description": "In milliseconds.",
                     "type": "number",
                     "minimum": 0
                    },
                    "min_download_speed": {
                     "description": "In megabits a second.",
                     "type": "number",
                     "minimum": 0
                    },
                    "server_side_encryption": {
                     "description": "Encryption at rest",
                     "type": "boolean"
                    }
                   }
                  }
                 }
                }
               },
               "data_sensitivity": {
                "description": "Whether it handles data that must be protected.",
                "type": "boolean"
               },
               "data_criticality": {
                "description": "Criticality of its data",
                "enum": [
                 "low",
                 "medium",
                 "high"
                ],
                "type": "string"
               },
               "external_component": {
                "description": "Whether it runs outside the slice and is only named here.",
                "type": "boolean"
               },
               "external_access": {
                "description": "Whether it can be reached from outside its cluster.",
                "type": "boolean"
               },
               "host_network": {
                "description": "Whether it uses the network of its host; its ports must then be named.",
                "type": "boolean"
               },
               "runtime_class_name": {
                "description": "Runtime class",
                "type": "string",
                "minLength": 1
               },
               "restart_policy": {
                "description": "When a container that ended starts again. `OnFailure` and `Never` make it a component that may run to completion.",
                "enum": [
                 "Always",
                 "OnFailure",
                 "Never"
                ],
                "type": "string"
               },
               "os": {
                "description": "The operating system that the node must have.",
                "type": "string",
                "minLength": 1
               },
               "node_type": {
                "description": "virtualized: a virtual machine · native: hardware with an operating system · bare_metal: hardware without one.",
                "enum": [
                 "virtualized",
                 "native",
                 "bare_metal"
                ],
                "type": "string"
               },
               "container_runtime": {
                "description": "The runtime that the node must have.",
                "type": "string",
                "minLength": 1
               },
               "containers": {
                "description": "Containers",
                "type": "array",
                "maxItems": 8,
                "minItems": 1,
                "items": {
                 "description": "Container",
                 "type": "object",
                 "required": [
                  "image"
                 ],
                 "properties": {
                  "name": {
                   "description": "Unique in the component; the component's name where it is not given. An extension of mlsysops.",
                   "type": "string",
                   "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                   "minLength": 1,
                   "maxLength": 63
                  },
                  "image": {
                   "description": "The container image, with its tag or digest.",
                   "type": "string",
                   "minLength": 1,
                   "pattern": "^[^\\s]+$"
                  },
                  "command": {
                   "description": "Replaces the image's entry point.",
                   "type": "array",
                   "items": {
                    "type": "string"
                   }
                  },
                  "args": {
                   "description": "Passed to the command or to the image's entry point. An extension of mlsysops.",
                   "type": "array",
                   "items": {
                    "type": "string"
                   }
                  },
                  "image_pull_policy": {
                   "description": "When to pull the image",
                   "enum": [
                    "Always",
                    "Never",
                    "IfNotPresent"
                   ],
                   "type": "string"
                  },
                  "acceleration_api": {
                   "description": "The accelerated calls that it uses.",
                   "type": "array",
                   "items": {
                    "type": "object",
                    "required": [
                     "call_name"
                    ],
                    "properties": {
                     "call_name": {
                      "description": "The name of an accelerated call that a node offers and a container uses.",
                      "type": "string",
                      "minLength": 1
                     },
                     "required_framework": {
                      "description": "`*`: any that the node has.",
                      "type": "string",
                      "minLength": 1
                     }
                    }
                   }
                  },
                  "platform_requirements": {
                   "description": "What the container needs of its node.",
                   "type": "object",
                   "properties": {
                    "cpu": {
                     "description": "Processor",
                     "type": "object",
                     "properties": {
                      "requests": {
                       "description": "Cores as a Kubernetes quantity: `500m` is half a core.",
                       "type": "string"
                      },
                      "limits": {
                       "description": "Cores as a Kubernetes quantity.",
                       "type": "string"
                      },
                      "architecture": {
                       "description": "Those that it can run on.",
                       "type": "array",
                       "items": {
                        "description": "The instruction set, as container images name it.",
                        "enum": [
                         "amd64",
                         "arm64"
                        ],
                        "type": "string"
                       }
                      },
                      "frequency": {
                       "description": "The lowest that will do, in Hz.",
                       "type": "number",
                       "minimum": 0,
                       "exclusiveMinimum": true
                      },
                      "performance_indicator": {
                       "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                       "type": "number",
                       "minimum": 0
                      }
                     }
                    },
                    "memory": {
                     "description": "Memory",
                     "type": "object",
                     "properties": {
                      "requests": {
                       "description": "Bytes as a Kubernetes quantity.",
                       "type": "string"
                      },
                      "limits": {
                       "description": "Bytes as a Kubernetes quantity.",
                       "type": "string"
                      }
                     }
                    },
                    "mcu": {
                     "description": "Microcontroller",
                     "type": "object",
                     "properties": {
                      "requests": {
                       "description": "Request",
                       "type": "string"
                      },
                      "limits": {
                       "description": "Limit",
                       "type": "string"
                      },
                      "architecture": {
                       "description": "Architectures",
                       "type": "array",
                       "items": {
                        "description": "Microcontroller architecture",
                        "type": "string",
                        "minLength": 1
                       }
                      },
                      "flash": {
                       "description": "Bytes as a Kubernetes quantity.",
                       "type": "string"
                      },
                      "frequency": {
                       "description": "The lowest that will do, in Hz.",
                       "type": "number",
                       "minimum": 0,
                       "exclusiveMinimum": true
                      },
                      "performance_indicator": {
                       "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                       "type": "number",
                       "minimum": 0
                      }
                     }
                    },
                    "disk": {
                     "description": "Free local storage that it needs, in GB (10^9 bytes).",
                     "type": "number",
                     "minimum": 0
                    },
                    "gpu": {
                     "description": "GPU",
                     "type": "object",
                     "properties": {
                      "requests": {
                       "description": "How many; 1 where the GPU is asked for and no number is given.",
                       "type": "integer",
                       "minimum": 0
                      },
                      "limits": {
                       "description": "How many. A GPU is not shared: it equals the request.",
                       "type": "integer",
                       "minimum": 0
                      },
                      "model": {
                       "description": "GPU model",
                       "type": "string",
                       "minLength": 1
                      },
                      "memory": {
                       "description": "Of each GPU, in GB (1 GB is 2^30 bytes).",
                       "type": "number",
                       "minimum": 0
                      },
                      "utilization_request": {
                       "description": "Share of the GPU that it is expected to use, in per cent.",
                       "type": "number",
                       "minimum": 0,
                       "maximum": 100
                      },
                      "performance_indicator": {
                       "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                       "type": "number",
                       "minimum": 0
                      }
                     }
                    },
                    "fpga": {
                     "description": "FPGA",
                     "type": "object",
                     "properties": {
                      "model": {
                       "description": "FPGA model",
                       "type": "string",
                       "minLength": 1
                      },
                      "memory": {
                       "description": "In GB (1 GB is 2^30 bytes).",
                       "type": "number",
                       "minimum": 0
                      },
                      "utilization_request": {
                       "description": "In per cent.",
                       "type": "number",
                       "minimum": 0,
                       "maximum": 100
                      },
                      "performance_indicator": {
                       "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                       "type": "number",
                       "minimum": 0
                      }
                     }
                    }
                   }
                  },
                  "ports": {
                   "description": "Ports",
                   "type": "array",
                   "maxItems": 16,
                   "items": {
                    "description": "Port",
                    "type": "object",
                    "required": [
                     "container_port"
                    ],
                    "properties": {
                     "container_port": {
                      "description": "Container port",
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 65535
                     },
                     "host_ip": {
                      "description": "The address of the host that the port is bound to.",
                      "type": "string",
                      "minLength": 1
                     },
                     "host_port": {
                      "description": "The port on the host. With `host_network` it must equal `container_port`.",
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 65535
                     },
                     "name": {
                      "description": "Unique in the component; at most 15 lower-case letters, digits and hyphens, with at least one letter. At a port named `metrics` or `http-metrics` it is scraped.",
                      "type": "string",
                      "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                      "minLength": 1,
                      "maxLength": 15
                     },
                     "protocol": {
                      "description": "Protocol",
                      "enum": [
                       "TCP",
                       "UDP",
                       "SCTP"
                      ],
                      "type": "string"
                     }
                    }
                   }
                  },
                  "env": {
                   "description": "Environment",
                   "type": "array",
                   "maxItems": 256,
                   "items": {
                    "description": "Variable",
                    "type": "object",
                    "required": [
                     "name"
                    ],
                    "properties": {
                     "name": {
                      "description": "Name",
                      "type": "string",
                      "minLength": 1,
                      "pattern": "^[-._a-zA-Z][-._a-zA-Z0-9]*$"
                     },
                     "value": {
                      "description": "`$(OTHER)` stands for the value of another variable.",
                      "type": "string"
                     },
                     "value_from": {
                      "description": "Value from",
                      "type": "object",
                      "required": [
                       "field_ref"
                      ],
                      "properties": {
                       "field_ref": {
                        "description": "A field of the running instance.",
                        "type": "object",
                        "required": [
                         "field_path"
                        ],
                        "properties": {
                         "field_path": {
                          "description": "Path",
                          "type": "string",
                          "minLength": 1
                         }
                        }
                       }
                      }
                     }
                    }
                   }
                  }
                 }
                }
               }
              }
             }
            },
            "component_interactions": {
             "description": "Which component talks to which.",
             "type": "array",
             "maxItems": 128,
             "items": {
              "description": "Interaction",
              "type": "object",
              "required": [
               "component_name1",
               "component_name2"
              ],
              "properties": {
               "component_name1": {
                "description": "The component that the interaction is told of.",
                "type": "string",
                "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                "minLength": 1,
                "maxLength": 63
               },
               "type": {
                "description": "egress: from the first to the second · ingress: to the first from the second.",
                "enum": [
                 "ingress",
                 "egress"
                ],
                "type": "string"
               },
               "component_name2": {
                "description": "The other component.",
                "type": "string",
                "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                "minLength": 1,
                "maxLength": 63
               },
               "interaction_criticality": {
                "description": "Criticality",
                "enum": [
                 "low",
                 "medium",
                 "high"
                ],
                "type": "string"
               },
               "interaction_metrics": {
                "description": "Targets",
                "type": "array",
                "maxItems": 8,
                "items": {
                 "type": "object",
                 "required": [
                  "system_metric_id",
                  "target",
                  "relation"
                 ],
                 "properties": {
                  "system_metric_id": {
                   "description": "Metric",
                   "enum": [
                    "latency",
                    "bandwidth",
                    "end_to_end_invocation_delay"
                   ],
                   "type": "string"
                  },
                  "target": {
                   "description": "Target",
                   "type": "number",
                   "minimum": 0
                  },
                  "measurement_unit": {
                   "description": "Unit",
                   "enum": [
                    "milliseconds",
                    "seconds",
                    "Mbps"
                   ],
                   "type": "string"
                  },
                  "relation": {
                   "description": "How the measured value must stand to the target.",
                   "enum": [
                    "lower_or_equal",
                    "greater_or_equal",
                    "equal",
                    "lower_than",
                    "greater_than"
                   ],
                   "type": "string"
                  }
                 }
                }
               }
              }
             }
            },
            "permitted_actions": {
             "description": "What policies may do to the application. `*` permits everything; without this field nothing is forbidden. A person's order is not bound by it.",
             "type": "array",
             "items": {
              "description": "Permitted action",
              "type": "string",
              "minLength": 1
             }
            },
            "global_satisfaction": {
             "description": "The weighted share of targets that are met, and what it must be at least.",
             "type": "object",
             "properties": {
              "threshold": {
               "description": "Above 0, at most 1.",
               "type": "number",
               "minimum": 0,
               "exclusiveMinimum": true,
               "maximum": 1
              },
              "relation": {
               "description": "Relation",
               "enum": [
                "greater_or_equal",
                "equal",
                "greater_than"
               ],
               "type": "string"
              },
              "achievement_weights": {
               "description": "What each target counts; together 1.",
               "type": "array",
               "maxItems": 64,
               "items": {
                "type": "object",
                "required": [
                 "metric_id",
                 "weight"
                ],
                "properties": {
                 "metric_id": {
                  "description": "An `application_metric_id` of one of the components.",
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 128
                 },
                 "weight": {
                  "description": "Weight",
                  "type": "number",
                  "minimum": 0,
                  "maximum": 1
                 }
                }
               }
              }
             }
            }
           }
          },
          "orders": {
           "type": "array",
           "items": {
            "description": "A person's order: exactly what was asked, by whom, and until when.",
            "type": "object",
            "required": [
             "id",
             "component",
             "by",
             "issuedMs",
             "wish"
            ],
            "properties": {
             "id": {
              "type": "string",
              "minLength": 1
             },
             "component": {
              "description": "The component that it concerns.",
              "type": "string"
             },
             "by": {
              "description": "Who ordered it.",
              "type": "string"
             },
             "issuedMs": {
              "description": "When it was given, in milliseconds since the Unix epoch.",
              "type": "integer",
              "minimum": 0
             },
             "untilMs": {
              "description": "When it ends; absent: when it is lifted.",
              "type": "integer",
              "minimum": 0
             },
             "wish": {
              "description": "What a person wants of a component.",
              "type": "object",
              "required": [
               "kind"
              ],
              "properties": {
               "kind": {
                "type": "string",
                "enum": [
                 "move",
                 "pin",
                 "scale",
                 "set-image",
                 "set-resources"
                ]
               },
               "from": {
                "description": "Away from this node; absent: from wherever it runs.",
                "type": "string"
               },
               "to": {
                "description": "To this node.",
                "type": "string"
               },
               "node": {
                "description": "Keep it on this node.",
                "type": "string"
               },
               "instances": {
                "description": "Run so many.",
                "type": "integer",
                "minimum": 1
               },
               "container": {
                "description": "The container's name or number; absent: the first.",
                "type": "string"
               },
               "image": {
                "description": "Run this image.",
                "type": "string",
                "minLength": 1
               },
               "requests": {
                "description": "Kubernetes quantities.",
                "type": "object",
                "properties": {
                 "cpu": {
                  "type": "string"
                 },
                 "memory": {
                  "type": "string"
                 }
                }
               },
               "limits": {
                "description": "Kubernetes quantities.",
                "type": "object",
                "properties": {
                 "cpu": {
                  "type": "string"
                 },
                 "memory": {
                  "type": "string"
                 }
                }
               }
              },
              "oneOf": [
               {
                "properties": {
                 "kind": {
                  "enum": [
                   "move"
                  ]
                 }
                },
                "required": [
                 "kind",
                 "to"
                ]
               },
               {
                "properties": {
                 "kind": {
                  "enum": [
                   "pin"
                  ]
                 }
                },
                "required": [
                 "kind",
                 "node"
                ]
               },
               {
                "properties": {
                 "kind": {
                  "enum": [
                   "scale"
                  ]
                 }
                },
                "required": [
                 "kind",
                 "instances"
                ]
               },
               {
                "properties": {
                 "kind": {
                  "enum": [
                   "set-image"
                  ]
                 }
                },
                "required": [
                 "kind",
                 "image"
                ]
               },
               {
                "properties": {
                 "kind": {
                  "enum": [
                   "set-resources"
                  ]
                 }
                },
                "required": [
                 "kind"
                ]
               }
              ]
             }
            }
           }
          }
         }
        },
        "status": {
         "description": "What the cluster reports, written by the cluster agent.",
         "type": "object",
         "required": [
          "epoch",
          "uid",
          "cluster",
          "generation",
          "reportedMs",
          "components",
          "qos"
         ],
         "properties": {
          "epoch": {
           "description": "The epoch of the lease under which it was written.",
           "type": "integer",
           "minimum": 0
          },
          "uid": {
           "description": "Of the application that it speaks of.",
           "type": "string"
          },
          "cluster": {
           "description": "The cluster that reports.",
           "type": "string"
          },
          "generation": {
           "description": "Of the description that it speaks of.",
           "type": "integer",
           "minimum": 0
          },
          "reportedMs": {
           "description": "Milliseconds since the Unix epoch.",
           "type": "integer",
           "minimum": 0
          },
          "summary": {
           "description": "Ready and wanted components, for people: `2/3`.",
           "type": "string"
          },
          "components": {
           "type": "array",
           "items": {
            "type": "object",
            "required": [
             "component",
             "wanted",
             "ready",
             "instances",
             "reasons"
            ],
            "properties": {
             "component": {
              "type": "string"
             },
             "wanted": {
              "description": "Instances that shall run.",
              "type": "integer",
              "minimum": 0
             },
             "ready": {
              "description": "Instances that serve, also as they were before a change.",
              "type": "integer",
              "minimum": 0
             },
             "upToDate": {
              "description": "Of these, those that are as is wanted now. Absent: all of them.",
              "type": "integer",
              "minimum": 0
             },
             "instances": {
              "type": "array",
              "items": {
               "type": "object",
               "required": [
                "id",
                "node",
                "phase",
                "startedMs",
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
                 "type": "string"
                },
                "reason": {
                 "description": "Why it is not ready.",
                 "type": "string"
                },
                "startedMs": {
                 "description": "Milliseconds since the Unix epoch.",
                 "type": "integer",
                 "minimum": 0
                },
                "readySinceMs": {
                 "description": "Milliseconds since the Unix epoch.",
                 "type": "integer",
                 "minimum": 0
                },
                "restarts": {
                 "description": "In place, of this instance.",
                 "type": "integer",
                 "minimum": 0
                },
                "generation": {
                 "description": "The generation of the component that it runs.",
                 "type": "integer",
                 "minimum": 0
                },
                "image": {
                 "type": "string"
                }
               }
              }
             },
             "reasons": {
              "description": "Why it is not where or what it should be.",
              "type": "array",
              "items": {
               "description": "Why something is not so.",
               "type": "object",
               "required": [
                "code",
                "message"
               ],
               "properties": {
                "code": {
                 "description": "kebab-case, stable.",
                 "type": "string"
                },
                "message": {
                 "description": "In words that a person can act on.",
                 "type": "string"
                },
                "wayOut": {
                 "description": "What the person can do about it.",
                 "type": "string"
                }
               }
              }
             }
            }
           }
          },
          "qos": {
           "type": "array",
           "items": {
            "type": "object",
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
              "description": "How the measured value must stand to the target.",
              "enum": [
               "lower_or_equal",
               "greater_or_equal",
               "equal",
               "lower_than",
               "greater_than"
              ],
              "type": "string"
             },
             "value": {
              "description": "Absent: no sample is young enough.",
              "type": "number"
             },
             "sampledMs": {
              "description": "Milliseconds since the Unix epoch.",
              "type": "integer",
              "minimum": 0
             },
             "met": {
              "description": "Absent: unknown.",
              "type": "boolean"
             }
            }
           }
          },
          "satisfaction": {
           "type": "object",
           "required": [
            "score",
            "met",
            "terms"
           ],
           "properties": {
            "score": {
             "description": "0 to 1.",
             "type": "number"
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
          }
         }
        }
       }
      }
     },
     "subresources": {
      "status": {}
     },
     "additionalPrinterColumns": [
      {
       "name": "Generation",
       "type": "integer",
       "jsonPath": ".spec.generation"
      },
      {
       "name": "Reported",
       "type": "integer",
       "jsonPath": ".status.generation"
      },
      {
       "name": "Ready",
       "type": "string",
       "jsonPath": ".status.summary"
      },
      {
       "name": "Satisfaction",
       "type": "number",
       "jsonPath": ".status.satisfaction.score"
      },
      {
       "name": "Age",
       "type": "date",
       "jsonPath": ".metadata.creationTimestamp"
      }
     ]
    }
   ]
  }
 },
 {
  "apiVersion": "apiextensions.k8s.io/v1",
  "kind": "CustomResourceDefinition",
  "metadata": {
   "name": "mlsysopsplacements.mlsysops.eu",
   "labels": {
    "app.kubernetes.io/part-of": "mlsysops"
   }
  },
  "spec": {
   "group": "mlsysops.eu",
   "scope": "Namespaced",
   "names": {
    "kind": "MLSysOpsPlacement",
    "listKind": "MLSysOpsPlacementList",
    "singular": "mlsysopsplacement",
    "plural": "mlsysopsplacements",
    "shortNames": [
     "placement",
     "placements"
    ],
    "categories": [
     "mlsysops"
    ]
   },
   "versions": [
    {
     "name": "v1",
     "served": true,
     "storage": true,
     "schema": {
      "openAPIV3Schema": {
       "description": "What shall run of one component, and where. It is named `application.component`.",
       "type": "object",
       "required": [
        "spec"
       ],
       "properties": {
        "spec": {
         "type": "object",
         "required": [
          "ref",
          "generation",
          "spec",
          "hosts",
          "goal",
          "fallback",
          "exclusive",
          "deadlineMs",
          "decision"
         ],
         "properties": {
          "ref": {
           "description": "The component.",
           "type": "object",
           "required": [
            "application",
            "component"
           ],
           "properties": {
            "application": {
             "description": "Its application.",
             "type": "string",
             "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
             "minLength": 1,
             "maxLength": 63
            },
            "component": {
             "description": "Its name.",
             "type": "string",
             "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
             "minLength": 1,
             "maxLength": 63
            }
           }
          },
          "generation": {
           "description": "Grows with each change of `spec`; instances carry the one that they run.",
           "type": "integer",
           "minimum": 0
          },
          "spec": {
           "description": "What runs: the component's description, orders applied.",
           "type": "object",
           "required": [
            "metadata",
            "containers"
           ],
           "properties": {
            "metadata": {
             "description": "Metadata",
             "type": "object",
             "required": [
              "name"
             ],
             "properties": {
              "name": {
               "description": "The component's name: unique in the application, a DNS-1123 label.",
               "type": "string",
               "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
               "minLength": 1,
               "maxLength": 63
              },
              "uid": {
               "description": "Given by the slice; leave it out.",
               "type": "string"
              }
             }
            },
            "node_placement": {
             "description": "What the node must be like that hosts the component.",
             "type": "object",
             "properties": {
              "continuum_layer": {
               "description": "The layers that it may run on; without this field, any.",
               "type": "array",
               "items": {
                "description": "A layer of the continuum; `*` is anywhere.",
                "enum": [
                 "cloud",
                 "edge_infrastructure",
                 "edge",
                 "far_edge",
                 "*"
                ],
                "type": "string"
               }
              },
              "scaling": {
               "description": "Scaling",
               "type": "object",
               "properties": {
                "scaling_mode": {
                 "description": "manual: `instances` says how many · auto: a policy decides by `scaling_criteria`.",
                 "enum": [
                  "manual",
                  "auto"
                 ],
                 "type": "string"
                },
                "instances": {
                 "description": "How many run; 1 where it is not said.",
                 "type": "integer",
                 "minimum": 1
                },
                "scaling_criteria": {
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
                 "type": "string"
                }
               }
              },
              "mobile": {
               "description": "Whether the node must be a mobile one (or must not).",
               "type": "boolean"
              },
              "labels": {
               "description": "The node must carry all of them.",
               "type": "array",
               "items": {
                "description": "A label that nodes carry and placements ask for, by convention `key:value`.",
                "type": "string",
                "minLength": 1,
                "maxLength": 253
               }
              },
              "node": {
               "description": "Exactly this node: the placement is static.",
               "type": "string",
               "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
               "minLength": 1,
               "maxLength": 253
              }
             }
            },
            "exclusive": {
             "description": "Two instances may never run at once, not even while it moves: the old one stops before the new one starts. An extension of mlsysops.",
             "type": "boolean"
            },
            "deferrable": {
             "description": "A component that runs to its end and need not begin at once: it waits until a policy (carbon-aware) finds the hour, and begins without one when the slack is used up. An extension of mlsysops.",
             "type": "object",
             "required": [
              "slack",
              "duration"
             ],
             "properties": {
              "slack": {
               "description": "How much later than its application was deployed it may begin.",
               "type": "string",
               "maxLength": 32,
               "pattern": "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"
              },
              "duration": {
               "description": "How long it runs, about.",
               "type": "string",
               "maxLength": 32,
               "pattern": "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"
              }
             }
            },
            "depends_on": {
             "description": "Components that must be running before this one starts.",
             "type": "array",
             "maxItems": 16,
             "items": {
              "description": "A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.",
              "type": "string",
              "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
              "minLength": 1,
              "maxLength": 63
             }
            },
            "runtime_configuration": {
             "description": "The knobs that the component offers at run time.",
             "type": "object",
             "properties": {
              "config_specification_file": {
               "description": "The JSON text that describes the knobs.",
               "type": "string",
               "minLength": 1
              },
              "config_file_path": {
               "description": "The absolute path in the container where the component looks for it.",
               "type": "string",
               "minLength": 1
              }
             }
            },
            "sensors": {
             "description": "The sensors that the node must have.",
             "type": "array",
             "maxItems": 16,
             "items": {
              "description": "Sensor",
              "type": "object",
              "properties": {
               "camera": {
                "description": "Camera",
                "type": "object",
                "properties": {
                 "model": {
                  "description": "Camera model",
                  "type": "string",
                  "minLength": 1
                 },
                 "camera_type": {
                  "description": "Camera type",
                  "type": "string",
                  "minLength": 1
                 },
                 "minimum_framerate": {
                  "description": "Frames a second that it must deliver at least.",
                  "type": "integer",
                  "minimum": 1
                 },
                 "resolution": {
                  "description": "Width x height in pixels.",
                  "type": "string",
                  "pattern": "^[1-9][0-9]*x[1-9][0-9]*$"
                 }
                }
               },
               "temperature": {
                "description": "Temperature sensor",
                "type": "object",
                "properties": {
                 "model": {
                  "description": "Model of the temperature sensor",
                  "type": "string",
                  "minLength": 1
                 },
                 "measurement_min": {
                  "description": "The lowest value that is measured, in `measurement_unit`.",
                  "type": "number"
                 },
                 "measurement_max": {
                  "description": "The highest value that is measured, in `measurement_unit`.",
                  "type": "number"
                 },
                 "measurement_unit": {
                  "description": "Unit of temperature",
                  "type": "string",
                  "minLength": 1
                 },
                 "accuracy": {
                  "description": "The largest error of a measurement, in `measurement_unit`.",
                  "type": "number",
                  "minimum": 0
                 },
                 "sampling_frequency": {
                  "description": "Measurements a second (Hz).",
                  "type": "number",
                  "minimum": 0
                 }
                }
               },
               "accelerometer": {
                "description": "Accelerometer",
                "type": "object",
                "properties": {
                 "model": {
                  "description": "Model",
                  "type": "string",
                  "minLength": 1
                 },
                 "measurement_min": {
                  "description": "The lowest value that is measured, in `measurement_unit`.",
                  "type": "number"
                 },
                 "measurement_max": {
                  "description": "The highest value that is measured, in `measurement_unit`.",
                  "type": "number"
                 },
                 "measurement_unit": {
                  "description": "Unit",
                  "type": "string",
                  "minLength": 1
                 },
                 "accuracy": {
                  "description": "The largest error of a measurement, in `measurement_unit`.",
                  "type": "number",
                  "minimum": 0
                 },
                 "sampling_frequency": {
                  "description": "Measurements a second (Hz).",
                  "type": "number",
                  "minimum": 0
                 }
                }
               },
               "barometer": {
                "description": "Barometer",
                "type": "object",
                "properties": {
                 "model": {
                  "description": "Model",
                  "type": "string",
                  "minLength": 1
                 },
                 "measurement_min": {
                  "description": "The lowest value that is measured, in `measurement_unit`.",
                  "type": "number"
                 },
                 "measurement_max": {
                  "description": "The highest value that is measured, in `measurement_unit`.",
                  "type": "number"
                 },
                 "measurement_unit": {
                  "description": "pa: pascal.",
                  "type": "string",
                  "minLength": 1
                 },
                 "accuracy": {
                  "description": "The largest error of a measurement, in `measurement_unit`.",
                  "type": "number",
                  "minimum": 0
                 },
                 "sampling_frequency": {
                  "description": "Measurements a second (Hz).",
                  "type": "number",
                  "minimum": 0
                 }
                }
               },
               "air_quality": {
                "description": "Air quality sensor",
                "type": "object",
                "properties": {
                 "model": {
                  "description": "Model",
                  "type": "string",
                  "minLength": 1
                 },
                 "measurement_min": {
                  "description": "The lowest value that is measured, in `measurement_unit`.",
                  "type": "number"
                 },
                 "measurement_max": {
                  "description": "The highest value that is measured, in `measurement_unit`.",
                  "type": "number"
                 },
                 "measurement_unit": {
                  "description": "ug/m^3: micrograms per cubic metre.",
                  "type": "string",
                  "minLength": 1
                 },
                 "accuracy": {
                  "description": "The largest error of a measurement, in `measurement_unit`.",
                  "type": "number",
                  "minimum": 0
                 },
                 "sampling_frequency": {
                  "description": "Measurements a second (Hz).",
                  "type": "number",
                  "minimum": 0
                 }
                }
               },
               "endpoint_variable": {
                "description": "The environment variable in which the component receives the sensor's endpoint.",
                "type": "string",
                "minLength": 1
               },
               "protocol": {
                "description": "Protocol of the sensor service",
                "type": "string",
                "minLength": 1
               },
               "instances": {
                "description": "How many the node must have; 1 where it is not said.",
                "type": "integer",
                "minimum": 1
               }
              }
             }
            },
            "qos_metrics": {
             "description": "The targets that the component is to meet.",
             "type": "array",
             "maxItems": 16,
             "items": {
              "description": "Target",
              "type": "object",
              "required": [
               "application_metric_id",
               "target",
               "relation"
              ],
              "properties": {
               "application_metric_id": {
                "description": "The name of a metric that the component reports.",
                "type": "string",
                "minLength": 1,
                "maxLength": 128
               },
               "target": {
                "description": "In the unit that the metric is reported in.",
                "type": "number"
               },
               "relation": {
                "description": "How the measured value must stand to the target.",
                "enum": [
                 "lower_or_equal",
                 "greater_or_equal",
                 "equal",
                 "lower_than",
                 "greater_than"
                ],
                "type": "string"
               },
               "system_metrics_hints": {
                "description": "System metrics that influence it.",
                "type": "array",
                "items": {
                 "type": "string",
                 "minLength": 1
                }
               }
              }
             }
            },
            "storage": {
             "description": "Storage",
             "type": "object",
             "properties": {
              "buckets": {
               "description": "Buckets",
               "type": "array",
               "items": {
                "description": "Bucket",
                "type": "object",
                "required": [
                 "bucket_id"
                ],
                "properties": {
                 "bucket_id": {
                  "description": "Bucket",
                  "type": "string",
                  "minLength": 1
                 },
                 "policy_update_token": {
                  "description": "Policy token",
                  "type": "string"
                 },
                 "location_restrictions": {
                  "description": "Where it may be",
                  "type": "object",
                  "properties": {
                   "gdpr": {
                    "description": "Only where the GDPR applies.",
                    "type": "boolean"
                   }
                  }
                 },
                 "redundancy": {
                  "description": "How many losses it must survive.",
                  "enum": [
                   "high",
                   "one",
                   "none"
                  ],
                  "type": "string"
                 },
                 "max_latency": {
                  "description": "In milliseconds.",
                  "type": "number",
                  "minimum": 0
                 },
                 "min_download_speed": {
                  "description": "In megabits a second.",
                  "type": "number",
                  "minimum": 0
                 },
                 "server_side_encryption": {
                  "description": "Encryption at rest",
                  "type": "boolean"
                 }
                }
               }
              }
             }
            },
            "data_sensitivity": {
             "description": "Whether it handles data that must be protected.",
             "type": "boolean"
            },
            "data_criticality": {
             "description": "Criticality of its data",
             "enum": [
              "low",
              "medium",
              "high"
             ],
             "type": "string"
            },
            "external_component": {
             "description": "Whether it runs outside the slice and is only named here.",
             "type": "boolean"
            },
            "external_access": {
             "description": "Whether it can be reached from outside its cluster.",
             "type": "boolean"
            },
            "host_network": {
             "description": "Whether it uses the network of its host; its ports must then be named.",
             "type": "boolean"
            },
            "runtime_class_name": {
             "description": "Runtime class",
             "type": "string",
             "minLength": 1
            },
            "restart_policy": {
             "description": "When a container that ended starts again. `OnFailure` and `Never` make it a component that may run to completion.",
             "enum": [
              "Always",
              "OnFailure",
              "Never"
             ],
             "type": "string"
            },
            "os": {
             "description": "The operating system that the node must have.",
             "type": "string",
             "minLength": 1
            },
            "node_type": {
             "description": "virtualized: a virtual machine · native: hardware with an operating system · bare_metal: hardware without one.",
             "enum": [
              "virtualized",
              "native",
              "bare_metal"
             ],
             "type": "string"
            },
            "container_runtime": {
             "description": "The runtime that the node must have.",
             "type": "string",
             "minLength": 1
            },
            "containers": {
             "description": "Containers",
             "type": "array",
             "maxItems": 8,
             "minItems": 1,
             "items": {
              "description": "Container",
              "type": "object",
              "required": [
               "image"
              ],
              "properties": {
               "name": {
                "description": "Unique in the component; the component's name where it is not given. An extension of mlsysops.",
                "type": "string",
                "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                "minLength": 1,
                "maxLength": 63
               },
               "image": {
                "description": "The container image, with its tag or digest.",
                "type": "string",
                "minLength": 1,
                "pattern": "^[^\\s]+$"
               },
               "command": {
                "description": "Replaces the image's entry point.",
                "type": "array",
                "items": {
                 "type": "string"
                }
               },
               "args": {
                "description": "Passed to the command or to the image's entry point. An extension of mlsysops.",
                "type": "array",
                "items": {
                 "type": "string"
                }
               },
               "image_pull_policy": {
                "description": "When to pull the image",
                "enum": [
                 "Always",
                 "Never",
                 "IfNotPresent"
                ],
                "type": "string"
               },
               "acceleration_api": {
                "description": "The accelerated calls that it uses.",
                "type": "array",
                "items": {
                 "type": "object",
                 "required": [
                  "call_name"
                 ],
                 "properties": {
                  "call_name": {
                   "description": "The name of an accelerated call that a node offers and a container uses.",
                   "type": "string",
                   "minLength": 1
                  },
                  "required_framework": {
                   "description": "`*`: any that the node has.",
                   "type": "string",
                   "minLength": 1
                  }
                 }
                }
               },
               "platform_requirements": {
                "description": "What the container needs of its node.",
                "type": "object",
                "properties": {
                 "cpu": {
                  "description": "Processor",
                  "type": "object",
                  "properties": {
                   "requests": {
                    "description": "Cores as a Kubernetes quantity: `500m` is half a core.",
                    "type": "string"
                   },
                   "limits": {
                    "description": "Cores as a Kubernetes quantity.",
                    "type": "string"
                   },
                   "architecture": {
                    "description": "Those that it can run on.",
                    "type": "array",
                    "items": {
                     "description": "The instruction set, as container images name it.",
                     "enum": [
                      "amd64",
                      "arm64"
                     ],
                     "type": "string"
                    }
                   },
                   "frequency": {
                    "description": "The lowest that will do, in Hz.",
                    "type": "number",
                    "minimum": 0,
                    "exclusiveMinimum": true
                   },
                   "performance_indicator": {
                    "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                    "type": "number",
                    "minimum": 0
                   }
                  }
                 },
                 "memory": {
                  "description": "Memory",
                  "type": "object",
                  "properties": {
                   "requests": {
                    "description": "Bytes as a Kubernetes quantity.",
                    "type": "string"
                   },
                   "limits": {
                    "description": "Bytes as a Kubernetes quantity.",
                    "type": "string"
                   }
                  }
                 },
                 "mcu": {
                  "description": "Microcontroller",
                  "type": "object",
                  "properties": {
                   "requests": {
                    "description": "Request",
                    "type": "string"
                   },
                   "limits": {
                    "description": "Limit",
                    "type": "string"
                   },
                   "architecture": {
                    "description": "Architectures",
                    "type": "array",
                    "items": {
                     "description": "Microcontroller architecture",
                     "type": "string",
                     "minLength": 1
                    }
                   },
                   "flash": {
                    "description": "Bytes as a Kubernetes quantity.",
                    "type": "string"
                   },
                   "frequency": {
                    "description": "The lowest that will do, in Hz.",
                    "type": "number",
                    "minimum": 0,
                    "exclusiveMinimum": true
                   },
                   "performance_indicator": {
                    "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                    "type": "number",
                    "minimum": 0
                   }
                  }
                 },
                 "disk": {
                  "description": "Free local storage that it needs, in GB (10^9 bytes).",
                  "type": "number",
                  "minimum": 0
                 },
                 "gpu": {
                  "description": "GPU",
                  "type": "object",
                  "properties": {
                   "requests": {
                    "description": "How many; 1 where the GPU is asked for and no number is given.",
                    "type": "integer",
                    "minimum": 0
                   },
                   "limits": {
                    "description": "How many. A GPU is not shared: it equals the request.",
                    "type": "integer",
                    "minimum": 0
                   },
                   "model": {
                    "description": "GPU model",
                    "type": "string",
                    "minLength": 1
                   },
                   "memory": {
                    "description": "Of each GPU, in GB (1 GB is 2^30 bytes).",
                    "type": "number",
                    "minimum": 0
                   },
                   "utilization_request": {
                    "description": "Share of the GPU that it is expected to use, in per cent.",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 100
                   },
                   "performance_indicator": {
                    "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                    "type": "number",
                    "minimum": 0
                   }
                  }
                 },
                 "fpga": {
                  "description": "FPGA",
                  "type": "object",
                  "properties": {
                   "model": {
                    "description": "FPGA model",
                    "type": "string",
                    "minLength": 1
                   },
                   "memory": {
                    "description": "In GB (1 GB is 2^30 bytes).",
                    "type": "number",
                    "minimum": 0
                   },
                   "utilization_request": {
                    "description": "In per cent.",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 100
                   },
                   "performance_indicator": {
                    "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                    "type": "number",
                    "minimum": 0
                   }
                  }
                 }
                }
               },
               "ports": {
                "description": "Ports",
                "type": "array",
                "maxItems": 16,
                "items": {
                 "description": "Port",
                 "type": "object",
                 "required": [
                  "container_port"
                 ],
                 "properties": {
                  "container_port": {
                   "description": "Container port",
                   "type": "integer",
                   "minimum": 1,
                   "maximum": 65535
                  },
                  "host_ip": {
                   "description": "The address of the host that the port is bound to.",
                   "type": "string",
                   "minLength": 1
                  },
                  "host_port": {
                   "description": "The port on the host. With `host_network` it must equal `container_port`.",
                   "type": "integer",
                   "minimum": 1,
                   "maximum": 65535
                  },
                  "name": {
                   "description": "Unique in the component; at most 15 lower-case letters, digits and hyphens, with at least one letter. At a port named `metrics` or `http-metrics` it is scraped.",
                   "type": "string",
                   "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                   "minLength": 1,
                   "maxLength": 15
                  },
                  "protocol": {
                   "description": "Protocol",
                   "enum": [
                    "TCP",
                    "UDP",
                    "SCTP"
                   ],
                   "type": "string"
                  }
                 }
                }
               },
               "env": {
                "description": "Environment",
                "type": "array",
                "maxItems": 256,
                "items": {
                 "description": "Variable",
                 "type": "object",
                 "required": [
                  "name"
                 ],
                 "properties": {
                  "name": {
                   "description": "Name",
                   "type": "string",
                   "minLength": 1,
                   "pattern": "^[-._a-zA-Z][-._a-zA-Z0-9]*$"
                  },
                  "value": {
                   "description": "`$(OTHER)` stands for the value of another variable.",
                   "type": "string"
                  },
                  "value_from": {
                   "description": "Value from",
                   "type": "object",
                   "required": [
                    "field_ref"
                   ],
                   "properties": {
                    "field_ref": {
                     "description": "A field of the running instance.",
                     "type": "object",
                     "required": [
                      "field_path"
                     ],
                     "properties": {
                      "field_path": {
                       "description": "Path",
                       "type": "string",
                       "minLength": 1
                      }
                     }
                    }
                   }
                  }
                 }
                }
               }
              }
             }
            }
           }
          },
          "hosts": {
           "description": "What shall run now.",
           "type": "array",
           "items": {
            "description": "Instances on one node.",
            "type": "object",
            "required": [
             "node",
             "instances"
            ],
            "properties": {
             "node": {
              "description": "The node.",
              "type": "string",
              "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
              "minLength": 1,
              "maxLength": 253
             },
             "instances": {
              "description": "How many.",
              "type": "integer",
              "minimum": 0
             },
             "keep": {
              "description": "What runs there is left as it is, whatever the spec says.",
              "type": "boolean",
              "enum": [
               true
              ]
             }
            }
           }
          },
          "goal": {
           "description": "Where the change under way ends.",
           "type": "array",
           "items": {
            "description": "Instances on one node.",
            "type": "object",
            "required": [
             "node",
             "instances"
            ],
            "properties": {
             "node": {
              "description": "The node.",
              "type": "string",
              "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
              "minLength": 1,
              "maxLength": 253
             },
             "instances": {
              "description": "How many.",
              "type": "integer",
              "minimum": 0
             },
             "keep": {
              "description": "What runs there is left as it is, whatever the spec says.",
              "type": "boolean",
              "enum": [
               true
              ]
             }
            }
           }
          },
          "fallback": {
           "description": "What ran before the change: where to go back to.",
           "type": "array",
           "items": {
            "description": "Instances on one node.",
            "type": "object",
            "required": [
             "node",
             "instances"
            ],
            "properties": {
             "node": {
              "description": "The node.",
              "type": "string",
              "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
              "minLength": 1,
              "maxLength": 253
             },
             "instances": {
              "description": "How many.",
              "type": "integer",
              "minimum": 0
             },
             "keep": {
              "description": "What runs there is left as it is, whatever the spec says.",
              "type": "boolean",
              "enum": [
               true
              ]
             }
            }
           }
          },
          "fallbackSpec": {
           "description": "What ran there, where the change is (also) one of the spec.",
           "type": "object",
           "required": [
            "generation",
            "spec"
           ],
           "properties": {
            "generation": {
             "type": "integer",
             "minimum": 0
            },
            "spec": {
             "description": "Component",
             "type": "object",
             "required": [
              "metadata",
              "containers"
             ],
             "properties": {
              "metadata": {
               "description": "Metadata",
               "type": "object",
               "required": [
                "name"
               ],
               "properties": {
                "name": {
                 "description": "The component's name: unique in the application, a DNS-1123 label.",
                 "type": "string",
                 "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                 "minLength": 1,
                 "maxLength": 63
                },
                "uid": {
                 "description": "Given by the slice; leave it out.",
                 "type": "string"
                }
               }
              },
              "node_placement": {
               "description": "What the node must be like that hosts the component.",
               "type": "object",
               "properties": {
                "continuum_layer": {
                 "description": "The layers that it may run on; without this field, any.",
                 "type": "array",
                 "items": {
                  "description": "A layer of the continuum; `*` is anywhere.",
                  "enum": [
                   "cloud",
                   "edge_infrastructure",
                   "edge",
                   "far_edge",
                   "*"
                  ],
                  "type": "string"
                 }
                },
                "scaling": {
                 "description": "Scaling",
                 "type": "object",
                 "properties": {
                  "scaling_mode": {
                   "description": "manual: `instances` says how many · auto: a policy decides by `scaling_criteria`.",
                   "enum": [
                    "manual",
                    "auto"
                   ],
                   "type": "string"
                  },
                  "instances": {
                   "description": "How many run; 1 where it is not said.",
                   "type": "integer",
                   "minimum": 1
                  },
                  "scaling_criteria": {
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
                   "type": "string"
                  }
                 }
                },
                "mobile": {
                 "description": "Whether the node must be a mobile one (or must not).",
                 "type": "boolean"
                },
                "labels": {
                 "description": "The node must carry all of them.",
                 "type": "array",
                 "items": {
                  "description": "A label that nodes carry and placements ask for, by convention `key:value`.",
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 253
                 }
                },
                "node": {
                 "description": "Exactly this node: the placement is static.",
                 "type": "string",
                 "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$",
                 "minLength": 1,
                 "maxLength": 253
                }
               }
              },
              "exclusive": {
               "description": "Two instances may never run at once, not even while it moves: the old one stops before the new one starts. An extension of mlsysops.",
               "type": "boolean"
              },
              "deferrable": {
               "description": "A component that runs to its end and need not begin at once: it waits until a policy (carbon-aware) finds the hour, and begins without one when the slack is used up. An extension of mlsysops.",
               "type": "object",
               "required": [
                "slack",
                "duration"
               ],
               "properties": {
                "slack": {
                 "description": "How much later than its application was deployed it may begin.",
                 "type": "string",
                 "maxLength": 32,
                 "pattern": "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"
                },
                "duration": {
                 "description": "How long it runs, about.",
                 "type": "string",
                 "maxLength": 32,
                 "pattern": "^(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h|d))+$"
                }
               }
              },
              "depends_on": {
               "description": "Components that must be running before this one starts.",
               "type": "array",
               "maxItems": 16,
               "items": {
                "description": "A DNS-1123 label: lower-case letters, digits and hyphens, at most 63 characters. It becomes the name of a Kubernetes object.",
                "type": "string",
                "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                "minLength": 1,
                "maxLength": 63
               }
              },
              "runtime_configuration": {
               "description": "The knobs that the component offers at run time.",
               "type": "object",
               "properties": {
                "config_specification_file": {
                 "description": "The JSON text that describes the knobs.",
                 "type": "string",
                 "minLength": 1
                },
                "config_file_path": {
                 "description": "The absolute path in the container where the component looks for it.",
                 "type": "string",
                 "minLength": 1
                }
               }
              },
              "sensors": {
               "description": "The sensors that the node must have.",
               "type": "array",
               "maxItems": 16,
               "items": {
                "description": "Sensor",
                "type": "object",
                "properties": {
                 "camera": {
                  "description": "Camera",
                  "type": "object",
                  "properties": {
                   "model": {
                    "description": "Camera model",
                    "type": "string",
                    "minLength": 1
                   },
                   "camera_type": {
                    "description": "Camera type",
                    "type": "string",
                    "minLength": 1
                   },
                   "minimum_framerate": {
                    "description": "Frames a second that it must deliver at least.",
                    "type": "integer",
                    "minimum": 1
                   },
                   "resolution": {
                    "description": "Width x height in pixels.",
                    "type": "string",
                    "pattern": "^[1-9][0-9]*x[1-9][0-9]*$"
                   }
                  }
                 },
                 "temperature": {
                  "description": "Temperature sensor",
                  "type": "object",
                  "properties": {
                   "model": {
                    "description": "Model of the temperature sensor",
                    "type": "string",
                    "minLength": 1
                   },
                   "measurement_min": {
                    "description": "The lowest value that is measured, in `measurement_unit`.",
                    "type": "number"
                   },
                   "measurement_max": {
                    "description": "The highest value that is measured, in `measurement_unit`.",
                    "type": "number"
                   },
                   "measurement_unit": {
                    "description": "Unit of temperature",
                    "type": "string",
                    "minLength": 1
                   },
                   "accuracy": {
                    "description": "The largest error of a measurement, in `measurement_unit`.",
                    "type": "number",
                    "minimum": 0
                   },
                   "sampling_frequency": {
                    "description": "Measurements a second (Hz).",
                    "type": "number",
                    "minimum": 0
                   }
                  }
                 },
                 "accelerometer": {
                  "description": "Accelerometer",
                  "type": "object",
                  "properties": {
                   "model": {
                    "description": "Model",
                    "type": "string",
                    "minLength": 1
                   },
                   "measurement_min": {
                    "description": "The lowest value that is measured, in `measurement_unit`.",
                    "type": "number"
                   },
                   "measurement_max": {
                    "description": "The highest value that is measured, in `measurement_unit`.",
                    "type": "number"
                   },
                   "measurement_unit": {
                    "description": "Unit",
                    "type": "string",
                    "minLength": 1
                   },
                   "accuracy": {
                    "description": "The largest error of a measurement, in `measurement_unit`.",
                    "type": "number",
                    "minimum": 0
                   },
                   "sampling_frequency": {
                    "description": "Measurements a second (Hz).",
                    "type": "number",
                    "minimum": 0
                   }
                  }
                 },
                 "barometer": {
                  "description": "Barometer",
                  "type": "object",
                  "properties": {
                   "model": {
                    "description": "Model",
                    "type": "string",
                    "minLength": 1
                   },
                   "measurement_min": {
                    "description": "The lowest value that is measured, in `measurement_unit`.",
                    "type": "number"
                   },
                   "measurement_max": {
                    "description": "The highest value that is measured, in `measurement_unit`.",
                    "type": "number"
                   },
                   "measurement_unit": {
                    "description": "pa: pascal.",
                    "type": "string",
                    "minLength": 1
                   },
                   "accuracy": {
                    "description": "The largest error of a measurement, in `measurement_unit`.",
                    "type": "number",
                    "minimum": 0
                   },
                   "sampling_frequency": {
                    "description": "Measurements a second (Hz).",
                    "type": "number",
                    "minimum": 0
                   }
                  }
                 },
                 "air_quality": {
                  "description": "Air quality sensor",
                  "type": "object",
                  "properties": {
                   "model": {
                    "description": "Model",
                    "type": "string",
                    "minLength": 1
                   },
                   "measurement_min": {
                    "description": "The lowest value that is measured, in `measurement_unit`.",
                    "type": "number"
                   },
                   "measurement_max": {
                    "description": "The highest value that is measured, in `measurement_unit`.",
                    "type": "number"
                   },
                   "measurement_unit": {
                    "description": "ug/m^3: micrograms per cubic metre.",
                    "type": "string",
                    "minLength": 1
                   },
                   "accuracy": {
                    "description": "The largest error of a measurement, in `measurement_unit`.",
                    "type": "number",
                    "minimum": 0
                   },
                   "sampling_frequency": {
                    "description": "Measurements a second (Hz).",
                    "type": "number",
                    "minimum": 0
                   }
                  }
                 },
                 "endpoint_variable": {
                  "description": "The environment variable in which the component receives the sensor's endpoint.",
                  "type": "string",
                  "minLength": 1
                 },
                 "protocol": {
                  "description": "Protocol of the sensor service",
                  "type": "string",
                  "minLength": 1
                 },
                 "instances": {
                  "description": "How many the node must have; 1 where it is not said.",
                  "type": "integer",
                  "minimum": 1
                 }
                }
               }
              },
              "qos_metrics": {
               "description": "The targets that the component is to meet.",
               "type": "array",
               "maxItems": 16,
               "items": {
                "description": "Target",
                "type": "object",
                "required": [
                 "application_metric_id",
                 "target",
                 "relation"
                ],
                "properties": {
                 "application_metric_id": {
                  "description": "The name of a metric that the component reports.",
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 128
                 },
                 "target": {
                  "description": "In the unit that the metric is reported in.",
                  "type": "number"
                 },
                 "relation": {
                  "description": "How the measured value must stand to the target.",
                  "enum": [
                   "lower_or_equal",
                   "greater_or_equal",
                   "equal",
                   "lower_than",
                   "greater_than"
                  ],
                  "type": "string"
                 },
                 "system_metrics_hints": {
                  "description": "System metrics that influence it.",
                  "type": "array",
                  "items": {
                   "type": "string",
                   "minLength": 1
                  }
                 }
                }
               }
              },
              "storage": {
               "description": "Storage",
               "type": "object",
               "properties": {
                "buckets": {
                 "description": "Buckets",
                 "type": "array",
                 "items": {
                  "description": "Bucket",
                  "type": "object",
                  "required": [
                   "bucket_id"
                  ],
                  "properties": {
                   "bucket_id": {
                    "description": "Bucket",
                    "type": "string",
                    "minLength": 1
                   },
                   "policy_update_token": {
                    "description": "Policy token",
                    "type": "string"
                   },
                   "location_restrictions": {
                    "description": "Where it may be",
                    "type": "object",
                    "properties": {
                     "gdpr": {
                      "description": "Only where the GDPR applies.",
                      "type": "boolean"
                     }
                    }
                   },
                   "redundancy": {
                    "description": "How many losses it must survive.",
                    "enum": [
                     "high",
                     "one",
                     "none"
                    ],
                    "type": "string"
                   },
                   "max_latency": {
                    "description": "In milliseconds.",
                    "type": "number",
                    "minimum": 0
                   },
                   "min_download_speed": {
                    "description": "In megabits a second.",
                    "type": "number",
                    "minimum": 0
                   },
                   "server_side_encryption": {
                    "description": "Encryption at rest",
                    "type": "boolean"
                   }
                  }
                 }
                }
               }
              },
              "data_sensitivity": {
               "description": "Whether it handles data that must be protected.",
               "type": "boolean"
              },
              "data_criticality": {
               "description": "Criticality of its data",
               "enum": [
                "low",
                "medium",
                "high"
               ],
               "type": "string"
              },
              "external_component": {
               "description": "Whether it runs outside the slice and is only named here.",
               "type": "boolean"
              },
              "external_access": {
               "description": "Whether it can be reached from outside its cluster.",
               "type": "boolean"
              },
              "host_network": {
               "description": "Whether it uses the network of its host; its ports must then be named.",
               "type": "boolean"
              },
              "runtime_class_name": {
               "description": "Runtime class",
               "type": "string",
               "minLength": 1
              },
              "restart_policy": {
               "description": "When a container that ended starts again. `OnFailure` and `Never` make it a component that may run to completion.",
               "enum": [
                "Always",
                "OnFailure",
                "Never"
               ],
               "type": "string"
              },
              "os": {
               "description": "The operating system that the node must have.",
               "type": "string",
               "minLength": 1
              },
              "node_type": {
               "description": "virtualized: a virtual machine · native: hardware with an operating system · bare_metal: hardware without one.",
               "enum": [
                "virtualized",
                "native",
                "bare_metal"
               ],
               "type": "string"
              },
              "container_runtime": {
               "description": "The runtime that the node must have.",
               "type": "string",
               "minLength": 1
              },
              "containers": {
               "description": "Containers",
               "type": "array",
               "maxItems": 8,
               "minItems": 1,
               "items": {
                "description": "Container",
                "type": "object",
                "required": [
                 "image"
                ],
                "properties": {
                 "name": {
                  "description": "Unique in the component; the component's name where it is not given. An extension of mlsysops.",
                  "type": "string",
                  "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                  "minLength": 1,
                  "maxLength": 63
                 },
                 "image": {
                  "description": "The container image, with its tag or digest.",
                  "type": "string",
                  "minLength": 1,
                  "pattern": "^[^\\s]+$"
                 },
                 "command": {
                  "description": "Replaces the image's entry point.",
                  "type": "array",
                  "items": {
                   "type": "string"
                  }
                 },
                 "args": {
                  "description": "Passed to the command or to the image's entry point. An extension of mlsysops.",
                  "type": "array",
                  "items": {
                   "type": "string"
                  }
                 },
                 "image_pull_policy": {
                  "description": "When to pull the image",
                  "enum": [
                   "Always",
                   "Never",
                   "IfNotPresent"
                  ],
                  "type": "string"
                 },
                 "acceleration_api": {
                  "description": "The accelerated calls that it uses.",
                  "type": "array",
                  "items": {
                   "type": "object",
                   "required": [
                    "call_name"
                   ],
                   "properties": {
                    "call_name": {
                     "description": "The name of an accelerated call that a node offers and a container uses.",
                     "type": "string",
                     "minLength": 1
                    },
                    "required_framework": {
                     "description": "`*`: any that the node has.",
                     "type": "string",
                     "minLength": 1
                    }
                   }
                  }
                 },
                 "platform_requirements": {
                  "description": "What the container needs of its node.",
                  "type": "object",
                  "properties": {
                   "cpu": {
                    "description": "Processor",
                    "type": "object",
                    "properties": {
                     "requests": {
                      "description": "Cores as a Kubernetes quantity: `500m` is half a core.",
                      "type": "string"
                     },
                     "limits": {
                      "description": "Cores as a Kubernetes quantity.",
                      "type": "string"
                     },
                     "architecture": {
                      "description": "Those that it can run on.",
                      "type": "array",
                      "items": {
                       "description": "The instruction set, as container images name it.",
                       "enum": [
                        "amd64",
                        "arm64"
                       ],
                       "type": "string"
                      }
                     },
                     "frequency": {
                      "description": "The lowest that will do, in Hz.",
                      "type": "number",
                      "minimum": 0,
                      "exclusiveMinimum": true
                     },
                     "performance_indicator": {
                      "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                      "type": "number",
                      "minimum": 0
                     }
                    }
                   },
                   "memory": {
                    "description": "Memory",
                    "type": "object",
                    "properties": {
                     "requests": {
                      "description": "Bytes as a Kubernetes quantity.",
                      "type": "string"
                     },
                     "limits": {
                      "description": "Bytes as a Kubernetes quantity.",
                      "type": "string"
                     }
                    }
                   },
                   "mcu": {
                    "description": "Microcontroller",
                    "type": "object",
                    "properties": {
                     "requests": {
                      "description": "Request",
                      "type": "string"
                     },
                     "limits": {
                      "description": "Limit",
                      "type": "string"
                     },
                     "architecture": {
                      "description": "Architectures",
                      "type": "array",
                      "items": {
                       "description": "Microcontroller architecture",
                       "type": "string",
                       "minLength": 1
                      }
                     },
                     "flash": {
                      "description": "Bytes as a Kubernetes quantity.",
                      "type": "string"
                     },
                     "frequency": {
                      "description": "The lowest that will do, in Hz.",
                      "type": "number",
                      "minimum": 0,
                      "exclusiveMinimum": true
                     },
                     "performance_indicator": {
                      "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                      "type": "number",
                      "minimum": 0
                     }
                    }
                   },
                   "disk": {
                    "description": "Free local storage that it needs, in GB (10^9 bytes).",
                    "type": "number",
                    "minimum": 0
                   },
                   "gpu": {
                    "description": "GPU",
                    "type": "object",
                    "properties": {
                     "requests": {
                      "description": "How many; 1 where the GPU is asked for and no number is given.",
                      "type": "integer",
                      "minimum": 0
                     },
                     "limits": {
                      "description": "How many. A GPU is not shared: it equals the request.",
                      "type": "integer",
                      "minimum": 0
                     },
                     "model": {
                      "description": "GPU model",
                      "type": "string",
                      "minLength": 1
                     },
                     "memory": {
                      "description": "Of each GPU, in GB (1 GB is 2^30 bytes).",
                      "type": "number",
                      "minimum": 0
                     },
                     "utilization_request": {
                      "description": "Share of the GPU that it is expected to use, in per cent.",
                      "type": "number",
                      "minimum": 0,
                      "maximum": 100
                     },
                     "performance_indicator": {
                      "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                      "type": "number",
                      "minimum": 0
                     }
                    }
                   },
                   "fpga": {
                    "description": "FPGA",
                    "type": "object",
                    "properties": {
                     "model": {
                      "description": "FPGA model",
                      "type": "string",
                      "minLength": 1
                     },
                     "memory": {
                      "description": "In GB (1 GB is 2^30 bytes).",
                      "type": "number",
                      "minimum": 0
                     },
                     "utilization_request": {
                      "description": "In per cent.",
                      "type": "number",
                      "minimum": 0,
                      "maximum": 100
                     },
                     "performance_indicator": {
                      "description": "How fast the processor is, in BogoMIPS: a first hint that filters out nodes that are too slow.",
                      "type": "number",
                      "minimum": 0
                     }
                    }
                   }
                  }
                 },
                 "ports": {
                  "description": "Ports",
                  "type": "array",
                  "maxItems": 16,
                  "items": {
                   "description": "Port",
                   "type": "object",
                   "required": [
                    "container_port"
                   ],
                   "properties": {
                    "container_port": {
                     "description": "Container port",
                     "type": "integer",
                     "minimum": 1,
                     "maximum": 65535
                    },
                    "host_ip": {
                     "description": "The address of the host that the port is bound to.",
                     "type": "string",
                     "minLength": 1
                    },
                    "host_port": {
                     "description": "The port on the host. With `host_network` it must equal `container_port`.",
                     "type": "integer",
                     "minimum": 1,
                     "maximum": 65535
                    },
                    "name": {
                     "description": "Unique in the component; at most 15 lower-case letters, digits and hyphens, with at least one letter. At a port named `metrics` or `http-metrics` it is scraped.",
                     "type": "string",
                     "pattern": "^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$",
                     "minLength": 1,
                     "maxLength": 15
                    },
                    "protocol": {
                     "description": "Protocol",
                     "enum": [
                      "TCP",
                      "UDP",
                      "SCTP"
                     ],
                     "type": "string"
                    }
                   }
                  }
                 },
                 "env": {
                  "description": "Environment",
                  "type": "array",
                  "maxItems": 256,
                  "items": {
                   "description": "Variable",
                   "type": "object",
                   "required": [
                    "name"
                   ],
                   "properties": {
                    "name": {
                     "description": "Name",
                     "type": "string",
                     "minLength": 1,
                     "pattern": "^[-._a-zA-Z][-._a-zA-Z0-9]*$"
                    },
                    "value": {
                     "description": "`$(OTHER)` stands for the value of another variable.",
                     "type": "string"
                    },
                    "value_from": {
                     "description": "Value from",
                     "type": "object",
                     "required": [
                      "field_ref"
                     ],
                     "properties": {
                      "field_ref": {
                       "description": "A field of the running instance.",
                       "type": "object",
                       "required": [
                        "field_path"
                       ],
                       "properties": {
                        "field_path": {
                         "description": "Path",
                         "type": "string",
                         "minLength": 1
                        }
                       }
                      }
                     }
                    }
                   }
                  }
                 }
                }
               }
              }
             }
            }
           }
          },
          "exclusive": {
           "description": "Two instances may never run at once.",
           "type": "boolean"
          },
          "deadlineMs": {
           "description": "The change is given up then, in milliseconds since the Unix epoch.",
           "type": "integer",
           "minimum": 0
          },
          "summary": {
           "description": "Hosts and goal for people: `edge-1 x2, edge-2`. A printed column shows one item of a list only.",
           "type": "object",
           "required": [
            "hosts",
            "goal"
           ],
           "properties": {
            "hosts": {
             "type": "string"
            },
            "goal": {
             "type": "string"
            }
           }
          },
          "decision": {
           "description": "The decision that asked for it.",
           "type": "string"
          }
         },
         "x-kubernetes-validations": [
          {
           "rule": "self.ref == oldSelf.ref",
           "message": "ref cannot change"
          }
         ]
        }
       }
      }
     },
     "additionalPrinterColumns": [
      {
       "name": "Hosts",
       "type": "string",
       "jsonPath": ".spec.summary.hosts"
      },
      {
       "name": "Goal",
       "type": "string",
       "jsonPath": ".spec.summary.goal"
      },
      {
       "name": "Generation",
       "type": "integer",
       "jsonPath": ".spec.generation"
      },
      {
       "name": "Age",
       "type": "date",
       "jsonPath": ".metadata.creationTimestamp"
      },
      {
       "name": "Decision",
       "type": "string",
       "jsonPath": ".spec.decision",
       "priority": 1
      }
     ]
    }
   ]
  }
 },
 {
  "apiVersion": "apiextensions.k8s.io/v1",
  "kind": "CustomResourceDefinition",
  "metadata": {
   "name": "mlsysopsnotes.mlsysops.eu",
   "labels": {
    "app.kubernetes.io/part-of": "mlsysops"
   }
  },
  "spec": {
   "group": "mlsysops.eu",
   "scope": "Namespaced",
   "names": {
    "kind": "MLSysOpsNote",
    "listKind": "MLSysOpsNoteList",
    "singular": "mlsysopsnote",
    "plural": "mlsysopsnotes",
    "shortNames": [
     "mlnote",
     "mlnotes"
    ],
    "categories": [
     "mlsysops"
    ]
   },
   "versions": [
    {
     "name": "v1",
     "served": true,
     "storage": true,
     "schema": {
      "openAPIV3Schema": {
       "description": "A small value that outlives the agent which wrote it: an answer to a plan, a budget stamp, a policy's state.",
       "type": "object",
       "required": [
        "spec"
       ],
       "properties": {
        "spec": {
         "type": "object",
         "required": [
          "key",
          "value"
         ],
         "properties": {
          "key": {
           "description": "What it is about; the object's name is made of it.",
           "type": "string",
           "minLength": 1,
           "maxLength": 1024
          },
          "value": {
           "description": "Any JSON.",
           "x-kubernetes-preserve-unknown-fields": true,
           "nullable": true
          }
         },
         "x-kubernetes-validations": [
          {
           "rule": "self.key == oldSelf.key",
           "message": "key cannot change"
          }
         ]
        }
       }
      }
     },
     "additionalPrinterColumns": [
      {
       "name": "Key",
       "type": "string",
       "jsonPath": ".spec.key"
      },
      {
       "name": "Scope",
       "type": "string",
       "jsonPath": ".metadata.labels['mlsysops\\.eu/scope']"
      },
      {
       "name": "Age",
       "type": "date",
       "jsonPath": ".metadata.creationTimestamp"
      }
     ]
    }
   ]
  }
 }
]
