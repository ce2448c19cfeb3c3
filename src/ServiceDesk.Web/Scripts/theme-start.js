// Loaded before the first paint, so that a dark page does not flash white and a dense list does not jump. theme.js has the
// button, density.js the choice on the profile.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // Storage is closed to this page (a browser setting): the system's preference stands.
    }
  };
  const apply = () => {
    root.dataset.bsTheme = chosen('theme') ?? (system.matches ? 'dark' : 'light');
    root.dataset.density = chosen('density') === 'compact' ? 'compact' : 'comfortable';
  };
  root.dataset.scripted = '';
  system.addEventListener('change', apply);
  addEventListener('storage', (event) => ['theme', 'density'].includes(event.key) && apply());
  apply();
})();
