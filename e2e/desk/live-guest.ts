import { newId } from "../../packages/contract/ids.ts"
import {
  asGuest,
  asking,
  begin,
  ORIGIN,
  openWidget,
  type Widget,
} from "../../packages/server/channels/chat/testing/widget.ts"

/** The page of the exchange from which guests talk; an installation names it in its settings. */
export const settingsForGuests = { WIDGET_ORIGINS: ORIGIN }

/** Somebody who waits for a person, or talks with one, by the widget's own socket. */
export interface Guest {
  id: string
  name: string
  line: Widget
  says(text: string): Promise<{ seq: number }>
  types(on: boolean): void
  /** Has everything on the screen. */
  reads(): void
  leaves(): Promise<void>
}

/** Begins to wait in line. */
export async function openGuest(
  url: string,
  o: { name: string; about: string; form?: string },
): Promise<Guest> {
  const session = await asGuest(url, o.name)
  const chat = await begin(url, session, { description: o.about, ...(o.form && { form: o.form }) })
  const id = chat.conversationId
  const line = await openWidget(url, session)
  line.say({ t: "follow", conversationId: id, after: 0 })
  await line.frame("caught-up")
  return {
    id,
    name: o.name,
    line,
    says: (text) => line.send(id, text),
    types: (on) => line.say({ t: "typing", conversationId: id, on }),
    reads: () => line.say({ t: "read", conversationId: id, seq: Math.max(...line.seqs()) }),
    async leaves() {
      await asking(url, session)("POST", `/api/chat/chats/${id}/acts`, {
        act: "end",
        requestId: newId(),
      }).catch(
        () => {}, // it may have ended already
      )
      await line.close()
    },
  }
}
