import { sql } from "kysely"
import type { Db } from "../db/connect.ts"

export type RealmStore = ReturnType<typeof makeRealmStore>

export type SessionFacts = {
  id: string
  token: string
  ipAddress: string | null
  userAgent: string | null
  createdAt: Date
  lastSeenAt: Date
}
export type PasskeyFacts = { id: string; name: string | null; createdAt: Date; usedAt: Date | null }
export type FactorFacts = {
  totpSince: Date | null
  codesLeft: number
  codesMadeAt: Date | null
  passkeys: number
}

/** The SQL on the tables of one realm; `name` is its prefix and comes from our code, never from a request. */
export function makeRealmStore(name: string) {
  const table = (what: string) => sql.table(`${name}_${what}`)
  const accounts = table("accounts")
  const credentials = table("credentials")
  const sessions = table("sessions")
  const verifications = table("verifications")
  const twoFactors = table("two_factors")
  const passkeys = table("passkeys")
  const usedCodes = table("used_codes")

  const pending = (accountId: string) => `authenticator ${accountId}`

  return {
    async listSessions(db: Db, accountId: string, now: Date): Promise<SessionFacts[]> {
      const { rows } = await sql<SessionFacts>`
        select id, token, ip_address as "ipAddress", user_agent as "userAgent", created_at as "createdAt",
               last_seen_at as "lastSeenAt"
        from ${sessions} where account_id = ${accountId} and expires_at > ${now}
        order by last_seen_at desc, id`.execute(db)
      return rows
    },

    /** @returns whether there was such a session of this account */
    async endSession(db: Db, accountId: string, id: string): Promise<boolean> {
      const { numAffectedRows } =
        await sql`delete from ${sessions} where account_id = ${accountId} and id = ${id}`.execute(db)
      return numAffectedRows === 1n
    },

    async endByToken(db: Db, token: string): Promise<void> {
      await sql`delete from ${sessions} where token = ${token}`.execute(db)
    },

    /** Ends every session of the account but the one with this token (null: every one). */
    async endOthers(db: Db, accountId: string, keepToken: string | null): Promise<void> {
      await sql`delete from ${sessions}
        where account_id = ${accountId} and token is distinct from ${keepToken}`.execute(db)
    },

    /** Ends the sessions of an account that were opened by a password alone. */
    async endHalf(db: Db, accountId: string): Promise<void> {
      await sql`delete from ${sessions}
        where account_id = ${accountId} and second_factor_at is null`.execute(db)
    },

    async touchSession(db: Db, id: string, now: Date): Promise<void> {
      await sql`update ${sessions} set last_seen_at = ${now} where id = ${id}`.execute(db)
    },

    /** Whether someone was signed in to this account from this address, so that a stranger's failures don't count there. */
    async isKnownAddress(db: Db, accountId: string, address: string): Promise<boolean> {
      const { rows } = await sql`
        select 1 from ${sessions} where account_id = ${accountId} and ip_address = ${address} limit 1`.execute(
        db,
      )
      return rows.length > 0
    },

    /** The account whose password has been given and whose code is awaited. */
    async pendingAccount(db: Db, identifier: string, now: Date): Promise<string | null> {
      const { rows } = await sql<{ value: string }>`
        select value from ${verifications} where identifier = ${identifier} and expires_at > ${now}`.execute(
        db,
      )
      return rows[0]?.value ?? null
    },

    /** Claims a right code for this once. @returns false where it had been used before (within its life of 90 s) */
    async claimCode(
      db: Db,
      { accountId, code, now }: { accountId: string; code: string; now: Date },
    ): Promise<boolean> {
      const staleBefore = new Date(now.getTime() - 180_000)
      const { numAffectedRows } = await sql`
        insert into ${usedCodes} as used (account_id, code, used_at) values (${accountId}, ${code}, ${now})
        on conflict (account_id, code) do update set used_at = excluded.used_at
          where used.used_at < ${staleBefore}`.execute(db)
      return numAffectedRows === 1n
    },

    /** The key that an authenticator is being set up with and that no code has proved yet. */
    async pendingSecret(db: Db, accountId: string, now: Date): Promise<string | null> {
      const { rows } = await sql<{ value: string }>`
        select value from ${verifications} where identifier = ${pending(accountId)} and expires_at > ${now}`.execute(
        db,
      )
      return rows[0]?.value ?? null
    },

    async provedSecret(db: Db, accountId: string): Promise<string | null> {
      const { rows } = await sql<{ secret: string }>`
        select secret from ${twoFactors} where account_id = ${accountId} and verified`.execute(db)
      return rows[0]?.secret ?? null
    },

    async putPendingSecret(
      db: Db,
      row: { id: string; accountId: string; secret: string; expiresAt: Date },
    ): Promise<void> {
      await sql`delete from ${verifications} where identifier = ${pending(row.accountId)}`.execute(db)
      await sql`
        insert into ${verifications} (id, identifier, value, expires_at)
        values (${row.id}, ${pending(row.accountId)}, ${row.secret}, ${row.expiresAt})`.execute(db)
    },

    /** Puts a second factor and its recovery codes in place of what there was, and asks for it from now on. */
    async putFactor(
      tx: Db,
      row: { id: string; accountId: string; secret: string; verified: boolean; digests: string[]; now: Date },
    ): Promise<void> {
      const codes = JSON.stringify(row.digests)
      await sql`
        insert into ${twoFactors} (id, account_id, secret, backup_codes, verified, created_at, codes_made_at)
        values (${row.id}, ${row.accountId}, ${row.secret}, ${codes}, ${row.verified}, ${row.now}, ${row.now})
        on conflict (account_id) do update set secret = excluded.secret, backup_codes = excluded.backup_codes,
          verified = excluded.verified, created_at = excluded.created_at, codes_made_at = excluded.codes_made_at,
          failed_verification_count = 0, locked_until = null`.execute(tx)
      await sql`update ${accounts} set two_factor_enabled = true where id = ${row.accountId}`.execute(tx)
      await sql`delete from ${verifications} where identifier = ${pending(row.accountId)}`.execute(tx)
    },

    async putRecoveryCodes(
      db: Db,
      { accountId, digests, now }: { accountId: string; digests: string[]; now: Date },
    ): Promise<void> {
      await sql`
        update ${twoFactors} set backup_codes = ${JSON.stringify(digests)}, codes_made_at = ${now}
        where account_id = ${accountId}`.execute(db)
    },

    /** Takes the authenticator and the recovery codes away, and no longer asks for them. */
    async dropFactor(tx: Db, accountId: string): Promise<void> {
      await sql`update ${accounts} set two_factor_enabled = false where id = ${accountId}`.execute(tx)
      await sql`delete from ${twoFactors} where account_id = ${accountId}`.execute(tx)
    },

    async factorsOf(db: Db, accountId: string): Promise<FactorFacts> {
      const { rows } = await sql<FactorFacts>`
        select (select created_at from ${twoFactors} where account_id = ${accountId} and verified) as "totpSince",
               coalesce((select jsonb_array_length(backup_codes::jsonb) from ${twoFactors}
                 where account_id = ${accountId}), 0) as "codesLeft",
               (select codes_made_at from ${twoFactors} where account_id = ${accountId}
                 and backup_codes <> '[]') as "codesMadeAt",
               (select count(*)::int from ${passkeys} where account_id = ${accountId}) as "passkeys"`.execute(
        db,
      )
      return rows[0] ?? { totpSince: null, codesLeft: 0, codesMadeAt: null, passkeys: 0 }
    },

    async listPasskeys(db: Db, accountId: string): Promise<PasskeyFacts[]> {
      const { rows } = await sql<PasskeyFacts>`
        select id, name, created_at as "createdAt", used_at as "usedAt"
        from ${passkeys} where account_id = ${accountId} order by created_at, id`.execute(db)
      return rows
    },

    async notePasskeyUse(db: Db, credentialId: string, now: Date): Promise<void> {
      await sql`update ${passkeys} set used_at = ${now} where credential_id = ${credentialId}`.execute(db)
    },

    async renamePasskey(db: Db, key: { accountId: string; id: string; name: string }): Promise<boolean> {
      const { numAffectedRows } = await sql`
        update ${passkeys} set name = ${key.name} where account_id = ${key.accountId} and id = ${key.id}`.execute(
        db,
      )
      return numAffectedRows === 1n
    },

    async removePasskey(db: Db, accountId: string, id: string): Promise<boolean> {
      const { numAffectedRows } =
        await sql`delete from ${passkeys} where account_id = ${accountId} and id = ${id}`.execute(db)
      return numAffectedRows === 1n
    },

    async dropPasskeys(db: Db, accountId: string): Promise<void> {
      await sql`delete from ${passkeys} where account_id = ${accountId}`.execute(db)
    },

    async passwordHashOf(db: Db, accountId: string): Promise<string | null> {
      const { rows } = await sql<{ password: string | null }>`
        select password from ${credentials} where account_id = ${accountId} and provider = 'credential'`.execute(
        db,
      )
      return rows[0]?.password ?? null
    },

    async putPassword(db: Db, row: { id: string; accountId: string; hash: string }): Promise<void> {
      await sql`
        insert into ${credentials} (id, account_id, provider, subject, password)
        values (${row.id}, ${row.accountId}, 'credential', ${row.accountId}, ${row.hash})
        on conflict (provider, subject) do update set password = excluded.password, updated_at = now()`.execute(
        db,
      )
    },

    /** Gives many accounts one password in place of theirs; their sessions stay. */
    async replacePasswords(db: Db, accountIds: string[], hash: string): Promise<void> {
      await sql`update ${credentials} set password = ${hash}, updated_at = now()
        where account_id = any(${accountIds}::uuid[]) and provider = 'credential'`.execute(db)
    },

    async endAll(db: Db, accountIds: string[]): Promise<void> {
      await sql`delete from ${sessions} where account_id = any(${accountIds}::uuid[])`.execute(db)
    },

    /** Removes what is over: sessions, challenges, used codes. Safe to run at any time, in any process. */
    async sweep(db: Db, now: Date): Promise<void> {
      await sql`delete from ${sessions} where expires_at < ${now}`.execute(db)
      await sql`delete from ${verifications} where expires_at < ${now}`.execute(db)
      await sql`delete from ${usedCodes} where used_at < ${new Date(now.getTime() - 600_000)}`.execute(db)
    },
  }
}

/** Removes counters of rate limits whose time is over. */
export async function sweepRateLimits(db: Db, now: Date): Promise<void> {
  await sql`delete from rate_limits where expire < ${now.getTime()}`.execute(db)
}
