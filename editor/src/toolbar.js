// The body's toolbar: buttons with a roving tab stop, and one-field questions that take the buttons' place.

import { element } from './element.js';
import { icon } from './icons.js';
import { label } from './labels.js';
import { readHref } from './link.js';

const allowsMark = (editor) => !editor.isActive('heading');
const always = () => true;

/** Groups of {name, isOn, isAllowed, run}; a button without isOn is no toggle. */
const GROUPS = [
  [
    {
      name: 'bold',
      isOn: (editor) => editor.isActive('bold'),
      isAllowed: allowsMark,
      run: ({ editor }) => editor.chain().focus().toggleMark('bold').run(),
    },
    {
      name: 'italic',
      isOn: (editor) => editor.isActive('italic'),
      isAllowed: always,
      run: ({ editor }) => editor.chain().focus().toggleMark('italic').run(),
    },
    {
      name: 'link',
      isOn: (editor) => editor.isActive('link'),
      isAllowed: allowsMark,
      run: ({ askForLink }) => askForLink(),
    },
  ],
  [
    headingButton('subhead', 2),
    headingButton('subsubhead', 3),
    {
      name: 'quote',
      isOn: (editor) => editor.isActive('blockquote'),
      isAllowed: always,
      run: ({ editor, askForSource }) => {
        if (!editor.isActive('blockquote')) editor.chain().clearNodes().wrapIn('blockquote').run();
        askForSource();
      },
    },
  ],
  [listButton('bullet_list', 'bulletList'), listButton('numbered_list', 'orderedList')],
  [
    {
      name: 'undo',
      isAllowed: (editor) => editor.can().undo(),
      run: ({ editor }) => editor.chain().focus().undo().run(),
    },
    {
      name: 'redo',
      isAllowed: (editor) => editor.can().redo(),
      run: ({ editor }) => editor.chain().focus().redo().run(),
    },
  ],
];

function headingButton(name, level) {
  return {
    name,
    isOn: (editor) => editor.isActive('heading', { level }),
    isAllowed: always,
    run: ({ editor }) => editor.chain().focus().toggleNode('heading', 'paragraph', { level }).run(),
  };
}

function listButton(name, type) {
  return {
    name,
    isOn: (editor) => editor.isActive(type),
    isAllowed: always,
    run: ({ editor }) => editor.chain().focus().toggleList(type, 'listItem').run(),
  };
}

/** Puts the toolbar above the text. Returns {askForLink}, which opens the link question where a link may stand. */
export function addToolbar({ place, editor, input }) {
  const bar = element('div', { class: 'editor__toolbar' });
  const row = element('div', {
    class: 'editor__buttons',
    role: 'toolbar',
    'aria-label': label('toolbar'),
    'aria-controls': `${input.id}_text`,
  });
  editor.view.dom.id = `${input.id}_text`;
  bar.append(row);
  place.prepend(bar);

  const ask = (question) => openQuestion({ bar, row, editor, ...question });
  const actions = {
    editor,
    askForLink: () => allowsMark(editor) && ask(linkQuestion(editor)),
    askForSource: () => ask(sourceQuestion(editor)),
  };
  const buttons = GROUPS.flatMap((group) => {
    const made = group.map((spec) => ({ spec, button: iconButton(spec.name, label(spec.name)) }));
    row.append(element('span', { class: 'editor__group' }, ...made.map(({ button }) => button)));
    return made;
  });
  for (const { spec, button } of buttons) {
    button.addEventListener('click', () => {
      if (spec.isAllowed(editor)) spec.run(actions);
    });
  }
  rove(row, buttons.map(({ button }) => button));

  function show() {
    for (const { spec, button } of buttons) {
      if (spec.isOn) button.setAttribute('aria-pressed', String(spec.isOn(editor)));
      // Not the disabled attribute: the button in focus would lose it.
      button.setAttribute('aria-disabled', String(!spec.isAllowed(editor)));
    }
  }
  editor.on('transaction', show);
  show();
  return { askForLink: actions.askForLink };
}

function iconButton(name, words) {
  const button = element(
    'button',
    { type: 'button', class: 'editor__button', 'aria-label': words, title: words },
    icon(name),
  );
  // A press with the mouse must not take the selection away from the text.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  return button;
}

/** One tab stop for the row; arrows, Home and End move inside it. */
function rove(row, buttons) {
  const stopAt = (button) => buttons.forEach((each) => (each.tabIndex = each === button ? 0 : -1));
  stopAt(buttons[0]);
  row.addEventListener('focusin', (event) => stopAt(event.target));
  row.addEventListener('keydown', (event) => {
    const index = buttons.indexOf(event.target);
    const target = {
      ArrowRight: buttons[(index + 1) % buttons.length],
      ArrowLeft: buttons.at(index - 1),
      Home: buttons[0],
      End: buttons.at(-1),
    }[event.key];
    if (!target) return;
    event.preventDefault();
    target.focus();
  });
}

function linkQuestion(editor) {
  const { href } = editor.getAttributes('link');
  return {
    name: 'link_address',
    value: href ?? '',
    inputmode: 'url',
    removeName: href ? 'link_remove' : null,
    remove: () => editor.chain().focus().extendMarkRange('link').unsetMark('link').run(),
    apply: (typed) => {
      const address = readHref(typed);
      if (!address) return label('link_refused');
      setLink(editor, address);
      return null;
    },
  };
}

function setLink(editor, href) {
  const mark = { type: 'link', attrs: { href } };
  const chain = editor.chain().focus();
  if (editor.isActive('link')) chain.extendMarkRange('link').setMark('link', { href }).run();
  else if (editor.state.selection.empty) chain.insertContent({ type: 'text', text: href, marks: [mark] }).run();
  else chain.setMark('link', { href }).run();
}

function sourceQuestion(editor) {
  return {
    name: 'quote_source',
    value: editor.getAttributes('blockquote').source ?? '',
    inputmode: 'text',
    removeName: 'quote_remove',
    remove: () => editor.chain().focus().lift('blockquote').run(),
    apply: (typed) => {
      editor.chain().focus().updateAttributes('blockquote', { source: typed.trim() || null }).run();
      return null;
    },
  };
}

/**
 * Shows one field in place of the buttons, so that nothing on the page moves.
 *
 * apply(typed) returns the words of a refusal, or null when done. Escape and the last button go back to the text.
 */
function openQuestion({ bar, row, editor, name, value, inputmode, removeName, remove, apply }) {
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

  function close() {
    panel.remove();
    row.hidden = false;
    // The editor's own focus command waits for the next frame and would lose the first letter typed.
    editor.view.focus();
  }
  function finish() {
    const refusal = apply(field.value);
    problem.textContent = refusal ?? '';
    field.setAttribute('aria-invalid', String(Boolean(refusal)));
    if (refusal) field.focus();
    else close();
  }
  function addButton(sign, words, press) {
    const button = iconButton(sign, words);
    button.addEventListener('click', press);
    panel.append(button);
  }
  addButton('apply', label('apply'), finish);
  if (removeName) {
    addButton('remove', label(removeName), () => {
      remove();
      close();
    });
  }
  addButton('cancel', label('cancel'), close);
  panel.append(problem);

  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter' || event.target !== field) return;
    event.preventDefault();
    finish();
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
