// Signs and the buttons that carry them, drawn on a 20 by 20 grid; letters stand for what letters say best.

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
  plus: 'M10 4v12M4 10h12',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  picture: 'M3 4h14v12H3zM3 13l4-4 4 4 2.5-2.5L17 14M13 7.5h.01',
  gallery: 'M6 6h11v10H6zM3 13V3h11M6 14l3-3 3 3 2-2 3 3',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12M13 8v8',
  embed: 'M3 4h14v12H3zM8.5 7.5v5l4-2.5z',
  read_also: 'M4 4h8M4 8h5M4 12h4M10 12h7M14 9l3 3-3 3',
  fact_box: 'M3 4h14v12H3zM6 8h8M6 12h5',
  page_break: 'M4 3v4h12V3M4 17v-4h12v4M3 10h2M7.5 10h2M12 10h2M16.5 10h.5',
  correction: 'M4 16l1-4 8-8 3 3-8 8zM11 6l3 3M12 16h5',
  row_add: 'M3 4h14v5H3zM10 12v6M7 15h6',
  row_remove: 'M3 4h14v5H3zM7 15h6',
  column_add: 'M4 3h5v14H4zM15 7v6M12 10h6',
  column_remove: 'M4 3h5v14H4zM12 10h6',
  header_row: 'M3 4h14v12H3zM3 9h14M3 5h14M3 6.5h14M3 8h14M10 9v7',
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

/** A button with a sign; `words` are its name. */
export function iconButton(name, words) {
  const button = element(
    'button',
    { type: 'button', class: 'editor__button', 'aria-label': words, title: words },
    icon(name),
  );
  // A press with the mouse must not take the selection away from the text.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  return button;
}
