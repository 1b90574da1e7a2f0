import type { BlobStore } from "./platform/blobs/index.ts"
import type { Clock } from "./platform/clock.ts"
import type { Config } from "./platform/config.ts"
import type { Connection } from "./platform/db/connect.ts"
import type { Bell } from "./platform/events/bell.ts"
import type { Log } from "./platform/log.ts"
import type { Mailer } from "./platform/mail/mailer.ts"
import type { Metrics } from "./platform/metrics.ts"

/** What serve.ts has opened and app.ts builds the features on. */
export type Services = {
  config: Config
  connection: Connection
  /** For readers and jobs: commits that need not wait for the disk. */
  background: Connection
  log: Log
  metrics: Metrics
  clock: Clock
  bell: Bell
  blobs: BlobStore
  /** Where uploads arrive before they are checked. */
  uploadFolder: string
  /** The installation's secret. */
  secret: string
  /** What stands in the address bar, without a slash at its end. */
  publicUrl: string
  /** Origins from which our own pages may open a socket. */
  origins: () => string[]
  /** Null where no mail server is set: mails are kept and shown. */
  mailer: Mailer | null
  /** As makeHttp takes it; tests, whose machine may do other things for seconds, say 0. */
  standstillMs?: number
}
