import type { ChatHome, ChatSummary } from "@veridesk/contract/chat/widget.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { originOf } from "../../brands/index.ts"
import { chatIdsOf } from "../../chats/index.ts"
import { conversationsByIds } from "../../conversations/index.ts"
import { textIn } from "../../intake-forms/index.ts"
import type { DoorDeps } from "./door-deps.ts"

const MOST_EARLIER = 20
/** What people most often come for; the first four stand on the panel's first page. */
const TASKS = [
  "deposit-not-credited",
  "withdrawal-delayed",
  "account-login",
  "account-security",
  "scam-victim",
  "other",
]

/** The first page of the panel: what is open, whether somebody is there, what happens now, and where to begin. */
export async function chatHome(
  o: DoorDeps,
  { actor, host, locale }: { actor: CustomerActor; host: string; locale: Locale },
): Promise<ChatHome> {
  const [own, availability] = await Promise.all([ownChats(o, actor), availabilityNow(o)])
  const open = own.find(({ phase }) => phase === "queued" || phase === "active") ?? null
  const brand = o.brands.at(host)
  const origin = originOf(brand, o.publicUrl)
  return {
    open,
    earlier: own.filter((one) => one !== open),
    availability,
    tasks: TASKS.flatMap((key) => {
      const form = o.forms.offered(key)
      if (!form) return []
      return [
        {
          form: key,
          title: textIn(locale, form.title),
          icon: form.icon,
          urgent: form.code.startsWith("SEC"),
        },
      ]
    }),
    notices: o.bannersIn(locale, brand.id).map(({ severity, title, href, updatedAt }) => ({
      kind: severity === "critical" ? ("security" as const) : ("incident" as const),
      severity: severity === "critical" ? 1 : severity === "warning" ? 2 : 3,
      title,
      href: new URL(href, origin).href,
      at: new Date(updatedAt).toISOString(),
    })),
  }
}

async function ownChats(o: DoorDeps, actor: CustomerActor): Promise<ChatSummary[]> {
  const ids = await chatIdsOf(o.db, actor.id, MOST_EARLIER)
  const [states, conversations] = await Promise.all([o.chats.statesOf(ids), conversationsByIds(o.db, ids)])
  const rows = new Map(conversations.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    const state = states.get(id)
    if (!row || !state) return []
    return [
      {
        conversationId: id,
        number: row.number,
        subject: row.subject,
        phase: state.phase,
        preview: row.preview,
        lastSide: row.lastSide,
        unread: row.lastSide === "staff" && state.ownReadSeq < row.lastSeq ? 1 : 0,
        updatedAt: row.updatedAt.toISOString(),
      },
    ]
  })
}

/** Whether somebody is there now, told as it is. */
async function availabilityNow(o: DoorDeps): Promise<ChatHome["availability"]> {
  const teamId = o.teamIdOf("general")
  const hours = o.hours({ priority: 3, teamId, formKey: "other", firstReplyAt: null })
  const ahead = o.chats.ahead(teamId)
  if (!hours.open) return { state: "closed", ...ahead, opensAt: hours.opensAt?.toISOString() ?? null }
  const state = (await o.chats.online()) === 0 ? "closed" : o.chats.surge().now ? "busy" : "open"
  return { state, ...ahead, opensAt: null }
}
