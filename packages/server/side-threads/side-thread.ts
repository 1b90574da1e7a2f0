/** Who wrote in a thread: one of those who ask, or whoever is asked. */
export type Part = "asking" | "asked"

/**
 * Whoever began the thread asks. Of a team's thread, a member of that team answers; in a thread by mail all of ours ask
 * and whoever holds the link answers.
 */
export function partOf(
  thread: { madeBy: string; teamId: string | null },
  author: { id: string; teamIds: string[] } | "outside",
): Part {
  if (author === "outside") return "asked"
  if (thread.teamId === null || author.id === thread.madeBy) return "asking"
  return author.teamIds.includes(thread.teamId) ? "asked" : "asking"
}

/** A further question waits again; an answer doesn't. A message in a closed thread opens it. */
export function stateAfter(part: Part): "asked" | "answered" {
  return part === "asked" ? "answered" : "asked"
}

/** How long the link in a mail holds. A further mail of the thread brings a new one. */
export const LINK_DAYS = 30
