// What outlives a reload of this tab, and nothing longer: a draft, messages that wait, text size.
const memory = {}; // stands in where the browser allows no storage

export function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? memory[name];
  } catch {
    return memory[name];
  }
}

export function keep(name, value) {
  memory[name] = value;
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the page goes on without it.
  }
}

export function forget() {
  for (const name of Object.keys(memory)) delete memory[name];
  try {
    sessionStorage.clear();
  } catch {
    // There was nothing to clear.
  }
}
