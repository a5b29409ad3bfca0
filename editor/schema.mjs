// Prints the body's and the headline's tree as sorted JSON, for the server's test to compare with its own.

import { getSchema } from '@tiptap/core';

import { bodyTree, headlineTree } from './src/tree.js';

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

console.log(JSON.stringify({ body: describe(bodyTree), headline: describe(headlineTree) }, null, 2));
