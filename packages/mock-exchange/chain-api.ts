import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { type Chain, chains } from "./scene/address.ts"
import type { Scene } from "./scene/scene.ts"
import { playOutage, type Switches } from "./switches.ts"

const query = z.object({ chain: z.string().max(40), txid: z.string().min(1).max(200) })

/** The chain look-up interface of docs/exchange-api.md, over the scene's transactions. */
export function chainApi(app: FastifyInstance, o: { scene: Scene; switches: Switches }): void {
  app.get("/v1/transactions", (request, reply) => {
    const asked = query.safeParse(request.query)
    if (!asked.success)
      return reply.code(400).send({ code: "request.invalid", message: "chain and txid are needed." })
    const { chain, txid } = asked.data
    if (!isChain(chain))
      return reply.code(404).send({ code: "chain.unsupported", message: `No node for ${chain}.` })
    const transaction = o.scene.find(chain, txid)
    if (playOutage(transaction?.hangs ? "hangs" : (o.switches.chains.get(chain) ?? "up"), reply)) return reply
    if (!transaction)
      return reply.code(404).send({ code: "transaction.not_found", message: "Not on this chain." })
    return reply.send({
      chain,
      txid: transaction.txid,
      transfers: transaction.transfers,
      ...o.scene.standing(transaction),
      checkedAt: o.scene.now().toISOString(),
    })
  })
}

function isChain(text: string): text is Chain {
  return chains.some((chain) => chain === text)
}
