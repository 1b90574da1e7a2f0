import { Refusal } from "@veridesk/contract/errors.ts"
import { type Attachments, removeUpload } from "../../attachments/index.ts"
import type { Customer } from "./deps.ts"

/** A file taken out of a form gives its place free; one that is gone already, or is another's, changes nothing. */
export async function takeOut(attachments: Attachments, customer: Customer, id: string): Promise<void> {
  await removeUpload(attachments, { actor: customer.actor, id }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
  })
}
