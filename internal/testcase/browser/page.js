// One step of a person on a page, done where the page is: find what is named the way a person would, do it, and say
// what happened. Called with the name of the step, its arguments, the parts of the page to stay inside, whether the
// page may run scripts, and how long to wait for what the page has yet to show.
(step, args, within, scripted, patience) => {
  // Text that only screen readers get stands apart in innerText, and not in what is heard.
  const plain = (text) => (text ?? '').replace(/\s+/g, ' ').replace(/ (?=[:;,.](?: |$))/g, '').trim();
  const shown = (el) => el.checkVisibility({ visibilityProperty: true }) && el.getClientRects().length > 0;
  const textOf = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.innerText ?? '').join(' ');
  const nameOf = (el) => plain(
    el.ariaLabel || (el.getAttribute('aria-labelledby') && textOf(el.getAttribute('aria-labelledby'))) ||
    (el.labels?.length && [...el.labels].map((l) => l.innerText).join(' ')) ||
    (el.matches('input') && el.value) || el.innerText || el.querySelector('img')?.alt || el.title);

  class Fault extends Error {}

  // pick finds the one thing with this name: exactly, or else the only one whose name holds it.
  const pick = (what, things, wanted, named = nameOf) => {
    wanted = plain(wanted);
    const visible = [...things].filter(shown);
    let found = visible.filter((el) => named(el) === wanted);
    if (found.length === 0) found = visible.filter((el) => named(el).includes(wanted));
    const places = new Set(found.map((el) => el.href ?? el));
    if (places.size === 1) return found[0];
    if (found.length > 1) throw new Fault(`${found.length} times a ${what} "${wanted}": say inside what`);
    throw new Fault(`no ${what} "${wanted}"; there is: ${visible.map((el) => `"${named(el)}"`).join(', ') || 'none'}`);
  };

  const titled = 'fieldset, table, tr, details, dialog, section, article, form, li, [role], [aria-label], ' +
    '[aria-labelledby], .govuk-summary-card, .govuk-summary-list__row';
  const title = (el) => {
    const own = el.querySelector('legend, caption, summary, h1, h2, h3, h4, dt, th, td');
    return el.ariaLabel || el.hasAttribute('aria-labelledby') ? nameOf(el) : plain(own?.innerText);
  };
  const inside = () => within.reduce((part, wanted) => {
    const all = [...part.querySelectorAll(titled)].filter((el) => shown(el) && title(el) === plain(wanted));
    const inner = all.filter((el) => !all.some((other) => other !== el && el.contains(other)));
    if (inner.length === 1) return inner[0];
    throw new Fault(`${inner.length || 'no'} part(s) of the page titled "${wanted}"`);
  }, document.body);

  const controls = {
    field: 'input:not([type=hidden],[type=radio],[type=checkbox],[type=submit],[type=button],[type=file]), textarea',
    'list of options': 'select', 'radio button': 'input[type=radio]', checkbox: 'input[type=checkbox]',
    'field for files': 'input[type=file]',
  };
  const control = (what, wanted) => {
    const el = pick(what, inside().querySelectorAll(controls[what]), wanted);
    if (el.disabled || el.readOnly) throw new Fault(`the ${what} "${wanted}" cannot be changed`);
    return el;
  };
  const changed = (el) => ['input', 'change'].forEach((kind) => el.dispatchEvent(new Event(kind, { bubbles: true })));

  // press clicks as a person does, on what can be reached, and tells whether the page will be left for another.
  const press = (el) => {
    if (el.disabled || el.ariaDisabled === 'true') throw new Fault(`"${nameOf(el)}" is disabled`);
    el.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = el.getClientRects()[0];
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (top && !el.contains(top) && !top.contains(el) && !top.closest('label')?.control?.isSameNode(el)) {
      throw new Fault(`"${nameOf(el)}" is covered by <${top.tagName.toLowerCase()} class="${top.className}">`);
    }
    const link = el.closest('a[href]');
    const away = link && !link.download && ['', '_self'].includes(link.target) &&
      (link.href.split('#')[0] !== location.href.split('#')[0] || !link.href.includes('#'));
    const sends = el.form && (el.type === 'submit' || el.type === 'image') && el.form.method !== 'dialog';
    if (!scripted) {
      const sent = sends && (el.form.noValidate || el.formNoValidate || el.form.checkValidity());
      el.click();
      return { leaving: Boolean(away || sent) };
    }
    let click, submit;
    window.addEventListener('click', (event) => { click = event; }, { capture: true, once: true });
    window.addEventListener('submit', (event) => { submit = event; }, { capture: true, once: true });
    el.focus();
    el.click();
    return { leaving: Boolean((away && !click?.defaultPrevented) || (submit && !submit.defaultPrevented && sends)) };
  };

  // until waits for the page to change to what is wanted; a page without scripts does not change by itself.
  const until = (wanted) => {
    const now = () => { try { return wanted(); } catch (fault) { return false; } };
    if (now() || !scripted) return { is: now() };
    return new Promise((resolve) => {
      const end = (is) => { watch.disconnect(); clearTimeout(late); resolve({ is }); };
      const watch = new MutationObserver(() => now() && end(true));
      const late = setTimeout(() => end(now()), patience);
      watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  };
  const holds = (text) => plain(inside().innerText).includes(plain(text));

  const steps = {
    click: (wanted) => press(pick('button or link',
      inside().querySelectorAll('a[href], button, input[type=submit], input[type=button], summary, [role=button]'), wanted)),
    fill: (wanted, value) => {
      const el = control('field', wanted);
      if (el.maxLength >= 0 && value.length > el.maxLength) {
        throw new Fault(`the field "${wanted}" takes only ${el.maxLength} characters`);
      }
      el.focus();
      el.value = value;
      if (el.value.replaceAll('\r', '') !== value) throw new Fault(`the field "${wanted}" does not take "${value}"`);
      changed(el);
    },
    choose: (wanted) => { const el = control('radio button', wanted); if (!el.checked) el.click(); },
    check: (wanted, on) => { const el = control('checkbox', wanted); if (el.checked !== on) el.click(); },
    select: (wanted, option) => {
      const el = control('list of options', wanted);
      const all = [...el.options].filter((o) => plain(o.text) === plain(option) && !o.disabled);
      if (all.length !== 1) throw new Fault(`"${wanted}" has ${all.length} options "${option}"`);
      el.focus();
      all[0].selected = true;
      changed(el);
    },
    file: (wanted) => control('field for files', wanted),
    value: (wanted) => {
      const el = pick('field', inside().querySelectorAll(Object.values(controls).join(', ')), wanted);
      const value = el.matches('select') ? plain(el.selectedOptions[0]?.text) : el.value;
      return { text: el.matches('[type=radio], [type=checkbox]') ? String(el.checked) : value };
    },
    href: (wanted) => ({ text: pick('link', inside().querySelectorAll('a[href]'), wanted).href }),
    text: () => ({ text: inside().innerText }),
    html: () => ({ text: document.documentElement.outerHTML }),
    title: () => ({ text: document.title }),
    sees: (text) => until(() => holds(text)),
    loses: (text) => until(() => !holds(text)),
    holds: (text) => ({ is: holds(text) }),
    sideways: () => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return { text: '' };
      const held = (el) => el && el !== document.body && (getComputedStyle(el).overflowX !== 'visible' || held(el.parentElement));
      const wide = [...document.body.querySelectorAll('*')]
        .filter((el) => el.getBoundingClientRect().right > width + 1 && !held(el.parentElement))
        .map((el) => `<${el.tagName.toLowerCase()} class="${el.className}"> to ${Math.round(el.getBoundingClientRect().right)}`);
      return { text: `${document.documentElement.scrollWidth} wide on ${width}: ${wide.slice(-5).join(', ')}` };
    },
    back: () => { history.back(); return { leaving: true }; },
    axe: () => ({ is: 'axe' in window }),
  };
  if (document.readyState === 'loading') return { early: true }; // the page has only just begun: it may lack its body, or the end
  try {
    return steps[step](...args) ?? {};
  } catch (fault) {
    if (fault instanceof Fault) return { fault: fault.message };
    throw fault;
  }
}
