"""Which packages a policy says that it needs, and which of them its interpreter has."""

import ast
import json
import re
import site
import sys
from importlib import metadata

# Where what is imported is not called as what is installed.
INSTALLED_AS = {"sklearn": "scikit-learn", "cv2": "opencv-python", "yaml": "pyyaml", "PIL": "pillow", "bs4": "beautifulsoup4", "dateutil": "python-dateutil"}


def needed(source: str) -> list:
    """What the source alone says, before anything of it runs: the `packages` of its context, and pandas where it reads a data frame of telemetry."""
    wanted = []
    for node in ast.walk(ast.parse(source, "its file")):
        if isinstance(node, ast.Dict):
            wanted += [one for key, value in zip(node.keys, node.values) if is_text(key, "packages") for one in literal(value)]
        elif isinstance(node, ast.Subscript) and is_text(node.slice, "query", "dataframe"):
            wanted.append("pandas")
    return list(dict.fromkeys(wanted))


def is_text(node: object, *texts: str) -> bool:
    return isinstance(node, ast.Constant) and node.value in texts


def literal(node: ast.expr) -> list:
    return texts([one.value for one in node.elts if isinstance(one, ast.Constant)]) if isinstance(node, (ast.List, ast.Tuple)) else []


def texts(value: object) -> list:
    return [one.strip() for one in value if isinstance(one, str) and one.strip()] if isinstance(value, (list, tuple)) else []


def report(requirements: list) -> list:
    """`{requirement, installed}`; without `installed` it is not there."""
    versions = {one: version_of(one) for one in requirements}
    return [{"requirement": one, **({} if version is None else {"installed": version})} for one, version in versions.items()]


def version_of(requirement: str):
    name = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", requirement)
    try:
        return metadata.version(name.group(0)) if name else None
    except metadata.PackageNotFoundError:
        return None


def package_of(module: str) -> str:
    top = module.split(".", 1)[0]
    return INSTALLED_AS.get(top, top)


def main() -> None:
    """Of a policy's file what it needs; of no file where this interpreter keeps its packages."""
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as file:
            print(json.dumps(report(needed(file.read()))))
    else:
        print(json.dumps(site.getsitepackages()))


if __name__ == "__main__":
    main()
