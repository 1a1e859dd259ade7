"""The shape in which Slack sends each thing.

Taken from responses and events recorded by Slack's Java SDK (java-slack-sdk, `json-logs`).
"""

from sandbox.shapes.channels import CHANNEL_TYPES, channel_object
from sandbox.shapes.files import file_object
from sandbox.shapes.messages import message_object, reactions
from sandbox.shapes.people import profile_object, user_object, usergroup_object
from sandbox.shapes.views import view_object

__all__ = [
    "CHANNEL_TYPES",
    "channel_object",
    "file_object",
    "message_object",
    "profile_object",
    "reactions",
    "user_object",
    "usergroup_object",
    "view_object",
]
