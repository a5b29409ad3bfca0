// Blocks come, move and go as a whole; each such step is undone by itself.

import { closeHistory } from '@tiptap/pm/history';
import { NodeSelection, Selection } from '@tiptap/pm/state';

/** Blocks that nothing can be typed into. */
const BARE = ['pageBreak', 'readAlso'];

/** Puts a block where the cursor is: in place of an empty paragraph, else below the block that holds the cursor. */
export function insertBlock(view, json, selection = view.state.selection) {
  const { state } = view;
  const node = state.schema.nodeFromJSON(json);
  const { $from, to } = selection;
  const top = $from.depth ? $from.node(1) : null;
  const isEmptyLine = top?.type.name === 'paragraph' && top.content.size === 0;
  const from = isEmptyLine ? $from.before(1) : $from.depth ? $from.after(1) : to;
  const tr = closeHistory(state.tr);
  tr.replaceWith(from, isEmptyLine ? $from.after(1) : from, node);
  const end = from + node.nodeSize;
  if (end === tr.doc.content.size) tr.insert(end, state.schema.nodes.paragraph.create());
  const isText = !node.isLeaf && !node.firstChild.isAtom;
  if (BARE.includes(node.type.name)) tr.setSelection(Selection.near(tr.doc.resolve(end), 1));
  else if (isText) tr.setSelection(Selection.near(tr.doc.resolve(from + 1), 1));
  else tr.setSelection(NodeSelection.create(tr.doc, from));
  view.dispatch(tr.scrollIntoView());
  view.focus();
  return from;
}

/** Puts the focus into the first field of the block at a position, if it has one. */
export function focusFields(view, pos) {
  const field = view.nodeDOM(pos)?.querySelector?.('.block__control');
  field?.focus();
  return Boolean(field);
}

/** Changes places with the neighbour above (-1) or below (1); the tool in hand stays in hand. */
export function moveNode({ view, node, pos }, step) {
  const at = pos();
  const $at = view.state.doc.resolve(at);
  const index = $at.index() + step;
  if (index < 0 || index >= $at.parent.childCount) return;
  const moved = node();
  const target = step < 0 ? at - $at.parent.child(index).nodeSize : at + $at.parent.child(index).nodeSize;
  const tr = closeHistory(view.state.tr).delete(at, at + moved.nodeSize).insert(target, moved);
  const tool = step < 0 ? 'block_up' : 'block_down';
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, target)).scrollIntoView());
  view.nodeDOM(target)?.querySelector?.(`[data-tool="${tool}"]`)?.focus();
}

/** Takes a block out; a box whose only block it is goes with it. */
export function removeNode({ view, node, pos }) {
  const $at = view.state.doc.resolve(pos());
  const isLast = $at.depth > 0 && $at.parent.childCount === 1;
  const from = isLast ? $at.before() : $at.pos;
  const to = isLast ? $at.after() : $at.pos + node().nodeSize;
  const tr = closeHistory(view.state.tr);
  if (to - from === tr.doc.content.size) tr.replaceWith(from, to, view.state.schema.nodes.paragraph.create());
  else tr.delete(from, to);
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), 1)).scrollIntoView());
  view.focus();
}
