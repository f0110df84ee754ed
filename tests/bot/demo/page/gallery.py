"""Every block and element a bot may send, in one message, one Home and one form."""

from tests.bot.demo.page.fake import BO, LUNCH, Json, option, plain

PIXEL = "icon.svg"


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


RICH = {
    "type": "rich_text",
    "block_id": "rich",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Det "},
                {"type": "text", "text": "viktigaste", "style": {"bold": True, "italic": True}},
                {"type": "text", "text": " sa "},
                {"type": "user", "user_id": BO},
                {"type": "text", "text": " i "},
                {"type": "channel", "channel_id": LUNCH},
                {"type": "text", "text": " "},
                {"type": "emoji", "name": "bulb"},
                {"type": "link", "url": "https://example.org/schema", "text": "schemat"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "färre delade turer"}]},
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "lugnare helger"}]},
            ],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "Jag sover bättre nu."}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "må 07-16\nti 07-16"}]},
    ],
}
BUTTONS = {
    "type": "actions",
    "block_id": "buttons",
    "elements": [
        {"type": "button", "action_id": "answer", "text": plain("Svara"), "style": "primary", "value": "q1"},
        {"type": "button", "action_id": "me_too", "text": plain("Jag också"), "value": "q1"},
        {
            "type": "button",
            "action_id": "withdraw",
            "text": plain("Ta bort"),
            "style": "danger",
            "confirm": {
                "title": plain("Ta bort frågan?"),
                "text": plain("Svaren försvinner också."),
                "confirm": plain("Ta bort"),
                "deny": plain("Behåll"),
                "style": "danger",
            },
        },
        {"type": "button", "action_id": "go", "text": plain("Läs mer"), "url": "https://example.org/mer"},
        {"type": "overflow", "action_id": "more", "options": [option("edit", "Ändra"), option("hide", "Dölj")]},
    ],
}
CARD: list[Json] = [
    {"type": "header", "block_id": "h", "text": plain("Hur får ni ihop helgschemat?")},
    {
        "type": "section",
        "block_id": "text",
        "text": mrkdwn(
            "*Fet*, _kursiv_, ~struken~ och `kod` :bulb: för <@UBO> i <#CLUNCH>, "
            "se <https://example.org/a?b=1&amp;c=2|rutinen> &amp; 2 &lt; 3\n> en rad citat\n```\nförformaterat\n```slut"
        ),
        "accessory": {"type": "image", "image_url": PIXEL, "alt_text": "En dörr på glänt"},
    },
    {
        "type": "section",
        "block_id": "facts",
        "fields": [mrkdwn("*Kommun*\nmindre kommun"), mrkdwn("*Tema*\nschema"), plain("Personal"), plain("42")],
    },
    RICH,
    {"type": "image", "block_id": "img", "image_url": PIXEL, "alt_text": "Huset", "title": plain("Huset vi bor i")},
    {"type": "divider", "block_id": "d"},
    {"type": "context", "block_id": "ctx", "elements": [mrkdwn("Utan namn"), plain("2 svar")]},
    BUTTONS,
    {"type": "hologram", "block_id": "odd"},
]


def field(block_id: str, label: str, element: Json, **more: object) -> Json:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {"action_id": "a", **element},
        **more,
    }


SIZES = [option("liten", "Liten"), option("mellan", "Mellan"), option("stor", "Stor")]
NAMES = [option("name", "Med namn"), option("anon", "Utan namn")]
FIELDS: list[Json] = [
    field("title", "Rubrik", {"type": "plain_text_input", "placeholder": plain("Kort och tydligt")}),
    field("did", "Vad gjorde ni?", {"type": "plain_text_input", "multiline": True, "max_length": 60, "min_length": 5}),
    field("size", "Kommunens storlek", {"type": "static_select", "options": SIZES}, optional=True),
    field(
        "themes",
        "Teman",
        {
            "type": "multi_static_select",
            "option_groups": [
                {"label": plain("Personal"), "options": [option("schema"), option("bemanning")]},
                {"label": plain("Omsorg"), "options": [option("anhöriga"), option("kvalitet")]},
            ],
            "max_selected_items": 2,
        },
        hint=plain("Högst två."),
    ),
    field("town", "Kommun", {"type": "external_select", "min_query_length": 2}),
    field("towns", "Grannkommuner", {"type": "multi_external_select", "min_query_length": 1}, optional=True),
    field(
        "who",
        "Vem frågar?",
        {"type": "radio_buttons", "options": [option("name", "Med namn"), option("anon", "Utan namn")]},
    ),
    field(
        "extra",
        "Får vi?",
        {
            "type": "checkboxes",
            "options": [
                {**option("urgent", "Det brådskar"), "description": plain("Kommer med nästa utskick.")},
                option("save"),
            ],
        },
        optional=True,
    ),
    field("day", "Dag", {"type": "datepicker", "initial_date": "2027-03-09"}),
    field("hour", "Klockslag", {"type": "timepicker", "initial_time": "13:00"}),
]


def form(*blocks: Json, view_id: str = "V1", title: str = "Spara som lösning", **more: object) -> Json:
    return {
        "id": view_id,
        "type": "modal",
        "title": plain(title),
        "submit": plain("Spara"),
        "close": plain("Avbryt"),
        "blocks": list(blocks),
        **more,
    }


WHAT_TO_SAVE = field("did", "Vad gjorde ni?", {"type": "plain_text_input", "multiline": True})
