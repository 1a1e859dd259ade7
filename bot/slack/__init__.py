"""Slack goes out: the deliverer of the outbox, rate limits, the people directory."""
