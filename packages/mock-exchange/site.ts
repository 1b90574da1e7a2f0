import { readFileSync } from "node:fs"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { accountPage } from "./pages/account-page.ts"
import { depositsPage } from "./pages/deposits-page.ts"
import type { View } from "./pages/layout.ts"
import { overviewPage, welcomePage } from "./pages/overview-page.ts"
import { withdrawalsPage } from "./pages/withdrawals-page.ts"
import { chooseLanguage, sayIn } from "./pages/words.ts"
import { pairs } from "./scene/assets.ts"
import type { LedgerDeposit } from "./scene/deposits.ts"
import type { Person } from "./scene/people.ts"
import type { Scene } from "./scene/scene.ts"
import { supportOf } from "./strict-pages.ts"
import { signedIn } from "./sign-in/session.ts"

const css = readFileSync(new URL("./pages/kestrel.css", import.meta.url), "utf8")

/** The exchange's own pages for its customers. */
export function site(app: FastifyInstance, o: { scene: Scene }): void {
  const { scene } = o

  app.get("/kestrel.css", (_request, reply) => reply.type("text/css").send(css))

  app.get("/", (request, reply) => {
    const view = viewOf(request, reply)
    if (!view.person) return sendPage(reply, welcomePage(view))
    return sendPage(
      reply,
      overviewPage(view, {
        deposits: depositsOf(scene, view.person),
        withdrawals: withdrawalsOf(scene, view.person),
      }),
    )
  })

  app.get("/deposits", (request, reply) => {
    const view = viewOf(request, reply)
    if (!view.person) return reply.redirect("/sign-in?next=/deposits")
    const { uid } = view.person
    const [pair, address] = addressShown(scene, uid, request.query)
    return sendPage(reply, depositsPage(view, { pair, address, deposits: depositsOf(scene, view.person) }))
  })

  app.get("/withdrawals", (request, reply) => {
    const view = viewOf(request, reply)
    if (!view.person) return reply.redirect("/sign-in?next=/withdrawals")
    return sendPage(reply, withdrawalsPage(view, withdrawalsOf(scene, view.person)))
  })

  app.get("/account", (request, reply) => {
    const view = viewOf(request, reply)
    if (!view.person) return reply.redirect("/sign-in?next=/account")
    return sendPage(reply, accountPage(view, view.person, scene.start))
  })
}

export function viewOf(request: FastifyRequest, reply: FastifyReply): View {
  const lang = chooseLanguage(request, reply)
  return {
    lang,
    say: sayIn(lang),
    person: signedIn(request),
    path: request.url.split("?")[0] ?? "/",
    support: supportOf(reply),
  }
}

export function sendPage(reply: FastifyReply, markup: string): FastifyReply {
  return reply.header("cache-control", "no-store").type("text/html; charset=utf-8").send(markup)
}

function depositsOf(scene: Scene, person: Person): LedgerDeposit[] {
  return scene.depositsOf(person.uid).sort((a, b) => b.seenAt.localeCompare(a.seenAt))
}

function withdrawalsOf(scene: Scene, person: Person) {
  return scene.withdrawals.filter((each) => each.uid === person.uid)
}

/** The pair asked for by ?pair=USDT tron, or the first one, with this customer's present address. */
function addressShown(scene: Scene, uid: string, query: unknown) {
  const asked = (query as { pair?: unknown }).pair
  const pair = pairs.find((each) => `${each.asset} ${each.chain}` === asked) ?? pairs[0]
  const address = scene.wallet.find(
    (each) =>
      each.uid === uid && each.asset === pair?.asset && each.chain === pair.chain && each.retiredAt === null,
  )
  if (!pair || !address) throw new Error("every customer has an address for every pair")
  return [pair, address] as const
}
