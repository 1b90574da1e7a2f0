/** The page on which administrators keep the brands of the installation. */
export const deskBrands = {
  "brands.title": { en: "Brands", zh: "品牌" },
  "brands.about": {
    en: "Each brand has its help site at hosts of its own. What customers open there, and the mails about it, carry its name and colours.",
    zh: "每个品牌都有自己的帮助中心域名。客户在该域名提交的工单及相关邮件，会使用该品牌的名称和颜色。",
  },
  "brands.read-only": { en: "Only administrators change brands.", zh: "只有管理员可以更改品牌。" },
  "brands.failed": { en: "The brands can’t be shown.", zh: "无法显示品牌。" },
  "brands.new": { en: "New brand", zh: "新品牌" },
  "brands.add": { en: "Add brand", zh: "添加品牌" },
  "brands.edit": { en: "Edit {name}", zh: "编辑 {name}" },
  "brands.save": { en: "Save", zh: "保存" },
  "brands.saved": { en: "Saved. Pages show it now.", zh: "已保存，页面已更新。" },
  "brands.name": { en: "Name", zh: "名称" },
  "brands.short": { en: "Short name", zh: "简称" },
  "brands.short.hint": { en: "Used inside sentences", zh: "用于句子中" },
  "brands.entity": { en: "Legal entity", zh: "法律实体" },
  "brands.hosts": { en: "Hosts of the help site", zh: "帮助中心域名" },
  "brands.hosts.own": { en: "The installation’s own address", zh: "安装时设定的地址" },
  "brands.hosts.hint": {
    en: "One or more, with commas between. The first stands in links.",
    zh: "可填多个，用逗号分隔；链接使用第一个域名。",
  },
  "brands.hosts.hint.main": {
    en: "Empty: the installation’s own address. Every host that is no other brand’s shows this one.",
    zh: "留空则使用安装时设定的地址；不属于其他品牌的域名都会显示此品牌。",
  },
  "brands.mail": { en: "Support address", zh: "客服邮箱" },
  "brands.mail.own": { en: "By the sender of mails", zh: "按发件地址生成" },
  "brands.accent": { en: "Colour", zh: "主色" },
  "brands.mark": { en: "Mark", zh: "标识" },
  "brands.mark.hint": {
    en: "SVG path data on a 24 × 24 grid, drawn as a line. Empty: the first letter.",
    zh: "24 × 24 网格的 SVG 路径数据，以线条绘制；留空则显示首字母。",
  },
  "brands.sample.button": { en: "Submit", zh: "提交" },
  "brands.sample.link": { en: "Check a deposit", zh: "查询充值" },
  "brands.kept": {
    en: "{scheme}: {shown}, as it is. Contrast at least {contrast}:1.",
    zh: "{scheme}：{shown}，无需调整，对比度不低于 {contrast}:1。",
  },
  "brands.moved": {
    en: "{scheme}: {wanted} can’t be read here, {shown} is shown. Contrast at least {contrast}:1.",
    zh: "{scheme}：{wanted} 难以辨认，改用 {shown}，对比度不低于 {contrast}:1。",
  },
} as const
