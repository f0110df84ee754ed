"""views.*, auth.*, api.test, apps.connections.open: forms, Home, and who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.demo import validation
from bot.demo.calls import Call, Method, always
from bot.demo.records import Json, SlackError, View
from bot.demo.shapes import view_json

if TYPE_CHECKING:
    from collections.abc import Mapping


def _content(call: Call, surface: str) -> Json:
    return validation.check_view(call.args.get("view"), surface, lambda: call.workspace.secret(5))


def _answer(call: Call, view: View) -> Json:
    return {"view": view_json(call.workspace, view)}


def open_view(call: Call) -> Json:
    wanted = _content(call, "modal")
    trigger = call.double.surfaces.use_trigger(call.text("trigger_id"))
    return _answer(call, call.double.surfaces.open(trigger.user, wanted))


def push_view(call: Call) -> Json:
    """The trigger must come from inside the modal that the new one is to lie on."""
    wanted = _content(call, "modal")
    surfaces = call.double.surfaces
    trigger = surfaces.use_trigger(call.text("trigger_id"))
    if trigger.view_id is None or trigger.view_id not in {one.id for one in surfaces.stack(trigger.user)}:
        raise SlackError("invalid_trigger_id")
    return _answer(call, surfaces.push(trigger.user, wanted))


def update_view(call: Call) -> Json:
    view = call.double.surfaces.find(view_id=call.maybe("view_id"), external_id=call.maybe("external_id"))
    wanted = _content(call, view.content["type"])
    return _answer(call, call.double.surfaces.update(view, wanted, call.maybe("hash")))


def publish_view(call: Call) -> Json:
    workspace = call.workspace
    if not workspace.app.home_tab:
        raise SlackError("not_enabled")
    user = workspace.user(call.text("user_id"))
    if user.deleted or user.is_bot:
        raise SlackError("user_not_found")
    wanted = _content(call, "home")
    return _answer(call, call.double.surfaces.publish(user.id, wanted, call.maybe("hash")))


def bots_info(call: Call) -> Json:
    app = call.workspace.app
    if call.text("bot") != app.bot_id:
        raise SlackError("bot_not_found")
    icons = {f"image_{size}": f"{call.double.surfaces.base_url}/icon.svg" for size in (36, 48, 72)}
    who = {"id": app.bot_id, "app_id": app.id, "user_id": app.bot_user, "name": app.name}
    return {"bot": {**who, "deleted": False, "updated": 0, "icons": icons}}


def auth_test(call: Call) -> Json:
    workspace = call.workspace
    return {
        "url": call.double.surfaces.base_url + "/",
        "team": workspace.name,
        "user": workspace.app.name,
        "team_id": workspace.team,
        "user_id": workspace.app.bot_user,
        "bot_id": workspace.app.bot_id,
        "is_enterprise_install": False,
    }


def revoke(call: Call) -> Json:
    call.workspace.revoke_token()
    return {"revoked": True}


def connections_open(call: Call) -> Json:
    return {"url": call.double.socket_url()}


def api_test(call: Call) -> Json:
    if error := call.maybe("error"):
        raise SlackError(error, args=call.args)
    return {"args": call.args}


METHODS: Mapping[str, Method] = {
    "views.open": Method(open_view),
    "views.push": Method(push_view),
    "views.update": Method(update_view),
    "views.publish": Method(publish_view),
    "auth.test": Method(auth_test),
    "bots.info": Method(bots_info, always("users:read")),
    "auth.revoke": Method(revoke),
    "apps.connections.open": Method(connections_open, app_token=True),
    "api.test": Method(api_test, open_to_all=True),
}
