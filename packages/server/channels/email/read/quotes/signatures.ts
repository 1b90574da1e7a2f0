const LONGEST = 160

/** What telephones and programs write below a mail by themselves. */
const BY_ITSELF = [
  /^sent (?:from|via|with|using) (?:my |mail for |the )?\S.{0,80}$/iu,
  /^get (?:outlook|bluemail|spark|mailbird) for \S.{0,80}$/iu,
  /^(?:发|發|寄|来|來|从|從)自?我的\s?\S.{0,60}?(?:发送|發送|傳送|寄出)?[。.]?$/u,
  /^(?:发|發|寄|来|來)自\s?(?:我的|网易|QQ|qq|outlook|windows|新浪|foxmail|小米|华为|iphone|ipad|android|安卓|mail|yahoo|gmail|邮箱|手机|搜狐|阿里|钉钉|飞书|企业微信|adobe|samsung|三星|荣耀|oppo|vivo)\S?.{0,60}$/iu,
  /^从\s?windows\s?版邮件.{0,20}$/iu,
  /^(?:获取|下载)\s?(?:适用于|ios|android)?.{0,20}outlook.{0,40}$/iu,
  /^(?:iphone|ipad|android|galaxy|xperia|windows|outlook|yahoo!?メール|ソフトバンク|ドコモ|au)\S{0,20}(?:から送信|より送信).{0,20}$/iu,
  /^(?:私の|マイ)?\S{0,20}から送信(?:されました)?[。.]?$/u,
  /^(?:나의|내)\s\S.{0,40}에서\s(?:보냄|보낸 메일|전송)\.?$/u,
  /^отправлено\s(?:с|из|от|через)\s\S.{0,80}$/iu,
  /^von (?:meinem|meiner) \S.{0,60} gesendet\.?$/iu,
  /^gesendet (?:von|mit) \S.{0,80}$/iu,
  /^envoyé (?:de|depuis|à partir de) \S.{0,80}$/iu,
  /^enviado (?:desde|do|de) \S.{0,80}$/iu,
  /^inviato d(?:a|al|alla|all['’]) ?\S.{0,80}$/iu,
  /^(?:verzonden|verstuurd) vanaf \S.{0,80}$/iu,
  /^wysłane? z \S.{0,80}$/iu,
  /^(?:skickat från|sendt fra) \S.{0,80}$/iu,
  /^签名由\s?.{0,20}\s?定制$/u,
  /^(?:iphone|ipad)'(?:imden|imden gönderildi).{0,20}$/iu,
]
const PLAIN_RULE = /^(?:--|—|—{2})\s?$/
/** QQ draws a line above the writer's name card. */
const LONG_RULE = /^[-_—]{12,}$/
const MOST_CARD = { lines: 6, characters: 300 }

/** The lines that are left of a text's newly written end once signatures are taken off. */
export function withoutSignature(lines: string[]): string[] {
  const rule = lines.findIndex((line, at) => PLAIN_RULE.test(line) && isTail(lines, at))
  const kept = rule === -1 ? lines : lines.slice(0, rule)
  const card = kept.findIndex((line, at) => LONG_RULE.test(line.trim()) && isCard(kept.slice(at + 1)))
  const bare = card === -1 ? kept : kept.slice(0, card)
  return bare.filter((line) => !isByItself(line))
}

function isByItself(line: string): boolean {
  const plain = line
    .trim()
    .replace(/^[-–—*_|\s]+/, "")
    .replace(/[*_|\s]+$/, "")
    .replace(/\s?<https?:[^<>]{1,300}>/g, "")
  return plain !== "" && plain.length <= LONGEST && BY_ITSELF.some((form) => form.test(plain))
}

/** RFC 3676 §4.3 wants "-- "; two dashes in the middle of a long text are a line that its writer drew. */
function isTail(lines: string[], at: number): boolean {
  if (lines[at] === "-- ") return true
  const below = lines.slice(at + 1)
  return below.filter((line) => line.trim() !== "").length <= 12
}

function isCard(below: string[]): boolean {
  const text = below.filter((line) => line.trim() !== "")
  return text.length <= MOST_CARD.lines && text.join("").length <= MOST_CARD.characters
}
