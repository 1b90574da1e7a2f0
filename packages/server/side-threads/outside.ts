import type { Db } from "../platform/db/connect.ts"
import { messagesIn, type SideThread, threadById } from "./store.ts"

export type OutsideView = {
  subject: string
  state: SideThread["state"]
  messages: { id: string; ours: boolean; name: string; body: string | null; at: string }[]
}

/** A thread as whoever was written to outside may read it: the thread alone, nothing of the ticket or its customer. */
export async function outsideView(
  db: Db,
  namesOf: (ids: string[]) => Promise<Map<string, string>>,
  thread: SideThread,
): Promise<OutsideView> {
  const messages = await messagesIn(db, [thread.id])
  const names = await namesOf([...new Set(messages.flatMap(({ authorId }) => authorId ?? []))])
  return {
    subject: thread.subject,
    state: thread.state,
    messages: messages.map(({ id, authorId, body, at }) => ({
      id,
      ours: authorId !== null,
      name: authorId ? (names.get(authorId) ?? "") : "",
      body,
      at: at.toISOString(),
    })),
  }
}

/** What the mail of one message says; null where the text is gone. */
export async function sideMail(
  db: Db,
  namesOf: (ids: string[]) => Promise<Map<string, string>>,
  m: { threadId: string; messageId: string },
): Promise<{ subject: string; agent: string; body: string } | null> {
  const [thread, messages] = await Promise.all([threadById(db, m.threadId), messagesIn(db, [m.threadId])])
  const message = messages.find(({ id }) => id === m.messageId)
  if (!thread || !message?.authorId || message.body === null) return null
  const names = await namesOf([message.authorId])
  return { subject: thread.subject, agent: names.get(message.authorId) ?? "", body: message.body }
}
