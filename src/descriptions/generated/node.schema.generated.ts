// Generated from src/descriptions/schemas/node.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Node document",
  "description": "A machine of the slice: what it is made of, what it can do and what agents may change on it.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "MLSysOpsNode"
  ],
  "properties": {
    "MLSysOpsNode": {
      "$ref": "#/$defs/NodeDescription"
    }
  },
  "$defs": {
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
    }
  }
}
