// Says two minutes before the end that the session will end, lets one press put it off without taking the page away, and
// takes the page away when it has ended, so that nobody who picks the telephone up finds it there. A page of the staff that
// follows a conference stays: a room reads it.
const ahead = 120000;
const minute = 60000;
const surely = minute + 5000; // the server allows a minute more: asked for sooner, the page would keep its own session awake

for (const box of document.querySelectorAll('[data-stay]')) watch(box);

function watch(box) {
  const unused = Number(box.dataset.stay) * minute;
  const last = Date.now() + Number(box.dataset.stayLeft) * minute; // over then, however much it is used
  const words = box.querySelector('[data-stay-words]');
  const button = box.querySelector('button');
  const until = document.querySelector('[data-stay-until]');
  const link = document.querySelector('[data-stay-link]');
  let warn = 0;
  let end = 0;
  let over = 0;

  const begin = (told) => {
    window.clearTimeout(warn);
    window.clearTimeout(end);
    box.hidden = true;
    over = Math.min(Date.now() + unused, last);
    if (told && until) until.textContent = told; // by the clock of the server
    warn = window.setTimeout(show, Math.max(over - Date.now() - ahead, 0));
    end = window.setTimeout(leave, Math.max(over - Date.now(), 0));
  };

  const show = () => {
    box.hidden = false;
    button.hidden = over === last;
    words.textContent = over === last ? box.dataset.stayLast : box.dataset.stayWarning; // set now, so that a screen reader says it
  };

  // Asked for again, the page is shown to whoever is still signed in, and the sign-in page to anybody else.
  const leave = () => {
    if (box.dataset.stayGone && document.querySelector('[data-follow]')) {
      box.hidden = false;
      button.hidden = true;
      words.textContent = box.dataset.stayGone;
      return;
    }
    document.body.hidden = true;
    window.setTimeout(() => window.location.reload(), surely);
  };

  const stay = async () => {
    try {
      const answer = await fetch('/stay', { method: 'POST', credentials: 'same-origin', redirect: 'error' });
      if (answer.ok) begin(answer.headers.get('Kith-Until'));
    } catch {
      // Without signal the page stays, with what was typed on it, until its time is over.
    }
  };

  button.addEventListener('click', stay);
  link?.addEventListener('click', (press) => {
    press.preventDefault();
    stay();
  });
  document.addEventListener('kith:used', (used) => begin(used.detail));
  // A telephone that slept has not counted.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() > over) leave();
  });
  begin();
}
