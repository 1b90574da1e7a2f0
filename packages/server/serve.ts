import { mkdir } from "node:fs/promises"
import { createServer } from "node:net"
import { join } from "node:path"
import { makeApp } from "./app.ts"
import type { DemoAccess } from "./demo/index.ts"
import { openBlobs } from "./platform/blobs/index.ts"
import { systemClock } from "./platform/clock.ts"
import type { Config } from "./platform/config.ts"
import { connect } from "./platform/db/connect.ts"
import { migrate } from "./platform/db/migrate.ts"
import { hangBell } from "./platform/events/bell.ts"
import { startFollower, startReaders } from "./platform/events/reader.ts"
import { openTail } from "./platform/events/tail.ts"
import { healthRoutes } from "./platform/http/health.ts"
import { migrateJobs, startJobs } from "./platform/jobs/jobs.ts"
import { installationSecret } from "./platform/keys.ts"
import type { Log } from "./platform/log.ts"
import type { Mailer } from "./platform/mail/mailer.ts"
import { makeMetrics } from "./platform/metrics.ts"
import { releaseMemoryOnce } from "./platform/release-memory.ts"

/** What is to be started, and where sentences for whoever is watching go. */
export type Order = { config: Config; demo: boolean; print: (line: string) => void }

/** What is open so far: it is closed in the reverse order, at the end or after a fault. */
export type Opened = (() => Promise<void> | void)[]

export type Served = {
  addresses: { name: string; url: string }[]
  adminLink?: string
  /** How to sign in as one of the made-up people; their present code is shown at `codeUrl`. */
  demo?: DemoAccess & { codeUrl: string }
}

/**
 * Everything above the database: schema, features, readers, jobs, HTTP and sockets. It adds what it opens to `opened`.
 * @throws SetupFault with what is wrong and what to do
 */
export async function serve(
  o: Order,
  { log, databaseUrl, opened }: { log: Log; databaseUrl: string; opened: Opened },
): Promise<Served> {
  const { config } = o
  for (const name of (await migrate(databaseUrl, () => {})).applied) o.print(`Schema ${name} is in place.`)
  const connection = connect(databaseUrl, { max: config.databasePool, name: "veridesk" })
  opened.push(connection.close)
  const background = connect(databaseUrl, { max: 8, name: "veridesk background", background: true })
  opened.push(background.close)
  await migrateJobs(connection.pool)
  const bell = await hangBell({ url: databaseUrl, log })
  opened.push(bell.close)

  const port = config.port === 0 ? await freePort(config.host) : config.port
  // A name, not an address: browsers take passkeys for names only.
  const publicUrl = config.publicUrl ?? `http://${LOCAL.has(config.host) ? "localhost" : config.host}:${port}`
  const metrics = makeMetrics()
  const mailer = await mailerOf(config.mail)
  if (mailer) opened.push(mailer.close)
  const uploadFolder = join(config.dataDir, "uploads")
  await mkdir(uploadFolder, { recursive: true, mode: 0o700 })
  const app = await makeApp({
    config,
    connection,
    background,
    log,
    metrics,
    clock: systemClock,
    bell,
    blobs: await openBlobs(
      config.s3
        ? { kind: "s3", ...config.s3, spoolFolder: join(config.dataDir, "spool") }
        : { kind: "local", folder: join(config.dataDir, "files") },
    ),
    uploadFolder,
    secret: await installationSecret(config.dataDir),
    publicUrl,
    origins: () => [new URL(publicUrl).origin, `http://${config.host}:${port}`],
    mailer,
  })
  opened.push(app.close)
  const demo = o.demo ? await app.openDemo() : await app.lockDemo()
  if (o.demo && !demo) o.print("This data is in use already, so nobody of the demo was added to it.")
  healthRoutes(app.http, { db: connection.db, metrics, mailer, metricsToken: config.metricsToken })

  const tail = openTail({ db: connection.db, bell })
  opened.push(tail.close)
  const reading = { bell, log, tail }
  opened.push(startReaders({ ...reading, db: background.db, listeners: app.listeners }).stop)
  opened.push((await startFollower({ ...reading, name: "live", db: connection.db, handle: app.live })).stop)
  opened.push(
    (
      await startJobs({
        db: connection.db,
        pool: connection.pool,
        url: databaseUrl,
        log,
        tasks: app.tasks,
        crontab: app.crontab,
      })
    ).close,
  )
  await app.http.listen({ host: config.host, port })
  const mailIn = await app.openMailDoors()
  const adminLink = await app.firstAdminLink()
  opened.push(releaseMemoryOnce())
  return {
    addresses: [
      { name: "Help site", url: publicUrl },
      { name: "Desk", url: `${publicUrl}/desk/` },
      ...(mailIn ? [{ name: "Mail receiver", url: mailIn }] : []),
      ...(config.mail.devPage ? [{ name: "Mails", url: `${publicUrl}/dev/mail` }] : []),
    ],
    ...(adminLink ? { adminLink } : {}),
    ...(demo ? { demo: { ...demo, codeUrl: `${publicUrl}/dev/code` } } : {}),
  }
}

/** Null where no mail server is set; what talks to one is read only where there is one. */
async function mailerOf({ smtpUrl, from }: Config["mail"]): Promise<Mailer | null> {
  if (!smtpUrl) return null
  const { connectMailer } = await import("./platform/mail/mailer.ts")
  return connectMailer({ smtpUrl, from })
}

const LOCAL = new Set(["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"])

/** Tests and demos ask for any port; links and cookies need to know it before the server listens. */
async function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen({ host, port: 0 }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}
