export type Lock = {
  scope: "sign-in" | "withdrawals"
  reason: "factor-changed" | "factor-lost"
  since: string
  until: string | null
}

const HOUR_MS = 3_600_000

/** What an account cannot do, with hours counted from the start of the scene. */
export function locksOf(uid: string, start: Date): Lock[] {
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR_MS).toISOString()
  switch (uid) {
    case "31190248": // 陆嘉禾 lost her authenticator; a person has to lift this one.
      return [{ scope: "sign-in", reason: "factor-lost", since: at(-20), until: null }]
    case "31724590": // Tomas Reyhl changed his authenticator yesterday.
      return [{ scope: "withdrawals", reason: "factor-changed", since: at(-17), until: at(31) }]
    default:
      return []
  }
}
