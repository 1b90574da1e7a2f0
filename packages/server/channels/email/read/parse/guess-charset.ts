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
  for (const { name, usual } of candidates) {
    const text = new TextDecoder(name).decode(sample)
    const score = scoreOf(text, usual)
    if (score > most) {
      most = score
      best = name
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

type Candidate = { name: string; usual: Set<string> }
const candidates: Candidate[] = [
  { name: "gb18030", usual: new Set(HAN_MOST) },
  { name: "big5", usual: new Set(TRADITIONAL) },
  { name: "shift_jis", usual: new Set(KANA) },
  { name: "euc-jp", usual: new Set(KANA) },
  { name: "euc-kr", usual: new Set(HANGUL) },
  { name: "windows-1251", usual: new Set(RUSSIAN) },
  { name: "koi8-r", usual: new Set(RUSSIAN) },
  { name: "windows-1252", usual: new Set(LATIN) },
]

/** Usual characters are for it; what can't be decoded, controls and private use are against it, and rare ones a little. */
function scoreOf(text: string, usual: Set<string>): number {
  let score = 0
  let seen = 0
  for (const one of text) {
    if (one < "\u0080") continue
    seen += 1
    if (usual.has(one)) score += 3
    else if (/[\ufffd\u0080-\u009f\ue000-\uf8ff]/.test(one)) score -= 6
    // Half-width katakana is what other charsets look like in Shift-JIS.
    else if (/[\uff61-\uff9f]/.test(one)) score -= 1
    else if (/[\u3000-\u303f\uff00-\uffef\u2018-\u201d]/.test(one)) score += 1
  }
  return seen === 0 ? 0 : score / seen
}
