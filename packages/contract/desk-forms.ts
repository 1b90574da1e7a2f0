import * as z from "zod"
import { form } from "./forms/form.ts"
import { id } from "./ids.ts"
import { locale } from "./locale.ts"

/** Forms as administrators edit them: /api/desk/forms. */

const key = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const version = z.int().min(1)
const note = z.string().trim().max(300)

export const formKey = z.object({ key })
export const formVersionKey = z.object({ key, version: z.coerce.number().int().min(1) })

const formLine = z.object({
  ...form.pick({ key: true, version: true, code: true, title: true, group: true }).shape,
  /** Its name in the reader's language. */
  team: z.string(),
  icon: form.shape.icon,
  priority: form.shape.priority,
  retired: z.boolean(),
  fields: z.int(),
  /** Tickets filed with any version of it; at most some minutes old. */
  tickets: z.int(),
  savedAt: z.iso.datetime(),
  /** Null: it was shipped like this. */
  savedBy: z.string().nullable(),
})
export const formList = z.object({ forms: z.array(formLine), mayEdit: z.boolean() })
export type FormLine = z.infer<typeof formLine>
export type FormList = z.infer<typeof formList>

/** What one version changed of the one before it; `id` is a field's, a place's, or a property of the form. */
export const formChange = z.object({
  what: z.enum(["added", "removed", "changed", "moved"]),
  part: z.enum(["field", "evidence", "form"]),
  id: z.string(),
  label: z.object({ en: z.string(), zh: z.string() }).nullable(),
})
export type FormChange = z.infer<typeof formChange>

const formVersion = z.object({
  version,
  savedAt: z.iso.datetime(),
  savedBy: z.string().nullable(),
  note: z.string(),
  basedOn: version.nullable(),
  changes: z.array(formChange),
})

export const formDetail = z.object({
  form,
  /** Newest first. */
  versions: z.array(formVersion),
  teams: z.array(z.object({ key: z.string(), name: z.string() })),
  mayEdit: z.boolean(),
})
export type FormDetail = z.infer<typeof formDetail>

export const oneForm = z.object({ form })

/** A new version on top of `basedOn`, which has to be the newest; 0 for a new form. */
export const saveForm = z.object({ requestId: id, basedOn: z.int().min(0), note, form })
export type SaveForm = z.infer<typeof saveForm>
export const restoreForm = z.object({ requestId: id, basedOn: version, note, version })
export const retireForm = z.object({ requestId: id, basedOn: version, note, retired: z.boolean() })
export const savedForm = z.object({ key, version })
export type SavedForm = z.infer<typeof savedForm>

/** A form filled in as a customer would, checked for real, and not filed. */
export const testFill = z.object({
  form,
  values: z.record(z.string().max(80), z.string().max(70_000)),
  /** Places for evidence that are taken to have a file. */
  evidence: z.array(z.string().max(40)).max(10),
  locale,
})
export const testFilled = z.object({
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
  stored: z.record(z.string(), z.unknown()),
  description: z.string(),
  priority: form.shape.priority,
  team: z.string(),
  /** What is wrong with the form itself. */
  formFaults: z.array(z.string()),
})
export type TestFilled = z.infer<typeof testFilled>
