// Warns before a page with unsaved changes is left.

/**
 * Watches one form until it is sent; a failed htmx request arms the warning again. What a manuscript keeps (data-kept) is
 * safe on the device and needs no warning.
 */
export function guardForm(form) {
  let isUnsaved = false;
  const set = (value) => ({ target }) => {
    if (!target?.closest?.('[data-kept]')) isUnsaved = value;
  };
  for (const type of ['input', 'change', 'htmx:error', 'htmx:response:error']) {
    form.addEventListener(type, set(true));
  }
  form.addEventListener('submit', set(false));
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved && form.isConnected) event.preventDefault();
  });
}
