import type { IncomingHttpHeaders } from "node:http"
import type { PreviewChats } from "./chats.ts"
import type { Kept } from "./state.ts"

/** What the preview remembers. */
export interface World {
  kept: Map<string, Kept>
  chats: PreviewChats
  signedIn: boolean
  live: {
    spread(world: World, id: string, from: number): void
    show(id: string, viewers: Shown[]): void
    tellChats(world: World): void
    typing(id: string, name: string, on: boolean): void
  }
}

export interface Shown {
  staffId: string
  name: string
  doing: "viewing" | "replying" | "noting"
}

/** A request, read. */
export interface Asked {
  method: string
  url: URL
  body: unknown
  headers: IncomingHttpHeaders
}
