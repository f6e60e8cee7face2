// Asks the device for a passkey, or for a new one, and sends its answer with the form. Where there is no such thing in this
// browser, the words that say what else can be done stay.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

if (window.PublicKeyCredential && navigator.credentials) {
  for (const form of document.querySelectorAll('form[data-passkey]')) offer(form);
}

function offer(form) {
  for (const other of document.querySelectorAll('[data-passkey-without]')) other.hidden = true;
  form.hidden = false;
  const makes = form.dataset.passkey === 'make';
  const asked = JSON.parse(form.dataset.passkeyAsks);
  let sending = false;
  form.addEventListener('submit', async (event) => {
    if (sending) return;
    event.preventDefault();
    if (form.dataset.passkeyAsking) return;
    form.dataset.passkeyAsking = 'yes';
    try {
      const key = makes
        ? await navigator.credentials.create({ publicKey: toMake(asked) })
        : await navigator.credentials.get({ publicKey: toFind(asked) });
      form.elements.answer.value = JSON.stringify(answer(key));
    } catch {
      form.elements.answer.value = ''; // put off, or refused by the device: the page says what else can be done
    }
    sending = true;
    form.submit();
  });
}

const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

const toMake = (a) => ({
  ...a,
  challenge: bytes(a.challenge),
  user: { ...a.user, id: bytes(a.user.id) },
  excludeCredentials: known(a.excludeCredentials),
});

const toFind = (a) => ({ ...a, challenge: bytes(a.challenge), allowCredentials: known(a.allowCredentials) });

function answer(key) {
  const said = key.response;
  const response = { clientDataJSON: text(said.clientDataJSON) };
  if (said.attestationObject) {
    response.attestationObject = text(said.attestationObject);
    response.transports = said.getTransports ? said.getTransports() : [];
  } else {
    response.authenticatorData = text(said.authenticatorData);
    response.signature = text(said.signature);
    response.userHandle = said.userHandle ? text(said.userHandle) : null;
  }
  return {
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    authenticatorAttachment: key.authenticatorAttachment || undefined,
    clientExtensionResults: key.getClientExtensionResults(),
    response,
  };
}
