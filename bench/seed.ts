import type pg from "pg"

export type Seeded = { conversations: number; messages: number; perSecond: number }

/**
 * Fills the tables with conversations as an exchange has them, by set-based SQL: three in ten wait for an answer, a
 * quarter belongs to one of forty agents, four teams, five conversations a customer. Counters and statistics are right
 * afterwards, and no reader of the log is told about it. For measuring only: the hashes of its events are no chains,
 * and its ticket numbers have no check digits. The same count and seed give the same rows.
 */
export async function seedConversations(
  pool: pg.Pool,
  o: { count: number; messagesEach: number; seed?: number },
): Promise<Seeded> {
  const from = performance.now()
  const { count, messagesEach, seed = 7 } = o
  const holder = await pool.connect()
  try {
    // While their rows are held, the readers of a running product wait; then they stand behind all of this.
    await holder.query("begin")
    await holder.query(
      "insert into readers (name, xid, id) values ('counts', '0', 0), ('mail', '0', 0) on conflict do nothing",
    )
    await holder.query("select 1 from readers for update")
    const indexes = await dropIndexes(pool)
    await pool.query(prepared(PEOPLE, seed), [Math.ceil(count / 5) + 1])
    const half = Math.ceil(count / 2)
    const parts = [
      [1, half],
      [half + 1, count],
    ]
    await Promise.all(
      parts.map(async ([first = 1, last = 0]) => {
        const client = await pool.connect()
        try {
          await client.query("set synchronous_commit = off; set work_mem = '64MB'")
          await client.query(prepared(FACTS, seed), [first, last, count])
          for (const text of [CONVERSATIONS, MESSAGES, EVENTS]) {
            await client.query(prepared(text, seed), [messagesEach])
          }
        } finally {
          client.release(true)
        }
      }),
    )
    await inLanes(2, indexes, async (definition) => {
      const client = await pool.connect()
      try {
        await client.query("set maintenance_work_mem = '256MB'")
        await client.query(definition)
      } finally {
        client.release(true)
      }
    })
    await holder.query(
      `update readers set xid = last.xid, id = last.id
       from (select xid, id from events order by xid desc, id desc limit 1) last`,
    )
    await holder.query(COUNTS)
    await holder.query("commit")
  } catch (error) {
    await holder.query("rollback")
    throw error
  } finally {
    holder.release()
  }
  for (const table of TABLES) await pool.query(`vacuum (analyze) ${table}`)
  const seconds = (performance.now() - from) / 1000
  return { conversations: count, messages: count * messagesEach, perSecond: Math.round(count / seconds) }
}

const TABLES = ["customers", "conversations", "messages", "events"]

