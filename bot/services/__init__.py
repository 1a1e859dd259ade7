"""What the bot can do: one verb each, inside one unit of work."""
