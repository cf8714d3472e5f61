"""What upstream's policies import of the agent that runs them."""
