"""Modals and Home tabs: opened, changed, stacked and closed.

Source: https://docs.slack.dev/surfaces/modals
"""

from collections.abc import Iterator

from sandbox.elements import Values, state_values
from sandbox.errors import SlackError
from sandbox.ids import new_id, new_secret
from sandbox.live import Live
from sandbox.model import Json, View
from sandbox.problems import check_view, completed
from sandbox.shapes import view_object
from sandbox.triggers import Triggers
from sandbox.workspace import Workspace

MAX_STACK = 3


class Modals:
    """The views that are open, by user, and everybody's Home tab."""

    def __init__(self, workspace: Workspace, triggers: Triggers, live: Live) -> None:
        self._workspace = workspace
        self._triggers = triggers
        self._live = live
        self._views = {key: View.of(body) for key, body in workspace.notes("view").items()}

    def open(self, trigger_id: str, content: Json) -> View:
        """Open a modal for whoever pulled the trigger, in place of any that he had open."""
        self._check(content, "modal")
        trigger = self._triggers.take(trigger_id)
        self._drop(trigger.user, self._stack_ids(trigger.user))
        return self._put_on_top(trigger.user, content)

    def push(self, trigger_id: str, content: Json) -> View:
        """Put a modal on the one in which the trigger was pulled; at most three lie there."""
        self._check(content, "modal")
        trigger = self._triggers.take(trigger_id)
        if trigger.view_id not in self._stack_ids(trigger.user):
            raise SlackError("not_found")
        return self.push_on(self.get(str(trigger.view_id)), content)

    def push_on(self, below: View, content: Json) -> View:
        """Put a modal on another; raises SlackError push_limit_reached past three."""
        if len(self._stack_ids(below.user)) >= MAX_STACK:
            raise SlackError("push_limit_reached", "At most three modals can lie on each other.")
        return self._put_on_top(below.user, content, below)

    def update(
        self,
        content: Json,
        view_id: str | None = None,
        external_id: str | None = None,
        hash_: str | None = None,
    ) -> View:
        """Change an open view; raises SlackError not_found or hash_conflict."""
        view = self._named(view_id, external_id)
        self._check(content, view.kind, view)
        if hash_ and hash_ != view.hash:
            raise SlackError("hash_conflict")
        return self.replace(view, content)

    def replace(self, view: View, content: Json) -> View:
        """Give a view other content; inputs with the same ids keep what was entered."""
        view.content = {**content, "blocks": completed(content.get("blocks"))}
        view.values = state_values(view.content["blocks"] or [], view.values)
        view.hash = self._new_hash()
        self._save(view)
        if view.kind == "home":
            self._show_home(view)
        else:
            self._live.tell(view.user, {"type": "view_updated", "view": self.shown(view)})
            self._show_stack(view.user)
        return view

    def publish(self, user: str, content: Json, hash_: str | None = None) -> View:
        """Show a user's Home tab; raises SlackError hash_conflict."""
        view = self.home(user)
        self._check(content, "home", view)
        if view is None:
            view = View(new_id("V"), user, "home", {}, self._new_hash())
            self._views[view.id] = view
            self._workspace.note("home", user, view.id)
        elif hash_ and hash_ != view.hash:
            raise SlackError("hash_conflict")
        return self.replace(view, content)

    def home(self, user: str) -> View | None:
        """Return a user's Home tab if the app has published one."""
        return self._views.get(self._workspace.notes("home").get(user, ""))

    def get(self, view_id: str) -> View:
        """Return an open view, or raise SlackError not_found."""
        view = self._views.get(view_id)
        if view is None:
            raise SlackError("not_found", "This view is not open any more.")
        return view

    def stack(self, user: str) -> list[View]:
        """Return the modals that a user has open, the lowest first."""
        return [self._views[view_id] for view_id in self._stack_ids(user)]

    def close(self, view: View) -> None:
        """Close a modal and all that lie on it."""
        stack = self._stack_ids(view.user)
        if view.id in stack:
            self._drop(view.user, stack[stack.index(view.id) :])

    def clear(self, user: str) -> None:
        """Close all modals of a user."""
        self._drop(user, self._stack_ids(user))

    def fill(self, view: View, given: Values) -> None:
        """Take over what the user has entered so far; raises SlackError for a wrong option."""
        try:
            view.values = state_values(view.content["blocks"] or [], view.values, given)
        except (ValueError, KeyError) as error:
            raise SlackError("invalid_arguments", str(error)) from error
        self._save(view)

    def shown(self, view: View) -> Json:
        """Return the view as Slack and the page show it."""
        return view_object(self._workspace, view)

    def _put_on_top(self, user: str, content: Json, below: View | None = None) -> View:
        view = View(new_id("V"), user, "modal", {}, "")
        view.previous_id = below.id if below else None
        view.root_id = below.root_id if below else view.id
        self._views[view.id] = view
        self._workspace.note("stack", user, [*self._stack_ids(user), view.id])
        view.content = {**content, "blocks": completed(content.get("blocks"))}
        view.values = state_values(view.content["blocks"] or [], {})
        view.hash = self._new_hash()
        self._save(view)
        self._live.tell(user, {"type": "view_opened", "view": self.shown(view)})
        self._show_stack(user)
        return view

    def _check(self, content: Json, kind: str, known: View | None = None) -> None:
        check_view(content)
        if content.get("type") != kind:
            raise SlackError("invalid_arguments", f"The view's type must be {kind}.")
        external_id = content.get("external_id")
        if external_id and self._external(external_id, known):
            raise SlackError("duplicate_external_id")

    def _external(self, external_id: str, known: View | None) -> bool:
        return any(view is not known for view in self._with_external(external_id))

    def _with_external(self, external_id: str) -> Iterator[View]:
        return (v for v in self._views.values() if v.content.get("external_id") == external_id)

    def _named(self, view_id: str | None, external_id: str | None) -> View:
        if view_id:
            return self.get(view_id)
        if not external_id:
            raise SlackError("invalid_arguments", "A view_id or an external_id is needed.")
        view = next(self._with_external(external_id), None)
        if view is None:
            raise SlackError("not_found")
        return view

    def _stack_ids(self, user: str) -> list[str]:
        return list(self._workspace.notes("stack").get(user, []))

    def _drop(self, user: str, view_ids: list[str]) -> None:
        for view_id in view_ids:
            del self._views[view_id]
            self._workspace.note("view", view_id, None)
            self._live.tell(user, {"type": "view_closed", "view_id": view_id})
        left = [view_id for view_id in self._stack_ids(user) if view_id not in view_ids]
        self._workspace.note("stack", user, left or None)
        if view_ids:
            self._show_stack(user)

    def _save(self, view: View) -> None:
        self._workspace.note("view", view.id, view.record())

    def _new_hash(self) -> str:
        return f"{self._workspace.seconds()}.{new_secret(8)}"

    def _show_stack(self, user: str) -> None:
        stack = [self.shown(view) for view in self.stack(user)]
        self._live.tell(user, {"type": "views", "stack": stack})

    def _show_home(self, view: View) -> None:
        app = self._workspace.bot.id
        self._live.tell(view.user, {"type": "home", "app": app, "view": self.shown(view)})
