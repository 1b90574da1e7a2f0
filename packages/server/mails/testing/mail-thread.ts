import { newId } from "@veridesk/contract/ids.ts"

type Pool = { query(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }> }

/** A mailbox of the house, as an administrator would set it up. */
export async function giveMailbox(
  pool: Pool,
  o: { address?: string; key?: string; formKey?: string } = {},
): Promise<{ id: string; address: string }> {
  const { address = "support@help.kestrel.example", key = "support", formKey = "other" } = o
  const { rows } = await pool.query(
    `insert into mailboxes (id, key, brand_id, address, name_en, name_zh, form_key, signature_en, signature_zh)
     select $1, $2, id, $3, 'Kestrel Support', 'Kestrel 客户支持', $4, 'Kestrel Exchange, support day and night',
       'Kestrel 交易所，全天候支持' from brands limit 1
     on conflict (key) do update set address = excluded.address, form_key = excluded.form_key, name_en = excluded.name_en,
       name_zh = excluded.name_zh, signature_en = excluded.signature_en, signature_zh = excluded.signature_zh
     returning id`,
    [newId(), key, address, formKey],
  )
  return { id: String(rows[0]?.["id"]), address }
}

/** Makes a conversation one that somebody began by mail. */
export async function beganByMail(
  pool: Pool,
  o: {
    conversationId: string
    mailboxId: string
    from: string | null
    aligned?: boolean
    automatic?: boolean
    subject?: string
    rfcIds?: string[]
  },
): Promise<void> {
  const { aligned = true, automatic = false, subject = "充值未到账", rfcIds = ["first@mail.example"] } = o
  await pool.query(
    `insert into mail_threads (conversation_id, mailbox_id, correspondent, aligned, automatic, acknowledge, subject, last_rfc_id, rfc_ids)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      o.conversationId,
      o.mailboxId,
      o.from,
      aligned,
      automatic,
      aligned && !automatic,
      subject,
      rfcIds.at(-1),
      rfcIds,
    ],
  )
  if (o.from)
    await pool.query(
      "insert into mail_participants (conversation_id, address, since) values ($1, $2, now()) on conflict do nothing",
      [o.conversationId, o.from],
    )
}
