import type { CustomerActor } from "@veridesk/contract/people.ts"
import { idOf } from "../platform/id-of.ts"
import type { PlaceDeps } from "./deps.ts"
import type { Arrived } from "./arrived.ts"

/** More than this of one mail is not taken out of it; all of them stay in its raw bytes. */
export const MOST_FILES = 60

export type TakenIn = {
  ids: string[]
  /** Which of them its HTML calls by which name (RFC 2392). */
  inline: { contentId: string; id: string }[]
  refused: { name: string; why: string }[]
}

/**
 * Takes in the files of a mail, each checked like any upload. What can't be let in is named with its reason and stays in
 * the raw mail. Doing it again takes in the same ones and no second copies.
 */
export async function takeInFiles(
  o: Pick<PlaceDeps, "takeIn">,
  { incoming, mail, bytes }: Pick<Arrived, "mail" | "bytes"> & { incoming: { id: string } },
  actor: CustomerActor,
): Promise<TakenIn> {
  const ids: string[] = []
  const inline: TakenIn["inline"] = []
  const refused: { name: string; why: string }[] = []
  for (const [n, file] of mail.files.entries()) {
    const content = bytes[n]
    if (!content) continue
    if (n >= MOST_FILES) {
      refused.push({ name: file.name, why: "too-many" })
      continue
    }
    const id = idOf("mail-file", incoming.id, actor.id, n)
    const why = await o.takeIn({ actor, id, name: file.name, bytes: content })
    if (why !== null) {
      refused.push({ name: file.name, why })
      continue
    }
    ids.push(id)
    if (file.contentId) inline.push({ contentId: file.contentId, id })
  }
  return { ids, inline, refused }
}
