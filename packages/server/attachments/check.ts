import { createReadStream } from "node:fs"
import { readdir, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { attachmentLimits } from "@veridesk/contract/attachment-formats.ts"
import type { Attachment, RefusalValues } from "./attachment.ts"
import { inspect, type Passed } from "./inspection/inspect.ts"
import { isRefused, type Refused } from "./inspection/verdict.ts"
import type { Attachments } from "./open.ts"
import * as store from "./store.ts"

/** A process says this often that its checks are alive; one that was silent for the lease is believed dead. */
const RENEW_MS = 1000
const LEASE_MS = 4000
const LOOK_MS = 250
const PUTS = 3
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function arrivedAt(a: Attachments, id: string): string {
  return join(a.folder, id)
}

/** The whole file is there: has it checked, once, and doesn't wait for that. */
export async function arrived(a: Attachments, id: string): Promise<void> {
  if (await store.startCheck(a.db, { id, leaseUntil: newLease(a) })) runCheck(a, id)
}

/** Checks an upload in state "checking". Ends with a row that is ready, refused, or (where the database fails) the same. */
function runCheck(a: Attachments, id: string): void {
  const check = a
    .inspecting(() => settle(a, id))
    .catch((error: unknown) =>
      a.log.error({ attachment: id, error: nameOf(error) }, "an upload's check broke off"),
    )
    .finally(() => a.checks.delete(id))
  a.checks.set(id, check)
  a.renewing ??= renewLeases(a)
}

/** Goes on for as long as there is anything to check. */
function renewLeases(a: Attachments): NodeJS.Timeout {
  const timer = setInterval(() => {
    const ids = [...a.checks.keys()]
    if (ids.length === 0) {
      clearInterval(timer)
      a.renewing = null
      return
    }
    store.renewLeases(a.db, { ids, leaseUntil: newLease(a) }).catch((error: unknown) => {
      a.log.warn({ error: nameOf(error) }, "the leases of running checks could not be renewed")
    })
  }, RENEW_MS)
  return timer.unref()
}

function newLease(a: Attachments): Date {
  return new Date(a.clock().getTime() + LEASE_MS)
}

/**
 * Waits until an upload is checked, but not for ever. A check whose process died is done here after all, as soon as its
 * lease is over: whoever sends a form again after a crash gets an answer instead of being told to wait.
 */
export async function checked(a: Attachments, o: { id: string; mostMs: number }): Promise<void> {
  const patience = new AbortController()
  const enough = pause(o.mostMs, undefined, { signal: patience.signal }).catch(() => {})
  await Promise.race([checkedSomewhere(a, o.id, patience.signal), enough])
  patience.abort()
}

async function checkedSomewhere(a: Attachments, id: string, patience: AbortSignal): Promise<void> {
  for (;;) {
    await a.checks.get(id)
    if (patience.aborted || (await store.find(a.db, id))?.state !== "checking") return
    await takeUpAbandoned(a)
    if (!a.checks.has(id)) await pause(LOOK_MS)
  }
}

/**
 * Takes up what a process left behind when it died: checks that nobody finished, and whole files that nobody began to
 * check. Called at the start and every minute.
 */
export async function recheck(a: Attachments): Promise<void> {
  await takeUpAbandoned(a)
  const names = (await readdir(a.folder)).filter((name) => UUID.test(name))
  for (const id of await store.uploadingIds(a.db, names)) await arrivedIfWhole(a, id)
}

async function takeUpAbandoned(a: Attachments): Promise<void> {
  const abandoned = await store.claimAbandoned(a.db, { now: a.clock(), leaseUntil: newLease(a) })
  for (const id of abandoned) if (!a.checks.has(id)) runCheck(a, id)
}

/** For an upload whose last byte came but whose end nobody heard of, since the process or the database went away. */
export async function arrivedIfWhole(a: Attachments, id: string): Promise<void> {
  const upload = await a.arriving.getUpload(id).catch(() => null)
  if (upload && upload.offset === upload.size) await arrived(a, id)
}

async function settle(a: Attachments, id: string): Promise<void> {
  const row = await store.find(a.db, id)
  const path = arrivedAt(a, id)
  const safePath = `${path}.safe`
  // While it waited for its turn it may have been removed; then only its files are left to clear.
  if (row?.state === "checking") {
    const verdict = await inspectArrived(a, { row, path, safePath })
    if (isRefused(verdict)) {
      await store.refuse(a.db, { id, refusal: verdict.refused, values: valuesFor(a, verdict) })
      a.log.info({ attachment: id, code: verdict.refused }, "an upload was refused")
    }
  }
  await rm(safePath, { force: true })
  await rm(path, { force: true })
  await rm(`${path}.json`, { force: true })
}

async function inspectArrived(
  a: Attachments,
  o: { row: Attachment; path: string; safePath: string },
): Promise<Refused | "settled"> {
  try {
    const { limits, scanner } = a
    const verdict = await inspect({ path: o.path, safePath: o.safePath, name: o.row.name, limits, scanner })
    return isRefused(verdict) ? verdict : await keep(a, o.row.id, verdict)
  } catch (error) {
    a.log.error({ attachment: o.row.id, error: nameOf(error) }, "an upload could not be kept")
    return { refused: "not-kept" }
  }
}

/** Bytes first, then the row that names them; see `store.keep` for the one moment between. */
async function keep(a: Attachments, id: string, passed: Passed): Promise<"settled"> {
  const { name, mediaType, width, height, facts } = passed
  for (let attempt = 1; attempt <= PUTS; attempt++) {
    const { size } = await stat(passed.path)
    const whole = await a.blobs.put(createReadStream(passed.path))
    const thumbnail = passed.thumbnail ? (await a.blobs.put(passed.thumbnail)).sha256 : null
    const addresses = [whole.sha256, ...(thumbnail ? [thumbnail] : [])]
    const kept = { name, mediaType, size, sha256: whole.sha256, thumbnail, width, height, facts }
    const stillThere = async () =>
      (await Promise.all(addresses.map((one) => a.blobs.has(one)))).every(Boolean)
    const outcome = await store.keep(a.db, { id, kept, stillThere })
    if (outcome === "ready") return "settled"
    if (outcome === "over") {
      for (const address of addresses) await store.forget(a.db, address, () => a.blobs.remove(address))
      return "settled"
    }
  }
  throw new Error("the bytes went away as often as they were put")
}

function valuesFor(a: Attachments, verdict: Refused): RefusalValues {
  const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2)
  return {
    fileLimit: megabytes(a.limits.bytes),
    videoLimit: megabytes(a.limits.videoBytes),
    max: attachmentLimits.perMessage,
    ...verdict.values,
  }
}

/** Errors of the disk carry paths and of the database values; the log gets their kind only. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown"
  return "code" in error ? `${error.name} ${String(error.code)}` : error.name
}
