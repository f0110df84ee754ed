// What a person has written and chosen in a view, in the shape of Slack's `state.values`. It lives apart from the fields on
// the page, so a redrawn field finds what was in it.

export class Values {
  #blocks = new Map();

  /** What stands in the field; `initial` the first time it is shown. */
  take(block, action, initial) {
    const known = this.get(block, action);
    if (known?.type === initial.type) return known;
    this.set(block, action, initial);
    return initial;
  }

  get(block, action) {
    return this.#blocks.get(block)?.get(action);
  }

  set(block, action, state) {
    if (!this.#blocks.has(block)) this.#blocks.set(block, new Map());
    this.#blocks.get(block).set(action, state);
  }

  /** Forgets fields that are no longer shown, as Slack does. */
  keepOnly(blocks) {
    for (const block of this.#blocks.keys()) if (!blocks.has(block)) this.#blocks.delete(block);
  }

  toJSON() {
    return Object.fromEntries([...this.#blocks].map(([block, actions]) => [block, Object.fromEntries(actions)]));
  }
}

export function isEmpty(state) {
  if (!state) return true;
  const { value, selected_option: one, selected_options: many, selected_date: date, selected_time: time } = state;
  return !(value?.trim() || one || many?.length || date || time);
}
