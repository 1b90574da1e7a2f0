const SAMPLE = 64 * 1024

/**
 * Which charset bytes are in that aren't what they say. UTF-8 proves itself by its form. Of the others each is tried on
 * a sample, and that one taken whose text has the most characters that people of its language write.
 */
export function guessCharset(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE)
  if (isUtf8(sample)) return "utf-8"
  let best = "windows-1252"
  let most = 0
  for (const candidate of candidates) {
    const score = scoreOf(new TextDecoder(candidate.name).decode(sample), candidate)
    if (score > most) {
      most = score
      best = candidate.name
    }
  }
  return best
}

/** UTF-8 but for a character cut off at the end. */
function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  const at = text.indexOf("\ufffd")
  return at === -1 || (at >= text.length - 3 && text.length > 40)
}

const HAN_MOST =
  "的一是不了我有在人这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切久响您账户充值提币客服邮箱链转账"
const KANA = "のにはをたがでてとしれさあるいうんなもかこすましたでくださせんー、。"
const TRADITIONAL =
  "的一是不了我有在人這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手用主行方又如前所本見經頭面公同您帳戶請問謝"
const HANGUL = "이다는에을를의가고하지기로서한도은사자시리어인해그대나요니일정습세안입계부출금확"
const RUSSIAN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщ"
const LATIN = "éèàùâêîôûçäöüßñáíóúãõåøæ"

/** What a charset's text may have: characters that nearly every text has, and those of its first level. */
type Candidate = { name: string; usual: Set<string>; common: Set<string>; isLetters: boolean }

const japanese = firstLevel("euc-jp", [0xb0, 0xcf], [[0xa1, 0xfe]])
const candidates: Candidate[] = [
  {
    name: "gb18030",
    usual: new Set(HAN_MOST),
    common: firstLevel("gbk", [0xb0, 0xd7], [[0xa1, 0xfe]]),
    isLetters: false,
  },
  {
    name: "big5",
    usual: new Set(TRADITIONAL),
    common: firstLevel(
      "big5",
      [0xa4, 0xc6],
      [
        [0x40, 0x7e],
        [0xa1, 0xfe],
      ],
    ),
    isLetters: false,
  },
  { name: "shift_jis", usual: new Set(KANA), common: japanese, isLetters: false },
  { name: "euc-jp", usual: new Set(KANA), common: japanese, isLetters: false },
  {
    name: "euc-kr",
    usual: new Set(HANGUL),
    common: firstLevel("euc-kr", [0xb0, 0xc8], [[0xa1, 0xfe]]),
    isLetters: false,
  },
  { name: "windows-1251", usual: new Set(RUSSIAN), common: new Set(), isLetters: true },
  { name: "koi8-r", usual: new Set(RUSSIAN), common: new Set(), isLetters: true },
  { name: "windows-1252", usual: new Set(LATIN), common: new Set(), isLetters: true },
]

/** Characters that a standard puts first because they are the ones most written. */
function firstLevel(charset: string, [from, to]: [number, number], trails: [number, number][]): Set<string> {
  const bytes: number[] = []
  for (let lead = from; lead <= to; lead += 1)
    for (const [first, last] of trails)
      for (let trail = first; trail <= last; trail += 1) bytes.push(lead, trail)
  return new Set(new TextDecoder(charset).decode(new Uint8Array(bytes)))
}

/**
 * Usual characters are for it, those of the first level a little; against it is what can't be decoded, controls, private
 * use, and for letters what words don't have: signs among them, a capital after a small letter.
 */
function scoreOf(text: string, { usual, common, isLetters }: Candidate): number {
  let score = 0
  let seen = 0
  let before = ""
  for (const one of text) {
    if (one >= "\u0080") {
      seen += 1
      if (usual.has(one)) score += isLetters ? 2 : 3
      else if (UNLIKELY.test(one)) score -= 6
      // Half-width katakana is what other charsets look like in Shift-JIS.
      else if (/[\uff61-\uff9f]/.test(one)) score -= 1
      else if (common.has(one)) score += 1.5
      else if (/[\u3000-\u303f\uff00-\uffef\u2018-\u201d]/.test(one)) score += 1
      else if (isLetters && !/\p{L}/u.test(one)) score -= 2
      if (isLetters && /\p{Lu}/u.test(one) && /\p{Ll}/u.test(before)) score -= 3
    }
    before = one
  }
  return seen === 0 ? 0 : score / seen
}

const UNLIKELY = /[\ufffd\u0080-\u009f\ue000-\uf8ff]/
