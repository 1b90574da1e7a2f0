import type pg from "pg"
import { newId } from "../../packages/contract/ids.ts"
import { file, makeSubmission } from "./file-by-http.ts"
import type { Person } from "./open-sessions.ts"

/** A customer with everything that others must not see, and the words by which one would know it. */
export type Victim = {
  person: Person
  number: string
  /** Everything of theirs that has an id, by what it is. */
  ids: Record<string, string>
  /** Texts that stand in what is theirs and nowhere else. */
  texts: string[]
}

/**
 * Gives a customer a ticket with a file, an upload that is in no ticket yet, an agent's answer and an agent's note.
 * `agent` writes the latter two.
 */
export async function prepareVictim(
  url: string,
  pool: pg.Pool,
  o: { victim: Person; agent: Person },
): Promise<Victim> {
  const mark = newId().slice(-12)
  const word = (what: string) => `${what}-of-the-victim-${mark}`
  const submission = makeSubmission(o.victim, [
    { name: `${word("file")}.log`, bytes: Buffer.from(`${word("content")}\n`) },
  ])
  const description = `${submission.description} ${word("story")}`
  const number = await file(url, { ...submission, description })
  if (!number) throw new Error("the victim's ticket was not taken")
  const [conversation] = (
    await pool.query<{ id: string }>("select id from conversations where number = $1", [number])
  ).rows
  if (!conversation) throw new Error(`there is no ticket ${number}`)
  const upload = await looseUpload(url, o.victim, { name: `${word("upload")}.log`, content: word("bytes") })
  const answer = await write(url, o.agent, { id: conversation.id, kind: "replies", body: word("answer") })
  const note = await write(url, o.agent, { id: conversation.id, kind: "notes", body: word("note") })
  const ids = await idsOf(pool, conversation.id, o.victim)
  return {
    person: o.victim,
    number,
    ids: { ...ids, conversation: conversation.id, upload, answer, note },
    texts: [
      word("file"),
      word("content"),
      word("story"),
      word("upload"),
      word("bytes"),
      word("answer"),
      word("note"),
      submission.txid,
      o.victim.email,
    ],
  }
}

async function looseUpload(
  url: string,
  person: Person,
  o: { name: string; content: string },
): Promise<string> {
  const form = new FormData()
  form.append("files", new Blob([`${o.content}\n`]), o.name)
  const headers = { cookie: person.cookie, "sec-fetch-site": "same-origin" }
  const response = await fetch(`${url}/attachments`, { method: "POST", headers, body: form })
  const { files } = (await response.json()) as { files: { id: string; state: string }[] }
  const [upload] = files
  if (upload?.state !== "ready") throw new Error("the victim's upload was not taken")
  return upload.id
}

async function write(
  url: string,
  agent: Person,
  o: { id: string; kind: "replies" | "notes"; body: string },
): Promise<string> {
  const messageId = newId()
  const response = await fetch(`${url}/api/desk/conversations/${o.id}/${o.kind}`, {
    method: "POST",
    headers: { cookie: agent.cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ messageId, body: o.body, basedOn: 1, anyway: true }),
  })
  if (response.status !== 200) throw new Error(`the agent could not write: ${await response.text()}`)
  return messageId
}

async function idsOf(pool: pg.Pool, conversationId: string, victim: Person): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ message: string; attachment: string; session: string }>(
    `select m.id as message, a.id as attachment, s.id as session
     from messages m join attachments a on a.message_id = m.id
     join customer_sessions s on s.account_id = $2
     where m.conversation_id = $1`,
    [conversationId, victim.id],
  )
  if (!rows[0]) throw new Error("the victim's ticket has no file")
  return { ...rows[0], customer: victim.id }
}
