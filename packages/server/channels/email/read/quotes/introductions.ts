import type { Line } from "./lines.ts"

/** Lines before a quote that say whose it is. `framed`: only what is marked as a quote is one; else all that follows is. */
export type Introduction = { length: number; framed: boolean }

const LONGEST = 500
/** Lines over which a client folds "On …, … wrote:". */
const MOST_FOLDED = 4
const HEADER_SPAN = 10

/** What each of the forms below ends with; nearly all lines don't. */
const ENDS = /(?:[:：]|wrote|メール|メッセージ|引用|書きました)$/iu
const DATED = /\d|<|@|"|“|«/
/** How clients say "on this day somebody wrote", by the end of the line; each in the language its name says. */
const WROTE = [
  /^(?:on|at)\s.{4,400}\bwrote\s*[:：]?$/iu, // en
  /^.{2,400}\bwrote\s*:$/iu, // en, Thunderbird and mailing lists
  /(?:写道|寫道|写了|来信|來信)\s*[:：]$/u, // zh
  /(?:のメール|のメッセージ|のメッセージ引用|は書きました|さんは書きました|が書きました|さんからのメール)\s*[:：]?$/u, // ja
  /(?:님이|이|가|께서)?\s*(?:작성|썼습니다|쓴 글|보낸 메시지|보낸 메일)\s*[:：]$/u, // ko
  /(?:написал(?:\(а\)|а|и)?|пишет|писал(?:\(а\)|а)?)\s*[:：]$/iu, // ru
  /(?:написав(?:\(-?ла\)|ла)?|пише)\s*[:：]$/iu, // uk
  /^am\s.{4,300}\sschrieb.{0,150}[:：]$/iu, // de
  /<[^<>]{3,200}>\sschrieb(?:\s.{1,80})?:$/iu, // de
  /^le\s.{4,400}\sa écrit\s*:$/iu, // fr
  /^el\s.{4,400}\sescribió\s*:$/iu, // es
  /^il\s.{4,400}\sha scritto\s*:$/iu, // it
  /^em\s.{4,400}\sescreveu\s*:$/iu, // pt
  /^op\s.{4,300}\sschreef.{0,150}:$/iu, // nl
  /(?:pisze|napisał(?:\(a\)|a)?)\s*:$/iu, // pl
  /\sskrev.{0,150}:$/iu, // sv, da, nb
  /kirjoitti\s*:$/iu, // fi
  /napsal(?:\(a\)|a)?\s*:$/iu, // cs
  /tarihinde şunu yazdı\s*:$/iu, // tr
  /đã viết\s*:$/iu, // vi
  /menulis\s*:$/iu, // id
]
/** A day, an address in brackets and a colon: enough in any language. */
const ANY_LANGUAGE =
  /\d{1,4}.{0,200}[<＜[](?:mailto:)?[^<>\s]{1,100}@[^<>\s]{1,100}[>＞\]]\s*(?:\S{1,20}\s*){0,3}[:：]$/u
