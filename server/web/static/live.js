// A page that shows something that goes on hears that it has changed, fetches itself again and puts the parts that are
// other now in their place. Without this, or without its stream, the page stays as it was loaded.

const root = document.querySelector("[data-live]");
const address = location.pathname + location.search;
const parts = () => [...document.querySelectorAll("[data-live-part]")];
// As the server wrote them: what other scripts have changed in them since is no difference.
const written = new Map(parts().map((part) => [part.dataset.livePart, part.innerHTML]));
const GATHER_MS = 300;
let source;
let waits;
let busy = false;
let again = false;

// What has the focus keeps it, at the same height, if it is there again.
function held(part) {
  const at = document.activeElement;
  if (!at || at === part || !part.contains(at)) return () => {};
  const name = at.id ? `#${CSS.escape(at.id)}` : at.hasAttribute("href") && `[href="${CSS.escape(at.getAttribute("href"))}"]`;
  const { top } = at.getBoundingClientRect();
  return () => {
    const now = name && part.querySelector(name);
    if (!now) {
      document.querySelector("main").focus({ preventScroll: true });
      return;
    }
    now.focus({ preventScroll: true });
    scrollBy(0, now.getBoundingClientRect().top - top);
  };
}

function patch(page) {
  let changed = false;
  for (const part of parts()) {
    const name = part.dataset.livePart;
    const fresh = page.querySelector(`[data-live-part="${CSS.escape(name)}"]`);
    // Nothing that somebody may be typing in is ever put away.
    if (!fresh || fresh.innerHTML === written.get(name) || part.querySelector("input, textarea, select")) continue;
    written.set(name, fresh.innerHTML);
    const restore = held(part);
    part.replaceChildren(...fresh.childNodes);
    restore();
    changed = true;
  }
  return changed;
}

function stop() {
  clearTimeout(waits);
  waits = undefined;
  source?.close();
  source = undefined;
}

async function refresh() {
  waits = undefined;
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) {
      stop();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-live]");
    if (!fresh) {
      stop();
      return;
    }
    root.dataset.liveSince = fresh.dataset.liveSince;
    if (patch(page)) {
      root.querySelector("[role=status]").textContent = fresh.dataset.liveUpdated;
      document.dispatchEvent(new CustomEvent("live:patched"));
    }
  } catch (error) {
    // No network: the stream comes back by itself, and says then what it missed.
    if (!(error instanceof TypeError)) throw error;
  } finally {
    busy = false;
    if (again) {
      again = false;
      soon();
    }
  }
}

// Several changes at once are one.
function soon() {
  waits ??= setTimeout(refresh, GATHER_MS);
}

function listen() {
  if (source || document.hidden) return;
  source = new EventSource(`${root.dataset.live}?since=${root.dataset.liveSince}`);
  source.addEventListener("changed", soon);
}

if (root) {
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", listen);
  listen();
}
