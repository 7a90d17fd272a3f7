// Passkeys: the one thing that needs a script. Without it the pages offer password and code.
// An element says what it is for: data-passkey="register" or "sign-in".
"use strict";
(() => {
  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const text = (buffer) => {
    const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte));
    return btoa(letters.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };
  const ask = async (path, body) => {
    const sent = { method: "POST", credentials: "same-origin", headers: {} };
    if (body !== undefined) {
      sent.headers["content-type"] = "application/json";
      sent.body = JSON.stringify(body);
    }
    const answer = await fetch("/api/v1" + path, sent);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.status === 204 ? null : answer.json();
  };
  const register = async () => {
    const begun = await ask("/passkey-registrations", { name: location.host });
    const options = begun.options.publicKey;
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    for (const known of options.excludeCredentials || []) known.id = bytes(known.id);
    const made = await navigator.credentials.create({ publicKey: options });
    const answer = {
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      extensions: made.getClientExtensionResults(),
      response: {
        attestationObject: text(made.response.attestationObject),
        clientDataJSON: text(made.response.clientDataJSON),
      },
    };
    await ask("/passkeys", { token: begun.token, answer });
  };
  const signIn = async () => {
    const begun = await ask("/passkey-sign-ins");
    const options = begun.options.publicKey;
    options.challenge = bytes(options.challenge);
    for (const known of options.allowCredentials || []) known.id = bytes(known.id);
    const given = await navigator.credentials.get({ publicKey: options });
    const response = {
      authenticatorData: text(given.response.authenticatorData),
      clientDataJSON: text(given.response.clientDataJSON),
      signature: text(given.response.signature),
      userHandle: given.response.userHandle ? text(given.response.userHandle) : null,
    };
    const answer = {
      id: given.id,
      rawId: text(given.rawId),
      type: given.type,
      extensions: given.getClientExtensionResults(),
      response,
    };
    await ask("/passkey-sessions", { token: begun.token, answer });
  };
  if (!window.PublicKeyCredential) return;
  for (const place of document.querySelectorAll("[data-passkey]")) {
    const button = place.querySelector("button");
    const wrong = place.querySelector("[role=alert]");
    place.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      wrong.hidden = true;
      try {
        await (place.dataset.passkey === "register" ? register() : signIn());
        location.assign(place.dataset.to);
      } catch {
        wrong.textContent = place.dataset.failed;
        wrong.hidden = false;
        button.disabled = false;
      }
    });
  }
})();
