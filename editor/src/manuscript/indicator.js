// One quiet line that says where the text is: at the desk, on this device, or not to be saved, and why.

import { label } from '../labels.js';

const REASONS = { right: 'state_refused_right', disk: 'state_refused_disk', full: 'state_refused_full' };

/** Shows a manuscript's state in a place, and who else is in it in another. */
export function showState(manuscript, place, people) {
  manuscript.watch(({ kind, waiting, reason }) => {
    const words = sentence(kind, waiting, reason);
    if (place.textContent !== words) place.textContent = words;
    place.dataset.state = kind;
  });
  manuscript.awareness.on('change', () => {
    const { others } = manuscript;
    people.textContent = others.length ? label('here_now', { names: others.map(({ name }) => name).join(', ') }) : '';
  });
}

function sentence(kind, waiting, reason) {
  switch (kind) {
    case 'saved':
      return label('state_saved', { time: now() });
    case 'saving':
      return label('state_saving');
    case 'opening':
      return label('state_opening');
    case 'waiting':
      return waiting ? label('state_waiting', { count: waiting }) : label('state_offline');
    default:
      return label(REASONS[reason] ?? REASONS.right);
  }
}

function now() {
  const language = document.documentElement.lang || undefined;
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(new Date());
}
