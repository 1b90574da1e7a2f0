import type { UploadView } from "@veridesk/contract/attachments.ts"
import type { Locale } from "@veridesk/ui/say.ts"
import { type Actor, owns } from "./attachment.ts"
import type { Attachments } from "./open.ts"
import * as store from "./store.ts"
import { uploadView } from "./views.ts"

/** One's own uploads by id, as a form shows them, in the order asked for; what is another's or removed is not there. */
export async function uploadsOf(
  a: Attachments,
  o: { actor: Actor; ids: readonly string[]; base: string; locale: Locale },
): Promise<UploadView[]> {
  const known = new Map((await store.findOf(a.db, o.ids)).map((row) => [row.id, row]))
  return o.ids.flatMap((id) => {
    const row = known.get(id)
    if (!row || !owns(o.actor, row) || row.messageId !== null || row.state === "removed") return []
    return [uploadView(row, o)]
  })
}
