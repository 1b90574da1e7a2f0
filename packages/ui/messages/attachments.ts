/**
 * Why a file was not taken and what to do next: `<code>` and `<code>.next` for every code of
 * `attachmentRefusals` in the contract, and for what can go wrong when a file is read.
 */
export const attachments = {
  empty: {
    en: "“{name}” is empty (0 bytes).",
    zh: "“{name}”是空文件（0 字节）。",
  },
  "empty.next": {
    en: "Save it again on your device, open it once to see that it has content, then attach it.",
    zh: "请在你的设备上重新保存，打开确认有内容后再添加。",
  },
  "too-large": {
    en: "“{name}” is larger than {limit} MB.",
    zh: "“{name}”超过了 {limit} MB。",
  },
  "too-large.next": {
    en: "Send a screenshot or a shorter recording, or split the file. Videos may have up to {videoLimit} MB, everything else {fileLimit} MB.",
    zh: "请改用截图或更短的录屏，或把文件拆开。视频最大 {videoLimit} MB，其他文件最大 {fileLimit} MB。",
  },
  "too-many-files": {
    en: "“{name}” was not taken: a message holds {max} files, and the first {max} are kept.",
    zh: "未添加“{name}”：一条消息最多 {max} 个文件，已保留前 {max} 个。",
  },
  "too-many-files.next": {
    en: "Send this message first and add the other files to the next one, or put logs together in one ZIP.",
    zh: "请先发送这条消息，再用下一条补充其余文件；日志也可以打包成一个 ZIP。",
  },
  "too-many-uploads": {
    en: "Many files were uploaded from here in a short time.",
    zh: "短时间内从这里上传的文件太多。",
  },
  "too-many-uploads.next": {
    en: "Wait {minutes, plural, one {# minute} other {# minutes}}, then try again. What you wrote stays.",
    zh: "请等 {minutes} 分钟后再试。你填写的内容会保留。",
  },
  virus: {
    en: "“{name}” was recognised as malware and was not kept.",
    zh: "“{name}”被识别为恶意软件，未予保存。",
  },
  "virus.next": {
    en: "Don’t open it again. Check your device with a virus scanner, and send a screenshot instead.",
    zh: "请不要再打开它。请用杀毒软件检查你的设备，并改为发送截图。",
  },
  markup: {
    en: "“{name}” is a web page or a drawing (HTML, SVG, XML), which can carry programs.",
    zh: "“{name}”是网页或矢量图（HTML、SVG、XML），其中可能带有程序。",
  },
  "markup.next": {
    en: "Send a screenshot of it as PNG or JPG, or save it as PDF.",
    zh: "请把它截图为 PNG 或 JPG，或另存为 PDF 后发送。",
  },
  program: {
    en: "“{name}” is a program or a script. We never take those.",
    zh: "“{name}”是程序或脚本，我们不接收此类文件。",
  },
  "program.next": {
    en: "If somebody asked you to send or run it, don’t: tell us in the description who did. Send a screenshot instead.",
    zh: "如果有人让你发送或运行它，请不要照做，并在描述中告诉我们是谁。请改为发送截图。",
  },
  "type-not-allowed": {
    en: "“{name}” is of a kind that we can’t open safely.",
    zh: "我们无法安全打开“{name}”这种文件。",
  },
  "type-not-allowed.next": {
    en: "Save it as PDF, or send a screenshot. We take {formats}.",
    zh: "请另存为 PDF，或发送截图。可用格式：{formats}。",
  },
  "photo-format": {
    en: "“{name}” is a HEIC or AVIF photo, from which we can’t remove the place where it was taken.",
    zh: "“{name}”是 HEIC 或 AVIF 照片，我们无法去除其中的拍摄位置。",
  },
  "photo-format.next": {
    en: "Take a screenshot of the photo, or export it as JPG, and attach that.",
    zh: "请对照片截图，或导出为 JPG 后再添加。",
  },
  mixed: {
    en: "“{name}” holds a second file of another kind inside, as disguised files do.",
    zh: "“{name}”里还藏有另一种文件，伪装的文件常是这样。",
  },
  "mixed.next": {
    en: "Open it, print or save it as a new PDF or take a screenshot, and attach that.",
    zh: "请打开它，打印或另存为新的 PDF，或截图后再添加。",
  },
  damaged: {
    en: "“{name}” can’t be read: it is damaged or incomplete.",
    zh: "“{name}”无法读取：文件已损坏或不完整。",
  },
  "damaged.next": {
    en: "Download or export it again and check that it opens on your device, then attach it.",
    zh: "请重新下载或导出，确认在你的设备上能打开后再添加。",
  },
  "too-many-pixels": {
    en: "“{name}” is too big as a picture: {width} × {height} pixels.",
    zh: "“{name}”的图片尺寸过大：{width} × {height} 像素。",
  },
  "too-many-pixels.next": {
    en: "Send a screenshot of the part that matters, or a picture of at most {megapixels} megapixels.",
    zh: "请截取需要的部分，或发送不超过 {megapixels} 百万像素的图片。",
  },
  "archive-unsafe": {
    en: "“{name}” was not opened: it has too many or overlapping files, archives within it, or would unpack to a huge size.",
    zh: "未打开“{name}”：其中文件过多或重叠、套有压缩包，或解压后会非常大。",
  },
  "archive-unsafe.next": {
    en: "Put the few files that matter directly into one plain ZIP, or attach them one by one.",
    zh: "请只把需要的几个文件直接放进一个普通 ZIP，或逐个添加。",
  },
  "archive-program": {
    en: "“{name}” has a program, a macro document or a web page inside. We never take those.",
    zh: "“{name}”中含有程序、带宏的文档或网页，我们不接收此类文件。",
  },
  "archive-program.next": {
    en: "Take these out and attach the pictures, PDFs and logs that matter.",
    zh: "请把它们取出，只添加需要的图片、PDF 和日志。",
  },
  "scan-unavailable": {
    en: "“{name}” could not be checked for viruses just now, so it was not kept.",
    zh: "目前无法对“{name}”进行病毒检查，因此未予保存。",
  },
  "scan-unavailable.next": {
    en: "Try again in a few minutes, or send without it and add it to your ticket later.",
    zh: "请过几分钟再试，或先不带附件提交，之后再补充到工单。",
  },
  "not-kept": {
    en: "“{name}” arrived but could not be kept.",
    zh: "“{name}”已收到，但未能保存。",
  },
  "not-kept.next": {
    en: "Try again in a few minutes. What you wrote stays.",
    zh: "请过几分钟再试。你填写的内容会保留。",
  },
  "not-found": {
    en: "There is no such file here.",
    zh: "这里没有这个文件。",
  },
  "not-found.next": {
    en: "Go back to your ticket and open the file from there; sign in first if you are signed out.",
    zh: "请回到你的工单，从那里打开文件；如已退出，请先登录。",
  },
  "attachment-not-ready": {
    en: "A file is still on its way or was not taken.",
    zh: "有文件仍在上传，或未被接收。",
  },
  "attachment-not-ready.next": {
    en: "Wait until every file shows as ready, or remove it, then send again.",
    zh: "请等所有文件显示为就绪，或将其移除，然后再发送。",
  },
  "attachment-too-many": {
    en: "A message holds at most {max} files.",
    zh: "一条消息最多 {max} 个文件。",
  },
  "attachment-too-many.next": {
    en: "Remove some, and send them with the next message.",
    zh: "请移除一部分，随下一条消息发送。",
  },
  "attachment-damaged": {
    en: "This file can’t be shown: our copy is damaged or lost.",
    zh: "无法显示此文件：我们保存的副本已损坏或丢失。",
  },
  "attachment-damaged.next": {
    en: "We have been alerted. If you still have the file, please add it again.",
    zh: "我们已收到警报。如果你还有这个文件，请重新添加。",
  },
  "upload-invalid": {
    en: "The upload could not be understood.",
    zh: "无法识别此次上传。",
  },
  "upload-invalid.next": {
    en: "Choose the file again. If it keeps happening, reload the page; what you wrote stays.",
    zh: "请重新选择文件。如反复出现，请刷新页面，你填写的内容会保留。",
  },
} as const
