/** Hosts that lead on to another address, so that nobody can see where a link of theirs ends. */
const SHORTENERS = new Set(
  `bit.ly bitly.com t.co tinyurl.com goo.gl is.gd v.gd ow.ly t.cn url.cn w.url.cn dwz.cn suo.im suo.nz reurl.cc lihi.cc
  lihi1.cc s.id cutt.ly rebrand.ly rb.gy buff.ly tiny.cc shorturl.at bl.ink fb.me lnkd.in dlvr.it tb.cn m.tb.cn u.nu
  adf.ly soo.gd clck.ru vk.cc t.ly u.to x.co 0rz.tw ppt.cc pse.is risu.io git.io amzn.to trib.al ift.tt qr.ae bc.vc
  shorte.st tr.im urlz.fr chilp.it snip.ly short.io short.gy kutt.it shrtco.de gg.gg n9.cl acortar.link linktr.ee
  3.cn 6du.in 985.so mrw.so dwz.win rrd.me u6.gg sourl.cn surl.li mtw.so d.io c.gle g.co aka.ms youtu.be page.link
  onelink.me app.link l.facebook.com l.instagram.com out.reddit.com href.li safelinks.protection.outlook.com
  urldefense.com`
    .split(/\s+/)
    .filter(Boolean),
)

/** Whether a host is a service that leads on, or one below such a service. */
export function isShortener(host: string): boolean {
  const labels = host.split(".")
  return labels.some((_, at) => SHORTENERS.has(labels.slice(at).join(".")))
}
