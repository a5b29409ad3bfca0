// Pictures from this device, sent to the desk and put where the cursor was.

import { Refusal } from './desk.js';
import { element } from './element.js';
import { label } from './labels.js';
import { focusFields, insertBlock } from './moving.js';
import { MOST_PICTURES } from './tree_blocks.js';

// The endings are for devices that don't know the type of their own HEIC pictures.
const ACCEPTED = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif';

/** What sends pictures: {canSend, addPicture(), addGallery(), addToGallery(card)}. */
export function pictureSender({ desk, view, say, places }) {
  async function send(files) {
    const blocks = [];
    for (const [index, file] of files.entries()) {
      say(label('pictures_sending', { number: index + 1, count: files.length }));
      blocks.push(asBlock(await desk.sendPicture(file)));
    }
    say('');
    return blocks;
  }
  /** Asks for files, sends them, and hands on the blocks with the place where the cursor was, as it has moved since. */
  function ask({ isMany, then }) {
    chooseFiles(isMany, async (files) => {
      const place = places().keep(view().state.selection);
      try {
        const blocks = await send(files.slice(0, MOST_PICTURES));
        then(blocks, place.now(view().state.doc));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        say(error.message || label('desk_silent'), { isProblem: true });
      } finally {
        place.drop();
      }
    });
  }
  const put = (block, selection) => focusFields(view(), insertBlock(view(), block, selection));
  return {
    canSend: desk.hasPictures,
    addPicture: () => ask({ isMany: false, then: ([picture], selection) => put(picture, selection) }),
    addGallery: () =>
      ask({ isMany: true, then: (content, selection) => put({ type: 'gallery', content }, selection) }),
    addToGallery: (card) => ask({ isMany: true, then: (blocks) => append(card, blocks) }),
  };
}

function append({ view, node, pos }, blocks) {
  const gallery = node();
  const room = Math.max(MOST_PICTURES - gallery.childCount, 0);
  const nodes = blocks.slice(0, room).map((block) => view.state.schema.nodeFromJSON(block));
  const end = pos() + gallery.nodeSize - 1;
  view.dispatch(view.state.tr.insert(end, nodes));
  if (nodes.length) focusFields(view, end);
}

const asBlock = ({ picture, alt, caption, credit }) => ({
  type: 'picture',
  attrs: { picture, alt, caption, credit, credit_kind: 'photo' },
});

function chooseFiles(isMany, chosen) {
  const field = element('input', { type: 'file', accept: ACCEPTED, multiple: isMany && '' });
  field.addEventListener('change', () => field.files.length && chosen([...field.files]));
  field.click();
}

/** Keeps selections in step with the text while something is on its way. */
export function keptPlaces(editor) {
  const kept = new Set();
  editor.on('transaction', ({ transaction }) => {
    for (const place of kept) place.mark = place.mark.map(transaction.mapping);
  });
  return {
    keep(selection) {
      const place = { mark: selection.getBookmark() };
      kept.add(place);
      return { now: (doc) => place.mark.resolve(doc), drop: () => kept.delete(place) };
    },
  };
}
