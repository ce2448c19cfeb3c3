// One stream of server-sent events for all tabs of this browser: over HTTP/1.1 a browser opens six connections to a
// host, and a stream holds one for good. Tabs are ports; a tab says {url} when it comes and "bye" when it goes.
const ports = new Set();
const longestWait = 60000;
let source;
let address;
let lastEventId = '';
let wait = 1000;
let retry;

function open() {
  clearTimeout(retry);
  source?.close();
  // A stream that the browser opens again by itself sends Last-Event-ID; one that is made anew can only say it here.
  const url = new URL(address, self.location.href);
  if (lastEventId) url.searchParams.set('lastEventId', lastEventId);
  source = new EventSource(url);
  source.onopen = () => (wait = 1000);
  source.addEventListener('refresh', (event) => {
    lastEventId = event.lastEventId;
    for (const port of ports) port.postMessage(event.data);
  });
  source.onerror = () => {
    if (source.readyState !== EventSource.CLOSED) return; // The browser is trying again by itself.
    retry = setTimeout(open, wait * (0.5 + Math.random() / 2));
    wait = Math.min(wait * 2, longestWait);
  };
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
      open();
    }
  };
  port.start();
};
