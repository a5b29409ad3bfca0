// The words of the editor: English here, the page's language from its #editor-labels script.

export const ENGLISH = {
  toolbar: 'Text formatting',
  bold: 'Bold',
  italic: 'Italic',
  link: 'Link',
  subhead: 'Subhead',
  subsubhead: 'Smaller subhead',
  quote: 'Quote',
  bullet_list: 'Bulleted list',
  numbered_list: 'Numbered list',
  undo: 'Undo',
  redo: 'Redo',
  link_address: 'Link address',
  link_refused: 'Use an address that begins with https://, http://, mailto: or /',
  link_remove: 'Remove link',
  quote_source: 'Who said it, or where',
  quote_remove: 'Remove quote',
  apply: 'Apply',
  cancel: 'Cancel',
  count_words: 'Words: {count}',
  count_characters: '{count} / {limit}',
  headline_long: 'Long: lists may cut it after {limit} characters',
  headline_too_long: 'Too long: at most {limit} characters',
  draft_found: 'This browser kept unsaved changes of {time}.',
  draft_restore: 'Restore them',
  draft_discard: 'Discard them',
  unreadable: 'This text could not be opened. It is unchanged; reload the page or ask your administrator.',
};

let pageWords = null;

/** The word for a key, with {places} filled in. */
export function label(key, places = {}) {
  pageWords ??= JSON.parse(document.getElementById('editor-labels')?.textContent ?? '{}');
  const words = pageWords[key] ?? ENGLISH[key];
  return words.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
}
