// Questions that take the toolbar's place: one field and its buttons, so that nothing on the page moves.

import { element } from './element.js';
import { iconButton } from './icons.js';
import { label } from './labels.js';

/**
 * Shows one field in place of the buttons. apply(typed) returns the words of a refusal, or null when done.
 *
 * Escape and the last button go back to the text. `listed` may add a list of answers to the field: it gets
 * {panel, field, close} and returns true from keyed(event) for the keys that it takes. Returns {field, close}.
 */
export function openQuestion({ bar, row, editor, name, value = '', inputmode = 'text', removeName, remove, apply, listed }) {
  const field = element('input', {
    class: 'editor__field',
    type: 'text',
    inputmode,
    placeholder: label(name),
    'aria-label': label(name),
    autocomplete: 'off',
    autocapitalize: inputmode === 'url' ? 'none' : null,
  });
  const problem = element('p', { class: 'editor__refusal', role: 'alert' });
  const panel = element('div', { class: 'editor__question', role: 'group', 'aria-label': label(name) }, field);
  field.value = value;

  function close({ keepsFocus = false } = {}) {
    panel.remove();
    row.hidden = false;
    // The editor's own focus command waits for the next frame and would lose the first letter typed.
    if (!keepsFocus) editor.view.focus();
  }
  function finish() {
    const refusal = apply(field.value, close);
    problem.textContent = refusal ?? '';
    field.setAttribute('aria-invalid', String(Boolean(refusal)));
    if (refusal) field.focus();
    else if (panel.isConnected) close();
  }
  function addButton(sign, words, press) {
    const button = iconButton(sign, words);
    button.addEventListener('click', press);
    panel.append(button);
  }
  if (apply) addButton('apply', label('apply'), finish);
  if (removeName) {
    addButton('remove', label(removeName), () => {
      remove();
      close();
    });
  }
  addButton('cancel', label('cancel'), () => close());
  panel.append(problem);
  const answers = listed?.({ panel, field, close });

  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    else if (event.target === field && answers?.keyed(event)) event.preventDefault();
    if (event.key !== 'Enter' || event.target !== field) return;
    event.preventDefault();
    if (apply) finish();
  });
  // The field belongs to no form: what is typed here is no change of the story yet.
  for (const type of ['input', 'change']) panel.addEventListener(type, (event) => event.stopPropagation());

  bar.querySelector('.editor__question')?.remove();
  row.hidden = true;
  bar.append(panel);
  field.select();
  field.focus();
  return true;
}
