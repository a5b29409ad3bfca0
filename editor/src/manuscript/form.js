// Which manuscript a form of the page belongs to, and its ordinary fields that are parts of it.

import { showState } from './indicator.js';
import { tieLine } from './line.js';
import { Manuscript } from './manuscript.js';

const open = new WeakMap();

/** The manuscript of the form around an element; null outside of one. */
export function manuscriptOf(place) {
  const form = place.closest('form[data-manuscript]');
  if (!form) return null;
  if (!open.has(form)) open.set(form, opened(form));
  return open.get(form);
}

/** Ties the fields with data-part, once each. */
export function tieFields() {
  for (const field of document.querySelectorAll('[data-part]:not([data-tied])')) {
    const manuscript = manuscriptOf(field);
    if (!manuscript) continue;
    field.setAttribute('data-tied', '');
    manuscript.ready.then((isThere) => {
      if (!isThere) return;
      field.setAttribute('data-kept', '');
      tieLine(field, manuscript.text(field.dataset.part));
    });
  }
}

function opened(form) {
  const { manuscript: story, myName: name, myColour: colour, myAccount: account } = form.dataset;
  const manuscript = new Manuscript(story, { name, colour, account });
  const place = form.querySelector('[data-manuscript-state]');
  const people = form.querySelector('[data-manuscript-people]');
  if (place) showState(manuscript, place, people);
  manuscript.ready.then((isThere) => {
    if (isThere) form.querySelector('[data-manuscript-flag]').value = '1';
  });
  return manuscript;
}
