import { alternative, html, makeMail, plain } from "../make-mail.ts"
import { type Row, row } from "./row.ts"

/** A reply as text; what is newly written in it. */
export const reply = (name: string, text: string, fresh: string): Row =>
  row(name, () => makeMail({ Subject: "Re: Withdrawal" }, plain(text)), { text: lined(text), fresh })
/** As a text is shown: no blanks at the ends of lines but of "-- ", no more than two empty lines. */
const lined = (text: string) =>
  text
    .replace(/\ufeff/g, "")
    .replace(/(?<!^--)[ \t]+$/gm, "")
    .replace(/\n{4,}/g, "\n\n\n")
    .trim()
/** A reply as HTML only. */
export const replyHtml = (
  name: string,
  markup: string,
  ...[text, fresh]: [text: string, fresh: string]
): Row => row(name, () => makeMail({ Subject: "Re: Withdrawal" }, html(markup)), { text, fresh })

const text: Row[] = [
  reply(
    "Gmail, en",
    "It arrived, thank you.\n\nOn Sun, Nov 22, 2026 at 12:20 PM Kestrel Support <support@kestrel.example> wrote:\n\n> Dear Odile,\n>\n> please wait.\n",
    "It arrived, thank you.",
  ),
  reply(
    "Gmail, en, the attribution over two lines",
    "It arrived.\n\nOn Sun, Nov 22, 2026 at 12:20 PM Kestrel Support - Withdrawals Team <\nsupport@kestrel.example> wrote:\n\n> Dear Odile",
    "It arrived.",
  ),
  reply(
    "Apple Mail, en",
    "It arrived.\n\n> On 22 Nov 2026, at 12:20, Kestrel Support <support@kestrel.example> wrote:\n> \n> Dear Odile",
    "It arrived.",
  ),
  reply(
    "Thunderbird, en",
    "On 11/22/26 12:20, Kestrel Support wrote:\n> Dear Odile,\n> please wait.\n\nIt arrived.",
    "It arrived.",
  ),
  reply(
    "Outlook, en, with a line",
    "It arrived.\n\n________________________________\nFrom: Kestrel Support <support@kestrel.example>\nSent: Sunday, November 22, 2026 12:20 PM\nTo: Odile Varga <odile.varga@mail.example>\nSubject: Withdrawal\n\nDear Odile",
    "It arrived.",
  ),
  reply(
    "Outlook, en, original message",
    "It arrived.\n\n-----Original Message-----\nFrom: Kestrel Support\nSent: Sunday, November 22, 2026 12:20 PM\nTo: Odile Varga\nSubject: Withdrawal\n\nDear Odile",
    "It arrived.",
  ),
  reply(
    "Outlook, en, labels in stars",
    "It arrived.\n\n*From:* Kestrel Support <support@kestrel.example>\n*Sent:* Sunday, November 22, 2026 12:20 PM\n*To:* Odile Varga\n*Subject:* Withdrawal\n\nDear Odile",
    "It arrived.",
  ),
  reply(
    "Outlook, en, labels in one line",
    "It arrived.\n\nFrom: Kestrel Support Sent: Sunday, November 22, 2026 12:20 PM To: Odile Varga Subject: Withdrawal\n\nDear Odile",
    "It arrived.",
  ),
  reply(
    "Yahoo, en",
    "It arrived.\n\n    On Sunday, November 22, 2026 at 12:20:11 PM GMT+8, Kestrel Support <support@kestrel.example> wrote:  \n \n Dear Odile,\n please wait.",
    "It arrived.",
  ),
  reply(
    "iPhone, en",
    "It arrived.\n\nSent from my iPhone\n\n> On Nov 22, 2026, at 12:20 PM, Kestrel Support <support@kestrel.example> wrote:\n> \n> Dear Odile",
    "It arrived.",
  ),
  reply(
    "Outlook for iOS",
    "It arrived.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Kestrel Support <support@kestrel.example>\nSent: Sunday, November 22, 2026 12:20:11 PM\nTo: Odile Varga <odile.varga@mail.example>\nSubject: Withdrawal\n\nDear Odile",
    "It arrived.",
  ),
  reply(
    "Samsung",
    "It arrived.\n\nSent from my Galaxy\n\n-------- Original message --------\nFrom: Kestrel Support <support@kestrel.example>\nDate: 22/11/2026 12:20 (GMT+08:00)\nTo: odile.varga@mail.example\nSubject: Withdrawal\n\nDear Odile",
    "It arrived.",
  ),
  reply(
    "Proton",
    "It arrived.\n\nSent with Proton Mail secure email.\n\nOn Sunday, November 22nd, 2026 at 12:20 PM, Kestrel Support <support@kestrel.example> wrote:\n\n> Dear Odile",
    "It arrived.",
  ),
  reply(
    "a forwarded mail of Gmail",
    "Please see below.\n\n---------- Forwarded message ---------\nFrom: Kestrel Support <support@kestrel.example>\nDate: Sun, Nov 22, 2026 at 12:20 PM\nSubject: Withdrawal\nTo: <odile.varga@mail.example>\n\nDear Odile",
    "Please see below.",
  ),
  reply(
    "a forwarded mail of Apple",
    "Please see below.\n\nBegin forwarded message:\n\n> From: Kestrel Support <support@kestrel.example>\n> Subject: Withdrawal\n> Date: 22 November 2026 at 12:20:11 GMT+8\n> To: odile.varga@mail.example\n> \n> Dear Odile",
    "Please see below.",
  ),
  reply(
    "only a forwarded mail",
    "---------- Forwarded message ---------\nFrom: Kestrel Support <support@kestrel.example>\nDate: Sun, Nov 22, 2026 at 12:20 PM\nSubject: Withdrawal\nTo: <odile.varga@mail.example>\n\nDear Odile",
    "",
  ),
  reply(
    "only a quote",
    "On Sun, Nov 22, 2026 at 12:20 PM Kestrel Support <support@kestrel.example> wrote:\n\n> Dear Odile",
    "",
  ),
  reply(
    "a signature after two dashes",
    "It arrived.\n\n-- \nOdile Varga\nKestrel customer since 2021\n",
    "It arrived.",
  ),
  reply(
    "a signature above the quote",
    "It arrived.\n\n-- \nOdile Varga\n\nOn Sun, Nov 22, 2026 at 12:20 PM Kestrel Support <support@kestrel.example> wrote:\n> Dear Odile",
    "It arrived.",
  ),
  reply("a greeting at the end", "It arrived.\n\nBest regards,\nOdile", "It arrived."),
  reply(
    "dashes in the middle of a text",
    "First:\n\n--\n\nThen:\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13",
    "First:\n\n--\n\nThen:\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13",
  ),
  reply(
    "answers between quoted lines",
    "On Sun, Nov 22, 2026 at 12:20 PM Kestrel Support <support@kestrel.example> wrote:\n> What is your UID?\n\n88120934\n\n> Which network?\n\nTRON.\n\n> Best wishes, Mei",
    "> What is your UID?\n\n88120934\n\n> Which network?\n\nTRON.",
  ),
  reply(
    "a greeting, then answers between quoted lines",
    "Hi Mei,\n\nOn Sun, Nov 22, 2026 at 12:20 PM Kestrel Support <support@kestrel.example> wrote:\n> What is your UID?\n88120934\n> Which network?\nTRON.",
    "Hi Mei,\n\n> What is your UID?\n88120934\n> Which network?\nTRON.",
  ),
  reply(
    "the answer below the quote",
    "Kestrel Support <support@kestrel.example> wrote:\n> Dear Odile,\n> please wait.\n\nIt arrived.\n\n-- \nOdile",
    "It arrived.",
  ),
  reply(
    "quotes within quotes",
    "It arrived.\n\nOn Sun, Nov 22, 2026 at 12:20 PM Kestrel Support <support@kestrel.example> wrote:\n> On Sun, Nov 22, 2026 at 12:00 PM Odile <odile.varga@mail.example> wrote:\n>> It is late.\n> Please wait.",
    "It arrived.",
  ),
  reply(
    "an order list that begins like labels",
    "My order:\nFrom: BTC\nAmount: 0.15\nplease check",
    "My order:\nFrom: BTC\nAmount: 0.15\nplease check",
  ),
  reply(
    "a sentence that begins with On and has no wrote",
    "On Sunday I sent 0.15 BTC to my wallet.\nIt is pending since 38 minutes.",
    "On Sunday I sent 0.15 BTC to my wallet.\nIt is pending since 38 minutes.",
  ),
  reply(
    "a sentence that ends with wrote",
    "I did what you wrote:\nthe withdrawal is still pending.",
    "I did what you wrote:\nthe withdrawal is still pending.",
  ),
  reply("a smiley and an arrow aren't quotes", "BTC -> wallet\n:> thanks", "BTC -> wallet\n:> thanks"),
]

