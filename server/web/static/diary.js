// The diary works without this: links open pages. With it, arrow keys walk the cards, a segment opens in a
// drawer beside the day, and a click zooms a picture.

const grid = document.querySelector("[data-walk]");
const drawer = document.querySelector("[data-drawer]");
const body = drawer?.querySelector("[data-drawer-body]");
const cards = grid ? [...grid.querySelectorAll("[data-card]")] : [];
const dayAddress = location.pathname + location.search;
let loading;
let shown = "";
let opened = false;

function plain(event) {
  return !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
}

// Walking: one card is in the tab order, the arrow keys move on from it.
function rove(card) {
  for (const other of cards) other.tabIndex = other === card ? 0 : -1;
}

function goTo(card) {
  if (!card) return;
  rove(card);
  card.focus();
}

// The card above or below: the nearest one that lies wholly on that side, sideways counting double.
function across(card, down) {
  const here = card.getBoundingClientRect();
  let nearest;
  let least = Infinity;
  for (const other of cards) {
    const there = other.getBoundingClientRect();
    const gap = down ? there.top - here.bottom : here.top - there.bottom;
    const sideways = Math.abs(there.left + there.width / 2 - here.left - here.width / 2);
    if (gap > -1 && gap + 2 * sideways < least) {
      least = gap + 2 * sideways;
      nearest = other;
    }
  }
  return nearest;
}

function walk(event) {
  const card = event.target.closest("[data-card]");
  if (!card || !plain(event)) return;
  const at = cards.indexOf(card);
  const goal = {
    ArrowRight: () => cards[at + 1],
    ArrowLeft: () => cards[at - 1],
    ArrowDown: () => across(card, true),
    ArrowUp: () => across(card, false),
    Home: () => cards[0],
    End: () => cards.at(-1),
  }[event.key];
  if (!goal) return;
  event.preventDefault();
  goTo(goal());
}

// Zooming: the link to the picture becomes a switch between fitting and full size.
function zoom(event) {
  const link = event.target.closest("[data-zoom]");
  if (!link || !plain(event)) return;
  event.preventDefault();
  const image = link.querySelector("img");
  const box = link.getBoundingClientRect();
  const across = event.detail ? (event.clientX - box.left) / box.width : 0.5;
  const down = event.detail ? (event.clientY - box.top) / box.height : 0;
  link.classList.toggle("zoomed");
  link.setAttribute("aria-label", link.classList.contains("zoomed") ? "Fit the picture" : `Zoom: ${image.alt}`);
  link.scrollTo(image.clientWidth * across - link.clientWidth / 2, image.clientHeight * down - link.clientHeight / 2);
}

// The drawer shows the article of a segment's own page.
async function load(address) {
  loading?.abort();
  loading = new AbortController();
  const signal = loading.signal;
  try {
    const answer = await fetch(address, { signal, headers: { Accept: "text/html" }, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const article = page.querySelector("[data-segment]");
    if (!answer.ok || answer.redirected || !article) throw new Error(`${answer.status}`);
    return { article, title: page.title };
  } catch (error) {
    if (signal.aborted) return null;
    location.assign(address);
    return null;
  }
}

async function show(address, { push }) {
  shown = new URL(address, location.href).pathname;
  const found = await load(address);
  if (!found) return;
  body.replaceChildren(found.article);
  if (!drawer.open) drawer.showModal();
  opened = true;
  drawer.scrollTo(0, 0);
  if (push) history.pushState({ drawer: true }, "", address);
  else history.replaceState({ drawer: true }, "", address);
  document.title = found.title;
  drawer.setAttribute("aria-label", found.article.querySelector("h1").textContent);
  found.article.querySelector("h1").focus();
  for (const card of cards) {
    if (card.pathname === shown) {
      card.setAttribute("aria-current", "true");
      rove(card);
    } else card.removeAttribute("aria-current");
  }
}

// On from the segment that is shown or still loading, so that fast steps count each; the day's cards first, then
// what the article says lies before and after them.
function step(link) {
  const at = cards.findIndex((card) => card.pathname === shown);
  const neighbour = at < 0 ? null : cards[at + (link.matches("[data-next]") ? 1 : -1)];
  show((neighbour ?? link).href, { push: false });
}

const dayTitle = document.title;

// Once for each opening, however it was closed: the address and the focus are the day's again.
function tidy({ byHistory }) {
  if (!opened) return;
  opened = false;
  document.title = dayTitle;
  body.replaceChildren();
  if (history.state?.drawer && !byHistory) history.back();
  const card = cards.find((one) => one.hasAttribute("aria-current")) ?? cards[0];
  for (const other of cards) other.removeAttribute("aria-current");
  goTo(card);
}

function hide({ byHistory }) {
  if (!drawer.open) return;
  loading?.abort();
  drawer.close();
  tidy({ byHistory });
}

if (grid && cards.length) {
  rove(cards[0]);
  grid.addEventListener("keydown", walk);
  grid.addEventListener("focusin", (event) => {
    const card = event.target.closest("[data-card]");
    if (card) rove(card);
  });
}

if (grid && drawer) {
  grid.addEventListener("click", (event) => {
    const card = event.target.closest("[data-card]");
    if (!card || !plain(event) || event.button !== 0) return;
    event.preventDefault();
    show(card.href, { push: true });
  });
  drawer.addEventListener("click", (event) => {
    const link = event.target.closest("[data-previous], [data-next]");
    if (link && plain(event) && event.button === 0) {
      event.preventDefault();
      step(link);
      return;
    }
    if (event.target === drawer || event.target.closest("[data-close]")) hide({ byHistory: false });
  });
  // The browser's own ways of closing tell it only here. The event comes late: the drawer may be open again.
  drawer.addEventListener("close", () => {
    if (!drawer.open) tidy({ byHistory: false });
  });
  addEventListener("popstate", () => {
    if (location.pathname + location.search === dayAddress) hide({ byHistory: true });
    else if (history.state?.drawer) show(location.href, { push: false });
  });
}

document.addEventListener("click", zoom);
document.addEventListener("keydown", (event) => {
  if (!plain(event) || event.target.closest("input, textarea, select, .zoomed")) return;
  // The first and the last segment of the day, as on the day itself.
  const end = drawer?.open && { Home: cards[0], End: cards.at(-1) }[event.key];
  if (end) {
    event.preventDefault();
    show(end.href, { push: false });
    return;
  }
  const place = drawer?.open ? body : grid ? null : document;
  const selector = { ArrowLeft: "[data-previous]", ArrowRight: "[data-next]", Escape: "[data-back]" }[event.key];
  if (!place || !selector || (event.key === "Escape" && drawer?.open)) return;
  const link = place.querySelector(selector);
  if (!link) return;
  event.preventDefault();
  link.click();
});
