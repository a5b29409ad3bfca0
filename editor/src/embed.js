// What stands on another site, by its provider and its id there. The id is what follows the provider's address.

const ID = /^[A-Za-z0-9@_-][A-Za-z0-9@._/-]{0,149}$/;

/**
 * By provider: its name, its address up to the id, its hosts, and the patterns of its addresses.
 *
 * A pattern is matched against the path with its query; its groups, joined by slashes, are the id.
 */
const PROVIDERS = {
  youtube: {
    name: 'YouTube',
    address: 'https://www.youtube.com/watch?v=',
    hosts: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
    patterns: [/^\/watch\/?\?(?:.*&)?v=([\w-]{11})(?![\w-])/, /^\/(?:embed\/|shorts\/|live\/|v\/)?([\w-]{11})(?![\w-])/],
  },
  vimeo: {
    name: 'Vimeo',
    address: 'https://vimeo.com/',
    hosts: ['vimeo.com'],
    patterns: [
      /^\/(?:video\/)?(\d+)\/?\?(?:.*&)?h=([0-9a-f]+)/,
      /^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?(\d+)(?:\/([0-9a-f]+))?(?![\w-])/,
    ],
  },
  x: {
    name: 'X',
    address: 'https://x.com/',
    hosts: ['x.com', 'twitter.com'],
    patterns: [/^\/(\w{1,20})\/(status)(?:es)?\/(\d+)/],
  },
  instagram: {
    name: 'Instagram',
    address: 'https://www.instagram.com/',
    hosts: ['instagram.com'],
    patterns: [/^\/(?:[\w.]+\/)?(p|reel|tv)\/([\w-]+)/],
  },
  tiktok: {
    name: 'TikTok',
    address: 'https://www.tiktok.com/',
    hosts: ['tiktok.com'],
    patterns: [/^\/(@[\w.]+)\/(video|photo)\/(\d+)/],
  },
  facebook: {
    name: 'Facebook',
    address: 'https://www.facebook.com/',
    hosts: ['facebook.com'],
    patterns: [
      /^\/(?:watch\/?|video\.php|photo(?:\.php|\/)?)\?(?:.*&)?(?:v|fbid)=(\d+)/,
      /^\/(\d+)\/?$/,
      /^\/(reel|share\/[vpr])\/([\w-]+)/,
      /^\/([\w.-]+)\/(posts|videos|photos)\/(?:[\w.-]+\/)*?([\w-]+)\/?(?:\?|$)/,
    ],
  },
  spotify: {
    name: 'Spotify',
    address: 'https://open.spotify.com/',
    hosts: ['open.spotify.com'],
    patterns: [/^\/(?:intl-[a-z-]+\/)?(?:embed\/)?(track|album|artist|playlist|episode|show)\/(\w+)/],
  },
};

export const PROVIDER_NAMES = Object.keys(PROVIDERS).sort();

/** True for a provider that is known and an id that the server takes. */
export function isEmbed({ provider, id }) {
  return Object.hasOwn(PROVIDERS, provider ?? '') && ID.test(id ?? '');
}

/** The provider's name as it writes itself. */
export const providerName = (provider) => PROVIDERS[provider].name;

/** Where it stands. */
export const embedAddress = ({ provider, id }) => PROVIDERS[provider].address + id;

/** {provider, id} of an address, or of the code that a site offers for embedding; null if none is known in it. */
export function readEmbed(typed) {
  for (const [address] of typed.replaceAll('&amp;', '&').matchAll(/https?:\/\/[^\s"'<>]+/gi)) {
    const found = readAddress(address);
    if (found) return found;
  }
  return /^[\w.-]+\.[a-z]{2,}\/\S+$/i.test(typed.trim()) ? readAddress(`https://${typed.trim()}`) : null;
}

/** {provider, id} of a text that is an address and nothing else. */
export function readBareEmbed(text) {
  return /^https?:\/\/\S+$/i.test(text.trim()) ? readAddress(text.trim()) : null;
}

function readAddress(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return null;
  const inner = url.hostname.endsWith('facebook.com') && url.pathname.startsWith('/plugins/');
  if (inner) return readAddress(url.searchParams.get('href') ?? '');
  const host = url.hostname.replace(/^(?:www|m|web|mobile|player|music)\./, '');
  const known = Object.entries(PROVIDERS).find(([, { hosts }]) => hosts.includes(host));
  if (!known) return null;
  const [provider, { patterns }] = known;
  const match = patterns.map((pattern) => pattern.exec(url.pathname + url.search)).find(Boolean);
  const id = match?.slice(1).filter(Boolean).join('/');
  return id && isEmbed({ provider, id }) ? { provider, id } : null;
}