const QUOTE = "Dear Odile,<br>please wait."
const markup: Row[] = [
  replyHtml(
    "Gmail HTML, en",
    `<div dir="ltr">It arrived.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Sun, Nov 22, 2026 at 12:20 PM Kestrel Support &lt;<a href="mailto:support@kestrel.example">support@kestrel.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${QUOTE}</blockquote></div>`,
    "It arrived.\n\nOn Sun, Nov 22, 2026 at 12:20 PM Kestrel Support <support@kestrel.example> wrote:\n> Dear Odile,\n> please wait.",
    "It arrived.",
  ),
  replyHtml(
    "Gmail HTML, answers between quoted lines",
    '<div dir="ltr"><div class="gmail_quote"><div class="gmail_attr">On Sun, Nov 22, 2026 Kestrel &lt;support@kestrel.example&gt; wrote:</div><blockquote class="gmail_quote">What is your UID?</blockquote><div>88120934</div><blockquote class="gmail_quote">Which network?</blockquote><div>TRON.</div></div></div>',
    "On Sun, Nov 22, 2026 Kestrel <support@kestrel.example> wrote:\n> What is your UID?\n88120934\n> Which network?\nTRON.",
    "> What is your UID?\n88120934\n> Which network?\nTRON.",
  ),
  replyHtml(
    "Gmail's indent is no quote",
    '<div>It says:</div><blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>pending</div></blockquote>',
    "It says:\npending",
    "It says:\npending",
  ),
  replyHtml(
    "Apple Mail HTML, en",
    `<body>It arrived.<br><div><br><blockquote type="cite"><div>On 22 Nov 2026, at 12:20, Kestrel Support &lt;support@kestrel.example&gt; wrote:</div><br><div>${QUOTE}</div></blockquote></div></body>`,
    "It arrived.\n\n\n> On 22 Nov 2026, at 12:20, Kestrel Support <support@kestrel.example> wrote:\n>\n> Dear Odile,\n> please wait.",
    "It arrived.",
  ),
  replyHtml(
    "Outlook on the web",
    `<div>It arrived.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Kestrel Support<br><b>Sent:</b> Sunday<br><b>To:</b> Odile<br><b>Subject:</b> Withdrawal</div><div>${QUOTE}</div>`,
    "It arrived.\n\n\nFrom: Kestrel Support\nSent: Sunday\nTo: Odile\nSubject: Withdrawal\nDear Odile,\nplease wait.",
    "It arrived.",
  ),
  replyHtml(
    "Outlook for Windows, a line above",
    `<div class="WordSection1"><p class="MsoNormal">It arrived.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal"><b>From:</b> Kestrel Support<br><b>Sent:</b> Sunday</p></div><p class="MsoNormal">${QUOTE}</p></div>`,
    "It arrived.\n\n\nFrom: Kestrel Support\nSent: Sunday\n\nDear Odile,\nplease wait.",
    "It arrived.",
  ),
  replyHtml(
    "Yahoo HTML",
    `<div>It arrived.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Sunday, November 22, 2026, Kestrel &lt;support@kestrel.example&gt; wrote:</div><div>${QUOTE}</div></div>`,
    "It arrived.\n> On Sunday, November 22, 2026, Kestrel <support@kestrel.example> wrote:\n> Dear Odile,\n> please wait.",
    "It arrived.",
  ),
  replyHtml(
    "Thunderbird HTML",
    `<div class="moz-cite-prefix">On 11/22/26 12:20, Kestrel Support wrote:<br></div><blockquote type="cite" cite="mid:1@kestrel.example">${QUOTE}</blockquote><p>It arrived.</p>`,
    "On 11/22/26 12:20, Kestrel Support wrote:\n> Dear Odile,\n> please wait.\n\nIt arrived.",
    "It arrived.",
  ),
  replyHtml(
    "Proton HTML",
    `<div>It arrived.</div><div class="protonmail_quote">On Sunday Kestrel wrote:<br><blockquote class="protonmail_quote" type="cite">${QUOTE}</blockquote></div>`,
    "It arrived.\n> On Sunday Kestrel wrote:\n>> Dear Odile,\n>> please wait.",
    "It arrived.",
  ),
  replyHtml(
    "quotes within quotes in HTML",
    `<div>It arrived.</div><blockquote type="cite">Wait.<blockquote type="cite">It is late.</blockquote></blockquote>`,
    "It arrived.\n> Wait.\n>> It is late.",
    "It arrived.",
  ),
  row(
    "text and HTML: the quote is cut from the text",
    () =>
      makeMail(
        {},
        alternative(
          "It arrived.\n\nOn Sun, Nov 22, 2026 Kestrel <support@kestrel.example> wrote:\n> Dear Odile",
          `<div>It arrived.</div><blockquote type="cite">Dear Odile</blockquote>`,
        ),
      ),
    {
      text: "It arrived.\n\nOn Sun, Nov 22, 2026 Kestrel <support@kestrel.example> wrote:\n> Dear Odile",
      fresh: "It arrived.",
      html: '<div>It arrived.</div><blockquote type="cite" data-quoted="within">Dear Odile</blockquote>',
    },
  ),
]

export const repliesEn: Row[] = [...text, ...markup]
