import { reply, replyHtml } from "./replies-en.ts"
import type { Row } from "./row.ts"

type Labels = [from: string, date: string, to: string, subject: string]
const from = (labels: Labels) =>
  `${labels[0]}: Kestrel Support <support@kestrel.example>\n${labels[1]}: 2026-11-22 12:20\n${labels[2]}: somebody@mail.example\n${labels[3]}: Re: Withdrawal\n\nHello`
const attributed = (name: string, fresh: string, attribution: string): Row =>
  reply(name, `${fresh}\n\n${attribution}\n\n> Hello\n> please wait.`, fresh)

const attributions: Row[] = [
  attributed(
    "Gmail, ja",
    "届きました。",
    "2026年11月22日(日) 12:20 Kestrel Support <support@kestrel.example>:",
  ),
  attributed(
    "Apple, ja",
    "届きました。",
    "2026/11/22 12:20、Kestrel Support <support@kestrel.example>のメール:",
  ),
  attributed("Thunderbird, ja", "届きました。", "On 2026/11/22 12:20, Kestrel Support wrote:"),
  attributed(
    "Yahoo Japan",
    "届きました。",
    "----- Original Message -----\nFrom: Kestrel Support <support@kestrel.example>\nTo: aoi@yahoo.example\nDate: 2026/11/22, Sun 12:20\nSubject: 出金",
  ),
  attributed(
    "Gmail, ko",
    "도착했습니다.",
    "2026년 11월 22일 (일) 오후 12:20, Kestrel Support <support@kestrel.example>님이 작성:",
  ),
  attributed(
    "Apple, ko",
    "도착했습니다.",
    "2026. 11. 22. 오후 12:20, Kestrel Support <support@kestrel.example> 작성:",
  ),
  attributed(
    "Gmail, ru",
    "Пришло, спасибо.",
    "вс, 22 нояб. 2026 г. в 12:20, Kestrel Support <support@kestrel.example>:",
  ),
  attributed(
    "Apple, ru",
    "Пришло, спасибо.",
    "22 нояб. 2026 г., в 12:20, Kestrel Support <support@kestrel.example> написал(а):",
  ),
  attributed(
    "Mail.ru",
    "Пришло, спасибо.",
    "Воскресенье, 22 ноября 2026, 12:20 +03:00 от Kestrel Support <support@kestrel.example>:",
  ),
  attributed("Yandex", "Пришло, спасибо.", '22.11.2026, 12:20, "Kestrel Support" <support@kestrel.example>:'),
  attributed("Thunderbird, ru", "Пришло, спасибо.", "22.11.2026 12:20, Kestrel Support пишет:"),
  attributed(
    "Gmail, uk",
    "Дякую, надійшло.",
    "нд, 22 лист. 2026 р. о 12:20 Kestrel Support <support@kestrel.example> пише:",
  ),
  attributed(
    "Gmail, de",
    "Ist angekommen.",
    "Am So., 22. Nov. 2026 um 12:20 Uhr schrieb Kestrel Support <support@kestrel.example>:",
  ),
  attributed("Thunderbird, de", "Ist angekommen.", "Am 22.11.26 um 12:20 schrieb Kestrel Support:"),
  attributed(
    "Gmail, fr",
    "C'est arrivé.",
    "Le dim. 22 nov. 2026 à 12:20, Kestrel Support <support@kestrel.example> a écrit :",
  ),
  attributed(
    "Gmail, es",
    "Ya llegó.",
    "El dom, 22 nov 2026 a las 12:20, Kestrel Support (<support@kestrel.example>) escribió:",
  ),
  attributed(
    "Gmail, it",
    "È arrivato.",
    "Il giorno dom 22 nov 2026 alle ore 12:20 Kestrel Support <support@kestrel.example> ha scritto:",
  ),
  attributed(
    "Gmail, pt",
    "Chegou.",
    "Em dom., 22 de nov. de 2026 às 12:20, Kestrel Support <support@kestrel.example> escreveu:",
  ),
  attributed(
    "Gmail, nl",
    "Het is er.",
    "Op zo 22 nov 2026 om 12:20 schreef Kestrel Support <support@kestrel.example>:",
  ),
  attributed(
    "Gmail, pl",
    "Przyszło.",
    "niedz., 22 lis 2026 o 12:20 Kestrel Support <support@kestrel.example> napisał(a):",
  ),
  attributed(
    "Gmail, tr",
    "Geldi.",
    "Kestrel Support <support@kestrel.example>, 22 Kas 2026 Paz, 12:20 tarihinde şunu yazdı:",
  ),
  attributed(
    "Gmail, vi",
    "Đã nhận.",
    "Vào CN, 22 thg 11, 2026 vào lúc 12:20 Kestrel Support <support@kestrel.example> đã viết:",
  ),
  attributed(
    "Gmail, id",
    "Sudah masuk.",
    "Pada tanggal Min, 22 Nov 2026 pukul 12.20 Kestrel Support <support@kestrel.example> menulis:",
  ),
  attributed(
    "Gmail, sv",
    "Det kom fram.",
    "Den sön 22 nov. 2026 kl 12:20 skrev Kestrel Support <support@kestrel.example>:",
  ),
  attributed(
    "an attribution in a language we don't know",
    "Kif sar.",
    "Il-Ħadd 22 Nov 2026 fi 12:20 Kestrel Support <support@kestrel.example> kiteb:",
  ),
]

const header = (name: string, fresh: string, ...[labels, above = ""]: [Labels, string?]): Row =>
  reply(name, `${fresh}\n\n${above}${from(labels)}`, fresh)
