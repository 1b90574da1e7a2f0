import { alternative, type Encoding, html, makeMail, plain, word } from "../make-mail.ts"
import { encode } from "../encode.ts"
import { type Row, row } from "./row.ts"

type Sample = { charset: string; subject: string; name: string; text: string }

const zhHans = {
  subject: "充值未到账，请尽快处理",
  name: "何知远",
  text: "您好，我充值的 2480 USDT 没有到账。\n请帮我查一下，谢谢！",
}
const zhHant = {
  subject: "提領延遲，請協助確認",
  name: "林書維",
  text: "您好，我的提領已經等了三個小時。\n請問什麼時候可以處理？謝謝。",
}
const japanese = {
  subject: "出金が届きません",
  name: "森田 葵",
  text: "出金の申請をしましたが、まだ届いていません。\n確認をお願いします。",
}
const korean = {
  subject: "출금이 지연되고 있습니다",
  name: "한서윤",
  text: "출금 신청을 했는데 아직 도착하지 않았습니다.\n확인 부탁드립니다.",
}
const russian = {
  subject: "Вывод не поступил",
  name: "Артём Лисин",
  text: "Здравствуйте, вывод не поступил на мой кошелёк.\nПроверьте, пожалуйста.",
}
const french = {
  subject: "Dépôt non crédité",
  name: "Odile Varga",
  text: "Bonjour, mon dépôt n’est pas crédité — déjà 38 €.\nMerci d’avance, à bientôt.",
}
const latin = {
  ...french,
  text: "Bonjour, mon dépôt n'est pas crédité.\nMerci d'avance, à bientôt, où êtes-vous ?",
}
const polish = {
  subject: "Wypłata się opóźnia",
  name: "Zofia Żak",
  text: "Dzień dobry, wypłata się opóźnia już trzy godziny.\nProszę o sprawdzenie, dziękuję.",
}
const turkish = {
  subject: "Çekim gecikti",
  name: "Işıl Güneş",
  text: "Merhaba, çekim işlemim hâlâ gelmedi.\nLütfen kontrol edin, teşekkürler.",
}
const greek = {
  subject: "Η ανάληψη καθυστερεί",
  name: "Νίκος",
  text: "Καλησπέρα, η ανάληψη καθυστερεί.\nΕυχαριστώ πολύ.",
}
const thai = { subject: "ถอนเงินไม่เข้า", name: "มาลี", text: "สวัสดีค่ะ ถอนเงินแล้วยังไม่เข้า\nช่วยตรวจสอบด้วยค่ะ" }

const samples: Sample[] = [
  { charset: "utf-8", ...zhHans },
  { charset: "gb18030", ...zhHans },
  { charset: "gbk", ...zhHans },
  { charset: "gb2312", ...zhHans },
  { charset: "big5", ...zhHant },
  { charset: "hz-gb-2312", ...zhHans },
  { charset: "iso-2022-jp", ...japanese },
  { charset: "shift_jis", ...japanese },
  { charset: "euc-jp", ...japanese },
  { charset: "euc-kr", ...korean },
  { charset: "ks_c_5601-1987", ...korean },
  { charset: "koi8-r", ...russian },
  { charset: "windows-1251", ...russian },
  { charset: "iso-8859-5", ...russian },
  { charset: "windows-1252", ...french },
  { charset: "iso-8859-1", ...latin },
  { charset: "iso-8859-15", ...latin },
  { charset: "iso-8859-2", ...polish },
  { charset: "windows-1250", ...polish },
  { charset: "windows-1254", ...turkish },
  { charset: "iso-8859-9", ...turkish },
  { charset: "iso-8859-7", ...greek },
  { charset: "windows-874", ...thai },
]
const encodings: Encoding[] = ["base64", "quoted-printable", "8bit"]

/** Every charset in every encoding: subject and name as encoded words, text in the charset. */
const honest: Row[] = samples.flatMap(({ charset, subject, name, text }) =>
  encodings.map((encoding, at) =>
    row(
      `${charset} text, ${encoding}`,
      () =>
        makeMail(
          {
            Subject: word(subject, charset, at === 1 ? "Q" : "B"),
            From: `${word(name, charset)} <a@mail.example>`,
          },
          plain(text, { charset, encoding }),
        ),
      { text, subject, from: [`${name} <a@mail.example>`] },
    ),
  ),
)

