/** What the desk says of live conversations before anything of them is shown: keys, settings, marks. */
export const deskChatsUsual = {
  "chats.title": { en: "Chats", zh: "在线会话" },
  "mark.sent": { en: "Sent", zh: "已发送" },
  "mark.delivered": { en: "Delivered", zh: "已送达" },
  "mark.read": { en: "Read", zh: "已读" },
  "settings.enter-sends-chats": { en: "Enter sends in live chats", zh: "在线会话中按 Enter 发送" },
  "settings.enter-sends-chats.hint": {
    en: "Shift Enter makes a new line there.",
    zh: "此时 Shift Enter 换行。",
  },
  "settings.offer-sound": { en: "Sound when a chat is offered", zh: "分配会话时响铃" },
  "settings.offer-sound.hint": {
    en: "Four rising notes, once; switching it on plays them.",
    zh: "四个上行音，只响一次；开启时会试播。",
  },
  "keys.chats": { en: "Chats", zh: "在线会话" },
  "keys.accept-anywhere": { en: "Accept, also while writing", zh: "接入会话（输入时也可用）" },
  "action.chats": { en: "Go to chats", zh: "前往在线会话" },
  "action.chat-1": { en: "First chat", zh: "第一个会话" },
  "action.chat-2": { en: "Second chat", zh: "第二个会话" },
  "action.chat-3": { en: "Third chat", zh: "第三个会话" },
  "action.chat-presence": { en: "Online, busy or away", zh: "在线、忙碌或离开" },
  "action.chat-accept": { en: "Accept the offered chat", zh: "接入分配的会话" },
  "action.chat-decline": { en: "Decline the offered chat", zh: "拒绝分配的会话" },
  "action.chat-next": { en: "Take the next chat", zh: "接入下一位客户" },
}
