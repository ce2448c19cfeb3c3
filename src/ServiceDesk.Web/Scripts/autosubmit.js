// form[data-autosubmit]: a changed select, checkbox or date submits the form; its button is for those without scripts.
document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-autosubmit]');
  if (form && event.target.matches('select, input[type="checkbox"], input[type="radio"], input[type="date"]')) {
    form.requestSubmit();
  }
});
