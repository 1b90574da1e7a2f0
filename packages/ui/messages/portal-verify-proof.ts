/** Whether an agent is ours, by two words; whether a transcript is as we gave it out. */
export const portalVerifyProof = {
  "genuine.tab.transcript": { en: "Transcript", zh: "核验记录" },

  "genuine.agent.lead": {
    en: "In a live chat your page and the agent show the same two words. Ask the agent to say them first: whoever can’t isn’t ours.",
    zh: "在线聊天时，你的页面和客服会看到同样的两个词。请对方先说出来：说不出的就不是我们的人。",
  },
  "genuine.agent.words": { en: "The two words", zh: "两个词" },
  "genuine.agent.words.hint": {
    en: "In English or Chinese, such as “teapot lantern”. Everyday things, never digits.",
    zh: "中文或英文均可，例如“茶壶 灯笼”。都是日常物品，绝不会是数字。",
  },
  "genuine.agent.number": { en: "Number of your conversation", zh: "你的会话编号" },
  "genuine.agent.number.hint": {
    en: "Ten digits, at the top of your chat. With it we can say whether it is your conversation.",
    zh: "十位数字，在聊天窗口顶部。填写后才能确认是不是你的会话。",
  },
  "genuine.agent.number.signed-in": {
    en: "You are signed in, so we look in your own conversation without it.",
    zh: "你已登录，不填也会查你自己的会话。",
  },
  "genuine.agent.yours": { en: "Talking with you", zh: "正在与你交谈" },
  "genuine.agent.yours.title": {
    en: "Yes: {name} of {brand} support is in chat with you now",
    zh: "是的：{brand} 客服 {name} 正在与你聊天",
  },
  "genuine.agent.there": { en: "In that conversation", zh: "在该会话中" },
  "genuine.agent.there.title": {
    en: "Yes: {name} of {brand} support is in conversation {number} now",
    zh: "是的：{brand} 客服 {name} 正在会话 {number} 中",
  },
  "genuine.agent.conversation": { en: "Conversation {number}.", zh: "会话 {number}。" },
  "genuine.agent.ours": { en: "Somebody of ours", zh: "是我们的人" },
  "genuine.agent.ours.title": {
    en: "Yes: these two words belong to an agent who is talking for us now",
    zh: "是的：这两个词属于一位正在为我们服务的客服",
  },
  "genuine.agent.ours.more": {
    en: "With whom they talk we say only to whoever is in that conversation: sign in, or give the number at the top of your chat.",
    zh: "对方正在与谁交谈，只告知会话中的本人：请登录，或填写聊天窗口顶部的编号。",
  },
  "genuine.agent.elsewhere": { en: "Ours, but not talking with you", zh: "是我们的人，但没有与你交谈" },
  "genuine.agent.elsewhere.title": {
    en: "Careful: the agent with these two words is in no chat of your account",
    zh: "注意：使用这两个词的客服不在你账户的任何会话中",
  },
  "genuine.agent.elsewhere.more": {
    en: "Somebody may be reading out the words of their own chat to you. If you began yours without signing in, give the number at its top and check again.",
    zh: "可能有人在把自己聊天里的词念给你听。如果你是未登录发起的聊天，请填写聊天窗口顶部的编号再查一次。",
  },
  "genuine.agent.not-proof.yours": {
    en: "That whoever writes or calls you anywhere else is the same person. It holds for this one chat, and only now.",
    zh: "不能证明在别处联系你的也是同一个人。结果只对这一次聊天、只在此刻有效。",
  },
  "genuine.agent.not-proof.there": {
    en: "That it is your conversation. Compare the number with the one at the top of your own chat: another one is somebody else’s, read out to you.",
    zh: "不能证明那是你的会话。请与你聊天窗口顶部的编号比对：不同的编号属于别人，只是被念给你听。",
  },
  "genuine.agent.not-proof.ours": {
    en: "That this agent talks with you. Anybody can begin a chat with us and read you the words they see there.",
    zh: "不能证明这位客服正在与你交谈。任何人都能与我们聊天，再把看到的词念给你听。",
  },
  "genuine.agent.none": { en: "Not ours", zh: "不是我们的人" },
  "genuine.agent.none.title": {
    en: "No: nobody who talks for us has these two words now",
    zh: "不是：目前没有客服使用这两个词",
  },
  "genuine.agent.none.more": {
    en: "Words change with each conversation and end with it. If you have just typed them yourself from our chat, compare the spelling and check again.",
    zh: "每次会话的词都不同，会话结束即失效。如果这两个词是你从我们的聊天里看到的，请核对写法后再查一次。",
  },
  "genuine.agent.none.do": { en: "What to do now", zh: "现在该怎么做" },
  "genuine.agent.none.1": {
    en: "Answer nothing more, there or on the phone. Open no link and no file that came from there.",
    zh: "不要再回复对方，也不要接听来电；不要打开对方发来的链接和文件。",
  },
  "genuine.agent.none.2": {
    en: "Type {host} by hand and begin a chat there.",
    zh: "手动输入 {host} 打开官网，重新发起聊天。",
  },
  "genuine.agent.none.3": { en: "Report who talked to you:", zh: "举报与你交谈的人：" },

  "genuine.transcript.lead": {
    en: "Is a transcript exactly as we gave it out? Choose the JSON file. We check its signature and every entry, and keep nothing of it.",
    zh: "聊天或工单记录有没有被改过？选择 JSON 文件，我们核对签名和每一条记录，不保存任何内容。",
  },
  "genuine.transcript.file": { en: "Transcript, as JSON", zh: "记录文件（JSON）" },
  "genuine.transcript.file.hint": {
    en: "The file ticket-….json, up to {mb} MB. PDF and text can’t be checked by themselves: they name this file.",
    zh: "文件名为 ticket-….json，不超过 {mb} MB。PDF 和文本无法单独核验，请使用同时提供的 JSON 文件。",
  },
  "genuine.transcript.holds": { en: "Unchanged", zh: "未被改动" },
  "genuine.transcript.holds.title": {
    en: "This is exactly what we gave out",
    zh: "与我们提供的完全一致",
  },
  "genuine.transcript.holds.more": {
    en: "Signed by us, and every entry follows from the one before it.",
    zh: "签名出自我们，每一条记录都与前一条相接。",
  },
  "genuine.transcript.number": { en: "Conversation", zh: "会话编号" },
  "genuine.transcript.span": { en: "From and to", zh: "起止时间" },
  "genuine.transcript.messages": { en: "Messages", zh: "消息数" },
  "genuine.transcript.messages.of": {
    en: "{n}{hidden, plural, =0 {} one {, and one entry that is internal} other {, and # entries that are internal}}",
    zh: "{n} 条{hidden, plural, =0 {} other {，另有 # 条内部记录}}",
  },
  "genuine.transcript.issued": { en: "Copy made", zh: "副本生成时间" },
  "genuine.transcript.key": { en: "Signed with key", zh: "签名密钥" },
  "genuine.transcript.keys": { en: "Our published keys", zh: "我们公布的公钥" },
  "genuine.transcript.not-proof": {
    en: "That it is all: a newer copy may hold more. And a PDF or a picture that is shown with it may say something else; read the file itself.",
    zh: "不能证明内容完整：之后的副本可能有更多记录。一同出示的 PDF 或截图也可能与之不同，请以文件为准。",
  },
  "genuine.transcript.changed": { en: "Changed", zh: "已被改动" },
  "genuine.transcript.changed.title": {
    en: "This is not what we gave out",
    zh: "与我们提供的不一致",
  },
  "genuine.transcript.changed.more": {
    en: "Don’t rely on anything that stands in it. Ask for a new copy from whoever has the account.",
    zh: "其中的任何内容都不可采信。请让账户本人重新下载一份。",
  },
  "genuine.transcript.checked": { en: "Checked {time}.", zh: "核验时间 {time}。" },
  "genuine.transcript.where": { en: "Where it first fails", zh: "最先不符之处" },
  "genuine.transcript.fault.text": {
    en: "Entry {seq}: its text is not the one that was written.",
    zh: "第 {seq} 条：文字与原文不符。",
  },
  "genuine.transcript.fault.entry": {
    en: "Entry {seq}: its time, author or content was changed.",
    zh: "第 {seq} 条：时间、作者或内容被改动。",
  },
  "genuine.transcript.fault.order": {
    en: "Entry {seq} doesn’t follow from the one before it: something there was changed, taken out or put in.",
    zh: "第 {seq} 条与前一条不相接：此处有内容被改动、删除或添加。",
  },
  "genuine.transcript.fault.end": {
    en: "The end: the last entries are not the ones that were there.",
    zh: "结尾：最后的记录与原来不符。",
  },
  "genuine.transcript.fault.around": {
    en: "The entries hold together; something beside them was changed: a name, a file, the subject, a date or the signature itself.",
    zh: "各条记录彼此相接，但其他内容被改动：姓名、附件、主题、日期或签名本身。",
  },
  "genuine.transcript.line": { en: "Line {line} of the file.", zh: "文件第 {line} 行。" },
  "genuine.transcript.other-key": { en: "Not signed by us", zh: "签名不是我们的" },
  "genuine.transcript.other-key.title": {
    en: "This was signed with a key that isn’t ours",
    zh: "签名所用的密钥不是我们的",
  },
  "genuine.transcript.other-key.more": {
    en: "Anybody can make such a file. It says nothing of what was said with us.",
    zh: "这样的文件任何人都能制作，不能说明与我们的沟通内容。",
  },
  "genuine.transcript.no-transcript": { en: "No transcript", zh: "不是记录文件" },
  "genuine.transcript.no-transcript.title": {
    en: "This is not a transcript as we give it out",
    zh: "这不是我们提供的记录文件",
  },
  "genuine.transcript.no-transcript.more": {
    en: "It is another kind of file, or something was put into it or cut off. Choose the JSON file as it was downloaded.",
    zh: "可能是其他文件，或内容被添加、截断。请选择下载时的 JSON 原文件。",
  },
} as const