/** Every charset as HTML beside text. */
const markup: Row[] = samples.map(({ charset, text }) =>
  row(
    `${charset} HTML and text`,
    () =>
      makeMail(
        {},
        alternative(text, `<p>${text.replace("\n", "</p><p>")}</p>`, { charset, encoding: "base64" }),
      ),
    { text, html: `<p>${text.replace("\n", "</p><p>")}</p>` },
  ),
)

type Lie = [
  label: string | null,
  sample: { text: string },
  mark: "charset-damaged" | "charset-unknown" | null,
]
const lie = (name: string, charset: string, ...[label, sample, mark]: Lie): Row =>
  row(name, () => makeMail({}, plain(sample.text, { charset, label, encoding: "base64" })), {
    text: sample.text,
    marks: mark ? [mark] : [],
  })

/** Labels that say something else than the bytes are. */
const lies: Row[] = [
  lie("GB18030 bytes labelled utf-8", "gb18030", "utf-8", zhHans, "charset-damaged"),
  lie("GBK bytes labelled us-ascii", "gbk", "us-ascii", zhHans, "charset-damaged"),
  lie("GBK bytes without a label", "gbk", null, zhHans, "charset-damaged"),
  lie("UTF-8 bytes without a label", "utf-8", null, zhHans, null),
  lie("UTF-8 bytes labelled us-ascii", "utf-8", "us-ascii", zhHans, null),
  lie("Big5 bytes labelled utf-8", "big5", "utf-8", zhHant, "charset-damaged"),
  lie("Shift-JIS bytes labelled utf-8", "shift_jis", "utf-8", japanese, "charset-damaged"),
  lie("EUC-JP bytes labelled utf-8", "euc-jp", "utf-8", japanese, "charset-damaged"),
  lie("EUC-KR bytes labelled utf-8", "euc-kr", "utf-8", korean, "charset-damaged"),
  lie("KOI8-R bytes labelled utf-8", "koi8-r", "utf-8", russian, "charset-damaged"),
  lie("Windows-1251 bytes labelled utf-8", "windows-1251", "utf-8", russian, "charset-damaged"),
  lie("Windows-1252 bytes labelled utf-8", "windows-1252", "utf-8", latin, "charset-damaged"),
  lie(
    "GB18030 bytes labelled gb2312",
    "gb18030",
    "gb2312",
    { text: "朱镕基的镕字，𠮷野家的𠮷字，€ 也在。" },
    null,
  ),
  lie("a label that nobody knows, UTF-8 bytes", "utf-8", "x-kestrel-9", zhHans, "charset-unknown"),
  lie("a label that nobody knows, GBK bytes", "gbk", "x-kestrel-9", zhHans, "charset-unknown"),
  lie("ISO-2022-JP without a label", "iso-2022-jp", null, japanese, null),
  lie("HZ labelled gb2312", "hz-gb-2312", "gb2312", zhHans, null),
  lie("cp936 as a label", "gbk", "cp936", zhHans, null),
  lie("x-gbk as a label", "gbk", "x-gbk", zhHans, null),
  lie("cp932 as a label", "shift_jis", "cp932", { text: "①髙橋様、㈱ケストレルの件です。" }, null),
  lie(
    "cp949 as a label, hangul beyond the standard",
    "cp949",
    "cp949",
    { text: "똠방각하와 펲시콜라, 뷁 같은 글자도 읽습니다." },
    null,
  ),
  lie(
    "ks_c_5601-1987 with hangul beyond the standard",
    "ks_c_5601-1987",
    "ks_c_5601-1987",
    { text: "햏자님, 뷁이라고 쓰셨군요." },
    null,
  ),
  lie("Big5 of Hong Kong", "big5-hkscs", "big5", { text: "香港嘅客戶話啲錢唔見咗，冇人理佢哋。" }, null),
  lie("Big5-HKSCS as a label", "big5-hkscs", "Big5-HKSCS", { text: "喺邊度可以搵到客服？" }, null),
  lie("a label in quotes and capitals", "gbk", '"GB2312"', zhHans, null),
  lie("a label with a space around", "utf-8", '" UTF-8 "', zhHans, null),
  lie("utf8 without a dash", "utf-8", "utf8", zhHans, null),
  lie("UTF-16 with its mark", "utf-16", "utf-16", zhHans, null),
]

