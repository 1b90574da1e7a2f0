import type { Me } from "@veridesk/contract/staff-account.ts"
import { type Answer, ok, refused } from "./answered.ts"
import { staff, staffNamed, teams } from "./people.ts"
import { uuidFor } from "./uuid-for.ts"
import type { Asked, World } from "./world.ts"

const codes = Array.from({ length: 10 }, (_, i) =>
  uuidFor(`code-${i}`)
    .slice(24)
    .replace(/(.{4})(.{4}).*/, "$1-$2"),
)

/** The staff's own routes of the preview: signed in as Mei, an administrator here so that every page can be seen. */
export function answerAccount(world: World, { method, url, body }: Asked): Answer {
  const path = url.pathname.slice("/api/staff".length)
  const given = body as Record<string, string>
  switch (`${method} ${path}`) {
    case "GET /session":
      return ok(world.signedIn ? { state: "open", me: mei() } : { state: "signed-out" })
    case "POST /sign-in":
      return given["password"] ? ok({ next: "totp" }) : refused(401, "sign-in-failed", wrong)
    case "POST /sign-out":
      world.signedIn = false
      return ok({ done: true })
    case "POST /totp/begin":
      return ok({ secret: "JBSW Y3DP EHPK 3PXP", uri: "otpauth://totp/x", qrSvg: qr })
    case "POST /totp/confirm":
    case "POST /recovery-codes":
      return ok({ recoveryCodes: codes })
    case "POST /welcome/look":
      return ok({ kind: "first-administrator" })
    case "POST /welcome":
      return ok({ next: "set-up-second-factor" })
    case "GET /passkeys":
      return ok({
        passkeys: [{ id: uuidFor("key"), name: "Work laptop", createdAt: "2026-10-03T08:00:00.000Z" }],
      })
    case "GET /sessions":
      return ok({ sessions: sessions() })
    case "GET /people":
      return ok({ people: people() })
    case "GET /teams":
      return ok({ teams: teams.map((team) => ({ ...team, skills: [], memberIds: membersOf(team.id) })) })
    default:
      return ok({ done: true })
  }
}

const wrong = { message: "E-mail, password or code is not right.", next: "Check them and try again." }

function mei(): Me {
  const { id, name, teamIds } = staffNamed("Mei")
  return {
    id,
    name,
    email: "mei@kestrel.example",
    role: "administrator",
    teamIds,
    languages: ["zh", "en"],
    locale: "zh-CN",
    totp: true,
    passkeys: 1,
    recoveryCodesLeft: 8,
    sessionId: uuidFor("session"),
    secondFactorAt: new Date().toISOString(),
  }
}

function people() {
  return staff.map((person, i) => ({
    ...person,
    email: `${uuidFor(person.name).slice(-4)}@kestrel.example`,
    state: i === 8 ? "invited" : "active",
    languages: ["zh", "en"],
    skills: [],
    secondFactor: i !== 8,
    lastSeenAt: i === 8 ? null : new Date(Date.now() - i * 47 * 60_000).toISOString(),
  }))
}

function sessions() {
  const at = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const chrome = { id: uuidFor("s1"), current: true, device: "Chrome · Windows", address: "203.0.113.*" }
  const safari = { id: uuidFor("s2"), current: false, device: "Safari · iPhone", address: "198.51.100.*" }
  return [
    { ...chrome, createdAt: at(5), lastSeenAt: at(0) },
    { ...safari, createdAt: at(60), lastSeenAt: at(13) },
  ]
}

function membersOf(teamId: string): string[] {
  return staff.filter((person) => person.teamIds.includes(teamId)).map(({ id }) => id)
}

/** Something that looks like a QR code. */
const cells = Array.from({ length: 29 * 29 }, (_, i) => i).filter((i) => (i * 7919) % 13 < 6)
const qr = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29"><path d="${cells.map((i) => `M${i % 29} ${Math.floor(i / 29)}h1v1h-1z`).join("")}"/></svg>`
