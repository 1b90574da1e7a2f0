import type { AnnouncementProps } from "../props-announcements.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"

/** By what anybody can tell that this is ours: under the seal, since it is checked and not only said. */
export function Signature({ fingerprint, checkHref }: AnnouncementProps) {
  const { t, brand, icons } = usePage()
  return (
    <section class="sealed" aria-labelledby="sign-h">
      <svg class="seal" viewBox="0 0 120 120" aria-hidden="true">
        <use href={`${icons}#rosette`} />
      </svg>
      <h2 id="sign-h">{t("ann.sign")}</h2>
      <p>{t("ann.sign.more", { brand: brand.shortName })}</p>
      <p class="print">
        <bdi class="mono" dir="ltr">
          {fingerprint}
        </bdi>
        <button
          type="button"
          class="icon-btn js-only"
          data-copy={fingerprint}
          aria-label={t("copy.this", { name: t("ann.sign") })}
        >
          <Icon name="copy" size="s" />
        </button>
      </p>
      <a class="btn wide" href={checkHref}>
        <Icon name="seal" />
        {t("ann.sign.check")}
      </a>
    </section>
  )
}

/** Every version that was ever out, with what changed in it. Nothing is edited silently. */
export function History({ history }: { history: AnnouncementProps["history"] }) {
  const { t } = usePage()
  return (
    <section class="history" aria-labelledby="history-h">
      <h2 class="sec-title" id="history-h">
        {t("ann.history")}
      </h2>
      <ol reversed>
        {history.map((each) => (
          <li key={each.version}>
            <p>
              <b>{t(`ann.history.${each.reason}`)}</b>{" "}
              <span class="meta">
                <When at={each.at} zoned />
              </span>
            </p>
            {each.note && <p>{each.note}</p>}
            <p class="meta">
              {each.href ? <a href={each.href}>{t("ann.history.read")}</a> : t("ann.history.now")}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
