import type { MailBounce } from "@veridesk/contract/mail/read-mail.ts"
import { every, type Field, fieldsIn, first } from "../parse/headers.ts"
import { messageIds } from "../parse/message-ids.ts"
import { plainLine } from "../parse/plain-line.ts"
import type { KindInput } from "./input.ts"
import { aboutIn, addressIn, MOST_RECIPIENTS } from "./returned.ts"

type Recipient = MailBounce["recipients"][number]

/** A delivery report (RFC 3464), or what servers of their own kind send instead; null where it is none. */
export function readBounce(input: KindInput, isReport: boolean): MailBounce | null {
  if (!isReport && !looksLikeBounce(input)) return null
  const { tree, text, fields } = input
  const status = tree.parts.filter(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type))
  const reported = status.flatMap(({ content }) => recipientsOf(content))
  const recipients = reported.length > 0 ? reported : recipientsInText(text, fields)
  const returned = aboutIn(tree.parts)
  const about = returned.length > 0 ? returned : idsInText(input)
  return { recipients: recipients.slice(0, MOST_RECIPIENTS), about }
}

const ACTIONS: Record<string, Recipient["action"]> = {
  failed: "failed",
  delayed: "delayed",
  delivered: "delivered",
  relayed: "delivered",
  expanded: "delivered",
}

/** One recipient a block, blocks parted by empty lines, the first block about the report itself (RFC 3464 §2). */
function recipientsOf(content: Uint8Array): Recipient[] {
  const text = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 256 * 1024))
  const blocks = text
    .toString("latin1")
    .split(/\r?\n[ \t]*\r?\n/)
    .slice(0, 2 * MOST_RECIPIENTS)
  return blocks.flatMap((block) => {
    const fields = fieldsIn(Buffer.from(block, "latin1"))
    const address =
      addressIn(first(fields, "original-recipient") ?? "") ??
      addressIn(first(fields, "final-recipient") ?? "")
    const action = ACTIONS[(first(fields, "action") ?? "").trim().toLowerCase()]
    if (address === null || !action) return []
    const why = plainLine((first(fields, "diagnostic-code") ?? "").replace(/^[\w-]{1,20};\s*/, ""), 500)
    return [{ address, action, status: statusIn(first(fields, "status") ?? "") ?? statusIn(why), why }]
  })
}

const DAEMON =
  /^(?:mailer-daemon|mail-daemon|postmaster|mailerdaemon|mail delivery (?:sub)?system|bounce[s]?|mdaemon)@/i
const SUBJECT =
  /undeliver(?:able|ed)|delivery (?:status notification|failure|has failed|report)|(?:mail|message) delivery (?:failed|failure)|returned mail|failure notice|non[- ]?delivery|could not (?:be delivered|send)|delivery incomplete|mail system error|退信|未送达|未傳遞|无法投递|無法傳遞|投递失败|发送失败|寄送失敗|邮件系统退|配信不能|配信できません|送信できませんでした|未配達|반송|전송 실패|전달되지 않|не доставлен|недоставлен|возвращен|не удалось доставить|unzustellbar|zustellung fehlgeschlagen|non remis|échec de (?:la )?remise|no se ha podido entregar|impossibile recapitare|não foi possível entregar/iu
const TEXTS =
  /this is the qmail-send program|a message that you sent could not be delivered|i wasn't able to deliver your message|message could not be delivered|the following address(?:es)? failed|your message (?:wasn't|was not|couldn't be|could not be) delivered|delivery to the following recipients? failed|很抱歉，?您?发?送?的?.{0,20}邮件.{0,30}(?:退|无法)|邮件无法(?:投递|发送|送达)|收件人.{0,60}(?:不存在|拒收|被拒)/iu

/** From a mail system, with a subject or a text of such systems; or with the field that names whom it couldn't reach. */
function looksLikeBounce({ fields, head, text }: KindInput): boolean {
  if (first(fields, "x-failed-recipients") !== null) return true
  const fromSystem = head.mail.from.some(
    ({ address, name }) =>
      DAEMON.test(address) || /^(?:mail delivery (?:sub)?system|mailer-daemon|postmaster)$/i.test(name),
  )
  const nobody = every(fields, "return-path").some((value) => /^<\s*>$/.test(value.trim()))
  const said = SUBJECT.test(head.mail.subject) || TEXTS.test(text.slice(0, 4000))
  return said && (fromSystem || nobody)
}

function recipientsInText(text: string, fields: Field[]): Recipient[] {
  const said = text.slice(0, 16_000)
  const why = plainLine(
    /(?:^|\n)\s*((?:\S{1,60}[ \t]){0,12}(?:smtp;\s*)?[45]\d\d[ -][^\n]{3,400})/.exec(said)?.[1] ??
      REASON.exec(said)?.[0] ??
      "",
    500,
  )
  const delayed =
    /(?:delayed|will (?:be )?retr|仍在尝试|稍后重试|still trying)/i.test(said.slice(0, 3000)) &&
    !/permanent|failed|失败|退/i.test(said.slice(0, 3000))
  const named = every(fields, "x-failed-recipients").flatMap((value) => value.split(","))
  const own = named.length > 0 ? named : addressesIn(said)
  const addresses = [...new Set(own.flatMap((value) => addressIn(value) ?? []))]
  const status = statusIn(why) ?? statusIn(said)
  return addresses
    .slice(0, MOST_RECIPIENTS)
    .map((address) => ({ address, action: delayed ? "delayed" : "failed", status, why }))
}

const REASON =
  /[^\n]{0,200}(?:does not exist|no such user|user unknown|unknown user|mailbox (?:is )?full|over quota|不存在|已满|被拒|拒收|无法找到)[^\n]{0,200}/i

/** Where such texts name the one they couldn't reach: alone on a line or in brackets, before the returned mail begins. */
function addressesIn(said: string): string[] {
  const own =
    said.split(
      /\n(?:[-\s]{3,}(?:below this line|original message|this is a copy|included is a copy|returned message|原邮件|原始邮件)|[ \t]*(?:received|return-path|message-id):)/i,
    )[0] ?? ""
  const alone =
    own.match(
      /(?:^|\n)[ \t<"'“]{0,6}[^\s<>"'(),;:]{1,64}@[^\s<>"'(),;:]{1,190}[>"'”]?[ \t:：.]{0,3}(?=\n|$)/g,
    ) ?? []
  if (alone.length > 0) return alone
  return (own.match(/[<(（“"'：:\s][^\s<>"'(),;:（）“”：]{1,64}@[^\s<>"'(),;:（）“”：]{1,190}/g) ?? [])
    .slice(0, 1)
    .map((one) => one.slice(1))
}

function statusIn(text: string): string | null {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(text)?.[0] ?? null
}

/** The returned mail's own id, where it is only quoted in the text or in a part that is no mail. */
function idsInText({ text, tree }: KindInput): string[] {
  const others = tree.parts
    .filter(({ type }) => type.startsWith("text/"))
    .map(({ content }) =>
      Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 64 * 1024)).toString(
        "latin1",
      ),
    )
  const found = [text, ...others].flatMap((one) =>
    [...one.matchAll(/^[ \t>|]{0,4}message-id:\s{0,4}(<[^<>\s]{1,998}>)/gim)].map((match) => match[1] ?? ""),
  )
  return messageIds(found.join(" ")).slice(0, 20)
}
