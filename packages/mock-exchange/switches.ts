import type { FastifyReply } from "fastify"
import type { Chain } from "./scene/address.ts"

/** How a part of this exchange behaves: as it should, or as the outages look that integrators must survive. */
export const modes = ["up", "hangs", "garbles", "fails"] as const
export type Mode = (typeof modes)[number]

export type Switches = { supportApi: Mode; chains: Map<Chain, Mode> }

export function allUp(): Switches {
  return { supportApi: "up", chains: new Map() }
}

/** Plays an outage on this reply. False when the part is up and the route shall answer itself. */
export function playOutage(mode: Mode, reply: FastifyReply): boolean {
  switch (mode) {
    case "up":
      return false
    case "hangs":
      // Taken from the framework and never answered; closing the server cuts the connection.
      reply.hijack()
      return true
    case "garbles":
      reply.type("application/json").send('{"transfers":[{"amount":')
      return true
    case "fails":
      reply.code(503).send({ code: "service.unavailable", message: "The service is down for maintenance." })
      return true
  }
}
