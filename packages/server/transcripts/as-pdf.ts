import { apart } from "./apart.ts"
import type { Sheet } from "./sheet.ts"

const TRANSCRIPT = new URL("./transcript.typ", import.meta.url)

const draw = apart(new URL("./draw-worker.ts", import.meta.url), (message) => {
  if (message instanceof Uint8Array) return Buffer.from(message)
  throw new TypeError("the thread that draws gives bytes")
})

/**
 * The transcript as PDF, A4, with Chinese set properly.
 * @throws Refusal `busy` where too many wait already
 */
export async function asPdf(sheet: Sheet): Promise<Buffer> {
  return setPages(TRANSCRIPT, sheet)
}

/**
 * Sets a template of ours (typst) with data, one at a time in a thread of its own. The template finds it as
 * `sys.inputs.sheet`, JSON. @throws Refusal `busy` where too many wait already
 */
export async function setPages(template: URL, sheet: unknown): Promise<Buffer> {
  return draw({ template: template.href, sheet: JSON.stringify(sheet) })
}
