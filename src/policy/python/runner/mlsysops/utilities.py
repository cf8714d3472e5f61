"""What upstream's policies use beside their arguments."""


def evaluate_condition(metric_value, target_value, relation):
    """Whether a value stands in a relation to a target: `greater_than`, `lower_or_equal` and the others of descriptions."""
    relations = {
        "greater_than": lambda value, target: value > target,
        "lower_than": lambda value, target: value < target,
        "lower_or_equal": lambda value, target: value <= target,
        "greater_or_equal": lambda value, target: value >= target,
        "equal": lambda value, target: value == target,
    }
    if relation not in relations:
        raise ValueError(f"There is no relation {relation!r}.")
    return relations[relation](metric_value, target_value)
