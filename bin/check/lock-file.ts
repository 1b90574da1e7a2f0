import { readFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../steps/command.ts"
import type { Outcome } from "../steps/step.ts"

type LockedPackage = { version?: string; resolved?: string; link?: boolean; integrity?: string }

/** The part of package-lock.json that is looked at: what lies in which folder of node_modules. */
export type LockFile = { packages: Record<string, LockedPackage> }

/**
 * The oldest version of a package without a published hole that matters here. A registry mirror may refuse
 * `npm audit`, so this list is kept by hand from the advisories of the packages; a newer entry replaces an
 * older one.
 */
const safeFrom: Record<string, string> = {
  "@better-auth/sso": "1.6.11",
  "better-auth": "1.6.30",
  dompurify: "3.2.4",
  fastify: "5.8.5",
  nodemailer: "9.1.1",
  "sanitize-html": "2.17.4",
  undici: "7.0.0",
  ws: "8.17.1",
}

/** Every installed copy of a package on the list above, nested ones too, is at least as new as it must be. */
export async function checkSafeVersions(lock: LockFile = readLockFile()): Promise<Outcome> {
  const found = Object.entries(lock.packages).flatMap(([path, { version }]) => {
    const name = path.split("node_modules/").at(-1) ?? ""
    const least = safeFrom[name]
    if (!least || !version || !isOlder(version, least)) return []
    return [`${path} is ${version}; versions before ${least} have known holes`]
  })
  return { ok: found.length === 0, output: found.join("\n") }
}

/**
 * The lock file pins every package by its digest and names no host: whoever installs takes the packages from
 * the registry of their own choice.
 */
export async function checkLockFile(lock: LockFile = readLockFile()): Promise<Outcome> {
  const found = Object.entries(lock.packages).flatMap(([path, { resolved, link, integrity }]) => {
    const faults: string[] = []
    if (resolved && !link)
      faults.push(`${path} names ${resolved}; install with omit-lockfile-registry-resolved=true`)
    if (path.includes("node_modules/") && !link && !integrity) faults.push(`${path} has no integrity digest`)
    return faults
  })
  return { ok: found.length === 0, output: found.join("\n") }
}

function readLockFile(): LockFile {
  return JSON.parse(readFileSync(join(repository, "package-lock.json"), "utf8")) as LockFile
}

/** Compares the three numbers of two versions; what follows a dash is left out. */
function isOlder(version: string, least: string): boolean {
  const numbers = (text: string) => (text.split("-")[0] ?? "").split(".").map(Number)
  const [a, b] = [numbers(version), numbers(least)]
  for (const index of [0, 1, 2]) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
