"""Trains a model for a policy. `mlsysops lab train` runs it as `python train.py REQUEST`, where REQUEST is a JSON file:

  table      a CSV of the training rows: time, application, component, node, the features, the target
  features   the columns that the model is given, in this order
  target     the column that it foresees
  seed       for whatever is random
  model      where to write the ONNX file: one input [rows, features] of float32, one output [rows, 1]
  metadata   where to write {"tools": [{"name": ..., "version": ...}]}

The rows that the model is judged by are not in the table.
"""

import csv
import json
import sys

try:
    import numpy as np
    import skl2onnx
    import sklearn
    from sklearn.ensemble import GradientBoostingRegressor
    from sklearn.linear_model import Ridge
    from sklearn.model_selection import TimeSeriesSplit, cross_val_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
except ImportError as error:
    sys.exit(f"{sys.executable} lacks {error.name}. Install what this script needs: {sys.executable} -m pip install scikit-learn skl2onnx")


def main(path):
    with open(path, encoding="utf8") as file:
        request = json.load(file)
    features, target = read_table(request)
    candidates = {
        "ridge": make_pipeline(StandardScaler(), Ridge()),
        # 150 shallow trees are about 80 kB: a model travels with its policy, and may have 700 kB.
        "gradient boosting": GradientBoostingRegressor(
            n_estimators=150, max_depth=3, learning_rate=0.05, subsample=0.8, random_state=request["seed"]
        ),
    }
    name, model = best_of(candidates, features, target)
    print(f"Taking {name}.", file=sys.stderr)
    model.fit(features, target)
    write_model(model, features, request)


def read_table(request):
    with open(request["table"], encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    features = np.array([[float(row[name]) for name in request["features"]] for row in rows], dtype=np.float32)
    target = np.array([float(row[request["target"]]) for row in rows])
    return features, target


def best_of(candidates, features, target):
    """The one with the least mean absolute error, each time trained on what came before."""
    errors = {}
    for name, model in candidates.items():
        scores = cross_val_score(model, features, target, cv=TimeSeriesSplit(n_splits=4), scoring="neg_mean_absolute_error")
        errors[name] = -scores.mean()
        print(f"{name}: mean absolute error {errors[name]:.3f} within the training rows", file=sys.stderr)
    name = min(errors, key=errors.get)
    return name, candidates[name]


def write_model(model, features, request):
    onnx = skl2onnx.to_onnx(model, features[:1], target_opset={"": 17, "ai.onnx.ml": 3})
    with open(request["model"], "wb") as file:
        file.write(onnx.SerializeToString())
    tools = [{"name": "python", "version": sys.version.split()[0]}]
    tools += [{"name": name, "version": package.__version__} for name, package in (("scikit-learn", sklearn), ("skl2onnx", skl2onnx))]
    with open(request["metadata"], "w", encoding="utf8") as file:
        json.dump({"tools": tools}, file)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: train.py REQUEST.json (mlsysops lab train writes it)")
    main(sys.argv[1])
