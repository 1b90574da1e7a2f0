import { publicPaths } from "../paths-public.ts"
import type { ApiErrorFact, ApiErrorToolProps } from "../props-tools.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"
import { ApiReading } from "./api-reading.tsx"
import { ToolFrame } from "./tool-frame.tsx"

/** Explains an error of the API. What was pasted is never drawn again: it may hold a key that nobody saw. */
export function ApiErrorToolPage(props: ApiErrorToolProps) {
  const { t } = usePage()
  const { error, read, unknown, dropped, ticket } = props
  return (
    <ToolFrame tool="api-errors">
      <PasteForm problem={props.problem} />
      {dropped && (
        <div class="callout danger" role="alert">
          <Icon name="security" />
          <div>
            <strong>{t("api.dropped")}</strong>
            <p>{t("api.dropped.more")}</p>
          </div>
        </div>
      )}
      {unknown && (
        <div class="callout warn" role="status">
          <Icon name="search" />
          <div>
            <strong>{t("api.unknown")}</strong>
            <p>{t("api.unknown.more")}</p>
            <p class="acts">
              <a class="btn small" href={ticket}>
                {t("tools.ticket")}
              </a>
            </p>
          </div>
        </div>
      )}
      {error && <Explained error={error} by={props.by} ticket={ticket} />}
      {read && <ApiReading read={read} clock={props.clock} />}
      <AllCodes groups={props.groups} here={error?.code ?? null} />
    </ToolFrame>
  )
}

function PasteForm({ problem }: Pick<ApiErrorToolProps, "problem">) {
  const { t, locale, csrf } = usePage()
  const id = inputId("paste")
  return (
    <form class="ask" method="post" action={publicPaths(locale).apiErrorTool}>
      {csrf && <input type="hidden" name="_csrf" value={csrf} />}
      <div class="field">
        <label for={id}>{t("api.paste")}</label>
        <textarea
          class="input code long"
          id={id}
          name="paste"
          rows={5}
          maxLength={20_000}
          required
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          dir="ltr"
          aria-describedby={problem ? `${id}-problem ${id}-hint` : `${id}-hint`}
          aria-invalid={problem ? true : undefined}
        />
        {problem && <FieldProblem id={`${id}-problem`} error={problem} />}
        <p class="hint" id={`${id}-hint`}>
          {t("api.paste.hint")}
        </p>
      </div>
      <button class="btn primary">{t("api.explain")}</button>
    </form>
  )
}

function Explained({
  error,
  by,
  ticket,
}: {
  error: ApiErrorFact
  by: ApiErrorToolProps["by"]
  ticket: string
}) {
  const { t } = usePage()
  return (
    <article class="doc answer" aria-labelledby="error-h">
      <header>
        <p class="numline">
          <span class="mono">
            {error.number} · {error.code}
          </span>
          <span>HTTP {error.http}</span>
        </p>
        <h2 id="error-h">{error.title}</h2>
        {by === "status" && <p class="meta">{t("api.by-status")}</p>}
        <p class={`st ${error.ends === "us" ? "bad" : "info"}`}>
          <Icon name={error.ends === "time" ? "clock" : error.ends === "us" ? "incident" : "edit"} />
          {t(`api.ends.${error.ends}`)}
        </p>
      </header>
      <div class="perf" aria-hidden="true" />
      <div class="body explained">
        <h3>{t("api.cause")}</h3>
        <p>{error.cause}</p>
        <h3>{t("api.check")}</h3>
        <Lines lines={error.check} />
        <h3>{t("api.mend")}</h3>
        <Lines lines={error.mend} />
        {error.example && (
          <>
            <h3>{t("api.example")}</h3>
            <pre class="example" dir="ltr" tabindex={0}>
              <code>{error.example}</code>
            </pre>
          </>
        )}
      </div>
      <p class="acts">
        <a class={error.ends === "us" ? "btn primary" : "btn"} href={ticket}>
          <Icon name="ticket" size="s" />
          {t(error.ends === "us" ? "tools.ticket" : "tools.ticket.still")}
        </a>
      </p>
    </article>
  )
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul class="points">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function AllCodes({ groups, here }: { groups: ApiErrorToolProps["groups"]; here: string | null }) {
  const { t } = usePage()
  return (
    <section class="kinds" aria-labelledby="codes-h">
      <h2 class="sec-title" id="codes-h">
        {t("api.all")}
      </h2>
      {groups.map(({ group, errors }) => (
        <section key={group} class="code-group" aria-labelledby={`g-${group}`}>
          <h3 id={`g-${group}`}>{t(`api.group.${group}`)}</h3>
          <ul>
            {errors.map(({ code, number, title, href }) => (
              <li key={code}>
                <a href={href} aria-current={code === here ? "true" : undefined}>
                  <span class="mono">{number}</span> {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
