import type { ChatPresence } from "@veridesk/contract/chat/desk.ts"

/** Somebody who may take chats. */
export type AgentRow = {
  id: string
  name: string
  role: string
  presence: ChatPresence
  capacity: number
  /** Chats they have, and one they are being offered. */
  load: number
  missed: number
  offeredAt: Date | null
  teamIds: string[]
  languages: string[]
  skills: string[]
}

/** A line without a team is everybody's, and somebody without a team serves every line. */
export function servesTeam(agent: { teamIds: string[] }, teamId: string | null): boolean {
  return teamId === null || agent.teamIds.length === 0 || agent.teamIds.includes(teamId)
}

/** Whoever has named no language is taken to speak those of the customers. */
export function speaks(agent: { languages: string[] }, locale: string): boolean {
  const [wanted = ""] = locale.toLowerCase().split("-")
  return (
    agent.languages.length === 0 || agent.languages.some((one) => one.toLowerCase().split("-")[0] === wanted)
  )
}
