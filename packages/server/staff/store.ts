import type { StaffRole } from "@veridesk/contract/people.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

export type StaffSession = {
  sessionId: string
  token: string
  lastSeenAt: Date
  signedInAt: Date
  secondFactorAt: Date | null
  staffId: string
  name: string
  email: string
  role: StaffRole
  locale: string
  languages: string[]
  teamIds: string[]
}

/** The sessions that aren't over and whose they are, in one statement; of active people only. */
export async function loadSessions(db: Db, tokens: string[], now: Date): Promise<StaffSession[]> {
  const { rows } = await sql<StaffSession>`
    select s.id as "sessionId", s.token, s.last_seen_at as "lastSeenAt", s.created_at as "signedInAt",
           s.second_factor_at as "secondFactorAt", p.id as "staffId", p.name, p.email, p.role, p.locale, p.languages,
           array(select team_id from team_members m where m.staff_id = p.id order by team_id) as "teamIds"
    from staff_sessions s join staff p on p.id = s.account_id
    where s.token = any(${tokens}) and s.expires_at > ${now} and p.active`.execute(db)
  return rows
}

/** The account of an active person by address. */
export async function accountByAddress(db: Db, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select a.id from staff p join staff_accounts a on a.id = p.id
    where lower(p.email) = ${email} and p.active`.execute(db)
  return rows[0]?.id ?? null
}

export async function isActive(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from staff where id = ${id} and active`.execute(db)
  return rows.length > 0
}

/** Makes the account of a person who is there already; the person becomes active. */
export async function insertAccount(
  tx: Db,
  row: { id: string; credentialId: string; name: string; handle: string; passwordHash: string; now: Date },
): Promise<void> {
  await sql`update staff set active = true, name = ${row.name} where id = ${row.id}`.execute(tx)
  await sql`
    insert into staff_accounts (id, name, email, created_at, updated_at)
    values (${row.id}, ${row.name}, ${row.handle}, ${row.now}, ${row.now})`.execute(tx)
  await sql`
    insert into staff_credentials (id, account_id, provider, subject, password)
    values (${row.credentialId}, ${row.id}, 'credential', ${row.id}, ${row.passwordHash})`.execute(tx)
}

export type NewPerson = {
  id: string
  email: string
  name: string
  role: StaffRole
  locale: string
  languages: string[]
  skills: string[]
  now: Date
}

/** A person who can't come in yet. @returns false where the address is somebody's already */
export async function insertPerson(tx: Db, row: NewPerson): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into staff (id, email, name, role, locale, active, languages, skills, created_at)
    values (${row.id}, ${row.email}, ${row.name}, ${row.role}, ${row.locale}, false, ${row.languages}, ${row.skills},
            ${row.now})
    on conflict (lower(email)) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export type PersonRow = {
  id: string
  name: string
  email: string
  role: StaffRole
  locale: string
  active: boolean
  hasAccount: boolean
  teamIds: string[]
  languages: string[]
  skills: string[]
  secondFactor: boolean
  lastSeenAt: Date | null
}

const person = sql`
  select p.id, p.name, p.email, p.role, p.locale, p.active, a.id is not null as "hasAccount",
         array(select team_id from team_members m where m.staff_id = p.id order by team_id) as "teamIds",
         p.languages, p.skills,
         exists (select 1 from staff_two_factors f where f.account_id = p.id and f.verified)
           or exists (select 1 from staff_passkeys k where k.account_id = p.id) as "secondFactor",
         (select max(last_seen_at) from staff_sessions s where s.account_id = p.id) as "lastSeenAt"
  from staff p left join staff_accounts a on a.id = p.id`

export async function listPeople(db: Db): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`${person} order by lower(p.name), p.id`.execute(db)
  return rows
}

export async function findPerson(db: Db, id: string): Promise<PersonRow | null> {
  const { rows } = await sql<PersonRow>`${person} where p.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Holds the row until the transaction ends, so that two changes of one person's rights take turns. */
export async function lockPerson(tx: Db, id: string): Promise<PersonRow | null> {
  await sql`select 1 from staff where id = ${id} for update`.execute(tx)
  return findPerson(tx, id)
}

/** How many others can still administer; to be asked under `lockAdministrators`. */
export async function otherAdministrators(tx: Db, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from staff p join staff_accounts a on a.id = p.id
    where p.role = 'administrator' and p.active and p.id <> ${id}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Whoever changes how many administrators there are does so alone. */
export async function lockAdministrators(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('administrators', 0))`.execute(tx)
}

