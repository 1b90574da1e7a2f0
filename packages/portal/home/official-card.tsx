import type { IconName } from "@veridesk/ui/icons.ts"
import type { HomeProps } from "../props.ts"
import { publicPaths } from "../paths-public.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { Mark } from "../shell/top-bar.tsx"

type Channel = HomeProps["official"][number]
const pictures: Record<Channel["kind"], IconName> = {
  website: "website",
  email: "mail",
  telegram: "telegram",
  x: "x",
  phone: "phone",
}

/** The way to the check, under the seal, with what people meet most: text to compare with, not links to follow. */
export function OfficialCard({ channels }: { channels: Channel[] }) {
  const { t, brand, locale } = usePage()
  return (
    <section class="official-card" aria-labelledby="official-h">
      <div>
        <h2 id="official-h">{t("home.official", { brand: brand.shortName })}</h2>
        <p>{t("home.official.more")}</p>
        <a class="btn small" href={publicPaths(locale).verify()}>
          {t("home.official.go")}
        </a>
      </div>
      <Rosette />
      <p class="some">{t("home.official.some")}</p>
      <ul>
        {channels.map(({ kind, address, use }) => (
          <li key={address}>
            <Icon name={pictures[kind]} size="s" />
            <span class="vh">{t(`channel.${kind}`)} </span>
            <bdi class="mono" dir="ltr">
              {address}
            </bdi>
            <small>{use}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rosette() {
  const { icons } = usePage()
  return (
    <div class="rosette" aria-hidden="true">
      <svg class="seal" viewBox="0 0 120 120">
        <use href={`${icons}#rosette`} />
      </svg>
      <Mark />
    </div>
  )
}
