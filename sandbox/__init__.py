"""A Slack workspace on your own machine that an unmodified Bolt app connects to."""