export async function hasAdministrator(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select 1 from staff p join staff_accounts a on a.id = p.id where p.role = 'administrator' limit 1`.execute(
    db,
  )
  return rows.length > 0
}

export async function updatePerson(
  tx: Db,
  row: { id: string; name: string; languages: string[]; skills: string[] },
): Promise<void> {
  await sql`update staff set name = ${row.name}, languages = ${row.languages}, skills = ${row.skills}
    where id = ${row.id}`.execute(tx)
}

export async function updateRole(tx: Db, id: string, role: StaffRole): Promise<void> {
  await sql`update staff set role = ${role} where id = ${id}`.execute(tx)
}

export async function updateActive(tx: Db, id: string, active: boolean): Promise<void> {
  await sql`update staff set active = ${active} where id = ${id}`.execute(tx)
}

export type ChangeKind =
  | "invited"
  | "joined"
  | "edited"
  | "role"
  | "deactivated"
  | "reactivated"
  | "second-factor-reset"
  | "teams"

/** Adds a line to the record of rights. */
export async function noteChange(
  tx: Db,
  row: {
    id: string
    staffId: string
    changedBy: string | null
    kind: ChangeKind
    details: object
    now: Date
  },
): Promise<void> {
  await sql`
    insert into staff_changes (id, staff_id, changed_by, kind, details, at)
    values (${row.id}, ${row.staffId}, ${row.changedBy}, ${row.kind}, ${JSON.stringify(row.details)}::jsonb, ${row.now})`.execute(
    tx,
  )
}

export type LinkKind = "first-administrator" | "invitation" | "password-reset"

/** Lays down a one-time link in place of the person's earlier ones of its kind. */
export async function putLink(
  tx: Db,
  link: { digest: Buffer; kind: LinkKind; staffId: string | null; now: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    delete from staff_links
    where kind = ${link.kind} and staff_id is not distinct from ${link.staffId}::uuid and used_at is null`.execute(
    tx,
  )
  await sql`
    insert into staff_links (token_hash, kind, staff_id, created_at, expires_at)
    values (${link.digest}, ${link.kind}, ${link.staffId}, ${link.now}, ${link.expiresAt})`.execute(tx)
}

/** Reads a link that still opens something, and holds its row until the transaction ends. */
export async function lockLink(
  tx: Db,
  digest: Buffer,
  now: Date,
): Promise<{ kind: LinkKind; staffId: string | null } | null> {
  const { rows } = await sql<{ kind: LinkKind; staffId: string | null }>`
    select kind, staff_id as "staffId" from staff_links
    where token_hash = ${digest} and used_at is null and expires_at > ${now} for update`.execute(tx)
  return rows[0] ?? null
}

export async function spendLink(tx: Db, digest: Buffer, now: Date): Promise<void> {
  await sql`update staff_links set used_at = ${now} where token_hash = ${digest}`.execute(tx)
}

export async function dropLinksOf(tx: Db, staffId: string): Promise<void> {
  await sql`delete from staff_links where staff_id = ${staffId} and used_at is null`.execute(tx)
}

export type TeamRow = {
  id: string
  key: string
  nameEn: string
  nameZh: string
  languages: string[]
  skills: string[]
  memberIds: string[]
}

const team = sql`
  select t.id, t.key, t.name_en as "nameEn", t.name_zh as "nameZh", t.languages, t.skills,
         array(select staff_id from team_members m where m.team_id = t.id order by staff_id) as "memberIds"
  from teams t`

export async function listTeams(db: Db): Promise<TeamRow[]> {
  const { rows } = await sql<TeamRow>`${team} order by t.key`.execute(db)
  return rows
}

export async function findTeam(db: Db, id: string): Promise<TeamRow | null> {
  const { rows } = await sql<TeamRow>`${team} where t.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export type TeamFacts = { id: string; nameEn: string; nameZh: string; languages: string[]; skills: string[] }

/** @returns false where the key is another team's */
export async function insertTeam(tx: Db, row: TeamFacts & { key: string; now: Date }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into teams (id, key, name_en, name_zh, languages, skills, created_at)
    values (${row.id}, ${row.key}, ${row.nameEn}, ${row.nameZh}, ${row.languages}, ${row.skills}, ${row.now})
    on conflict (key) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** @returns false where there is no such team */
export async function updateTeam(tx: Db, row: TeamFacts): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update teams set name_en = ${row.nameEn}, name_zh = ${row.nameZh}, languages = ${row.languages},
      skills = ${row.skills} where id = ${row.id}`.execute(tx)
  return numAffectedRows === 1n
}

/** Makes these people, and no others, the members of a team; ids of nobody are passed over. */
export async function putMembers(tx: Db, teamId: string, memberIds: string[]): Promise<void> {
  await sql`delete from team_members where team_id = ${teamId} and staff_id <> all(${memberIds}::uuid[])`.execute(
    tx,
  )
  await sql`
    insert into team_members (team_id, staff_id)
    select ${teamId}, id from staff where id = any(${memberIds}::uuid[]) on conflict do nothing`.execute(tx)
}

/** Adds a person to teams; ids of no team are passed over. */
export async function joinTeams(tx: Db, staffId: string, teamIds: string[]): Promise<void> {
  await sql`
    insert into team_members (team_id, staff_id)
    select id, ${staffId} from teams where id = any(${teamIds}::uuid[]) on conflict do nothing`.execute(tx)
}
