// Requests to the guide: each one answered in time, refused in a sentence, or an outage.
const WAIT_MS = 45000;

/** The guide answered with a refusal; `message` is its sentence, `status` HTTP's, `wait` seconds. */
export class Refusal extends Error {
  constructor(status, sentence, wait) {
    super(sentence);
    Object.assign(this, { status, wait });
  }
}

/** The JSON that `path` answers. Throws a Refusal, or another Error when nothing sound comes back. */
export async function ask(path, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), WAIT_MS);
  const sent = body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  try {
    const answer = await fetch(path, { ...sent, signal: stop.signal });
    const told = await answer.json();
    if (answer.ok) return told;
    if (!told.error || answer.status >= 500) throw new Error(String(answer.status));
    throw new Refusal(answer.status, told.error, Number(answer.headers.get("Retry-After")) || 0);
  } finally {
    clearTimeout(timer);
  }
}

/** An id for a message, 32 hexadecimal digits; `crypto.randomUUID` is missing on older phones. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
