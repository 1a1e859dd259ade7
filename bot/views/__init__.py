"""Block Kit as pure functions of a translator and value objects."""
