"""What people do with an app: commands, buttons and pickers, modals, shortcuts."""
