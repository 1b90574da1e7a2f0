import { notFound } from "@veridesk/contract/errors.ts"
import type { IncomingDetail } from "@veridesk/contract/mail/desk.ts"
import type { Db } from "../../platform/db/connect.ts"
import { incomingDetail } from "../views.ts"
import { incomingById } from "./store.ts"

export type OpenIncoming = Parameters<typeof incomingDetail>[0] & {
  rawOf: (incomingId: string) => Promise<Uint8Array>
}

/** A mail that came in, read anew from its bytes. @throws Refusal `not-found` */
export async function openIncoming(db: Db, o: OpenIncoming, id: string): Promise<IncomingDetail> {
  const record = await incomingById(db, id)
  if (!record) throw notFound()
  return incomingDetail(o, record, await o.rawOf(record.id))
}