/** How a folded one may begin. */
const OPENS =
  /^(?:on|at|am|le|el|il|em|op|den|dne|w dniu|dnia|于|於|在|\d{4}[年년./-]|\d{1,2}[./-]|\d{1,2}\s\p{L}{3,}|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)[\s\d.,]|[<＜][^<>]{1,100}@[^<>]{1,100}[>＞]|^["“«]/iu

const NAMES =
  "original message|original|original mail|forwarded message|forwarded mail|forwarded by|reply message|begin forwarded message|" +
  "原始邮件|原始郵件|原邮件|原郵件|回复的原邮件|回覆的原郵件|转发的邮件|转发邮件|转发邮件信息|轉寄郵件|轉寄的郵件|轉發郵件|邮件原件|原始信件|原始訊息|转发的消息|" +
  "元のメッセージ|元のメール|オリジナルメッセージ|転送メッセージ|転送メール|転送されたメッセージ|" +
  "원본 메일|원본 메시지|원본메일|원본 이메일|전달된 메시지|전달된 메일|" +
  "исходное сообщение|исходное письмо|пересылаемое сообщение|пересланное сообщение|пересланное письмо|конец пересылаемого сообщения|" +
  "ursprüngliche nachricht|original-nachricht|originalnachricht|weitergeleitete nachricht|message d['’]origine|message original|message transféré|message d'origine|" +
  "mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|mensagem original|mensagem encaminhada|oorspronkelijk bericht|doorgestuurd bericht|" +
  "oprindelig meddelelse|ursprungligt meddelande|wiadomość oryginalna|wiadomość przekazana|orijinal mesaj|iletilen mesaj|thư gốc|pesan asli"
const SEPARATOR = new RegExp(`^[-–—―_=*~\\s]{2,80}(?:${NAMES})(?:\\s.{0,80})?[-–—―_=*~:：\\s]*$`, "iu")
const BARE_SEPARATOR =
  /^(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message réexpédié|inicio del mensaje reenviado|inizio messaggio inoltrato|开始转发的信息|开始转发的邮件|下面是被转发的邮件|開始轉寄郵件|以下は転送されたメッセージです|전달된 메시지 시작|начало переадресованного сообщения)\s*[:：]$/iu

type Label = "from" | "date" | "to" | "subject"
const LABELS: Record<Label, string> = {
  from: "from|发件人|發件人|寄件者|寄件人|差出人|送信者|送信元|보낸\\s?사람|보낸\\s?이|발신자|발신|от кого|от|von|de|da|van|från|fra|od|lähettäjä|kimden|từ|dari",
  date: "sent|date|发送时间|发送日期|发件日期|日期|时间|傳送時間|傳送日期|寄件日期|已傳送|時間|送信日時|日時|日付|보낸\\s?날짜|보낸\\s?시간|날짜|일시|отправлено|дата|gesendet|datum|envoyé|enviado(?: el)?|enviada(?: em)?|fecha|data|inviato|verzonden|skickat|sendt|wysłano|gönderildi|tarih|đã gửi|ngày|tanggal",
  to: "to|收件人|收件者|收信人|宛先|받는\\s?사람|받는\\s?이|수신자|수신|кому|an|à|a|para|aan|till|til|do|kime|đến|kepada",
  subject:
    "subject|主题|主題|主旨|标题|件名|제목|тема|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|konu|chủ đề|subjek",
}
const LABEL_KINDS: Label[] = ["from", "date", "to", "subject"]
const LABEL_LINES = LABEL_KINDS.map((kind) => ({
  kind,
  line: new RegExp(`^[*_\\s]{0,4}(?:${LABELS[kind]})[*_\\s]{0,4}[:：]`, "iu"),
}))
const LABEL_INSIDE = LABEL_KINDS.map((kind) => new RegExp(`[\\s*](?:${LABELS[kind]})[*_\\s]{0,4}[:：]`, "iu"))

/** Whether a quote is introduced at this line, and by how many lines. */
export function introductionAt(lines: Line[], at: number): Introduction | null {
  const first = clean(lines[at]?.text ?? "")
  if (first === "" || first.length > LONGEST) return null
  if (SEPARATOR.test(first) || BARE_SEPARATOR.test(first))
    return { length: 1, framed: nextIsQuoted(lines, at + 1) }
  const header = headerLength(lines, at, first)
  if (header > 0) return { length: header, framed: nextIsQuoted(lines, at + header) }
  if (/^[_-]{10,}$/.test(first)) {
    const next = nextText(lines, at + 1)
    const below = next === -1 ? 0 : headerLength(lines, next, clean(lines[next]?.text ?? ""))
    return below > 0 ? { length: next - at + below, framed: nextIsQuoted(lines, next + below) } : null
  }
  const wrote = wroteLength(lines, at, first)
  return wrote > 0 ? { length: wrote, framed: nextIsQuoted(lines, at + wrote) } : null
}

/** How many lines "On …, … wrote:" takes; 0 where there is none. */
function wroteLength(lines: Line[], at: number, first: string): number {
  let whole = first
  for (let length = 1; length <= MOST_FOLDED; length += 1) {
    if (
      ENDS.test(whole) &&
      DATED.test(whole) &&
      (WROTE.some((form) => form.test(whole)) || (whole.includes("@") && ANY_LANGUAGE.test(whole)))
    )
      return length
    const next = lines[at + length]
    if (!next || (length === 1 && !OPENS.test(first)) || next.text.trim() === "" || next.quoted) return 0
    whole = `${whole} ${clean(next.text)}`
    if (whole.length > LONGEST) return 0
  }
  return 0
}

/** How many lines a block of From, Date, To and Subject takes; it needs an author and two of the others. */
function headerLength(lines: Line[], at: number, first: string): number {
  const kind = labelOf(first)
  if (kind !== "from" && kind !== "date" && kind !== "subject") return 0
  const kinds = new Set<Label>([kind])
  if (LABEL_INSIDE.filter((inside) => inside.test(first)).length >= 2) return 1
  let last = at
  let empty = 0
  for (let next = at + 1; next < Math.min(lines.length, at + HEADER_SPAN); next += 1) {
    const text = clean(lines[next]?.text ?? "")
    if (text === "") {
      empty += 1
      if (empty > 1 && kinds.size >= 3) break
      continue
    }
    const label = labelOf(text)
    if (label !== null) {
      kinds.add(label)
      last = next
    } else if (kinds.size >= 3 && !/^[*_\s]{0,4}\p{L}[\p{L}\s-]{0,20}[:：]/u.test(text)) break
  }
  return kinds.has("from") && kinds.size >= 3 ? last - at + 1 : 0
}

function labelOf(text: string): Label | null {
  return LABEL_LINES.find(({ line }) => line.test(text))?.kind ?? null
}

function nextText(lines: Line[], from: number): number {
  for (let at = from; at < Math.min(lines.length, from + 4); at += 1)
    if (lines[at]?.text.trim() !== "") return at
  return -1
}

function nextIsQuoted(lines: Line[], from: number): boolean {
  const next = nextText(lines, from)
  return next !== -1 && (lines[next]?.quoted ?? false)
}

function clean(text: string): string {
  return text
    .replace(/[\u00a0\u3000]/g, " ")
    .replace(/^(?:\s{0,3}[>＞]\s?){1,10}/, "")
    .trim()
}
