// Keeps what a person types, so that a lost signal, a flat battery or a knock at the door costs them nothing.
// A form marked data-draft is sent to /drafts two seconds after a change, and again when the page is left.
const wait = 2000;
const retry = 15000;

const kept = new WeakSet();

// A form that comes while the page stands is kept like those that were there.
function keepAll() {
  for (const form of document.querySelectorAll('form[data-draft]')) {
    if (!kept.has(form)) keep(form);
    kept.add(form);
  }
}
keepAll();
document.addEventListener('kith:swapped', keepAll);

function keep(form) {
  const state = form.querySelector('[data-draft-state]') ?? document.querySelector('[data-draft-state]');
  const words = {
    saving: state?.dataset.saving ?? 'Saving',
    saved: state?.dataset.saved ?? 'Saved at',
    unsaved: state?.dataset.unsaved ?? 'Not saved yet. Your words are still here.'
  };
  let timer = 0;
  let changed = false;
  let sent = 0;

  if (state && !state.hasAttribute('role')) state.setAttribute('role', 'status');

  const say = (text) => {
    if (state && state.textContent !== text) state.textContent = text;
  };

  const later = (after) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, after);
  };

  async function save(leaving = false) {
    window.clearTimeout(timer);
    if (!changed) return;
    changed = false;
    const mine = ++sent;
    say(words.saving);
    try {
      const answer = await fetch('/drafts', {
        method: 'POST',
        body: fields(form),
        credentials: 'same-origin',
        redirect: 'error',
        keepalive: leaving === true
      });
      if (!answer.ok) throw new Error(String(answer.status));
      document.dispatchEvent(new CustomEvent('kith:used', { detail: answer.headers }));
      if (mine === sent && !changed) say(`${words.saved} ${clock()}`);
    } catch {
      changed = true;
      say(words.unsaved);
      later(retry);
    }
  }

  const note = () => {
    changed = true;
    later(wait);
  };

  form.addEventListener('input', note);
  form.addEventListener('change', note);
  form.addEventListener('submit', () => {
    window.clearTimeout(timer);
    changed = false;
  });
  window.addEventListener('pagehide', () => save(true));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save(true);
  });
}

// fields are the form's words: never a file, never a password.
function fields(form) {
  const kept = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && !secret(form, name)) kept.append(name, value);
  }
  const at = new URL(form.action, window.location.href);
  kept.set('_form', at.pathname + at.search); // where the server looks for it, and drops it
  return kept;
}

function secret(form, name) {
  return [...form.elements].some((control) => control.name === name && control.type === 'password');
}

function clock() {
  return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
