import type { SavedForm, SaveForm } from "@veridesk/contract/desk-forms.ts"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import type { Form } from "./form.ts"
import { formFaults } from "./form-faults.ts"
import type { Forms } from "./forms.ts"
import { insertVersion, newestVersion } from "./store.ts"

export type EditDeps = { forms: Forms; teamKeys: () => string[] }

/**
 * Saves a form as a new version on top of the newest. A ticket keeps the version it was filed with.
 * @throws Refusal `form-changed` 409 where somebody saved meanwhile, `form-key-taken` 409, `form-faulty` 422
 */
export async function saveForm(
  o: EditDeps,
  { db, actor, now }: Context<StaffActor>,
  { requestId, ...asked }: SaveForm,
): Promise<SavedForm> {
  const { basedOn, note } = asked
  const form: Form = { ...asked.form, version: basedOn + 1 }
  const faults = formFaults(form, o.teamKeys())
  if (faults.length > 0)
    throw new Refusal("form-faulty", 422, {
      fields: Object.fromEntries(faults.map((fault, at) => [`fault-${at}`, fault])),
    })
  const saved = await inTransaction(db, (tx) =>
    once(tx, { actorId: actor.id, key: requestId, input: asked }, async () => {
      const newest = (await newestVersion(tx, form.key)) ?? 0
      const version = { form, savedBy: actor.id, basedOn: basedOn || null, note, now }
      if (newest !== basedOn || !(await insertVersion(tx, version))) throw stale(basedOn, newest)
      return { key: form.key, version: form.version }
    }),
  )
  await o.forms.refresh()
  return saved
}

/** An earlier version once more, as the newest. @throws as `saveForm`, and `not-found` */
export async function restoreForm(
  o: EditDeps,
  context: Context<StaffActor>,
  { version, key, ...asked }: Omit<SaveForm, "form"> & { key: string; version: number },
): Promise<SavedForm> {
  const form = o.forms.at(key, version)
  if (!form) throw notFound()
  return saveForm(o, context, { ...asked, form })
}

/** No longer offered, or offered again. @throws as `saveForm`, and `not-found` */
export async function retireForm(
  o: EditDeps,
  context: Context<StaffActor>,
  { retired, key, ...asked }: Omit<SaveForm, "form"> & { key: string; retired: boolean },
): Promise<SavedForm> {
  const form = o.forms.at(key, asked.basedOn)
  if (!form) throw notFound()
  return saveForm(o, context, { ...asked, form: { ...form, retired } })
}

function stale(basedOn: number, newest: number): Refusal {
  if (basedOn === 0) return new Refusal("form-key-taken", 409)
  return new Refusal("form-changed", 409, { values: { version: newest || basedOn + 1 } })
}
