"""What can be wrong with texts, found without running the bot; `bot.i18n.check` joins it up."""
