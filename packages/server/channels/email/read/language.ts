const SAMPLE = 4000
const LEAST = 2

/** Characters that only simplified, or only traditional Chinese writes. */
const SIMPLIFIED = new Set(
  "们这么说时会对来个为没过还让请问账户关键处实证钱提币区块链认录选择转网邮发现经务应该谢您开设样电话长东见车马语读书买卖难头给爱类单双点线间题图标户码验动产资运达进远边军农业医药后从众众价优伤传债仅尽",
)
const TRADITIONAL = new Set(
  "們這麼說時會對來個為沒過還讓請問賬帳關鍵處實證錢幣區塊鏈認錄選擇轉網郵發現經務應該謝開設樣電話長東見車馬語讀書買賣難頭給愛類單雙點線間題圖標戶碼驗動產資運達進遠邊軍農業醫藥後從眾價優傷傳債僅盡",
)

/** Frequent words of languages in Latin letters, as far as mails come in them. */
const WORDS: Record<string, Set<string>> = {
  en: new Set(
    "the and to of is in my you for have it not that on this with please are was i can your me be account".split(
      " ",
    ),
  ),
  de: new Set(
    "der die und ich das ist nicht mein zu sie ein mit auf bitte habe den es für von konto".split(" "),
  ),
  fr: new Set(
    "le la les et je de est pas mon vous un une pour dans que sur bonjour merci compte des".split(" "),
  ),
  es: new Set("el la los de que y no mi en un una por para con cuenta gracias hola es se he".split(" ")),
  pt: new Set("o a os de que e não meu minha em um uma por para com conta obrigado olá é".split(" ")),
  it: new Set("il la di che non mio è un una per con conto grazie ciao sono ho del".split(" ")),
  tr: new Set("ve bir bu için ile ama değil hesap merhaba lütfen benim çok".split(" ")),
  vi: new Set("tôi và của không là có cho được tài khoản xin này".split(" ")),
  id: new Set("saya dan yang tidak untuk di ke ini akun tolong dengan dari".split(" ")),
  nl: new Set("de het een en ik niet mijn is van op voor met dat rekening".split(" ")),
  pl: new Set("i w nie na się że do jest moje z proszę konto mam".split(" ")),
}

/**
 * In which language a text is written (BCP 47), by its script, then by characters or words that one language has; null where
 * there is too little of it. Addresses, numbers and links say nothing.
 */
export function languageOf(text: string): string | null {
  const plain = text
    .slice(0, SAMPLE)
    .replace(/https?:\S+|\S+@\S+|\b(?:0x)?[\da-f]{16,}\b/gi, " ")
    .replace(/^>.*$/gm, " ")
  const count = (script: RegExp) => plain.match(script)?.length ?? 0
  const kana = count(/[\u3041-\u3096\u30a1-\u30fa]/g)
  const hangul = count(/[\uac00-\ud7a3]/g)
  const han = count(/\p{Script=Han}/gu)
  const cyrillic = count(/\p{Script=Cyrillic}/gu)
  const latin = count(/\p{Script=Latin}/gu)
  // A character says about as much as three letters.
  const eastern = (kana + hangul + han) * 3
  if (eastern >= latin && eastern > cyrillic && kana + hangul + han >= LEAST) {
    if (hangul > han && hangul >= kana) return "ko"
    if (kana * 5 > han) return "ja"
    return chineseOf(plain)
  }
  if (cyrillic >= LEAST * 2 && cyrillic * 2 >= latin)
    return /[іїєґ]/iu.test(plain) && !/[ыэъё]/iu.test(plain) ? "uk" : "ru"
  const arabic = count(/\p{Script=Arabic}/gu)
  if (arabic > latin) return "ar"
  if (count(/\p{Script=Thai}/gu) > latin) return "th"
  return latin >= LEAST * 2 ? latinOf(plain) : null
}

function chineseOf(text: string): string {
  let simplified = 0
  let traditional = 0
  for (const one of text) {
    if (SIMPLIFIED.has(one) && !TRADITIONAL.has(one)) simplified += 1
    if (TRADITIONAL.has(one) && !SIMPLIFIED.has(one)) traditional += 1
  }
  return traditional > simplified ? "zh-Hant" : "zh-CN"
}

/** English where words decide nothing: order numbers and greetings of two words are mostly that. */
function latinOf(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length === 0) return null
  let best = "en"
  let most = 0
  for (const [language, usual] of Object.entries(WORDS)) {
    const score = words.filter((word) => usual.has(word)).length
    if (score > most) {
      most = score
      best = language
    }
  }
  return best
}
