import type { FormDetail, FormLine } from "@veridesk/contract/desk-forms.ts"
import { changesBetween } from "./form-changes.ts"
import type { Forms } from "./forms.ts"
import type { Stored } from "./store.ts"

export function lineView({ form, at, savedBy }: Stored, about: { tickets: number; team: string }): FormLine {
  const { key, version, code, title, group, icon, priority, retired } = form
  return {
    key,
    version,
    code,
    title,
    group,
    icon,
    priority,
    retired,
    savedBy,
    ...about,
    fields: form.fields.length,
    savedAt: at.toISOString(),
  }
}

/** All versions of a form, newest first, each with what it changed. */
export function versionsView(forms: Forms, key: string): FormDetail["versions"] {
  return forms
    .versions(key)
    .map(({ form, savedBy, basedOn, note, at }, index, all) => ({
      version: form.version,
      savedAt: at.toISOString(),
      savedBy,
      note,
      basedOn,
      changes: changesBetween(all[index - 1]?.form, form),
    }))
    .reverse()
}