const special: Row[] = [
  row("UTF-7 as a part's charset", () => makeMail({}, plain("+ADw-script+AD4-", { label: "utf-7" })), {
    unreadable: "utf-7",
  }),
  row("UTF-7 in quotes and capitals", () => makeMail({}, plain("Hi", { label: '"UNICODE-1-1-UTF-7"' })), {
    unreadable: "utf-7",
  }),
  row("UTF-7 in an encoded word", () => makeMail({ Subject: "=?utf-7?Q?+ADw-b+AD4-?=" }, "Hi"), {
    unreadable: "utf-7",
  }),
  row(
    "UTF-7 in HTML's own meta stays what it is",
    () => makeMail({}, html('<meta charset="utf-7"><p>+ADw-script+AD4-alert(1)</p>', { label: null })),
    {
      text: "+ADw-script+AD4-alert(1)",
      html: "<p>+ADw-script+AD4-alert(1)</p>",
    },
  ),
  row(
    "the charset of HTML is in its meta only",
    () =>
      makeMail(
        {},
        html(`<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>${zhHans.text}</p>`, {
          charset: "gbk",
          label: null,
          encoding: "base64",
        }),
      ),
    {
      text: zhHans.text.replace("\n", " "),
    },
  ),
  row(
    "ISO-2022-JP whose escapes hide markup",
    () =>
      makeMail(
        {},
        html(`<p>a\u001b$B<script>alert(1)</script>\u001b(Bb</p>`, {
          label: "iso-2022-jp",
          encoding: "base64",
        }),
      ),
    {
      text: "a$B(Bb",
      marks: ["charset-damaged"],
    },
  ),
  row(
    "half of a character at a line's end",
    () =>
      makeMail(
        {
          Subject: `=?utf-8?B?${Buffer.from("充值未").subarray(0, 7).toString("base64")}?=\r\n =?utf-8?B?${Buffer.from("充值未").subarray(7).toString("base64")}?=`,
        },
        "Hi",
      ),
    { text: "Hi", subject: "充值未" },
  ),
  row(
    "half of a GBK character in two quoted words",
    () => makeMail({ Subject: "=?gb2312?Q?=B3=E4=D6?=\r\n =?gb2312?Q?=B5?=" }, "Hi"),
    { text: "Hi", subject: "充值" },
  ),
  row(
    "a raw GBK subject and name",
    () =>
      makeMail(
        {
          Subject: encode(zhHans.subject, "gbk"),
          From: Buffer.concat([encode(zhHans.name, "gbk"), Buffer.from(" <a@mail.example>")]),
        },
        "Hi",
      ),
    {
      text: "Hi",
      subject: zhHans.subject,
      from: ["何知远 <a@mail.example>"],
      marks: ["charset-damaged"],
    },
  ),
  row("a raw Big5 subject", () => makeMail({ Subject: encode(zhHant.subject, "big5") }, "Hi"), {
    text: "Hi",
    subject: zhHant.subject,
    marks: ["charset-damaged"],
  }),
  row("a raw KOI8-R subject", () => makeMail({ Subject: encode(russian.subject, "koi8-r") }, "Hi"), {
    text: "Hi",
    subject: russian.subject,
    marks: ["charset-damaged"],
  }),
  row("a raw UTF-8 subject (RFC 6532)", () => makeMail({ Subject: zhHans.subject }, "Hi"), {
    text: "Hi",
    subject: zhHans.subject,
  }),
  row(
    "one wrong byte in a long UTF-8 text",
    () =>
      makeMail(
        {},
        {
          head: ["Content-Type: text/plain; charset=utf-8"],
          body: Buffer.concat([
            Buffer.from("您好，"),
            Buffer.from([0xff]),
            Buffer.from("我的充值没有到账，请帮我查一下。"),
          ]),
        },
      ),
    {
      text: "您好，\ufffd我的充值没有到账，请帮我查一下。",
      marks: ["charset-damaged"],
    },
  ),
  row("a mark of byte order at the beginning", () => makeMail({}, plain(`\ufeff${zhHans.text}`)), {
    text: zhHans.text,
  }),
]

export const charsets: Row[] = [...honest, ...markup, ...lies, ...special]
