// a[data-bell="/address"]: when the stream says that the reader was told something, asks how much is unread now. A page that is
// made anew for the same news brings its own bell.
let asking;

document.addEventListener('live:heard', async ({ detail: { topics, refreshes } }) => {
  const bell = document.querySelector('a[data-bell]');
  if (!bell || refreshes || !topics.some((topic) => topic === 'bell' || topic === '*')) return;
  asking?.abort();
  asking = new AbortController();
  try {
    const response = await fetch(bell.dataset.bell, { headers: { Accept: 'application/json' }, signal: asking.signal });
    if (!response.ok) throw new Error(`${bell.dataset.bell} answered ${response.status}`);
    const { count, label } = await response.json();
    const number = bell.querySelector('.bell-count');
    number.textContent = count;
    number.hidden = count === '';
    bell.title = label;
    bell.setAttribute('aria-label', label);
    document.getElementById('bell-status').textContent = label;
  } catch (error) {
    if (error.name !== 'AbortError') console.warn('The bell could not be asked', error);
  }
});
