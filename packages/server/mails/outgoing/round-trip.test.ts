import { afterAll, beforeAll, expect, test } from "vitest"
import { openPostOffice, type PostOffice } from "../testing/post-office.ts"

let post: PostOffice
beforeAll(async () => {
  post = await openPostOffice({ jobs: true })
})
afterAll(() => post.close())

/** Mails of ours about a conversation, as they went out. */
async function sentAbout(conversationId: string | null) {
  await post.house.settle()
  const waiting = "select count(*)::int as n from outgoing_mails where state in ('queued', 'sending')"
  await expect
    .poll(async () => (await post.house.pool.query(waiting)).rows[0].n, { timeout: 30_000, interval: 100 })
    .toBe(0)
  const { rows } = await post.house.pool.query(
    `select o.kind, k.recipient, k.subject, k.body, k.headers from kept_mails k join outgoing_mails o on o.id = k.id
     where o.conversation_id = $1 order by o.id`,
    [conversationId],
  )
  return rows
}

test("a mail is received, acknowledged, answered and answered back, in one conversation and the language of its writer", async () => {
  const first = await post.send({
    from: "林晓 <xiao.lin@mail.example>",
    subject: "充值未到账",
    text: "你好，我昨天充值的 USDT 还没有到账，请帮忙查询。",
  })
  expect(first.fate).toBe("conversation")
  const [receipt, ...others] = await sentAbout(first.conversationId)
  expect(others).toEqual([])
  expect(receipt).toMatchObject({ kind: "mail-received", recipient: "xiao.lin@mail.example" })
  expect(receipt.subject).toMatch(/^Kestrel：工单 \d{4} \d{4} \d{2} 已收到$/)
  expect(receipt.body).not.toContain("还没有到账，请帮忙")
  expect(receipt.body).toMatch(/\/locked-out\/continue\?token=[\w-]{43}/)

  const sent = await post.answer(first.conversationId ?? "", "我们正在核查这笔充值。")
  expect(sent.subject).toBe("Re: 充值未到账")
  const back = await post.send(
    {
      from: "林晓 <xiao.lin@mail.example>",
      to: sent.replyTo,
      subject: "回复：Re: 充值未到账",
      inReplyTo: `<${sent.messageId}>`,
      text: "谢谢，等你们的消息。",
    },
    { to: ["support@kestrel.example"] },
  )
  expect(back.conversationId).toBe(first.conversationId)
  const said = await post.messages(first.conversationId ?? "")
  expect(said.map(({ side }) => side)).toEqual(["customer", "staff", "customer"])
  // One receipt, and none for what was added.
  expect((await sentAbout(first.conversationId)).filter(({ kind }) => kind === "mail-received")).toHaveLength(
    1,
  )
})

test("a sender whose mail proves nothing hears nothing by itself", async () => {
  const spoofed = await post.send(
    {
      from: "victim@plain.example",
      subject: "WIN 5 BTC at evil.example",
      text: "Click https://evil.example now",
    },
    { signedBy: null },
  )
  expect(spoofed.fate).toBe("conversation")
  expect(await sentAbout(spoofed.conversationId)).toEqual([])
})
