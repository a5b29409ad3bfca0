// One editable text tied to its hidden input; what differs between headline and body is passed in.

import { Editor, getSchema } from '@tiptap/core';
import { Dropcursor, Gapcursor, Placeholder, Selection, UndoRedo } from '@tiptap/extensions';

import { element } from './element.js';
import { label } from './labels.js';

/**
 * Opens the text of a place's hidden input for writing.
 *
 * toDoc gives a document from the input's JSON (null when it is empty), toValue the input's JSON from a document;
 * onFiles is told when files were pasted or dropped, which are not taken.
 * Returns {place, input, editor, value(), load(text)}; null if the input's text does not fit the tree, which is then
 * said in the place, and the input never written to.
 */
export function openSurface(place, { tree, extensions = [], multiline, toDoc, toValue, onFiles, editorProps }) {
  const input = document.getElementById(place.dataset.input);
  const schema = getSchema(tree);
  place.classList.add('editor', `editor--${place.dataset.editor}`);

  function read(text) {
    const doc = schema.nodeFromJSON(toDoc(text ? JSON.parse(text) : null));
    doc.check();
    return doc.toJSON();
  }

  let content;
  try {
    content = read(input.value);
  } catch (error) {
    console.error(error);
    place.append(element('p', { class: 'editor__problem', role: 'alert' }, label('unreadable')));
    return null;
  }

  const editor = new Editor({
    element: place,
    content,
    editable: !place.closest('fieldset[disabled]'),
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    extensions: [
      ...tree,
      ...extensions,
      UndoRedo,
      Gapcursor,
      Selection.configure({ className: 'editor__selection' }),
      Dropcursor.configure({ color: false, class: 'editor__drop' }),
      Placeholder.configure({
        emptyEditorClass: 'editor__line--empty',
        emptyNodeClass: 'editor__line',
        placeholder: place.dataset.placeholder ?? '',
      }),
    ],
    editorProps: {
      ...editorProps,
      attributes: textboxAttributes(place, multiline),
      handlePaste: (view, event) => bringsOnlyFiles(event.clipboardData, onFiles),
      handleDrop: (view, event) => bringsOnlyFiles(event.dataTransfer, onFiles),
    },
  });
  const value = () => JSON.stringify(toValue(editor.getJSON()));

  editor.on('update', () => {
    input.value = value();
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return { place, input, editor, value, load: (text) => editor.commands.setContent(read(text)) };
}

function textboxAttributes(place, multiline) {
  return {
    class: 'editor__text',
    role: 'textbox',
    'aria-multiline': String(multiline),
    'aria-label': place.dataset.label ?? '',
    lang: place.dataset.lang ?? document.documentElement.lang,
    spellcheck: 'true',
  };
}

/** Pictures come in through the insert menu; a dropped file would otherwise replace the page. */
function bringsOnlyFiles(transfer, onFiles = () => {}) {
  const brings = Boolean(transfer?.files.length) && !transfer.getData('text/plain') && !transfer.getData('text/html');
  if (brings) onFiles();
  return brings;
}
