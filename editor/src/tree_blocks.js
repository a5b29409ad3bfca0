// The blocks that are more than running text, as nodes; how the desk shows them is in the cards.

import { Node } from '@tiptap/core';

import { isEmbed } from './embed.js';

/** As many as the server takes in one gallery. */
export const MOST_PICTURES = 60;

const CREDIT_KINDS = ['photo', 'illustration'];

/** An attribute that lives in data-NAME; `read` turns its text into the value. */
function dataAttribute(name, { read = (text) => text, of = name, ...options }) {
  const attribute = `data-${name}`;
  return {
    ...options,
    parseHTML: (element) => (element.hasAttribute(attribute) ? read(element.getAttribute(attribute)) : options.default),
    renderHTML: (attrs) => {
      const value = attrs[of];
      return value === null || value === '' ? {} : { [attribute]: String(value) };
    },
  };
}

const isNumber = (text) => /^[1-9]\d{0,17}$/.test(text ?? '');

/** A block whose HTML, for the clipboard, is <tag data-block="name">. */
function block({ name, tag, html, accepts = () => true, ...config }) {
  return Node.create({
    name,
    group: 'block',
    parseHTML: () => [
      { tag: `${tag}[data-block="${html}"]`, priority: 60, getAttrs: (element) => (accepts(element) ? null : false) },
    ],
    renderHTML: ({ HTMLAttributes, node }) => {
      const opened = [tag, { 'data-block': html, ...HTMLAttributes }];
      return node.isLeaf ? opened : [...opened, 0];
    },
    ...config,
  });
}

const Picture = block({
  name: 'picture',
  tag: 'figure',
  html: 'picture',
  atom: true,
  accepts: (element) => isNumber(element.getAttribute('data-picture')),
  addAttributes: () => ({
    // Never null in a text: only so can a gallery require one; canonical.js leaves such a picture out.
    picture: dataAttribute('picture', { default: null, read: Number }),
    alt: dataAttribute('alt', { default: '' }),
    caption: dataAttribute('caption', { default: '' }),
    credit: dataAttribute('credit', { default: '' }),
    credit_kind: dataAttribute('credit-kind', {
      default: 'photo',
      of: 'credit_kind',
      read: (text) => (CREDIT_KINDS.includes(text) ? text : 'photo'),
    }),
  }),
});

const Gallery = block({ name: 'gallery', tag: 'section', html: 'gallery', content: 'picture+', isolating: true });

const Embed = block({
  name: 'embed',
  tag: 'div',
  html: 'embed',
  atom: true,
  accepts: (element) =>
    isEmbed({ provider: element.getAttribute('data-provider'), id: element.getAttribute('data-id') }),
  addAttributes: () => ({
    provider: dataAttribute('provider', { isRequired: true }),
    id: dataAttribute('id', { isRequired: true }),
    title: dataAttribute('title', { default: '' }),
  }),
});

const ReadAlso = block({
  name: 'readAlso',
  tag: 'div',
  html: 'read-also',
  atom: true,
  accepts: (element) => isNumber(element.getAttribute('data-story')),
  addAttributes: () => ({ story: dataAttribute('story', { isRequired: true, read: Number }) }),
});

const FactBox = block({
  name: 'factBox',
  tag: 'aside',
  html: 'fact-box',
  content: '(paragraph | bulletList | orderedList)+',
  isolating: true,
  defining: true,
  addAttributes: () => ({ title: dataAttribute('title', { default: '' }) }),
});

const PageBreak = block({ name: 'pageBreak', tag: 'hr', html: 'page-break', atom: true });

const CorrectionNote = block({
  name: 'correctionNote',
  tag: 'div',
  html: 'correction',
  content: 'paragraph+',
  isolating: true,
  defining: true,
  addAttributes: () => ({
    date: dataAttribute('date', { default: null, read: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : null) }),
  }),
});

export const blockNodes = [Picture, Gallery, Embed, ReadAlso, FactBox, PageBreak, CorrectionNote];
