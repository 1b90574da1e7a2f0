import type { DemoAccess } from "./access.ts"
import type { DemoHouse } from "./seed-demo.ts"

export { codeRoute, type DemoAccess } from "./access.ts"
export { kestrelEntries } from "./register/entries.ts"
export { lockDemo } from "./lock-demo.ts"
export type { ToldMail } from "./mails/told-mail.ts"

/** See seed-demo.ts, which is loaded for this only: most starts have no demo and need none of its stories. */
export async function seedDemo(o: DemoHouse): Promise<DemoAccess | null> {
  const { seedDemo: seed } = await import("./seed-demo.ts")
  return seed(o)
}
