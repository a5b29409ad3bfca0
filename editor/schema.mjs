// Prints both trees and their limits as sorted JSON, for the server's test to compare with its own.

import { getSchema } from '@tiptap/core';

import { PROVIDER_NAMES } from './src/embed.js';
import { bodyTree, headlineTree } from './src/tree.js';
import { MOST_PICTURES } from './src/tree_blocks.js';
import { MOST_COLUMNS, MOST_ROWS } from './src/tree_table.js';

const sorted = (entries) => Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));

/** Attribute names with their defaults; one without a default must be given and shows as "required". */
function attrsOf({ attrs = {} }) {
  return sorted(
    Object.entries(attrs).map(([name, spec]) => [name, Object.hasOwn(spec, 'default') ? (spec.default ?? null) : 'required']),
  );
}

function describe(tree) {
  const { nodes, marks } = getSchema(tree);
  const node = ({ name, spec }) => [
    name,
    { attrs: attrsOf(spec), content: spec.content ?? '', marks: spec.marks ?? null },
  ];
  const mark = ({ name, spec }) => [name, { attrs: attrsOf(spec) }];
  return {
    marks: sorted(Object.values(marks).map(mark)),
    nodes: sorted(Object.values(nodes).map(node)),
  };
}

const described = {
  body: describe(bodyTree),
  headline: describe(headlineTree),
  limits: { columns: MOST_COLUMNS, pictures: MOST_PICTURES, rows: MOST_ROWS },
  providers: PROVIDER_NAMES,
};
console.log(JSON.stringify(described, null, 2));
