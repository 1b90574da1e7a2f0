import { alternative, html, makeMail } from "../make-mail.ts"
import { type Row, row } from "./row.ts"

/** What HTML says as text. */
const says = (name: string, markup: string, text: string): Row =>
  row(`HTML as text: ${name}`, () => makeMail({}, html(markup)), { text })

export const htmlTexts: Row[] = [
  says("paragraphs", "<p>One</p><p>Two</p>", "One\n\nTwo"),
  says("divs", "<div>One</div><div>Two</div>", "One\nTwo"),
  says("breaks", "One<br>Two<br/>Three", "One\nTwo\nThree"),
  says("an empty line by a break in a div", "<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo"),
  says("a list", "<ul><li>BTC</li><li>ETH</li></ul>", "- BTC\n- ETH"),
  says("a numbered list", "<ol><li>Sign in</li><li>Withdraw</li></ol>", "1. Sign in\n2. Withdraw"),
  says("a list within a list", "<ul><li>Coins<ul><li>BTC</li></ul></li></ul>", "- Coins\n  - BTC"),
  says(
    "a table",
    "<table><tr><th>UID</th><td>88120934</td></tr><tr><th>Coin</th><td>USDT</td></tr></table>",
    "UID 88120934\nCoin USDT",
  ),
  says(
    "a table of Excel",
    "<table><tbody><tr><td><p>UID</p></td><td><p>88120934</p></td></tr></tbody></table>",
    "UID\n\n88120934",
  ),
  says("headings", "<h1>Complaint</h1><p>Details</p>", "Complaint\n\nDetails"),
  says(
    "a link whose text is its address",
    '<a href="https://kestrel.example">https://kestrel.example</a>',
    "https://kestrel.example",
  ),
  says(
    "a link with a text",
    '<a href="https://kestrel.example/a">here</a>',
    "here <https://kestrel.example/a>",
  ),
  says("entities", "Tom &amp; Jerry &lt;3 &#20320;&#22909; &euro;&nbsp;5", "Tom & Jerry <3 你好 € 5"),
  says("preformatted", "<pre>a  b\n  c</pre>", "a  b\n  c"),
  says("white space of the source", "<p>One\n   two\t three</p>", "One two three"),
  says("Chinese without spaces", "<p>您好，<b>充值</b>未到账</p>", "您好，充值未到账"),
  says("a horizontal rule", "One<hr>Two", "One\n\nTwo"),
  says("alt texts stay out", '<img src="x.png" alt="logo">Hi', "Hi"),
  says(
    "a head with title and style",
    "<html><head><title>Mail</title><style>p{}</style></head><body><p>Hi</p></body></html>",
    "Hi",
  ),
  says(
    "Word's markup",
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Hi<o:p></o:p></p></body></html>',
    "Hi",
  ),
  says("a body that isn't closed", "<body><div>Hi", "Hi"),
  says("tags closed in the wrong order", "<b><i>Hi</b></i> there", "Hi there"),
  says("nothing but a picture", '<img src="cid:a@m">', ""),
  says("text outside of a body", "before<html><body>Hi</body></html>after", "beforeHiafter"),
  row(
    "hidden text of the HTML is left out of fresh when it stands in the text too",
    () => makeMail({}, alternative("Preheader\n\nHi", '<div style="display:none">Preheader</div><p>Hi</p>')),
    { text: "Preheader\n\nHi", fresh: "Hi", marks: ["invisible-text"] },
  ),
]
