"""What runs a policy, under a name that no package of a policy has."""
