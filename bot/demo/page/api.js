// The page's own doors to the local workspace: requests and the stream of what happens.

const SENTENCES = {
  channel_not_found: "Kanalen finns inte, eller så är du inte med i den.",
  not_in_channel: "Du är inte med i kanalen.",
  is_archived: "Kanalen är arkiverad.",
  no_text: "Skriv något först.",
  msg_too_long: "Meddelandet är för långt.",
  message_not_found: "Meddelandet finns inte kvar.",
  unknown_command: "Det kommandot finns inte. Skriv / för att se alla.",
  app_not_running: "Boten är inte igång.",
  dispatch_failed: "Boten gick inte att nå.",
  operation_timeout: "Boten svarade inte i tid. Försök igen.",
  user_deleted: "Kontot är avslutat.",
  already_in_channel: "Personen är redan med i kanalen.",
  user_is_restricted: "En gäst kan inte göra det.",
  cant_invite: "Den personen kan inte vara med i kanalen.",
  not_authorized: "Bara en administratör kan göra det, och ingen kan ändra kontot för den som äger arbetsytan.",
};

/** Something the person should read; `message` is a Swedish sentence. */
export class Failure extends Error {}

async function answer(request) {
  let body;
  try {
    const response = await request;
    body = await response.json();
  } catch {
    throw new Failure("Provrummet svarar inte. Kontrollera att det är igång.");
  }
  if (body.ok === false && body.error) throw new Failure(SENTENCES[body.error] ?? `Det gick inte (${body.error}).`);
  return body;
}

const withoutBlanks = (params) => Object.entries(params).filter(([, value]) => value !== null && value !== undefined);

/** Speaks for one person at a time. */
export class Api {
  constructor(user) {
    this.user = user;
  }

  get(path, params = {}) {
    const query = new URLSearchParams(withoutBlanks({ user: this.user, ...params }));
    return answer(fetch(`/page/${path}?${query}`));
  }

  post(path, body = {}) {
    const headers = { "Content-Type": "application/json" };
    return answer(
      fetch(`/page/${path}`, { method: "POST", headers, body: JSON.stringify({ user: this.user, ...body }) }),
    );
  }

  /** Calls `listeners[kind](data)` for each event, `listeners.opened()` on every connection; returns what closes it. */
  stream(listeners) {
    const source = new EventSource(`/page/stream?${new URLSearchParams({ user: this.user })}`);
    source.addEventListener("open", () => listeners.opened());
    source.addEventListener("error", () => listeners.lost());
    for (const [kind, listener] of Object.entries(listeners)) {
      if (!["opened", "lost"].includes(kind))
        source.addEventListener(kind, (event) => listener(JSON.parse(event.data)));
    }
    return () => source.close();
  }
}

/** What the elements of one message, form or Home use to reach the bot. */
export const doors = (api, container, values) => ({
  press: (block_id, { action_id, type }, payload) =>
    api.post("press", { container, block_id, action_id, type, ...payload, state: { values } }),
  suggest: (block_id, { action_id }, query) => api.post("suggest", { container, block_id, action_id, query }),
});
