import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { ContactChannel, ContactProps } from "../../../portal/props-tools.ts"
import type { App } from "../../platform/http/app.ts"
import type { OfficialChannel } from "../../registry/index.ts"
import { loadOf } from "../../self-service/index.ts"
import { SEGMENTS, type SelfServiceDeps, show } from "./deps.ts"

/** Which problem goes which way, and whose tickets its waiting time is counted from. */
const WAYS: {
  problem: ContactProps["rows"][number]["problem"]
  forms: string[]
  href: (to: To) => string
}[] = [
  { problem: "stolen", forms: ["account-security"], href: () => "/locked-out?problem=taken-over" },
  {
    problem: "locked",
    forms: ["account-login", "factor-reset"],
    href: () => "/locked-out?problem=lost-authenticator",
  },
  { problem: "deposit", forms: ["deposit-not-credited"], href: (to) => to.depositTool },
  {
    problem: "withdrawal",
    forms: ["withdrawal-delayed", "withdrawal-failed"],
    href: (to) => to.withdrawalTool,
  },
  {
    problem: "trade",
    forms: ["trade-failed", "trade-delayed", "trade-status"],
    href: () => "/tickets/new?type=trade-failed",
  },
  { problem: "api", forms: ["api-call"], href: (to) => to.apiErrorTool },
  { problem: "identity", forms: ["kyc"], href: () => "/tickets/new?type=kyc" },
  { problem: "complaint", forms: ["complaint"], href: () => "/tickets/new?type=complaint" },
  { problem: "other", forms: ["other"], href: () => "/tickets/new" },
]
type To = ReturnType<typeof publicPaths>

/** Which way for which problem, with how long it takes at present; the channels are those of the register. */
export function contactRoutes(app: App, o: SelfServiceDeps): void {
  for (const segment of SEGMENTS)
    app.get(`${segment}/contact`, async (request, reply) => {
      const locale = o.site.localeOf(request)
      return show(
        o,
        { request, reply },
        {
          kind: "contact",
          at: "contact",
          description: say(locale, portal, "cont.description", { brand: o.site.brandOf(request).name }),
          keep: { key: "", seconds: 15 },
          load: async () => {
            const { snapshot } = await o.status.taken()
            const channels = o.official(locale).flatMap(channelOf)
            const replyOf = (keys: readonly string[]) => {
              const meant = o.forms.current().filter(({ key }) => keys.includes(key))
              return loadOf(snapshot, meant, o.measured)
            }
            return {
              rows: WAYS.map(({ problem, forms, href }) => {
                const { waiting, reply: time } = replyOf(forms)
                return { problem, href: href(publicPaths(locale)), waiting, reply: time }
              }),
              mailboxes: mailboxesIn(o.mailboxes(o.site.brandOf(request).id), channels).map(
                ({ box, use }) => ({
                  key: box.key,
                  name: locale === "zh-CN" ? box.name.zh : box.name.en,
                  address: box.address,
                  use,
                  reply: replyOf([box.formKey]).reply,
                }),
              ),
              channels,
              absent: absentFrom(channels),
            }
          },
        },
      )
    })
}

/** Roles of staff stand in the register too; they are nothing that one could write to. */
function channelOf({ kind, name, address, use }: OfficialChannel): ContactChannel[] {
  return kind === "staff-role" ? [] : [{ kind, name, address, use }]
}

/**
 * Mailboxes of ours that the register vouches for: an address that "Verify" doesn't know is shown to nobody as official.
 * One that is paused is not read, so nobody is sent there.
 */
function mailboxesIn(all: readonly Mailbox[], channels: readonly ContactChannel[]) {
  return all.flatMap((box) => {
    const entry = channels.find(({ address }) => address === box.address)
    return entry && !box.paused ? [{ box, use: entry.use }] : []
  })
}

/** What we say we don't do is true only of what the register doesn't list. */
function absentFrom(channels: readonly ContactChannel[]): ContactProps["absent"] {
  const has = (kind: ContactChannel["kind"]) => channels.some((one) => one.kind === kind)
  return [
    "telegram-private",
    "remote",
    ...(has("phone") ? [] : (["phone"] as const)),
    "whatsapp",
    ...(has("wechat") ? [] : (["wechat"] as const)),
  ]
}
