import { Head } from "../frame/head.tsx"
import { Say } from "../frame/say.tsx"
import { useApp } from "./app.ts"

/** Shown while a rarely used page is on its way. */
export function OnItsWay({ isGone }: { isGone: boolean }) {
  const app = useApp()
  const { t } = app
  return (
    <>
      <Head title={t("panel")} onBack={() => app.page.set({ at: "chat" })} />
      <div class="body paper">
        <div class="pad">
          {isGone ? (
            <Say tone="warn" icon="off">
              {t("home.away")}
            </Say>
          ) : (
            <p class="meta" role="status">
              {t("loading")}
            </p>
          )}
        </div>
      </div>
    </>
  )
}
