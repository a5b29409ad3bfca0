// Pictures at the desk: what the text says of each, typed beside it.

import { element } from './element.js';
import { fieldsOf } from './field.js';

const FIELDS = [
  { of: 'alt', name: 'picture_alt', kind: 'text', most: 2000 },
  { of: 'caption', name: 'picture_caption', kind: 'text', most: 2000 },
  { of: 'credit', name: 'picture_credit' },
  {
    of: 'credit_kind',
    name: 'picture_kind',
    kind: 'choice',
    options: [
      ['photo', 'picture_photo'],
      ['illustration', 'picture_illustration'],
    ],
  },
];

export const pictureCard = (desk) => (card) => {
  const image = element('img', { class: 'block__image', alt: '', loading: 'lazy' });
  const { box, sync } = fieldsOf(card, ...FIELDS);
  return {
    name: 'insert_picture',
    head: [image, box],
    sync(node) {
      const address = desk.thumbnail(node.attrs.picture);
      if (image.getAttribute('src') !== address) image.setAttribute('src', address);
      sync(node);
    },
  };
};

export const galleryCard = (tools) => (card) => ({
  name: 'insert_gallery',
  tools: tools.canSend ? [{ name: 'gallery_add', sign: 'plus', run: () => tools.addToGallery(card) }] : [],
  content: element('div', { class: 'block__pictures' }),
});
