import type { Row } from "../../channels/email/read/testing/corpus/row.ts"
import {
  type Before,
  type Conversation,
  firstMail,
  type Story,
} from "../../channels/email/read/testing/corpus/story.ts"
import { signedWith } from "../../channels/email/testing/signatures.ts"
import type { Agent } from "../../platform/testing/house.ts"
import { bounceAddress, tokenIn } from "../outgoing/outgoing.ts"
import { inLanes } from "./in-lanes.ts"
import type { PostOffice } from "./post-office.ts"

/** A story in a house; `endsIn`: the conversation in which a mail of it goes on. */
export type Begun = { story: Story; endsIn: string }

/** Begins the stories of all rows that have one, each with a writer and a conversation of its own; by the rows' names. */
export async function beginStories(post: PostOffice, rows: Row[]): Promise<Map<string, Begun>> {
  const ruben = await post.house.agent({ name: "Ruben", role: "lead" })
  await post.house.pool.query(
    "insert into mail_blocks (what, by, note, at) values ('@blocked.example', $1, '', now())",
    [ruben.id],
  )
  const other = await begin(post, { address: "suyu@watched.example", before: "answered", ruben })
  const told = [...rows.entries()].filter(([, { before = "nothing" }]) => before !== "nothing")
  const begun = await inLanes(told, async ([at, { name, before = "nothing" }]) => {
    const { conversation, endsIn } = await begin(post, {
      address: `odile-${at}@watched.example`,
      before,
      ruben,
    })
    return [name, { story: { ...conversation, other: other.conversation }, endsIn }] as const
  })
  return new Map(begun)
}

type Beginning = { address: string; before: Before; ruben: Agent }

async function begin(
  post: PostOffice,
  { address, before, ruben }: Beginning,
): Promise<{ conversation: Conversation; endsIn: string }> {
  const opened = async (mail: Buffer) => {
    const [fate] = await post.deliver(await signedWith(mail, { by: "watched.example" }), { from: address })
    if (!fate?.conversationId) throw new Error(`a story's first mail opened nothing: ${fate?.reason}`)
    return fate.conversationId
  }
  const id = await opened(firstMail(address))
  const { number } = await post.conversation(id)
  const conversation = { address, theirs: `first.${address}`, number: String(number) }
  if (before === "written") return { conversation: { ...conversation, ...NO_ANSWER }, endsIn: id }
  const ours = await post.answer(id, "It is being signed now.")
  const token = tokenIn(ours.replyTo)?.token ?? ""
  const bounceTo = bounceAddress("support@kestrel.example", token)
  const answered = { ...conversation, ours: ours.messageId, replyTo: ours.replyTo, token, bounceTo }
  if (before === "merged") {
    const second = firstMail(address).toString("latin1").replace("<first.", "<second.")
    const intoId = await opened(Buffer.from(second.replace("Subject: ", "Subject: Another "), "latin1"))
    await asked(ruben, `${id}/merge`, { intoId, reason: "the same withdrawal" })
    return { conversation: answered, endsIn: intoId }
  }
  if (before === "solved" || before === "over") await asked(ruben, `${id}/status`, { status: "solved" })
  if (before === "over")
    await post.house.pool.query(
      "update conversations set solved_at = solved_at - interval '1 year' where id = $1",
      [id],
    )
  return { conversation: answered, endsIn: id }
}

async function asked(agent: Agent, path: string, body: object): Promise<void> {
  const { status, body: said } = await agent.json("POST", `/api/desk/conversations/${path}`, {
    requestId: crypto.randomUUID(),
    ...body,
  })
  if (status !== 200) throw new Error(`${path} was refused: ${JSON.stringify(said)}`)
}

const NO_ANSWER = { ours: "", replyTo: "", token: "", bounceTo: "" }
