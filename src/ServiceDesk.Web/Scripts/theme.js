// [data-theme-toggle]: switches between light and dark. A choice equal to the system's is not kept, so that the page
// goes on following the system.
document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-theme-toggle]')) return;
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const next = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
  if (next === system) localStorage.removeItem('theme');
  else localStorage.setItem('theme', next);
  root.dataset.bsTheme = next;
});
