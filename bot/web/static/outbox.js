// Messages on their way: kept until they are answered, sent again once by themselves.
import { keep, kept } from "./keep.js";
import { Refusal, ask } from "./wire.js";

const RETRY_SECONDS = 3;
const MOST_SECONDS = 60;
let sending = false;
let retried = false;
let asked = 0;

export const waiting = () => kept("outbox") || [];

/** Put a message behind those that wait. */
export function post(message) {
  keep("outbox", [...waiting(), message]);
  retried = false;
}

export function drop() {
  keep("outbox", waiting().slice(1));
}

/**
 * Send what waits, in order. `on` hears of it: `reading`, `answered(message, turn)`,
 * `refused(message, refusal)`, `unreached(again)` with whether it will be tried once more.
 */
export async function send(on) {
  if (sending) return;
  sending = true;
  on.reading();
  try {
    for (let next = waiting()[0]; next; next = waiting()[0]) {
      const answer = await ask("/chat/messages", next);
      drop();
      on.answered(next, answer.messages);
    }
  } catch (error) {
    failed(error, on);
  } finally {
    sending = false;
  }
}

function failed(error, on) {
  const lasting = error instanceof Refusal && !error.wait;
  if (lasting) {
    const [message] = waiting();
    drop();
    on.refused(message, error);
    return;
  }
  const again = !retried;
  retried = true;
  on.unreached(again, error instanceof Refusal ? error.message : "");
  if (again) retryLater(on, error.wait || RETRY_SECONDS);
}

/** Once the guide answers again, send what waits once more under the same ids. */
function retryLater(on, seconds) {
  const mine = ++asked;
  const look = async () => {
    window.removeEventListener("online", look);
    clearTimeout(timer);
    if (mine !== asked || !waiting().length) return;
    try {
      await ask("/health");
    } catch {
      retryLater(on, Math.min(seconds * 2, MOST_SECONDS));
      return;
    }
    send(on);
  };
  const timer = setTimeout(look, seconds * 1000);
  window.addEventListener("online", look);
}
