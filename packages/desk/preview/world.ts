import type { IncomingHttpHeaders } from "node:http"
import type { Kept } from "./state.ts"

/** What the preview remembers. */
export interface World {
  kept: Map<string, Kept>
  signedIn: boolean
  live: {
    spread(world: World, id: string, from: number): void
    show(id: string, viewers: Shown[]): void
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
