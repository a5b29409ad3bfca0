// The toolbar's signs, drawn on a 20 by 20 grid; letters stand for what letters say best.

import { element, svgElement } from './element.js';

const LETTERS = { bold: 'B', italic: 'I', subhead: 'H2', subsubhead: 'H3' };

const STROKES = {
  link: 'M8 12l4-4M9 5.5l1.6-1.6a3.9 3.9 0 0 1 5.5 5.5L14.5 11M11 14.5l-1.6 1.6a3.9 3.9 0 0 1-5.5-5.5L5.5 9',
  quote: 'M8.5 6C5.5 6.5 4 8.5 4 11.5V14h4.5v-4H4.3M16.5 6c-3 .5-4.5 2.5-4.5 5.5V14h4.5v-4h-4.2',
  bullet_list: 'M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01',
  numbered_list: 'M9 5h8M9 10h8M9 15h8M3 4l1.2-.7V8M2.7 12.6c.3-1.1 2.6-1.1 2.6.3 0 1.2-2.6 1.9-2.6 3.6h2.8',
  undo: 'M7 4L3 8l4 4M3.5 8H12a4.5 4.5 0 0 1 0 9H9',
  redo: 'M13 4l4 4-4 4M16.5 8H8a4.5 4.5 0 0 0 0 9h3',
  apply: 'M4 10.5l4 4 8-9',
  remove: 'M4 6h12M8 6V4h4v2M6 6l.7 10h6.6L14 6M8.7 9v4M11.3 9v4',
  cancel: 'M5 5l10 10M15 5L5 15',
};

/** The sign of a button, hidden from screen readers: the button itself carries the name. */
export function icon(name) {
  if (LETTERS[name]) {
    return element('span', { class: `editor__sign editor__sign--${name}`, 'aria-hidden': 'true' }, LETTERS[name]);
  }
  return svgElement(
    'svg',
    { class: 'editor__sign', viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' },
    svgElement('path', { d: STROKES[name] }),
  );
}
