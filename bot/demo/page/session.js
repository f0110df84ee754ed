// One person's time at the page: what they may see, what is open, and what happens meanwhile.

import { Api } from "./api.js";
import { focusAgain } from "./dom.js";
import { channelName, learn, nameOf } from "./directory.js";
import { Room } from "./room.js";
import { Thread } from "./thread.js";
import { announce, toast, told } from "./toast.js";
import { day, now, setNow } from "./when.js";

/** Runs `work` once at a time; whoever asks meanwhile shares one further run, which begins after they asked. */
function inTurn(work) {
  let running = null;
  let next = null;
  return function run() {
    if (!running) {
      running = work().finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return run();
      });
    return next;
  };
}

export class Session {
  whispers = [];

  /** `page` shows what this session learns: `places`, `pane`, `modal`, `showState(session)`, `showNowhere()`, `showClock(next)`, `showPeople()`. */
  constructor(user, page) {
    this.api = new Api(user);
    this.page = page;
    this.refreshState = inTurn(() => this.#loadState());
    this.refreshRoom = inTurn(() => this.#loadRoom());
    this.refreshThread = inTurn(async () => this.thread?.refresh());
    this.refreshHome = inTurn(async () => this.room?.home?.refresh());
  }

  /** Resolves when the first channel is shown and news is being listened for. */
  async begin(wanted) {
    await this.refreshState();
    const listening = new Promise((resolve) => this.#listen(resolve));
    const channel = this.#channel(wanted?.channel);
    if (channel && !channel.archived) await this.open(channel.id, wanted);
    else await this.#openAny();
    await listening;
  }

  /** The first channel one is in, else the conversation with the bot; whose account is closed has neither. */
  async #openAny() {
    const visible = this.state.channels.filter((one) => !one.archived);
    const first = visible.find((one) => !one.is_im && one.member) ?? visible.find((one) => one.is_im);
    if (first) return this.open(first.id);
    this.closeThread();
    this.room = null;
    return this.page.showNowhere();
  }

  /** The id of the conversation with the bot. */
  get conversation() {
    return this.state.channels.find((one) => one.is_im)?.id;
  }

  end() {
    this.ended = true;
    this.closeStream?.();
    this.closeThread();
  }

  #listen(heard) {
    this.closeStream = this.api.stream({
      opened: () => {
        heard();
        if (this.lost) told(() => this.#catchUp());
        this.lost = false;
      },
      lost: () => {
        if (!this.lost) announce("Kontakten bröts. Sidan ansluter igen.");
        this.lost = true;
        heard();
      },
      message: (event) => told(() => this.#onMessage(event)),
      ephemeral: (event) => this.#onWhisper(event),
      ephemeral_gone: ({ id }) => this.forget(id),
      view: () => this.page.modal.refresh(),
      home: () => told(this.refreshHome),
      channels: () => told(() => Promise.all([this.refreshState(), this.page.showPeople()])),
      people: () => told(() => Promise.all([this.refreshState(), this.page.showPeople()])),
      clock: (event) => this.#onClock(event),
      toast: ({ text }) => toast(text),
    });
  }

  #catchUp() {
    return Promise.all([this.refreshState(), this.refreshRoom(), this.refreshThread(), this.page.modal.refresh()]);
  }

  async #loadState() {
    this.state = await this.api.get("state");
    learn(this.state);
    this.#onClock(this.state);
    const channel = this.#channel(this.room?.channel.id);
    if (this.room && channel?.member !== this.room.channel.member) {
      await (channel ? this.open(channel.id) : this.#openAny());
    } else if (channel) this.room.describe(channel);
    this.page.showState(this);
  }

  #channel(id) {
    return this.state.channels.find((one) => one.id === id);
  }

  #onClock({ now: moment, next_release: next }) {
    setNow(moment);
    this.page.showClock(next ?? null);
    const today = day(now());
    if (this.today && today !== this.today) told(() => this.#redraw());
    this.today = today;
  }

  /** Opens a channel, and in it a thread or a message when asked to. */
  async open(id, { ts, thread, tab } = {}) {
    const channel = this.#channel(id);
    if (!channel) return toast("Du kan inte öppna den kanalen.");
    this.closeThread();
    this.unread = channel.unread;
    const room = new Room(this.page.places, this, channel);
    this.room = room;
    this.page.showState(this);
    if (tab) room.showTab(tab);
    await told(this.refreshRoom);
    if (room !== this.room) return undefined; // one has gone elsewhere meanwhile
    if (thread) await this.openThread(thread);
    if (ts) (thread ? this.thread : room)?.list.point(ts);
    return undefined;
  }

  async #loadRoom() {
    const { room } = this;
    if (!room) return;
    const messages = await room.refresh({ newFrom: (all) => (this.unread ? all.at(-this.unread)?.ts : undefined) });
    this.unread = 0;
    const last = messages.at(-1)?.ts;
    if (room !== this.room || !last || last === room.read || document.hidden) return;
    room.read = last;
    await this.api.post("read", { channel: room.channel.id, ts: last });
  }

