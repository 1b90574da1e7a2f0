import { makeMail } from "../make-mail.ts"

/**
 * What stood before a mail came: nothing; a first mail of its writer's; that and our answer; the same, and then it was
 * merged into another conversation of theirs, solved just now, or solved so long ago that it can't be opened again.
 */
export type Before = "nothing" | "written" | "answered" | "merged" | "solved" | "over"

/** A conversation by mail, as the mails that belong to it name it. Ids are without angle brackets. */
export type Conversation = {
  /** Whose it is, who wrote its first mail. */
  address: string
  /** Message-ID of that mail, and of our answer. */
  theirs: string
  ours: string
  /** Where our answer asked to be answered, and what stands behind its "+". */
  replyTo: string
  token: string
  /** Where it comes back to if it can't be delivered. */
  bounceTo: string
  number: string
}

export type Story = Conversation & {
  /** One of somebody else's, in which nobody but 苏屿 takes part. */
  other: Conversation
}

const TOKEN = "mnopqrstuvwxyz234567abcdefghijkl"
const OTHER = "abcdefghijklmnopqrstuvwxyz234567"

/** A made one, for whoever only reads the mails. */
export const STORY: Story = {
  ...conversation("odile@watched.example", TOKEN),
  other: conversation("suyu@watched.example", OTHER),
}

function conversation(address: string, token: string): Conversation {
  return {
    address,
    theirs: `first.${address}`,
    ours: `ours.${token}@help.kestrel.example`,
    replyTo: `support+${token}@kestrel.example`,
    token,
    bounceTo: `support+b.${token}@kestrel.example`,
    number: "4812077350",
  }
}

export const FIRST = "My BTC withdrawal has been pending for 38 minutes."

/** The first mail of a conversation's writer; the same bytes each time. */
export function firstMail(address: string): Buffer {
  return makeMail(
    {
      From: `Odile Varga <${address}>`,
      Subject: "Withdrawal pending",
      Date: "Sun, 22 Nov 2026 12:20:00 +0800",
      "Message-ID": `<first.${address}>`,
    },
    FIRST,
  )
}
