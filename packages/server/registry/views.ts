import { notFound } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type {
  ImpostorLine,
  ImpostorPage,
  OpenedImpostor,
  RegisterDocument,
  RegisterPage,
  RegisterVersion,
} from "@veridesk/contract/registry.ts"
import type { Db } from "../platform/db/connect.ts"
import { mayDecide, mayKeepRegister } from "./access.ts"
import { difference, isActive } from "./entry.ts"
import { lowerAscii } from "./reading.ts"
import {
  changesOf,
  type HistoryRow,
  type ImpostorRow,
  impostorRow,
  impostorRows,
  reportsOf,
  signalsSince,
  waitingChange,
} from "./store.ts"

const DAY_MS = 86_400_000
const SIGNAL_DAYS = 7

/** The register for its editor: as it is, what waits, and what has been. */
export async function registerView(
  o: { db: Db; document: RegisterDocument; keyId: string },
  actor: StaffActor,
): Promise<RegisterPage> {
  const [history, waiting] = await Promise.all([changesOf(o.db), waitingChange(o.db)])
  const published = new Map(
    history.flatMap((row) => (row.version === null ? [] : [[row.version, row.entries]])),
  )
  return {
    version: o.document.version,
    entries: o.document.entries,
    history: history.map((row) => versionView(row, published.get(row.basedOn) ?? [])),
    mayPropose: mayKeepRegister(actor),
    waiting: waiting && {
      id: waiting.id,
      entries: waiting.entries,
      mayDecide: mayDecide(actor, waiting),
      mine: waiting.authorId === actor.id,
    },
    keyId: o.keyId,
  }
}

function versionView(row: HistoryRow, before: HistoryRow["entries"]): RegisterVersion {
  const { id, version, basedOn, note, authorId, authorName, decidedByName, at, decidedAt, entries } = row
  return {
    id,
    version,
    state: version !== null ? "published" : decidedAt ? "declined" : "waiting",
    basedOn,
    note,
    authorId,
    authorName,
    decidedByName,
    at: at.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    ...difference(before, entries),
  }
}

export async function impostorsView(
  o: { db: Db; document: RegisterDocument; now: Date },
  actor: StaffActor,
): Promise<ImpostorPage> {
  const since = new Date(o.now.getTime() - SIGNAL_DAYS * DAY_MS).toISOString().slice(0, 10)
  const [rows, signals] = await Promise.all([impostorRows(o.db), signalsSince(o.db, since)])
  return {
    impostors: rows.map((row) => lineView(row, o.document)),
    // What was asked about before it was listed is ours now and no imitation.
    signals: signals.filter((signal) => !isOurs(signal, o.document)),
    mayDecide: mayKeepRegister(actor),
  }
}

function isOurs(
  { kind, identifier }: { kind: string; identifier: string },
  { entries }: RegisterDocument,
): boolean {
  return entries.some(
    (entry) => isActive(entry) && entry.kind === kind && lowerAscii(entry.address) === identifier,
  )
}

/** @throws Refusal `not-found` */
export async function impostorView(
  o: { db: Db; document: RegisterDocument },
  actor: StaffActor,
  id: string,
): Promise<OpenedImpostor> {
  const [row, reports] = await Promise.all([impostorRow(o.db, id), reportsOf(o.db, id)])
  if (!row) throw notFound()
  return {
    line: lineView(row, o.document),
    reports: reports.map((report) => ({ ...report, at: report.at.toISOString() })),
    mayDecide: mayKeepRegister(actor),
  }
}

function lineView(row: ImpostorRow, { entries }: RegisterDocument): ImpostorLine {
  const { knownForEn, knownForZh, firstReportedAt, lastReportedAt, ...line } = row
  return {
    ...line,
    resemblesAddress: entries.find(({ key }) => key === row.resembles)?.address ?? null,
    knownFor: { en: knownForEn, zh: knownForZh },
    firstReportedAt: firstReportedAt.toISOString(),
    lastReportedAt: lastReportedAt.toISOString(),
  }
}
