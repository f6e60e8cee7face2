// Says two minutes before the end that the session will end, lets one press put it off, and takes the page away when
// it has ended, so that nobody who picks the telephone up finds it there.
const ahead = 120;

for (const box of document.querySelectorAll('[data-stay]')) watch(box);

function watch(box) {
  const minutes = Number(box.dataset.stay);
  const words = box.querySelector('[data-stay-words]');
  const button = box.querySelector('button');
  let warn = 0;
  let end = 0;
  let over = 0;

  const begin = () => {
    window.clearTimeout(warn);
    window.clearTimeout(end);
    box.hidden = true;
    over = Date.now() + minutes * 60000;
    warn = window.setTimeout(show, (minutes * 60 - ahead) * 1000);
    end = window.setTimeout(leave, minutes * 60000);
  };

  const show = () => {
    box.hidden = false;
    words.textContent = box.dataset.stayWarning; // set now, so that a screen reader says it
  };

  // Asked for again, the page is shown to whoever is still signed in, and the sign-in page to anybody else.
  const leave = () => {
    document.body.hidden = true;
    window.location.reload();
  };

  button.addEventListener('click', async () => {
    try {
      const answer = await fetch('/stay', { method: 'POST', credentials: 'same-origin', redirect: 'error' });
      if (answer.ok) begin();
    } catch {
      leave();
    }
  });
  document.addEventListener('kith:used', begin);
  // A telephone that slept has not counted.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() > over) leave();
  });
  begin();
}
