// One field of a block's frame, tied to an attribute of its node.

import { element } from './element.js';
import { label } from './labels.js';

const tidy = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * {dom, sync(node)} of a labelled field for the attribute `of`.
 *
 * kind is "line", "text" (grows over several lines on the screen, one line in the value), "date" or "choice", whose
 * options are [value, label key]. An empty field is `empty` in the node.
 */
export function fieldOf(card, { of, name, kind = 'line', most = 300, options = [], empty = '' }) {
  const control = controlOf(kind, most, options);
  const caption = element('span', { class: 'block__label' }, label(name));
  const dom = element('label', { class: `block__field block__field--${kind}` }, caption, control);
  const typed = () => tidy(control.value) || empty;
  control.addEventListener(kind === 'choice' ? 'change' : 'input', () => {
    if (typed() !== card.node().attrs[of]) card.set(of, typed());
  });
  return {
    dom,
    sync: (node) => {
      // What is being typed is left alone: the value has its spaces tidied.
      if (typed() !== node.attrs[of]) control.value = node.attrs[of] ?? '';
    },
  };
}

function controlOf(kind, most, options) {
  if (kind === 'choice') {
    const choices = options.map(([value, name]) => element('option', { value }, label(name)));
    return element('select', { class: 'block__control' }, ...choices);
  }
  if (kind === 'text') return element('textarea', { class: 'block__control', rows: 2, maxlength: most });
  if (kind === 'date') return element('input', { class: 'block__control', type: 'date' });
  return element('input', { class: 'block__control', type: 'text', maxlength: most, autocomplete: 'off' });
}

/** {head, sync} for several fields. */
export function fieldsOf(card, ...wanted) {
  const fields = wanted.map((spec) => fieldOf(card, spec));
  const box = element('div', { class: 'block__fields' }, ...fields.map(({ dom }) => dom));
  return { box, sync: (node) => fields.forEach((field) => field.sync(node)) };
}
