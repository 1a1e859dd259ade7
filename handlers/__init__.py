"""Slack comes in: acknowledge, parse, call one verb, render."""
