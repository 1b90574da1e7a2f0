import { type ChatSettings, chatSettings } from "@veridesk/contract/chat/desk.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../../platform/context.ts"
import type { Db } from "../../platform/db/connect.ts"
import { storedSettings, storeSettings } from "./store.ts"

const USUAL: ChatSettings = {
  surgeMode: "auto",
  surgeFrom: 60,
  cap: 200,
  offerSeconds: 30,
  idleWarnMinutes: 8,
  idleCloseMinutes: 15,
  atOnce: 3,
}
/** Other processes learn of a change after this time. */
const READ_AGAIN_MS = 10_000

export type Settings = {
  now(): ChatSettings
  save(ctx: Context<StaffActor>, settings: ChatSettings): Promise<void>
  close(): void
}

/** How live conversations are handled, in memory; leads and administrators change it. */
export async function openSettings(db: Db): Promise<Settings> {
  let settings = await read(db)
  const again = setInterval(() => {
    read(db).then(
      (fresh) => {
        settings = fresh
      },
      () => {},
    )
  }, READ_AGAIN_MS)
  again.unref()
  return {
    now: () => settings,
    async save(ctx, wanted) {
      if (ctx.actor.role !== "lead" && ctx.actor.role !== "administrator") throw new Refusal("forbidden", 403)
      if (wanted.idleWarnMinutes >= wanted.idleCloseMinutes)
        throw new Refusal("invalid-input", 422, { fields: { idleWarnMinutes: { code: "too-long" } } })
      await storeSettings(ctx.db, { settings: wanted, by: ctx.actor.id, now: ctx.now })
      settings = wanted
    },
    close: () => clearInterval(again),
  }
}

async function read(db: Db): Promise<ChatSettings> {
  const stored = chatSettings.partial().safeParse((await storedSettings(db)) ?? {})
  return { ...USUAL, ...(stored.success ? stored.data : {}) }
}
