"""The tray icon and windows: shows what the agent says, decides nothing."""
