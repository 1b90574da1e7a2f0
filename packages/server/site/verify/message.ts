import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { VerifyMessageProps } from "../../../portal/props-verify.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import { checkMessage } from "../../registry/index.ts"
import { accountSite } from "./account-site.ts"
import type { VerifyDeps } from "./deps.ts"
import { headFor, siteLocales } from "./head.ts"

const MOST_TEXT = 20_000
const text = (most: number) =>
  z
    .string()
    .transform((value) => value.slice(0, most))
    .catch("")
    .default("")
const form = z.object({ number: text(40), text: text(MOST_TEXT) })

type Turn = { request: FastifyRequest; reply: FastifyReply; locale: Locale }

/** "Was this sent by you?": by POST, since what is asked may be a letter with somebody's name in it. */
export function messageRoutes(app: App, o: VerifyDeps): void {
  // Far fewer than for channels: nobody gets many messages, and guessing needs very many tries.
  const spend = boundInMemory({ points: 12, seconds: 60 })
  const show = ({ request, reply, locale }: Turn, props: Omit<VerifyMessageProps, "site">) =>
    o.site.publicPage(request, reply, {
      kind: "verify-message",
      keep: null,
      load: async () => ({
        props: { ...props, site: accountSite(o) },
        head: headFor(o.site, {
          request,
          locale,
          pathOf: (paths) => paths.verifyMessage,
          index: props.answer === null,
        }),
      }),
    })
  for (const locale of siteLocales) {
    app.get(publicPaths(locale).verifyMessage, async (request, reply) =>
      show({ request, reply, locale }, { values: { number: "", text: "" }, answer: null }),
    )
    app.post(publicPaths(locale).verifyMessage, async (request, reply) => {
      const values = form.parse(request.body ?? {})
      await spend(networkOf(request.ip))
      const answer = values.text.trim() === "" ? null : await checkMessage(o.message, { ...values, locale })
      return show({ request, reply, locale }, { values, answer })
    })
  }
}
