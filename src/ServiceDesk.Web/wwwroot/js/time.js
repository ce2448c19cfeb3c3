// time[data-relative]: "5 minutes ago" in the page's language; the server's absolute time stays in the title.
import { attach } from './attach.js';

const units = [
  ['year', 31536000],
  ['month', 2592000],
  ['week', 604800],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
];

function relative(date) {
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang || 'en', { numeric: 'auto', style: 'short' });
  const seconds = (date.getTime() - Date.now()) / 1000;
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
  return format.format(Math.trunc(seconds / size), unit);
}

function show(element) {
  const text = relative(new Date(element.dateTime));
  if (element.textContent !== text) element.textContent = text;
}

attach('time[data-relative]', show);
setInterval(() => document.querySelectorAll('time[data-relative]').forEach(show), 30000);
