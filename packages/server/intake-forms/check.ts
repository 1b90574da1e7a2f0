import type { Answers } from "@veridesk/contract/forms/conditions.ts"
import { isRequired, isShown, readAnswers } from "@veridesk/contract/forms/conditions.ts"
import { checkField } from "./check-field.ts"
import type { Checked, Files, Known, Values } from "./checked.ts"
import type { Evidence, Form } from "./form.ts"
import { DESCRIPTION, priorityOf, textIn } from "./form.ts"

/**
 * Checks what was typed against its form: every value normalised as domain.md §2.0–2.2 says, every fault named by
 * code with what the sentence needs. Fields and choices whose conditions don't hold are not asked, not checked and not
 * stored. Pure but for loading the address libraries; nothing is looked up here.
 * @param files which uploads stand in which of the form's places for evidence
 */
export async function checkSubmission(
  form: Form,
  values: Values,
  o: { known: Known; files?: Files },
): Promise<Checked> {
  const answers = readAnswers(form.fields, values)
  const checked: Checked = {
    fields: {},
    description: "",
    faults: [],
    notes: [],
    priority: priorityOf(form, answers),
  }
  for (const field of form.fields) {
    if (!isShown(field, answers)) continue
    const asked = { ...field, required: isRequired(field, answers) }
    const result = await checkField(asked, values, { form, known: o.known, answers })
    if (result.fault) checked.faults.push({ field: field.id, ...result.fault })
    if (result.value !== undefined) checked.fields[field.id] = result.value
    Object.assign(checked.fields, result.also)
    checked.notes.push(...(result.notes ?? []))
  }
  const description = checked.fields[DESCRIPTION]
  checked.description = typeof description === "string" ? description : ""
  delete checked.fields[DESCRIPTION]
  const files = checkEvidence(form, { answers, files: o.files ?? {}, known: o.known })
  checked.faults.push(...files.faults)
  if (Object.keys(files.evidence).length > 0) checked.fields["evidence"] = files.evidence
  return checked
}

/** The name under which a place for evidence is asked, faulted and sent: apart from all fields. */
function slotName(slot: Pick<Evidence, "id">): string {
  return `evidence.${slot.id}`
}

function checkEvidence(
  form: Form,
  { answers, files, known }: { answers: Answers; files: Files; known: Known },
): { evidence: Files; faults: Checked["faults"] } {
  const evidence: Files = {}
  const faults: Checked["faults"] = []
  for (const slot of form.evidence) {
    if (!isShown(slot, answers)) continue
    const ids = files[slot.id] ?? []
    if (ids.length > 0) evidence[slot.id] = ids
    else if (slot.required)
      faults.push({
        field: slotName(slot),
        code: "evidence-missing",
        values: { label: textIn(known.locale, slot.label) },
      })
  }
  return { evidence, faults }
}
