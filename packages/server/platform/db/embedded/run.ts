import { execFile } from "node:child_process"
import type { Account } from "./account.ts"

/** What a program said and how it ended; `status` is null when it was killed or could not even be started. */
export type Outcome = { status: number | null; output: string }

/**
 * Runs one of PostgreSQL's programs to its end, under `account`.
 *
 * The working folder is `/` because the account may not be able to enter ours; messages are asked for in English
 * (`LC_ALL=C`) because faults are told apart by them. Never throws: the caller reads the outcome.
 */
export function runAs(o: {
  account: Account
  program: string
  args: string[]
  env?: Record<string, string>
}): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = {
      cwd: "/",
      env: programEnv(o.env),
      maxBuffer: 16 * 1024 * 1024,
      timeout: 120_000,
      ...identity(o.account),
    }
    execFile(o.program, o.args, options, (error, stdout, stderr) => {
      const status = error ? (typeof error.code === "number" ? error.code : null) : 0
      resolve({ status, output: stdout + stderr + (status === null && error ? error.message : "") })
    })
  })
}

/** The whole environment a program of PostgreSQL gets: nothing of ours leaks in (PGDATA, PGPORT, PGOPTIONS, …). */
export function programEnv(extra: Record<string, string> = {}): Record<string, string> {
  return { PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C", TZ: "UTC", ...extra }
}

/** Spawn options that put a program under `account`. */
export function identity(account: Account): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}
