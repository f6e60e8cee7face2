// Brings what is new to a page of the running conference. It asks every few seconds whether anything that this reader may
// see has changed, takes the page again only then, and puts what is new in its place. What somebody types, opens, reads or
// has the keyboard on stays as it is. Nothing is ever blanked because a network is gone.
import morphdom from 'morphdom';
import { busy, carried, forms, same } from './forms.js';

const every = 2500;
const slowest = 20000;
const patience = 8000;
const calm = 15000; // a screen reader is told of what is new no more often than this
const steady = 600; // a press on what has only just come was meant for what stood there before
const used = 60000;

const root = document.querySelector('[data-follow]');
if (root) follow(root);

function follow(root) {
  const offer = root.querySelector('[data-follow-offer]');
  const lostLine = document.querySelector('[data-follow-lost]');
  const say = announcer(document.querySelector('[data-follow-said]'));
  const touched = new WeakSet();
  let served = root.cloneNode(true); // as the server wrote it, before any script touched it
  let waiting = null; // what came while somebody was writing
  let version = root.dataset.followSeen;
  let asOf = Date.now();
  let swapped = 0;
  let usedAt = Date.now();
  let failures = 0;
  let timer = 0;
  let asking = null;

  const stop = () => {
    window.clearTimeout(timer);
    asking?.abort();
    asking = null;
  };

  const later = () => {
    const wait = failures ? Math.min(every * 2 ** failures, slowest) : every;
    timer = window.setTimeout(ask, wait * (0.9 + Math.random() / 5));
  };

  async function ask() {
    stop();
    if (document.visibilityState === 'hidden') return;
    const mine = new AbortController();
    asking = mine;
    const late = window.setTimeout(() => mine.abort(), patience);
    try {
      const answer = await take(`${root.dataset.follow}?seen=${encodeURIComponent(version)}`, mine);
      if ((await answer.text()) === 'changed') await bring(mine);
      found();
    } catch (why) {
      if (why instanceof Gone) return leave();
      if (asking === mine) lost();
    } finally {
      window.clearTimeout(late);
    }
    if (asking === mine) later();
  }

  async function bring(mine) {
    const answer = await take(window.location.href, mine, { 'Kith-Unasked': 'yes' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('[data-follow]');
    if (!fresh) throw new Gone();
    version = fresh.dataset.followSeen;
    for (const now of document.querySelectorAll('[data-follow-too]')) {
      const then = page.querySelector(`[data-follow-too="${now.dataset.followToo}"]`);
      if (then && !now.isEqualNode(then)) morphdom(now, then);
    }
    swap(fresh, false);
  }

  // swap puts the new page in the old one's place. A form that somebody is writing in waits until they ask for it, and
  // keeps their words then.
  function swap(fresh, asked) {
    const next = fresh.cloneNode(true);
    const before = document.activeElement;
    const stay = place(root, before);
    const old = forms(served);
    const now = forms(next);
    const keys = new Map([...forms(root), ...forms(fresh)].map(([key, form]) => [form, key]));
    const held = new Map(); // forms that are being written in
    let newer = false;
    for (const [key, form] of forms(root)) {
      if (!busy(form, touched)) continue;
      held.set(form, key);
      newer ||= !same(old.get(key), now.get(key));
    }
    const added = [];
    for (const was of root.querySelectorAll('.kith-fresh')) was.classList.remove('kith-fresh');
    morphdom(root, fresh, {
      getNodeKey: (node) => keys.get(node) ?? (node.id || node.dataset?.key),
      onBeforeElUpdated: (from, to) => {
        if (from === offer) return false;
        if (held.has(from)) {
          if (!asked) return false;
          carried(from, to);
        }
        if (from.tagName === 'DETAILS' && from.open) to.open = true;
        for (const { name, value } of from.attributes) {
          if (/^data-govuk-.*-init$/.test(name)) to.setAttribute(name, value);
        }
        return !from.isEqualNode(to);
      },
      onBeforeNodeDiscarded: (node) => node !== offer && ![...held.keys()].some((form) => node.contains(form)),
      onNodeAdded: (node) => {
        if (node.nodeType === Node.ELEMENT_NODE) added.push(node);
        return node;
      }
    });
    if (newer && !asked) {
      waiting = next;
      [...held.keys()].find((form) => !same(old.get(held.get(form)), now.get(held.get(form)))).before(offer);
      offer.hidden = false;
    } else {
      served = next;
      waiting = null;
      offer.hidden = true;
    }
    swapped = Date.now();
    mark(added);
    stay(asked);
    if (document.activeElement !== before && before !== document.body) {
      (before.isConnected ? before : root).focus({ preventScroll: true });
    }
    document.dispatchEvent(new Event('kith:swapped'));
    say(added);
  }

  function mark(added) {
    for (const node of added) {
      const within = added.some((other) => other !== node && other.contains(node));
      if (node.isConnected && !within && node.matches('article, section, .kith-aside, div[data-key]')) node.classList.add('kith-fresh');
    }
  }

  function found() {
    failures = 0;
    asOf = Date.now();
    lostLine.textContent = '';
    document.documentElement.classList.add('kith-follows');
  }

  function lost() {
    failures += 1;
    if (failures < 2 && navigator.onLine) return;
    document.documentElement.classList.remove('kith-follows');
    const words = `${lostLine.dataset.followLost} ${clock(asOf)}.`;
    if (lostLine.textContent !== words) lostLine.textContent = words;
  }

  // Asked for again, the page is shown to whoever may still see it, and the sign-in page to anybody else.
  function leave() {
    stop();
    document.body.hidden = true;
    window.location.reload();
  }

  offer.querySelector('button').addEventListener('click', () => {
    if (!waiting) return;
    const form = offer.nextElementSibling;
    swap(waiting.cloneNode(true), true);
    (form?.querySelector('textarea, input:not([type=hidden]), select') ?? root).focus({ preventScroll: true });
  });
  for (const kind of ['input', 'change']) {
    root.addEventListener(kind, (event) => event.target.form && touched.add(event.target.form));
  }
  root.addEventListener('click', (event) => {
    if (event.detail > 0 && Date.now() - swapped < steady && event.target.closest('.kith-fresh')) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, { capture: true });

  // Somebody who touches the page is there: their session goes on as it would if they had pressed something.
  async function use() {
    if (Date.now() - usedAt < used) return;
    usedAt = Date.now();
    try {
      const answer = await fetch('/stay', { method: 'POST', credentials: 'same-origin', redirect: 'error' });
      if (answer.ok) document.dispatchEvent(new CustomEvent('kith:used', { detail: answer.headers }));
    } catch {
      // The next question finds out.
    }
  }
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
    document.addEventListener(kind, use, { passive: true });
  }

  document.addEventListener('visibilitychange', () => {
    stop();
    if (document.visibilityState === 'visible') ask();
  });
  window.addEventListener('online', ask);
  window.addEventListener('offline', lost);
  window.addEventListener('pagehide', stop);
  document.documentElement.classList.add('kith-follows');
  later();
}

// Gone is a page that is no longer this reader's to see.
class Gone extends Error {}

async function take(address, mine, headers = {}) {
  const answer = await fetch(address, {
    headers, signal: mine.signal, credentials: 'same-origin', redirect: 'manual', cache: 'no-store'
  });
  if (answer.type === 'opaqueredirect' || [401, 403, 404].includes(answer.status)) throw new Gone();
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

// place remembers where the reader is, and keeps that under their eyes when something comes above it. Somebody at the top
// of the page is shown what comes there.
function place(root, focused) {
  const within = (el) => {
    const box = el.getBoundingClientRect();
    return box.height > 0 && box.bottom > 0 && box.top < window.innerHeight;
  };
  const writing = root.contains(focused) && focused !== root && within(focused) ? focused : null;
  const read = [...root.querySelectorAll('section, article, form, li, h1, h2, h3, p')]
    .filter((el) => { const top = el.getBoundingClientRect().top; return top >= 0 && top < window.innerHeight; });
  const from = new Map([writing, ...read].filter(Boolean).map((el) => [el, el.getBoundingClientRect().top]));
  return () => {
    if (!writing && window.scrollY < 100) return;
    for (const [el, top] of from) {
      if (!el.isConnected) continue;
      window.scrollBy({ top: el.getBoundingClientRect().top - top, behavior: 'instant' });
      return;
    }
  };
}

// announcer tells a screen reader under which headings something is new: at once if it has been quiet, else later and
// together.
function announcer(line) {
  let timer = 0;
  let spoke = 0;
  let news = new Set();
  let any = false;

  const speak = () => {
    timer = 0;
    spoke = Date.now();
    const words = [...news].slice(0, 3).join('. ');
    line.textContent = words ? `${line.dataset.new} ${words}.` : line.dataset.changed;
    news = new Set();
    any = false;
  };

  return (added) => {
    any = true;
    for (const node of added) {
      const title = headed(node);
      if (title) news.add(title);
    }
    if (any && !timer) timer = window.setTimeout(speak, Math.max(0, spoke + calm - Date.now()));
  };
}

function headed(node) {
  if (!node.isConnected) return '';
  const own = node.querySelector('h1, h2, h3');
  const over = node.closest('section')?.querySelector('h1, h2, h3');
  return (own ?? over)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

function clock(at) {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
