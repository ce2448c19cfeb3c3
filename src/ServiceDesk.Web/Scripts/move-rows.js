// [data-move-row="up"] and [data-move-row="down"] move their [data-row] among its neighbours; the form sends the rows in their order.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-move-row]');
  const row = button?.closest('[data-row]');
  if (!row) return;
  if (button.dataset.moveRow === 'up') row.previousElementSibling?.before(row);
  else row.nextElementSibling?.after(row);
  button.focus();
});
