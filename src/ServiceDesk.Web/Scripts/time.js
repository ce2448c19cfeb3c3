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

const formats = new Map(); // A list has a hundred times, and a format takes a quarter of a millisecond to make.

function formatFor(language) {
  if (!formats.has(language)) formats.set(language, new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }));
  return formats.get(language);
}

function relative(date) {
  const seconds = (date.getTime() - Date.now()) / 1000;
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
  return formatFor(document.documentElement.lang || 'en').format(Math.trunc(seconds / size), unit);
}

function show(element) {
  const text = relative(new Date(element.dateTime));
  if (element.textContent !== text) element.textContent = text;
}

attach('time[data-relative]', show);
setInterval(() => document.querySelectorAll('time[data-relative]').forEach(show), 30000);
