import type { RecoveryCodesProps } from "../props-account.ts"
import { tell, zoneName } from "../shell/clock.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { When } from "../shell/when.tsx"
import { Gate } from "./gate.tsx"

/** Shown once. Printing and downloading work without JavaScript; the file is a data: address. */
export function RecoveryCodesPage({ codes, createdAt, next }: RecoveryCodesProps) {
  const { t, brand, locale, zone } = usePage()
  const made = `${tell({ locale, zone }, createdAt, "full")} (${zoneName(zone, createdAt)})`
  const file = `${t("codes.file.title", { brand: brand.name })}\n${made}\n\n${codes.join("\n")}\n\n${t("codes.file.more")}\n`
  return (
    <Gate under={t("codes.under")}>
      <h1>{t("codes.title")}</h1>
      <p class="sub">{t("codes.more")}</p>
      <ol class="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p class="asof">
        <When at={createdAt} how="full" zoned say="codes.made" />
      </p>
      <div class="acts">
        <a
          class="btn small"
          download={t("codes.file.name")}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
        >
          <Icon name="download" size="s" />
          {t("codes.download")}
        </a>
        <button class="btn small js-only" type="button" data-print>
          <Icon name="print" size="s" />
          {t("print")}
        </button>
        <button class="btn small js-only" type="button" data-copy={codes.join("\n")}>
          <Icon name="copy" size="s" />
          {t("copy")}
        </button>
      </div>
      <form method="get" action={next.split("?")[0]} class="kept">
        {[...new URLSearchParams(next.split("?")[1] ?? "")].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label class="tick">
          <input type="checkbox" required />
          <span>{t("codes.kept")}</span>
        </label>
        <button class="btn primary wide">{t("codes.go-on")}</button>
      </form>
    </Gate>
  )
}
