"""What upstream's policies use beside their arguments."""

import operator

RELATIONS = {
    "greater_than": operator.gt,
    "lower_than": operator.lt,
    "lower_or_equal": operator.le,
    "greater_or_equal": operator.ge,
    "equal": operator.eq,
}


def evaluate_condition(a, b, operator):
    """Whether `a` stands in a relation to `b`: `lower_or_equal` is a <= b. Who gives the target first asks the opposite, as upstream's relocation does."""
    if operator not in RELATIONS:
        raise ValueError(f"Invalid operator: {operator}")
    return RELATIONS[operator](a, b)
