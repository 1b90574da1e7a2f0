import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"

/** The id of a request: one for each thing that is asked for, so that asking once more for the same is harmless. */
export function useRequestId(asked: string): string {
  const [made, setMade] = useState(() => ({ asked, id: newId() }))
  if (made.asked !== asked) setMade({ asked, id: newId() })
  return made.id
}
