import { staffRole } from "@veridesk/contract/people.ts"
import type { Person } from "@veridesk/contract/staff-account.ts"
import { useState } from "react"
import { changeRole, deactivate, inviteAgain, reactivate, resetSecondFactor } from "../data/account.ts"
import { Refused } from "../data/api.ts"
import { me } from "../data/state.ts"
import buttons from "../frame/button.module.css"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { ChoiceMenu } from "../frame/menu.tsx"
import { refusalText } from "../frame/outcomes.ts"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { say, useSay } from "../words/words.ts"
import { EditSheet } from "./edit-sheet.tsx"

type Asking = "deactivate" | "reset" | "edit" | null

/** What an administrator can do with a person; what takes access away asks first. */
export function PersonMenu({ person, onChanged }: { person: Person; onChanged(): void }) {
  const words = useSay()
  const [asking, setAsking] = useState<Asking>(null)
  const isMe = person.id === me.get()?.id
  const roles = staffRole.options.map((role) => ({
    id: `role-${role}`,
    text: words(`role.${role}`),
    glyph: role === person.role ? <Icon name="check" /> : undefined,
    off: role === person.role,
  }))
  const acts = [
    { id: "edit", text: words("people.edit"), glyph: <Icon name="edit" /> },
    ...(person.state === "invited"
      ? [{ id: "again", text: words("people.again"), glyph: <Icon name="mail" /> }]
      : []),
    ...(person.state === "active" && person.secondFactor
      ? [{ id: "reset", text: words("people.reset"), glyph: <Icon name="key" />, danger: true }]
      : []),
    ...(person.state === "deactivated"
      ? [{ id: "reactivate", text: words("people.reactivate"), glyph: <Icon name="reopen" /> }]
      : [
          {
            id: "deactivate",
            text: words("people.deactivate"),
            glyph: <Icon name="lock" />,
            danger: true,
            off: isMe,
          },
        ]),
  ]
  const onChoose = (id: string) => {
    const role = staffRole.options.find((option) => id === `role-${option}`)
    if (role)
      void done(
        changeRole(person.id, role),
        onChanged,
        say("people.role.done", { name: person.name, role: words(`role.${role}`) }),
      )
    else if (id === "again")
      void done(inviteAgain(person.id), onChanged, say("people.again.done", { name: person.name }))
    else if (id === "reactivate")
      void done(reactivate(person.id), onChanged, say("people.reactivated", { name: person.name }))
    else if (id === "reset" || id === "deactivate" || id === "edit") setAsking(id)
  }
  return (
    <>
      <ChoiceMenu
        className={buttons.icon}
        label={words("people.acts.for", { name: person.name })}
        groups={() => [{ choices: acts }, { title: words("people.role.change"), choices: roles }]}
        onChoose={onChoose}
      >
        <Icon name="dots" />
      </ChoiceMenu>
      {asking === "edit" && (
        <EditSheet person={person} onClose={() => setAsking(null)} onChanged={onChanged} />
      )}
      {(asking === "deactivate" || asking === "reset") && (
        <Sheet
          firm
          title={words(`people.${asking}.title`, { name: person.name })}
          onClose={() => setAsking(null)}
          foot={
            <>
              <Button autoFocus onClick={() => setAsking(null)}>
                {words("cancel")}
              </Button>
              <Button
                look="danger"
                onClick={() => {
                  setAsking(null)
                  const act = asking === "reset" ? resetSecondFactor : deactivate
                  void done(act(person.id), onChanged, say(`people.${asking}.done`, { name: person.name }))
                }}
              >
                {words(`people.${asking}`)}
              </Button>
            </>
          }
        >
          <p>{words(`people.${asking}.text`)}</p>
        </Sheet>
      )}
    </>
  )
}

/** Waits for the server and says how it went. */
async function done(act: Promise<unknown>, onChanged: () => void, text: string): Promise<void> {
  try {
    await act
    onChanged()
    tell(text)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    tell(refusalText({ code: error.code, message: error.message, next: error.next }), { tone: "fault" })
  }
}
