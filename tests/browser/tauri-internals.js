/**
 * Stands in a plain browser for what Tauri puts into its pages, over the loopback HTTP of `yike-bridge`:
 *
 * - a command is `POST /ipc/<command>` with its arguments as a JSON object; the answer is JSON, of a status other than
 *   2xx when the command refused;
 * - events come as server-sent events from `/events`, each `data: {"event": name, "payload": value}`;
 * - what the window serves under a scheme of its own, `<scheme>://localhost/<path>`, lies under `/<scheme>/<path>`;
 * - each of these carries the token of the page's own address: as the header `x-yike-token`, or as `?token=` where a
 *   header cannot be set.
 *
 * Runs before the page's own scripts, on each load.
 */
(() => {
  'use strict';

  const TOKEN_KEPT = 'yike-bridge-token';
  const token = new URLSearchParams(location.search).get('token') ?? sessionStorage.getItem(TOKEN_KEPT) ?? '';
  // The router may take the token out of the address, and a reload would have none.
  sessionStorage.setItem(TOKEN_KEPT, token);

  const callbacks = new Map();
  /** The listeners of each event: their number and the number of their callback. */
  const listeners = new Map();
  let lastNumber = 0;

  function transformCallback(callback, once = false) {
    const number = ++lastNumber;
    callbacks.set(number, (value) => {
      if (once) callbacks.delete(number);
      return callback?.(value);
    });
    return number;
  }

  function runCallback(number, value) {
    callbacks.get(number)?.(value);
  }

  function deliver(event, payload) {
    for (const [id, callback] of listeners.get(event) ?? []) runCallback(callback, { event, id, payload });
  }

  function unregisterListener(event, id) {
    const ofEvent = listeners.get(event);
    callbacks.delete(ofEvent?.get(id));
    ofEvent?.delete(id);
  }

  /** Listening is the page's own matter here: the bridge sends every event to every page. */
  const answeredHere = {
    'plugin:event|listen': ({ event, handler }) => {
      const id = ++lastNumber;
      if (!listeners.has(event)) listeners.set(event, new Map());
      listeners.get(event).set(id, handler);
      return id;
    },
    'plugin:event|unlisten': ({ event, eventId }) => unregisterListener(event, eventId),
    'plugin:event|emit': ({ event, payload }) => deliver(event, payload),
  };

  /** As Tauri itself does: maps are objects, and bytes are lists of numbers. */
  function plain(_key, value) {
    if (value instanceof Map) return Object.fromEntries(value);
    if (value instanceof ArrayBuffer) return Array.from(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return value;
  }

  async function invoke(command, args = {}) {
    if (command in answeredHere) return answeredHere[command](args);
    const response = await pageFetch(`/ipc/${encodeURIComponent(command)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-yike-token': token },
      body: JSON.stringify(args, plain),
    });
    const text = await response.text();
    const value = text === '' ? null : JSON.parse(text);
    if (!response.ok) throw value;
    return value;
  }

  function convertFileSrc(path, scheme = 'asset') {
    return `/${scheme}/${encodeURIComponent(path)}?token=${token}`;
  }

  const pageFetch = window.fetch.bind(window);
  const OWN_SCHEME = /^(?!https?:)([a-z]+):\/\/localhost\/([^?]*)/;
  window.fetch = (resource, options) => {
    const own = typeof resource === 'string' && OWN_SCHEME.exec(resource);
    return own ? pageFetch(`/${own[1]}/${own[2]}?token=${token}`, options) : pageFetch(resource, options);
  };

  window.__TAURI_INTERNALS__ = {
    invoke,
    transformCallback,
    unregisterCallback: (number) => callbacks.delete(number),
    runCallback,
    callbacks,
    convertFileSrc,
    metadata: { currentWindow: { label: 'main' }, currentWebview: { label: 'main', windowLabel: 'main' } },
  };
  window.__TAURI_EVENT_PLUGIN_INTERNALS__ = { unregisterListener };

  const events = new EventSource(`/events?token=${token}`);
  events.onmessage = ({ data }) => {
    const { event, payload } = JSON.parse(data);
    deliver(event, payload);
  };
})();
