// The one JSON form in which a text leaves the editor; what may be in it at all is in tree.js.

const ATTRS = {
  doc: {},
  paragraph: {},
  heading: { level: 2 },
  blockquote: { source: null },
  bulletList: {},
  orderedList: {},
  listItem: {},
  picture: { picture: null, alt: '', caption: '', credit: '', credit_kind: 'photo' },
  gallery: {},
  table: { caption: null },
  tableRow: {},
  tableHeader: { colspan: 1, rowspan: 1, colwidth: null },
  tableCell: { colspan: 1, rowspan: 1, colwidth: null },
  embed: { provider: null, id: null, title: '' },
  readAlso: { story: null },
  factBox: { title: '' },
  pageBreak: {},
  correctionNote: { date: null },
  text: {},
  hardBreak: {},
  bold: {},
  italic: {},
  link: { href: null },
};

/** The same tree with only known names and attributes, and without empty "content", "marks" and "attrs". */
export function canonical({ type, attrs, content, text, marks }) {
  if (!Object.hasOwn(ATTRS, type)) throw new TypeError(`canonical: "${type}" is not in the story's tree`);
  const result = { type };
  const names = Object.entries(ATTRS[type]);
  if (names.length) {
    result.attrs = Object.fromEntries(names.map(([name, fallback]) => [name, attrs?.[name] ?? fallback]));
  }
  const kept = (content ?? []).filter(isFilled);
  if (kept.length) result.content = kept.map(canonical);
  if (text !== undefined) result.text = text;
  if (marks?.length) result.marks = marks.map(canonical);
  return result;
}

/** The inline nodes of a headline document: [] for an empty one. */
export function canonicalHeadline(doc) {
  return canonical(doc).content?.[0].content ?? [];
}

/** False for what the editing library made to fill a gap: a picture without a picture, a gallery of such. */
function isFilled({ type, attrs, content }) {
  if (type === 'picture') return attrs?.picture != null;
  return type !== 'gallery' || (content ?? []).some(isFilled);
}
