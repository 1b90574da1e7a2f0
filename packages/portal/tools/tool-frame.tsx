import type { ComponentChildren } from "preact"
import { paths } from "../paths.ts"
import { publicPaths } from "../paths-public.ts"
import type { ToolKey, ToolReader } from "../props-tools.ts"
import { Crumbs } from "../shell/crumbs.tsx"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"

/** What all tools have around them: the way here, the question, and what the reader can't be told. */
export function ToolFrame(props: { tool: ToolKey; children: ComponentChildren }) {
  const { t, locale } = usePage()
  const to = publicPaths(locale)
  return (
    <div class="wrap selfhelp">
      <Crumbs
        trail={[
          { href: to.home, label: t("nav.help") },
          { href: to.tools, label: t("tools.title") },
        ]}
        here={t(`tool.${props.tool}`)}
      />
      <header class="page-head">
        <h1>{t(`tool.${props.tool}`)}</h1>
        <p class="lead">{t(`tool.${props.tool}.about`)}</p>
      </header>
      {props.children}
    </div>
  )
}

/** Said where a customer's own things can't be looked up, with the way to it. */
export function ReaderNote({ reader, signIn }: { reader: ToolReader; signIn: string }) {
  const { t } = usePage()
  if (reader === "known") return null
  return (
    <p class="reader-note">
      <Icon name="info" size="s" />
      <span>
        {t(reader === "signed-out" ? "tools.signed-out" : "tools.no-account")}{" "}
        {reader === "signed-out" && <a href={signIn}>{t("nav.sign-in")}</a>}
      </span>
    </p>
  )
}

/** In place of a customer's own things, for whoever isn't signed in. */
export function SignedOut({ tool, signIn }: { tool: "lock" | "wdr"; signIn: string }) {
  const { t } = usePage()
  return (
    <div class="callout">
      <Icon name="lock" />
      <div>
        <strong>{t(`${tool}.signed-out`)}</strong>
        <p>{t(`${tool}.signed-out.more`)}</p>
        <p class="acts">
          <a class="btn small primary" href={signIn}>
            {t("tools.sign-in")}
          </a>
          <a class="btn small quiet" href={paths.lockedOut}>
            {t("foot.locked-out")}
          </a>
        </p>
      </div>
    </div>
  )
}

/** Nobody could be asked. It is told for what it is, and never stands in the way of a ticket. */
export function NobodyAnswers({ ticket }: { ticket: string }) {
  const { t } = usePage()
  return (
    <div class="callout warn" role="status">
      <Icon name="offline" />
      <div>
        <strong>{t("tools.down")}</strong>
        <p>{t("tools.down.more")}</p>
        <p class="acts">
          <a class="btn small" href={ticket}>
            {t("tools.ticket")}
          </a>
        </p>
      </div>
    </div>
  )
}
