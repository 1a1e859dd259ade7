"""A Slack workspace on your own machine, which a real, unmodified Bolt app connects to."""
