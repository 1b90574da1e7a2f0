import { newId } from "../data/new-id.ts"
import { Refused, Unreachable } from "../data/refused.ts"
import { Nobody } from "../data/session.ts"
import type { App } from "../panel/app.ts"
import { noAnswers } from "./answers.ts"

export type Fault = { message: string; fields: Record<string, string> }

/** The form of those who say nothing about what it is. */
const ANY_FORM = "other"

/**
 * Begins to wait for a person, or leaves a message; `skip` goes on without what is missing. Whatever happens the answers
 * stay until the server has them. @returns what is wrong, or null when it has begun
 */
export async function begin(app: App, o: { skip: boolean; description?: string }): Promise<Fault | null> {
  const answers = app.answers.get()
  try {
    const { chat } = await app.api.begin({
      requestId: answers.requestId,
      form: answers.form ?? ANY_FORM,
      values: answers.values,
      description: o.description ?? answers.description,
      steps: answers.steps
        .filter((text) => text.trim() !== "")
        .map((text) => ({ at: "", text: text.trim() })),
      attachmentIds: app.uploads.readyIds(),
      // Whether somebody is there, and whether this can wait, is the server’s to say.
      as: o.skip ? "chat" : answers.as,
      skip: o.skip,
      page: app.host.context(),
    })
    app.uploads.clear()
    app.answers.set(noAnswers())
    app.talk.open(chat)
    app.page.set({ at: "chat" })
    return null
  } catch (error) {
    if (error instanceof Nobody) return { message: "", fields: {} }
    if (error instanceof Unreachable) return { message: app.t("begin.away"), fields: {} }
    if (!(error instanceof Refused)) throw error
    // What was refused isn't the same when it comes again.
    app.answers.change((was) => ({ ...was, requestId: newId() }))
    const fields = Object.entries(error.body.fields ?? {}).map(([id, { message }]) => [id, message] as const)
    const { message, next } = error.body
    return { message: [message, next].filter(Boolean).join(" "), fields: Object.fromEntries(fields) }
  }
}

/** Straight to a person, from wherever one is. */
export function toPerson(app: App, description = ""): Promise<Fault | null> {
  return begin(app, { skip: true, description: description || app.answers.get().description })
}
