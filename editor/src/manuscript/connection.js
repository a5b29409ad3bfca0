// The socket between a manuscript in this browser and the desk: the y-websocket protocol, and what the desk says of it.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';

const SYNC = 0;
const AWARENESS = 1;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const SAVED = 100;
const REFUSED = 101;
const CHANGED = 102;

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 10_000;
const SILENCE_MS = 30_000;

/** Closing codes after which knocking again helps nobody: the desk's redaksi/desk/live/socket.py has the same. */
const FINAL = new Set([4400, 4403, 4404, 4410]);

/**
 * Keeps a document in step with the desk, again and again after each loss of signal.
 *
 * tell({kind, ...}) hears: "open", "closed" {code}, "sent", "saved" {vector}, "refused" {reason}, "changed" {fields}.
 * `unkept` is how many updates of this connection the desk has not said to be on disk.
 */
export class Connection {
  #sent = 0;
  #kept = 0;
  #failures = 0;
  #timer = null;
  #heardAt = 0;

  constructor(address, doc, awareness, tell) {
    Object.assign(this, { address, doc, awareness, tell, socket: null, isOver: false, isInStep: false });
    doc.on('update', (update, origin) => origin !== this && this.#send(UPDATE, update));
    awareness.on('update', ({ added, updated, removed }, origin) => {
      if (origin !== this) this.#sayPresence([...added, ...updated, ...removed]);
    });
    window.addEventListener('online', () => this.#retry(0));
    window.addEventListener('offline', () => this.socket?.close());
    window.addEventListener('pagehide', () => removeAwarenessStates(awareness, [doc.clientID], 'gone'));
    setInterval(() => this.#notice(), SILENCE_MS / 3);
    this.#open();
  }

  get unkept() {
    return this.#sent - this.#kept;
  }

  get isOpen() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  #open() {
    const socket = new WebSocket(this.address);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    this.#sent = this.#kept = 0;
    socket.onopen = () => {
      this.#failures = 0;
      this.#heardAt = Date.now();
      this.#say(SYNC, (out) => {
        encoding.writeVarUint(out, STEP_1);
        encoding.writeVarUint8Array(out, Y.encodeStateVector(this.doc));
      });
      this.#sayPresence([this.doc.clientID]);
      this.tell({ kind: 'open' });
    };
    socket.onmessage = ({ data }) => this.#hear(new Uint8Array(data));
    socket.onclose = ({ code }) => {
      if (this.socket !== socket) return;
      this.isInStep = false;
      this.isOver = FINAL.has(code);
      const others = [...this.awareness.getStates().keys()].filter((client) => client !== this.doc.clientID);
      removeAwarenessStates(this.awareness, others, this);
      this.tell({ kind: 'closed', code });
      if (!this.isOver) this.#retry(Math.min(FIRST_WAIT_MS * 2 ** this.#failures++, LONGEST_WAIT_MS));
    };
  }

  #retry(waitMs) {
    clearTimeout(this.#timer);
    if (!this.isOver && (!this.socket || this.socket.readyState > WebSocket.OPEN)) {
      this.#timer = setTimeout(() => this.#open(), waitMs * (0.5 + Math.random()));
    }
  }

  /** A phone that changed networks keeps a dead socket for minutes; who hears nothing for long knocks anew. */
  #notice() {
    if (this.isOpen && Date.now() - this.#heardAt > SILENCE_MS) this.socket.close();
    else if (this.isOpen) this.#sayPresence([this.doc.clientID]);
  }

  #hear(raw) {
    this.#heardAt = Date.now();
    const message = decoding.createDecoder(raw);
    switch (decoding.readVarUint(message)) {
      case SYNC:
        this.#sync(decoding.readVarUint(message), decoding.readVarUint8Array(message));
        break;
      case AWARENESS:
        applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(message), this);
        break;
      case SAVED: {
        const vector = decoding.readVarUint8Array(message);
        this.#kept = decoding.readVarUint(message);
        this.tell({ kind: 'saved', vector });
        break;
      }
      case REFUSED:
        this.tell({ kind: 'refused', reason: decoding.readVarString(message) });
        break;
      case CHANGED:
        this.tell({ kind: 'changed', fields: JSON.parse(decoding.readVarString(message)) });
        break;
    }
  }

  #sync(step, payload) {
    if (step === STEP_1) {
      this.#send(STEP_2, Y.encodeStateAsUpdate(this.doc, payload));
    } else {
      Y.applyUpdate(this.doc, payload, this);
      if (step === STEP_2) {
        this.isInStep = true;
        this.tell({ kind: 'open' });
      }
    }
  }

  #send(step, update) {
    if (this.isOpen) {
      this.#sent += 1;
      this.#say(SYNC, (out) => {
        encoding.writeVarUint(out, step);
        encoding.writeVarUint8Array(out, update);
      });
    }
    this.tell({ kind: 'sent' });
  }

  #sayPresence(clients) {
    if (!this.isOpen) return;
    const known = clients.filter((client) => this.awareness.meta.has(client));
    this.#say(AWARENESS, (out) => encoding.writeVarUint8Array(out, encodeAwarenessUpdate(this.awareness, known)));
  }

  #say(kind, write) {
    const out = encoding.createEncoder();
    encoding.writeVarUint(out, kind);
    write(out);
    this.socket.send(encoding.toUint8Array(out));
  }
}
