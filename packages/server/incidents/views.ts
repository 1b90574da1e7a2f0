import type {
  IncidentAnswer,
  IncidentTicket,
  IncidentView,
  OpenedIncident,
} from "@veridesk/contract/incidents.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { Db } from "../platform/db/connect.ts"
import { type AnswerRow, answersOf } from "./answers/store.ts"
import { allIncidents, type Counted, incidentById, incidentOf, type Ticket, ticketsOf } from "./store.ts"

type NamesOf = (ids: string[]) => Promise<Map<string, string>>
export type Reading = { db: Db; namesOf: NamesOf }

const MOST_INCIDENTS = 100
const MOST_TICKETS = 200
const MOST_ANSWERS = 20

export async function incidentList({ db, namesOf }: Reading): Promise<IncidentView[]> {
  const incidents = await allIncidents(db, MOST_INCIDENTS)
  const names = await namesOf([...new Set(incidents.map(({ madeBy }) => madeBy))])
  return incidents.map((incident) => view(incident, names))
}

export async function incidentOfTicket(
  { db, namesOf }: Reading,
  conversationId: string,
): Promise<IncidentView | null> {
  const incident = await incidentOf(db, conversationId)
  return incident && view(incident, await namesOf([incident.madeBy]))
}

/** An incident with its tickets and answers: four statements. */
export async function openedIncident({ db, namesOf }: Reading, id: string): Promise<OpenedIncident> {
  const [incident, tickets, answers] = await Promise.all([
    incidentById(db, id),
    ticketsOf(db, id, MOST_TICKETS),
    answersOf(db, id, MOST_ANSWERS),
  ])
  if (!incident) throw notFound()
  const names = await namesOf([...new Set([incident.madeBy, ...answers.map(({ madeBy }) => madeBy)])])
  return {
    incident: view(incident, names),
    tickets: tickets.map(ticketView),
    answers: answers.map((answer) => answerView(answer, names)),
  }
}

export function ticketView(ticket: Ticket): IncidentTicket {
  return { ...ticket, createdAt: ticket.createdAt.toISOString() }
}

function view(incident: Counted, names: Map<string, string>): IncidentView {
  return {
    ...incident,
    madeBy: names.get(incident.madeBy) ?? "",
    madeAt: incident.madeAt.toISOString(),
    updatedAt: incident.updatedAt.toISOString(),
  }
}

function answerView(row: AnswerRow, names: Map<string, string>): IncidentAnswer {
  const { id, state, resolves, body, held, sent, withdrawn, skipped, left } = row
  return {
    id,
    state,
    resolves,
    body,
    madeBy: names.get(row.madeBy) ?? "",
    sendAt: row.sendAt.toISOString(),
    counts: { held, sent, withdrawn, skipped },
    skipped: left,
  }
}
