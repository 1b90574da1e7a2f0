/** The installation's own statuses as they are met in the inbox. */
export const deskStatuses = {
  "event.labelled": { en: "{who} gave it the status “{label}”", zh: "{who} 设置状态“{label}”" },
  "event.unlabelled": { en: "{who} took its own status off", zh: "{who} 取消了自定义状态" },
}
