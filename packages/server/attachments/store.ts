import type { AttachmentFacts, AttachmentRefusal, UploadState } from "@veridesk/contract/attachments.ts"
import { type ColumnType, type Insertable, type Selectable, sql, type Transaction } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Attachment, Realm, RefusalValues, Uploader } from "./attachment.ts"

type Json<T> = ColumnType<T, string | undefined, string>

type AttachmentsTable = {
  id: string
  realm: Realm
  owner_id: string | null
  holder: Buffer | null
  draft_id: string | null
  conversation_id: string | null
  message_id: string | null
  name: string
  media_type: ColumnType<string, string | undefined, string>
  declared_size: number
  size: number
  sha256: Buffer | null
  thumbnail: Buffer | null
  state: UploadState
  refusal: AttachmentRefusal | null
  refusal_values: Json<RefusalValues>
  width: number | null
  height: number | null
  facts: Json<AttachmentFacts>
  lease_until: Date | null
  created_at: Date
  kept_for: ColumnType<string | null, undefined, never>
}
type Tables = { attachments: AttachmentsTable }
type Own = ReturnType<typeof own>
type Row = Selectable<AttachmentsTable>

const own = (db: Db) => db.withTables<Tables>()

/** Runs `work` alone among all that name one of the same keys; taken in one order, so that no two wait for each other. */
async function locked<T>(db: Db, keys: string[], work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  const run = async (tx: Transaction<Tables>): Promise<T> => {
    for (const key of keys.toSorted()) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`attachments ${key}`}, 0))`.execute(tx)
    }
    return work(tx)
  }
  return own(db).transaction().execute(run)
}

export async function find(db: Db, id: string): Promise<Attachment | null> {
  const row = await own(db).selectFrom("attachments").selectAll().where("id", "=", id).executeTakeFirst()
  return row ? asAttachment(row) : null
}

export async function findOf(db: Db, ids: readonly string[]): Promise<Attachment[]> {
  if (ids.length === 0) return []
  const rows = await own(db).selectFrom("attachments").selectAll().where("id", "in", ids).execute()
  return rows.map(asAttachment)
}

export async function findOfMessages(db: Db, messageIds: readonly string[]): Promise<Attachment[]> {
  if (messageIds.length === 0) return []
  const query = own(db)
    .selectFrom("attachments")
    .selectAll()
    .where("message_id", "in", messageIds)
    .orderBy("created_at")
    .orderBy("id")
  return (await query.execute()).map(asAttachment)
}

export type NewUpload = Uploader & { id: string; draftId: string | null; name: string; declaredSize: number }
/** What an owner has sent lately; `inDraft` counts the files of the same form, none where the form has no id. */
export type Recent = { inDraft: number; lastHour: number; bytesLastDay: number }

/**
 * Adds a row in the given state unless `refuse` throws, alone among the uploads of the same owner: fifty that begin in
 * the same moment are counted one after the other. @returns the row and whether it is new; another's id gives null
 */
export async function add(
  db: Db,
  o: { upload: NewUpload; state: UploadState; now: Date; refuse: (recent: Recent) => void },
): Promise<{ row: Attachment; isNew: boolean } | null> {
  const { id, realm, ownerId, holder, draftId, name, declaredSize } = o.upload
  const owner = ownerId ?? holder?.toString("hex") ?? ""
  return locked(db, [owner], async (tx) => {
    const known = await tx.selectFrom("attachments").selectAll().where("id", "=", id).executeTakeFirst()
    if (known) return { row: asAttachment(known), isNew: false }
    o.refuse(await recentOf(tx, o.upload, o.now))
    const row: Insertable<AttachmentsTable> = {
      id,
      realm,
      owner_id: ownerId,
      holder: ownerId === null ? holder : null,
      draft_id: draftId,
      name,
      declared_size: declaredSize,
      size: declaredSize,
      state: o.state,
      created_at: o.now,
    }
    // Another owner may take the same id in this moment; then it is theirs.
    const added = await tx
      .insertInto("attachments")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    return added ? { row: asAttachment(added), isNew: true } : null
  })
}

async function recentOf(tx: Own, upload: NewUpload, now: Date): Promise<Recent> {
  const dayAgo = new Date(now.getTime() - 24 * 3600 * 1000)
  const hourAgo = new Date(now.getTime() - 3600 * 1000)
  const { ownerId, holder, realm } = upload
  const counts = await tx
    .selectFrom("attachments")
    .select(({ fn }) => [
      fn
        .countAll<number>()
        .filterWhere("message_id", "is", null)
        .filterWhere("state", "in", ["uploading", "checking", "ready"])
        .filterWhere("draft_id", "=", upload.draftId)
        .as("inDraft"),
      fn.countAll<number>().filterWhere("created_at", ">", hourAgo).as("lastHour"),
      sql<number>`coalesce(sum(declared_size), 0)::bigint`.as("bytesLastDay"),
    ])
    .where("realm", "=", realm)
    .where("created_at", ">", dayAgo)
    .$if(ownerId !== null, (query) => query.where("owner_id", "=", ownerId))
    .$if(ownerId === null, (query) => query.where("holder", "=", holder))
    .executeTakeFirstOrThrow()
  return counts
}

/** From arriving to being checked, once only. @returns whether this call was the one that did it */
export async function startCheck(db: Db, o: { id: string; leaseUntil: Date }): Promise<boolean> {
  const done = await own(db)
    .updateTable("attachments")
    .set({ state: "checking", lease_until: o.leaseUntil })
    .where("id", "=", o.id)
    .where("state", "=", "uploading")
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Says of running checks that their process is alive. */
export async function renewLeases(db: Db, o: { ids: readonly string[]; leaseUntil: Date }): Promise<void> {
  await own(db)
    .updateTable("attachments")
    .set({ lease_until: o.leaseUntil })
    .where("id", "in", o.ids)
    .where("state", "=", "checking")
    .execute()
}

/** Takes over checks whose process died; two that ask at once never get the same. */
export async function claimAbandoned(db: Db, o: { now: Date; leaseUntil: Date }): Promise<string[]> {
  const rows = await own(db)
    .updateTable("attachments")
    .set({ lease_until: o.leaseUntil })
    .where("state", "=", "checking")
    .where("lease_until", "<", o.now)
    .returning("id")
    .execute()
  return rows.map((row) => row.id)
}

export async function uploadingIds(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const query = own(db)
    .selectFrom("attachments")
    .select("id")
    .where("id", "in", ids)
    .where("state", "=", "uploading")
  return (await query.execute()).map((row) => row.id)
}

export type Kept = {
  name: string
  mediaType: string
  size: number
  sha256: string
  thumbnail: string | null
  width: number | null
  height: number | null
  facts: AttachmentFacts
}

/**
 * Ends a check well. `stillThere` is asked under the lock that `forget` takes too, so that bytes which two uploads share
 * can't be removed for one between being put and being named by the other.
 * @returns "ready", "gone" where the bytes must be put again, or "over" where the upload was removed meanwhile
 */
export async function keep(
  db: Db,
  o: { id: string; kept: Kept; stillThere: () => Promise<boolean> },
): Promise<"ready" | "gone" | "over"> {
  return locked(db, [o.kept.sha256, o.kept.thumbnail ?? ""], async (tx) => {
    if (!(await o.stillThere())) return "gone"
    const { name, mediaType, size, sha256, thumbnail, width, height, facts } = o.kept
    const done = await tx
      .updateTable("attachments")
      .set({
        state: "ready",
        name,
        media_type: mediaType,
        size,
        sha256: Buffer.from(sha256, "hex"),
        thumbnail: thumbnail === null ? null : Buffer.from(thumbnail, "hex"),
        width,
        height,
        facts: JSON.stringify(facts),
        lease_until: null,
      })
      .where("id", "=", o.id)
      .where("state", "=", "checking")
      .executeTakeFirst()
    return done.numUpdatedRows === 1n ? "ready" : "over"
  })
}

export async function refuse(
  db: Db,
  o: { id: string; refusal: AttachmentRefusal; values: RefusalValues },
): Promise<void> {
  await own(db)
    .updateTable("attachments")
    .set({
      state: "refused",
      refusal: o.refusal,
      refusal_values: JSON.stringify(o.values),
      lease_until: null,
    })
    .where("id", "=", o.id)
    .where("state", "in", ["uploading", "checking"])
    .execute()
}

/**
 * Takes an upload out of its form for good; the row stays a day, so that a late retry finds out.
 * @returns the addresses of the bytes it named, or null where a message holds it
 */
export async function markRemoved(db: Db, id: string): Promise<string[] | null> {
  return own(db)
    .transaction()
    .execute(async (tx) => {
      const row = await tx
        .selectFrom("attachments")
        .select(["sha256", "thumbnail"])
        .where("id", "=", id)
        .where("message_id", "is", null)
        .forUpdate()
        .executeTakeFirst()
      if (!row) return null
      const gone = {
        state: "removed",
        sha256: null,
        thumbnail: null,
        refusal: null,
        lease_until: null,
      } as const
      await tx.updateTable("attachments").set(gone).where("id", "=", id).execute()
      return addressesOf(row)
    })
}

/** Ties uploads to a message, inside the caller's transaction. @returns the ids that are tied now */
export async function bindAll(
  tx: Db,
  o: { ids: readonly string[]; conversationId: string; messageId: string },
): Promise<string[]> {
  const rows = await own(tx)
    .updateTable("attachments")
    .set({ conversation_id: o.conversationId, message_id: o.messageId })
    .where("id", "in", o.ids)
    .where("state", "=", "ready")
    .where((where) => where.or([where("message_id", "is", null), where("message_id", "=", o.messageId)]))
    .returning("id")
    .execute()
  return rows.map((row) => row.id)
}

export type Forgotten = { id: string; blobs: string[] }

/** Deletes rows that no message took up before `before`, some at a time. @returns them with the bytes they named */
export async function deleteUnbound(db: Db, o: { before: Date; most: number }): Promise<Forgotten[]> {
  const rows = await own(db)
    .deleteFrom("attachments")
    .where("id", "in", (query) =>
      query
        .selectFrom("attachments")
        .select("id")
        .where("message_id", "is", null)
        .where("kept_for", "is", null)
        .where("created_at", "<", o.before)
        .orderBy("created_at")
        .limit(o.most)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["id", "sha256", "thumbnail"])
    .execute()
  return rows.map((row) => ({ id: row.id, blobs: addressesOf(row) }))
}

/** Calls `remove` for bytes that no row names any more, under the lock of `keep`. */
export async function forget(db: Db, sha256: string, remove: () => Promise<void>): Promise<void> {
  await locked(db, [sha256], async (tx) => {
    const bytes = Buffer.from(sha256, "hex")
    const named = await tx
      .selectFrom("attachments")
      .select("id")
      .where((where) => where.or([where("sha256", "=", bytes), where("thumbnail", "=", bytes)]))
      .limit(1)
      .executeTakeFirst()
    if (!named) await remove()
  })
}

function addressesOf(row: Pick<Row, "sha256" | "thumbnail">): string[] {
  return [row.sha256, row.thumbnail].flatMap((one) => one?.toString("hex") ?? [])
}

function asAttachment(row: Row): Attachment {
  return {
    id: row.id,
    realm: row.realm,
    ownerId: row.owner_id,
    holder: row.holder,
    draftId: row.draft_id,
    conversationId: row.conversation_id,
    messageId: row.message_id,
    name: row.name,
    mediaType: row.media_type,
    declaredSize: row.declared_size,
    size: row.size,
    sha256: row.sha256?.toString("hex") ?? null,
    thumbnail: row.thumbnail?.toString("hex") ?? null,
    state: row.state,
    refusal: row.refusal,
    refusalValues: row.refusal_values,
    width: row.width,
    height: row.height,
    facts: row.facts,
    createdAt: row.created_at,
  }
}
