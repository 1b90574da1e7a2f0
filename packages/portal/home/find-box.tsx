import { publicPaths } from "../paths-public.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"

/** What people search for most, as links to what they would find. */
const OFTEN = ["review", "factor", "memo"] as const

/**
 * One box for whatever the reader has in hand. The island says what it sees while it is typed and lists what it would
 * find; without it the form leads to the results. `under`: the line below the box.
 */
export function FindBox({ query, under = true }: { query: string; under?: boolean }) {
  const { t, locale } = usePage()
  const to = publicPaths(locale)
  return (
    <form class="search" action={to.search()} method="get" role="search" data-find={`${to.search()}/suggest`}>
      <div class="box">
        <Icon name="search" />
        <input
          type="search"
          id="q"
          name="q"
          value={query}
          maxlength={500}
          aria-describedby={under ? "q-under" : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
        />
        <button class="btn primary">{t("home.find")}</button>
        <div class="found" id="q-found" role="listbox" aria-label={t("find.list")} hidden data-found />
      </div>
      <p class="under" id={under ? "q-under" : undefined}>
        <span data-seen role="status" />
        {under && (
          <span class="try">
            <span>{t("home.find.hint")}</span>
            <span class="often">
              {t("home.often")}
              {OFTEN.map((words) => (
                <a key={words} href={to.search(t(`home.often.${words}`))}>
                  {t(`home.often.${words}`)}
                </a>
              ))}
            </span>
          </span>
        )}
      </p>
    </form>
  )
}
