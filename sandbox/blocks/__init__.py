"""Says what Slack would refuse in a message or a view, in Slack's own words."""

from sandbox.blocks.message import message_errors
from sandbox.blocks.problem import Problem
from sandbox.blocks.view import view_errors

__all__ = ["Problem", "message_errors", "view_errors"]
