import type { IconName } from "@veridesk/ui/icons.ts"
import { paths } from "../paths.ts"
import { publicPaths } from "../paths-public.ts"
import type { ErrorProps } from "../props.ts"
import { Icon } from "../shell/icon.tsx"
import { Copyable } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"

const pictures: Record<ErrorProps["kind"], IconName> = {
  "not-found": "search",
  forbidden: "lock",
  "too-many": "clock",
  server: "warning",
  "session-expired": "key",
}

/** What happened, why, what to do now, and a number to quote. */
export function ErrorPage(props: ErrorProps) {
  const { t } = usePage()
  return (
    <div class="wrap">
      <article class="doc fault">
        <header>
          <Icon name={pictures[props.kind]} size="l" />
          <h1>{t(`error.${props.kind}`)}</h1>
          <p class="lead">{t(`error.${props.kind}.more`, { n: props.retryAfter ?? 0 })}</p>
        </header>
        <div class="perf" aria-hidden="true" />
        <div class="body">
          {props.kind === "not-found" && <SearchInstead />}
          <OnwardFrom {...props} />
          <dl class="statement">
            <div class="full">
              <dt>{t("error.id")}</dt>
              <dd>
                <Copyable value={props.requestId} name={t("error.id")} />
              </dd>
            </div>
          </dl>
        </div>
      </article>
    </div>
  )
}

/** Whoever looked for something that isn't there says what it was. */
function SearchInstead() {
  const { t, locale } = usePage()
  return (
    <form class="field" action={publicPaths(locale).search()} method="get" role="search">
      <label for="q">{t("error.search")}</label>
      <div class="with-act">
        <input class="input" type="search" id="q" name="q" enterkeyhint="search" />
        <button class="btn">{t("home.find")}</button>
      </div>
    </form>
  )
}

function OnwardFrom({ kind, next, held }: ErrorProps) {
  const { t, csrf } = usePage()
  const signIn = kind === "forbidden" || kind === "session-expired"
  if (kind === "session-expired" && held)
    return (
      <form method="post" action={paths.signIn} class="acts">
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="step" value="begin" />
        <input type="hidden" name="next" value={next ?? paths.home} />
        {Object.entries(held).map(([name, value]) => (
          <input key={name} type="hidden" name={`held.${name}`} value={value} />
        ))}
        <button class="btn primary">{t("nav.sign-in")}</button>
      </form>
    )
  return (
    <div class="acts">
      {signIn && (
        <a class="btn primary" href={`${paths.signIn}?next=${encodeURIComponent(next ?? paths.home)}`}>
          {t("nav.sign-in")}
        </a>
      )}
      <a class={signIn ? "btn" : "btn primary"} href={paths.home}>
        {t("error.home")}
      </a>
      <a class="btn" href={paths.newTicket()}>
        {t("nav.new")}
      </a>
    </div>
  )
}
