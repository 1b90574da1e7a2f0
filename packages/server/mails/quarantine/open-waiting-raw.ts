import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../../platform/context.ts"
import type { PlaceDeps } from "../deps.ts"
import { withoutSecrets } from "../without-secrets.ts"
import { incomingById, noteDeed } from "./store.ts"

/** Of a mail that can't be read, so much is looked through for secrets. */
const LOOKED_AT = 1024 * 1024

/**
 * The raw bytes of a mail that waits, or was put aside; that somebody looked is kept with it. What holds a secret is for
 * administrators only. @throws Refusal `mail-sealed`
 */
export async function openWaitingRaw(
  ctx: Context<StaffActor>,
  o: Pick<PlaceDeps, "read" | "findSecrets" | "mailboxById"> & { rawOf: (id: string) => Promise<Buffer> },
  id: string,
): Promise<Buffer> {
  const record = await incomingById(ctx.db, id)
  if (!record || (record.fate !== "quarantine" && record.fate !== "rejected")) throw notFound()
  const bytes = await o.rawOf(id)
  if (ctx.actor.role !== "administrator") {
    const mailbox = record.mailboxId === null ? null : o.mailboxById(record.mailboxId)
    // Reading takes the bytes away.
    const { reading } = await o.read(Uint8Array.from(bytes), record.envelope, mailbox)
    const removed =
      "unreadable" in reading
        ? await o.findSecrets(bytes.subarray(0, LOOKED_AT).toString())
        : (await withoutSecrets(reading.mail, o.findSecrets)).removed
    if (removed.length > 0) throw new Refusal("mail-sealed", 403)
  }
  await noteDeed(ctx.db, id, { what: "raw-opened", by: ctx.actor.id, at: ctx.now.toISOString() })
  return bytes
}
