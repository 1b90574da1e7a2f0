import { forget } from "../data/keep.ts"
import { OPEN_MARK } from "../data/open-mark.ts"
import { noAnswers } from "../intake/answers.ts"
import type { App } from "./app.ts"

/** Reads the first page anew; what was there stays until it has come. */
export async function loadHome(app: App): Promise<void> {
  try {
    app.home.set({ state: "here", home: await app.api.home() })
  } catch {
    if (app.home.get().state !== "here") app.home.set({ state: "away" })
  }
}

/** The conversation that is under way, on this device or on another one. */
export async function takeUp(app: App): Promise<void> {
  const home = await app.api.home().catch(() => null)
  if (!home) return app.home.set({ state: "away" })
  app.home.set({ state: "here", home })
  const { open } = home
  if (open && open.unread > 0 && !app.isShown.get()) app.host.onUnread(open.unread)
  if (!open) return forget("device", OPEN_MARK)
  if (open.phase === "queued" || open.phase === "active") await goOn(app, open.conversationId)
}

/** Opens a conversation that began earlier, here or on another device. */
export async function goOn(app: App, conversationId: string): Promise<void> {
  if (app.talk.chat.get()?.conversationId !== conversationId) {
    const lines = await app.api.lines(conversationId, { after: 0, wait: 0 }).catch(() => null)
    if (!lines) return app.home.set({ state: "away" })
    app.talk.open(lines.chat)
  }
  app.page.set({ at: "chat" })
}

/** Begins to ask; what one answered to another matter before is let go of. */
export function startIntake(
  app: App,
  o: { as: "chat" | "ticket"; form?: string; description?: string },
): void {
  const before = app.answers.get()
  const isSame =
    o.form === undefined ? before.form !== null || before.description !== "" : before.form === o.form
  const kept = isSame ? before : noAnswers()
  app.answers.set({
    ...kept,
    as: o.as,
    form: o.form ?? kept.form,
    description: o.description ?? kept.description,
    screen: o.form ? "pair" : "type",
  })
  app.page.set({ at: "intake" })
}
