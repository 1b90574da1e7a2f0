import { timingSafeEqual } from "node:crypto"
import type { FastifyInstance, FastifyReply } from "fastify"
import { z } from "zod"
import { accountOf, ownerOf } from "./account.ts"
import { pairs } from "./scene/assets.ts"
import { people } from "./scene/people.ts"
import type { Scene } from "./scene/scene.ts"
import type { LedgerWithdrawal } from "./scene/withdrawals.ts"
import { playOutage, type Switches } from "./switches.ts"

const id = z.string().min(1).max(200)
const userRef = z.union([
  z.strictObject({ uid: id }),
  z.strictObject({ email: id }),
  z.strictObject({ username: id }),
])
const depositQuery = z.object({ chain: id, txid: id, uid: id.optional() })
const withdrawalQuery = z.object({ uid: id, id: id.optional(), txid: id.optional() })
const ownerQuery = z.object({ chain: id, address: id, memo: id.optional(), uid: id.optional() })
const addressQuery = z.object({ uid: id, asset: id, chain: id })
const codeQuery = z.object({ uid: id })

/** The interface for the support desk (docs/exchange-api.md): reads only, with a bearer token. */
export function supportApi(
  app: FastifyInstance,
  o: { scene: Scene; switches: Switches; token: string },
): void {
  const { scene } = o

  app.addHook("onRequest", async (request, reply) => {
    if (!sameSecret(request.headers.authorization ?? "", `Bearer ${o.token}`))
      return reply.code(401).send({ code: "token.refused", message: "The bearer token is missing or wrong." })
    if (playOutage(o.switches.supportApi, reply)) return reply
  })

  app.get("/v1/health", () => ({ time: scene.now().toISOString() }))

  app.post("/v1/users/resolve", (request, reply) => {
    const ref = userRef.safeParse(request.body)
    if (!ref.success) return invalid(reply)
    const [[field, value] = ["", ""]] = Object.entries(ref.data)
    const person = people.find(
      (each) => each[field as "uid" | "email" | "username"] === value.trim().toLowerCase(),
    )
    return person ? reply.send(accountOf(person, scene.start)) : noUser(reply)
  })

  app.get("/v1/assets", () => ({ assets: pairs.map((pair) => ({ ...pair, maintenance: null })) }))

  app.get("/v1/deposits", (request, reply) => {
    const query = depositQuery.safeParse(request.query)
    if (!query.success) return invalid(reply)
    const { chain, txid, uid } = query.data
    const deposits = scene.depositsIn(chain, txid).filter((each) => uid === undefined || each.uid === uid)
    return reply.send({ deposits })
  })

  app.get("/v1/withdrawals", (request, reply) => {
    const query = withdrawalQuery.safeParse(request.query)
    if (!query.success) return invalid(reply)
    const asked = query.data
    const withdrawals = scene.withdrawals.filter(
      (each) =>
        each.uid === asked.uid &&
        (asked.id === undefined || each.id === asked.id) &&
        (asked.txid === undefined || each.txid === asked.txid),
    )
    return reply.send({ withdrawals: withdrawals.map((each) => withConfirmations(each, scene)) })
  })

  app.get("/v1/addresses/owner", (request, reply) => {
    const query = ownerQuery.safeParse(request.query)
    return query.success ? reply.send(ownerOf(query.data, scene.wallet)) : invalid(reply)
  })

  app.get("/v1/deposit-addresses", (request, reply) => {
    const query = addressQuery.safeParse(request.query)
    if (!query.success) return invalid(reply)
    const { uid, asset, chain } = query.data
    if (!people.some((each) => each.uid === uid)) return noUser(reply)
    const mine = scene.wallet.filter(
      (each) => each.uid === uid && each.asset === asset && each.chain === chain,
    )
    return reply.send({ addresses: mine })
  })

  app.get("/v1/anti-phishing-code", (request, reply) => {
    const query = codeQuery.safeParse(request.query)
    if (!query.success) return invalid(reply)
    const person = people.find((each) => each.uid === query.data.uid)
    return person ? reply.send({ code: person.antiPhishingCode }) : noUser(reply)
  })
}

function withConfirmations(withdrawal: LedgerWithdrawal, scene: Scene) {
  const sent = withdrawal.txid === null ? undefined : scene.find(withdrawal.chain, withdrawal.txid)
  const standing = sent && scene.standing(sent)
  return {
    ...withdrawal,
    confirmations: standing ? Math.min(standing.confirmations, standing.needed) : 0,
    confirmationsNeeded: standing?.needed ?? 0,
    cancellable: withdrawal.stage === "review" || withdrawal.stage === "queued",
  }
}

function sameSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function invalid(reply: FastifyReply) {
  return reply.code(400).send({ code: "request.invalid", message: "A parameter is missing or malformed." })
}

function noUser(reply: FastifyReply) {
  return reply.code(404).send({ code: "user.not_found", message: "There is no such account." })
}
