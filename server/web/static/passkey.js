// Asks the browser for a passkey and sends its answer with the form. Without this, or where the browser knows no
// passkeys, the forms that need it stay hidden, and the password does.

const encode = (buffer) => {
  const text = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};
const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

class Refused extends Error {}

// Why the browser gave no passkey, by the name of what it threw: the form's own words for it.
const REASONS = {
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  InvalidStateError: "known",
  SecurityError: "wrongOrigin",
  ConstraintError: "notVerified",
  NotSupportedError: "notVerified",
};

async function ask(form) {
  const answer = await fetch(form.dataset.ask, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams(new FormData(form)),
  });
  if (answer.status === 401) {
    location.reload(); // the sign-in is over: this very page leads to it
    return new Promise(() => {});
  }
  const told = await answer.json();
  if (!answer.ok) throw new Refused(told.error ?? form.dataset.failed);
  return told.publicKey;
}

async function create(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: decode(options.challenge),
      user: { ...options.user, id: decode(options.user.id) },
      excludeCredentials: options.excludeCredentials.map((one) => ({ ...one, id: decode(one.id) })),
    },
  });
  return {
    rawId: encode(made.rawId),
    type: made.type,
    response: {
      clientDataJSON: encode(made.response.clientDataJSON),
      attestationObject: encode(made.response.attestationObject),
    },
  };
}

async function get(options) {
  const used = await navigator.credentials.get({
    publicKey: { ...options, challenge: decode(options.challenge) },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = used.response;
  return {
    rawId: encode(used.rawId),
    type: used.type,
    response: {
      clientDataJSON: encode(clientDataJSON),
      authenticatorData: encode(authenticatorData),
      signature: encode(signature),
      userHandle: userHandle ? encode(userHandle) : null,
    },
  };
}

function say(form, text) {
  const line = form.parentElement.querySelector("[data-passkey-error]");
  line.querySelector("span").textContent = text;
  line.hidden = !text;
}

async function run(form, button) {
  if (location.origin !== form.dataset.origin) {
    say(form, form.dataset.wrongOrigin);
    return;
  }
  say(form, "");
  button.disabled = true;
  try {
    const options = await ask(form);
    const credential = form.dataset.passkey === "create" ? await create(options) : await get(options);
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    say(form, error instanceof Refused ? error.message : form.dataset[REASONS[error.name] ?? "failed"]);
    button.disabled = false;
    button.focus();
  }
}

if (window.PublicKeyCredential && navigator.credentials) {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run(form, form.querySelector("button[type=submit]"));
    });
  }
  for (const line of document.querySelectorAll("[data-without-passkeys]")) line.hidden = true;
}
