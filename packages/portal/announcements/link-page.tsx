import { publicPaths } from "../paths-public.ts"
import type { AnnouncementLinkProps } from "../props-announcements.ts"
import { usePage } from "../shell/page-state.ts"

/** Behind the link of a mail: what it would do, and a button that does it. Programs that check mails follow links too. */
export function AnnouncementLinkPage({ state, email, action }: AnnouncementLinkProps) {
  const { t, csrf, locale } = usePage()
  const asks = state === "confirm" || state === "leave"
  return (
    <div class="wrap account">
      <header class="page-head">
        <h1>{t(`sub.${state}`)}</h1>
        {state === "confirm" && <p class="lead">{t("sub.confirm.more", { email })}</p>}
        {state === "over" && <p class="lead">{t("sub.over.more")}</p>}
        {state === "leave" && <p class="lead">{t("sub.leave.more")}</p>}
      </header>
      {asks ? (
        <form method="post" action={action}>
          <input type="hidden" name="_csrf" value={csrf} />
          <button class={state === "confirm" ? "btn primary" : "btn danger"}>
            {t(state === "confirm" ? "sub.confirm.go" : "sub.stop")}
          </button>
        </form>
      ) : (
        <p class="acts">
          <a class="btn" href={publicPaths(locale).subscribe}>
            {t("sub.again")}
          </a>
          <a class="btn quiet" href={publicPaths(locale).announcements}>
            {t("ann.latest.all")}
          </a>
        </p>
      )}
    </div>
  )
}
