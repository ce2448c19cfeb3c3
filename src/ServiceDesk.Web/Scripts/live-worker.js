// One stream of server-sent events for all tabs of this browser: over HTTP/1.1 a browser opens six connections to a
// host, and a stream holds one for good. Tabs are ports; a tab says {url, since} when it comes, since being the time at
// which its page was made, and "bye" when it goes.
const ports = new Set();
const longestWait = 60000;
const remembered = 10000;
const recent = []; // {at, data} of what a tab that has just been opened may not show.
let source;
let address;
let made;
let lastEventId = '';
let wait = 1000;
let retry;

function open() {
  clearTimeout(retry);
  source?.close();
  // A stream that the browser opens again by itself sends Last-Event-ID; one that is made anew can only say it here.
  const url = new URL(address, self.location.href);
  if (lastEventId) url.searchParams.set('lastEventId', lastEventId);
  else if (made) url.searchParams.set('since', made);
  source = new EventSource(url);
  source.onopen = () => (wait = 1000);
  source.addEventListener('refresh', (event) => {
    lastEventId = event.lastEventId;
    forget();
    recent.push({ at: performance.now(), data: event.data });
    for (const port of ports) port.postMessage(event.data);
  });
  source.addEventListener('viewers', (event) => ports.forEach((port) => port.postMessage(event.data)));
  source.onerror = () => {
    if (source.readyState !== EventSource.CLOSED) return; // The browser is trying again by itself.
    retry = setTimeout(open, wait * (0.5 + Math.random() / 2));
    wait = Math.min(wait * 2, longestWait);
  };
}

function forget() {
  while (recent.length > 0 && performance.now() - recent[0].at > remembered) recent.shift();
}

function close() {
  clearTimeout(retry);
  source?.close();
  source = undefined;
}

self.onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => {
    if (data === 'bye') {
      ports.delete(port);
      if (ports.size === 0) close();
      return;
    }
    ports.add(port);
    if (!source || address !== data.url) {
      address = data.url;
      made = data.since;
      recent.length = 0;
      lastEventId = '';
      open();
      return;
    }
    forget();
    for (const { data } of recent) port.postMessage(data);
  };
  port.start();
};
