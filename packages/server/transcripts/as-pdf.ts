import { apart } from "./apart.ts"
import type { Sheet } from "./sheet.ts"

const draw = apart(new URL("./draw-worker.ts", import.meta.url), (message) => {
  if (message instanceof Uint8Array) return Buffer.from(message)
  throw new TypeError("the thread that draws gives bytes")
})

/**
 * The transcript as PDF, A4, with Chinese set properly.
 * @throws Refusal `busy` where too many wait already
 */
export async function asPdf(sheet: Sheet): Promise<Buffer> {
  return draw(JSON.stringify(sheet))
}
