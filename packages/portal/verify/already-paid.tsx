import { paths } from "../paths.ts"
import { usePage } from "../shell/page-state.ts"

/** What to do, in the order in which it helps. */
export function AlreadyPaid({ site, under = "h2" }: { site: string; under?: "h1" | "h2" }) {
  const { t } = usePage()
  const Heading = under === "h1" ? "h2" : "h3"
  return (
    <div>
      <Heading class="paid-h">{t("genuine.paid")}</Heading>
      <ol class="todo-steps">
        <li>
          <div>
            <b>{t("genuine.paid.1")}</b>{" "}
            <a href={`${paths.lockedOut}?problem=taken-over`}>{t("genuine.paid.1.go")}</a>{" "}
            {t("genuine.paid.1.more")}
          </div>
        </li>
        <li>
          <div>
            <b>{t("genuine.paid.2")}</b> {t("genuine.paid.2.more", { host: site })}
          </div>
        </li>
        <li>
          <div>
            <b>{t("genuine.paid.3")}</b> {t("genuine.paid.3.more")}
          </div>
        </li>
        <li>
          <div>
            <b>{t("genuine.paid.4")}</b> {t("genuine.paid.4.more")}
          </div>
        </li>
      </ol>
    </div>
  )
}
