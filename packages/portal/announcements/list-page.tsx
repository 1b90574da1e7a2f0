import { publicPaths } from "../paths-public.ts"
import type { AnnouncementListProps } from "../props-announcements.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Row } from "./row.tsx"

/** Everything that was announced, by kind and asset, and the ways to hear of the next. */
export function AnnouncementListPage(props: AnnouncementListProps) {
  const { t, brand, locale } = usePage()
  return (
    <div class="wrap ann-list">
      <header class="page-head">
        <h1>{t("ann.title")}</h1>
        <p class="lead">{t("ann.lead", { brand: brand.shortName })}</p>
      </header>
      <nav class="chips" aria-label={t("ann.chips")}>
        {props.kinds.map(({ kind, href }) => (
          <a key={kind ?? "all"} href={href} aria-current={kind === props.kind ? "page" : undefined}>
            {t(`ann.kind.${kind ?? "all"}`)}
          </a>
        ))}
      </nav>
      <div class="split">
        <section aria-label={t("ann.title")}>
          {props.rows.length === 0 && <p class="empty">{t("ann.none")}</p>}
          <ul class="anns">
            {props.rows.map((row) => (
              <Row key={row.path} row={row} />
            ))}
          </ul>
          {(props.older || props.newest) && (
            <p class="acts pager">
              {props.newest && (
                <a class="btn" href={props.newest}>
                  <Icon name="back" />
                  {t("ann.newest")}
                </a>
              )}
              {props.older && (
                <a class="btn" href={props.older} rel="next">
                  {t("ann.older")}
                  <Icon name="forward" />
                </a>
              )}
            </p>
          )}
        </section>
        <aside class="rail">
          <form class="field" method="get" action={publicPaths(locale).search()} role="search">
            <label for="ann-q">{t("ann.search")}</label>
            <span class="with-act">
              <input class="input" id="ann-q" name="q" type="search" maxLength={200} />
              <input type="hidden" name="kind" value="announcement" />
              <button class="btn" aria-label={t("ann.search.go")}>
                <Icon name="search" />
              </button>
            </span>
          </form>
          {props.assets.length > 0 && <AssetFilter {...props} />}
          <section class="doc">
            <h2 class="sec-title">{t("ann.stay")}</h2>
            <p class="stay">{t("ann.stay.more")}</p>
            <a class="btn wide" href={publicPaths(locale).subscribe}>
              <Icon name="mail" />
              {t("ann.stay.go")}
            </a>
          </section>
          <section>
            <h2 class="sec-title">{t("ann.feeds")}</h2>
            <ul class="links">
              {props.feeds.map(({ name, href }) => (
                <li key={href}>
                  <a href={href}>
                    {name}
                    <Icon name="link" size="s" />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </aside>
      </div>
    </div>
  )
}

function AssetFilter({ kind, asset, assets }: AnnouncementListProps) {
  const { t, locale } = usePage()
  return (
    <form class="field" method="get" action={publicPaths(locale).announcements}>
      {kind && <input type="hidden" name="kind" value={kind} />}
      <label for="ann-asset">{t("ann.asset")}</label>
      <span class="with-act">
        <span class="select">
          <select class="input" id="ann-asset" name="asset">
            <option value="">{t("ann.asset.all")}</option>
            {(assets.includes(asset) || asset === "" ? assets : [asset, ...assets]).map((each) => (
              <option key={each} value={each} selected={each === asset}>
                {each}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
        <button class="btn">{t("ann.filter")}</button>
      </span>
    </form>
  )
}
