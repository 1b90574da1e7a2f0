import type { Db } from "../platform/db/connect.ts"
import type { Form } from "./form.ts"
import { countVersions, type Stored, storedForms } from "./store.ts"

export type Forms = {
  /** The newest of each that is offered, in the order of the list of types. */
  current(): Form[]
  /** The newest of a form that tickets can be filed with. */
  offered(key: string): Form | undefined
  /** The newest, retired or not. */
  newest(key: string): Form | undefined
  at(key: string, version: number): Form | undefined
  /** All versions of one form, oldest first. */
  versions(key: string): Stored[]
  /** The newest of every form, in order, the retired too. */
  all(): Stored[]
  /** Reads them anew, after a version was saved here. */
  refresh(): Promise<void>
}

const LOOK_MS = 3000

/**
 * All forms in memory: there are some dozens, they change once a week, and every ticket and every page needs one.
 * Opening a ticket costs no statement for its form, however many fields it has.
 */
export async function loadForms(db: Db): Promise<Forms> {
  let known = arranged(await storedForms(db))
  return {
    current: () => known.current,
    offered: (key) => known.current.find((form) => form.key === key),
    newest: (key) => known.newest.get(key)?.form,
    at: (key, version) => known.byVersion.get(`${key}@${version}`),
    versions: (key) => known.versions.get(key) ?? [],
    all: () => known.all,
    async refresh() {
      known = arranged(await storedForms(db))
    },
  }
}

/** Looks every three seconds whether another process saved a version. @returns what ends it */
export function followForms(db: Db, forms: Forms): () => void {
  let seen = forms.all().reduce((sum, { form }) => sum + forms.versions(form.key).length, 0)
  const look = async () => {
    const count = await countVersions(db)
    if (count !== seen) await forms.refresh()
    seen = count
  }
  // The forms we have are good enough until the database answers again.
  const timer = setInterval(() => void look().catch(() => {}), LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

function arranged(stored: Stored[]) {
  const newest = new Map(stored.map((one) => [one.form.key, one]))
  const all = [...newest.values()].sort(
    (a, b) => a.form.rank - b.form.rank || a.form.key.localeCompare(b.form.key),
  )
  return {
    newest,
    all,
    byVersion: new Map(stored.map(({ form }) => [`${form.key}@${form.version}`, form])),
    versions: Map.groupBy(stored, ({ form }) => form.key),
    current: all.map(({ form }) => form).filter(({ retired }) => !retired),
  }
}
