// A line below the toolbar that says what has just happened, until the text changes again.

import { element } from './element.js';

const READING_MS = 1500;

/** Returns say(words); with isProblem it stands out. */
export function addNotice({ bar, editor }) {
  const line = element('p', { class: 'editor__notice', role: 'status' });
  let saidAt = 0;
  bar.append(line);
  editor.on('update', () => {
    if (performance.now() - saidAt > READING_MS) line.textContent = '';
  });
  return (words, { isProblem = false } = {}) => {
    saidAt = performance.now();
    line.textContent = words;
    line.classList.toggle('editor__notice--problem', isProblem);
  };
}
