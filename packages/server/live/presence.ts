import type { Viewer } from "@veridesk/contract/desk-api.ts"

type Doing = Viewer["doing"]
type Who = { connectionId: string; staffId: string; name: string }

/** Who looks at or writes in which conversation, by connection. In memory only: it ends with the socket. */
export class Presence {
  #rooms = new Map<string, Map<string, Viewer>>()

  /** @returns whether anything changed, so that the others are told */
  set(conversationId: string, who: Who, doing: Doing | "left"): boolean {
    const room = this.#rooms.get(conversationId)
    if (doing === "left") {
      if (!room?.delete(who.connectionId)) return false
      if (room.size === 0) this.#rooms.delete(conversationId)
      return true
    }
    if (room?.get(who.connectionId)?.doing === doing) return false
    const open = room ?? new Map<string, Viewer>()
    open.set(who.connectionId, { staffId: who.staffId, name: who.name, doing })
    this.#rooms.set(conversationId, open)
    return true
  }

  /** A connection has gone. @returns the conversations it was in */
  leaveAll(connectionId: string): string[] {
    return [...this.#rooms.keys()].filter((conversationId) =>
      this.set(conversationId, { connectionId, staffId: "", name: "" }, "left"),
    )
  }

  /** One line a person, however many windows they have; writing counts more than looking. */
  in(conversationId: string): Viewer[] {
    const people = new Map<string, Viewer>()
    for (const viewer of this.#rooms.get(conversationId)?.values() ?? []) {
      const known = people.get(viewer.staffId)
      if (!known || known.doing === "viewing") people.set(viewer.staffId, viewer)
    }
    return [...people.values()].sort((a, b) => a.name.localeCompare(b.name))
  }
}
