// A field that searches while somebody types and takes what is chosen: WAI-ARIA's editable combobox with a list.

import { element } from './element.js';

const WAIT_MS = 150;
let mounted = 0;

/**
 * Brings one [data-picker] to life. Its attribute is the address that is asked with ?q=, and answers
 * {found: [{id, label, hint}]}. What is chosen stands as ticked boxes named data-name, at most data-most of them, so
 * that the form sends it with or without this script. With data-free the field may keep a name of its own; then the
 * choice stands in the hidden [data-picker-value], empty as soon as another name is typed.
 */
export function mountPicker(place) {
  const words = place.dataset;
  const input = place.querySelector('[role=combobox]');
  const list = place.querySelector('[role=listbox]');
  const status = place.querySelector('[data-picker-status]');
  if (input.disabled || input.matches(':disabled')) return;
  const take = 'free' in words ? freeTaker(place, input) : boxTaker(place, input);
  let found = [];
  let active = -1;
  let timer = null;
  let asking = null;

  list.id ||= `picker-${(mounted += 1)}`;
  input.setAttribute('aria-controls', list.id);
  place.classList.add('picker--live');

  function show(choices) {
    found = choices;
    list.replaceChildren(...choices.map((choice, number) => option(choice, `${list.id}-${number}`)));
    const isOpen = choices.length > 0;
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    mark(isOpen && !('free' in words) ? 0 : -1);
  }

  function mark(number) {
    active = number;
    [...list.children].forEach((row, at) => row.setAttribute('aria-selected', String(at === active)));
    if (active < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', list.children[active].id);
    list.children[active].scrollIntoView({ block: 'nearest' });
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    show([]);
  }

  function choose(choice) {
    close();
    take(choice);
    status.textContent = words.taken.replace('{label}', choice.label);
  }

  async function ask() {
    const query = input.value.trim();
    asking?.abort();
    if (!query) return show([]);
    asking = new AbortController();
    try {
      const address = `${place.dataset.picker}?q=${encodeURIComponent(query)}`;
      const response = await fetch(address, { signal: asking.signal, headers: { accept: 'application/json' } });
      if (!response.ok || !response.headers.get('content-type')?.includes('json')) throw new Error(response.statusText);
      const answer = (await response.json()).found.filter(({ id }) => String(id) !== words.without);
      show(answer);
      status.textContent = answer.length ? words.count.replace('{count}', answer.length) : words.none;
    } catch (error) {
      if (error.name === 'AbortError') return;
      show([]);
      status.textContent = words.failed;
    }
  }

  function pressed(event) {
    if (event.isComposing) return;
    const isOpen = found.length > 0;
    if (event.key === 'ArrowDown' && !isOpen) ask();
    else if (event.key === 'ArrowDown') mark((active + 1) % found.length);
    else if (event.key === 'ArrowUp' && isOpen) mark((active <= 0 ? found.length : active) - 1);
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Enter' && active >= 0) choose(found[active]);
    else if (event.key !== 'Enter' || 'free' in words) return; // Enter while searching must not send the form
    event.preventDefault();
  }

  input.addEventListener('input', (event) => {
    event.stopPropagation(); // what is searched for is no change of the story
    if ('free' in words) input.dispatchEvent(new Event('change', { bubbles: true }));
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener('keydown', pressed);
  input.addEventListener('blur', close);
  list.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const row = event.target.closest('[role=option]');
    if (row) choose(found[[...list.children].indexOf(row)]);
  });
}

function option({ label, hint }, id) {
  const row = element('li', { id, role: 'option', class: 'picker__option', 'aria-selected': 'false' }, label);
  if (hint) row.append(' ', element('small', { class: 'picker__hint' }, hint));
  return row;
}

/** Puts what is chosen among the ticked boxes; where one alone has a place it takes that of the others. */
function boxTaker(place, input) {
  const { name, most } = place.dataset;
  const chosen = place.querySelector('[data-picker-chosen]');
  return ({ id, label, hint }) => {
    input.value = '';
    const boxes = [...chosen.querySelectorAll('input')];
    const same = boxes.find((box) => box.value === String(id));
    if (most === '1') boxes.filter((box) => box !== same).forEach((box) => box.closest('li').remove());
    if (same) same.checked = true;
    else if (most === '1' || boxes.filter((box) => box.checked).length < Number(most)) chosen.append(chip());
    chosen.dispatchEvent(new Event('change', { bubbles: true }));

    function chip() {
      const box = element('input', { class: 'form-check-input', type: 'checkbox', name, value: id });
      box.checked = true;
      const words = element('label', { class: 'picker__chip' }, box, ' ', element('span', {}, label));
      if (hint) words.append(' ', element('small', { class: 'picker__hint' }, hint));
      return element('li', { class: 'picker__item' }, words);
    }
  };
}

/** Keeps the number of what is chosen beside its name for as long as the name stands. */
function freeTaker(place, input) {
  const value = place.querySelector('[data-picker-value]');
  const hint = place.querySelector('[data-picker-hint]');
  input.addEventListener('input', () => {
    value.value = '';
    hint.textContent = input.value.trim() ? place.dataset.outside : '';
  });
  return (choice) => {
    input.value = choice.label;
    value.value = choice.id;
    hint.textContent = choice.hint;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
}
