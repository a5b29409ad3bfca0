// The body's toolbar: buttons with a roving tab stop, and what they ask.

import { element } from './element.js';
import { iconButton } from './icons.js';
import { label } from './labels.js';
import { readHref } from './link.js';
import { openMenu } from './menu.js';
import { openQuestion } from './question.js';

const allowsMark = (editor) => !editor.isActive('heading');
const always = () => true;
/** Boxes hold paragraphs, a fact box lists as well. */
const allowsBlocks = (editor) => !['table', 'factBox', 'correctionNote'].some((name) => editor.isActive(name));
const allowsLists = (editor) => !['table', 'correctionNote'].some((name) => editor.isActive(name));

/** Groups of {name, isOn, isAllowed, run}; a button without isOn is no toggle. */
const GROUPS = [
  [{ name: 'insert', sign: 'plus', isAllowed: always, run: ({ openInsert }, button) => openInsert(button) }],
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
      isAllowed: allowsBlocks,
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
    isAllowed: allowsBlocks,
    run: ({ editor }) => editor.chain().focus().toggleNode('heading', 'paragraph', { level }).run(),
  };
}

function listButton(name, type) {
  return {
    name,
    isOn: (editor) => editor.isActive(type),
    isAllowed: allowsLists,
    run: ({ editor }) => editor.chain().focus().toggleList(type, 'listItem').run(),
  };
}

/**
 * Puts the toolbar above the text; items() are those of the insert menu.
 *
 * Returns {bar, ask(question), askForLink()}: the last opens the link question where a link may stand.
 */
export function addToolbar({ place, editor, input }, items) {
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
    openInsert: (button) => openInsert({ bar, button, editor, items: items() }),
  };
  const buttons = GROUPS.flatMap((group) => {
    const made = group.map((spec) => ({ spec, button: barButton(spec) }));
    row.append(element('span', { class: 'editor__group' }, ...made.map(({ button }) => button)));
    return made;
  });
  for (const { spec, button } of buttons) {
    button.addEventListener('click', () => {
      if (spec.isAllowed(editor)) spec.run(actions, button);
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
  return { bar, ask, askForLink: actions.askForLink };
}

function barButton({ name, sign = name }) {
  const button = iconButton(sign, label(name));
  if (name !== 'insert') return button;
  button.classList.add('editor__button--insert');
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  // The name is seen where there is room for it; a second one would be read twice.
  button.append(element('span', { class: 'editor__button-words', 'aria-hidden': 'true' }, label(name)));
  return button;
}

function openInsert({ bar, button, editor, items }) {
  if (button.getAttribute('aria-expanded') === 'true') return;
  button.setAttribute('aria-expanded', 'true');
  openMenu({
    parent: bar,
    name: 'insert',
    items,
    closed(reason) {
      button.setAttribute('aria-expanded', 'false');
      if (reason === 'escape') button.focus();
      if (reason === 'chosen') editor.view.focus();
    },
  });
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
