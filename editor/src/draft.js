// A copy of unsaved changes in this browser, offered when the page opens again; the server's text stays the real one.

import { element } from './element.js';
import { label } from './labels.js';

const WAIT_MS = 500;

/**
 * Keeps a copy of a form's texts under its data-draft-key.
 *
 * texts: [{input, value(), load(text)}]. While an older copy waits for a decision nothing is written, so that it
 * cannot be overwritten unseen. data-saved on the form says that the server has taken the texts: the copy goes.
 */
export function keepDraft(form, texts) {
  const key = `redaksi:draft:${form.dataset.draftKey}`;
  const opened = snapshot(texts);
  const seen = form.querySelector('[data-seen]');
  let isWaiting = false;
  let timer = null;

  function write() {
    clearTimeout(timer);
    if (isWaiting || !form.isConnected) return;
    const copy = snapshot(texts);
    if (isSame(copy, opened)) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ saved_at: new Date().toISOString(), texts: copy, seen: seen?.value }));
  }

  if (form.hasAttribute('data-saved')) localStorage.removeItem(key);
  const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
  if (kept && !isSame({ ...opened, ...kept.texts }, opened)) {
    isWaiting = true;
    offer(form, kept, {
      restore: () => {
        texts.forEach(({ input, load }) => input.name in kept.texts && load(kept.texts[input.name]));
        // the copy was made from that text: if the server has another by now, it must say so, not be overwritten
        if (seen && kept.seen) seen.value = kept.seen;
      },
      discard: () => localStorage.removeItem(key),
      decided: () => {
        isWaiting = false;
        write();
      },
    });
  }
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(write, WAIT_MS);
  });
  window.addEventListener('pagehide', () => timer && write());
}

function offer(form, { saved_at: savedAt }, { restore, discard, decided }) {
  const bar = form.querySelector('[data-restore]') ?? element('div', { 'data-restore': '' });
  const time = new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(savedAt));

  function choice(key, kind, choose) {
    const button = element('button', { type: 'button', class: `btn btn-sm ${kind} editor-restore__choice` }, label(key));
    button.addEventListener('click', () => {
      choose();
      bar.remove();
      decided();
    });
    return button;
  }
  bar.classList.add('editor-restore');
  bar.setAttribute('role', 'status');
  bar.hidden = false;
  bar.replaceChildren(
    element('p', { class: 'editor-restore__words' }, label('draft_found', { time })),
    choice('draft_restore', 'btn-primary', restore),
    choice('draft_discard', 'btn-outline-secondary', discard),
  );
  if (!bar.isConnected) (form.querySelector('[data-top]') ?? form).prepend(bar);
}

function snapshot(texts) {
  return Object.fromEntries(texts.map(({ input, value }) => [input.name, value()]));
}

function isSame(one, other) {
  return Object.keys(one).every((name) => one[name] === other[name]);
}
