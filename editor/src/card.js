// The frame around a block at the desk: its name, its tools and its fields, around or instead of its text.

import { NodeSelection, Selection } from '@tiptap/pm/state';

import { element } from './element.js';
import { iconButton } from './icons.js';
import { label } from './labels.js';
import { moveNode, removeNode } from './moving.js';

/**
 * A ProseMirror node view.
 *
 * parts(card) gives {name, tools, head, content, sync}: the label key of the name, the tools before those that every
 * block has ({name, run(), isAllowed()}), elements above the text, the element whose inside `into` is the text, and
 * what shows a changed node. card is {view, node(), pos(), set(name, value)}.
 */
export function cardView(parts) {
  return (node, view, getPos) => new Card(parts, node, view, getPos);
}

class Card {
  constructor(parts, node, view, getPos) {
    this.node = node;
    const card = {
      view,
      node: () => this.node,
      pos: getPos,
      set: (name, value) => view.dispatch(view.state.tr.setNodeAttribute(getPos(), name, value)),
    };
    const { name, tools = [], head = [], content = null, into = content, sync = () => {} } = parts(card);
    const bar = barOf(card, name, tools);
    this.chrome = element('div', { class: 'block__chrome', contenteditable: 'false' }, bar, ...head);
    this.dom = element('div', { class: `block block--${kebab(node.type.name)}`, role: 'group' }, this.chrome);
    this.dom.setAttribute('aria-label', label(name));
    if (content) this.dom.append(content);
    this.contentDOM = into;
    this.show = sync;
    this.show(node);
    this.chrome.addEventListener('keydown', (event) => leaveByKey(event, this.chrome, card));
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show(node);
    return true;
  }

  /** What is typed and pressed in the fields is theirs, a press on a picture is the text's. */
  stopEvent(event) {
    return this.chrome.contains(event.target) && Boolean(event.target.closest('button, input, select, textarea, label, a'));
  }

  ignoreMutation(mutation) {
    if (mutation.type === 'selection') return this.chrome.contains(mutation.target);
    return !this.contentDOM?.contains(mutation.target) || mutation.target === this.dom;
  }
}

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const MOVING = [
  { name: 'block_up', sign: 'up', run: (card) => moveNode(card, -1) },
  { name: 'block_down', sign: 'down', run: (card) => moveNode(card, 1) },
  { name: 'block_remove', sign: 'remove', run: (card) => removeNode(card) },
];

function barOf(card, name, tools) {
  const bar = element('div', { class: 'block__bar' }, element('span', { class: 'block__name' }, label(name)));
  for (const { name: tool, sign = tool, run } of [...tools, ...MOVING]) {
    const button = iconButton(sign, label(tool));
    button.classList.add('block__tool');
    button.dataset.tool = tool;
    button.addEventListener('click', () => run(card));
    bar.append(button);
  }
  return bar;
}

/** Enter goes to the next field and from the last one behind the block, Escape to the block as a whole. */
function leaveByKey(event, chrome, { view, node, pos }) {
  const isField = event.target.matches('.block__control');
  if (event.key === 'Escape') {
    event.preventDefault();
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos())));
    view.focus();
  }
  if (event.key !== 'Enter' || event.isComposing || !isField) return;
  event.preventDefault();
  const fields = [...chrome.querySelectorAll('.block__control')];
  const next = fields[fields.indexOf(event.target) + 1];
  if (next) next.focus();
  else goInto(view, pos(), node());
}

/** Into the block's text, or behind it if it has none. */
function goInto(view, pos, node) {
  const { tr } = view.state;
  const place = node.isLeaf || node.firstChild.isAtom ? pos + node.nodeSize : pos + 1;
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(place), 1)).scrollIntoView());
  view.focus();
}
