import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import type { Db } from "../../platform/db/connect.ts"
import {
  decideRegister,
  judgeImpostor,
  proposeRegister,
  type ReportDeps,
  reportImpostor,
  type Register,
} from "../../registry/index.ts"
import { demoStaff } from "../people.ts"
import { stableId } from "../stable-id.ts"
import { kestrelEntries } from "./entries.ts"

export type DemoRegister = {
  db: Db
  clock: Clock
  register: Register
  report: Omit<ReportDeps, "hold">
  brand: { name: string; host: string; mailFrom: string }
}

const DAY_MS = 86_400_000

/** Kestrel's channels, proposed by one and published by another, and those who pretended to be one of them. */
export async function tellRegister(o: DemoRegister): Promise<void> {
  if ((await o.register.fresh()).version > 1) return
  const now = o.clock()
  const as = (key: "sune" | "ruben"): Context<StaffActor> => {
    const { id, role, name } = demoStaff[key]
    return { db: o.db, now, announce: () => {}, actor: { realm: "staff", id, role, name, teamIds: [] } }
  }
  const id = await proposeRegister(as("sune"), {
    requestId: stableId("register proposed"),
    basedOn: 1,
    entries: kestrelEntries(o.brand.mailFrom),
    note: "All channels of Kestrel and Merlin",
  })
  await decideRegister(
    { ...as("ruben"), brand: o.brand },
    { requestId: stableId("register published"), id, decision: "publish" },
  )
  await o.register.refresh()
  const [fakeSite] = await Promise.all(impostors.map((impostor) => reported(o, impostor, now)))
  if (fakeSite) await confirmed(o, as("ruben"), { id: fakeSite, now })
}

type Impostor = { what: string; metAt: string; story: string; reporters: number; daysAgo: number }

const FAKE_SITE = "https://help-k\u0435strel.example/claim?id=88"
const impostors: Impostor[] = [
  {
    what: FAKE_SITE,
    metAt: "An advertisement above the search results",
    story: "The page looks like yours and asks for the code of the authenticator.",
    reporters: 41,
    daysAgo: 13,
  },
  {
    what: "@Kestrel_help",
    metAt: "A private message on Telegram",
    story: "Says my withdrawal is held and wants a deposit to release it.",
    reporters: 3,
    daysAgo: 1,
  },
  {
    what: "+852 5550 0142",
    metAt: "电话",
    story: "自称客服，说账户异常，让我报验证码。",
    reporters: 2,
    daysAgo: 0,
  },
]

async function reported(
  o: DemoRegister,
  { reporters, daysAgo, ...report }: Impostor,
  now: Date,
): Promise<string> {
  let id = ""
  for (let n = 0; n < reporters; n++) {
    const at = new Date(now.getTime() - daysAgo * DAY_MS * (1 - n / (reporters + 1)))
    id = await reportImpostor(
      { ...o.report, clock: () => at, hold: async () => {} },
      {
        ...report,
        requestId: stableId(`${report.what} ${n}`),
        reporter: `demo ${n}`,
        signedIn: true,
        fileIds: [],
      },
    )
  }
  return id
}

async function confirmed(
  o: DemoRegister,
  ctx: Context<StaffActor>,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  const asked = new Date(now.getTime() - 12 * DAY_MS)
  await judgeImpostor(
    { ...ctx, entries: o.register.current().entries },
    {
      requestId: stableId("impostor confirmed"),
      id,
      basedOn: 1,
      state: "confirmed",
      knownFor: {
        en: "Asks for 2FA codes on a copied sign-in page",
        zh: "用仿冒的登录页骗取验证码",
      },
      takedown: { askedOn: asked.toISOString().slice(0, 10), of: "registrar.example", answer: "none" },
    },
  )
}