/** Rows come in faster where no index grows with them; those of keys stay. @returns how to make the others again */
async function dropIndexes(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid::regclass::text = any($1)
       and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
     order by pg_relation_size(i.indexrelid) desc, name`,
    [TABLES],
  )
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

async function inLanes<T>(lanes: number, items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/**
 * What the statements are made of, put in as text since PostgreSQL would call functions a million times:
 *   roll(x, k): the k-th throw of conversation x, 0 … 1;  id(kind, x): an id in the order of x, as UUIDv7 has it.
 */
function prepared(text: string, seed: number): string {
  return text
    .replace(
      /\broll\(([\w.]+), (\d+)\)/g,
      `((hashint8extended($1, ${seed * 1000} + $2) & 1048575) / 1048576.0::float8)`,
    )
    .replace(/\bid\(\w+, [\w., ]+\)/g, (call) => idOf(call, seed))
}

/** Sixty-four ids of a kind for each x, with the kind where UUIDv7 has chance, so that no two kinds share one. */
function idOf(call: string, seed: number): string {
  const [kind = "", x = "0", y = "0"] = call.slice(3, -1).split(", ")
  const which = `(${x}::bigint * 64 + ${y})`
  const time = `lpad(to_hex(1700000000000 + ${which}), 12, '0')`
  const chance = `lpad(to_hex(hashint8extended(${which}, ${seed}) & 1152921504606846975), 15, '0')`
  return `(${time} || '7${kind.charCodeAt(0).toString(16)}0' || '8' || ${chance})::uuid`
}

const PEOPLE = `
  with staffed as (
     insert into staff (id, email, name, role)
     select id(staff, n), 'agent-' || n || '@kestrel.example', 'Agent ' || n, 'agent' from generate_series(1, 40) n on conflict do nothing)
   insert into customers (id, brand_id, exchange_uid, name, email, email_verified_at, locale, vip, created_at)
   select id(person, n), (select id from brands order by key limit 1), (40000000 + n)::text,
     (array['林知夏', '周牧野', '许清川', '沈南星', '江晚舟', 'Ines Albrecht', 'Milo Sandell', 'Freya Nolan', 'Jonas Weller', 'Petra Lind'])[1 + n % 10] || ' ' || n,
     'customer-' || n || '@mail.example', now(), case when n % 10 < 5 then 'zh-CN' else 'en' end,
     case when n % 17 = 0 then 1 + n % 3 end, now() - interval '500 days'
   from generate_series(1, $1::bigint) n on conflict do nothing`

/** Ten kinds of ticket, the uneven ones in Chinese. */
const WORDS = `(select
  array['USDT 充值未到账', 'Deposit not credited', '充值确认数不更新', 'USDT missing after transfer', '充值到旧地址', 'Withdrawal pending',
    '提现一直在审核', 'Withdrawal without TxID', 'API 签名错误', 'Question about fees'] as subject,
  array['下午两点从自己的钱包转出，钱包显示成功，但现货账户一直没有变化。之前用同一个地址充值过三次，都在十分钟内到账，请帮忙查一下。',
    'I sent it two hours ago, the explorer shows it as confirmed, and my balance has not changed. The address is the one from your deposit page.',
    '确认数停在 14/20 已经二十分钟了，是不是节点有问题？我还要用这笔钱，麻烦尽快处理，谢谢。',
    'Thank you for looking into it. I attach the transaction page of my wallet, and the history of the account for the last ten days.',
    '钱包迁移后我没有注意到地址变了，还是转到了旧地址。资金能找回来吗？需要我提供什么材料？',
    'It says under review since this morning. I have not changed anything on my account, and I need the funds by tonight.',
    '提现申请已经三十八分钟，状态还是审核中，没有任何说明。请告诉我还要多久，或者需要我做什么。',
    'We have checked the transaction and it was sent to an address of ours that is no longer in use. The funds are safe and will be credited by hand.',
    '你好，我们已经核对到这笔转账，资金是安全的，预计一小时内人工入账，到账后会在这里告诉你。',
    'The fee depends on the network and is shown before you confirm. At the moment it is 1.5 USDT on TRON and 3 USDT on Ethereum.'] as body)`

/** One row a conversation, from which the others are made: its throws, its ids and where it stands. */
const FACTS = `
  create temp table facts as
  select x, created, created + interval '1 minute' * (5 + 600 * roll(x, 7)) as changed, roll(x, 2) as state,
    1 + floor(roll(x, 6) * 10)::int as wording, id(conversation, x) as id, id(person, customer) as customer_id,
    id(staff, agent) as agent_id, roll(x, 3) < 0.25 as assigned, teams.ids[team] as team_id,
    jsonb_build_object('status', 'open', 'teamId', teams.ids[team], 'assigneeId', null, 'waiting', true) as waiting,
    jsonb_build_object('status', 'waiting-customer', 'teamId', teams.ids[team], 'assigneeId', null, 'waiting', false) as served
  from (select x, 1 + x / 5 as customer, 1 + floor(roll(x, 4) * 4)::int as team, 1 + floor(roll(x, 5) * 40)::int as agent,
      now() - interval '400 days' * ((1 + $3::bigint - x)::float8 / $3::bigint) - interval '1 day' as created
    from generate_series($1::bigint, $2::bigint) x offset 0) s,
    (select (select array_agg(id order by key) from teams) as ids) teams`

const CONVERSATIONS = `
  insert into conversations (id, number, brand_id, customer_id, channel, form_key, form_version, fields, subject, locale,
    identity_level, status, priority, team_id, assignee_id, preview, last_side, waiting_since, due_at, first_reply_at,
    solved_at, last_seq, chain_head, created_at, updated_at)
  select f.id, 1000000000 + x, brand.id, customer_id, 'web-form',
    case when wording <= 5 then 'deposit-not-credited' when wording <= 8 then 'withdrawal-delayed' else 'other' end, 1,
    case when wording <= 5
      then jsonb_build_object('pair', 'USDT/tron', 'asset', 'USDT', 'chain', 'tron', 'txid', encode(sha256(int8send(x)), 'hex'),
        'amount', (10 + x % 9000)::text, 'address', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t')
      else jsonb_build_object('topic', x::text) end,
    words.subject[wording] || ' · ' || x, case when wording % 2 = 1 then 'zh-CN' else 'en' end, 'session-2fa',
    case when state < 0.08 then 'new' when state < 0.3 then 'open' when state < 0.4 then 'waiting-customer'
      when state < 0.43 then 'waiting-third-party' else 'solved' end,
    1 + x % 3, team_id, case when assigned then agent_id end, left(words.body[wording], 160),
    case when state < 0.3 then 'customer' else 'staff' end,
    case when state < 0.3 then changed end, case when state < 0.3 then changed + interval '4 hours' end,
    case when $1::int > 1 then created + interval '20 minutes' end, case when state >= 0.43 then changed end,
    $1::int + 1, sha256(int8send(x * 64 + $1::int + 1)), created, changed
  from facts f, (select id from brands order by key limit 1) brand, ${WORDS} words`

const MESSAGES = `
  insert into messages (id, conversation_id, seq, kind, side, author_id, body, salt, created_at)
  select id(message, x, n), id, n + 1, 'reply', case when n % 2 = 1 then 'customer' else 'staff' end,
    case when n % 2 = 1 then customer_id else agent_id end, words.body[1 + (wording + n) % 10],
    int8send(x * 64 + n) || int8send(x), created + (changed - created) * (n::float8 / $1::int)
  from facts cross join generate_series(1, $1::int) n, ${WORDS} words`

const EVENTS = `
  insert into events (conversation_id, seq, kind, actor_realm, actor_id, payload, at, prev_hash, hash)
  select id, n, case when n = 1 then 'conversation.opened' when n % 2 = 0 then 'message.received' else 'conversation.replied' end,
    case when n = 1 or n % 2 = 0 then 'customer' else 'staff' end,
    case when n = 1 or n % 2 = 0 then customer_id else agent_id end,
    case when n = 1 then jsonb_build_object('number', (1000000000 + x)::text, 'channel', 'web-form', 'form', 'other', 'version', 1, 'priority', 2)
      else jsonb_build_object('messageId', id(message, x, m), 'digest', encode(sha256(int8send(x * 64 + n)), 'hex'),
        'from', case when n % 2 = 1 then waiting else served end, 'to', case when n % 2 = 0 then waiting else served end) end,
    created + (changed - created) * (m::float8 / $1::int), sha256(int8send(x * 64 + m)), sha256(int8send(x * 64 + n))
  from facts cross join (select n, n - 1 as m from generate_series(1, $1::int + 1) n) n`

/** The badges as the counting reader would have them. */
const COUNTS = `
  with waiting as (select team_id, assignee_id from conversations where waiting_since is not null),
  counted as (
    select 'all' as view, count(*)::int as n from waiting
    union all select 'unassigned', count(*)::int from waiting where assignee_id is null
    union all select 'team:' || team_id, count(*)::int from waiting where team_id is not null group by team_id
    union all select 'staff:' || assignee_id, count(*)::int from waiting where assignee_id is not null group by assignee_id)
  insert into inbox_counts (view, n) select view, n from counted on conflict (view) do update set n = excluded.n`
