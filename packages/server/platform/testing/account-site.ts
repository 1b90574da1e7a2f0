import { newId } from "@veridesk/contract/ids.ts"
import { makeCustomers } from "../../customers/index.ts"
import { accountPages, type LockedOutTicket } from "../../site/index.ts"
import { makeStaff } from "../../staff/index.ts"
import type { Config } from "../config.ts"
import { connect } from "../db/connect.ts"
import { makeHttp } from "../http/app.ts"
import { localeOf } from "../http/problem.ts"
import { makeLog } from "../log.ts"
import { makeMetrics } from "../metrics.ts"
import { makeLimits } from "../realm/limits.ts"
import type { AccountMail } from "../realm/mail.ts"
import { makePasswords } from "../realm/passwords.ts"
import { refuseCrossSite } from "../realm/same-site.ts"
import { makeBrowser } from "./browser.ts"
import { testDatabase } from "./test-database.ts"

export type AccountSite = Awaited<ReturnType<typeof openAccountSite>>

const NO_EXCHANGE: Config["exchange"] = {
  name: "Kestrel Exchange",
  url: undefined,
  token: undefined,
  issuer: undefined,
  jwksUrl: undefined,
  oidc: undefined,
}

/**
 * The two realms with their routes and pages, on a database of their own. Mails and tickets of the locked-out are
 * kept in lists. Pages are their kind and props: what they look like is tested where they are drawn.
 */
export async function openAccountSite(o: { origin?: string; exchange?: Partial<Config["exchange"]> } = {}) {
  const origin = o.origin ?? "http://localhost:8080"
  const database = await testDatabase()
  const connection = connect(database.url, { max: 10, name: "account-site" })
  const { db, pool } = connection
  const log = makeLog({ level: "silent" })
  const secret = "a-secret-for-tests-that-is-long-enough"
  const brand = { id: newId(), name: "Kestrel Exchange" }
  await pool.query(
    "insert into brands (id, key, name, legal_entity) values ($1, 'main', $2, 'Kestrel Europe')",
    [brand.id, brand.name],
  )

  let addresses = 0
  const nextAddress = () => {
    addresses += 1
    return `10.0.${addresses >> 8}.${addresses & 0xff}`
  }
  let offset = 0
  const clock = () => new Date(Date.now() + offset)
  const mails: AccountMail[] = []
  const lockedOut: LockedOutTicket[] = []
  const passwords = makePasswords()
  const shared = {
    db,
    log,
    clock,
    secret,
    publicUrl: origin,
    limits: makeLimits({ pool, secret }),
    passwords,
    queueMail: async (mail: AccountMail) => {
      mails.push(mail)
    },
  }
  const exchange = { ...NO_EXCHANGE, ...o.exchange }
  const customers = makeCustomers({ ...shared, brand, exchange })
  const staff = makeStaff({ ...shared, brand })

  const app = await makeHttp({
    log,
    metrics: makeMetrics(),
    trustProxy: undefined,
    https: origin.startsWith("https:"),
    standstillMs: 0,
  })
  const { csrfToken } = refuseCrossSite(app, { publicUrl: origin, secret })
  app.get("/csrf", { schema: { hide: true } }, async (request, reply) => ({
    csrf: csrfToken(request, reply),
  }))
  await app.register(async (scope) => {
    accountPages(scope, {
      site: {
        brandOf: () => ({
          id: brand.id,
          origin,
          name: brand.name,
          shortName: "Kestrel",
          host: "localhost",
          supportEmail: "",
          mailFrom: "",
          mark: null,
          theme: null,
        }),
        wantsJson: (request) => (request.headers.accept ?? "").includes("application/json"),
        localeOf,
        zoneOf: () => "UTC",
        page: async (_request, reply, { kind, props, status }) =>
          reply.code(status ?? 200).send({ kind, props }),
        publicPage: async (_request, reply, { kind, load }) => {
          const { props, status } = await load()
          return reply.code(status ?? 200).send({ kind, props })
        },
        mail: () => ({ subject: "", html: "", text: "" }),
      },
      customers,
      exchange: {
        name: exchange.name,
        origins: [exchange.issuer, exchange.oidc?.issuer].flatMap((url) =>
          url ? [new URL(url).origin] : [],
        ),
      },
      openUnverified: async (ticket) => {
        lockedOut.push(ticket)
      },
    })
  })
  customers.routes(app)
  staff.routes(app)
  await app.ready()

  return {
    app,
    origin,
    db,
    pool,
    brand,
    customers,
    staff,
    mails,
    lockedOut,
    passwords,
    /** Moves the clock on, for what depends on the time since (not for codes and library sessions). */
    moveClock: (ms: number) => {
      offset += ms
    },
    /** A new browser, at an address of its own unless one is given. */
    browser: (more: { address?: string; userAgent?: string } = {}) =>
      makeBrowser(app, { origin, address: nextAddress(), ...more }),
    async close() {
      await customers.settle()
      await staff.settle()
      await app.close()
      await connection.close()
      await database.drop()
    },
  }
}
