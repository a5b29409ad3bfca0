// Finds the editor's hooks on the page and mounts what they ask for, again after htmx has brought new ones.

import './editor.css';
import './menu.css';
import './blocks.css';

import { mountBody } from './body.js';
import { keepDraft } from './draft.js';
import { guardForm } from './guard.js';
import { mountHeadline } from './headline.js';
import { manuscriptOf, tieFields } from './manuscript/form.js';

const MOUNTS = { headline: mountHeadline, body: mountBody };
const surfaces = new Set();
const forms = new WeakSet();

function mountAll() {
  for (const surface of surfaces) {
    if (surface.place.isConnected) continue;
    surface.editor.destroy();
    surfaces.delete(surface);
  }
  for (const place of document.querySelectorAll('[data-editor]:not(.editor)')) {
    const manuscript = manuscriptOf(place);
    if (!manuscript) mount(place);
    else if (!place.hasAttribute('data-waits')) {
      place.setAttribute('data-waits', '');
      manuscript.ready.then((isThere) => {
        mount(place, isThere ? manuscript : null);
        mountAll();
      });
    }
  }
  tieFields();
  for (const form of document.querySelectorAll('form[data-guard], form[data-draft-key]')) {
    if (forms.has(form)) continue;
    forms.add(form);
    if (form.hasAttribute('data-guard')) guardForm(form);
    if (form.dataset.draftKey) keepDraft(form, [...textsOf(form), ...plainTextsOf(form)]);
  }
}

function mount(place, manuscript) {
  const surface = MOUNTS[place.dataset.editor](place, manuscript);
  if (!surface) return;
  surfaces.add(surface);
  if (manuscript) surface.input.setAttribute('data-kept', '');
}

function textsOf(form) {
  return [...surfaces].filter(({ input }) => input.form === form && !input.hasAttribute('data-kept'));
}

/** Ordinary fields that ask to be kept as well: <textarea data-draft>. */
function plainTextsOf(form) {
  return [...form.querySelectorAll('[data-draft]')].map((input) => ({
    input,
    value: () => input.value,
    load(text) {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
  }));
}

mountAll();
document.addEventListener('htmx:after:swap', mountAll);
