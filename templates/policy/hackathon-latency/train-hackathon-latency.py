"""Trains the model of policy-hackathon-latency.yaml. `mlsysops lab train` runs it as `python train-hackathon-latency.py REQUEST`; templates/lab/train.py says
what is in REQUEST. The rows that the model is judged by are not in the table.

The classifier was recorded on one worker alone. So that the model can tell how fast the worker is that it runs on, each row is also shown as it would have
been on workers twice and four times as fast: latencies, past and to come, over the speed. That is assumed, not measured.
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
    from sklearn.model_selection import TimeSeriesSplit
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from sklearn.svm import SVR
except ImportError as error:
    sys.exit(f"{sys.executable} lacks {error.name}. Install what this script needs: {sys.executable} -m pip install scikit-learn skl2onnx")

SPEEDS = (1, 2, 4)
# Rows between a fold and what it is tested on: the forecast of the last, and the windows of the first, reach into them.
GAP = 40


def main(path):
    with open(path, encoding="utf8") as file:
        request = json.load(file)
    features, target = read_table(request)
    scaled = np.array([name.startswith("frame_classify_latency") for name in request["features"]])
    candidates = {
        "ridge": make_pipeline(StandardScaler(), Ridge(10)),
        "support vectors": make_pipeline(StandardScaler(), SVR(C=100, epsilon=5)),
        "gradient boosting": GradientBoostingRegressor(
            n_estimators=150, max_depth=3, learning_rate=0.05, subsample=0.7, max_features=0.4, random_state=request["seed"]
        ),
    }
    name = best_of(candidates, features, target, scaled)
    print(f"Taking {name}.", file=sys.stderr)
    write_model(candidates[name].fit(*on_all_workers(features, target, scaled)), features, request)


def read_table(request):
    with open(request["table"], encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file))
    features = np.array([[float(row[name]) for name in request["features"]] for row in rows], dtype=np.float32)
    target = np.array([float(row[request["target"]]) for row in rows])
    return features, target


def on_all_workers(features, target, scaled):
    rows = [np.where(scaled, features / speed, features) for speed in SPEEDS]
    return np.vstack(rows).astype(np.float32), np.concatenate([target / speed for speed in SPEEDS])


def best_of(candidates, features, target, scaled):
    """The one with the least mean absolute error, each time trained on what came before."""
    errors = {}
    gap = min(GAP, len(target) // 10)
    for name, model in candidates.items():
        folds = []
        for before, after in TimeSeriesSplit(n_splits=3, gap=gap).split(features):
            model.fit(*on_all_workers(features[before], target[before], scaled))
            folds.append(np.abs(model.predict(features[after]) - target[after]).mean())
        errors[name] = np.mean(folds)
        print(f"{name}: mean absolute error {errors[name]:.3f} within the training rows", file=sys.stderr)
    return min(errors, key=errors.get)


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
        sys.exit("usage: train-hackathon-latency.py REQUEST.json (mlsysops lab train writes it)")
    main(sys.argv[1])
