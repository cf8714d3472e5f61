"""A logger of upstream's name; what it writes is the log of the policy."""

import logging

logger = logging.getLogger("mlsysops")
if not logger.handlers:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
