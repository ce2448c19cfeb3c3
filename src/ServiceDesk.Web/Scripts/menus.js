// details.menu: a menu that opens without scripts; this closes it on Escape, on a click elsewhere and before a visit.
const openMenus = () => document.querySelectorAll('details.menu[open]');

document.addEventListener('click', (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

document.addEventListener('turbo:before-cache', () => openMenus().forEach((menu) => (menu.open = false)));

// What a person opened stays open while the page is refreshed around it.
document.addEventListener('turbo:before-morph-attribute', (event) => {
  if (event.detail.attributeName === 'open') event.preventDefault();
});
