// How each block looks at the desk, and the keys that lead into and out of it.

import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin } from '@tiptap/pm/state';

import { cardView } from './card.js';
import { galleryCard, pictureCard } from './card_picture.js';
import { tableCard } from './card_table.js';
import { element } from './element.js';
import { embedAddress, providerName } from './embed.js';
import { fieldsOf } from './field.js';
import { label } from './labels.js';
import { focusFields } from './moving.js';

const TITLE = { of: 'title', name: 'block_title' };

function embedCard(card) {
  const link = element('a', { class: 'block__link', target: '_blank', rel: 'noopener noreferrer' });
  const { box, sync } = fieldsOf(card, TITLE);
  return {
    name: 'insert_embed',
    head: [element('p', { class: 'block__pointer' }, link), box],
    sync(node) {
      link.textContent = `${providerName(node.attrs.provider)}: ${node.attrs.id}`;
      link.setAttribute('href', embedAddress(node.attrs));
      sync(node);
    },
  };
}

const readAlsoCard = (desk) => (card) => {
  const words = element('p', { class: 'block__pointer' });
  return {
    name: 'insert_read_also',
    head: [words],
    async sync({ attrs: { story } }) {
      words.textContent = label('story_loading', { story });
      const found = await desk.nameOf(story);
      if (card.node().attrs.story !== story) return;
      const problem = (!found && 'story_missing') || (!found.is_live && 'story_not_live');
      words.textContent = problem ? label(problem, { story, headline: found?.headline }) : found.headline;
      words.classList.toggle('block__pointer--problem', Boolean(problem));
    },
  };
};

function boxCard(name, field) {
  return (card) => {
    const { box, sync } = fieldsOf(card, field);
    return { name, head: [box], content: element('div', { class: 'block__text' }), sync };
  };
}

/** The node views and keys as a TipTap extension. `desk` is that of desk.js, `tools` what inserts pictures. */
export function blockCards(desk, tools) {
  const nodeViews = {
    picture: cardView(pictureCard(desk)),
    gallery: cardView(galleryCard(tools)),
    table: cardView(tableCard),
    embed: cardView(embedCard),
    readAlso: cardView(readAlsoCard(desk)),
    factBox: cardView(boxCard('insert_fact_box', TITLE)),
    pageBreak: cardView(() => ({ name: 'insert_page_break' })),
    correctionNote: cardView(
      boxCard('insert_correction', { of: 'date', name: 'block_date', kind: 'date', empty: null }),
    ),
  };
  const isCard = (node) => Object.hasOwn(nodeViews, node.type.name);
  return Extension.create({
    name: 'blockCards',
    priority: 1000,
    addProseMirrorPlugins: () => [
      new Plugin({ props: { nodeViews, handleKeyDown: (view, event) => moveByKey(view, event, isCard) } }),
    ],
  });
}

/** Escape takes hold of the block around the cursor, Enter goes into its fields, both without a pointer. */
function moveByKey(view, event, isCard) {
  const { selection, doc, schema, tr } = view.state;
  const { $from } = selection;
  if (event.key === 'Escape') {
    const depth = selection instanceof NodeSelection ? 0 : innermost($from, isCard);
    if (depth) view.dispatch(tr.setSelection(NodeSelection.create(doc, $from.before(depth))));
    return Boolean(depth);
  }
  if (event.key === 'Enter' && selection instanceof NodeSelection && isCard(selection.node)) {
    if (!focusFields(view, selection.from)) view.nodeDOM(selection.from).querySelector('.block__tool').focus();
    return true;
  }
  return event.key === 'Backspace' && removeEmptyBox(view, schema, $from, isCard);
}

const innermost = ($from, isCard) => {
  for (let depth = $from.depth; depth > 0; depth -= 1) if (isCard($from.node(depth))) return depth;
  return 0;
};

/** Backspace in an empty box takes the box away. */
function removeEmptyBox(view, schema, $from, isCard) {
  const depth = innermost($from, isCard);
  if (!depth || $from.node(depth).type === schema.nodes.table || $from.node(depth).content.size > 2) return false;
  const { tr } = view.state;
  view.dispatch(tr.replaceWith($from.before(depth), $from.after(depth), schema.nodes.paragraph.create()));
  return true;
}
