// Another story, searched by words of its headline: a combobox whose list comes from the desk.

import { element } from './element.js';
import { label } from './labels.js';

const WAIT_MS = 200;

/** The question for `openQuestion`; chosen(story) gets {id, headline, …}. */
export function storyQuestion(desk, chosen) {
  return { name: 'story_search', listed: (parts) => storyList(desk, chosen, parts) };
}

function storyList(desk, chosen, { panel, field, close }) {
  const list = element('ul', { class: 'editor__answers', role: 'listbox', id: 'editor-stories' });
  list.setAttribute('aria-label', label('story_search'));
  const status = element('p', { class: 'editor__status', role: 'status' });
  let options = [];
  let current = -1;
  let timer = null;
  let running = null;

  function point(index) {
    current = index;
    options.forEach(({ row }, each) => row.setAttribute('aria-selected', String(each === index)));
    const row = options[index]?.row;
    row?.scrollIntoView({ block: 'nearest' });
    if (row) field.setAttribute('aria-activedescendant', row.id);
    else field.removeAttribute('aria-activedescendant');
  }
  function choose(story) {
    close({ keepsFocus: true });
    chosen(story);
  }
  function show(stories) {
    options = stories.map((story, index) => ({ story, row: rowOf(story, index, () => choose(story)) }));
    list.replaceChildren(...options.map(({ row }) => row));
    list.hidden = !options.length;
    field.setAttribute('aria-expanded', String(Boolean(options.length)));
    status.textContent = options.length ? '' : label('story_none');
    point(options.length ? 0 : -1);
  }
  async function search() {
    running?.abort();
    running = new AbortController();
    try {
      show(await desk.storiesBy(field.value, running.signal));
    } catch (error) {
      if (error.name === 'AbortError') return;
      show([]);
      status.textContent = error.message || label('desk_silent');
    }
  }
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT_MS);
  });
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
  })) {
    field.setAttribute(name, value);
  }
  list.hidden = true;
  panel.append(element('div', { class: 'editor__answers-box' }, list, status));
  search();
  return {
    keyed({ key }) {
      if (key === 'Enter' && options[current]) choose(options[current].story);
      else if (key === 'ArrowDown' && options.length) point((current + 1) % options.length);
      else if (key === 'ArrowUp' && options.length) point((current || options.length) - 1);
      else return false;
      return true;
    },
  };
}

function rowOf({ headline, channel, day }, index, press) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: 'medium', timeZone: 'UTC' });
  const facts = [channel, day && format.format(new Date(`${day}T00:00:00Z`))].filter(Boolean).join(' · ');
  const row = element(
    'li',
    { class: 'editor__answer', role: 'option', id: `editor-story-${index}`, 'aria-selected': 'false' },
    element('span', { class: 'editor__answer-name' }, headline),
    element('span', { class: 'editor__answer-facts' }, facts),
  );
  row.addEventListener('mousedown', (event) => event.preventDefault());
  row.addEventListener('click', press);
  return row;
}
