// What the editor asks the desk for: thumbnails, stories by words, headlines, and a place for pictures.

/** Refused by the desk; the message is a sentence for staff, empty if the desk could not be asked. */
export class Refusal extends Error {}

/**
 * The desk as one text knows it, from the addresses in the data attributes of its place: data-thumbnails,
 * data-stories, data-names, data-pictures.
 */
export function deskOf(place) {
  const { thumbnails, stories, names, pictures } = place.dataset;
  const nameOf = batched((ids) => named(names, ids));
  return {
    hasStories: Boolean(stories && names),
    hasPictures: Boolean(pictures),
    thumbnail: (picture) => withQuery(thumbnails ?? '', { id: picture }),
    nameOf,
    /** [{id, headline, channel, day}], the best first; raises `Refusal`. */
    storiesBy: async (words, signal) => (await asked(withQuery(stories, { q: words }), { signal })).stories,
    /** {picture, alt, caption, credit, …}; raises `Refusal`. */
    sendPicture: (file) => asked(pictures, posted(place, file)),
  };
}

function withQuery(address, query) {
  const url = new URL(address, document.baseURI);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.pathname + url.search;
}

function posted(place, file) {
  const body = new FormData();
  body.append('picture-file', file);
  const token = place.closest('form')?.querySelector('[name=csrfmiddlewaretoken]')?.value ?? '';
  return { method: 'POST', body, headers: { 'X-CSRFToken': token } };
}

async function asked(address, options = {}) {
  let response;
  try {
    response = await fetch(address, { credentials: 'same-origin', ...options });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Refusal('', { cause: error });
  }
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  const answer = isJson ? await response.json() : {};
  if (!response.ok || !isJson) throw new Refusal(answer.problem ?? '');
  return answer;
}

/** Headlines by number; none if the desk can't be asked, for a text must be writable without them. */
async function named(address, ids) {
  try {
    const { stories } = await asked(withQuery(address, { ids: ids.join(',') }));
    return new Map(stories.map((story) => [story.id, story]));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return new Map();
  }
}

/** One question for all numbers that are wanted at the same moment; an answer is kept as long as the page. */
function batched(fetchAll) {
  const known = new Map();
  let wanted = null;
  return (id) => {
    if (!known.has(id)) {
      wanted ??= { ids: [], answer: Promise.resolve().then(() => ask()) };
      wanted.ids.push(id);
      known.set(id, wanted.answer.then((found) => found.get(id) ?? null));
    }
    return known.get(id);
  };
  function ask() {
    const { ids } = wanted;
    wanted = null;
    return fetchAll(ids);
  }
}
