import type { DuplicateFact } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { TicketNumber } from "../shell/identifier.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** T23: a second ticket about one thing helps nobody; adding to the first keeps the place in the queue. */
export function DuplicateWarning({ duplicate }: { duplicate: DuplicateFact }) {
  const { t } = usePage()
  return (
    <div class="callout warn" role="alert">
      <Icon name="ticket" />
      <div>
        <strong>{t("duplicate.title")}</strong>
        <p>
          <a href={duplicate.href}>
            <TicketNumber number={duplicate.number} /> <bdi>{duplicate.title}</bdi>
          </a>
        </p>
        <p>
          {t(`duplicate.${duplicate.status}`)}
          {duplicate.lastReply && (
            <>
              {" "}
              <When
                at={duplicate.lastReply.at}
                say="duplicate.replied"
                with={{ team: duplicate.lastReply.team }}
              />
            </>
          )}
        </p>
        <p>{t("duplicate.place")}</p>
        <div class="acts">
          <button class="btn small primary" name="act" value={`add-to:${duplicate.number}`} formNoValidate>
            {t("duplicate.add")}
          </button>
          <button class="btn small" name="different" value={duplicate.number}>
            {t("duplicate.different")}
          </button>
        </div>
      </div>
    </div>
  )
}
