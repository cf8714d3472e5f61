// Generated from src/ml/contract/schemas/model-contract.schema.json by `npm run generate`. Do not edit.
import type {JsonObject} from '../../../support/json.js'

export const schema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Model contract",
  "description": "What an ONNX model takes, what it gives, and what it was made from. It stands beside the model, and is checked against it before anything is asked of it.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "format",
    "name",
    "version",
    "digest",
    "inputs",
    "outputs",
    "training"
  ],
  "properties": {
    "format": {
      "title": "Format",
      "description": "Of this contract; another number is another shape.",
      "type": "string",
      "enum": [
        "mlsysops-model-contract/1"
      ]
    },
    "name": {
      "$ref": "#/$defs/ModelName",
      "title": "Name"
    },
    "version": {
      "title": "Version",
      "description": "Of the model, as whoever trained it counts.",
      "type": "string",
      "minLength": 1,
      "maxLength": 40
    },
    "summary": {
      "title": "Summary",
      "type": "string",
      "maxLength": 300
    },
    "digest": {
      "$ref": "#/$defs/Digest",
      "title": "Digest",
      "description": "Of the ONNX file: the model with another digest is another model."
    },
    "inputs": {
      "title": "Inputs",
      "type": "array",
      "minItems": 1,
      "maxItems": 16,
      "items": {
        "$ref": "#/$defs/ModelInput"
      }
    },
    "outputs": {
      "title": "Outputs",
      "type": "array",
      "minItems": 1,
      "maxItems": 16,
      "items": {
        "$ref": "#/$defs/ModelOutput"
      }
    },
    "training": {
      "$ref": "#/$defs/Training",
      "title": "Training"
    }
  },
  "$defs": {
    "ModelName": {
      "type": "string",
      "pattern": "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$",
      "x-says": "lower-case letters, digits and dashes, 63 at most"
    },
    "Digest": {
      "type": "string",
      "pattern": "^sha256:[0-9a-f]{64}$",
      "x-says": "sha256: and 64 hexadecimal digits"
    },
    "Shape": {
      "description": "The size of each dimension; 0 stands for any: rows that are asked about at once.",
      "type": "array",
      "minItems": 1,
      "maxItems": 8,
      "items": {
        "type": "integer",
        "minimum": 0
      }
    },
    "ElementType": {
      "type": "string",
      "enum": [
        "float32",
        "float64",
        "int32",
        "int64",
        "bool",
        "string"
      ]
    },
    "ModelInput": {
      "title": "Input",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "shape",
        "type",
        "features"
      ],
      "properties": {
        "name": {
          "title": "Name",
          "description": "As in the ONNX file.",
          "type": "string",
          "minLength": 1,
          "maxLength": 200
        },
        "shape": {
          "$ref": "#/$defs/Shape",
          "title": "Shape"
        },
        "type": {
          "$ref": "#/$defs/ElementType",
          "title": "Element type"
        },
        "features": {
          "title": "Features",
          "description": "What stands in each column, in order.",
          "type": "array",
          "minItems": 1,
          "maxItems": 512,
          "items": {
            "$ref": "#/$defs/FeatureRange"
          }
        }
      }
    },
    "FeatureRange": {
      "title": "Feature",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "unit",
        "min",
        "max"
      ],
      "properties": {
        "name": {
          "title": "Name",
          "type": "string",
          "minLength": 1,
          "maxLength": 200
        },
        "unit": {
          "title": "Unit",
          "type": "string",
          "maxLength": 40
        },
        "min": {
          "title": "Least",
          "description": "The least value that was seen in training.",
          "type": "number"
        },
        "max": {
          "title": "Most",
          "description": "The greatest value that was seen in training.",
          "type": "number"
        }
      }
    },
    "ModelOutput": {
      "title": "Output",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "shape",
        "type",
        "unit",
        "forecasts"
      ],
      "properties": {
        "name": {
          "title": "Name",
          "description": "As in the ONNX file.",
          "type": "string",
          "minLength": 1,
          "maxLength": 200
        },
        "shape": {
          "$ref": "#/$defs/Shape",
          "title": "Shape"
        },
        "type": {
          "$ref": "#/$defs/ElementType",
          "title": "Element type"
        },
        "unit": {
          "title": "Unit",
          "type": "string",
          "maxLength": 40
        },
        "forecasts": {
          "$ref": "#/$defs/Forecast",
          "title": "Forecasts"
        }
      }
    },
    "Forecast": {
      "title": "Forecast",
      "description": "Of the metric, taken together over a window that ends at the horizon.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "metric",
        "by",
        "windowMs",
        "horizonMs"
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
          ]
        },
        "windowMs": {
          "title": "Window",
          "type": "integer",
          "minimum": 1
        },
        "horizonMs": {
          "title": "Horizon",
          "description": "From the moment of the forecast.",
          "type": "integer",
          "minimum": 1
        }
      }
    },
    "Training": {
      "title": "Training",
      "description": "What the model was made from, and how far it was off on what it had not seen.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "data",
        "split",
        "error",
        "seed",
        "tools"
      ],
      "properties": {
        "data": {
          "$ref": "#/$defs/TrainingData",
          "title": "Data"
        },
        "split": {
          "$ref": "#/$defs/Split",
          "title": "Split"
        },
        "error": {
          "$ref": "#/$defs/HoldOutError",
          "title": "Error on the hold-out"
        },
        "seed": {
          "title": "Seed",
          "type": "integer"
        },
        "tools": {
          "title": "Tools",
          "description": "What made it, each with its version.",
          "type": "array",
          "maxItems": 32,
          "items": {
            "$ref": "#/$defs/Tool"
          }
        }
      }
    },
    "TrainingData": {
      "title": "Training data",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "digest",
        "fromMs",
        "toMs",
        "rows"
      ],
      "properties": {
        "digest": {
          "$ref": "#/$defs/Digest",
          "title": "Digest"
        },
        "fromMs": {
          "title": "From",
          "description": "The moment of the first row.",
          "type": "number"
        },
        "toMs": {
          "title": "To",
          "description": "The moment of the last row.",
          "type": "number"
        },
        "rows": {
          "title": "Rows",
          "description": "With every feature and the forecast value.",
          "type": "integer",
          "minimum": 1
        }
      }
    },
    "Split": {
      "title": "Split",
      "description": "The hold-out is the end of the time; rows between, whose forecast value reaches into it, are in neither part.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "kind",
        "trainingRows",
        "holdOutRows",
        "holdOutFromMs"
      ],
      "properties": {
        "kind": {
          "title": "Kind",
          "type": "string",
          "enum": [
            "chronological"
          ]
        },
        "trainingRows": {
          "title": "Rows of training",
          "type": "integer",
          "minimum": 1
        },
        "holdOutRows": {
          "title": "Rows of the hold-out",
          "type": "integer",
          "minimum": 1
        },
        "holdOutFromMs": {
          "title": "Begin of the hold-out",
          "type": "number"
        }
      }
    },
    "ErrorFigures": {
      "title": "Error figures",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "mae",
        "rmse"
      ],
      "properties": {
        "mae": {
          "title": "Mean absolute error",
          "type": "number",
          "minimum": 0
        },
        "rmse": {
          "title": "Root mean square error",
          "type": "number",
          "minimum": 0
        }
      }
    },
    "HoldOutError": {
      "title": "Error on the hold-out",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "unit",
        "model",
        "persistence"
      ],
      "properties": {
        "unit": {
          "title": "Unit",
          "type": "string",
          "maxLength": 40
        },
        "model": {
          "$ref": "#/$defs/ErrorFigures",
          "title": "Of the model"
        },
        "persistence": {
          "$ref": "#/$defs/ErrorFigures",
          "title": "Of persistence",
          "description": "Of saying that it stays as it is."
        }
      }
    },
    "Tool": {
      "title": "Tool",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "version"
      ],
      "properties": {
        "name": {
          "title": "Name",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        },
        "version": {
          "title": "Version",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        }
      }
    }
  }
}
