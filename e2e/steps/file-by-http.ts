import { randomBytes } from "node:crypto"
import { newId } from "../../packages/contract/ids.ts"
import type { Person } from "./open-sessions.ts"

/** A deposit ticket as a client holds it until it has its number; the request id stays the same however often it is sent. */
export type Submission = {
  requestId: string
  person: Person
  txid: string
  amount: string
  description: string
  files: { name: string; bytes: Buffer<ArrayBuffer> }[]
}

export function makeSubmission(person: Person, files: Submission["files"]): Submission {
  const requestId = newId()
  return {
    requestId,
    person,
    txid: randomBytes(32).toString("hex"),
    amount: `${1 + randomBytes(2).readUInt16BE()}.5`,
    description: `下午两点转出，钱包显示成功，账户一直没有变化。 ${requestId}`,
    files,
  }
}

/**
 * Sends a ticket the way the form does.
 * @returns its number, or null where the client can't know what became of it: the connection broke, or the server asked
 * for patience
 * @throws Error where it was refused
 */
export async function file(url: string, s: Submission): Promise<string | null> {
  const form = new FormData()
  const fields = {
    requestId: s.requestId,
    type: "deposit-not-credited",
    pair: "USDT/tron",
    txid: s.txid,
    address: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    amount: s.amount,
    "sent.at": "2026-11-22T14:05",
    "sent.precision": "minute",
    "sent.zone": "Asia/Shanghai",
    description: s.description,
    act: "submit",
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { name, bytes } of s.files) form.append("files", new Blob([bytes]), name)
  const answer = await ask(`${url}/tickets/new`, { method: "POST", headers: headersOf(s.person), body: form })
  if (!answer || answer.status === 503) return null
  const number = /^\/tickets\/(\d{10})\/receipt$/.exec(locationIn(answer.text))?.[1]
  if (!number) throw new Error(`a ticket was refused with ${answer.status}: ${answer.text.slice(0, 500)}`)
  return number
}

function headersOf(person: Person): Record<string, string> {
  return {
    cookie: person.cookie,
    accept: "application/json",
    "accept-language": "zh-CN",
    "sec-fetch-site": "same-origin",
  }
}

async function ask(url: string, init: RequestInit): Promise<{ status: number; text: string } | null> {
  try {
    const response = await fetch(url, init)
    return { status: response.status, text: await response.text() }
  } catch {
    return null
  }
}

function locationIn(text: string): string {
  const answer = JSON.parse(text) as { outcome?: string; location?: string }
  return answer.outcome === "done" ? (answer.location ?? "") : ""
}
