import type { Routing, Stops, VersionFacts, Workloads } from "@veridesk/contract/assignment.ts"
import type { Db } from "../platform/db/connect.ts"
import { defaultRules } from "./default-rules.ts"
import { type House, warningsOf } from "./rule.ts"
import { activeVersion, newestStops, ruleSetOf, type VersionRow, versionRows, workloadRows } from "./store.ts"

/** The newest version with what is doubtful in it, and those before it. */
export async function routingView(db: Db, house: House, now: Date): Promise<Omit<Routing, "forms">> {
  const [active, versions] = await Promise.all([activeVersion(db, now), versionRows(db)])
  const latest = versions[0]?.version ?? 0
  const set = (await ruleSetOf(db, latest)) ?? defaultRules
  return {
    active: active ?? 0,
    latest,
    set,
    warnings: warningsOf(set, house),
    versions: versions.map(versionView),
  }
}

function versionView({ createdAt, activeFrom, ...row }: VersionRow): VersionFacts {
  return { ...row, createdAt: createdAt.toISOString(), activeFrom: activeFrom.toISOString() }
}

const STOPS = 50

/** The newest loops that were stopped. */
export async function stopsView(db: Db): Promise<Stops> {
  const rows = await newestStops(db, STOPS)
  return { stops: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
}

/** Who can be given work, how much they have and how much they can have. */
export async function workloadsView(db: Db, now: Date): Promise<Workloads> {
  const rows = await workloadRows(db, now)
  return {
    people: rows
      .filter(({ active }) => active)
      .map(({ away, signedIn, active: _active, ...row }) => ({
        ...row,
        state: away ? ("away" as const) : signedIn ? ("available" as const) : ("signed-out" as const),
      })),
  }
}

/** Teams and people as far as rules name them. */
export async function houseOf(db: Db, teams: House["teams"], now: Date): Promise<House> {
  return { teams, people: await workloadRows(db, now) }
}
