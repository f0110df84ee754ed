// What people settle among themselves: who is in a channel, and for administrators whose account is what.

import { confirmed } from "./buttons.js";
import { channelName } from "./directory.js";
import { openMenu } from "./menu.js";
import { pickPerson } from "./people.js";
import { toast, told } from "./toast.js";

const plain = (text) => ({ type: "plain_text", text, emoji: false });

const sure = (title, text, confirm) =>
  confirmed({
    title: plain(title),
    text: plain(text),
    confirm: plain(confirm),
    deny: plain("Avbryt"),
    style: "danger",
  });

async function leave(api, channel) {
  const name = channelName(channel.id);
  const text = channel.is_private
    ? "Du ser inte längre det som skrivs där. För att komma tillbaka behöver någon släppa in dig."
    : "Du kan gå med igen när du vill.";
  if (!(await sure(`Lämna ${name}?`, text, "Lämna kanalen"))) return;
  await told(async () => {
    await api.post("leave", { channel: channel.id });
    toast(`Du har lämnat ${name}.`);
  });
}

async function addColleague(api, channel, anchor) {
  const { people } = await api.get("people");
  const others = people.filter((one) => !one.deleted && !channel.members.includes(one.id));
  const add = (one) =>
    told(async () => {
      await api.post("add", { channel: channel.id, person: one.id });
      toast(`${one.name} är nu med i ${channelName(channel.id)}.`);
    });
  pickPerson(anchor, "Lägg till en kollega", others, add);
}

/** A channel's own menu. `me` is who one is; guests add nobody. */
export function channelMenu(api, me, channel, anchor) {
  openMenu(anchor, "Kanalen", [
    { heading: `${channel.members.length} är med, boten medräknad` },
    ...(me.guest
      ? []
      : [{ label: "Lägg till en kollega", icon: "add", run: () => told(() => addColleague(api, channel, anchor)) }]),
    { label: "Lämna kanalen", icon: "leave", danger: true, run: () => leave(api, channel) },
  ]);
}

function accountMenu(api, one, anchor, done) {
  const become = (what, said) =>
    told(async () => {
      await api.post("account", { person: one.id, become: what });
      toast(said);
      done();
    });
  const close = async () => {
    const text = `${one.name} kan inte logga in längre och försvinner ur alla kanaler.`;
    if (await sure("Avsluta kontot?", text, "Avsluta kontot")) await become("closed", `Kontot för ${one.name} är avslutat.`);
  };
  const guest = one.guest
    ? { label: "Gör till vanlig medlem", icon: "person", run: () => become("member", `${one.name} är inte längre gäst.`) }
    : { label: "Gör till gäst", icon: "person", run: () => become("guest", `${one.name} är nu gäst.`) };
  openMenu(anchor, one.name, [
    { heading: one.name },
    guest,
    { label: "Avsluta kontot", icon: "close", danger: true, run: close },
  ]);
}

/** For administrators: picks somebody, and then what becomes of their account; `done()` is called when it has. */
export async function governAccounts(api, anchor, done) {
  const { people } = await api.get("people");
  const others = people.filter((one) => !one.deleted && one.id !== api.user);
  pickPerson(anchor, "Hantera konton", others, (one) => accountMenu(api, one, anchor, done));
}
