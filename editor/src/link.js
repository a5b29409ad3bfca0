// Which addresses a story may link to; the form that asks for one is in toolbar.js.

const SCHEMES = ['http:', 'https:', 'mailto:'];
const BARE_DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}([/?#:]|$)/i;

/** True for http:, https:, mailto: and a path on this site; "//host" is another site, not a path. */
export function isAllowedHref(href) {
  // Browsers skip controls and read "\" as "/", so either could hide another scheme or host.
  if (!href || /[\u0000-\u0020\u007f\\]/.test(href)) return false;
  if (href.startsWith('/')) return !href.startsWith('//');
  const url = URL.canParse(href) ? new URL(href) : null;
  if (!url || !SCHEMES.includes(url.protocol)) return false;
  return url.protocol === 'mailto:' ? url.pathname.includes('@') : /^https?:\/\//i.test(href);
}

/** What someone typed as an href, or null; "example.com/a" gets https:// in front. */
export function readHref(typed) {
  const href = typed.trim();
  if (isAllowedHref(href)) return href;
  const completed = `https://${href}`;
  return BARE_DOMAIN.test(href) && isAllowedHref(completed) ? completed : null;
}
