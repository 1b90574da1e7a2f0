/** `tab` is forgotten with the tab, `device` is not. */
export type Where = "tab" | "device"

const memory = new Map<string, string>()

/** Keeps a small thing; where the browser keeps nothing, as long as the page stays. */
export function remember(where: Where, key: string, value: unknown): void {
  const text = JSON.stringify(value)
  memory.set(key, text)
  try {
    shelf(where).setItem(key, text)
  } catch {
    // Private windows and full disks: the memory of this page has it.
  }
}

export function recall<T>(where: Where, key: string): T | null {
  try {
    const text = shelf(where).getItem(key)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    const text = memory.get(key)
    return text === undefined ? null : (JSON.parse(text) as T)
  }
}

export function forget(where: Where, key: string): void {
  memory.delete(key)
  try {
    shelf(where).removeItem(key)
  } catch {
    // Nothing was kept there.
  }
}

function shelf(where: Where): Storage {
  return where === "tab" ? sessionStorage : localStorage
}
