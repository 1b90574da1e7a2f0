import { useEffect, useRef, useState } from "preact/hooks"
import { NotTaken } from "../browser/send.ts"
import { lineOf } from "../files/file-line.ts"
import type { TicketProps } from "../props-ticket.ts"
import { usePage } from "../shell/page-state.ts"
import { type PendingMessage, type TicketLive, TicketLiveProvider } from "../ticket/live.ts"
import { TicketView } from "../ticket/ticket-view.tsx"
import { makeLiveSlot, type Settling } from "./live-slot.tsx"
import { useDraft } from "./use-draft.ts"
import { useRefresh } from "./use-refresh.ts"
import { useSending } from "./use-sending.ts"
import { useUploads } from "./use-uploads.ts"

/** The ticket page, alive: new messages arrive, a reply paints at once and is never lost, files go up at once. */
export function LiveTicket({ first }: { first: TicketProps }) {
  const { t } = usePage()
  const [props, setProps] = useState(first)
  const [body, setBody] = useState(first.reply.body)
  const [pending, setPending] = useState<PendingMessage | null>(null)
  const [awake, setAwake] = useState(false)
  const [said, say] = useState("")
  const now = useRef({ props, body })
  now.current = { props, body }
  const scope = `ticket ${first.number} ${first.draftScope}`

  const setAttachments = (
    change: (before: TicketProps["reply"]["attachments"]) => TicketProps["reply"]["attachments"],
  ) =>
    setProps((before) => ({
      ...before,
      reply: { ...before.reply, attachments: change(before.reply.attachments) },
    }))

  const draft = useDraft({
    scope,
    draft: {
      type: "",
      requestId: props.reply.requestId,
      // What is on its way is kept until the server has it.
      values: { body: pending?.body ?? body },
      attachments: props.reply.attachments,
    },
    worth: body !== "" || pending !== null || props.reply.attachments.length > 0,
    mayRestore: first.reply.body === "" && first.reply.error === null && first.reply.secret === null,
    onRestore: (found) => {
      setBody(found.values["body"] ?? "")
      setProps((before) => ({
        ...before,
        reply: { ...before.reply, requestId: found.requestId, attachments: found.attachments },
      }))
    },
  })
  const { hands, uploads } = useUploads({
    rules: first.uploads,
    scope,
    requestId: props.reply.requestId,
    attachments: props.reply.attachments,
    setAttachments,
    say,
  })
  const { sending, sendNow, post } = useSending()
  const [settling] = useState<Settling>(() => new Map())
  const [Slot] = useState(() => makeLiveSlot(settling, say))

  /** Fresh props keep what is being written. */
  const take = (fresh: TicketProps, keepReply: boolean) =>
    setProps((before) => ({
      ...fresh,
      notice: keepReply ? before.notice : fresh.notice,
      reply: keepReply ? before.reply : fresh.reply,
    }))

  useRefresh({
    seq: props.thread.at(-1)?.seq ?? 0,
    paused: pending !== null,
    onFresh: (fresh) => {
      const latest = fresh.thread.at(-1)
      const known = now.current.props.thread.at(-1)?.seq ?? 0
      take(fresh, true)
      if (latest && latest.seq > known)
        say(
          latest.entry === "message" && latest.by.side !== "you"
            ? t("live.message", { name: latest.by.name })
            : t("live.changed"),
        )
    },
  })

  async function submit(form: HTMLFormElement, submitter: HTMLButtonElement | null) {
    const isReply = form.matches("[data-reply]")
    const slot = form.dataset["slot"]
    if (isReply && submitter?.value !== "send") return
    const { reply } = now.current.props
    const text = now.current.body
    const files = [...reply.attachments.map(lineOf), ...hands.local]
    if (isReply && text.trim() === "" && files.length === 0) return
    if (isReply) {
      setPending({ requestId: reply.requestId, body: text, files, state: "sending" })
      setBody("")
    }
    try {
      const answer = await post<TicketProps>(form.action, async () => {
        if (isReply) await uploads.settled()
        const arrived = slot ? await settling.get(slot)?.() : undefined
        const data = new FormData(form)
        if (submitter?.name) data.set(submitter.name, submitter.value)
        if (arrived) {
          data.delete("attachment")
          for (const id of arrived) data.append("attachment", id)
        }
        if (!isReply) return data
        data.set("body", text)
        data.delete("attachment")
        for (const file of now.current.props.reply.attachments)
          if (file.id !== null && file.state !== "refused") data.append("attachment", file.id)
        return data
      })
      if (answer === null) return
      if (answer.outcome === "signed-out") {
        setBody(text)
        await draft.save()
        location.assign(answer.signIn)
        return
      }
      setPending(null)
      if (answer.outcome === "again") {
        take(answer.props, !isReply && !answer.props.reply.error)
        if (isReply) setBody(answer.props.reply.body)
        return
      }
      if (isReply) await draft.clear()
      // What changes the whole ticket changes the page around the island too.
      if (!isReply && !slot) return location.assign(answer.location)
      const fresh = await fetch(answer.location, { headers: { accept: "application/json" } }).catch(
        () => null,
      )
      if (!fresh?.ok) return location.assign(answer.location)
      // Said by the status line; a banner at the top of the page would be out of sight.
      take({ ...((await fresh.json()) as TicketProps), notice: null }, !isReply)
      say(t("live.sent"))
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error
      setPending((before) => before && { ...before, state: "failed" })
      setProps((before) => ({ ...before, reply: { ...before.reply, error: error.body } }))
    }
  }

  useEffect(() => {
    const typed = document.getElementById("reply-body")
    if (typed instanceof HTMLTextAreaElement && typed.value !== "") setBody(typed.value)
    setAwake(true)
  }, [])

  // Without a list of dependencies: the listener has to know the newest state.
  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement
      event.preventDefault()
      submit(form, event.submitter instanceof HTMLButtonElement ? event.submitter : null).catch(
        () => undefined,
      )
    }
    const island = document.getElementById("island")
    island?.addEventListener("submit", onSubmit)
    return () => island?.removeEventListener("submit", onSubmit)
  })

  const live: TicketLive = {
    body,
    write: setBody,
    savedAt: body === "" ? null : draft.savedAt,
    hands,
    pending: pending && sending === "waiting" ? { ...pending, state: "waiting" } : pending,
    retry: () => {
      if (sending === "waiting") return sendNow()
      const form = document.querySelector<HTMLFormElement>("[data-reply]")
      setBody(pending?.body ?? "")
      setPending(null)
      requestAnimationFrame(() => form?.requestSubmit(form.querySelector<HTMLButtonElement>("[value=send]")))
    },
    takeBack: () => {
      setBody(pending?.body ?? "")
      setPending(null)
      document.getElementById("reply-body")?.focus()
    },
    said,
    Slot,
  }
  return (
    <TicketLiveProvider value={awake ? live : null}>
      <TicketView {...props} />
    </TicketLiveProvider>
  )
}
