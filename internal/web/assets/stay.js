// Says two minutes before the end that the session will end, lets one press put it off without taking the page away, and
// takes the page away when it has ended, so that nobody who picks the telephone up finds it there. What is used in another
// tab counts: before anything is said or taken away, the server is asked, and asking is no use of the session.
const ahead = 120;
const again = 20; // seconds until it is asked again where there was no signal
const patience = 8000; // for an answer
const slept = 5000; // so late, the device was asleep: the page is covered before anything else

for (const box of document.querySelectorAll('[data-stay]')) watch(box);

function watch(box) {
  const words = box.querySelector('[data-stay-words]');
  const button = box.querySelector('button');
  const until = document.querySelector('[data-stay-until]');
  const link = document.querySelector('[data-stay-link]');
  const said = document.querySelector('[data-stay-said]');
  let timer = 0;
  let over = 0; // when the session ends, by this device's clock
  let last = false; // nothing puts that off
  let from = null; // what had the keyboard before the box

  const later = (seconds) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, Math.max(seconds, 0) * 1000);
  };

  // told plans by what the server says: seconds from now.
  const told = (left, isLast) => {
    over = Date.now() + left * 1000;
    last = isLast;
    said.textContent = '';
    document.body.classList.remove('kith-covered');
    if (left <= ahead) {
      warn();
      later(left);
    } else {
      hide();
      later(left - ahead);
    }
  };

  const warn = () => say(`${last ? box.dataset.stayEnd : box.dataset.stayIdle} ${until.textContent}. ${box.dataset.stayKept}`);

  const say = (text) => {
    box.hidden = false;
    button.hidden = last || document.body.classList.contains('kith-covered');
    if (words.textContent !== text) words.textContent = text; // set now, so that a screen reader says it
  };

  const hide = () => {
    if (box.contains(document.activeElement)) (from?.isConnected ? from : link).focus({ preventScroll: true });
    box.hidden = true;
    words.textContent = '';
  };

  const cover = () => {
    document.body.classList.add('kith-covered');
    say(box.dataset.stayOver);
  };

  const post = (headers) => fetch('/stay', {
    method: 'POST', headers, credentials: 'same-origin', redirect: 'manual', signal: AbortSignal.timeout(patience)
  });

  const heard = (answer) => {
    const at = answer.headers.get('Kith-Until');
    if (at) until.textContent = at; // by the clock of the server
    told(Number(answer.headers.get('Kith-Left')), answer.headers.has('Kith-Last'));
  };

  // Somebody who is signed in no more is led to the sign-in page, which brings them back here.
  const understood = (answer) => {
    if (answer.type === 'opaqueredirect') {
      document.body.classList.add('kith-covered');
      window.location.replace(window.location.pathname + window.location.search);
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    heard(answer);
  };

  // ask finds out how long is left. Without signal the page's own clock counts, and what was typed stays behind the cover.
  async function ask() {
    if (Date.now() >= over + slept) document.body.classList.add('kith-covered');
    try {
      understood(await post({ 'Kith-Unasked': 'yes' }));
    } catch {
      if (Date.now() >= over) cover();
      else warn();
      later(Math.min(again, Math.max((over - Date.now()) / 1000, 1)));
    }
  }

  const stay = async () => {
    try {
      understood(await post({}));
      said.textContent = `${said.dataset.staySaid} ${until.textContent}.`;
    } catch {
      if (box.hidden) said.textContent = said.dataset.stayLost;
      else say(said.dataset.stayLost);
    }
  };

  button.addEventListener('click', stay);
  link.removeAttribute('target');
  link.querySelector('.govuk-visually-hidden')?.remove();
  link.addEventListener('click', (press) => {
    press.preventDefault();
    stay();
  });
  box.addEventListener('focusin', (focus) => {
    if (!box.contains(focus.relatedTarget)) from = focus.relatedTarget;
  });
  document.addEventListener('kith:used', (used) => heard({ headers: used.detail }));
  // A telephone that slept has not counted, and a page that comes back from the browser's own store neither.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() >= over - ahead * 1000) ask();
  });
  window.addEventListener('pageshow', (show) => {
    if (show.persisted) ask();
  });
  window.addEventListener('online', () => {
    if (Date.now() >= over - ahead * 1000) ask();
  });
  told(Number(box.dataset.stay), 'stayLast' in box.dataset);
}
