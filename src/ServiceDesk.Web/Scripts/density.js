// input[type=radio][data-density-choice]: how close lists and forms are drawn, in this browser. theme-start.js reads it.
const root = document.documentElement;

function mark() {
  for (const choice of document.querySelectorAll('[data-density-choice]')) choice.checked = choice.value === root.dataset.density;
}

document.addEventListener('change', (event) => {
  if (!event.target.matches('[data-density-choice]')) return;
  if (event.target.value === 'compact') localStorage.setItem('density', 'compact');
  else localStorage.removeItem('density');
  root.dataset.density = event.target.value;
});
document.addEventListener('turbo:load', mark);
mark();