const headers: Row[] = [
  header("Outlook, ja", "届きました。", ["差出人", "送信日時", "宛先", "件名"]),
  header(
    "Outlook, ja, with a separator",
    "届きました。",
    ["From", "Sent", "To", "Subject"],
    "-----元のメッセージ-----\n",
  ),
  header("Outlook, ko", "도착했습니다.", ["보낸 사람", "보낸 날짜", "받는 사람", "제목"]),
  header("Naver", "도착했습니다.", ["From", "To", "Cc", "Sent"], "-----Original Message-----\n"),
  header(
    "Daum",
    "도착했습니다.",
    ["보낸사람", "날짜", "받는사람", "제목"],
    "--------- 원본 메일 ---------\n",
  ),
  header("Outlook, ru", "Пришло.", ["От", "Отправлено", "Кому", "Тема"]),
  header(
    "Mail.ru, forwarded",
    "Посмотрите.",
    ["От кого", "Дата", "Кому", "Тема"],
    "-------- Пересылаемое сообщение --------\n",
  ),
  header("Outlook, de", "Ist angekommen.", ["Von", "Gesendet", "An", "Betreff"]),
  header(
    "Outlook, de, Ursprüngliche Nachricht",
    "Ist angekommen.",
    ["Von", "Gesendet", "An", "Betreff"],
    "-----Ursprüngliche Nachricht-----\n",
  ),
  header("Outlook, fr", "C'est arrivé.", ["De", "Envoyé", "À", "Objet"]),
  header("Outlook, es", "Ya llegó.", ["De", "Enviado el", "Para", "Asunto"]),
  header("Outlook, it", "È arrivato.", ["Da", "Inviato", "A", "Oggetto"]),
  header("Outlook, pt", "Chegou.", ["De", "Enviada em", "Para", "Assunto"]),
  header("Outlook, nl", "Het is er.", ["Van", "Verzonden", "Aan", "Onderwerp"]),
  header("Outlook, pl", "Przyszło.", ["Od", "Wysłano", "Do", "Temat"]),
  header("Outlook, tr", "Geldi.", ["Kimden", "Gönderildi", "Kime", "Konu"]),
  header("Outlook, vi", "Đã nhận.", ["Từ", "Đã gửi", "Đến", "Chủ đề"]),
]

const signature = (name: string, fresh: string, line: string): Row =>
  reply(`signature: ${name}`, `${fresh}\n\n${line}`, fresh)
const signatures: Row[] = [
  signature("iPhone, ja", "届きました。", "iPhoneから送信"),
  signature("iPhone, ko", "도착했습니다.", "나의 iPhone에서 보냄"),
  signature("iPhone, ru", "Пришло.", "Отправлено с iPhone"),
  signature("Mail.ru for Android", "Пришло.", "Отправлено из мобильной Почты Mail"),
  signature("iPhone, de", "Ist angekommen.", "Von meinem iPhone gesendet"),
  signature("iPhone, fr", "C'est arrivé.", "Envoyé de mon iPhone"),
  signature("iPhone, es", "Ya llegó.", "Enviado desde mi iPhone"),
  signature("iPhone, zh-CN", "到账了。", "发自我的 iPhone"),
  signature("iPhone, zh-TW", "到帳了。", "從我的 iPhone 傳送"),
  signature("Outlook, zh-CN", "到账了。", "获取 Outlook for iOS"),
  signature("Yahoo", "It arrived.", "Sent from Yahoo Mail for iPhone"),
  signature("with a link", "It arrived.", "Sent from Outlook for Android<https://aka.ms/AAb9ysg>"),
  signature("an iPad", "It arrived.", "Sent from my iPad"),
  signature("QQ 邮箱", "到账了。", "发自QQ邮箱手机版"),
  signature("小米", "到账了。", "发自我的小米手机"),
]

const markup: Row[] = [
  replyHtml(
    "Mail.ru HTML",
    '<p>Пришло.</p><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px">Воскресенье, 22 ноября 2026, 12:20 +03:00 от Kestrel:<br><div>Здравствуйте</div></blockquote>',
    "Пришло.\n\n> Воскресенье, 22 ноября 2026, 12:20 +03:00 от Kestrel:\n>\n> Здравствуйте",
    "Пришло.",
  ),
  replyHtml(
    "Naver HTML",
    "<div><p>도착했습니다.</p><div>-----Original Message-----<br><b>From:</b> Kestrel &lt;support@kestrel.example&gt;<br><b>To:</b> seoyun@naver.example<br><b>Sent:</b> 2026-11-22 (일) 12:20<br><b>Subject:</b> 출금<br></div><p>안녕하세요</p></div>",
    "도착했습니다.\n\n-----Original Message-----\nFrom: Kestrel <support@kestrel.example>\nTo: seoyun@naver.example\nSent: 2026-11-22 (일) 12:20\nSubject: 출금\n\n안녕하세요",
    "도착했습니다.",
  ),
  replyHtml(
    "Gmail HTML, ja",
    '<div dir="ltr">届きました。</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">2026年11月22日(日) 12:20 Kestrel &lt;support@kestrel.example&gt;:<br></div><blockquote class="gmail_quote">お待ちください。</blockquote></div>',
    "届きました。\n\n2026年11月22日(日) 12:20 Kestrel <support@kestrel.example>:\n> お待ちください。",
    "届きました。",
  ),
]

export const repliesWorld: Row[] = [...attributions, ...headers, ...signatures, ...markup]
