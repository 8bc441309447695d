"""What every aggregate shares: messages, the decider, refusals, ports."""
