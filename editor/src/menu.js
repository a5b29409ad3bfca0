// A menu of commands: arrows, Home, End and first letters move in it, Escape and Tab leave it.

import { element } from './element.js';
import { icon } from './icons.js';
import { label } from './labels.js';

/**
 * Shows a menu inside `parent` and puts the focus into it.
 *
 * items: [{name, sign, run()}] by label key. closed(reason) is called once: "chosen", "escape" or "left"; a command
 * runs after it. keyed(event) may take a key first and says so by true.
 */
export function openMenu({ parent, name, items, top = null, closed = () => {}, keyed = () => false }) {
  const menu = element('div', { class: 'editor__menu', role: 'menu', 'aria-label': label(name) });
  const buttons = items.map((item) => itemButton(item, () => close('chosen', item.run)));
  let isOpen = true;

  function close(reason, then = () => {}) {
    if (!isOpen) return;
    isOpen = false;
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    closed(reason);
    then();
  }
  const outside = (event) => menu.contains(event.target) || close('left');

  menu.append(...buttons);
  if (top !== null) menu.style.top = `${top}px`;
  menu.addEventListener('keydown', (event) => {
    if (keyed(event, close)) return;
    if (event.key === 'Escape') close('escape');
    else if (event.key === 'Tab') close('left');
    else step(event, buttons);
    if (event.key !== 'Tab') event.stopPropagation();
  });
  menu.addEventListener('focusout', (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && close('left'));
  document.addEventListener('pointerdown', outside, true);
  parent.append(menu);
  buttons[0].focus({ preventScroll: true });
  menu.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  return close;
}

function itemButton({ name, sign }, press) {
  const words = element('span', { class: 'editor__item-words' }, label(name));
  const button = element('button', { type: 'button', class: 'editor__item', role: 'menuitem', tabindex: '-1' }, icon(sign), words);
  button.dataset.item = name;
  button.addEventListener('click', press);
  return button;
}

function step(event, buttons) {
  const index = buttons.indexOf(event.target);
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  const rotated = [...buttons.slice(index + 1), ...buttons.slice(0, index + 1)];
  const begins = (button) => button.textContent.toLowerCase().startsWith(event.key.toLowerCase());
  const target = {
    ArrowDown: buttons[(index + 1) % buttons.length],
    ArrowUp: buttons.at(index - 1),
    Home: buttons[0],
    End: buttons.at(-1),
  }[event.key] ?? (isLetter ? rotated.find(begins) : null);
  if (!target) return;
  event.preventDefault();
  target.focus();
}
