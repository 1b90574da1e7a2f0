import { paths } from "../paths.ts"
import type { HomeProps } from "../props.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem } from "../shell/problem.tsx"

/** One box for whatever the reader has in hand. The island names what it sees while it is typed. */
export function FindBox({ find }: { find: HomeProps["find"] }) {
  const { t } = usePage()
  return (
    <div>
      <h1>
        <label for="q">{t("home.question")}</label>
      </h1>
      <form class="search" action={paths.find} method="get" role="search" data-find>
        <div class="box">
          <Icon name="search" />
          <input
            type="search"
            id="q"
            name="q"
            value={find.query}
            aria-describedby={find.problem ? "q-problem q-under" : "q-under"}
            aria-invalid={find.problem ? true : undefined}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="search"
          />
          <button class="btn primary">{t("home.find")}</button>
        </div>
        {find.problem && (
          <div class="field">
            <FieldProblem id="q-problem" error={find.problem} />
          </div>
        )}
        <p class="under" id="q-under">
          <span data-seen role="status" />
          <span class="try">{t("home.find.hint")}</span>
        </p>
      </form>
    </div>
  )
}
