/** The language of a text by its script, for the right glyphs and the right voice; undefined where that tells nothing. */
export function langOf(text: string): string | undefined {
  if (/[\u3040-\u30ff]/.test(text)) return "ja"
  if (/[\uac00-\ud7af]/.test(text)) return "ko"
  if (/[\u4e00-\u9fff]/.test(text))
    return /[們這個來對時會國過還請點應發錢轉帳號碼]/.test(text) ? "zh-Hant" : "zh-Hans"
  if (/[\u0600-\u06ff]/.test(text)) return "ar"
  if (/[\u0400-\u04ff]/.test(text)) return "ru"
  return /[a-z]{2}/i.test(text) ? "en" : undefined
}
