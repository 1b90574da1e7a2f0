import type { Db } from "../platform/db/connect.ts"
import type { Form } from "./form.ts"
import { storedForms } from "./store.ts"

export type Forms = {
  current(): Form[]
  newest(key: string): Form | undefined
  at(key: string, version: number): Form | undefined
}

/** All forms in memory, read once at start: there are few, they change by deployment only, and every ticket needs one. */
export async function loadForms(db: Db): Promise<Forms> {
  const all = await storedForms(db)
  const newest = new Map(all.map((form) => [form.key, form]))
  const byVersion = new Map(all.map((form) => [`${form.key}@${form.version}`, form]))
  const order = ["deposit-not-credited", "withdrawal-delayed", "account-login"]
  const rank = (key: string) => (order.indexOf(key) + order.length + 1) % (order.length + 1)
  const current = [...newest.values()].sort((a, b) => rank(a.key) - rank(b.key) || a.key.localeCompare(b.key))
  return {
    current: () => current,
    newest: (key) => newest.get(key),
    at: (key, version) => byVersion.get(`${key}@${version}`),
  }
}
