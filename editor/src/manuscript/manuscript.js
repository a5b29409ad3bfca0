// A story's manuscript in this browser: kept on the device, in step with the desk, and always sure of what is saved.

import { IndexeddbPersistence } from 'y-indexeddb';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { Connection } from './connection.js';

const SAVED = 'saved';
const PATIENCE_MS = 6_000;

/**
 * Opens the manuscript of a story.
 *
 * `ready` resolves to true once there is something to show, from the device or from the desk; to false when neither
 * comes, so that the page can do without. `watch(listener)` hears each
 * change of `state`: {kind: "saved" | "saving" | "waiting" | "refused" | "opening", waiting, reason}.
 */
export class Manuscript {
  #watchers = new Set();
  #saved = new Map();
  #refusal = null;

  constructor(story, { name, colour, account }) {
    this.doc = new Y.Doc();
    this.awareness = new Awareness(this.doc);
    this.awareness.setLocalStateField('user', { name, tone: colour, color: '#000000' }); // y-tiptap wants a colour, our style sheet has it
    this.device = new IndexeddbPersistence(`redaksi-manuscript-${account}-${story}`, this.doc);
    this.device.whenSynced.then(async () => {
      const vector = await this.device.get(SAVED);
      if (vector && this.#saved.size === 0) this.#saved = Y.decodeStateVector(new Uint8Array(vector));
      this.#changed();
    });
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const address = `${scheme}://${location.host}/live/stories/${story}/`;
    this.connection = new Connection(address, this.doc, this.awareness, (news) => this.#hear(news));
    this.ready = new Promise((resolve) => {
      this.device.whenSynced.then(() => this.doc.store.clients.size && resolve(true));
      this.watch(() => this.connection.isInStep && resolve(true));
      setTimeout(() => resolve(false), PATIENCE_MS);
    });
  }

  fragment(name) {
    return this.doc.getXmlFragment(name);
  }

  text(name) {
    return this.doc.getText(name);
  }

  /** Who else is here: [{name, color}], each once. */
  get others() {
    const states = [...this.awareness.getStates()].filter(([client]) => client !== this.doc.clientID);
    return [...new Map(states.map(([, { user }]) => [user?.name, user])).values()].filter(Boolean);
  }

  get state() {
    if (this.#refusal) return { kind: 'refused', reason: this.#refusal, waiting: this.#waiting() };
    if (!this.connection.isOpen) return { kind: 'waiting', waiting: this.#waiting() };
    if (!this.connection.isInStep) return { kind: 'opening', waiting: this.#waiting() };
    return { kind: this.connection.unkept ? 'saving' : 'saved', waiting: this.#waiting() };
  }

  watch(listener) {
    this.#watchers.add(listener);
    listener(this.state);
  }

  /** How many characters and other changes of this device the desk has not said to be on disk. */
  #waiting() {
    let count = 0;
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.doc))) {
      count += Math.max(0, clock - (this.#saved.get(client) ?? 0));
    }
    return count;
  }

  #hear(news) {
    if (news.kind === 'saved') {
      this.#saved = Y.decodeStateVector(news.vector);
      if (this.#refusal === 'disk') this.#refusal = null;
      this.device.set(SAVED, news.vector);
    } else if (news.kind === 'refused') {
      this.#refusal = news.reason;
    } else if (news.kind === 'closed' && this.connection?.isOver) {
      this.#refusal ??= 'right';
    }
    this.#changed();
  }

  #changed() {
    if (this.connection) this.#watchers.forEach((listener) => listener(this.state));
  }
}
