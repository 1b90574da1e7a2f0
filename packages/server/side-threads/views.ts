import type { SideThreadView } from "@veridesk/contract/tasks.ts"
import type { SideMessage, SideThread } from "./store.ts"

/** Threads as the desk shows them, with their messages and the names of our people. */
export function threadViews(
  threads: SideThread[],
  messages: SideMessage[],
  names: Map<string, string>,
): SideThreadView[] {
  const byThread = Map.groupBy(messages, (message) => message.threadId)
  return threads.map(({ lastAt: _, ...thread }) => ({
    ...thread,
    madeBy: names.get(thread.madeBy) ?? "",
    madeAt: thread.madeAt.toISOString(),
    messages: (byThread.get(thread.id) ?? []).map(({ id, authorId, body, at }) => ({
      id,
      author: authorId ? (names.get(authorId) ?? "") : null,
      body,
      at: at.toISOString(),
    })),
  }))
}

/** Whose names those views need. */
export function peopleOf(threads: SideThread[], messages: SideMessage[]): string[] {
  return [...threads.map(({ madeBy }) => madeBy), ...messages.flatMap(({ authorId }) => authorId ?? [])]
}
