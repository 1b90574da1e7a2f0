import { newId } from "@veridesk/contract/ids.ts"
import { locale } from "@veridesk/contract/locale.ts"
import * as z from "zod"
import { call, Refused } from "../data/api.ts"

const gaps = z.object({
  gaps: z.array(z.object({ question: z.string(), locale, asked: z.int(), empty: z.int(), chosen: z.int() })),
  mayEdit: z.boolean(),
})
export type Gaps = z.infer<typeof gaps>

/** What readers look for and don't find, the most asked first; null where this installation doesn't count it. */
export async function readGaps(): Promise<Gaps | null> {
  try {
    return gaps.parse(await call("GET", "/api/desk/search/gaps"))
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null
    throw error
  }
}

/** Somebody has dealt with it; it comes back when it is asked again. */
export function closeGap(question: string): Promise<unknown> {
  return call("POST", "/api/desk/search/gaps/done", { body: { requestId: newId(), question } })
}
