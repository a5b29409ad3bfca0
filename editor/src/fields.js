// The story screen's fields: pickers, lines that can be moved, guides to length. Again after htmx has brought new ones.

import { element } from './element.js';
import { mountPicker } from './picker.js';

const seen = new WeakSet();

function each(selector, mount) {
  for (const place of document.querySelectorAll(selector)) {
    if (seen.has(place)) continue;
    seen.add(place);
    mount(place);
  }
}

function mountAll() {
  each('[data-picker]', mountPicker);
  each('[data-row]', mountRow);
  each('[data-guide]', mountGuide);
}

/** A line of a list that its buttons move up or take out. */
function mountRow(row) {
  const changed = (list) => list.dispatchEvent(new Event('change', { bubbles: true }));
  const up = row.querySelector('[data-row-up]');
  const out = row.querySelector('[data-row-out]');
  if (up.matches(':disabled')) return;
  up.hidden = out.hidden = false;
  up.addEventListener('click', () => {
    row.previousElementSibling?.before(row);
    up.focus();
    changed(row.parentElement);
  });
  out.addEventListener('click', () => {
    const list = row.parentElement;
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    next?.querySelector('input, select')?.focus();
    changed(list);
  });
}

/** Counts the characters of a field against a length that nobody enforces. */
function mountGuide(input) {
  const limit = Number(input.dataset.guide);
  const counter = element('span', { class: 'guide', 'aria-hidden': 'true' });
  input.before(counter);
  const show = () => {
    const length = [...input.value].length;
    counter.textContent = length ? `${length} / ${limit}` : '';
    counter.classList.toggle('guide--over', length > limit);
  };
  input.addEventListener('input', show);
  show();
}

/** A menu closes when its reader turns elsewhere or presses Escape. */
function closeMenus(event) {
  for (const menu of document.querySelectorAll('details.more[open]')) {
    const isElsewhere = event.type === 'click' && !menu.contains(event.target);
    if (event.key !== 'Escape' && !isElsewhere) continue;
    if (event.key === 'Escape' && menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    menu.open = false;
  }
}

mountAll();
document.addEventListener('click', closeMenus);
document.addEventListener('keydown', closeMenus);
document.addEventListener('htmx:after:swap', mountAll);
