// Loaded before the first paint, so that a dark page does not flash white. theme.js has the button.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null; // Storage is closed to this page (a browser setting): the system's preference stands.
    }
  };
  const apply = () => {
    root.dataset.bsTheme = chosen() ?? (system.matches ? 'dark' : 'light');
  };
  root.dataset.scripted = '';
  system.addEventListener('change', apply);
  addEventListener('storage', (event) => event.key === 'theme' && apply());
  apply();
})();
