"""The voice of the bot in the reader's language: catalogues, dates and numbers."""
