import type { BannerFact } from "../props.ts"
import { Icon } from "./icon.tsx"
import { usePage } from "./page-state.ts"
import { When } from "./when.tsx"

/** What everybody has to know now, under the top bar of every page. What is critical can't be put away. */
export function Banners({ banners }: { banners: BannerFact[] }) {
  const { t } = usePage()
  if (banners.length === 0) return null
  return (
    <section class="banners" aria-label={t("banner.label")}>
      {banners.map((banner) => (
        <div
          key={banner.id}
          class={`banner ${banner.severity}`}
          data-banner={`${banner.id}@${banner.updatedAt}`}
        >
          <div class="wrap">
            <Icon name={banner.severity === "info" ? "info" : "warning"} />
            <p>
              <a href={banner.href}>{banner.title}</a>
              <span>
                {banner.about && `${banner.about} · `}
                <When at={banner.updatedAt} how="short" zoned say="banner.updated" />
              </span>
            </p>
            {banner.severity !== "critical" && (
              <button type="button" class="icon-btn js-only" data-put-away aria-label={t("banner.close")}>
                <Icon name="close" />
              </button>
            )}
          </div>
        </div>
      ))}
    </section>
  )
}
