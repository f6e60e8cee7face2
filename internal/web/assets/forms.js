// What follow.js asks of the forms on a page: which is being written in, whether the server's has changed, and to carry
// what somebody wrote over into a newer one.

const written = 'textarea, select, input:not([type=hidden], [type=radio], [type=checkbox])';

// busy is a form that somebody is writing in, or has.
export function busy(form, touched) {
  const fields = [...form.elements].filter((el) => el.matches(written));
  return touched.has(form) || fields.includes(document.activeElement) ||
    fields.some((el) => !el.matches('select') && el.value.trim() !== '');
}

// forms finds each form by what it does and whom it is about, so that it is known again in a newer page.
export function forms(root) {
  const all = new Map();
  for (const form of root.querySelectorAll('form')) {
    const about = `${form.getAttribute('action')} ${form.closest('[data-key]')?.dataset.key ?? ''}`;
    let n = 0;
    while (all.has(`${about} ${n}`)) n += 1;
    all.set(`${about} ${n}`, form);
  }
  return all;
}

// same compares two forms as the server wrote them, apart from the keys that are new on every page.
export function same(one, other) {
  if (!one || !other) return one === other;
  const bare = (form) => {
    const copy = form.cloneNode(true);
    for (const key of copy.querySelectorAll('[name=once], [name=_seen], [data-draft-state]')) key.remove();
    for (const el of copy.querySelectorAll('textarea, input')) {
      if (!el.matches('[type=hidden], [type=radio], [type=checkbox]')) {
        el.removeAttribute('value');
        if (el.matches('textarea')) el.textContent = '';
      }
    }
    return copy;
  };
  return bare(one).isEqualNode(bare(other));
}

// carried puts what was written in one form into another: the words, the choices that are still there, and the ticks.
export function carried(from, to) {
  for (const el of from.elements) {
    if (!el.name || el.type === 'hidden') continue;
    for (const then of to.elements) {
      if (then.name !== el.name || then.type !== el.type) continue;
      if (el.matches('select')) {
        const chosen = [...then.options].find((o) => o.value === el.value);
        for (const o of then.options) o.toggleAttribute('selected', o === chosen);
      } else if (el.matches('[type=radio], [type=checkbox]')) {
        if (then.value === el.value) then.toggleAttribute('checked', el.checked);
      } else if (el.matches('textarea')) {
        then.textContent = el.value;
        then.value = el.value;
      } else {
        then.setAttribute('value', el.value);
        then.value = el.value;
      }
    }
  }
}
