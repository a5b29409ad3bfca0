// The two document trees as TipTap nodes and marks: exactly what the server accepts, and nothing about looks.

import { Mark, Node } from '@tiptap/core';
import { liftListItem } from '@tiptap/pm/schema-list';

import { isAllowedHref } from './link.js';
import { blockNodes } from './tree_blocks.js';
import { tableNodes } from './tree_table.js';

const Text = Node.create({ name: 'text', group: 'inline' });

const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: this.name }) };
  },
});

const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: () => ['strong', 0],
  addKeyboardShortcuts() {
    return { 'Mod-b': () => this.editor.commands.toggleMark(this.name) };
  },
});

const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: () => ['em', 0],
  addKeyboardShortcuts() {
    return { 'Mod-i': () => this.editor.commands.toggleMark(this.name) };
  },
});

const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { isRequired: true } }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => isAllowedHref(element.getAttribute('href')) && null },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', HTMLAttributes, 0],
});

const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
});

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  marks: 'italic',
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () =>
    [2, 2, 3, 3, 3, 3].map((level, index) => ({ tag: `h${index + 1}`, attrs: { level } })),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, 0],
  addKeyboardShortcuts() {
    const toggle = (level) => this.editor.commands.toggleNode(this.name, 'paragraph', { level });
    return { 'Mod-Alt-2': () => toggle(2), 'Mod-Alt-3': () => toggle(3) };
  },
});

const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  addAttributes: () => ({
    source: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-source') || null,
      renderHTML: ({ source }) => (source ? { 'data-source': source } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
});

const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
      Backspace: () => leaveList(this.editor, this.type),
    };
  },
});

/** Backspace at the start of an item's first paragraph takes the item out of its list. */
function leaveList({ state, view }, itemType) {
  const { $from, empty } = state.selection;
  const atItemStart = empty && $from.parentOffset === 0 && $from.index(-1) === 0;
  return atItemStart && $from.node(-1).type === itemType && liftListItem(itemType)(state, view.dispatch);
}

const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: () => ['ul', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-8': () => this.editor.commands.toggleList(this.name, 'listItem') };
  },
});

const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: () => ['ol', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleList(this.name, 'listItem') };
  },
});

const BodyDocument = Node.create({
  name: 'doc',
  topNode: true,
  content:
    '(paragraph | heading | blockquote | bulletList | orderedList | picture | gallery | table | embed | readAlso | ' +
    'factBox | pageBreak | correctionNote)+',
});

export const bodyTree = [
  BodyDocument,
  Paragraph,
  Heading,
  Blockquote,
  BulletList,
  OrderedList,
  ListItem,
  ...blockNodes,
  ...tableNodes,
  Text,
  HardBreak,
  Bold,
  Italic,
  Link,
];

export const headlineTree = [
  BodyDocument.extend({ content: 'paragraph' }),
  Paragraph.extend({ content: 'text*', marks: 'italic' }),
  Text,
  Italic,
];
