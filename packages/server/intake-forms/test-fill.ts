import type { TestFilled, testFill as testFillSchema } from "@veridesk/contract/desk-forms.ts"
import { errors } from "@veridesk/ui/messages/errors.ts"
import { knows, say } from "@veridesk/ui/say.ts"
import type * as z from "zod"
import { checkSubmission } from "./check.ts"
import type { Known } from "./checked.ts"
import { formFaults } from "./form-faults.ts"

/** What stands for a file that a test only claims. */
const CLAIMED = "00000000-0000-7000-8000-000000000000"

/** Fills a form in as a customer would: the check is the real one, and nothing is filed or kept. */
export async function testFill(
  { form, values, evidence, locale }: z.output<typeof testFillSchema>,
  o: { known: Known; teamKeys: string[]; teamName: (key: string) => string },
): Promise<TestFilled> {
  const sentence = (code: string, about: Record<string, string | number> = {}) =>
    knows(errors, code) ? say(locale, errors, code, about) : code
  const files = Object.fromEntries(evidence.map((slot) => [slot, [CLAIMED]]))
  const checked = await checkSubmission(form, values, { known: o.known, files })
  return {
    faults: checked.faults.map(({ field, code, values: said }) => ({ field, message: sentence(code, said) })),
    stored: checked.fields,
    description: checked.description,
    priority: checked.priority,
    team: o.teamName(form.team),
    formFaults: formFaults(form, o.teamKeys).map(({ code, values: said }) => sentence(code, said)),
  }
}