  async openThread(ts) {
    this.threadOpener = document.activeElement;
    this.thread = new Thread(this.page.pane, this, this.room.channel.id, ts, () => this.closeThread());
    await told(this.refreshThread);
  }

  closeThread() {
    if (!this.thread) return;
    this.thread = null;
    this.page.pane.hidden = true;
    this.page.pane.replaceChildren();
    focusAgain(this.threadOpener, this.room?.composer.input);
  }

  async #onMessage({ channel, ts, thread_ts: thread, kind }) {
    const here = channel === this.room?.channel.id;
    const reads = [];
    if (here) reads.push(this.refreshRoom());
    if (here && this.thread && thread === this.thread.ts) reads.push(this.refreshThread());
    if (here && this.thread && ts === this.thread.ts) reads.push(this.refreshThread());
    await Promise.all(reads);
    await this.refreshState();
    if (kind === "new") announce(`Nytt meddelande i ${channelName(channel)}`);
  }

  #onWhisper({ id, channel, thread_ts: thread, text, blocks }) {
    this.whispers.push({ id, channel, thread: thread ?? null, text, blocks });
    announce(`Nytt meddelande i ${channelName(channel)} som bara du ser`);
    told(() => this.#redraw());
  }

  #redraw() {
    return Promise.all([this.refreshRoom(), this.refreshThread()]);
  }

  forget(id) {
    this.whispers = this.whispers.filter((one) => one.id !== id);
    told(() => this.#redraw());
  }

  /** `messages` with what has been whispered in the same place, in the order of time. */
  withWhispers(messages, channel, thread) {
    const here = this.whispers.filter((one) => one.channel === channel && one.thread === thread);
    const bot = this.state.bot.id;
    const whispered = here.map(({ id, text, blocks }) => ({
      ts: id,
      whisper: id,
      user: bot,
      bot: true,
      text,
      blocks,
      thread_ts: thread,
    }));
    return [...messages, ...whispered].sort((left, right) => Number(left.ts) - Number(right.ts));
  }

  /** What a list of messages needs to know of the place it stands in. */
  listRoom(channel) {
    return {
      api: this.api,
      channel,
      shortcuts: this.state.shortcuts,
      openThread: (ts) => this.openThread(ts),
      forget: (whisper) => this.forget(whisper),
    };
  }

  /** The words for the page's title. */
  get heading() {
    const unread = this.state.channels.reduce(
      (sum, one) => sum + (one.id === this.room?.channel.id ? 0 : one.unread),
      0,
    );
    const place = this.room ? channelName(this.room.channel.id) : nameOf(this.api.user);
    return `${unread ? `(${unread}) ` : ""}${place} – Rummets provrum`;
  }
}
