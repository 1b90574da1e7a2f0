import type { ChatHome } from "@veridesk/contract/chat/widget.ts"
import { useEffect, useRef, useState } from "preact/hooks"
import { findSecrets } from "../composer/find-secrets.ts"
import { useCell } from "../data/cell.ts"
import { Head } from "../frame/head.tsx"
import { Icon } from "../frame/icon.tsx"
import { Say } from "../frame/say.tsx"
import { useApp } from "../panel/app.ts"
import { type Answers, after, askedOf, firstFrom, pairField, type Screen, screensOf } from "./answers.ts"
import { begin, type Fault, toPerson } from "./begin.ts"
import { Choices } from "./choices.tsx"
import { Describe } from "./describe.tsx"
import { PairQuestion } from "./pair-question.tsx"
import { Question } from "./question.tsx"
import { useForm } from "./use-form.ts"
import { wantsPerson } from "./wants-person.ts"

/** At most four screens with one question each; back keeps the answers, and a person is always one tap away. */
export function IntakePage() {
  const app = useApp()
  const { t } = app
  const answers = useCell(app.answers)
  const form = useForm(answers.form)
  const [fault, show] = useState<Fault | null>(null)
  const [isBusy, busy] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const screens = screensOf(form)
  const screen = firstFrom(answers.screen, screens)
  const isLoading = answers.form !== null && form === null && screen !== "type"
  const at = screens.indexOf(screen)
  const set = (to: Partial<Answers>) => app.answers.change((was) => ({ ...was, ...to }))
  const change = (name: string, value: string) =>
    app.answers.change((was) => ({ ...was, values: { ...was.values, [name]: value } }))

  useEffect(() => heading.current?.focus(), [screen])

  const send = async (skip: boolean) => {
    if (isBusy) return
    busy(true)
    const problem = skip ? await toPerson(app) : await begin(app, { skip: false })
    busy(false)
    show(problem)
    if (problem && Object.keys(problem.fields).length > 0) set({ screen: screenOf(problem, form, screens) })
  }

  const next = async () => {
    show(null)
    const texts = [answers.description, ...answers.steps, ...Object.values(answers.values)]
    if (texts.some(wantsPerson)) return send(true)
    if ((await findSecrets(texts.join("\n"))).length > 0)
      return show({ message: t("guard.intake"), fields: {} })
    const missing = missingOn(screen, answers, form)
    if (missing.length > 0)
      return show({ message: "", fields: Object.fromEntries(missing.map((id) => [id, t("intake.needed")])) })
    // Not of `screens`: on a slow network the form may still be on its way.
    const following = after(screen)
    if (following) set({ screen: following })
    else await send(false)
  }

  return (
    <>
      <Head
        title={form?.title || t("intake.title")}
        line={
          form ? t("intake.step", { n: at + 1, of: screens.length }) : t("intake.step.most", { n: at + 1 })
        }
        onBack={() => (at > 0 ? set({ screen: screens[at - 1] ?? "type" }) : app.page.set({ at: "home" }))}
      />
      <form
        class="fill"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void next()
        }}
      >
        <div class="body paper">
          <div class="ticks top" aria-hidden="true">
            {screens.map((each, i) => (
              <i key={each} class={i <= at ? "on" : ""} />
            ))}
          </div>
          <div class="pad">
            <h3 class="h" tabIndex={-1} ref={heading}>
              {t(
                answers.as === "ticket" && screen === "describe"
                  ? "intake.describe.ticket"
                  : `intake.${screen}`,
              )}
            </h3>
            {fault?.message && (
              <Say tone="bad" icon="warn" alert>
                {fault.message}
              </Say>
            )}
            {isLoading && <p class="meta">{t("loading")}</p>}
            {screen === "type" && <Types onChoose={(key) => set({ form: key })} />}
            {screen === "pair" && form && (
              <>
                <PairQuestion
                  form={form}
                  value={answers.values[pairField(form)] ?? ""}
                  onChoose={(value) => change(pairField(form), value)}
                />
                <p class="fault">{fault?.fields[pairField(form)]}</p>
              </>
            )}
            {screen === "questions" &&
              form &&
              askedOf(form, answers.values).map(({ question, required }) => (
                <Question
                  key={question.id}
                  form={form}
                  question={question}
                  required={required}
                  values={answers.values}
                  fault={fault?.fields[question.id]}
                  onChange={change}
                />
              ))}
            {screen === "describe" && form && form.advice.length > 0 && (
              <ul class="why">
                {form.advice.slice(0, 2).map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            )}
            {screen === "describe" && !isLoading && <Describe />}
          </div>
        </div>
        <div class="foot spread">
          <button type="button" class="link" disabled={isBusy} onClick={() => void send(true)}>
            <Icon name="person" />
            {t("intake.skip")}
          </button>
          <button class="btn pri wide" disabled={isBusy || isLoading}>
            {t(
              isLoading || screen !== "describe"
                ? "intake.next"
                : answers.as === "ticket"
                  ? "intake.leave"
                  : "intake.go",
            )}
          </button>
        </div>
      </form>
    </>
  )
}

function Types({ onChoose }: { onChoose: (key: string) => void }) {
  const app = useApp()
  const { t } = app
  const { form } = useCell(app.answers)
  const home = useCell(app.home)
  const tasks: ChatHome["tasks"] = home.state === "here" ? home.home.tasks : []
  const choices = tasks.map(({ form: value, title: label }) => ({ value, label }))
  const rest = choices.some(({ value }) => value === "other")
    ? []
    : [{ value: "other", label: t("intake.other") }]
  return (
    <Choices
      name="type"
      legend={t("intake.type")}
      choices={[...choices, ...rest]}
      chosen={[form ?? ""]}
      onChoose={onChoose}
    />
  )
}

type Form = ReturnType<typeof useForm>

function missingOn(screen: Screen, { values, form: key }: Answers, form: Form): string[] {
  if (screen === "type") return key === null ? ["type"] : []
  if (!form) return []
  const isEmpty = (id: string) => !(values[id] ?? values[`${id}.at`] ?? "").trim()
  if (screen === "pair") return isEmpty(pairField(form)) ? [pairField(form)] : []
  if (screen !== "questions") return []
  return askedOf(form, values)
    .filter(({ question, required }) => required && isEmpty(question.id))
    .map(({ question }) => question.id)
}

/** Where the first of the fields that are wrong is asked for. */
function screenOf({ fields }: Fault, form: Form, screens: Screen[]): Screen {
  if (form && fields[pairField(form)] && screens.includes("pair")) return "pair"
  return form?.questions.some(({ id }) => fields[id]) ? "questions" : "describe"
}
